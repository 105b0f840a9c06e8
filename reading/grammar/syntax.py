"""A parsed sentence: where its mentions hang, and where its clauses begin and end."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from reading.grammar.attaching import Attached, attach
from reading.grammar.mentions import Mention
from reading.grammar.trees import Tree
from reading.text.analysis import Token

__all__ = ["Attached", "Parsed"]


class Parsed(Tree):
    """A sentence with the mentions in it."""

    @cached_property
    def attached(self) -> tuple[Attached, ...]:
        """Where each mention hangs; most sentences are never asked."""
        return tuple(attach(self, mention) for mention in self.mentions)

    def case_of(self, mention: Mention | None) -> str | None:
        return next((item.case for item in self.attached if item.mention is mention), None)

    def clause(self, index: int) -> range:
        """The stretch of tokens between clause borders around a token: «, который», «;», «:»."""
        before = bisect_left(self._borders, index)
        after = bisect_right(self._borders, index)
        first = self._borders[before - 1] + 1 if before else 0
        last = self._borders[after] if after < len(self._borders) else len(self.tokens)
        return range(first, last)

    @cached_property
    def _borders(self) -> Sequence[int]:
        signs = (pair for pair in enumerate(self.tokens) if pair[1].text in SIGNS)
        return [i for i, sign in signs if self._is_border(i, sign)]

    def _is_border(self, index: int, sign: Token) -> bool:
        if sign.text != COMMA:
            return True
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None:
            return False
        is_opener = following.lemma in CLAUSE_OPENERS or following.text in DASHES
        return is_opener or self._opens_aside(index + 1)

    def _opens_aside(self, index: int) -> bool:
        """«…, в ходе которого», «…, с которым», «…, будет ли»."""
        if [one.text for one in self.tokens[index + 1 : index + 2]] == [WHETHER]:
            return True  # «…, будет ли»
        is_leading = self.tokens[index].pos == "ADP"
        return is_leading and WHICH in [one.lemma for one in self.tokens[index + 1 : index + 3]]


COMMA = ","
SIGNS = frozenset({COMMA, ";", ":"})
DASHES = frozenset({"–", "—"})
"""After a comma the words of who spoke: «…», – сказал он."""

WHICH, WHETHER = "который", "ли"

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
    | {
        "а",
        "но",
        "зато",
        "однако",
        "поскольку",
        "отметить",
        "добавить",
        "сказать",
        "подчеркнуть",
        "писать",
    }
)
