"""A week looked back at. Pure: what took place in it and what is planned for the next."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.digests.news import Item, News, is_fresh, is_wanted, last_possible_day
from newsroom.digests.ranking import Edition, is_this_week, rank
from newsroom.themes import Themes
from reading.facts import Status

WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)
CAP = 25
MOST_ACTIVE = 3


@dataclass(frozen=True, slots=True)
class Review:
    """`first` to `last`: the seven days before today. `active`: who met most, with how often."""

    edition: Edition
    first: date
    last: date
    held: int
    active: Sequence[tuple[str, int]]


def review(
    news: Sequence[News], interests: Themes, today: date, follows: Sequence[Themes] = ()
) -> Review:
    """Told before or not: a review leaves out nothing that belongs to its week."""
    first, last = today - WEEK, today - ONE_DAY
    wanted = [one for one in news if is_wanted(one, interests) and is_fresh(one, today)]
    held = [one for one in wanted if _was_in(one, first, last)]
    ahead = [
        one
        for one in wanted
        if one.meeting.status is Status.PLANNED and is_this_week(one.meeting, today)
    ]
    edition = rank([Item(one, {}) for one in (*held, *ahead)], today, CAP, follows)
    names = Counter(
        side.name for one in held for side in one.participants if side.person_id is not None
    )
    active = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
    return Review(edition, first, last, len(held), active[:MOST_ACTIVE])


def _was_in(one: News, first: date, last: date) -> bool:
    day = last_possible_day(one)
    return one.meeting.status is Status.HELD and day is not None and first <= day <= last
