"""The parse of one sentence, as far as who does what with whom needs it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.analysis import Sentence, Token
from reading.mentions import Mention

CLIMBED = frozenset({"conj", "appos", "flat:name", "flat", "flat:foreign", "parataxis", "list"})
PREPOSITIONS = frozenset(
    {"с", "со", "между", "к", "в", "во", "на", "у", "от", "для", "по", "при", "о"}
)
DEEPEST = 12


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
        self._owner = {
            index: mention
            for mention in mentions
            for index in range(mention.first, mention.last + 1)
        }
        self.attached = tuple(self._attach(mention) for mention in mentions)

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

    def children(self, index: int) -> Iterator[int]:
        return (i for i, token in enumerate(self.tokens) if token.head == index)

    def mention_at(self, index: int) -> Mention | None:
        return self._owner.get(index)

    def clause(self, index: int) -> range:
        """The stretch of tokens between clause borders around a token: «, который», «;», «:»."""
        borders = [i for i, token in enumerate(self.tokens) if self._is_border(i, token)]
        first = max((i + 1 for i in borders if i < index), default=0)
        last = min((i for i in borders if i > index), default=len(self.tokens))
        return range(first, last)

    def _is_border(self, index: int, token: Token) -> bool:
        if token.text in {";", ":"}:
            return True
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return token.text == "," and following is not None and following.lemma in CLAUSE_OPENERS

    def _attach(self, mention: Mention) -> Attached:
        head = self._head_of(mention)
        preposition = self._preposition(mention)
        for _ in range(DEEPEST):
            token = self.tokens[head]
            owner = self._owner.get(token.head)
            if owner is mention or (owner is not None and token.relation in CLIMBED):
                # Coordinated or in apposition: it stands where the first of them stands.
                head = token.head if owner is mention else self._head_of(owner)
                if owner is not mention and not preposition:
                    preposition = self._preposition(owner)
                continue
            break
        token = self.tokens[head]
        case = mention.case or token.case
        return Attached(mention, token.head, token.relation, preposition, case)

    def _head_of(self, mention: Mention) -> int:
        """The token of the phrase that hangs on something outside of it."""
        inside = range(mention.first, mention.last + 1)
        return next((i for i in inside if self.tokens[i].head not in inside), mention.first)

    def _preposition(self, mention: Mention) -> str:
        """The preposition right before the phrase, over words that describe it."""
        for index in range(mention.first - 1, max(-1, mention.first - 5), -1):
            token = self.tokens[index]
            if token.pos == "ADP" and token.text.lower() in PREPOSITIONS:
                return "с" if token.text.lower() == "со" else token.text.lower()
            if token.pos not in {"ADJ", "DET", "NUM"} and token.text not in '«»"“”':
                return ""
        return ""


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
