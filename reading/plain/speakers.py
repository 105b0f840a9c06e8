"""Who says it in a sentence: the one beside a verb of saying, before it or after."""

from collections.abc import Container
from dataclasses import dataclass

from reading.facts import Span
from reading.grammar.mentions import MentionKind
from reading.plain.drafts import Told
from reading.plain.grammar import ContactTable, Grammar, Marker
from reading.plain.rows import Unit
from reading.text.analysis import Token

BY_NAME, BY_OFFICE, BY_PRONOUN = 1.0, 0.9, 0.7
BESIDE = 2
"""Tokens from a verb of saying to a speaker who follows: «said the X»."""

FARTHEST = 6
"""Tokens between a speaker and the verb of saying."""

SPEAKING = frozenset({Marker.SUBJECT, Marker.OBJECT})


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words, how sure, and in which sentence it is said."""

    speaker: str
    confidence: float
    evidence: Span


class Speakers:
    """Finds verbs of saying and whose they are."""

    def __init__(self, grammar: Grammar, table: ContactTable) -> None:
        self._company_follows = grammar.company_follows
        self._verbs = frozenset(phrase.split()[-1] for phrase in table.speech["verbs"])

    def verbs(self, told: Told, besides: Span) -> list[int]:
        """The verbs of saying outside of a quotation."""
        return [
            index
            for index, token in enumerate(told.scene.tokens)
            if token.lemma in self._verbs and _is_finite(token) and not besides.overlaps(token.span)
        ]

    def said(self, told: Told, quote: Span) -> Said | None:
        """The speaker in the words of the sentence outside of the quotation."""
        verbs = self.verbs(told, quote)
        after = [i for i in verbs if told.scene.tokens[i].span.start >= quote.stop]
        for verb in (*after, *reversed([i for i in verbs if i not in after])):
            unit = self.speaker(told, verb, quote)
            if unit is not None:
                return said_by(unit, told.span)
        return None

    def speaker(self, told: Told, verb: int, quote: Span) -> Unit | None:
        """The one next to a verb of saying: «X said», «said X», «деді X», «X … деді»."""
        units = [u for u in told.scene.units if u.members and not quote.overlaps(u.members[0].span)]
        following = [u for u in units if 0 < u.first - verb <= BESIDE and u.marker in SPEAKING]
        before = [u for u in units if u.last < verb and u.marker is Marker.SUBJECT]
        if self._company_follows:
            near = [unit for unit in before if self._is_near(told, unit.last, verb)]
            found = near[-1:] or [u for u in following if u.first == verb + 1]
        else:
            found = following[:1] or before[-1:]
        single = [unit for unit in found if len({m.person for m in unit.members}) == 1]
        return single[0] if single and single[0].members[0].person else None

    def _is_near(self, told: Told, start: int, verb: int) -> bool:
        """«X said», «X, speaking in Amman beside Y, said»."""
        is_set_off = told.scene.low(start + 1) == "," == told.scene.low(verb - 1)
        is_verbless = not any(
            token.feats.get("Tense") == "Past" and token.lemma not in {"have", "be"}
            for token in told.scene.tokens[start + 1 : verb]
        )
        return is_verbless and (is_set_off or verb - start <= FARTHEST)


def said_by(unit: Unit, evidence: Span) -> Said | None:
    mention = unit.members[0]
    if mention.person is None:
        return None
    if unit.is_pronoun:
        return Said(mention.person, BY_PRONOUN, evidence)
    sure = BY_OFFICE if mention.kind is MentionKind.ROLE else BY_NAME
    return Said(mention.person, sure, evidence)


def _is_finite(token: Token) -> bool:
    """«said», «says», «деді»; not «to say», «saying», «айту»."""
    tenses: Container[str | None] = {"Past", "Pres", "Fut"}
    return token.feats.get("Tense") in tenses or token.feats.get("VerbForm") == "Conv"
