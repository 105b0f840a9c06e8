"""A week looked back at, a month in numbers, the rest of a digest: over a real database."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from newsroom.digests.issuing import Issuer
from newsroom.digests.press import Subscriber
from newsroom.digests.rescheduling import reschedule
from reading.facts import Status
from storage.database import Database
from storage.listing import touch
from storage.models import Delivery, Digest, Kind, Told
from tests.archive import GUTERRES, TOKAYEV
from tests.newsroom.digests.publishing import (
    ALMATY,
    DAY,
    TODAY,
    an_issuer,
    count,
    publish,
    texts_of,
)
from tests.subscribers import NOW, READER, a_chat, a_wish, put, subscription

FIRST_OF_OCTOBER = datetime(2025, 10, 1, 3, tzinfo=UTC)


async def test_a_week_is_looked_back_at_whatever_was_told_before(database: Database) -> None:
    await publish(database, people=(TOKAYEV, GUTERRES))
    await publish(database, 2, first_on=TODAY - 6 * DAY, last_on=TODAY - 6 * DAY)
    days: dict[str, Any] = {"first_on": TODAY + 2 * DAY, "last_on": TODAY + 2 * DAY}
    await publish(database, 3, status=Status.PLANNED, **days)
    await put(database, a_chat(), a_wish(), a_wish(slot="weekly", kind=Kind.WEEKLY, weekdays=2))
    await an_issuer(database).issue_due(NOW)
    daily, weekly = await texts_of(database)
    assert daily.startswith("Дипломатия · вторник, 9 сентября")
    head, held, ahead = weekly.split("\n\n")[0], weekly.split("\n\n")[1], weekly.split("\n\n")[-1]
    assert head == (
        "Итоги недели · 2–8 сентября 2025\n"
        "За неделю — 2 встречи.\n"
        "Чаще всех: К.-Ж. Токаев (2), А. Дуда (1), А. Гутерриш (1)"
    )
    assert held.startswith("Состоялось\n✅")
    assert ahead.startswith("Сегодня и на неделе\n🗓")
    assert (await subscription(database, READER)).next_due_at == NOW + DAY


async def test_a_week_without_news_is_told_like_a_day_without(database: Database) -> None:
    wish: dict[str, Any] = {"slot": "weekly", "kind": Kind.WEEKLY}
    await put(database, a_chat(), a_wish(**wish), a_chat(8))
    await put(database, a_wish(8, tells_empty_days=False, **wish))
    await an_issuer(database).issue_due(NOW)
    assert "Новых встреч за неделю в архиве нет." in (await texts_of(database))[0]
    assert await texts_of(database, 8) == []


async def test_the_month_before_comes_in_numbers_on_the_first_day(database: Database) -> None:
    await publish(database, people=(TOKAYEV, GUTERRES))
    days: dict[str, Any] = {"first_on": TODAY - 30 * DAY, "last_on": TODAY - 30 * DAY}
    await publish(database, 2, **days)
    await put(database, a_chat())
    wish = a_wish(slot="monthly", kind=Kind.MONTHLY)
    async with database.begin() as work:
        await work.subscriptions.put(wish, FIRST_OF_OCTOBER, NOW)
    await an_issuer(database).issue_due(FIRST_OF_OCTOBER)
    (message,) = await texts_of(database)
    assert message.startswith(
        "Месяц в числах · сентябрь 2025\nСостоялась 1 встреча, 2 человека\nМесяцем раньше: 1\n"
    )
    assert "А. Гутерриш (1)" in message
    async with database.read() as work:
        (found,) = await work.subscriptions.list_of(READER)
    assert found.next_due_at == datetime(2025, 11, 1, 3, tzinfo=UTC)


async def test_a_preview_is_of_the_same_kind(database: Database) -> None:
    await publish(database)
    issuer = an_issuer(database)
    (week,) = await issuer.preview(Subscriber("ru", ALMATY, kind=Kind.WEEKLY), NOW)
    assert week.startswith("<b>Итоги недели")


async def test_what_has_no_room_stands_behind_a_button_and_is_told_then(
    database: Database,
) -> None:
    for number in range(1, 26):
        await publish(database, number)
    await put(database, a_chat(), a_wish())
    issuer = Issuer(database, an_issuer(database).catalogues, ALMATY, rest_data="dr1:0")
    await issuer.issue_due(NOW)
    async with database.read() as work:
        rows = await work.session.scalars(select(Delivery).order_by(Delivery.part.desc()))
    assert rows.all()[0].buttons == [[["Остальное · 5", "dr1:0"]]]
    rest = await issuer.tell_rest(1, READER, NOW)
    assert rest is not None
    assert (len(rest.messages), rest.left) == (1, 0)
    assert rest.messages[0].count("К.-Ж. Токаев") == 5
    assert await count(database, Told) == 25
    again = await issuer.tell_rest(1, READER, NOW)
    assert again is not None
    assert again.messages == ["Больше ничего нет: всё остальное уже рассказано."]


async def test_the_evening_does_not_repeat_the_morning(database: Database) -> None:
    evening = NOW + timedelta(hours=12)
    await publish(database)
    await put(database, a_chat(), a_wish(), a_chat(8), a_wish(8))
    async with database.begin() as work:
        wish = a_wish(slot="daily-2", local_time=time(20))
        await work.subscriptions.put(wish, evening, NOW)
    await an_issuer(database).issue_due(NOW)
    await publish(database, 2, people=(TOKAYEV, GUTERRES), fetched_at=evening)
    await an_issuer(database).issue_due(evening)
    morning, later = await texts_of(database)
    assert "А. Дуда" in morning
    assert "А. Дуда" not in later
    assert "А. Гутерриш" in later
    assert len(await texts_of(database, 8)) == 1


@pytest.mark.parametrize(("digest_id", "chat_id"), [(99, READER), (1, 8)])
async def test_the_rest_of_another_chat_s_digest_is_nobody_s(
    database: Database, digest_id: int, chat_id: int
) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish(), a_chat(8))
    await an_issuer(database).issue_due(NOW)
    assert await an_issuer(database).tell_rest(digest_id, chat_id, NOW) is None


async def test_a_clock_that_jumps_back_and_forth_gives_no_second_digest(
    database: Database,
) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish())
    issuer = an_issuer(database)
    hour = timedelta(hours=1)
    for at in (NOW, NOW - hour, NOW, NOW + hour, NOW - DAY, NOW + hour):
        await issuer.issue_due(at)
    assert await count(database, Digest) == 1


async def test_three_days_asleep_are_caught_up_with_one_digest_that_says_it_is_late(
    database: Database,
) -> None:
    await publish(database, first_on=TODAY + 2 * DAY, last_on=TODAY + 2 * DAY)
    await put(database, a_chat(), a_wish())
    await an_issuer(database).issue_due(NOW + 3 * DAY + timedelta(hours=1))
    (message,) = await texts_of(database)
    assert "С опозданием: выпуск был назначен на 08:00." in message


async def test_a_pause_ends_by_itself(database: Database) -> None:
    """`put` says when it is due; whatever happens meanwhile, nothing comes before that."""
    await publish(database, first_on=TODAY + 4 * DAY, last_on=TODAY + 4 * DAY)
    until = NOW + 5 * DAY
    await put(database, a_chat())
    async with database.begin() as work:
        await work.subscriptions.put(a_wish(paused_until=until), until, NOW)
    for day in range(7):
        await an_issuer(database).issue_due(NOW + day * DAY)
    assert len(await texts_of(database)) == 2


async def test_due_times_follow_a_zone_that_changed_its_rules(database: Database) -> None:
    await put(database, a_chat(), a_chat(8))
    async with database.begin() as work:
        by_old_rules, paused_until = NOW + DAY - timedelta(hours=1), NOW + 10 * DAY
        await work.subscriptions.put(a_wish(), by_old_rules, NOW)
        wish = a_wish(8, local_time=time(8), paused_until=paused_until)
        await work.subscriptions.put(wish, paused_until, NOW)
    assert await reschedule(database, NOW) == 2
    assert (await subscription(database, READER)).next_due_at == NOW + DAY
    assert (await subscription(database, 8)).next_due_at == paused_until + DAY
    assert await reschedule(database, NOW) == 0


async def test_a_month_in_numbers_is_about_what_was_asked_for(database: Database) -> None:
    await publish(database, people=(TOKAYEV, GUTERRES))
    await publish(database, 2, place="Париж")
    await publish(database, 3, place="Лондон", status=Status.PLANNED)
    await put(database, a_chat(), a_chat(8))
    about: dict[str, Any] = {"persons": [GUTERRES.person_id], "places": ["Париж", "Лондон"]}
    async with database.begin() as work:
        for chat_id, interests in ((READER, {"persons": [GUTERRES.person_id]}), (8, about)):
            wish = a_wish(chat_id, slot="monthly", kind=Kind.MONTHLY, interests=interests)
            await work.subscriptions.put(wish, FIRST_OF_OCTOBER, NOW)
        for number in (1, 2, 3):
            touch(work.session, number)
    await an_issuer(database).issue_due(FIRST_OF_OCTOBER)
    (message,) = await texts_of(database)
    assert message.startswith(
        "Месяц в числах · сентябрь 2025\nО чём: Гутерриш\nСостоялась 1 встреча, 2 человека\n"
    )
    assert "А. Дуда" not in message
    (other,) = await texts_of(database, 8)
    assert "Состоялись 2 встречи, 3 человека" in other
    assert "А. Дуда (1)" in other


async def test_two_digests_of_one_chat_at_one_hour_tell_nothing_twice(database: Database) -> None:
    await publish(database)
    await put(database, a_chat(), a_wish(), a_wish(slot="daily-2"), a_wish(thread_id=4))
    await an_issuer(database).issue_due(NOW)
    async with database.read() as work:
        rows = (await work.session.scalars(select(Delivery).order_by(Delivery.id))).all()
    told = [(row.thread_id, "А. Дуда" in row.text) for row in rows]
    assert sorted(told) == [(0, False), (0, True), (4, True)]
