"""One bot as several processes: each thing is done once, and whoever dies is replaced."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import select

from bot.models import load_lemmas
from newsroom.collecting import Collector, Outcome
from newsroom.sources.fetched import FetchedArticle
from reading.facts import RULES_VERSION, ArticleText, Facts
from storage.database import Database
from storage.models import Article
from tests.desk import ALMATY, a_world
from tests.end_to_end.family import SECRET, Member, leader_of, redis_url, until
from tests.end_to_end.program import START_SECONDS
from tests.end_to_end.template import HEADLINE, TEXT
from tests.people import JOURNALIST, OPERATOR, STRANGER, SUBSCRIBER, TOKEN, Someone
from tests.subscribers import a_chat, a_wish
from tests.telegram.calling import Caller
from tests.telegram.server import TelegramServer
from tests.telegram.updates import private_message

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),
]

EACH = ("web", "clock", "courier", "reader", "collector")
TAKEN_OVER_SECONDS = 30.0


async def put_down(database: Database) -> None:
    """An article that waits to be read."""

    async def never(_: ArticleText) -> Facts:
        raise AssertionError("it is read later")

    now = datetime.now(UTC)
    collector = Collector(database, never, a_world(), ALMATY, load_lemmas())
    later = replace(collector, is_read_later=True)
    article = FetchedArticle(TEXT, "a test", headline=HEADLINE, published_at=now)
    assert await later.collect(article, now) is Outcome.QUEUED


async def subscribe(database: Database, someone: Someone) -> None:
    """They want a digest, on empty days, too, and it is due."""
    due_at = (datetime.now(UTC) - timedelta(minutes=1)).replace(second=0, microsecond=0)
    wish = a_wish(someone.id, local_time=due_at.astimezone(ALMATY).time())
    async with database.begin() as work:
        work.session.add(a_chat(someone.id))
        await work.session.flush()
        await work.subscriptions.put(wish, due_at, due_at)


async def is_read(database: Database) -> bool:
    async with database.read() as work:
        (article,) = (await work.session.scalars(select(Article))).all()
        waiting = (await work.reading_queue.figures(datetime.now(UTC))).waiting
    return article.read_with == RULES_VERSION and not waiting


@pytest.fixture
async def members(
    server: TelegramServer, database: Database, tmp_path: Path
) -> AsyncIterator[list[Member]]:
    """Two processes with all the roles, not yet started. Skips without Redis."""
    try:
        async with Redis.from_url(redis_url()) as redis:
            await redis.ping()
    except (RedisError, OSError):
        pytest.skip("Redis doesn't answer (TEST_REDIS_URL)")
    settings = {
        "DATABASE_URL": database.url.render_as_string(hide_password=False),
        "TELEGRAM_API_URL": server.url,
        "COURIERS": "2",
    }
    members = [Member(tmp_path / f"{number}", EACH, **settings) for number in (1, 2)]
    yield members
    for member in members:
        await member.close()
        # Into the report, if the test failed.
        sys.stdout.write(member.errors)


async def test_two_of_each_do_everything_once_and_replace_each_other(
    server: TelegramServer, members: list[Member], database: Database
) -> None:
    await put_down(database)
    await subscribe(database, SUBSCRIBER)
    for member in members:
        await member.start()
    await server.called("setWebhook", 2, START_SECONDS)
    async with Caller([one.address for one in members], SECRET) as telegram:
        update = private_message("/help", JOURNALIST)
        offers = [telegram.offer(update, one.address) for one in members]
        assert await asyncio.gather(*offers) == [200, 200]
        await telegram.deliver(private_message("/help", STRANGER))
        assert "/who" in (await server.next_message(JOURNALIST)).text
        assert "/who" in (await server.next_message(STRANGER)).text

        await until("the article is read", lambda: is_read(database), START_SECONDS)
        await server.next_message(SUBSCRIBER, START_SECONDS)

        leader = await leader_of("clock", members)
        await leader.kill()
        (other,) = (one for one in members if one is not leader)
        await subscribe(database, OPERATOR)
        await leader_of("clock", [other], TAKEN_OVER_SECONDS)
        await server.next_message(OPERATOR, START_SECONDS)
        await telegram.deliver(private_message("/who Дуда", OPERATOR))
        assert (await server.next_message(OPERATOR)).text.startswith("Анджей Дуда\n")
    assert await other.terminate() == 0

    await hand_over(server, other)
    for someone, messages in ((JOURNALIST, 2), (STRANGER, 1), (SUBSCRIBER, 1), (OPERATOR, 2)):
        assert len(server.seen_in(someone.id)) == messages
    check_log(other)


async def hand_over(server: TelegramServer, member: Member) -> None:
    """What is written meanwhile waits for whoever asks, and the webhook for nobody any more."""
    assert server.chats.webhook != ""
    server.say(JOURNALIST, "/about")
    member.poll()
    await member.start()
    await server.next_message(JOURNALIST, START_SECONDS)
    assert server.chats.webhook == ""
    assert await member.terminate() == 0


def check_log(member: Member) -> None:
    """Every line is an object; neither secrets nor what people ask are in one."""
    told = {json.loads(line)["message"] for line in member.errors.splitlines()}
    assert {"At work: web, clock, courier, reader, collector", "Stopped"} <= told
    assert not [one for one in (TOKEN, SECRET, "Дуда") if one in member.errors]
