"""What chats follow, and what they have been alerted to."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import aliased

from storage.models import Alerted, Article, Chat, Correction, Report, Subscription, Told, Watch
from storage.repository import Repository
from storage.upsert import insert_or_ignore, insert_or_update


class Place(NamedTuple):
    """A chat, and the forum topic in it (0: none)."""

    chat_id: int
    thread_id: int


class Pulse(NamedTuple):
    """Changes whenever articles or operators say something new of meetings."""

    report: int
    fetched_at: datetime | None
    correction: int


@dataclass(frozen=True, slots=True)
class NewWatch:
    """`key` is the same for the same `themes`."""

    place: Place
    key: str
    themes: Mapping[str, Any]


class Watches(Repository):
    """Watches, and the ledger of alerts."""

    async def add(self, new: NewWatch, now: datetime) -> Watch:
        """The watch; one of the same themes stays as it is."""
        adding = insert_or_ignore(self._session, Watch).values(
            chat_id=new.place.chat_id,
            thread_id=new.place.thread_id,
            key=new.key,
            themes=dict(new.themes),
            created_at=now,
        )
        await self._session.execute(adding)
        found = await self.find(new.place, new.key)
        if found is None:
            raise LookupError(f"The watch {new.key} vanished while it was put")
        return found

    async def get_in(self, chat_id: int, watch_id: int) -> Watch | None:
        """None, too, for one of another chat: whoever presses may have made its number up."""
        found = await self._session.get(Watch, watch_id)
        return found if found is not None and found.chat_id == chat_id else None

    async def find(self, place: Place, key: str) -> Watch | None:
        query = select(Watch).where(
            Watch.chat_id == place.chat_id, Watch.thread_id == place.thread_id, Watch.key == key
        )
        return await self._session.scalar(query)

    async def remove(self, watch_id: int) -> bool:
        removing: Any = await self._session.execute(delete(Watch).where(Watch.id == watch_id))
        return bool(removing.rowcount)

    async def list_in(self, place: Place) -> Sequence[Watch]:
        """Those of one topic of a chat, in the order they were made."""
        query = select(Watch).where(
            Watch.chat_id == place.chat_id, Watch.thread_id == place.thread_id
        )
        return (await self._session.scalars(query.order_by(Watch.id))).all()

    async def themes_in(
        self, chat_ids: Collection[int]
    ) -> Mapping[Place, Sequence[Mapping[str, Any]]]:
        """What is followed in these chats; places that follow nothing are left out."""
        query = (
            select(Watch.chat_id, Watch.thread_id, Watch.themes)
            .where(Watch.chat_id.in_(chat_ids))
            .order_by(Watch.id)
        )
        found: dict[Place, list[Mapping[str, Any]]] = defaultdict(list)
        for chat_id, thread_id, themes in (await self._session.execute(query)).all():
            found[Place(chat_id, thread_id)].append(themes)
        return found

    async def count_of(self, chat_id: int) -> int:
        query = select(func.count(Watch.id)).where(Watch.chat_id == chat_id)
        return await self._session.scalar(query) or 0

    async def list_active(self) -> Sequence[tuple[Watch, Chat]]:
        """Everything that is followed by chats that we can write to, chat by chat."""
        query = select(Watch, Chat).join(Chat, Chat.id == Watch.chat_id).where(Chat.is_active)
        ordered = query.order_by(Watch.chat_id, Watch.thread_id, Watch.id)
        return [(watch, chat) for watch, chat in (await self._session.execute(ordered)).all()]

    async def pulse(self) -> Pulse:
        # A text that replaces the newest one may give its reports the same numbers.
        newest = select(Report.id, Article.fetched_at).join(Article)
        report = (await self._session.execute(newest.order_by(Report.id.desc()).limit(1))).first()
        correction = await self._session.scalar(select(func.max(Correction.id)))
        number, fetched_at = report if report is not None else (0, None)
        return Pulse(number, fetched_at, correction or 0)

    async def told(self, place: Place, meeting_ids: Collection[int]) -> Mapping[int, int]:
        """Meeting → the version the chat knows, by an alert or by a digest; of these alone."""
        by_alerts = select(Alerted.meeting_id, Alerted.version).where(
            Alerted.chat_id == place.chat_id,
            Alerted.thread_id == place.thread_id,
            Alerted.meeting_id.in_(meeting_ids),
        )
        by_digests = (
            select(Told.meeting_id, Told.version)
            .join(Subscription, Subscription.id == Told.subscription_id)
            .where(
                Subscription.chat_id == place.chat_id,
                Subscription.thread_id == place.thread_id,
                Told.meeting_id.in_(meeting_ids),
            )
        )
        told: dict[int, int] = {}
        for query in (by_alerts, by_digests):
            for meeting_id, version in (await self._session.execute(query)).all():
                told[meeting_id] = max(version, told.get(meeting_id, 0))
        return told

    async def record_told(
        self, place: Place, versions: Mapping[int, int], delivery_key: str, now: datetime
    ) -> None:
        """The chat now knows these versions of these meetings, by that message."""
        rows = [
            {
                "chat_id": place.chat_id,
                "thread_id": place.thread_id,
                "meeting_id": meeting_id,
                "version": version,
                "delivery_key": delivery_key,
                "told_at": now,
            }
            for meeting_id, version in versions.items()
        ]
        if rows:
            key = ("chat_id", "thread_id", "meeting_id")
            await self._session.execute(insert_or_update(self._session, Alerted, key), rows)

    async def leave_thread(self, chat_id: int, thread_id: int) -> None:
        """The topic is gone: its alerts come to General."""
        tables: tuple[tuple[Any, str], ...] = ((Watch, "key"), (Alerted, "meeting_id"))
        for table, column in tables:
            same = aliased(table)
            known = select(same).where(
                same.chat_id == chat_id,
                same.thread_id == 0,
                getattr(same, column) == getattr(table, column),
            )
            of_thread = (table.chat_id == chat_id) & (table.thread_id == thread_id)
            moving = update(table).where(of_thread, ~known.exists()).values(thread_id=0)
            without_sync = moving.execution_options(synchronize_session=False)
            await self._session.execute(without_sync)
            await self._session.execute(delete(table).where(of_thread))
