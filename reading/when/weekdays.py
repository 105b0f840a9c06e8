"""Days without a year as clues to it: «в воскресенье, 2 марта» is in few years."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from reading.facts import Basis, EventDate
from reading.when.dates import FoundDate, Partial
from reading.when.documents import prove_day
from reading.when.windows import DAY, MONTH, WEEK, Clue, Rank, Window
from reading.world import World

YEARS = range(2000, 2040)


def clues_of_weekday(found: FoundDate, *, is_ahead: bool) -> Iterator[Clue]:
    """The weeks of the years in which the day is of that weekday.

    `is_ahead`: the sentence may speak of what is to come, so that the article is older.
    """
    partial = found.partial
    if partial is None or partial.on is None:
        return
    before, after = (MONTH, DAY) if is_ahead else (DAY, WEEK)
    windows = tuple((day - before, day + after) for day in _days(partial))
    if windows:
        yield Clue(windows, Rank.WEEKDAY, found.event_date.basis, found.span)


def clue_of_opening(found: FoundDate) -> Clue | None:
    """«АНТАЛЬЯ (15.05).»: that day of some year; its weekday may be told as well."""
    days = tuple(_days(found.partial)) if found.partial is not None else ()
    if not days:
        return None
    windows = tuple((day, day) for day in days)
    return Clue(windows, Rank.OPENING, Basis.DATELINE, found.span)


def _days(partial: Partial) -> Iterator[date]:
    for year in YEARS:
        try:
            day = date(year, *partial.first)
        except ValueError:  # 29 February
            continue
        if partial.on in {None, day.weekday()}:
            yield day


def of_one_year(clues: Sequence[Clue], people: Collection[str], world: World) -> list[Clue]:
    """Of several years the one that surer clues leave, or most of the people were in office."""
    sure = prove_day(clue for clue in clues if clue.rank < Rank.CALENDAR)
    return [_of_year(clue, sure, people, world) for clue in clues]


def _of_year(clue: Clue, sure: EventDate, people: Collection[str], world: World) -> Clue:
    if clue.rank not in {Rank.WEEKDAY, Rank.OPENING}:
        return clue
    first, last = sure.first or date.min, sure.last or date.max
    left = [window for window in clue.windows if window[0] <= last and first <= window[1]]
    votes = [_in_office(window, people, world) for window in left]
    best = max(votes, default=0)
    if not best or votes.count(best) > 1:
        return clue
    return replace(clue, windows=(left[votes.index(best)],), rank=Rank.CALENDAR)


def _in_office(window: Window, people: Collection[str], world: World) -> int:
    return sum(
        any(
            term.may_have_held_on(*window) and not term.is_forgotten_on(window[0])
            for term in world.terms_of(person)
        )
        for person in people
    )
