"""What this process has done since it began, as Prometheus counts."""

import time
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update
from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)

from handlers.answering import Handler
from newsroom.errands import errand

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""From an update coming in to its last answer having left."""


class Metrics:
    """Counted where it happens.

    `last_update_at`: when somebody last wrote to this process; `leads`: in what it is the only one.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self.last_update_at: datetime | None = None
        self.leads: set[str] = set()
        self.updates = Counter(
            "dipcourier_updates",
            "Updates of Telegram that were handled, by kind and how it went.",
            ["kind", "outcome"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "dipcourier_update_handling_seconds",
            "From taking an update to its last answer having left.",
            ["kind"],
            buckets=SECONDS,
            registry=self.registry,
        )


class Watched(BaseMiddleware):
    """Comes first of all: counts each update, and has the log tell which one it is about."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not isinstance(event, Update):
            return await handler(event, data)
        metrics: Metrics = data["metrics"]
        metrics.last_update_at = data["clock"]()
        begun, outcome, kind = time.perf_counter(), "failed", _kind(event)
        try:
            with errand("update", event.update_id):
                result = await handler(event, data)
            outcome = "done"
        finally:
            metrics.updates.labels(kind, outcome).inc()
            metrics.seconds.labels(kind).observe(time.perf_counter() - begun)
        return result


def _kind(update: Update) -> str:
    """What Telegram calls it."""
    kinds = (name for name in Update.model_fields if name != "update_id")
    return next((name for name in kinds if getattr(update, name) is not None), "unknown")
