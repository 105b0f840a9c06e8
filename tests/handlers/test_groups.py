"""In groups: members ask, administrators configure, and nobody is answered who did not ask."""

from typing import Any

import pytest
from aiogram.methods import SendMessage

from storage.database import Database
from storage.models import ChatKind
from tests.handlers.conftest import Feed
from tests.people import (
    ADMINISTRATOR,
    CHANNEL,
    GROWN_GROUP,
    JOURNALIST,
    NEWSROOM,
    SMALL_GROUP,
    STRANGER,
)
from tests.telegram.faults import refusal
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import (
    anonymous_message,
    channel_post,
    group_message,
    membership,
    migration,
    photo,
    sticker,
    voice,
)

ONLY_ADMINISTRATORS = "Рассылку настраивают администраторы"


def in_group(update: dict[str, Any]) -> dict[str, Any]:
    return update | {"message": update["message"] | {"chat": NEWSROOM.chat}}


@pytest.mark.parametrize(
    "update",
    [
        group_message("/who@other_bot Дуда"),
        group_message("/subscribe@other_bot 08:00", ADMINISTRATOR),
        group_message("Дуда"),
        group_message("когда Токаев встречался с Гутерришем?"),
        group_message("https://example.org/fresh"),
        group_message("/nosuchcommand"),
        group_message("@vera Дуда"),
        group_message("@dipcourier_bot2 Дуда"),
        group_message("@dipcourier_bot"),
        group_message("спросите @dipcourier_bot про Дуду"),
        group_message("/"),
        in_group(voice()),
        in_group(sticker()),
        in_group(photo("Дуда")),
        group_message("", new_chat_members=[STRANGER.user]),
        group_message("", pinned_message=group_message("/who Дуда")["message"]),
    ],
    ids=lambda update: str(update["message"].get("text", "kind"))[:20],
)
@pytest.mark.usefixtures("archive")
async def test_what_is_not_for_us_is_left_alone(
    feed: Feed, telegram: FakeTelegram, update: dict[str, Any]
) -> None:
    await feed(update)
    assert telegram.texts == []
    assert telegram.calls(SendMessage) == []


@pytest.mark.parametrize(
    "update",
    [
        group_message("/who Дуда"),
        group_message("/who@dipcourier_bot Дуда"),
        group_message("/who@Dipcourier_Bot Дуда"),
        in_group(photo("/who Дуда")),
        anonymous_message("/who Дуда"),
        group_message("/who Дуда", sender_chat=CHANNEL.chat),
    ],
    ids=["bare", "addressed", "capitals", "caption", "anonymous", "a channel"],
)
@pytest.mark.usefixtures("archive")
async def test_every_member_may_ask(
    feed: Feed, telegram: FakeTelegram, update: dict[str, Any]
) -> None:
    await feed(update)
    (text,) = telegram.seen_in(NEWSROOM.id)
    assert text.startswith("Анджей Дуда\n")


@pytest.mark.parametrize(
    ("words", "beginning"),
    [
        ("@dipcourier_bot Дуда", "Анджей Дуда\n"),
        ("@Dipcourier_Bot: Дуда", "Анджей Дуда\n"),
        ("@dipcourier_bot, с кем встречался Дуда?", "Хронология · Анджей Дуда · "),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_called_by_name_it_answers_a_question(
    feed: Feed, telegram: FakeTelegram, words: str, beginning: str
) -> None:
    await feed(group_message(words, thread_id=7))
    assert telegram.last.text.startswith(beginning)
    assert telegram.last.thread_id == 7


@pytest.mark.parametrize("command", ["/subscribe 08:00", "/unsubscribe"])
async def test_a_member_who_configures_is_refused_quietly(
    feed: Feed, telegram: FakeTelegram, command: str
) -> None:
    """The member alone sees it."""
    await feed(group_message(command, thread_id=7))
    (call,) = telegram.calls(SendMessage)
    assert call.text.startswith(ONLY_ADMINISTRATORS)
    assert call.ephemeral_message_parameters is not None
    assert call.ephemeral_message_parameters.receiver_user_id == JOURNALIST.id
    assert call.message_thread_id == 7


@pytest.mark.parametrize("asked", [{}, {"sender_chat": CHANNEL.chat}], ids=["member", "channel"])
async def test_where_nothing_can_be_shown_to_one_alone_nobody_is_rung_up(
    feed: Feed, telegram: FakeTelegram, asked: dict[str, Any]
) -> None:
    if not asked:
        telegram.faults.add(refusal(400, "EPHEMERAL_FORBIDDEN"), method="sendMessage")
    await feed(group_message("/subscribe 08:00", **asked))
    call = telegram.calls(SendMessage)[-1]
    assert call.text.startswith(ONLY_ADMINISTRATORS)
    assert call.disable_notification
    assert call.ephemeral_message_parameters is None
    assert len(telegram.seen_in(NEWSROOM.id)) == 1


@pytest.mark.parametrize(
    "update",
    [
        group_message("/subscribe 08:00", ADMINISTRATOR),
        anonymous_message("/subscribe 08:00"),
    ],
    ids=["administrator", "anonymous"],
)
async def test_administrators_configure(
    feed: Feed, telegram: FakeTelegram, database: Database, update: dict[str, Any]
) -> None:
    await feed(update)
    async with database.read() as work:
        assert await work.subscriptions.find(NEWSROOM.id, 0) is not None


async def test_who_writes_in_a_channel_configures_it(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(channel_post("Новость дня"), channel_post("/subscribe 07:30"))
    assert telegram.seen_in(CHANNEL.id) == [
        "Сводка — каждый день в 07:30 (Asia/Almaty). Первая: 10 сентября 2025."
        " Отключить: /unsubscribe"
    ]
    async with database.read() as work:
        chat = await work.chats.find(CHANNEL.id)
        assert chat is not None
        assert chat.kind == ChatKind.CHANNEL
        assert await work.subscriptions.find(CHANNEL.id, 0) is not None
    await feed(channel_post("/unsubscribe"))
    async with database.read() as work:
        assert await work.subscriptions.find(CHANNEL.id, 0) is None


async def test_a_supergroup_keeps_everything_whichever_side_tells_of_it_first(
    feed: Feed, database: Database
) -> None:
    arrival = group_message("", room=GROWN_GROUP, migrate_from_chat_id=SMALL_GROUP.id)
    await feed(group_message("/subscribe 07:30", ADMINISTRATOR, SMALL_GROUP))
    await feed(arrival, migration(SMALL_GROUP, GROWN_GROUP))
    async with database.read() as work:
        assert await work.subscriptions.find(GROWN_GROUP.id, 0) is not None
        assert await work.subscriptions.find(SMALL_GROUP.id, 0) is None


async def test_removed_and_added_again_a_group_has_what_it_had(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(group_message("/subscribe 07:30", ADMINISTRATOR))
    said = len(telegram.texts)
    await feed(membership("kicked", room=NEWSROOM))
    async with database.read() as work:
        chat = await work.chats.find(NEWSROOM.id)
        assert chat is not None
        assert not chat.is_active
    await feed(membership("member", before="kicked", room=NEWSROOM))
    async with database.read() as work:
        chat = await work.chats.find(NEWSROOM.id)
        assert chat is not None
        assert chat.is_active
        assert await work.subscriptions.find(NEWSROOM.id, 0) is not None
    assert len(telegram.texts) == said
