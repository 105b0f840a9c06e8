"""How the program does: ready or not, and the figures of the archive for Prometheus."""

import asyncio
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot import VERSION
from bot.parts import Parts
from storage.coverage import Coverage
from storage.database import Database
from storage.delivery_figures import DeliveryFigures
from storage.locks import TROUBLE
from storage.reading_queue import QueueFigures
from storage.source_counts import Counted

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 3.0
"""How long the archive may take; whoever asks waits not much longer."""

COUNTED_EVERY = timedelta(seconds=10)
COVERED_EVERY = timedelta(minutes=5)
"""A large archive takes a while to count."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the archive holds, counted together."""

    deliveries: DeliveryFigures
    queue: QueueFigures
    sources: Counted


@dataclass(slots=True, eq=False)
class Counts(Collector):
    """The figures of the archive; kept for a while, however often somebody asks."""

    database: Database
    leads: Collection[str]
    figures: Figures | None = None
    covered: Coverage | None = None
    _counted_at: datetime | None = None
    _covered_at: datetime | None = None
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def refresh(self, now: datetime) -> None:
        """Raises one of TROUBLE when the archive can't be asked; there are no figures then."""
        async with self._turn, asyncio.timeout(PATIENCE_SECONDS):
            if _is_fresh(self._counted_at, now, COUNTED_EVERY):
                return
            self._counted_at = self.figures = None
            async with self.database.read() as work:
                self.figures = Figures(
                    await work.delivery_counts.figures(now),
                    await work.reading_queue.figures(now),
                    await work.source_counts.counted(now),
                )
                if not _is_fresh(self._covered_at, now, COVERED_EVERY):
                    self.covered, self._covered_at = await work.archive.coverage(), now
            self._counted_at = now

    def collect(self) -> Iterator[Metric]:
        leads = {role: int(role in self.leads) for role in ("clock", "collector")}
        yield _gauges("leads", "In what this process is the only one.", "role", leads)
        yield _gauge("up", "Whether the archive answers.", int(self.figures is not None))
        if self.figures is not None:
            yield from _of_deliveries(self.figures.deliveries)
            yield from _of_reading(self.figures)
        if self.covered is not None:
            yield _gauge("articles", "Articles in the archive.", self.covered.articles)
            yield _gauge("meetings", "Meetings in the archive.", self.covered.meetings)
            yield _gauge("persons", "People in the archive.", self.covered.persons)


def _is_fresh(at: datetime | None, now: datetime, for_so_long: timedelta) -> bool:
    return at is not None and now - at < for_so_long


def _of_deliveries(figures: DeliveryFigures) -> Iterator[Metric]:
    by_state = {name: getattr(figures, name) for name in ("due", "queued", "sending", "unknown")}
    yield _gauges("deliveries", "Messages on their way, by state.", "state", by_state)
    ended = {name: getattr(figures, name) for name in ("sent", "refused")}
    ended["unknown"] = figures.unknown_lately
    text = "Messages that were due in the last day and have come to an end."
    yield _gauges("deliveries_last_day", text, "outcome", ended)
    text = "How long the oldest message that is due has waited."
    yield _gauge("delivery_lag_seconds", text, _seconds(figures.lag))
    text = "Subscriptions whose digest is still to be composed."
    yield _gauge("digests_overdue", text, figures.overdue_digests)
    text = "How long the oldest of them has been due."
    yield _gauge("digest_lag_seconds", text, _seconds(figures.oldest_digest))
    yield _gauge("chats_inactive", "Chats that let us write no more.", figures.inactive_chats)
    yield _gauge("pauses", "Pauses that Telegram has asked for.", len(figures.pauses))


def _of_reading(figures: Figures) -> Iterator[Metric]:
    queue, sources = figures.queue, figures.sources
    waiting = {"new": queue.waiting - queue.again, "again": queue.again}
    yield _gauges("articles_waiting", "Articles that wait to be read.", "why", waiting)
    text = "How long the oldest new article has waited to be read."
    yield _gauge("reading_lag_seconds", text, _seconds(queue.lag))
    by_state = {name: getattr(sources, name) for name in ("active", "paused", "failing")}
    yield _gauges("sources", "Sources by state; failing ones are active, too.", "state", by_state)
    text = "Articles that sources have named and that are still to be fetched."
    yield _gauge("found_articles_due", text, sources.due_found)


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"dipcourier_{name}", text, value=value)


def _gauges(name: str, text: str, label: str, values: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(f"dipcourier_{name}", text, labels=[label])
    for value, count in values.items():
        family.add_metric([value], count)
    return family


def _seconds(lag: timedelta | None) -> float:
    return lag.total_seconds() if lag is not None else 0.0


@dataclass(frozen=True, slots=True)
class Health:
    """What this process says of itself to whoever watches it."""

    parts: Parts
    counts: Counts

    @classmethod
    def of(cls, parts: Parts) -> "Health":
        metrics = parts.services.metrics
        counts = Counts(parts.services.database, metrics.leads)
        metrics.registry.register(counts)
        return cls(parts, counts)

    def liveness(self) -> dict[str, Any]:
        """That it answers at all."""
        return {
            "status": "stopping" if self.parts.stop.is_set() else "ok",
            "version": VERSION,
            "roles": sorted(self.parts.roles),
        }

    async def readiness(self) -> tuple[bool, dict[str, Any]]:
        """Whether it should be given work, and what that rests on; lags and ages in seconds."""
        services = self.parts.services
        now, last = services.clock(), services.metrics.last_update_at
        figures = await self._counted(now)
        is_ready = figures is not None and not self.parts.stop.is_set()
        told = self.liveness() | {
            "status": "ready" if is_ready else "not ready",
            "database": "ok" if figures is not None else "doesn't answer",
            "last_update_seconds_ago": (now - last).total_seconds() if last else None,
            "leads": sorted(services.metrics.leads),
            "reader": self.parts.pool.state,
        }
        return is_ready, told | (_lags(figures) if figures is not None else {})

    async def metrics(self) -> bytes:
        """In the text form of Prometheus."""
        await self._counted(self.parts.services.clock())
        return generate_latest(self.parts.services.metrics.registry)

    async def _counted(self, now: datetime) -> Figures | None:
        try:
            await self.counts.refresh(now)
        except TROUBLE as error:
            log.warning("The archive can't be counted: %s", type(error).__name__)
        return self.counts.figures


def _lags(figures: Figures) -> dict[str, Any]:
    deliveries, queue = figures.deliveries, figures.queue
    return {
        "deliveries": {"due": deliveries.due, "lag_seconds": _seconds(deliveries.lag)},
        "digests": {
            "overdue": deliveries.overdue_digests,
            "lag_seconds": _seconds(deliveries.oldest_digest),
        },
        "articles": {"waiting": queue.waiting, "lag_seconds": _seconds(queue.lag)},
    }
