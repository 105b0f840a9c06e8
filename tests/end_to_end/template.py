"""Makes the archive that end-to-end tests start from: the seeds, and one article of today.

`python -m tests.end_to_end.template PATH`: in a process of its own, for it loads the models.
"""

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from bot.archive import collector, opened, plant_seeds, utc_now
from bot.collecting import collect_all
from bot.settings import load_settings
from newsroom.sources.fetched import FetchedArticle

HEADLINE = "Касым-Жомарт Токаев встретился с Анджеем Дудой"
TEXT = (
    "Президент Казахстана Касым-Жомарт Токаев сегодня провел в Астане встречу с Президентом "
    "Польши Анджеем Дудой. Стороны обсудили торговлю и транспорт."
)


async def make(path: Path) -> None:
    settings = load_settings(database_url=f"sqlite:///{path}")
    async with opened(settings) as database:
        await plant_seeds(database, settings)
        async with collector(database, settings) as collecting:
            tally = await collect_all(collecting, [news_of(utc_now())], utc_now, "Reading")
    if tally.failed:
        sys.exit("The archive for end-to-end tests is incomplete")


def news_of(now: datetime) -> FetchedArticle:
    """What a digest of today must tell."""
    return FetchedArticle(
        text=TEXT,
        headline=HEADLINE,
        outlet="Лента",
        country="KZ",
        url="https://example.org/news/1",
        published_at=now,
    )


if __name__ == "__main__":
    asyncio.run(make(Path(sys.argv[1])))
