"""The words that mean somebody named elsewhere, as a table (`data/references.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """The table of words that mean somebody named elsewhere (`data/references.toml`)."""

    guest: frozenset[str]
    host: frozenset[str]
    housed: frozenset[str]
    partner: frozenset[str]
    groups: frozenset[str]
    bare_groups: frozenset[str]
    many_of: frozenset[str]
    others: frozenset[str]
    both: frozenset[str]
    own: frozenset[str]
    telling: frozenset[str]
    reporting: frozenset[str]
    channels: frozenset[str]
    unique: frozenset[str]
    bare_titles_of: str
    classes: Mapping[str, frozenset[str]]
    outlets: Mapping[str, str]
    seats: Mapping[str, tuple[str, str]]

    @property
    def stand_ins(self) -> frozenset[str]:
        return self.guest | self.host | self.partner


def parse_references(text: str) -> ReferenceWords:
    """Read `references.toml`. Raises tomllib.TOMLDecodeError or KeyError."""
    table = tomllib.loads(text)
    classes: dict[str, frozenset[str]] = {}
    for first, *rest in table["classes"]:
        classes[first] = classes.get(first, frozenset()) | {first, *rest}
    words = {name: frozenset(table[name]) for name in WORDS}
    outlets = {name.lower(): iso for iso, names in table["outlets"].items() for name in names}
    seats = {name: (iso, level) for name, iso, level in table["seats"]}
    bare = table["bare_titles_of"]
    return ReferenceWords(
        classes=classes, outlets=outlets, seats=seats, bare_titles_of=bare, **words
    )


WORDS = (
    "guest",
    "host",
    "housed",
    "partner",
    "groups",
    "bare_groups",
    "many_of",
    "others",
    "both",
    "own",
    "telling",
    "reporting",
    "channels",
    "unique",
)
"""The plain lists of the table."""
