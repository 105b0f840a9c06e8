"""How long a picture or file takes that nobody has asked for yet: `python -m benchmarks.pictures`.

Each is as full as the bot ever makes it, and drawn by the worker process as in the program. «First»
has the start of the worker in it. Asked for again, the same one is there at once.
"""

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from benchmarks.figures import Figure, contribute
from bot.drawing import DrawingPool
from newsroom.drawing import Sketch
from newsroom.rendering.networks import MOST_LINES, MOST_PEOPLE
from newsroom.rendering.sketches import (
    BarsSketch,
    CalendarSketch,
    DossierSketch,
    Dot,
    Entry,
    Heading,
    Lane,
    Layer,
    Line,
    Mark,
    NetworkSketch,
    Passage,
    Section,
    Source,
    StripSketch,
)
from newsroom.rendering.statistics import MOST_MONTHS
from reading.facts import Form

WANTED = 2000
"""Milliseconds, p95."""

DAY = date(2025, 9, 9)
FORMS = [form.value for form in Form]
SENTENCE = "Президент Қасым-Жомарт Тоқаев принял генерального секретаря ООН. " * 3


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pictures", description=__doc__)
    parser.add_argument("--times", type=int, default=20, help="how many of each to draw")
    args = parser.parse_args(arguments)
    print(f"{'':10} {'first':>8} {'p50 ms':>8} {'p95 ms':>8}   (wanted: p95 {WANTED})")
    for name, sketch in SKETCHES.items():
        first, taken = asyncio.run(_measure(sketch, args.times))
        p95 = statistics.quantiles(taken, n=20)[-1]
        print(f"{name:10} {first:8.0f} {statistics.median(taken):8.0f} {p95:8.0f}")
        contribute(Figure(f"{name} drawn, p95", p95, "ms", most=WANTED))
    return 0


async def _measure(
    sketch: Callable[[random.Random], Sketch], times: int
) -> tuple[float, list[float]]:
    pool, chance = DrawingPool(), random.Random(1)  # noqa: S311 (no secret)
    taken = []
    for _ in range(times + 1):
        wanted = sketch(chance)
        start = time.perf_counter()
        await pool.draw(wanted)
        taken.append((time.perf_counter() - start) * 1000)
    pool.close()
    return taken[0], taken[1:]


def _network(chance: random.Random) -> NetworkSketch:
    dots = tuple(Dot(f"Фамилия-{n}", chance.randint(1, 90)) for n in range(MOST_PEOPLE))
    pairs = [chance.sample(range(MOST_PEOPLE), 2) for _ in range(MOST_LINES)]
    lines = tuple(Line(one, other, chance.randint(1, 20)) for one, other in pairs)
    return NetworkSketch(Heading("Сеть", "2025", ("Заметка",) * 3), dots, lines, ((1, "1"),))


def _bars(chance: random.Random) -> BarsSketch:
    columns = tuple(("янв", "2025" if n % 12 == 0 else "") for n in range(MOST_MONTHS))
    layers = tuple(
        Layer(form, form, tuple(chance.randint(0, 9) for _ in columns)) for form in FORMS
    )
    ranking = tuple((f"И. Фамилия-{n}", chance.randint(1, 90)) for n in range(6))
    return BarsSketch(Heading("Числа", "2025", ("Заметка",)), columns, layers, "Кто", ranking)


def _strip(chance: random.Random) -> StripSketch:
    lanes = tuple(
        Lane(f"Фамилия-{lane}", tuple(_mark(chance) for _ in range(30))) for lane in range(10)
    )
    forms = tuple((form, form) for form in FORMS)
    return StripSketch(Heading("Лента", "2025"), lanes, forms, DAY, ("янв",) * 12)


def _mark(chance: random.Random) -> Mark:
    first = DAY - timedelta(days=chance.randint(0, 2000))
    days = chance.choice([0, 0, 0, 29])
    return Mark(first, first + timedelta(days=days), chance.choice(FORMS), chance.random() < 0.9)  # noqa: PLR2004


def _calendar(chance: random.Random) -> CalendarSketch:
    now = datetime(2025, 9, 9, tzinfo=UTC)
    entries = tuple(
        Entry(
            uid=f"meeting-{n}@dipcourier",
            sequence=chance.randint(0, 5),
            status="TENTATIVE",
            first=DAY,
            last=DAY,
            summary="К.-Ж. Токаев — А. Гутерриш: переговоры",
            description=SENTENCE,
            location="Астана, Казахстан",
            url="https://example.org/",
            created_at=now,
            changed_at=now,
        )
        for n in range(300)
    )
    return CalendarSketch("Встречи", entries)


def _dossier(chance: random.Random) -> DossierSketch:
    sources = tuple(Source(n, f"Издание {n}", f"https://example.org/{n}") for n in range(1, 61))
    passages = tuple(Passage(SENTENCE, "quote", (chance.randint(1, 60),)) for _ in range(60))
    sections = (Section("Последние контакты", passages),)
    return DossierSketch(
        "Досье", "На 9 сентября", DAY, sections, "Источники", sources, "{page} из {pages}", "ru"
    )


SKETCHES: dict[str, Callable[[random.Random], Sketch]] = {
    "/network": _network,
    "/stats": _bars,
    "strip": _strip,
    ".ics": _calendar,
    "PDF": _dossier,
}


if __name__ == "__main__":
    sys.exit(main())
