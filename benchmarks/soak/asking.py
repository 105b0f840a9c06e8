"""A thousand people who ask, each one question after another."""

import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.soak.telegram import StormyServer
from tests.people import Someone
from tests.telegram.updates import private_message

FIRST_ASKER = 2_000_000
LANGUAGES = ("ru", "ru", "ru", "kk", "en")
QUESTIONS_EACH = 3

LONGEST_SECONDS = 90.0
"""Then they give up: Telegram alone may keep an answer for a minute."""

HOPELESS_SECONDS = 10.0
"""When who was to answer them has been killed."""

LOOKS_EVERY = 0.02

MARKED = "Шалтайболтаевич"
"""It stands in some of the questions, and must not stand in a log."""

QUESTIONS = (
    "/start",
    "/help",
    "/who Дуда",
    "/who Токаев",
    f"/who {MARKED}",
    "/timeline Мирзиёев",
    "/timeline",
    "/pair Токаев, Макрон",
    "/country Польша",
    "/topic безопасность",
    "/upcoming",
    "/upcoming Ташкент",
    "/meeting 1",
    "/why 2",
    "/quotes Алиев",
    "/search транспорт",
    f"/search {MARKED}",
    "/brief Жапаров, Рахмон",
    "/digest",
    "/about",
    "/settings",
    "/mydata",
    "Вучич",
    "когда Токаев последний раз встречался с Дудой?",
    "Who met Tokayev?",
    "Тоқаев кіммен кездесті?",
    "<b>& /who",
    "/who " + "Я" * 3000,
)

Say = Callable[[dict[str, Any]], Awaitable[object]]


@dataclass(slots=True)
class Asked:
    """One question. `seconds`: until the answer, None without one; `is_excused`: a process that
    had it was killed; `is_cut_off`: Telegram broke the answer off; `is_late`: it came when nobody
    waited any more.
    """

    update_id: int
    who: int
    text: str
    is_excused: bool = False
    is_cut_off: bool = False
    is_late: bool = False
    seconds: float | None = None

    @property
    def patience(self) -> float:
        return HOPELESS_SECONDS if self.is_excused else LONGEST_SECONDS


@dataclass(slots=True)
class Crowd:
    """`say`: brings a question to the bot; `offered`: where the question of that update was put."""

    server: StormyServer
    say: Say
    chance: random.Random
    offered: Callable[[int], Collection[str]]
    asked: list[Asked] = field(default_factory=list)
    open: dict[int, Asked] = field(default_factory=dict)
    # Redis remembers for a while whose questions were answered how, from one run to the next.
    first: int = field(default_factory=lambda: FIRST_ASKER + int(time.time()) % 10**6 * 1000)

    async def ask(self, people: int, seconds: float) -> None:
        """All of them have begun to ask their last by then."""
        async with asyncio.TaskGroup() as tasks:
            for number in range(people):
                tasks.create_task(self._one(self._somebody(number), seconds))

    def _somebody(self, number: int) -> Someone:
        language = LANGUAGES[number % len(LANGUAGES)]
        return Someone(self.first + number, f"Reader {number}", f"reader{number}", language)

    async def _one(self, someone: Someone, seconds: float) -> None:
        begun = time.perf_counter()
        moments = sorted(self.chance.uniform(0, seconds) for _ in range(QUESTIONS_EACH))
        for moment in moments:
            await asyncio.sleep(max(0.0, begun + moment - time.perf_counter()))
            await self._question(someone)

    async def _question(self, someone: Someone) -> None:
        text = self.chance.choice(QUESTIONS)
        update = private_message(text, someone)
        asked = Asked(update["update_id"], someone.id, text)
        self.asked.append(asked)
        self.open[asked.update_id] = asked
        told, broken = self.server.told(someone.id), self.server.weather.broken[someone.id]
        begun = time.perf_counter()
        delivering = asyncio.ensure_future(self.say(update))
        while (waited := time.perf_counter() - begun) < asked.patience:
            if self.server.told(someone.id) > told:
                asked.seconds = waited
                break
            await asyncio.sleep(LOOKS_EVERY)
        asked.is_cut_off = self.server.weather.broken[someone.id] > broken
        await delivering
        del self.open[asked.update_id]

    def finish(self) -> None:
        """Whoever has as many messages as questions has got an answer to each in the end."""
        questions = Counter(one.who for one in self.asked)
        for one in self.asked:
            one.is_late = one.seconds is None and self.server.told(one.who) >= questions[one.who]


@dataclass(frozen=True, slots=True)
class Answered:
    """`unexplained`: without an answer, and nobody was killed or cut off over it."""

    asked: int
    late: int
    unanswered: int
    excused: int
    cut_off: int
    unexplained: Sequence[str]
    milliseconds: Sequence[float]

    def percentile(self, which: int) -> float:
        if len(self.milliseconds) < 2:  # noqa: PLR2004
            return 0.0
        return statistics.quantiles(self.milliseconds, n=100)[which - 1]


def answered(asked: Sequence[Asked]) -> Answered:
    lacking = [one for one in asked if one.seconds is None and not one.is_late]
    return Answered(
        asked=len(asked),
        late=sum(one.is_late for one in asked),
        unanswered=len(lacking),
        excused=sum(one.is_excused for one in lacking),
        cut_off=sum(one.is_cut_off and not one.is_excused for one in lacking),
        unexplained=[one.text[:40] for one in lacking if not (one.is_excused or one.is_cut_off)],
        milliseconds=[one.seconds * 1000 for one in asked if one.seconds is not None],
    )
