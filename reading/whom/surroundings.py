"""The sentence being read, and what of it is read already."""

from collections.abc import Sequence
from dataclasses import dataclass

from reading.facts import Span
from reading.grammar.governors import is_finite
from reading.grammar.heads import acts_aside, is_subject, outer, top_of
from reading.grammar.mentions import Mention
from reading.text.analysis import Sentence, Token


@dataclass(frozen=True, slots=True)
class Here:
    """`names` are those of the whole sentence, `found` the mentions read so far."""

    number: int
    sentence: Sentence
    names: Sequence[Mention]
    found: list[Mention]

    def acted(self) -> list[str]:
        """Who acts in the clauses before."""
        tokens = self.sentence.tokens
        return [
            m.people[0]
            for m in self.found
            if len(m.people) == 1 and is_subject(tokens, m) and not acts_aside(tokens, m)
        ]

    def together(self) -> list[tuple[str, ...]]:
        """Who is meant by one phrase each: «главы государств», «лидеры России и Турции»."""
        by_span: dict[Span, list[str]] = {}
        for mention in self.found:
            by_span.setdefault(mention.span, []).extend(mention.people)
        groups = (tuple(dict.fromkeys(people)) for people in by_span.values())
        return [people for people in groups if len(people) > 1]

    def company_before(self, index: int) -> str | None:
        """«На встрече с Х стороны …»: one of the two is X."""
        tokens = self.sentence.tokens
        with_whom = [
            m
            for m in self.names
            if m.case == "Ins" and 0 < m.first <= m.last < index
            if tokens[m.first - 1].text.lower() in COMPANY
            if not any(is_finite(token) for token in tokens[m.last + 1 : index])
        ]
        return with_whom[0].person if len(with_whom) == 1 else None

    def quoted_before(self, index: int) -> tuple[str, ...]:
        """Persons of a quotation that ends right before: «…», — сказал министр."""
        tokens = self.sentence.tokens
        ends = [i for i in range(index) if _closes_speech(tokens, i)]
        last = ends[-1] if ends and index - ends[-1] <= TO_SPEAKER else 0
        return tuple(person for m in self.names if m.last < last for person in m.people)

    def beside(self, index: int) -> tuple[str, ...]:
        """Persons of the same verb or noun: nobody meets himself."""
        tokens = self.sentence.tokens
        governor = tokens[top_of(tokens, index)].head
        if governor >= 0 and tokens[governor].lemma in EACH:
            # «побеседовал с каждым из лидеров», «провёл беседу с каждым»
            governor = tokens[top_of(tokens, governor)].head
            if governor >= 0 and tokens[governor].relation == "obj":
                governor = tokens[governor].head
        if governor < 0:
            governor = top_of(tokens, index)
        carrier = _carrier(tokens, index, governor)
        over_infinitive = _over_infinitive(tokens, governor)
        people: list[str] = []
        for mention in (*self.names, *self.found):
            head = top_of(tokens, outer(tokens, mention.first, mention.last))
            over = _over_thing(tokens, tokens[head].head) if mention.case == "Ins" else None
            is_subject_above = over_infinitive == tokens[head].head and mention.case == "Nom"
            carries = carrier == tokens[head].head and mention.case == "Nom"
            if governor in {head, tokens[head].head, over} or is_subject_above or carries:
                people.extend(mention.people)
        return tuple(people)


COMPANY = frozenset({"с", "со"})
EACH = frozenset({"каждый", "один"})
CLOSING = frozenset({"»", "”", "“", '"'})
DASHES = frozenset({"-", "–", "—"})
TO_SPEAKER = 6
"""Tokens from the end of a quotation to whoever said it: «», — добавил затем министр»."""


def _closes_speech(tokens: Sequence[Token], index: int) -> bool:
    """«…», — »: the mark, a comma, a dash."""
    after = [token.text for token in tokens[index + 1 : index + 3]]
    is_joined = after[:1] == [","] and not DASHES.isdisjoint(after[1:])
    return tokens[index].text in CLOSING and is_joined


def _carrier(tokens: Sequence[Token], index: int, governor: int) -> int:
    """«провёл переговоры с ним»: the verb whose subject is another."""
    is_company = index > 0 and tokens[index - 1].text.lower() in COMPANY
    is_carried = 0 <= governor < len(tokens) and tokens[governor].relation == "obj"
    return tokens[governor].head if is_company and is_carried else len(tokens)


def _over_infinitive(tokens: Sequence[Token], index: int) -> int:
    """«А встречаться с ним не намерен»: the verb whose subject the infinitive shares."""
    is_infinitive = tokens[index].feats.get("VerbForm") == "Inf"
    return tokens[index].head if is_infinitive and tokens[index].head >= 0 else len(tokens)


def _over_thing(tokens: Sequence[Token], index: int) -> int | None:
    """«у министра запланированы переговоры с Х»: the verb over what X has a part in."""
    is_thing = index >= 0 and tokens[index].relation.startswith(("nsubj", "obj"))
    return tokens[index].head if is_thing and tokens[index].feats.get("Animacy") == "Inan" else None
