"""Who was told something wrong hears so, as an answer to that very message."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.texts import load_catalogues
from newsroom.correcting import correct, undo
from newsroom.correction_requests import Request, parse_request
from newsroom.retracting import Retractor
from storage.database import Database
from storage.models import CorrectionKind, Delivery, DeliveryKind
from storage.watches import Place
from tests.desk import GUTERRES, TOKAYEV, Desk, met, on, says
from tests.newsroom.digests.publishing import DAY, an_issuer, texts_of
from tests.newsstand import NOW, STORIES, fill
from tests.subscribers import READER, a_chat, a_message, a_wish, put

LATER = NOW + timedelta(hours=1)
TALKS = 3
"""Yesterday's, of Tokayev and Guterres in Astana."""


def retractor(database: Database) -> Retractor:
    return Retractor(database, load_catalogues())


async def tell(database: Database) -> int:
    """A digest that has arrived; the number of its message."""
    await fill(database, *STORIES)
    await put(database, a_chat(), a_wish())
    await an_issuer(database).issue_due(NOW)
    async with database.begin() as work:
        row = await work.session.get_one(Delivery, 1)
        row.message_id = 77
    return 77


async def put_right(database: Database, kind: CorrectionKind, **values: Any) -> None:
    async with database.begin_alone() as work:
        await correct(work, Request(kind, TALKS, **values), 1, LATER)


async def last_of(database: Database) -> Delivery:
    query = select(Delivery).order_by(Delivery.id.desc()).limit(1)
    async with database.read() as work:
        return (await work.session.scalars(query)).one()


async def test_a_wrong_place_is_put_right_under_the_message_that_told_it(
    database: Database,
) -> None:
    message_id = await tell(database)
    await put_right(database, CorrectionKind.SET_MEETING, field="place", value="Алматы")
    await retractor(database).issue_due(LATER)
    assert (await texts_of(database))[1:] == [
        "Исправление · К.-Ж. Токаев — А. Гутерриш: место: Алматы (было: Астана)"
    ]
    sent = await last_of(database)
    assert (sent.reply_to, sent.kind) == (message_id, DeliveryKind.ALERT)


async def test_a_meeting_that_never_was_is_taken_back(database: Database) -> None:
    await tell(database)
    await put_right(database, CorrectionKind.DROP_MEETING)
    await retractor(database).issue_due(LATER)
    assert "такой встречи не было (К.-Ж. Токаев — А. Гутерриш)" in (await texts_of(database))[1]
    assert (await last_of(database)).reply_to == 77


async def test_it_is_said_once_and_no_update_in_the_next_digest(database: Database) -> None:
    await tell(database)
    await put_right(database, CorrectionKind.SET_MEETING, field="place", value="Алматы")
    for minutes in range(3):
        await retractor(database).issue_due(LATER + timedelta(minutes=minutes))
    await an_issuer(database).issue_due(NOW + DAY)
    texts = await texts_of(database)
    assert len(texts) == 3
    assert "Обновлено" not in texts[2]


async def test_what_nobody_would_notice_is_not_spoken_of(database: Database) -> None:
    await tell(database)
    await put_right(database, CorrectionKind.SET_MEETING, field="place", value="Астана")
    await retractor(database).issue_due(LATER)
    assert len(await texts_of(database)) == 1


async def test_who_was_never_told_hears_nothing(database: Database) -> None:
    await fill(database, *STORIES)
    await put(database, a_chat(), a_wish())
    await put_right(database, CorrectionKind.DROP_MEETING)
    await retractor(database).issue_due(LATER)
    assert await texts_of(database) == []


@pytest.mark.parametrize("has_arrived", [True, False])
async def test_who_was_told_by_an_alert_hears_too(
    database: Database,
    has_arrived: bool,  # noqa: FBT001
) -> None:
    await fill(database, *STORIES)
    await put(database, a_chat())
    async with database.begin() as work:
        await work.watches.record_told(Place(READER, 0), {TALKS: 1}, "alert:x", NOW)
    if has_arrived:
        await put(database, a_message("alert:x", kind=DeliveryKind.ALERT))
        async with database.begin() as work:
            (await work.session.get_one(Delivery, 1)).message_id = 78
    await put_right(database, CorrectionKind.DROP_MEETING)
    await retractor(database).issue_due(LATER)
    assert (await last_of(database)).reply_to == (78 if has_arrived else None)


