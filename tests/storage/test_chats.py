from datetime import date, timedelta

import pytest

from storage.chats import SeenChat, rekeyed
from storage.database import Database
from storage.models import ChatKind, DeliveryStatus
from tests.archive import a_meeting
from tests.subscribers import (
    GROUP,
    NOW,
    READER,
    a_chat,
    a_message,
    a_wish,
    delivery,
    put,
    subscription,
)

SUPERGROUP = -1001234567890123


async def test_a_chat_is_remembered_and_kept_up_to_date(database: Database) -> None:
    seen = SeenChat(SUPERGROUP, ChatKind.SUPERGROUP, "Редакция", "ru")
    async with database.begin() as work:
        await work.chats.see(seen, NOW)
        await work.chats.set_language(SUPERGROUP, "kk")
        await work.chats.set_time_zone(SUPERGROUP, "Europe/Paris")
        later = NOW + timedelta(days=1)
        renamed = SeenChat(SUPERGROUP, ChatKind.SUPERGROUP, "Новая редакция", "en")
        chat = await work.chats.see(renamed, later)
    assert (chat.title, chat.language, chat.time_zone) == ("Новая редакция", "kk", "Europe/Paris")
    assert chat.created_at == NOW


async def test_a_chat_that_left_gets_nothing_and_loses_nothing(database: Database) -> None:
    await put(database, a_chat(), a_wish(), a_message("a"))
    async with database.begin() as work:
        await work.chats.deactivate(READER, "bot was blocked by the user")
    assert (await delivery(database, "a")).status is DeliveryStatus.REFUSED
    async with database.begin() as work:
        chat = await work.chats.see(SeenChat(READER, ChatKind.PRIVATE, None, "ru"), NOW)
        assert not chat.is_active
        await work.chats.reactivate(READER)
    async with database.read() as work:
        known = await work.chats.find(READER)
        assert known is not None
        assert known.is_active
        assert len(await work.subscriptions.list_of(READER)) == 1


@pytest.mark.parametrize("times", [1, 2], ids=["once", "told twice"])
async def test_a_group_that_becomes_a_supergroup_keeps_everything(
    database: Database, times: int
) -> None:
    await put(database, a_chat(GROUP, title="Редакция", language="kk"), a_wish(GROUP, thread_id=4))
    await put(database, a_message(f"alert:{GROUP}:12:1", chat_id=GROUP))
    before = await subscription(database, GROUP, 4)
    for _ in range(times):
        async with database.begin() as work:
            await work.chats.migrate(GROUP, SUPERGROUP)
    async with database.read() as work:
        assert await work.chats.find(GROUP) is None
        chat = await work.chats.find(SUPERGROUP)
        assert chat is not None
        assert (chat.title, chat.language, chat.kind) == ("Редакция", "kk", ChatKind.SUPERGROUP)
    assert (await subscription(database, SUPERGROUP, 4)).id == before.id
    assert (await delivery(database, f"alert:{SUPERGROUP}:12:1")).chat_id == SUPERGROUP


async def test_a_supergroup_seen_before_its_group_moved_takes_over_the_rest(
    database: Database,
) -> None:
    """The first message of the new chat may come before the news that the old one moved."""
    await put(database, a_chat(GROUP, language="kk"), a_wish(GROUP), a_wish(GROUP, thread_id=4))
    await put(database, a_chat(SUPERGROUP), a_wish(SUPERGROUP))
    await _tell(database, GROUP, 1, 2)
    await _tell(database, SUPERGROUP, 2)
    async with database.begin() as work:
        await work.chats.migrate(GROUP, SUPERGROUP)
    heir = await subscription(database, SUPERGROUP)
    assert (await subscription(database, SUPERGROUP, 4)).chat_id == SUPERGROUP
    async with database.read() as work:
        assert await work.chats.find(GROUP) is None
        told = await work.digests.told([heir.id], [1, 2, 3], NOW)
        assert told == {heir.id: {1: 1, 2: 1}}
        chat = await work.chats.find(SUPERGROUP)
        assert chat is not None
        assert chat.language == "kk"


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        ("alert:-100:12:1", "alert:-5:12:1"),
        ("digest:-100:2025-09-09:daily:1", "digest:-100:2025-09-09:daily:1"),
        ("alert:-1001:12:1", "alert:-1001:12:1"),
    ],
    ids=["an alert names the chat", "a digest names a subscription", "another chat"],
)
def test_keys_follow_their_chat(key: str, moved: str) -> None:
    assert rekeyed(key, -100, -5) == moved


async def _tell(database: Database, chat_id: int, *meetings: int) -> None:
    row = await subscription(database, chat_id)
    async with database.begin() as work:
        for number in meetings:
            await work.session.merge(a_meeting(number))
        await work.session.flush()
        digest = await work.digests.add(row, date(2025, 9, abs(chat_id) % 7 + 1), NOW, NOW)
        assert digest is not None
        versions = dict.fromkeys(meetings, 1)
        await work.digests.record_told([digest.id], versions, NOW)
