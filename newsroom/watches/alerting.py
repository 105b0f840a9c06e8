"""Alerts: what somebody follows and the archive has just learned, written to the outbox."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.digests.composing import Frame, compose_alert
from newsroom.digests.gathering import gather
from newsroom.digests.news import Item, News
from newsroom.digests.ranking import rank
from newsroom.digests.weighing import weighed
from newsroom.rendering.html import Html
from newsroom.rendering.texts import Texts
from newsroom.rendering.themes import themes_words
from newsroom.themes import with_heirs
from newsroom.watches.quiet import Hours, free_at, ripe_at
from newsroom.watches.spotting import Followed, Spotted, spot, touched_at
from reading.world import World
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.models import Chat, DeliveryKind, Watch
from storage.unit_of_work import UnitOfWork
from storage.watches import Place, Pulse

log = logging.getLogger(__name__)

CAP = 10
"""Meetings in one alert; the others come in the next."""

SETTLED_FOR_GOOD = timedelta(days=1)
"""So long an article may lie before it is read."""

MOST_NAMED = 5
"""Watches in the title of an alert."""


Buttons = Callable[[Texts, Sequence[Item], Sequence[tuple[int, Html]]], Sequence[Any]]


def _no_buttons(*_: object) -> Sequence[Any]:
    return ()


@dataclass(slots=True)
class Alerter:
    """What alerting needs. `zone`: where an article's day of publication counts, and the clocks of
    chats without a zone. `buttons`: rows under an alert, of its meetings and of the watches (number
    and name) that it is told for, as a delivery keeps them.

    It looks again only when the archive has learned something, or somebody is to be told later.
    """

    database: Database
    catalogues: Mapping[str, Texts]
    world: World
    zone: ZoneInfo
    buttons: Buttons = _no_buttons
    _seen: Pulse | None = None
    _looked_at: datetime | None = None
    _later: dict[Place, datetime] = field(default_factory=dict)

    async def issue_due(self, now: datetime) -> int:
        """Write the alerts that are due; returns how many chats and topics got one."""
        async with self.database.read() as work:
            pulse = await work.watches.pulse()
            is_time = any(moment <= now for moment in self._later.values())
            if pulse == self._seen and not is_time:
                return 0
            watches = await work.watches.list_active()
            gathered = await gather(work, now, self.zone) if watches else []
            heirs = await work.persons.heirs()
        news = weighed(gathered, self.world, now.date())
        latest = [one for one in news if self._may_be_unheard(one)]
        waiting, self._later = self._later, {}
        done = 0
        for place, group in groupby(watches, key=lambda pair: _place(pair[0])):
            # People ask meanwhile.
            await asyncio.sleep(0)
            pairs = list(group)
            followed = [_followed(watch, heirs) for watch, _ in pairs]
            among = news if place in waiting else latest
            done += await self._alert_safely(place, pairs[0][1], followed, among, now)
        self._seen, self._looked_at = pulse, now
        return done

    def _may_be_unheard(self, news: News) -> bool:
        """The last looks have settled what is older."""
        return self._looked_at is None or touched_at(news) > self._looked_at - SETTLED_FOR_GOOD

    async def _alert_safely(
        self,
        place: Place,
        chat: Chat,
        followed: Sequence[Followed],
        news: Sequence[News],
        now: datetime,
    ) -> bool:
        try:
            return await self._alert(place, chat, followed, news, now)
        except Exception:
            log.exception("chat %s can't be alerted", place.chat_id)
            self._later[place] = now
            return False

    async def _alert(
        self,
        place: Place,
        chat: Chat,
        followed: Sequence[Followed],
        news: Sequence[News],
        now: datetime,
    ) -> bool:
        zone = ZoneInfo(chat.time_zone) if chat.time_zone else self.zone
        today = now.astimezone(zone).date()
        if not spot(news, followed, {}, today, now).items:
            return False
        async with self.database.begin() as work:
            told = await work.watches.told(place, [one.meeting.id for one in news])
            spotted = spot(news, followed, told, today, now)
            if not spotted.items:
                return False
            free = max(
                free_at(now, zone, quiet_of(chat), chat.alerts_from), ripe_at(spotted.learned)
            )
            if free > now:
                self._later[place] = free
                return False
            await self._write(work, place, spotted, Frame(today), chat, now)
        return True

    async def _write(
        self,
        work: UnitOfWork,
        place: Place,
        spotted: Spotted,
        frame: Frame,
        chat: Chat,
        now: datetime,
    ) -> None:
        texts = self.catalogues[chat.language]
        edition = rank(spotted.items, frame.today, CAP)
        if edition.left_out:
            self._later[place] = now
        names = await self._names(work, spotted.watches, texts)
        title = texts("alert-title", about=Html(", ".join(names[:MOST_NAMED])))
        messages = compose_alert(texts, edition, frame, title)
        numbered = [(one.id, name) for one, name in zip(spotted.watches, names, strict=True)]
        buttons = self.buttons(texts, edition.items, numbered)
        first = edition.items[0].meeting
        key = f"alert:{place.chat_id}:{place.thread_id}:{first.id}:{first.version}"
        for part, text in enumerate(messages, start=1):
            new = NewDelivery(
                dedup_key=key if part == 1 else f"{key}:{part}",
                kind=DeliveryKind.ALERT,
                chat_id=place.chat_id,
                thread_id=place.thread_id,
                text=text,
                due_at=now,
                part=part,
                buttons=buttons if part == len(messages) else [],
            )
            await work.deliveries.enqueue(new, now)
        versions = {item.meeting.id: item.meeting.version for item in edition.items}
        await work.watches.record_told(place, versions, key, now)

    async def _names(
        self, work: UnitOfWork, watches: Sequence[Followed], texts: Texts
    ) -> Sequence[Html]:
        names = []
        for watch in watches:
            ids = watch.themes.get("persons", ())
            people = {one.id: one for one in await work.persons.list_of(ids)}
            names.append(themes_words(texts, watch.themes, people, self.world, " — "))
        return names


def quiet_of(chat: Chat) -> Hours | None:
    if chat.quiet_from is None or chat.quiet_until is None:
        return None
    return chat.quiet_from, chat.quiet_until


def _followed(watch: Watch, heirs: Mapping[int, int]) -> Followed:
    """Those that were merged into others are followed as these."""
    return Followed(watch.id, with_heirs(watch.themes, heirs), watch.created_at)


def _place(watch: Watch) -> Place:
    return Place(watch.chat_id, watch.thread_id)
