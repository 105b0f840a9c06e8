"""Whatever is broken in an archive is seen, named, and put right where it can be worked out."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.models import load_lemmas
from newsroom.examining.archive import (
    check_leases,
    check_moments,
    check_queue,
    check_reading,
    check_schema,
    check_sources,
    check_words,
)
from newsroom.examining.counters import check_counters
from newsroom.examining.findings import Finding, Level
from newsroom.indexing import index_missing
from storage.articles import NewArticle
from storage.database import Database
from storage.migrating import newest_revision
from storage.models import Delivery, DeliveryStatus, SourceKind
from storage.sources import NewSource
from tests.desk import Desk, says
from tests.furnished import contents, furnish
from tests.newsstand import STORIES, fill
from tests.subscribers import NOW, a_chat, a_message, put


async def examine(database: Database, *, repairs: bool = False) -> dict[str, Finding]:
    found = [
        *await check_schema(database, newest_revision(), repairs=repairs),
        *await check_counters(database, repairs=repairs),
        await check_words(database, load_lemmas(), repairs=repairs),
        await check_leases(database, NOW, repairs=repairs),
    ]
    return {one.about: one for one in found}


def wrong(found: dict[str, Finding]) -> dict[str, Level]:
    return {about: one.level for about, one in found.items() if one.level is not Level.OK}


async def tell(database: Database, *statements: str) -> None:
    async with database.begin() as work:
        for statement in statements:
            await work.session.execute(text(statement))


@pytest.fixture
async def archive(database: Database) -> Database:
    await furnish(database)
    await index_missing(database, load_lemmas())
    return database


async def test_a_sound_archive_is_left_as_it_is(archive: Database) -> None:
    before = await contents(archive)
    assert wrong(await examine(archive)) == {}
    assert wrong(await examine(archive, repairs=True)) == {}
    assert await contents(archive) == before


DAMAGES = (
    # Of people, their names, the forms of these, and offices.
    "UPDATE persons SET articles = articles + 1 WHERE id = 1",
    "UPDATE person_names SET articles = 99 WHERE person_id = 1",
    "UPDATE person_aliases SET weight = 7 WHERE person_id = 2",
    "DELETE FROM name_offices",
    # A meeting that is listed nowhere, one found by no word, one that is gone.
    "DELETE FROM listed_meetings WHERE meeting_id = 1",
    "DELETE FROM listed_words WHERE meeting_id = 2",
    "INSERT INTO listed_meetings (owner, sorts_on, forum, meeting_id, status, form)"
    " VALUES ('*', '2024-01-01', '', 4321, 'held', 'meeting')",
    # Counted wrong, not at all, and without there being any.
    "UPDATE listed_counts SET held = held + 3 WHERE owner = '*'",
    "DELETE FROM listed_counts WHERE owner = 'cKZ'",
    "INSERT INTO listed_counts (owner, meetings, held) VALUES ('tnothing', 5, 5)",
    "UPDATE listed_pairs SET meetings = meetings + 1, held = held + 1",
    "UPDATE persons SET meetings = 99 WHERE id = 3",
    "DELETE FROM search_documents WHERE article_id = 1",
    "DROP INDEX ix_deliveries_chat_id",
    "DROP INDEX ix_meeting_topics_topic",
    "CREATE INDEX ix_meeting_topics_topic ON meeting_topics (topic)",
)
SEEN = {"people", "lists", "counts", "pairs", "search", "indexes"}
COUNTS = {"listed_counts", "listed_pairs", "name_offices"}
"""Rows that count nothing may go."""


async def test_what_is_derived_is_seen_to_be_wrong_and_put_right(archive: Database) -> None:
    before = await contents(archive)
    await tell(archive, *DAMAGES)
    found = await examine(archive)
    assert wrong(found) == dict.fromkeys(SEEN, Level.ERROR)
    assert {found[about].advice for about in SEEN} == {"`doctor --repair`"}
    repaired = await examine(archive, repairs=True)
    assert wrong(repaired) == dict.fromkeys(SEEN, Level.REPAIRED)
    assert wrong(await examine(archive)) == {}
    after = await contents(archive)
    assert {name for name in after if after[name] != before[name]} <= COUNTS


@pytest.mark.parametrize(
    ("damage", "seen"),
    [
        ("UPDATE person_aliases SET weight = 7 WHERE person_id = 2", "people"),
        ("DELETE FROM listed_words WHERE meeting_id = 2", "lists"),
        ("DELETE FROM listed_counts WHERE owner = 'cKZ'", "counts"),
        ("UPDATE persons SET meetings = 99 WHERE id = 3", "pairs"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_each_check_sees_its_own(database: Database, damage: str, seen: str) -> None:
    await fill(database, *STORIES)
    await tell(database, damage)
    found = await check_counters(database, repairs=False)
    assert [one.about for one in found if one.level is not Level.OK] == [seen]


async def test_words_that_are_lost_are_missed_and_made_again(archive: Database) -> None:
    async with archive.read() as work:
        number = await work.session.scalar(text("SELECT max(id) FROM search_documents"))
    if archive.is_sqlite:
        lost = f"DELETE FROM search_words_docsize WHERE id = {number}"  # noqa: S608
    else:
        lost = f"DELETE FROM search_words WHERE rowid = {number}"  # noqa: S608
    await tell(archive, lost)
    assert wrong(await examine(archive)) == {"search": Level.ERROR}
    assert wrong(await examine(archive, repairs=True)) == {"search": Level.REPAIRED}
    assert wrong(await examine(archive)) == {}


async def test_messages_a_courier_left_behind_are_seen_and_settled(database: Database) -> None:
    await put(database, a_chat(), a_message())
    async with database.begin() as work:
        row = await work.session.get_one(Delivery, 1)
        row.status, row.lease_until = DeliveryStatus.SENDING, NOW - timedelta(hours=1)
    assert (await check_leases(database, NOW, repairs=False)).level is Level.WARNING
    repaired = await check_leases(database, NOW, repairs=True)
    assert repaired.seen == "to be sent again: 0, of unknown fate: 1"
    assert (await check_leases(database, NOW, repairs=False)).level is Level.OK
    [queue] = await check_queue(database, NOW)
    assert "unknown 1" in queue.seen


async def test_an_archive_of_another_schema_is_told_what_to_do(database: Database) -> None:
    for version, advice in (("0001", "migrate"), ("9999", "update the program")):
        await tell(database, f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608
        [found] = await check_schema(database, newest_revision(), repairs=True)
        assert (found.level, found.about) == (Level.ERROR, "schema")
        assert advice in found.advice


async def test_a_table_that_is_gone_can_t_be_made_up(database: Database) -> None:
    await tell(database, "DROP TABLE retractions", "ALTER TABLE chats DROP COLUMN alerts_from")
    [found] = await check_schema(database, newest_revision(), repairs=True)
    assert found.level is Level.ERROR
    assert "table retractions" in found.seen
    assert "column chats.alerts_from" in found.seen


async def test_sources_that_fail_are_named(database: Database) -> None:
    assert (await check_sources(database, NOW)).level is Level.OK
    new = NewSource("https://example.org/feed", SourceKind.FEED, "Вестник", is_active=True)
    async with database.begin() as work:
        source = await work.sources.add(new, NOW, timedelta(hours=1))
        assert source is not None
        source.failing_since = NOW - timedelta(days=2)
    found = await check_sources(database, NOW)
    assert found.level is Level.WARNING
    assert "Вестник" in found.seen


async def test_articles_that_nobody_reads_are_seen(database: Database) -> None:
    assert (await check_reading(database, NOW)).level is Level.OK
    async with database.begin() as work:
        stored = await work.articles.store(NewArticle("Новая статья."), NOW)
        await work.reading_queue.put([stored.article.id], NOW)
    assert (await check_reading(database, NOW)).level is Level.OK
    found = await check_reading(database, NOW + timedelta(hours=1))
    assert found.level is Level.WARNING
    assert found.seen == "to be read 1, of them waiting 1; unreadable 0"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_article_of_the_future_means_a_wrong_clock(database: Database) -> None:
    assert (await check_moments(database, NOW)).level is Level.OK
    await fill(database, *STORIES)
    assert (await check_moments(database, NOW + timedelta(days=1))).level is Level.OK
    assert (await check_moments(database, NOW - timedelta(days=3))).level is Level.WARNING


async def test_an_article_is_found_by_its_headline_as_it_is_now(database: Database) -> None:
    desk = Desk(database)
    await desk.collect("Статья.", says(), headline="Президенты встретились в Астане")
    await index_missing(database, load_lemmas())
    assert wrong(await examine(database)) == {}
    await tell(database, "UPDATE articles SET headline = 'Министры улетели в Варшаву'")
    assert wrong(await examine(database)) == {"search": Level.ERROR}
    assert wrong(await examine(database, repairs=True)) == {"search": Level.REPAIRED}
    assert wrong(await examine(database)) == {}