async def told_of_two(database: Database) -> tuple[int, int]:
    """A pair that met twice, told by a digest that has arrived; two chats, one of them by an alert.

    Returns the meetings: the first is told by two articles, the second by one.
    """
    desk = Desk(database)
    day = NOW.date() - DAY
    for text, when, key in (("Одна.", day, "a"), ("Две.", day - 3 * DAY, "b"), ("Три.", day, "c")):
        said = says(met(TOKAYEV, GUTERRES, when=on(when)))
        await desk.collect(text, said, external_id=key, published_on=NOW.date())
    await put(database, a_chat(), a_wish(), a_chat(8))
    await an_issuer(database).issue_due(NOW)
    async with database.begin() as work:
        (await work.session.get_one(Delivery, 1)).message_id = 77
        await work.watches.record_told(Place(8, 0), {2: 1}, "alert:x", NOW)
    return 1, 2


async def obey(database: Database, words: str) -> int:
    async with database.begin_alone() as work:
        return (await correct(work, parse_request(words.split()), 1, LATER)).id


async def take_back(database: Database, number: int) -> None:
    async with database.begin_alone() as work:
        await undo(work, number, 1, LATER + timedelta(minutes=5))


async def test_two_that_were_one_are_told_to_be_one(database: Database) -> None:
    await told_of_two(database)
    await obey(database, "merge meetings 1 2")
    await retractor(database).issue_due(LATER)
    [said] = await texts_of(database, 8)
    head, line = said.split("\n")
    assert head == ("Исправление · К.-Ж. Токаев — А. Гутерриш: это не отдельная встреча, она одна:")
    assert line.startswith("✅ 8 сентября 2025")
    assert (await last_of(database)).chat_id in {8, READER}
    # Nobody is told it anew.
    await an_issuer(database).issue_due(NOW + DAY)
    assert "Тихий день" in (await texts_of(database))[-1]


async def test_one_that_was_two_is_told_to_be_two(database: Database) -> None:
    await told_of_two(database)
    await obey(database, "split meeting 1 3")
    await retractor(database).issue_due(LATER)
    said = (await texts_of(database))[1]
    assert said.startswith(
        "Исправление · К.-Ж. Токаев — А. Гутерриш: это была не одна встреча:\n✅"
    )
    assert said.count("✅") == 2
    assert await texts_of(database, 8) == []
    await an_issuer(database).issue_due(NOW + DAY)
    assert "Тихий день" in (await texts_of(database))[-1]


async def test_what_is_taken_back_is_told_too(database: Database) -> None:
    await told_of_two(database)
    number = await obey(database, "set meeting 2 place=Алматы")
    await retractor(database).issue_due(LATER)
    await take_back(database, number)
    await retractor(database).issue_due(LATER + timedelta(minutes=5))
    changed, back = await texts_of(database, 8)
    assert "место: Алматы" in changed
    assert "было: Алматы" in back


async def test_what_is_taken_back_before_anybody_heard_is_not_told(database: Database) -> None:
    await told_of_two(database)
    for words in ("merge meetings 1 2", "set meeting 1 place=Алматы"):
        await take_back(database, await obey(database, words))
    await retractor(database).issue_due(LATER + timedelta(minutes=5))
    assert [text for text in await texts_of(database, 8) if "Алматы" in text] == []


@pytest.mark.parametrize("has_heard", [True, False])
async def test_a_meeting_that_was_after_all_is_told_to_those_who_heard_otherwise(
    database: Database,
    has_heard: bool,  # noqa: FBT001
) -> None:
    await tell(database)
    async with database.begin_alone() as work:
        number = (await correct(work, Request(CorrectionKind.DROP_MEETING, TALKS), 1, LATER)).id
    if has_heard:
        await retractor(database).issue_due(LATER)
    await take_back(database, number)
    await retractor(database).issue_due(LATER + timedelta(minutes=5))
    told = (await texts_of(database))[1:]
    if has_heard:
        gone, back = told
        assert "такой встречи не было" in gone
        assert back.startswith(
            "Исправление исправления · К.-Ж. Токаев — А. Гутерриш: встреча всё же была:\n✅"
        )
        assert (await last_of(database)).reply_to == 77
    else:
        assert told == []
    # Nobody is told it anew.
    await an_issuer(database).issue_due(NOW + DAY)
    assert "Гутерриш" not in (await texts_of(database))[-1]
