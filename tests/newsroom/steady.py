"""`python -m tests.newsroom.steady URL COUNT`: collects articles until it is done or killed.

Each tells of a meeting of its own and of one that all tell of; the number of each is printed when
it is in the archive.
"""

import asyncio
import sys
from datetime import timedelta

from reading.facts import Facts, Span, Statement, StatementKind
from storage.database import Database
from tests.desk import DUDA, GUTERRES, SEPTEMBER_24, TOKAYEV, Desk, met, on, person, says


def facts_of(number: int) -> Facts:
    # Names that no ear takes for one another: the archive would link them.
    own = f"Иван {'БЛМРТ'[number % 5]}а{'гклмнрт'[number // 5 % 7]}о{'влнрс'[number // 35 % 5]}ко"
    return says(
        met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24), topics=("climate",)),
        met(DUDA, own, when=on(SEPTEMBER_24 + timedelta(days=30 * number))),
        people=[person(TOKAYEV, "президент Казахстана", "Казахстан")],
        statements=(Statement(TOKAYEV, StatementKind.DIRECT, Span(0, 4), Span(0, 6)),),
        topics=("climate",),
    )


async def collect(url: str, count: int) -> None:
    async with Database(url) as database:
        desk = Desk(database)
        for number in range(count):
            source = f"https://a.kz/{number}"
            await desk.collect(f"Статья {number}.", facts_of(number), url=source)
            print(number, flush=True)  # noqa: T201 - to whoever started us


if __name__ == "__main__":
    asyncio.run(collect(sys.argv[1], int(sys.argv[2])))
