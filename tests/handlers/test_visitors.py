import pytest

from storage.database import Database
from tests.handlers.conftest import Feed
from tests.people import GROWN_GROUP, JOURNALIST, NEWSROOM, OPERATOR, SMALL_GROUP, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, group_message, inline_query, membership, migration
from tests.telegram.updates import private_message as private


async def test_a_chat_is_remembered_with_its_language(database: Database, feed: Feed) -> None:
    await feed(private("/about", STRANGER), group_message("/about", JOURNALIST))
    async with database.read() as work:
        person, group = await work.chats.find(STRANGER.id), await work.chats.find(NEWSROOM.id)
    assert person is not None
    assert (person.kind, person.language, person.title) == ("private", "en", "Dora")
    assert group is not None
    assert (group.kind, group.title) == ("supergroup", "Редакция")


async def test_a_chat_that_blocked_us_is_switched_off_and_comes_back(
    database: Database, feed: Feed
) -> None:
    await feed(private("/about"), membership("kicked"))
    async with database.read() as work:
        chat = await work.chats.find(JOURNALIST.id)
        assert chat is not None
        assert not chat.is_active
    await feed(private("/start"))
    async with database.read() as work:
        chat = await work.chats.find(JOURNALIST.id)
        assert chat is not None
        assert chat.is_active


async def test_a_group_keeps_everything_when_it_becomes_a_supergroup(
    database: Database, feed: Feed
) -> None:
    await feed(group_message("/about", room=SMALL_GROUP), migration(SMALL_GROUP, GROWN_GROUP))
    async with database.read() as work:
        assert await work.chats.find(GROWN_GROUP.id) is not None


@pytest.mark.usefixtures("archive")
async def test_a_private_newsroom_answers_its_own(feed: Feed, telegram: FakeTelegram) -> None:
    access = frozenset({JOURNALIST.id, NEWSROOM.id})
    await feed(private("/about", JOURNALIST), access=access)
    await feed(group_message("/about", STRANGER), access=access)
    await feed(private("/about", OPERATOR), access=access)
    assert len(telegram.texts) == 3
    assert all("3" in text for text in telegram.texts)


async def test_a_private_newsroom_turns_strangers_away(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    access = frozenset({JOURNALIST.id})
    strangers = (
        private("/who Гутерриш", STRANGER),
        group_message("/about", STRANGER),
        group_message("разговор", STRANGER),
        inline_query("Гутерриш", STRANGER),
    )
    await feed(*strangers, access=access)
    assert telegram.texts == [
        f"This bot answers its own newsroom only. The number of this chat: {number}"
        for number in (STRANGER.id, NEWSROOM.id)
    ]
    async with database.read() as work:
        assert await work.chats.find(STRANGER.id) is None


@pytest.mark.usefixtures("archive")
async def test_a_button_that_a_stranger_got_from_elsewhere_is_refused_too(
    feed: Feed, telegram: FakeTelegram
) -> None:
    access = frozenset({JOURNALIST.id})
    await feed(private("/who Гутерриш"), access=access)
    card = telegram.last
    await feed(callback("p1:1", card.message | {"chat": STRANGER.chat}, STRANGER), access=access)
    assert telegram.notices == [
        f"This bot answers its own newsroom only. The number of this chat: {STRANGER.id}"
    ]
    assert telegram.last.text == card.text
