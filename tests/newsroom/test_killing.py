"""Collecting is killed, or done by two processes at once: nothing half-stored, nothing twice."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import func, select

from reading.facts import RULES_VERSION
from storage.database import Database
from storage.models import (
    Article,
    ArticleTopic,
    Meeting,
    MeetingParticipant,
    Mention,
    Person,
    Report,
    ReportParticipant,
    Statement,
)
from tests.end_to_end.program import ROOT
from tests.newsroom.counting import rows
from tests.programs import passed_on

pytestmark = pytest.mark.end_to_end

COUNT = 30
FACTS: dict[type[Mention | Report | Statement | ArticleTopic], int] = {
    Mention: 4,
    Report: 2,
    Statement: 1,
    ArticleTopic: 1,
}
"""Of each article, as tests/newsroom/steady.py makes it up."""

Process = asyncio.subprocess.Process


@asynccontextmanager
async def collecting(url: str) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.newsroom.steady", url, str(COUNT)),
        cwd=ROOT,
        env=passed_on(),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def killed_after(url: str, number: int) -> None:
    """Kill it somewhere in the article that comes after this one."""
    async with collecting(url) as process:
        assert process.stdout is not None
        while (line := await process.stdout.readline()) != f"{number}\n".encode():
            assert line
        await asyncio.sleep(number % 5 / 1000)


async def finished(url: str) -> None:
    async with collecting(url) as process:
        await process.communicate()
        assert process.returncode == 0


async def check_that_each_is_whole(database: Database) -> int:
    """Every article has all of its facts or none; returns how many have them."""
    async with database.read() as work:
        articles = (await work.session.scalars(select(Article))).all()
        for article in articles:
            is_read = article.read_with == RULES_VERSION
            for table, expected in FACTS.items():
                own = select(func.count()).where(table.article_id == article.id)
                assert await work.session.scalar(own) == expected * is_read
        loose = select(func.count()).where(Report.meeting_id.is_(None))
        assert await work.session.scalar(loose) == 0
    return sum(article.read_with == RULES_VERSION for article in articles)


async def check_that_nothing_is_missing_or_twice(database: Database) -> None:
    assert await check_that_each_is_whole(database) == COUNT
    assert await rows(database, Meeting) == COUNT + 1
    assert await rows(database, Person) == COUNT + 3
    assert await rows(database, MeetingParticipant) == 2 * (COUNT + 1)
    assert await rows(database, ReportParticipant) == 4 * COUNT
    async with database.read() as work:
        busiest = (await work.session.scalars(select(Person).order_by(Person.id).limit(3))).all()
    assert sorted((one.articles, one.meetings) for one in busiest) == [
        (COUNT, 1),
        (COUNT, 1),
        (COUNT, COUNT),
    ]


async def test_what_is_killed_again_and_again_leaves_nothing_half_stored(
    database: Database, database_url: str
) -> None:
    for number in (3, 17):
        await killed_after(database_url, number)
        assert await check_that_each_is_whole(database) > number
    await finished(database_url)
    await check_that_nothing_is_missing_or_twice(database)


async def test_two_at_once_lose_nothing_and_store_nothing_twice(
    database: Database, database_url: str
) -> None:
    await asyncio.gather(finished(database_url), finished(database_url))
    await check_that_nothing_is_missing_or_twice(database)
