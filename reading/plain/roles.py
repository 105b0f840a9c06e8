"""An office named in a sentence, and the word of office in it."""

import re
from dataclasses import dataclass

from reading.facts import Span
from reading.plain.sides import Side
from reading.text.analysis import Token
from reading.world import Office

OTHER = "other"
RULING = frozenset({"head_of_state", "head_of_government"})


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens `first` to `last` are a word of the table of titles."""

    first: int
    last: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office named by tokens `first` to `last` (included).

    `title` is as the article words it, in the nominative; `level` "" when nothing tells the kind of
    office; `stands_in` marks «counterpart», `is_guest` «the guest», `is_visiting` «the
    visiting premier»: somebody named before.
    """

    title: str
    phrase: str
    first: int
    last: int
    span: Span
    case: str | None
    level: str = ""
    side: Side | None = None
    states: tuple[Side, ...] = ()
    """All countries it names: «the presidents of Ukraine and Germany»."""
    offices: tuple[Office, ...] = ()
    stands_in: bool = False
    is_guest: bool = False
    is_visiting: bool = False
    is_plural: bool = False


PLURAL = re.compile(r"(?:лар|лер|дар|дер|тар|тер)\w*")


def is_plural(token: Token) -> bool:
    """«leaders», «басшылары»."""
    rest = token.text.lower().removeprefix(token.lemma)
    return token.feats.get("Number") == "Plur" or bool(PLURAL.fullmatch(rest))
