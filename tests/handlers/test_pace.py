"""Whoever asks too fast is told so once, kindly; the others notice nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import AnswerInlineQuery

from handlers.pace import PER_MINUTE, Purses
from tests.handlers.conftest import Feed
from tests.newsstand import NOW
from tests.people import ADMINISTRATOR, JOURNALIST, NEWSROOM, STRANGER, SUBSCRIBER, Someone
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import (
    anonymous_message,
    callback,
    group_message,
    inline_query,
    private_message,
)

AIGUL = Someone(SUBSCRIBER.id, "Айгүл", "aigul", "kk")


async def test_a_thousand_commands_a_minute_get_thirty_answers_and_one_kind_line(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(*(private_message("/start", STRANGER) for _ in range(1000)))
    assert len(telegram.texts) == PER_MINUTE + 1
    assert telegram.last.text == "Too fast for me: I can answer the next one in 2 s."
    await feed(private_message("/start"))
    assert telegram.last.chat_id == JOURNALIST.id
    soon = NOW + timedelta(seconds=4)
    await feed(*(private_message("/start", STRANGER) for _ in range(9)), clock=lambda: soon)
    assert len(telegram.seen_in(STRANGER.id)) == PER_MINUTE + 4


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        (lambda: private_message("/start", AIGUL), "Тым жылдам: келесісіне 2 секундтан соң"),
        (lambda: private_message("/start"), "Слишком быстро: отвечу на следующее через 2 с."),
        (lambda: group_message("/about"), "Слишком быстро: отвечу на следующее через 2 с."),
    ],
    ids=["kk", "ru", "group"],
)
async def test_the_line_is_in_the_persons_language(
    feed: Feed, telegram: FakeTelegram, ask: Callable[[], dict[str, Any]], line: str
) -> None:
    await feed(*(ask() for _ in range(PER_MINUTE + 5)))
    assert telegram.last.text.startswith(line)
    assert len(telegram.texts) == PER_MINUTE + 1


async def test_buttons_are_counted_too(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/start"))
    message = telegram.last.message
    await feed(*(callback("nothing", message) for _ in range(PER_MINUTE + 9)))
    assert telegram.notices.count("Слишком быстро: отвечу на следующее через 2 с.") == 1
    assert len(telegram.notices) == PER_MINUTE


async def test_letters_typed_into_an_inline_question_count_little(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(*(inline_query("Г") for _ in range(500)))
    assert len(telegram.calls(AnswerInlineQuery)) == PER_MINUTE * 4
    assert telegram.texts == []


async def test_talk_of_a_group_costs_nothing(feed: Feed, telegram: FakeTelegram) -> None:
    talk = ("разговор", "/start@other_bot", "@vera привет", "@dipcourier_bot")
    await feed(*(group_message(words) for words in talk * 30), group_message("/about"))
    assert len(telegram.seen_in(NEWSROOM.id)) == 1


async def test_those_behind_a_group_are_one_and_others_are_not_they(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(*(anonymous_message("/about") for _ in range(PER_MINUTE + 5)))
    assert len(telegram.texts) == PER_MINUTE + 1
    await feed(group_message("/about", ADMINISTRATOR))
    assert len(telegram.texts) == PER_MINUTE + 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_many_members_of_a_group_get_no_more_than_four_of_them(
    feed: Feed, telegram: FakeTelegram
) -> None:
    crowd = [Someone(1000 + number, f"Reader {number}", f"reader{number}") for number in range(10)]
    asked = [group_message("/about", member) for member in crowd for _ in range(20)]
    await feed(*asked)
    assert len(telegram.seen_in(NEWSROOM.id)) == 4 * PER_MINUTE + 1
    assert telegram.last.text.startswith("Слишком быстро")
    await feed(private_message("/start", crowd[0]))
    assert telegram.last.chat_id == crowd[0].id


async def test_an_operator_may_set_another_pace_or_none() -> None:
    few, free = Purses(2), Purses(0)
    assert [await few.take(1, 1, NOW) is None for _ in range(3)] == [True, True, False]
    assert all([await free.take(1, 1, NOW) is None for _ in range(1000)])


async def test_who_asked_long_ago_is_forgotten() -> None:
    purses = Purses()
    for who in range(20_000):
        assert await purses.take(who, 1, NOW) is None
    assert await purses.take(0, PER_MINUTE, NOW) is None
    assert await purses.take(19_999, PER_MINUTE, NOW) is not None
