"""Couriers killed at random moments, with one call in twenty going wrong: what it costs.

0 lost and 0 doubled, and no more messages of unknown fate than calls under way at the kills, beside
those that Telegram itself left without a clear answer.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import URL

from benchmarks.figures import Figure, contribute
from storage.migrating import migrate
from tests.databases import answers, postgresql_archive, server_address, spelled
from tests.newsroom.delivery.killing import Toll, toll_of

SEED = 20250909
KILLS = 10
MESSAGES_A_KILL = 40


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.delivery.crashes")
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args(arguments)
    messages = args.kills * MESSAGES_A_KILL
    print(f"{args.kills} × SIGKILL among {messages} messages, 5 % of calls going wrong")
    print(f"  {'':26} {'lost':>5} {'doubled':>8} {'unknown':>8} {'allowed':>8} {'seconds':>8}")
    is_good = True
    for name, couriers, archive in _archives():
        with archive as url:
            toll = asyncio.run(_measure(url, messages, args.kills, couriers, args.seed))
        allowed = toll.at_kills + toll.ambiguous
        print(
            f"  {name:26} {toll.lost:5} {toll.doubled:8} {toll.unknown:8} {allowed:8}"
            f" {toll.seconds:8.0f}"
        )
        print(f"    allowed: {toll.at_kills} under way at a kill, {toll.ambiguous} unclear answers")
        is_good = is_good and toll.is_good
        contribute(*figures(name, toll))
    return 0 if is_good else 1


def figures(name: str, toll: Toll) -> list[Figure]:
    allowed = toll.at_kills + toll.ambiguous
    return [
        Figure(f"lost, {name}", toll.lost, "", most=0),
        Figure(f"doubled, {name}", toll.doubled, "", most=0),
        Figure(f"unknown, {name}", toll.unknown, "", most=allowed),
    ]


def _archives() -> Iterator[tuple[str, int, AbstractContextManager[str]]]:
    yield "one courier, SQLite", 1, _on_sqlite()
    server = server_address()
    if answers(server):
        yield "two couriers, PostgreSQL", 2, _on_postgresql(server)
    else:
        print(f"  two couriers: left out, PostgreSQL at {server!r} doesn't answer")


@contextmanager
def _on_sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'archive.db'}"


@contextmanager
def _on_postgresql(server: URL) -> Iterator[str]:
    with postgresql_archive(server, None) as url:
        yield spelled(url)


async def _measure(url: str, messages: int, kills: int, couriers: int, seed: int) -> Toll:
    await migrate(url)
    return await toll_of(url, messages, kills, couriers, seed)


if __name__ == "__main__":
    sys.exit(main())
