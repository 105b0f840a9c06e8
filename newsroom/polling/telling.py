"""Operators are told once of a source that has failed for a day, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from newsroom.rendering.source_lists import failure_letter
from newsroom.rendering.texts import Texts
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.models import DeliveryKind, Source

PATIENCE = timedelta(days=1)
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class SourceDesk:
    """Writes to operators. `buttons`: rows under a message; `language`: of unknown operators."""

    database: Database
    catalogues: Mapping[str, Texts]
    operators: frozenset[int]
    language: str
    buttons: Callable[[Texts, Source], Sequence[Any]]

    async def issue_due(self, now: datetime) -> None:
        if not self.operators:
            return
        async with self.database.begin() as work:
            for source in await work.sources.list_failing(now - PATIENCE, AT_ONCE):
                for operator in sorted(self.operators):
                    chat = await work.chats.find(operator)
                    texts = self.catalogues[chat.language if chat is not None else self.language]
                    since = source.failing_since or now
                    key = f"source:{source.id}:{since:%Y%m%d%H%M%S}:{operator}"
                    letter = failure_letter(texts, source, now)
                    new = NewDelivery(key, DeliveryKind.ALERT, operator, letter, now)
                    rows = self.buttons(texts, source)
                    await work.deliveries.enqueue(replace(new, buttons=rows), now)
                source.told_at = now
