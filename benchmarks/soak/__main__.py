"""The whole system at once, and what must be so at the end: `make soak`.

    python -m benchmarks.soak [--minutes 10] [--seed 1] [--engine sqlite]

Outlets publish, 1,000 people ask, 5,000 chats are due, Telegram and the outlets fail, processes are
killed. Needs PostgreSQL and Redis (TEST_DATABASE_URL, TEST_REDIS_URL or their usual addresses);
without them it is one process with SQLite. Exit code 1: something is WRONG.
"""

import argparse
import asyncio
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from redis.asyncio import Redis
from redis.exceptions import RedisError

from benchmarks.soak.checks import checks, errors_in
from benchmarks.soak.siege import FULL_MINUTES, Load, Siege, besieged
from bot.archive import tell_organizations
from bot.knowledge import load_world
from storage.database import Database
from storage.migrating import migrate
from tests.databases import (
    answers,
    postgresql_template,
    server_address,
    spelled,
)
from tests.end_to_end.family import redis_url

MOST_ERRORS = 5


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=FULL_MINUTES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=["sqlite"], help="default: PostgreSQL if it answers")
    args = parser.parse_args(arguments)
    load = Load(args.minutes)
    # Asked to end, it leaves no processes behind either.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with (
        tempfile.TemporaryDirectory() as folder,
        _archive(args.engine, Path(folder)) as (url, several),
    ):
        return asyncio.run(prove(load, url, Path(folder), args.seed, several=several))


@contextmanager
def _archive(engine: str | None, folder: Path) -> Iterator[tuple[str, bool]]:
    """An empty archive, and whether several processes may share it."""
    if engine != "sqlite" and answers(server_address()) and asyncio.run(_redis_answers()):
        with postgresql_template(server_address()) as url:
            print("PostgreSQL and Redis: two processes each of web, reader, courier, clock")
            yield spelled(url), True
        return
    file = f"sqlite:///{folder / 'archive.db'}"
    asyncio.run(_make(file))
    print("SQLite and one process: PostgreSQL and Redis are not asked or don't answer")
    yield file, False


async def _redis_answers() -> bool:
    redis = Redis.from_url(redis_url(), socket_connect_timeout=2)
    try:
        return bool(await redis.ping())
    except (RedisError, OSError):
        return False
    finally:
        await redis.aclose()


async def _make(url: str) -> None:
    await migrate(url)
    async with Database(url) as database:
        await tell_organizations(database, load_world())


async def prove(load: Load, url: str, folder: Path, seed: int, *, several: bool) -> int:
    async with besieged(load, url, folder, seed, several=several) as siege:
        print(
            f"{load.minutes:g} minutes: {load.articles} articles, {load.people} people,"
            f" {load.chats} chats; seed {seed}",
            flush=True,
        )
        await siege.go()
        await siege.house.end()
        tell(siege)
        found = await checks(siege)
    for one in found:
        print(f"{'OK' if one.is_ok else 'WRONG':<6} {one.about}: {one.seen}")
    return int(not all(one.is_ok for one in found))


def tell(siege: Siege) -> None:
    """What no promise is made of."""
    house, weather = siege.house, siege.server.weather
    print(f"drained in {siege.drain_seconds:.0f} s; {house.kills} kills")
    print(f"Telegram went wrong: {dict(weather.wrong)}; the outlets: {dict(siege.internet.wrong)}")
    print(f"processors used: {siege.rest_cpu:.2f} at rest, {siege.load_cpu:.2f} under load")
    memory = ", ".join(f"{kind} {of:.0f}" for kind, of in siege.rest_memory.items())
    print(f"MB at rest, workers included: {memory}")
    for line, count in errors_in(house.logs).most_common(MOST_ERRORS):
        print(f"{count:5} × {line}")


if __name__ == "__main__":
    sys.exit(main())
