"""How long a person waits for an answer, and how many are answered at once.

Our program beside an empty aiogram bot that answers one line, each a process of its own over real
HTTP to a stand-in for Telegram, with an invented archive of 50,000 articles. The two take turns,
round by round: on a busy machine both suffer, and the ratios stay.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path

from sqlalchemy import update

from benchmarks.chat.questions import TEXT_MS, Question, questions
from benchmarks.figures import Figure, contribute
from benchmarks.scale.filling import fill
from benchmarks.scale.world import Invented, Size
from bot.archive import utc_now
from reading.facts import RULES_VERSION
from storage.database import Database
from storage.migrating import migrate
from storage.models import Article
from tests.end_to_end.program import START_SECONDS, Program
from tests.people import Someone
from tests.telegram.server import TelegramServer
from tests.telegram.updates import inline_query

EMPTY, FIRST_PICTURE, BULK = "an empty bot", "the first picture", "in bulk"
PEOPLE = 400
"""Who ask, one after the other or all at once: a chat that asks again within a second waits."""

WARM_UP = 3
LEAST_OF_EMPTY = 0.5
UNLIMITED = {
    "QUESTIONS_PER_MINUTE": "0",
    "MESSAGES_PER_SECOND": "1000",
    "PAID_BROADCAST": "on",
}
"""Our own speed, not Telegram's."""

TICKS = os.sysconf("SC_CLK_TCK")


class EmptyBot(Program):
    COMMAND: tuple[str, ...] = ("-m", "benchmarks.chat.empty")


@dataclass
class Measured:
    """Milliseconds of waiting and of processor time, of each answer."""

    waits: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)


@dataclass
class Side:
    """A bot and the Telegram that it alone talks to."""

    server: TelegramServer
    program: Program
    measured: dict[str, Measured] = field(default_factory=lambda: defaultdict(Measured))
    speeds: list[float] = field(default_factory=list)
    people: Iterator[Someone] = field(default_factory=lambda: cycle(crowd()))
    looked_up: int = 0

    async def ask(self, question: Question, number: int) -> None:
        someone, message = next(self.people), question.messages[number]
        if question.is_inline:
            await self._measure(question.name, self._look_up(someone, message))
        elif question.button is None:
            await self._measure(question.name, self._say(someone, message))
        else:
            await self._say(someone, message)
            await self._measure(question.name, self._press(someone, question.button))

    async def _measure(self, name: str, answered: Awaitable[None]) -> None:
        worked, start = processor_ms(self.program.pid), time.perf_counter()
        await answered
        self.measured[name].waits.append((time.perf_counter() - start) * 1000)
        self.measured[name].worked.append(processor_ms(self.program.pid) - worked)

    async def _say(self, someone: Someone, message: str) -> None:
        self.server.say(someone, message)
        await self.server.next_message(someone)

    async def _press(self, someone: Someone, button: str) -> None:
        self.server.press(button, by=someone, chat_id=someone.id)
        await self.server.next_message(someone)

    async def _look_up(self, someone: Someone, words: str) -> None:
        self.looked_up += 1
        self.server.push(inline_query(words, someone))
        await self.server.called("answerInlineQuery", self.looked_up)

    async def ask_at_once(self, messages: Sequence[str]) -> None:
        """Notes the answers a second, and the processor time of each."""
        worked, start = processor_ms(self.program.pid), time.perf_counter()
        asking = list(zip(crowd(), messages, strict=True))
        for someone, message in asking:
            self.server.say(someone, message)
        for someone, _ in asking:
            await self.server.next_message(someone)
        taken = time.perf_counter() - start
        self.speeds.append(len(messages) / taken)
        worked = (processor_ms(self.program.pid) - worked) / len(messages)
        self.measured[BULK].worked.append(worked)


def crowd() -> list[Someone]:
    return [Someone(1_000 + number, "Reader", "") for number in range(PEOPLE)]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chat", description=__doc__)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=20, help="how often to ask each question")
    parser.add_argument("--archive", type=Path, help="keep the invented archive here, or reuse it")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        file = args.archive or Path(folder) / "archive.db"
        archive = Invented(Size(args.articles, args.people), utc_now().date())
        if not file.exists():
            asyncio.run(build(archive, file))
        print(asyncio.run(_measure(Path(folder), archive, file, args.rounds)))
    return 0


async def _measure(folder: Path, archive: Invented, file: Path, rounds: int) -> str:
    size = archive.size
    asked = questions(archive, rounds + WARM_UP)
    async with TelegramServer() as ours, TelegramServer() as theirs:
        address = {"DATABASE_URL": f"sqlite:///{file}", "SEEDS": "off", **UNLIMITED}
        program = Program(folder, TELEGRAM_API_URL=ours.url, **address)
        empty = EmptyBot(folder, TELEGRAM_API_URL=theirs.url)
        try:
            for one in (program, empty):
                await one.start()
            for server in (ours, theirs):
                await server.polled(seconds=START_SECONDS)
            sides = Side(ours, program), Side(theirs, empty)
            await _rounds(*sides, asked, rounds)
        except AssertionError:
            sys.stderr.write(program.errors)
            raise
        finally:
            await program.close()
            await empty.close()
    head = f"SQLite: {size.articles:,} articles, {size.people:,} people, {size.meetings:,} meetings"
    contribute(*figures(asked, *sides))
    return table(head, asked, *sides)


