from datetime import timedelta
from typing import Any

import pytest

from newsroom.digests.news import (
    News,
    is_fresh,
    is_wanted,
    last_possible_day,
    leading_account,
    merged_changes,
    select_news,
)
from reading.facts import Precision, Status
from tests.archive import DUDA, RUSSIA, TOKAYEV
from tests.newsroom.digests.telling import (
    TODAY,
    YESTERDAY,
    a_change,
    a_reader,
    an_account,
    day,
    item,
    news,
    planned,
)
from tests.subscribers import NOW

UNDATED: dict[str, Any] = {"first_on": None, "last_on": None, "precision": Precision.UNKNOWN}
SINCE_2010: dict[str, Any] = {"first_on": day(-5000), "last_on": None}
YEAR: dict[str, Any] = {"first_on": day(-251), "last_on": day(113), "precision": Precision.YEAR}


def published(offset: int | None, **changes: Any) -> Any:
    return an_account(published_on=None if offset is None else day(offset), **changes)


@pytest.mark.parametrize(
    ("told", "fresh"),
    [
        (news(first_on=day(-7), last_on=day(-7)), True),
        (news(first_on=day(-8), last_on=day(-8)), False),
        (news(first_on=day(-12), last_on=day(-6)), True),
        (planned(1, 0), True),
        (planned(1, 400), True),
        (planned(1, -7), True),
        (planned(1, -8), False),
        (news(**UNDATED, accounts=[published(-3)]), True),
        (news(**UNDATED, accounts=[published(-4)]), False),
        (news(**UNDATED, accounts=[published(None)]), False),
        (news(**UNDATED, accounts=[published(-9), published(-1)]), True),
        (news(**SINCE_2010, accounts=[published(-9)]), False),
        (planned(1, 1, accounts=[published(-9)], last_on=None), True),
        (news(**YEAR, accounts=[published(-1)]), True),
        (news(**YEAR, accounts=[published(-60)]), False),
        (news(**YEAR, accounts=[published(None)]), True),
        (news(is_background=True), False),
    ],
    ids=[
        "a week ago", "eight days ago", "ended within the week", "today", "far ahead",
        "announced for a week ago", "announced for long ago", "undated, three days old",
        "undated, four days old", "undated, nobody knows how old", "undated, told again",
        "some time since 2010", "not before tomorrow", "this year, told yesterday",
        "this year, told in July", "this year, in an article of this year", "a memory",
    ],
)  # fmt: skip
def test_news_is_what_ended_within_a_week_or_lies_ahead(told: News, fresh: bool) -> None:  # noqa: FBT001
    assert is_fresh(told, TODAY) is fresh


def test_what_was_told_as_held_was_over_by_then() -> None:
    assert last_possible_day(news(**YEAR, accounts=[published(-60)])) == day(-60)
    announced = published(-90, status=Status.PLANNED)
    assert last_possible_day(news(**YEAR, accounts=[announced, published(-1)])) == YESTERDAY
    assert last_possible_day(planned(1, 5)) == day(5)


def test_an_old_article_added_today_is_no_news() -> None:
    """Of what is announced for next year, too: somebody fills the archive up."""
    backfill = planned(1, 300, accounts=[published(-200)])
    assert select_news([backfill], a_reader(), NOW) == []
    both = planned(1, 300, accounts=[published(-200), published(-1)])
    assert len(select_news([both], a_reader(), NOW)) == 1
    came_in_time = published(-200, fetched_at=NOW - timedelta(days=199))
    assert len(select_news([planned(1, 300, accounts=[came_in_time])], a_reader(), NOW)) == 1


def test_looking_back_an_article_counts_as_having_come_when_published() -> None:
    later = published(-1, fetched_at=NOW + timedelta(days=400))
    assert len(select_news([news(accounts=[later])], a_reader(), NOW)) == 1


def test_nobody_is_told_twice() -> None:
    assert select_news([news()], a_reader(told={1: 1}), NOW) == []


def test_a_changed_meeting_comes_with_what_changed_since_it_was_told() -> None:
    changes = [
        a_change(2, place=["Казахстан", "Алматы"]),
        a_change(3, place=["Алматы", "Астана"], form=["meeting", "talks"]),
    ]
    told = news(version=3, changes=changes)
    (found,) = select_news([told], a_reader(told={1: 1}), NOW)
    assert found.changed == {"place": ("Казахстан", "Астана"), "form": ("meeting", "talks")}
    (found,) = select_news([told], a_reader(told={1: 2}), NOW)
    assert found.changed == {"place": ("Алматы", "Астана"), "form": ("meeting", "talks")}
    assert select_news([told], a_reader(), NOW)[0].changed == {}


def test_what_was_changed_back_has_not_changed() -> None:
    back = [a_change(2, place=["Астана", "Алматы"]), a_change(3, place=["Алматы", "Астана"])]
    assert merged_changes(back) == {}
    assert select_news([news(version=3, changes=back)], a_reader(told={1: 1}), NOW) == []


@pytest.mark.parametrize(
    "fields",
    [{"precision": ["range", "month"]}, {"form": ["meeting", "sidelines"]}],
    ids=["how exact the same days are", "two forms with one word"],
)
def test_a_difference_nobody_would_see_is_no_update(fields: dict[str, Any]) -> None:
    assert merged_changes([a_change(2, **fields)]) == {}


@pytest.mark.parametrize(
    ("interests", "wanted"),
    [
        ({}, True),
        ({"countries": []}, True),
        ({"persons": [3]}, True),
        ({"persons": [99]}, False),
        ({"countries": ["PL"]}, True),
        ({"countries": ["KZ"]}, True),
        ({"countries": ["US"]}, False),
        ({"topics": ["trade"], "countries": ["US"]}, True),
    ],
    ids=[
        "everything", "nothing chosen", "a participant", "somebody else", "a side's country",
        "where it was", "another country", "one of several",
    ],
)  # fmt: skip
def test_a_reader_gets_what_they_asked_for(interests: dict[str, Any], wanted: bool) -> None:  # noqa: FBT001
    told = news(people=(TOKAYEV, DUDA), topics=frozenset({"trade"}))
    assert is_wanted(told, interests) is wanted


def test_a_host_country_is_of_interest_too() -> None:
    assert is_wanted(news(people=(TOKAYEV, RUSSIA)), {"countries": ["RU"]})


def test_the_sentence_is_that_of_who_said_first_what_is_true_now() -> None:
    announced = an_account(report_id=1, status=Status.PLANNED)
    unlinked = an_account(report_id=2, url=None)
    first, last = an_account(report_id=3), an_account(report_id=4)
    told = news(accounts=[announced, unlinked, first, last])
    assert leading_account(item(told)) == first
    assert leading_account(item(told, place=("a", "b"))) == last
    assert leading_account(item(news(accounts=[unlinked]))) == unlinked
    assert leading_account(item(news(accounts=[]))) is None
