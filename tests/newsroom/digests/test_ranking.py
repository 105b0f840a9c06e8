from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.knowledge import load_world
from newsroom.digests.news import Item, News
from newsroom.digests.ranking import Section, rank, section_of
from newsroom.digests.weighing import weighed
from reading.facts import Status
from tests.archive import GUTERRES, TOKAYEV, Side
from tests.newsroom.digests.telling import TODAY, an_account, day, item, news, planned


def changed(of: News, **changes: tuple[Any, Any]) -> Item:
    return item(of, **changes)


TURN = {"status": ("planned", "held")}
CALLED_OFF = {"status": ("planned", "cancelled")}


@pytest.mark.parametrize(
    ("one", "section"),
    [
        (item(news()), Section.HELD),
        (item(planned(1, 0)), Section.WEEK),
        (item(planned(1, 6)), Section.WEEK),
        (item(planned(1, 7)), Section.AHEAD),
        (item(planned(1, -1, 3)), Section.WEEK),
        (item(planned(1, -10, 60)), Section.AHEAD),
        (item(planned(1, 3, last_on=None)), Section.AHEAD),
        (item(planned(1, -1)), Section.OVERDUE),
        (item(planned(1, -8, -3)), Section.OVERDUE),
        (item(planned(1, -38, -8)), Section.OVERDUE),
        (item(news(status=Status.POSTPONED)), Section.MOVED),
        (item(news(status=Status.CANCELLED)), Section.MOVED),
        (changed(news(), **TURN), Section.HELD),
        (changed(planned(1, 3, status=Status.CANCELLED), **CALLED_OFF), Section.MOVED),
        (changed(planned(1, 3), place=("Казахстан", "Астана")), Section.UPDATED),
        (changed(news(), place=("Казахстан", "Астана")), Section.UPDATED),
        (changed(planned(1, 9), first_on=("2025-09-10", day(9).isoformat()),
                 last_on=("2025-09-10", day(9).isoformat())), Section.MOVED),
        (changed(planned(1, 9), first_on=("2025-09-01", day(9).isoformat()),
                 last_on=("2025-12-31", day(9).isoformat())), Section.UPDATED),
        (changed(planned(1, 9), first_on=(None, day(9).isoformat())), Section.UPDATED),
    ],
    ids=[
        "took place", "today", "in six days", "in a week", "going on", "some time till November",
        "with an open end", "yesterday", "some days that are over", "a month that is over",
        "put off", "called off", "announced, then held",
        "announced, then called off", "a planned one's place", "a held one's place",
        "another day", "an exact day within the stretch", "a day where none was known",
    ],
)  # fmt: skip
def test_each_item_has_its_section(one: Item, section: Section) -> None:
    assert section_of(one, TODAY) is section


def test_what_more_outlets_told_comes_first_and_plans_by_their_day() -> None:
    held = [item(news(1)), item(news(2, independent_reports=3)), item(news(3, last_on=TODAY))]
    plans = [item(planned(4, 5)), item(planned(5, 1))]
    edition = rank([*plans, *held], TODAY)
    assert [one.meeting.id for one in edition.items] == [2, 3, 1, 5, 4]
    assert [section for section, _ in edition.sections] == [Section.HELD, Section.WEEK]


def test_heads_of_state_come_before_others_and_forums_weigh_too() -> None:
    minister, president = news(1), replace(news(2), level=3)
    at_a_forum = news(3, forum="саммит ШОС")
    edition = rank([item(minister), item(at_a_forum), item(president)], TODAY)
    assert [one.meeting.id for one in edition.items] == [2, 3, 1]


def test_who_meets_weighs_by_the_office_of_that_day() -> None:
    world = load_world()
    of_tokayev, of_nobody = news(1, people=(TOKAYEV,)), news(2, people=(Side("Иван Иванов"),))
    before = news(3, people=(TOKAYEV,), first_on=date(2001, 5, 1), last_on=date(2001, 5, 1))
    levels = [one.level for one in weighed([of_tokayev, of_nobody, before], world, TODAY)]
    assert levels[:2] == [3, 0]
    assert levels[2] < 3


def test_items_of_one_sentence_stand_together() -> None:
    shared = an_account(article_id=1, evidence="Визиты в Турцию и Кыргызстан.")
    first, other, second = news(3, accounts=[shared]), news(2), news(1, accounts=[shared])
    edition = rank([item(first), item(other), item(second)], TODAY)
    assert [one.meeting.id for one in edition.items] == [1, 3, 2]


def test_what_does_not_fit_is_counted_and_left_for_the_next_digest() -> None:
    edition = rank([item(news(number)) for number in range(1, 26)], TODAY, cap=20)
    assert len(edition.items) == 20
    assert edition.left_out == 5


def test_what_the_chat_follows_comes_before_what_weighs_as_much() -> None:
    president, followed = replace(news(1), level=2), news(2, people=(TOKAYEV, GUTERRES))
    items = [item(president), item(followed)]
    both = [{"persons": [TOKAYEV.person_id, GUTERRES.person_id]}]
    assert [one.meeting.id for one in rank(items, TODAY).items] == [1, 2]
    assert [one.meeting.id for one in rank(items, TODAY, follows=both).items] == [2, 1]
    nobody = [{"persons": [TOKAYEV.person_id, 99]}]
    assert [one.meeting.id for one in rank(items, TODAY, follows=nobody).items] == [1, 2]


def test_what_the_chat_follows_is_never_left_out_for_others() -> None:
    ahead = planned(9, 30, people=(TOKAYEV, GUTERRES))
    items = [*(item(news(number)) for number in range(1, 6)), item(ahead)]
    kept = rank(items, TODAY, cap=3, follows=[{"persons": [GUTERRES.person_id]}])
    assert [one.meeting.id for one in kept.items][-1] == 9
    assert (len(kept.items), kept.left_out) == (3, 3)
