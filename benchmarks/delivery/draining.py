"""How fast a courier sends: without limits (our own ceiling), and how well it keeps to them.

The floor of the ceiling is bare sendMessage calls, as many at once, to the same server. With limits
the program itself (`python -m bot run`) sends to a crowd while somebody asks `/who`; the server
counts, by its own clock, what Telegram would have refused.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from benchmarks.delivery.crowd import subscribe
from benchmarks.figures import Figure, contribute
from bot.archive import utc_now
from newsroom.delivery.outbox import CALLS_AT_ONCE, Outbox
from newsroom.delivery.pacing import Limit, Limits, Pacer
from newsroom.delivery.recording import Recorder
from newsroom.delivery.sending import send
from newsroom.delivery.turns import Turns
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.migrating import migrate
from storage.models import DeliveryKind, DeliveryStatus
from tests.end_to_end import template
from tests.end_to_end.program import START_SECONDS, Program
from tests.people import JOURNALIST, TOKEN
from tests.telegram.floods import Floods
from tests.telegram.server import TelegramServer

UNLIMITED = 3_000
LIMITED = 5_000
LEAST_A_SECOND = 24
MOST_MILLISECONDS = 300
NO_LIMITS = Limits(*(Limit(10**6, timedelta(seconds=1)),) * 3)
PAUSE_SECONDS = 1.0
"""From one question to the next."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a run within the limits was like. `busiest`: messages in the fullest second."""

    messages: int
    seconds: float
    refused: int
    busiest: int
    waits: Sequence[float]

    @property
    def a_second(self) -> float:
        """Answers share the limit."""
        return (self.messages + len(self.waits)) / self.seconds

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.waits, n=20)[-1]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.delivery.draining")
    parser.add_argument("--unlimited", type=int, default=UNLIMITED)
    parser.add_argument("--limited", type=int, default=LIMITED)
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        floor, ceiling = asyncio.run(_drain(Path(folder), args.unlimited))
    print(f"sending {args.unlimited} messages without limits, SQLite, server on the same cores")
    print(f"  courier  {ceiling:7.0f} messages/s   {floor / ceiling:4.1f} × floor")
    print(f"  floor    {floor:7.0f} messages/s   bare sendMessage, {CALLS_AT_ONCE} at once")
    with tempfile.TemporaryDirectory() as folder:
        kept = asyncio.run(_keep(Path(folder), args.limited))
    print(f"sending {kept.messages} digests within the limits, the program itself")
    digests = kept.messages / kept.seconds
    print(f"  {kept.a_second:.1f} messages/s, {digests:.1f} of them digests and the rest answers")
    print(f"  {kept.busiest} digests in the fullest second")
    print(f"  {kept.refused} refused for flooding")
    print(
        f"  /who meanwhile, {len(kept.waits)} times: p50 {statistics.median(kept.waits):.0f} ms,"
        f" p95 {kept.p95:.0f} ms"
    )
    is_good = (
        kept.a_second >= LEAST_A_SECOND and kept.refused == 0 and kept.p95 <= MOST_MILLISECONDS
    )
    bare = f"bare sendMessage, {CALLS_AT_ONCE} at once"
    contribute(
        Figure("messages sent without limits", ceiling, "/s", floor, bare),
        Figure("within the limits", kept.a_second, "/s", least=LEAST_A_SECOND),
        Figure("refused for flooding", kept.refused, "", most=0),
        Figure("/who meanwhile, p95", kept.p95, "ms", most=MOST_MILLISECONDS),
    )
    verdict = "good" if is_good else "NOT GOOD"
    print(f"  {verdict}: ≥ {LEAST_A_SECOND}/s, 0 refused, p95 ≤ {MOST_MILLISECONDS} ms")
    return 0 if is_good else 1


