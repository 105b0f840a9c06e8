from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.merging import Merged, ReportToMerge, merge
from reading.facts import Basis, Form, Precision, Status

TOKAYEV, GUTERRES, DUDA, PUTIN = "person:1", "person:2", "person:3", "person:4"
PAIR = frozenset({TOKAYEV, GUTERRES})
SOME_DAY = date(2024, 7, 3)
NUMBERS = count(1)


def told(**changes: Any) -> ReportToMerge:
    """A report of its own article: Tokayev met Guterres on a day it names."""
    number = next(NUMBERS)
    values: dict[str, Any] = {
        "id": number,
        "order": (f"id:{number:04}", 0, number),
        "source": number,
        "participants": PAIR,
        "form": Form.MEETING,
        "status": Status.HELD,
        "first": SOME_DAY,
        "last": SOME_DAY,
        "precision": Precision.DAY,
        "basis": Basis.EXPLICIT,
        "date_source": None,
        "place": None,
        "country": None,
        "forum": None,
        "forum_key": None,
        "host": None,
        "is_background": False,
        "published": None,
    }
    return ReportToMerge(**(values | changes))


def on(day: date, **changes: Any) -> ReportToMerge:
    return told(first=day, last=day, **changes)


def in_month(**changes: Any) -> ReportToMerge:
    first, last = date(2019, 9, 1), date(2019, 9, 30)
    return told(first=first, last=last, precision=Precision.MONTH, **changes)


def undated(**changes: Any) -> ReportToMerge:
    nothing = {"precision": Precision.UNKNOWN, "basis": Basis.NONE}
    return told(**({"first": None, "last": None} | nothing | changes))


def partition(meetings: Iterable[Merged]) -> set[frozenset[int]]:
    return {frozenset(report.id for report in meeting.reports) for meeting in meetings}


A_SUMMIT = frozenset({TOKAYEV, GUTERRES, PUTIN})
A_BIG_SUMMIT = A_SUMMIT | {DUDA}
BY_HALF = {"first": None, "precision": Precision.BOUND}

ONE_MEETING = {
    "announced, and held": (
        on(SOME_DAY, published=SOME_DAY),
        on(SOME_DAY, status=Status.PLANNED, published=date(2024, 7, 1)),
    ),
    "the same day": (told(), told()),
    "a day of the month that the other names": (on(date(2019, 9, 24)), in_month()),
    "the month by the forum's calendar, and said outright": (
        in_month(basis=Basis.FORUM, forum="74-я сессия ГА ООН", forum_key="unga-74"),
        in_month(place="Нью-Йорк", country="US"),
    ),
    "the day before it was published": (
        on(SOME_DAY),
        on(SOME_DAY + timedelta(days=1), basis=Basis.PUBLICATION),
    ),
    "two of a summit that names three": (told(), told(participants=A_SUMMIT)),
    "undated, of the same session": (undated(forum_key="unga-74"), undated(forum_key="unga-74")),
    "undated, published the next day": (
        undated(published=SOME_DAY),
        undated(published=SOME_DAY + timedelta(days=1)),
    ),
    "told as talks, and as a call by video": (told(form=Form.TALKS), told(form=Form.VIDEO_CALL)),
    "one outlet knows the country": (told(country="US"), told()),
    "no day at all, but the country of one that has": (undated(country="US"), told(country="US")),
    "announced without a day, and for one a few days later": (
        undated(status=Status.PLANNED, country="KZ", published=SOME_DAY - timedelta(days=3)),
        on(SOME_DAY, status=Status.PLANNED, country="KZ"),
    ),
    "a part of a summit of four": (
        told(form=Form.MULTILATERAL),
        told(form=Form.MULTILATERAL, participants=A_BIG_SUMMIT),
    ),
}


@pytest.mark.parametrize("reports", ONE_MEETING.values(), ids=ONE_MEETING.keys())
def test_reports_tell_of_one_meeting(reports: tuple[ReportToMerge, ReportToMerge]) -> None:
    assert len(merge(reports)) == 1


