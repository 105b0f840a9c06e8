from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from newsroom.merging import ReportToMerge, merge
from reading.facts import Form, Status
from tests.newsroom.test_merging import SOME_DAY, TOKAYEV, in_month, on, partition, undated

WEEK = timedelta(days=7)
FIRST_DAY, NEW_DAY, THIRD_DAY = SOME_DAY, SOME_DAY + timedelta(days=3), SOME_DAY + timedelta(days=9)
EARLY, LATER = SOME_DAY - 3 * WEEK, SOME_DAY - WEEK
NEXT_MONTH = SOME_DAY + 4 * WEEK
MEMORY_OF = SOME_DAY - 30 * WEEK


def planned(day: date = FIRST_DAY, published: date | None = EARLY, **more: Any) -> ReportToMerge:
    return on(day, status=Status.PLANNED, published=published, **more)


def moved(day: date = NEW_DAY, published: date | None = LATER, **more: Any) -> ReportToMerge:
    """«Перенесена на …»: the day is the new one."""
    return on(day, status=Status.POSTPONED, published=published, **more)


def put_off(day: date = FIRST_DAY, published: date | None = LATER) -> ReportToMerge:
    """«Намеченная на … перенесена на более поздний срок»: the day is the old one."""
    return on(day, status=Status.POSTPONED, published=published)


def held(day: date = NEW_DAY, **more: Any) -> ReportToMerge:
    return on(day, **({"published": day} | more))


A_VISIT: dict[str, Any] = {
    "form": Form.VISIT,
    "participants": frozenset({TOKAYEV}),
    "country": "PL",
}

ONE_MEETING = {
    "planned, moved, held": (planned(), moved(), held()),
    "planned, moved": (planned(), moved()),
    "moved to an earlier day": (planned(THIRD_DAY), moved(FIRST_DAY), held(FIRST_DAY)),
    "planned, put off to no known day, held in the end": (
        planned(),
        put_off(),
        held(SOME_DAY + 9 * WEEK),
    ),
    "put off without saying which day, then planned anew": (
        planned(),
        undated(status=Status.POSTPONED, published=LATER),
        planned(THIRD_DAY, published=LATER + WEEK),
    ),
    "called off without saying which day": (
        planned(),
        undated(status=Status.CANCELLED, published=LATER),
    ),
    "moved twice": (
        planned(),
        moved(),
        moved(THIRD_DAY, published=LATER + timedelta(days=1)),
        held(THIRD_DAY),
    ),
    "planned for some day of a month, moved into the next": (
        in_month(status=Status.PLANNED, published=date(2019, 8, 20)),
        moved(date(2019, 10, 5), published=date(2019, 9, 10)),
        held(date(2019, 10, 5)),
    ),
    "nobody knows when it was published": (planned(published=None), moved(published=None)),
    "a visit moved": (planned(**A_VISIT), moved(**A_VISIT), held(**A_VISIT)),
    "two outlets announce, one of them follows": (planned(), planned(), moved(), held(), held()),
}


@pytest.mark.parametrize("reports", ONE_MEETING.values(), ids=ONE_MEETING.keys())
def test_what_was_moved_is_one_meeting_in_whatever_order_it_is_told(
    reports: tuple[ReportToMerge, ...],
) -> None:
    everything = frozenset(one.id for one in reports)
    for order in permutations(reports):
        assert partition(merge(order)) == {everything}


APART = {
    "two plans for two days, nobody says moved": (planned(), planned(NEW_DAY)),
    "a plan and what was held on another day": (planned(), held()),
    "cancelled, and planned again": (
        on(FIRST_DAY, status=Status.CANCELLED, published=LATER),
        planned(THIRD_DAY, published=LATER + WEEK),
    ),
    "the first was held, and the next one moved": (
        on(FIRST_DAY, published=FIRST_DAY),
        moved(THIRD_DAY, published=FIRST_DAY),
    ),
    "the day of the plan was over when the other was moved": (
        planned(),
        moved(THIRD_DAY + WEEK, published=THIRD_DAY),
    ),
    "planned only after the other was moved": (
        planned(published=LATER + WEEK),
        moved(THIRD_DAY, published=LATER),
    ),
    "moved in another country": (planned(country="PL"), moved(country="KZ")),
    "a visit is no meeting": (planned(**A_VISIT), moved()),
    "«перенесена» alone: it may be the new day": (put_off(), held(SOME_DAY + 9 * WEEK)),
    "moved by more than a year": (planned(), moved(SOME_DAY + 60 * WEEK)),
}


@pytest.mark.parametrize("reports", APART.values(), ids=APART.keys())
def test_what_nobody_says_was_moved_stays_apart(reports: tuple[ReportToMerge, ...]) -> None:
    for order in permutations(reports):
        assert len(merge(order)) == 2


def test_what_may_be_either_of_two_plans_is_given_to_none() -> None:
    first, second, third = planned(), planned(THIRD_DAY), moved(SOME_DAY + 5 * WEEK)
    assert len(merge([first, second, third])) == 3
    nameless = undated(status=Status.POSTPONED, published=LATER)
    assert len(merge([first, second, nameless])) == 3


def test_after_putting_off_comes_what_was_told_of_next() -> None:
    plan, off, next_one, last_one = planned(), put_off(), held(THIRD_DAY), held(NEXT_MONTH)
    memory = held(MEMORY_OF, published=SOME_DAY)
    much_later = held(SOME_DAY + 60 * WEEK)
    assert partition(merge([last_one, memory, plan, off, much_later, next_one])) == {
        frozenset({plan.id, off.id, next_one.id}),
        *(frozenset({one.id}) for one in (last_one, memory, much_later)),
    }


def test_the_last_day_counts_and_its_place() -> None:
    first = planned(place="Варшава", country="PL")
    (meeting,) = merge([first, moved(), held(place="Краков", country="PL")])
    assert meeting.dated.first == NEW_DAY
    assert (meeting.place, meeting.status) == ("Краков", Status.HELD)


def test_what_the_news_of_moving_leaves_out_stays_as_planned() -> None:
    (meeting,) = merge([planned(place="Варшава", country="PL", forum="саммит"), moved()])
    assert (meeting.place, meeting.forum) == ("Варшава", "саммит")


def test_a_new_day_is_planned_like_any_other() -> None:
    (moved_on,) = merge([planned(), moved()])
    (off,) = merge([planned(), put_off()])
    assert (moved_on.status, off.status) == (Status.PLANNED, Status.POSTPONED)


def test_what_happened_is_told_when_it_is_over() -> None:
    """The article of the meeting itself has no day of publication, that of the plan has one."""
    (meeting,) = merge([planned(), on(FIRST_DAY)])
    assert meeting.status is Status.HELD