async def _drain(folder: Path, messages: int) -> tuple[float, float]:
    """Messages a second: of bare calls, and of a courier."""
    url = f"sqlite:///{folder / 'archive.db'}"
    await migrate(url)
    async with TelegramServer() as server, Database(url) as database:
        session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
        async with Bot(TOKEN, session) as bot:
            floor = await _send_barely(bot, messages)
            await _enqueue(database, messages)
            start = time.perf_counter()
            await _run_courier(database, bot)
            seconds = time.perf_counter() - start
            async with database.read() as work:
                counts = await work.deliveries.counts()
            assert counts[DeliveryStatus.SENT] == messages
    return floor, messages / seconds


async def _send_barely(bot: Bot, messages: int) -> float:
    left = iter(range(messages))

    async def send_on() -> None:
        for number in left:
            await bot.send_message(1000 + number, "да")

    start = time.perf_counter()
    async with asyncio.TaskGroup() as tasks:
        for _ in range(CALLS_AT_ONCE):
            tasks.create_task(send_on())
    return messages / (time.perf_counter() - start)


async def _enqueue(database: Database, messages: int) -> None:
    now = utc_now()
    new = [
        NewDelivery(f"digest:{n}", DeliveryKind.DIGEST, 1000 + n, "<b>Выпуск</b>", due_at=now)
        for n in range(messages)
    ]
    async with database.begin() as work:
        await work.deliveries.enqueue_all(new, now)


async def _run_courier(database: Database, bot: Bot) -> None:
    stop = asyncio.Event()

    async def wait(pause: timedelta) -> None:
        async with database.read() as work:
            if await work.deliveries.next_due_at() is None:
                stop.set()
        await asyncio.sleep(min(pause.total_seconds(), 0.05))

    outbox = Outbox(
        database=database,
        send=partial(send, bot=bot),
        owner="courier",
        clock=utc_now,
        wait=wait,
        turns=Turns(database, utc_now, Pacer(NO_LIMITS)),
        recorder=Recorder(database, utc_now, random.random, lambda language: language),
    )
    await outbox.run(stop)


async def _keep(folder: Path, chats: int) -> Kept:
    """The program sends while somebody asks."""
    archive = folder / "archive.db"
    await template.make(archive)
    url = f"sqlite:///{archive}"
    async with Database(url) as database:
        due_at = datetime.now(UTC) - timedelta(minutes=1)
        ids = set(await subscribe(database, chats, due_at.replace(second=0, microsecond=0)))
    async with TelegramServer() as server:
        server.chats.floods = floods = Floods()
        program = Program(
            folder, TELEGRAM_API_URL=server.url, DATABASE_URL=url, QUESTIONS_PER_MINUTE="0"
        )
        await program.start()
        try:
            await server.called("sendMessage", 1, START_SECONDS)
            times = await _ask_until_told(server, ids)
        except AssertionError:
            sys.stderr.write(program.errors)
            raise
        finally:
            await program.close()
    told, waits = times
    fullest = Counter[int]()
    for number, at in enumerate(told):
        fullest[number] = sum(1 for later in told[number : number + 60] if later < at + 1)
    return Kept(len(told), told[-1] - told[0], floods.refused, max(fullest.values()), waits)


async def _ask_until_told(server: TelegramServer, ids: set[int]) -> tuple[list[float], list[float]]:
    """When each message of the crowd came, and the milliseconds each answer took."""
    told: list[float] = []
    waits: list[float] = []
    seen = 0
    asking = asyncio.get_running_loop().create_task(_ask(server, waits))
    try:
        while len(told) < len(ids):
            await asyncio.sleep(0.01)
            shown = server.chats.shown[seen:]
            seen += len(shown)
            told += [time.monotonic()] * sum(1 for one in shown if one.chat_id in ids)
    finally:
        asking.cancel()
    return told, waits


async def _ask(server: TelegramServer, waits: list[float]) -> None:
    while True:
        start = time.perf_counter()
        server.say(JOURNALIST, "/who Гутерриш")
        await server.next_message(JOURNALIST)
        waits.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