TWO_MEETINGS = {
    "one that was over when the other was announced": (
        on(SOME_DAY, is_background=True, published=date(2024, 7, 20)),
        undated(status=Status.PLANNED, published=date(2024, 7, 20)),
    ),
    "one that took place, and what the same article announces": (
        on(SOME_DAY, published=SOME_DAY, source=7),
        undated(status=Status.PLANNED, published=SOME_DAY, source=7),
    ),
    "the same pair twice in a week": (on(SOME_DAY), on(SOME_DAY + timedelta(days=3))),
    "other people": (told(), told(participants=frozenset({TOKAYEV, DUDA}))),
    "one of the two alone": (told(), told(participants=frozenset({TOKAYEV}))),
    "two summits that share a pair": (
        told(participants=A_SUMMIT),
        told(participants=frozenset({TOKAYEV, GUTERRES, DUDA})),
    ),
    "in two countries": (told(country="US"), told(country="KZ")),
    "a visit is no meeting": (told(form=Form.VISIT), told()),
    "visits of one traveller to two countries": (
        told(form=Form.VISIT, participants=frozenset({TOKAYEV}), country="US"),
        told(form=Form.VISIT, participants=frozenset({TOKAYEV})),
    ),
    "after it was published": (
        on(SOME_DAY + timedelta(days=1)),
        on(SOME_DAY, basis=Basis.PUBLICATION),
    ),
    "long before it was published": (
        on(SOME_DAY),
        on(SOME_DAY + timedelta(days=3), basis=Basis.PUBLICATION),
    ),
    "two sessions of one series": (undated(forum_key="unga-74"), undated(forum_key="unga-75")),
    "undated, published weeks apart": (
        undated(published=SOME_DAY),
        undated(published=SOME_DAY + timedelta(days=20)),
    ),
    "undated, nothing binds them": (undated(), undated()),
    "announced without a day, and for one weeks later": (
        undated(status=Status.PLANNED, country="KZ", published=SOME_DAY - timedelta(days=8)),
        on(SOME_DAY, status=Status.PLANNED, country="KZ"),
    ),
    "announced without a day, and for one that is over": (
        undated(status=Status.PLANNED, country="KZ", published=SOME_DAY + timedelta(days=1)),
        on(SOME_DAY, status=Status.PLANNED, country="KZ"),
    ),
    "announced without a day or country": (
        undated(status=Status.PLANNED, published=SOME_DAY),
        on(SOME_DAY, status=Status.PLANNED),
    ),
    "undated both, in one country": (undated(country="US"), undated(country="US")),
    "two who met aside of a summit": (told(), told(participants=A_BIG_SUMMIT)),
    "the bound of the one excludes the other": (
        undated(**BY_HALF, last=date(2018, 12, 31), forum_key="unga-74"),
        on(SOME_DAY, forum_key="unga-74"),
    ),
}


@pytest.mark.parametrize("reports", TWO_MEETINGS.values(), ids=TWO_MEETINGS.keys())
def test_reports_tell_of_two_meetings(reports: tuple[ReportToMerge, ReportToMerge]) -> None:
    assert len(merge(reports)) == 2


def test_a_report_that_fits_two_meetings_is_not_given_to_either() -> None:
    early, late = on(date(2019, 9, 3)), on(date(2019, 9, 24))
    vague = in_month()
    assert partition(merge([vague, early, late])) == {
        frozenset({early.id}),
        frozenset({late.id}),
        frozenset({vague.id}),
    }


def test_a_plan_without_a_day_is_given_to_neither_of_two_that_may_be_meant() -> None:
    planned = {"status": Status.PLANNED, "country": "KZ"}
    one, other = (on(SOME_DAY + timedelta(days=days), **planned) for days in (1, 4))
    open_ = undated(published=SOME_DAY, **planned)
    assert len(merge([one, other, open_])) == 3


def test_a_report_without_any_day_is_given_to_the_only_meeting_of_its_country() -> None:
    dated, elsewhere = on(date(2019, 9, 3), country="KG"), on(date(2019, 9, 24), country="TR")
    beside, vague = on(date(2019, 9, 3)), undated(country="KG")
    assert partition(merge([vague, dated, beside, elsewhere])) == {
        frozenset({vague.id, dated.id, beside.id}),
        frozenset({elsewhere.id}),
    }


