from datetime import UTC, datetime, time

import pytest

from storage.database import Database
from storage.models import Subscription
from tests.handlers.conftest import Feed
from tests.people import ADMINISTRATOR, JOURNALIST, NEWSROOM, SMALL_GROUP
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import anonymous_message, group_message, private_message

REFUSAL = "Рассылку настраивают администраторы."


async def subscription_of(database: Database, chat: int, thread: int = 0) -> Subscription | None:
    async with database.read() as work:
        return await work.subscriptions.find(chat, thread)


async def test_somebody_subscribes_and_is_told_when(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 08:00"))
    assert telegram.texts == [
        "Сводка — каждый день в 08:00 (Asia/Almaty). Первая: 10 сентября 2025. "
        "Отключить: /unsubscribe"
    ]
    stored = await subscription_of(database, JOURNALIST.id)
    assert stored is not None
    assert stored.next_due_at == datetime(2025, 9, 10, 3, 0, tzinfo=UTC)
    assert stored.tells_empty_days


async def test_the_hour_can_be_changed_and_the_zone_is_kept(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 8 Europe/Moscow"), private_message("/subscribe 21.30"))
    assert telegram.last.text.startswith("Сводка — каждый день в 21:30 (Europe/Moscow).")
    stored = await subscription_of(database, JOURNALIST.id)
    assert stored is not None
    assert stored.next_due_at == datetime(2025, 9, 9, 18, 30, tzinfo=UTC)


async def test_unsubscribing_ends_it(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    for command in ("/subscribe", "/unsubscribe", "/unsubscribe"):
        await feed(private_message(command))
    assert telegram.texts[1:] == [
        "Рассылка отключена.",
        "Рассылки здесь и не было. Включить: /subscribe 08:00",
    ]
    assert await subscription_of(database, JOURNALIST.id) is None


@pytest.mark.parametrize("argument", ["25:00", "8:60", "8:5", "0" * 4000, "🙂", "-8", "UTC+20 8"])
async def test_a_time_that_is_none_changes_nothing(
    database: Database, feed: Feed, telegram: FakeTelegram, argument: str
) -> None:
    await feed(private_message(f"/subscribe {argument}"))
    assert telegram.last.text.startswith("Не понимаю время «")
    assert len(telegram.last.text) < 200
    assert await subscription_of(database, JOURNALIST.id) is None


@pytest.mark.parametrize("name", ["утром", "08:00 Mars/Base", "<b>", "../../etc/passwd"])
async def test_a_name_that_nobody_knows_changes_nothing(
    database: Database, feed: Feed, telegram: FakeTelegram, name: str
) -> None:
    await feed(private_message(f"/subscribe {name}"))
    assert telegram.last.text.startswith("Имени «")
    assert telegram.last.text.endswith("Рассылка не изменена.")
    assert await subscription_of(database, JOURNALIST.id) is None


@pytest.mark.parametrize("command", ["/subscribe 08:00", "/unsubscribe"])
async def test_members_of_a_group_are_refused(
    database: Database, feed: Feed, telegram: FakeTelegram, command: str
) -> None:
    await feed(group_message("/subscribe 07:00", ADMINISTRATOR))
    await feed(group_message(command, JOURNALIST))
    assert telegram.last.text == REFUSAL
    stored = await subscription_of(database, NEWSROOM.id)
    assert stored is not None
    assert stored.local_time == time(7)


async def test_administrators_subscribe_the_topic_they_write_in(
    database: Database, feed: Feed
) -> None:
    await feed(group_message("/subscribe 08:00", ADMINISTRATOR, thread_id=7))
    stored = await subscription_of(database, NEWSROOM.id, 7)
    assert stored is not None
    assert not stored.tells_empty_days
    assert await subscription_of(database, NEWSROOM.id) is None


async def test_an_anonymous_administrator_is_one(database: Database, feed: Feed) -> None:
    await feed(anonymous_message("/subscribe 08:00"))
    assert await subscription_of(database, NEWSROOM.id) is not None


async def test_somebody_whose_role_telegram_wont_tell_is_refused(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    telegram.fail_next(400, "Bad Request: member list is inaccessible")
    await feed(group_message("/subscribe 08:00", ADMINISTRATOR, SMALL_GROUP))
    assert telegram.texts == [REFUSAL]
    assert await subscription_of(database, SMALL_GROUP.id) is None


async def test_of_two_cities_of_one_name_somebody_chooses(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 8 Сент-Джонс"))
    assert telegram.last.text == "Городов с таким названием несколько. Какой?"
    assert await subscription_of(database, JOURNALIST.id) is None
    newfoundland = next(label for (label,) in telegram.buttons if "America/St_Johns" in label)
    await feed(telegram.press(newfoundland))
    assert "в 08:00 (America/St_Johns)" in telegram.last.text
    stored = await subscription_of(database, JOURNALIST.id)
    assert stored is not None
    assert stored.time_zone == "America/St_Johns"


async def test_a_city_of_one_zone_under_two_names_is_one(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 8 Катманду"))
    assert "в 08:00 (Asia/Kathmandu)" in telegram.last.text
