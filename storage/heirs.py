"""Which meeting a report read anew belongs to: that of the old report most like it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reading.facts import Span


@dataclass(frozen=True, slots=True)
class Trace:
    """What a report is known again by: who takes part, when, and the sentence that says so."""

    keys: frozenset[str]
    days: tuple[date | None, date | None]
    evidence: Span


def inherit(reports: Sequence[Trace], before: Sequence[tuple[int, Trace]]) -> list[int | None]:
    """The old meeting of each report, None for a new one; an old report has one heir at most."""
    ranking = sorted(
        (-_likeness(new, old), number, rank)
        for number, new in enumerate(reports)
        for rank, (_, old) in enumerate(before)
    )
    heirs: list[int | None] = [None] * len(reports)
    used: set[int] = set()
    for likeness, number, rank in ranking:
        if likeness and heirs[number] is None and rank not in used:
            heirs[number] = before[rank][0]
            used.add(rank)
    return heirs


SAME_PEOPLE = 0.5
"""So many of all sides of two readings of one sentence are the same, or it tells of two things."""


def is_the_same(new: Trace, old: Trace) -> bool:
    """The same sentence, of mostly the same people: more than being the likest there is."""
    if not new.evidence.overlaps(old.evidence):
        return False
    return len(new.keys & old.keys) >= SAME_PEOPLE * len(new.keys | old.keys)


def _likeness(new: Trace, old: Trace) -> float:
    """0: another meeting altogether. One sentence may tell of several, and one pair meets often."""
    shared = len(new.keys & old.keys) / len(new.keys | old.keys) if new.keys | old.keys else 0.0
    same_words = new.evidence.overlaps(old.evidence)
    if not shared and not same_words:
        return 0.0
    return shared + same_words + (new.days == old.days) / 2