def test_reprints_count_as_one_independent_report() -> None:
    (meeting,) = merge([told(source=7), told(source=7), told()])
    assert len(meeting.reports) == 3
    assert meeting.independent_reports == 2


def test_the_most_exact_date_and_the_most_telling_form_win() -> None:
    vague = in_month(form=Form.MEETING, forum="74-я сессия ГА ООН", forum_key="unga-74")
    exact = on(date(2019, 9, 24), form=Form.SIDELINES, basis=Basis.RELATIVE)
    (meeting,) = merge([vague, exact])
    assert meeting.dated is exact
    assert (meeting.form, meeting.forum) == (Form.SIDELINES, "74-я сессия ГА ООН")


def test_of_equally_exact_dates_the_one_said_outright_wins() -> None:
    explicit = told(basis=Basis.EXPLICIT)
    (meeting,) = merge([told(basis=Basis.PUBLICATION), told(basis=Basis.RELATIVE), explicit])
    assert meeting.dated is explicit


def test_the_place_most_reports_name_wins() -> None:
    places = ["Алматы", "Астана", None, "Астана"]
    (meeting,) = merge(told(place=place, country=place and "KZ") for place in places)
    assert (meeting.place, meeting.country) == ("Астана", "KZ")


def test_the_newest_report_says_how_it_stands() -> None:
    announced = told(status=Status.PLANNED, published=SOME_DAY - timedelta(days=5))
    called_off = told(status=Status.CANCELLED, published=SOME_DAY - timedelta(days=1))
    (meeting,) = merge([called_off, announced])
    assert meeting.status is Status.CANCELLED


def test_of_the_same_day_what_happened_outweighs_what_was_planned() -> None:
    (meeting,) = merge([told(status=Status.HELD), told(status=Status.PLANNED)])
    assert meeting.status is Status.HELD


def test_a_memory_is_news_as_soon_as_one_report_tells_it_as_such() -> None:
    (memory,) = merge([told(is_background=True), told(is_background=True)])
    (news,) = merge([told(is_background=True), told()])
    assert (memory.is_background, news.is_background) == (True, False)


DAYS = st.dates(date(2019, 9, 1), date(2019, 9, 8))


@st.composite
def some_reports(draw: st.DrawFn) -> list[ReportToMerge]:
    """Up to eight reports that have much in common: few people, one week, few places."""
    return [
        told(
            id=number,
            source=number,
            # Some articles tell of two meetings, some in one sentence.
            order=(f"id:{number // 2}", draw(st.integers(0, 1)), number),
            **draw(
                st.fixed_dictionaries(
                    {
                        "participants": st.frozensets(
                            st.sampled_from([TOKAYEV, GUTERRES, DUDA]), min_size=1
                        ),
                        "form": st.sampled_from([Form.MEETING, Form.VISIT, Form.SIDELINES]),
                        "basis": st.sampled_from([Basis.EXPLICIT, Basis.PUBLICATION, Basis.FORUM]),
                        "country": st.sampled_from([None, "US", "KZ"]),
                        "forum_key": st.sampled_from([None, "unga-74", "unga-75"]),
                        "published": st.none() | DAYS,
                        "status": st.sampled_from(Status),
                    }
                )
            ),
            **draw(some_days()),
        )
        for number in range(draw(st.integers(2, 8)))
    ]


@st.composite
def some_days(draw: st.DrawFn) -> dict[str, date | None]:
    """A day, a stretch of days, one open at either end, or nothing."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return draw(
        st.sampled_from(
            [
                {"first": first, "last": first},
                {"first": first, "last": last},
                {"first": first, "last": date(2019, 12, 31)},
                {"first": None, "last": last},
                {"first": first, "last": None},
                {"first": None, "last": None},
            ]
        )
    )


@given(st.data())
def test_in_whatever_order_reports_come_the_meetings_are_the_same(data: st.DataObject) -> None:
    reports = data.draw(some_reports())
    shuffled = data.draw(st.permutations(reports))
    assert set(merge(reports)) == set(merge(shuffled))


@given(some_reports())
def test_every_report_is_in_exactly_one_meeting(reports: list[ReportToMerge]) -> None:
    merged = [report.id for meeting in merge(reports) for report in meeting.reports]
    assert sorted(merged) == sorted(report.id for report in reports)
