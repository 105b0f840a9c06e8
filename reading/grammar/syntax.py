"""The parse of one sentence, as far as who does what with whom needs it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reading.grammar.heads import outer
from reading.grammar.mentions import Mention
from reading.text.analysis import Sentence, Token

CLIMBED = frozenset({"conj", "appos", "flat:name", "flat", "flat:foreign", "parataxis", "list"})
PREPOSITIONS = frozenset(
    {
        "с",
        "со",
        "между",
        "к",
        "в",
        "во",
        "на",
        "у",
        "от",
        "для",
        "по",
        "при",
        "о",
        "об",
        "за",
        "из",
        "после",
        "перед",
    }
)
AT_THE_HEAD = frozenset(
    {("во", "главе"), ("под", "руководством"), ("под", "председательством"), ("под", "началом")}
)
NEAR_LEADER = 8
LEADING = frozenset({"возглавить", "возглавлять", "возглавляемый", "вести"})
BODIES = frozenset(
    {
        "делегация",
        "миссия",
        "группа",
        "команда",
        "комиссия",
        "представитель",
        "переговорщик",
        "состав",
        "представительство",
    }
    | {
        "отряд",
        "правительство",
        "руководство",
        "члены",
        "депутат",
        "сенатор",
        "парламентарий",
        "бизнесмен",
    }
)
COUNTING = frozenset({"каждый", "оба", "любой"})
FARTHEST_BODY = 14
FARTHEST_COMPANY = 32
"""Tokens from «с прибывшими» to whoever came, all that describes them and a row of names."""
DEEPEST = 12
BY_RELATION = {"nsubj": "Nom", "nsubj:pass": "Nom", "obj": "Acc", "iobj": "Dat", "nmod": "Gen"}
"""The case of a name that doesn't decline: the parser's relation says more than its form."""

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "X", "NUM"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A mention and what it hangs on: governor's index (-1: root), relation, preposition, case."""

    mention: Mention
    governor: int
    relation: str
    preposition: str
    case: str | None


