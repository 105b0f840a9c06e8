"""The words that say where a story is (`data/staging.toml`), as values."""

import tomllib
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Staging:
    """Dictionary forms; what each list means stands in the file."""

    going: frozenset[str]
    staying: frozenset[str]
    gathering: frozenset[str]
    happening: frozenset[str]
    frames: frozenset[str]


def parse_staging(text: str) -> Staging:
    """Read `staging.toml`. Raises tomllib.TOMLDecodeError or KeyError."""
    table = tomllib.loads(text)
    return Staging(**{field.name: frozenset(table[field.name]) for field in fields(Staging)})
