"""Everything that is kept of somebody is known, can be shown, and goes when they say so."""

from datetime import timedelta

from sqlalchemy import BigInteger, select

from storage.database import Database
from storage.models import Aspect, Base, Chat, Correction, CorrectionKind, Objection, Told, Verdict
from storage.personal import NOBODY, TRACES, Trace
from tests.furnished import contents, furnish
from tests.subscribers import NOW, READER

OPERATOR = 99
OTHER_LONG_NUMBERS = {
    "subscriptions.thread_id",
    "watches.thread_id",
    "alerted.thread_id",
    "deliveries.thread_id",
    "deliveries.reply_to",
    "deliveries.message_id",
    "retractions.thread_id",
    "received_updates.update_id",
}
"""Of messages, topics and updates: none of them names anybody."""


def test_every_column_that_may_name_somebody_is_in_the_list() -> None:
    """Whoever adds one says there what becomes of it."""
    long_numbers = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, BigInteger)
    }
    assert long_numbers - OTHER_LONG_NUMBERS == set(TRACES)


async def put_objection(database: Database, said_by: int, settled_by: int | None) -> int:
    objection = Objection(
        is_person=False,
        target_id=1,
        aspect=Aspect.WHEN,
        words="не тогда",
        said_by=said_by,
        language="ru",
        said_at=NOW,
        due_at=NOW,
        verdict=Verdict.OPEN if settled_by is None else Verdict.DECLINED,
        settled_by=settled_by,
    )
    async with database.begin() as work:
        await work.objections.add(objection)
    return objection.id


async def test_whoever_is_forgotten_leaves_nothing_and_takes_nothing_of_others(
    database: Database,
) -> None:
    await furnish(database)
    await put_objection(database, READER, OPERATOR)
    others = await put_objection(database, READER + 1, READER)
    before = await contents(database)
    async with database.begin() as work:
        await work.personal.forget(READER)
    async with database.read() as work:
        assert await work.personal.collect(READER, 10) == {}
        assert await work.session.get(Chat, READER) is None
        assert (await work.session.scalars(select(Told))).all() == []
        stays = await work.session.get_one(Objection, others)
        assert (stays.words, stays.settled_by) == ("не тогда", NOBODY)
    after = await contents(database)
    personal = {name.partition(".")[0] for name in TRACES} | {"digests", "told"}
    assert {name: proof for name, proof in after.items() if name not in personal} == {
        name: proof for name, proof in before.items() if name not in personal
    }
    assert after["chats"].rows == before["chats"].rows - 1


async def test_what_is_shown_is_all_there_is_and_nobody_else(database: Database) -> None:
    await furnish(database)
    await put_objection(database, READER, OPERATOR)
    async with database.read() as work:
        shown = await work.personal.collect(READER, 1000)
        counted = await work.personal.counts(READER)
    assert {name: len(rows) for name, rows in shown.items()} == counted
    assert {"chats", "subscriptions", "digests", "told", "deliveries", "objections"} <= set(shown)
    [objection] = [one for one in shown["objections"] if one["words"] == "не тогда"]
    assert "settled_by" not in objection
    assert "owner" not in shown["deliveries"][0]


async def test_who_put_something_right_is_forgotten_and_what_was_put_right_stays(
    database: Database,
) -> None:
    correction = Correction(
        kind=CorrectionKind.RENAME_PERSON,
        target_id=1,
        applies_to=1,
        made_by=OPERATOR,
        made_at=NOW,
        undone_by=OPERATOR,
        undone_at=NOW + timedelta(hours=1),
    )
    async with database.begin() as work:
        await work.corrections.add(correction)
    async with database.begin() as work:
        await work.personal.forget(OPERATOR)
    async with database.read() as work:
        kept = await work.session.get_one(Correction, correction.id)
    assert (kept.made_by, kept.undone_by, kept.undone_at) == (
        NOBODY,
        NOBODY,
        NOW + timedelta(hours=1),
    )


def test_a_channel_that_publishes_is_no_person() -> None:
    assert [name for name, trace in TRACES.items() if trace is Trace.PUBLIC] == ["sources.chat_id"]