class Parsed:
    """A sentence with the mentions in it."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        whole = [one for one in mentions if not any(map(one.is_part_of, mentions))]
        self._owner = {
            index: mention for mention in whole for index in range(mention.first, mention.last + 1)
        }
        self._mentions = whole

    @cached_property
    def attached(self) -> tuple[Attached, ...]:
        """Where each mention hangs; most sentences are never asked."""
        return tuple(self._attach(mention) for mention in self._mentions)

    def ancestors(self, index: int) -> Iterator[int]:
        """The governors of a token, nearest first; a broken parse can't loop."""
        seen = {index}
        while (index := self.tokens[index].head) >= 0 and index not in seen:
            seen.add(index)
            yield index

    def verb_over(self, index: int) -> int | None:
        """The verb whose clause a token stands in: itself or its nearest governing verb."""
        if self.tokens[index].pos in {"VERB", "AUX"}:
            return index
        return next(
            (i for i in self.ancestors(index) if self.tokens[i].pos in {"VERB", "AUX"}), None
        )

    def children(self, index: int) -> Sequence[int]:
        return self._children.get(index, ())

    @cached_property
    def _children(self) -> Mapping[int, Sequence[int]]:
        children: dict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            children[token.head].append(index)
        return children

    def mention_at(self, index: int) -> Mention | None:
        return self._owner.get(index)

    def case_of(self, mention: Mention | None) -> str | None:
        return next((item.case for item in self.attached if item.mention is mention), None)

    def clause(self, index: int) -> range:
        """The stretch of tokens between clause borders around a token: «, который», «;», «:»."""
        first = max((i + 1 for i in self._borders if i < index), default=0)
        last = min((i for i in self._borders if i > index), default=len(self.tokens))
        return range(first, last)

    @cached_property
    def _borders(self) -> Sequence[int]:
        return [i for i, token in enumerate(self.tokens) if self._is_border(i, token)]

    def _is_border(self, index: int, token: Token) -> bool:
        if token.text in {";", ":"}:
            return True
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if token.text != "," or following is None:
            return False
        is_opener = following.lemma in CLAUSE_OPENERS or following.text in DASHES
        return is_opener or self._opens_aside(index + 1)

    def _opens_aside(self, index: int) -> bool:
        """«…, в ходе которого», «…, с которым», «…, будет ли»."""
        if [one.lemma for one in self.tokens[index + 1 : index + 2]] == [WHETHER]:
            return True  # «…, будет ли»
        is_leading = self.tokens[index].pos == "ADP"
        return is_leading and WHICH in [one.lemma for one in self.tokens[index + 1 : index + 3]]

    def _attach(self, mention: Mention) -> Attached:
        """Where the whole phrase hangs: over titles, appositions and the members of a row."""
        body = self._led_body(mention)
        if body is not None:
            return self._attach_body(mention, body)
        item = self._hang(mention)
        is_lost = item.case == "Ins" and not item.preposition
        company = self._described_company(mention) if is_lost else None
        return item if company is None else Attached(mention, company, "nmod", "с", item.case)

    def _hang(self, mention: Mention) -> Attached:
        head = self._head_of(mention)
        preposition = self._preposition(mention) or self._case_word(head, mention)
        case, in_row = mention.case or self.tokens[head].case, False
        for _ in range(DEEPEST):
            up = self._climbs(head, case)
            if up is None:
                break
            if (
                self._owner.get(up) is None
                and self.tokens[head].relation != "conj"
                and not mention.case
            ):
                case = self.tokens[up].case or case
            head = up
            owner = self._owner.get(head)
            if owner is not None and owner is not mention:
                in_row = True
                case = self._row_case(mention, owner, case)
                head = self._head_of(owner)
                preposition = preposition or self._preposition(owner)
            if self.tokens[head].case == case or not mention.case:
                preposition = preposition or self._case_word(head, mention)
        token = self.tokens[head]
        if not mention.case and not in_row:
            case = BY_RELATION.get(token.relation, case) if not preposition else case
        return Attached(mention, token.head, token.relation, preposition, case)

    def _described_company(self, mention: Mention) -> int | None:
        """What governs «с прибывшими для участия в саммите Х и У», which the parser cuts in two."""
        for index in range(mention.first - 1, max(0, mention.first - FARTHEST_COMPANY), -1):
            token = self.tokens[index]
            if is_participle(token) and token.case == "Ins":
                return index - 2 if self._case_before(index) == "с" and index > 1 else None
            if token.feats.get("VerbForm") in {"Fin", "Inf"} or token.text in {";", ":"}:
                return None
        return None

    def _case_before(self, index: int) -> str:
        word = self.tokens[index - 1].text.lower()
        return "с" if word == "со" else word

    def _row_case(self, mention: Mention, lead: Mention, case: str | None) -> str | None:
        """A bare name in a row stands where its lead does: «встреча Марты Новаковой и Попеску»."""
        is_bare = self.tokens[mention.first].text[0].isupper()
        is_unclear = mention.case is None or (mention.case == "Nom" and is_bare)
        joined = mention.first > lead.last and self.tokens[mention.first - 1].text in {",", "и"}
        # «… с Х, Нуртлеу – с У»: no member of the row, but a subject without its verb.
        following = self.tokens[mention.last + 1 : mention.last + 2]
        acts = bool(following) and following[0].text in {"–", "—"}
        return lead.case if is_unclear and joined and lead.case and not acts else case

    def _led_body(self, mention: Mention) -> int | None:
        """The delegation somebody leads: «делегация во главе с …», «которую возглавляет …»."""
        marker = self._leading_word(mention)
        if marker is None:
            return self._each_of(mention)
        span = range(marker - 1, max(-1, marker - FARTHEST_BODY), -1)
        return next((i for i in span if self.tokens[i].lemma in BODIES), None)

    def _each_of(self, mention: Mention) -> int | None:
        """«с каждым из гостей», «принял обоих из них»: the word that counts them."""
        head = self._head_of(mention)
        above = self.tokens[head].head
        is_counted = above >= 0 and self.tokens[above].lemma in COUNTING
        return above if is_counted and self._case_word(head, None) == "из" else None

    def _leading_word(self, mention: Mention) -> int | None:
        """«главе», «руководством», «возглавляет» over a mention or the row it belongs to."""
        for index in self._row_heads(mention):
            governor = self.tokens[index].head
            if governor >= 0 and self._leads(governor):
                return governor
        for index in range(mention.first - 1, max(-1, mention.first - NEAR_LEADER), -1):
            if self.tokens[index].pos == "VERB" or self.tokens[index].text in {",", ";"}:
                return None
            if self._leads(index):
                return index
        return None

    def _row_heads(self, mention: Mention) -> Iterator[int]:
        index = self._head_of(mention)
        yield index
        for _ in range(DEEPEST):
            token = self.tokens[index]
            if token.relation not in CLIMBED or token.head < 0:
                return
            owner = self._owner.get(token.head)
            index = token.head if owner is None else self._head_of(owner)
            yield index

    def _leads(self, index: int) -> bool:
        token = self.tokens[index]
        before = self.tokens[index - 1].text.lower() if index else ""
        if token.lemma in LEADING:
            return any(t.lemma == "который" for t in self.tokens[max(0, index - 3) : index]) or (
                token.feats.get("VerbForm") == "Part"
            )
        return (before, token.text.lower()) in AT_THE_HEAD

    def _attach_body(self, mention: Mention, body: int) -> Attached:
        token = self.tokens[body]
        while token.relation == "conj" and token.head >= 0:
            body, token = token.head, self.tokens[token.head]
        relation = "obl" if token.relation == "det" else token.relation
        # «Делегации … провели»: as a subject that form is no genitive.
        case = "Nom" if (relation, token.case) == ("nsubj", "Gen") else token.case
        return Attached(mention, token.head, relation, self._case_word(body, None), case)

    def _climbs(self, head: int, case: str | None) -> int | None:
        """The noun a phrase only continues: its title, or the first of the row it is in."""
        token = self.tokens[head]
        if token.head < 0:
            return None
        governor = self.tokens[token.head]
        if governor.pos not in NOMINAL:
            return None
        above = [token.head, *self.ancestors(token.head)][:3]
        same = [i for i in above if self.tokens[i].case == case and self.tokens[i].pos in NOMINAL]
        if token.relation in CLIMBED:
            # «министра Х, Ионуца Попеску»: a name hung on a name is one of its row in any case.
            is_row = token.relation == "conj" and self._owner.get(token.head) is not None
            same = [i for i in same if self._owner.get(i) is not None] if is_row else same
            return same[0] if same and governor.case != case else token.head
        # «вице-президентом по региону Полом Буллоком»: hung on the wrong noun of a long title.
        if (
            token.relation in {"nmod", "acl"}
            and case in {"Ins", "Dat"}
            and not self._case_word(head, None)
        ):
            return same[0] if same else None
        return None

    def _case_word(self, head: int, mention: Mention | None) -> str:
        """The preposition that the parser hangs on a noun."""
        for child in self.children(head):
            token = self.tokens[child]
            if token.relation == "case" and self._is_preposition(child):
                if mention is not None and child > mention.first and head <= mention.last:
                    continue
                word = token.text.lower()
                return "с" if word == "со" else "к" if word == "ко" else word
        return ""

    def _is_preposition(self, index: int) -> bool:
        """Also «С» at the beginning of a sentence, which the tagger takes for a letter."""
        token = self.tokens[index]
        return token.pos == "ADP" or (index == 0 and token.text.lower() in PREPOSITIONS)

    def _head_of(self, mention: Mention) -> int:
        return outer(self.tokens, mention.first, mention.last)

    def _preposition(self, mention: Mention) -> str:
        """The preposition right before the phrase, over words that describe it."""
        for index in range(mention.first - 1, max(-1, mention.first - 5), -1):
            token = self.tokens[index]
            if self._is_preposition(index) and token.text.lower() in PREPOSITIONS:
                return "с" if token.text.lower() == "со" else token.text.lower()
            if token.pos not in {"ADJ", "DET", "NUM"} and token.text not in '«»"“”':
                return ""
        return ""


DASHES = frozenset({"–", "—"})
"""After a comma the words of who spoke: «…», – сказал он."""

WHICH, WHETHER = "который", "ли"


def is_participle(token: Token) -> bool:
    """«прибывший», but not the short «запланировано»."""
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"


CLAUSE_OPENERS = frozenset(
    {
        "который",
        "чей",
        "что",
        "где",
        "когда",
        "чтобы",
        "если",
        "сообщать",
        "сообщить",
        "рассказать",
        "уточнить",
        "передавать",
        "заявить",
        "говориться",
    }
    | {"а", "но", "однако", "поскольку", "отметить", "добавить", "сказать", "подчеркнуть", "писать"}
)
