"""Who was told something wrong hears so, as an answer to that very message."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.texts import load_catalogues
from newsroom.correcting import correct
from newsroom.correction_requests import Request
from newsroom.retracting import Retractor
from storage.database import Database
from storage.models import CorrectionKind, Delivery, DeliveryKind
from storage.watches import Place
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
