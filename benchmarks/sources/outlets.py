"""What outlets there are on the loopback, and what of each is out at a moment."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from benchmarks.reading.evaluate import load_all_gold
from storage.models import SourceKind

START = datetime(2025, 9, 9, tzinfo=UTC)
DAY = timedelta(days=1)
KINDS = (SourceKind.FEED, SourceKind.FEED, SourceKind.SITEMAP, SourceKind.PAGE)
PATTERN = r"/news/\d+$"
LISTED = 30
"""Articles a list shows, the latest ones."""

LEAD = "Президент Казахстана провёл переговоры с президентом Узбекистана в Ташкенте."
SHORTEST = 300
"""Characters of a real article; of less a page has no article."""


@dataclass
class Outlet:
    """`moments`: when its articles come out; `first`: the number of the first of all."""

    number: int
    first: int
    moments: Sequence[datetime]
    path: str = "/list"

    @property
    def host(self) -> str:
        return f"outlet{self.number}.test"

    @property
    def kind(self) -> SourceKind:
        return KINDS[self.number % len(KINDS)]

    @property
    def charset(self) -> str:
        return "windows-1251" if self.number % 5 == 0 else "utf-8"

    def out(self, now: datetime) -> list[int]:
        return [n for n, moment in enumerate(self.moments) if moment <= now][-LISTED:]


@dataclass(frozen=True, slots=True)
class Plan:
    """What outlets there are: the same ones from the same seed, in whatever process."""

    sources: int
    articles: int
    faults: float = 0.0
    texts: Sequence[str] = ()
    every: int = 1
    seed: int = 1

    @property
    def total(self) -> int:
        return self.sources * self.articles

    def outlets(self) -> list[Outlet]:
        """The articles of each are spread over the day."""
        chance = random.Random(self.seed)  # noqa: S311 - a simulation
        return [
            Outlet(
                number,
                number * self.articles,
                sorted(START + chance.random() * DAY for _ in range(self.articles)),
            )
            for number in range(self.sources)
        ]


def real_texts(is_wanted: Callable[[str], bool]) -> list[str]:
    """The Russian articles of the gold that are wanted."""
    texts = (one["text"] for one in load_all_gold() if one["lang"] == "ru")
    return [text for text in texts if len(text) >= SHORTEST and is_wanted(text)]


Shown = Sequence[tuple[str, datetime]]


def _feed(shown: Shown) -> str:
    items = "".join(
        f"<item><title>Переговоры</title><link>{url}</link><description>{LEAD}"
        f"</description><pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for url, at in shown
    )
    return f"<rss version='2.0'><channel>{items}</channel></rss>"


def _sitemap(shown: Shown) -> str:
    urls = (f"<url><loc>{url}</loc><lastmod>{at.isoformat()}</lastmod></url>" for url, at in shown)
    return f"<urlset>{''.join(urls)}</urlset>"


def _index(shown: Shown) -> str:
    return "".join(f"<a href='{url}'>Переговоры президентов</a>" for url, _ in shown)


LISTS: dict[SourceKind, Callable[[Shown], str]] = {
    SourceKind.FEED: _feed,
    SourceKind.SITEMAP: _sitemap,
    SourceKind.PAGE: _index,
}
