"""Tours: «2 июля посетил Ташкент, 3 июля – Душанбе», every day with its city."""

from collections.abc import Sequence

from reading.facts import EventDate, Status
from reading.story.resolved_days import resolved, width_of
from reading.story.scenes import SentenceFacts, Setting
from reading.story.story_days import SHORT
from reading.text.analysis import ACTING
from reading.when.dates import Tense
from reading.where.places import FoundPlace

Stop = tuple[FoundPlace, EventDate]


def stops_on(days: Sequence[EventDate], facts: SentenceFacts) -> tuple[Stop, ...]:
    """«8 июля – в Баку, 9 июля – в Тбилиси»: every day with the only place behind it."""
    cities = [place for place in facts.places if place.is_city] or list(facts.places)
    starts = [day.span.start for day in days if day.span is not None]
    if len(starts) < max(2, len(days)):
        return ()
    ends = [*starts[1:], facts.sentence.tokens[-1].span.stop]
    legs = [[c for c in cities if a < c.span.start < b] for a, b in zip(starts, ends, strict=True)]
    if any(len(leg) != 1 for leg in legs):
        return ()
    return tuple((leg[0], day) for leg, day in zip(legs, days, strict=True))


def tour_from(
    place: FoundPlace, facts: SentenceFacts, setting: Setting, status: Status
) -> tuple[Stop, ...]:
    """The stops of the journey that leads to the place first, with no verb between them."""
    tense = Tense.PAST if status is Status.HELD else Tense.FUTURE
    days = (resolved(found, setting, tense) for found in facts.dates)
    stops = stops_on([day for day in days if day is not None and width_of(day) <= SHORT], facts)
    is_first = bool(stops) and stops[0][0] == place
    return stops if is_first and not _acts_after(place, stops[-1][0], facts) else ()


def _acts_after(place: FoundPlace, last: FoundPlace, facts: SentenceFacts) -> bool:
    """«…, а 3 июля в Душанбе открылся форум»: a verb or somebody else behind the first stop."""
    parsed = facts.parsed
    behind = range(place.last + 1, parsed.clause(last.first).stop)
    return any(parsed.tokens[i].pos in ACTING or parsed.mention_at(i) is not None for i in behind)
