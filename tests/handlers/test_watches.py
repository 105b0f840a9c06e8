"""What a chat follows: buttons of strangers, of old messages, of nobody; limits; places."""

from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from sqlalchemy import select, update

from bot.dispatcher import Services
from handlers.watches import MOST, alert_buttons
from newsroom.watches.alerting import Alerter
from storage.database import Database
from storage.models import ChatKind, Delivery, Watch
from storage.watches import NewWatch, Place
from tests.handlers.conftest import Feed
from tests.newsstand import NOW, STORIES, fill
from tests.people import ADMINISTRATOR, JOURNALIST, NEWSROOM, STRANGER, TOKEN
from tests.subscribers import a_chat, put
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import anonymous_message, callback, group_message, private_message

STALE = "Эта кнопка устарела. Спросите ещё раз."


async def keys(database: Database, chat_id: int = JOURNALIST.id, thread_id: int = 0) -> list[str]:
    async with database.read() as work:
        return [one.key for one in await work.watches.list_in(Place(chat_id, thread_id))]


async def test_a_pair_is_the_same_in_any_order(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(
        private_message("/watch Токаев и Гутерриш"),
        private_message("/watch Гутерриш — Токаев"),
    )
    (key,) = await keys(archive)
    assert key.startswith("persons=")
    assert key.count(",") == 1


async def test_a_chat_follows_so_much_and_no_more(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/watch Гутерриш"))
    async with archive.begin() as work:
        for number in range(100, 100 + MOST - 1):
            place, themes = Place(JOURNALIST.id, 0), {"persons": [number]}
            await work.watches.add(NewWatch(place, f"persons={number}", themes), NOW)
    await feed(private_message("/watch Дуда"))
    assert telegram.last.text == (
        f"Слежу уже за {MOST}, больше в одном чате нельзя. Убрать лишнее: /watches"
    )
    await feed(private_message("/watch Гутерриш"))
    assert telegram.last.text.startswith("Слежу: Гутерриш.")
    assert len(await keys(archive)) == MOST


@pytest.mark.parametrize("words", ["", ",", " | ", "<b>", "🙂" * 500, "0" * 4000])
async def test_words_that_name_nobody_follow_nobody(
    archive: Database, feed: Feed, telegram: FakeTelegram, words: str
) -> None:
    await feed(private_message(f"/watch {words}"))
    assert len(telegram.last.text) < 400
    assert await keys(archive) == []


async def test_a_topic_of_a_forum_follows_for_itself(archive: Database, feed: Feed) -> None:
    await feed(
        group_message("/watch Гутерриш", ADMINISTRATOR, thread_id=7),
        anonymous_message("/watch Польша"),
    )
    assert len(await keys(archive, NEWSROOM.id, 7)) == 1
    assert await keys(archive, NEWSROOM.id) == ["countries=PL"]


@pytest.mark.parametrize("data", ["wa1::::::::0:0:", "wa1:x", "wd1:0", "wd1:99", "qt1:99:0"])
async def test_what_was_never_offered_changes_nothing(
    archive: Database, feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(private_message("/watch Гутерриш"), private_message("/watches"))
    await feed(callback(data, telegram.last.message))
    assert len(await keys(archive)) == 1


async def test_nobody_drops_what_another_chat_follows(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/watch Гутерриш"), private_message("/watches", STRANGER))
    await feed(callback("wd1:1", telegram.last.message, STRANGER))
    assert len(await keys(archive)) == 1


async def test_a_group_that_grows_keeps_what_it_follows(database: Database) -> None:
    """Also into a chat that is known already: what both follow it follows once."""
    old, new = -2001, -1001000000002
    await put(database, a_chat(old), a_chat(new, kind=ChatKind.SUPERGROUP))
    async with database.begin() as work:
        for chat_id, key in ((old, "persons=1"), (old, "persons=2"), (new, "persons=2")):
            await work.watches.add(NewWatch(Place(chat_id, 0), key, {}), NOW)
    async with database.begin() as work:
        await work.chats.migrate(old, new)
    assert sorted(await keys(database, new)) == ["persons=1", "persons=2"]
    assert await keys(database, old) == []


async def test_a_topic_that_is_gone_leaves_its_watches_to_general(database: Database) -> None:
    await put(database, a_chat(NEWSROOM.id))
    async with database.begin() as work:
        for thread_id, key in ((7, "persons=1"), (7, "persons=2"), (0, "persons=2")):
            await work.watches.add(NewWatch(Place(NEWSROOM.id, thread_id), key, {}), NOW)
        await work.watches.leave_thread(NEWSROOM.id, 7)
    assert sorted(await keys(database, NEWSROOM.id)) == ["persons=1", "persons=2"]
    assert await keys(database, NEWSROOM.id, 7) == []


async def alerted(database: Database, services: Services, telegram: FakeTelegram) -> None:
    """What the journalist follows has come, and the alert lies in the chat."""
    later = NOW + timedelta(minutes=5)
    alerter = Alerter(database, services.catalogues, services.world, services.zone, alert_buttons)
    await fill(database, *STORIES)
    async with database.begin() as work:
        await work.session.execute(update(Watch).values(created_at=NOW - timedelta(days=30)))
    assert await alerter.issue_due(later) == 1
    async with database.read() as work:
        [row] = (await work.session.scalars(select(Delivery))).all()
    rows = [
        [InlineKeyboardButton(text=text, callback_data=data) for text, data in row]
        for row in row.buttons
    ]
    async with Bot(TOKEN, telegram, DefaultBotProperties(parse_mode="HTML")) as bot:
        keyboard = InlineKeyboardMarkup(inline_keyboard=rows)
        await bot.send_message(row.chat_id, row.text, reply_markup=keyboard)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_alert_opens_its_meetings_and_ends_its_watch(
    database: Database, feed: Feed, telegram: FakeTelegram, services: Services
) -> None:
    async with database.begin() as work:
        work.session.add(a_chat(JOURNALIST.id))
        await work.session.flush()
        new = NewWatch(Place(JOURNALIST.id, 0), "countries=PL", {"countries": ["PL"]})
        await work.watches.add(new, NOW)
    await alerted(database, services, telegram)
    assert telegram.last.text.startswith("🔔 Новое: Польша")
    assert telegram.buttons == [["Карточка встречи"], ["🔕 Не следить: Польша"]]
    alert = telegram.last.message
    await feed(telegram.press("Карточка встречи"))
    assert telegram.last.text.startswith("🗓 Визит")
    stop = alert["reply_markup"]["inline_keyboard"][1][0]["callback_data"]
    await feed(callback(stop, alert), callback(stop, alert))
    assert telegram.notices == ["Больше не слежу: Польша", STALE]
    assert await keys(database) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_stranger_ends_nobody_s_watch(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/watch Гутерриш"), private_message("/watches", STRANGER))
    await feed(callback("ws1:1", telegram.last.message, STRANGER))
    assert len(await keys(archive)) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_alert_of_several_meetings_names_them_on_its_buttons(
    database: Database, feed: Feed, telegram: FakeTelegram, services: Services
) -> None:
    async with database.begin() as work:
        work.session.add(a_chat(JOURNALIST.id))
        await work.session.flush()
        new = NewWatch(Place(JOURNALIST.id, 0), "countries=KZ", {"countries": ["KZ"]})
        await work.watches.add(new, NOW)
    await alerted(database, services, telegram)
    assert telegram.buttons[0] == ["Токаев — Гутерриш", "Токаев — Польша"]
    await feed(telegram.press("Токаев — Гутерриш"))
    assert telegram.last.text.startswith("✅ Переговоры")
