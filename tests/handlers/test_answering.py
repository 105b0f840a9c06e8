"""An edited question edits its answer."""

from typing import Any

import pytest
from aiogram.methods import DeleteMessage, SendMessage

from handlers.answering import Answers
from tests.handlers.conftest import Feed
from tests.people import CHANNEL, JOURNALIST, NEWSROOM
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import (
    SENT_AT,
    channel_post,
    edited,
    group_message,
    photo,
    private_message,
    voice,
)

DUDA, GUTERRES = "Анджей Дуда", "Антониу Гутерриш"


def heads(telegram: FakeTelegram, chat_id: int = JOURNALIST.id) -> list[str]:
    """The first lines of our messages that a chat shows now."""
    return [text.split("\n")[0] for text in telegram.seen_in(chat_id)]


@pytest.mark.usefixtures("archive")
async def test_an_edited_question_edits_its_answer(feed: Feed, telegram: FakeTelegram) -> None:
    asked = private_message("/who Дуда")
    await feed(asked, edited(asked, "/who Гутерриш"))
    assert heads(telegram) == [GUTERRES]
    assert ["С кем: Токаев"] in telegram.buttons
    await feed(edited(asked, "Дуда"))
    assert heads(telegram) == [DUDA]
    assert len(telegram.calls(SendMessage)) == 1


@pytest.mark.usefixtures("archive")
async def test_in_a_topic_of_a_group_too(feed: Feed, telegram: FakeTelegram) -> None:
    asked = group_message("/who Дуда", thread_id=7)
    await feed(asked, edited(asked, "/who@dipcourier_bot Гутерриш"))
    assert heads(telegram, NEWSROOM.id) == [GUTERRES]
    assert telegram.last.thread_id == 7


@pytest.mark.usefixtures("archive")
async def test_an_edit_that_changes_no_answer_changes_nothing(
    feed: Feed, telegram: FakeTelegram
) -> None:
    asked = private_message("/who Дуда")
    await feed(asked, edited(asked, "/who Дуды"), edited(asked, "/who Гутерриш"))
    assert heads(telegram) == [GUTERRES]


@pytest.mark.usefixtures("archive")
async def test_an_answer_that_is_gone_is_given_anew(feed: Feed, telegram: FakeTelegram) -> None:
    asked = private_message("/who Дуда")
    await feed(asked)
    del telegram.chats.messages[JOURNALIST.id, telegram.last.message_id]
    await feed(edited(asked, "/who Гутерриш"))
    assert heads(telegram) == [GUTERRES]


@pytest.mark.usefixtures("archive")
async def test_what_is_left_over_of_a_longer_answer_goes(
    feed: Feed, telegram: FakeTelegram
) -> None:
    asked = private_message("/who Дуда")
    answers = Answers()
    await feed(asked, private_message("/about"), answers=answers)
    key = (JOURNALIST.id, asked["message"]["message_id"])
    await answers.keep(key, [*await answers.take(key), telegram.last.message_id])
    await feed(edited(asked, "/who Гутерриш"), answers=answers)
    assert heads(telegram) == [GUTERRES]
    assert len(telegram.calls(DeleteMessage)) == 1


@pytest.mark.usefixtures("archive")
async def test_in_a_group_words_that_became_a_question_are_answered(
    feed: Feed, telegram: FakeTelegram
) -> None:
    asked = group_message("who Дуда")
    await feed(asked, edited(asked, "/who Дуда"), edited(asked, "забудьте"))
    assert heads(telegram, NEWSROOM.id) == [DUDA]


@pytest.mark.usefixtures("archive")
async def test_after_a_restart_only_a_young_question_is_answered_anew(
    feed: Feed, telegram: FakeTelegram
) -> None:
    old = edited(private_message("/who Дуда", date=SENT_AT - 3600), "/who Гутерриш")
    young = edited(private_message("/who Дуда"), "/who Гутерриш")
    await feed(old)
    assert telegram.texts == []
    await feed(young)
    assert heads(telegram) == [GUTERRES]


@pytest.mark.parametrize("update", [voice(), photo(""), channel_post("/who Дуда")])
async def test_other_kinds_are_edited_in_silence(
    feed: Feed, telegram: FakeTelegram, update: dict[str, Any]
) -> None:
    await feed(update)
    before = telegram.seen_in(JOURNALIST.id) + telegram.seen_in(CHANNEL.id)
    await feed(edited(update, ""))
    assert telegram.seen_in(JOURNALIST.id) + telegram.seen_in(CHANNEL.id) == before


async def test_only_the_latest_answers_are_remembered() -> None:
    answers = Answers()
    for number in range(6000):
        await answers.keep((1, number), [number])
    assert list(await answers.take((1, 5999))) == [5999]
    assert list(await answers.take((1, 0))) == []


async def test_of_albums_too_only_the_latest_are_remembered() -> None:
    answers = Answers()
    told = [await answers.continues(f"album {number}") for number in (0, 0, *range(1, 6000))]
    assert told.count(True) == 1
    assert not await answers.continues("album 0")
    assert await answers.continues("album 5999")
