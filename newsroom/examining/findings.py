"""What a check comes to."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How much it matters; `REPAIRED`: it was wrong and no longer is."""

    OK = 0
    REPAIRED = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One check in one line: what was looked at, what was seen, what to do about it."""

    about: str
    level: Level
    seen: str
    advice: str = ""


def fine(about: str, seen: str) -> Finding:
    return Finding(about, Level.OK, seen)


def derived(about: str, wrong: int, what: str, *, repairs: bool) -> Finding:
    """Of what can be worked out again; `wrong`: how many of them were."""
    if not wrong:
        return fine(about, f"{what}: all as worked out again")
    if repairs:
        return Finding(about, Level.REPAIRED, f"{what}: {wrong:,} put right")
    return Finding(about, Level.ERROR, f"{what}: {wrong:,} wrong", "`doctor --repair`")