async def build(archive: Invented, file: Path) -> None:
    url = f"sqlite:///{file}"
    await migrate(url)
    async with Database(url) as database:
        await fill(database, archive)
        async with database.begin() as work:
            # Nothing is to be read again meanwhile.
            await work.session.execute(update(Article).values(read_with=RULES_VERSION))


async def _rounds(ours: Side, theirs: Side, asked: Sequence[Question], rounds: int) -> None:
    picture = next(one for one in asked if one.is_file)
    await ours.ask(replace(picture, name=FIRST_PICTURE), 0)
    for number in range(rounds + WARM_UP):
        for question in asked:
            if number < len(question.messages):
                await ours.ask(question, number)
        for _ in range(WARM_UP):
            await theirs.ask(Question(EMPTY, ["да?"]), 0)
    texts = [one for one in asked if one.wanted == TEXT_MS]
    messages = [
        one.messages[n % rounds] for n in range(PEOPLE) for one in texts[n % len(texts) :][:1]
    ]
    for _ in range(WARM_UP):
        await ours.ask_at_once(messages)
        await theirs.ask_at_once(messages)


def processor_ms(pid: int) -> float:
    """What the process has worked, with those it started; 0 where nobody tells."""
    task = Path(f"/proc/{pid}/task/{pid}")
    if not task.exists():
        return 0.0
    children = [int(one) for one in (task / "children").read_text().split()]
    # The name in brackets may hold blanks.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / TICKS * 1000
    return own + sum(processor_ms(child) for child in children)


def figures(asked: Sequence[Question], ours: Side, theirs: Side) -> Iterator[Figure]:
    """Of each question what the slowest of twenty waited, and how many are answered at once."""
    floor = _slowest(theirs.measured[EMPTY])
    for one in asked:
        slowest = _slowest(ours.measured[one.name])
        yield Figure(f"{one.name}, p95", slowest, "ms", floor, EMPTY, most=one.wanted)
    own, empty = statistics.median(ours.speeds), statistics.median(theirs.speeds)
    yield Figure("answers in bulk", own, "/s", empty, EMPTY)
    yield Figure("the same, by an empty bot", _bulk_ratio(ours, theirs), "×", least=LEAST_OF_EMPTY)


def _slowest(measured: Measured) -> float:
    return statistics.quantiles(measured.waits[WARM_UP:], n=20)[-1]


def _bulk_ratio(ours: Side, theirs: Side) -> float:
    """Round by round: what else the machine did then met both."""
    ratios = [own / other for own, other in zip(ours.speeds, theirs.speeds, strict=True)]
    return statistics.median(ratios)


def table(head: str, asked: Sequence[Question], ours: Side, theirs: Side) -> str:
    floor = theirs.measured[EMPTY]
    wanted = {one.name: one.wanted for one in asked}
    lines = [
        head,
        f"{'':24} {'p50 ms':>8} {'p95 ms':>8} {'wanted':>8} {'× empty':>8} {'CPU ms':>8}",
    ]
    lines.append(_row(EMPTY, floor, floor, TEXT_MS))
    lines += [_row(name, ours.measured[name], floor, most) for name, most in wanted.items()]
    lines.append(f"{FIRST_PICTURE:24} {ours.measured[FIRST_PICTURE].waits[0]:8.0f}")
    lines.append("")
    for name, side in (("ours", ours), ("an empty bot", theirs)):
        speeds = ", ".join(f"{one:.0f}" for one in side.speeds)
        worked = statistics.median(side.measured[BULK].worked)
        lines.append(f"{name:24} {speeds} answers a second in bulk, {worked:.1f} ms CPU each")
    lines.append(f"{f'ratio, wanted {LEAST_OF_EMPTY}':24} {_bulk_ratio(ours, theirs):.2f}")
    return "\n".join(lines)


def _row(name: str, measured: Measured, floor: Measured, wanted: int) -> str:
    waits = measured.waits[WARM_UP:]
    middle = statistics.median(waits)
    ratio = middle / statistics.median(floor.waits[WARM_UP:])
    worked = statistics.mean(measured.worked[WARM_UP:])
    slowest = _slowest(measured)
    mark = " " if slowest <= wanted else "!"
    return f"{name:24} {middle:8.1f} {slowest:8.1f}{mark}{wanted:8} {ratio:8.1f} {worked:8.1f}"


if __name__ == "__main__":
    sys.exit(main())
