"""Operators hear of it when sending goes wrong: at most once a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from newsroom.rendering.health import alarm
from newsroom.rendering.texts import Texts
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.models import DeliveryKind


@dataclass(frozen=True, slots=True)
class Alarms:
    """`zone`: where a day begins. `language`: of operators who have never talked to us."""

    database: Database
    catalogues: Mapping[str, Texts]
    operators: frozenset[int]
    language: str
    zone: ZoneInfo

    async def issue_due(self, now: datetime) -> None:
        """Pass on what is wrong; the message waits in the outbox like any other."""
        if not self.operators:
            return
        async with self.database.read() as work:
            figures = await work.delivery_counts.figures(now)
        day = now.astimezone(self.zone).date()
        async with self.database.begin() as work:
            for operator in sorted(self.operators):
                chat = await work.chats.find(operator)
                texts = self.catalogues[chat.language if chat is not None else self.language]
                text = alarm(texts, figures)
                if text is None:
                    return
                key = f"alarm:{operator}:{day}"
                # An alert passes the queue that may be what is wrong.
                new = NewDelivery(key, DeliveryKind.ALERT, operator, text, due_at=now)
                await work.deliveries.enqueue(new, now)
