"""Buttons of digests: of strangers, of other chats, of nothing; and a zone by location."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.settings import AROUND
from newsroom.subscribing import MOST
from newsroom.zones import zones_around
from storage.database import Database
from storage.models import Subscription
from tests.handlers.conftest import Feed
from tests.newsstand import NOW
from tests.people import ADMINISTRATOR, JOURNALIST, NEWSROOM, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, group_message, private_message

REFUSAL = "Настройки меняют администраторы."
STALE = "Эта кнопка устарела. Спросите ещё раз."


async def subscriptions(database: Database, chat_id: int = JOURNALIST.id) -> list[Subscription]:
    async with database.read() as work:
        return list(await work.subscriptions.list_of(chat_id))


@pytest.mark.parametrize("data", ["sb1:1", "st2:1:h:60", "st2:1:e:0", "si1:1", "sd1:1"])
async def test_a_stranger_can_t_change_another_chat_s_digest_from_his_own(
    database: Database, feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(group_message("/subscribe 08:00", ADMINISTRATOR))
    await feed(private_message("/settings"))
    await feed(callback(data, telegram.last.message))
    assert telegram.notices == [REFUSAL]
    (kept,) = await subscriptions(database, NEWSROOM.id)
    assert f"{kept.local_time:%H:%M}" == "08:00"


@pytest.mark.parametrize("data", ["oc1:-1001000000001:0", "sa1:-1001000000001:0"])
async def test_nor_look_at_it_or_add_one(
    database: Database, feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(group_message("/subscribe 08:00", ADMINISTRATOR))
    await feed(private_message("/settings"))
    await feed(callback(data, telegram.last.message))
    assert telegram.notices == [REFUSAL]
    assert len(await subscriptions(database, NEWSROOM.id)) == 1


@pytest.mark.parametrize(
    "data",
    ["sb1:99", "sb1:x", "st2:99:h:60", "st2:1:q:1", "si1:99", "sa1:x:0", "pw1:1", "dr1:99"],
)
async def test_what_is_gone_or_was_never_there_changes_nothing(
    database: Database, feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(private_message("/settings"))
    await feed(callback(data, telegram.last.message))
    assert telegram.notices == [STALE]
    assert await subscriptions(database) == []


@pytest.mark.parametrize("data", ["st2:1:w:99", "st2:1:t:999", "st2:1:t:-1", "st2:1:p:-5"])
async def test_a_knob_turned_too_far_leaves_a_digest_that_still_comes(
    database: Database, feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(private_message("/subscribe 08:00"))
    await feed(callback(data, telegram.last.message))
    (kept,) = await subscriptions(database)
    assert (kept.weekdays, kept.interests, kept.paused_until) == (127, {}, None)
    assert kept.next_due_at is not None


async def test_the_last_weekday_stays(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 8 по понедельникам"))
    await feed(callback("st2:1:w:1", telegram.last.message))
    (kept,) = await subscriptions(database)
    assert kept.weekdays == 1


async def test_a_chat_has_so_many_digests_and_no_more(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    for hour in range(MOST + 1):
        await feed(private_message(f"/subscribe ещё {hour + 8}:00"))
    assert telegram.last.text.startswith(f"Здесь уже {MOST} рассылок")
    assert len(await subscriptions(database)) == MOST


async def test_an_hour_changed_after_today_s_digest_says_tomorrow(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 08:00"))
    (one,) = await subscriptions(database)
    async with database.begin() as work:
        await work.digests.add(one, NOW.date(), NOW, NOW)
    await feed(private_message("/subscribe 21:00"))
    assert "Первая: 10 сентября 2025" in telegram.last.text


async def test_two_hours_are_two_digests(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 08:00 и 20:00"))
    assert sorted(f"{one.local_time:%H:%M}" for one in await subscriptions(database)) == [
        "08:00",
        "20:00",
    ]


def location(latitude: float, longitude: float) -> dict[str, Any]:
    place = {"latitude": latitude, "longitude": longitude}
    return private_message("", location=place)


async def test_a_location_offers_the_zones_around_by_their_hour(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 08:00"), location(51.17, 71.43))
    assert telegram.last.text == "Который у вас час? Ближайшие часовые пояса:"
    assert telegram.buttons[:2] == [["Омск · 14:00"], ["Костанай · 13:00"]]
    await feed(telegram.press("Омск · 14:00"))
    assert "Часовой пояс: Омск, Asia/Omsk; сейчас 14:00" in telegram.last.text
    (moved,) = await subscriptions(database)
    assert moved.time_zone == "Asia/Omsk"


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (43.24, 76.95, "Asia/Almaty"),
        (55.75, 37.62, "Europe/Moscow"),
        (39.9, 116.4, "Asia/Shanghai"),
        (40.71, -74.0, "America/New_York"),
        (-33.87, 151.21, "Australia/Sydney"),
        (-77.85, 166.67, "Antarctica/McMurdo"),
    ],
)
def test_the_zone_of_a_place_is_among_those_offered(
    latitude: float, longitude: float, zone: str
) -> None:
    here = ZoneInfo(zone)
    offered = zones_around(latitude, longitude, NOW)[:AROUND]
    assert NOW.astimezone(here).utcoffset() in {
        NOW.astimezone(ZoneInfo(one)).utcoffset() for one in offered
    }


@pytest.mark.parametrize("place", [(90.0, 0.0), (-90.0, 180.0), (0.0, -180.0)])
def test_the_ends_of_the_earth_have_zones_around(place: tuple[float, float]) -> None:
    assert len(zones_around(*place, NOW)) > AROUND


async def test_a_link_to_a_group_is_for_its_administrators(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(group_message("/settings", ADMINISTRATOR))
    ((link,),) = [
        [button["url"] for button in row if "url" in button]
        for row in telegram.last.message["reply_markup"]["inline_keyboard"]
        if any("url" in button for button in row)
    ]
    payload = link.rpartition("=")[2]
    await feed(private_message(f"/start {payload}", STRANGER))
    assert telegram.last.text == "The administrators change the settings."
    await feed(private_message(f"/start {payload}", ADMINISTRATOR))
    assert telegram.last.text.startswith("Рассылки: Редакция")


NOT_KNOWN = "oc1:-1001000000001:0", "sa1:-1001000000001:0"


@pytest.mark.parametrize("data", NOT_KNOWN)
async def test_a_group_that_the_bot_was_never_in_has_no_digests(
    database: Database, feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(private_message("/settings", ADMINISTRATOR))
    await feed(callback(data, telegram.last.message, ADMINISTRATOR))
    assert telegram.last.text.startswith("Этого чата я не знаю")
    assert await subscriptions(database, NEWSROOM.id) == []


async def test_an_administrator_looks_after_a_group_from_his_own_chat(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(group_message("/subscribe 08:00", ADMINISTRATOR))
    await feed(private_message("/settings", ADMINISTRATOR))
    await feed(callback("oc1:-1001000000001:0", telegram.last.message, ADMINISTRATOR))
    assert NEWSROOM.title in telegram.last.text
    for _ in range(MOST):
        await feed(callback("sa1:-1001000000001:0", telegram.last.message, ADMINISTRATOR))
    assert telegram.last.text.startswith(f"Здесь уже {MOST} рассылок")
    assert len(await subscriptions(database, NEWSROOM.id)) == MOST


async def test_one_knob_brings_everything_back(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/subscribe 08:00"))
    await feed(callback("st2:1:t:0", telegram.last.message))
    (narrowed,) = await subscriptions(database)
    assert narrowed.interests
    await feed(callback("st2:1:a:0", telegram.last.message))
    (kept,) = await subscriptions(database)
    assert kept.interests == {}


async def test_a_digest_that_is_gone_is_dropped_no_more(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/subscribe 08:00"))
    await feed(private_message("/unsubscribe"))
    await feed(callback("sd1:1", telegram.last.message))
    assert telegram.last.text == "Рассылки здесь и не было. Включить: /subscribe 08:00"
