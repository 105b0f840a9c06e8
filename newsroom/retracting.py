"""What was told and turned out wrong: those who were told hear so, under that very message."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.digests.composing import change_words
from newsroom.digests.news import Item, News, merged_changes
from newsroom.rendering.html import Html, escape, join
from newsroom.rendering.lines import meeting_line, principals
from newsroom.rendering.names import short_name, surname
from newsroom.rendering.texts import Texts
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.models import CorrectionKind, Delivery, DeliveryKind, Meeting, Retraction
from storage.unit_of_work import UnitOfWork

REMEMBERED = timedelta(days=14)
"""What was told longer ago nobody goes back to."""

BATCH = 200
RETRACTED = frozenset(
    {
        CorrectionKind.SET_MEETING,
        CorrectionKind.DROP_MEETING,
        CorrectionKind.MERGE_MEETINGS,
        CorrectionKind.SPLIT_MEETING,
    }
)


@dataclass(frozen=True, slots=True)
class Before:
    """A meeting as it was told until now."""

    meeting_id: int
    version: int


async def remember(
    work: UnitOfWork, kind: CorrectionKind, targets: Iterable[int | None], now: datetime
) -> list[Before]:
    """Note who was told of the meetings, before a correction changes or removes them."""
    if kind not in RETRACTED:
        return []
    found = {one: await work.meetings.get(one) for one in targets if one is not None}
    meetings = {one.id: one for one in found.values() if one is not None}
    for meeting in meetings.values():
        names = await _names(work, meeting.id)
        await work.retractions.add(meeting.id, names, now - REMEMBERED, now)
    return [Before(one.id, one.version) for one in meetings.values()]


async def remember_all(work: UnitOfWork, meeting_ids: Collection[int], now: datetime) -> None:
    """Note who was told of these meetings, before an outlet's changed article is concluded from."""
    for meeting_id in sorted(meeting_ids):
        names = await _names(work, meeting_id)
        await work.retractions.add(meeting_id, names, now - REMEMBERED, now, by_outlet=True)


async def settle_all(work: UnitOfWork, meeting_ids: Collection[int], now: datetime) -> None:
    """Only who was told of what is told no more hears so; changes wait for the next digest."""
    for meeting_id in sorted(meeting_ids):
        if await work.meetings.get(meeting_id) is not None:
            await work.retractions.take_back(meeting_id, now)


async def _names(work: UnitOfWork, meeting_id: int) -> list[str]:
    sides = (await work.meetings.participants([meeting_id]))[meeting_id]
    return [side.name for side in principals(sides)]


async def settle_told(
    work: UnitOfWork, before: Iterable[Before], parts: Iterable[int], now: datetime
) -> None:
    """After the correction: nobody hears of what a reader would not notice.

    `parts`: meetings that came out of those before.
    """
    since = now - REMEMBERED
    apart = [await work.meetings.get(one) for one in parts]
    for one in before:
        meeting = await work.meetings.get(one.meeting_id)
        if meeting is None or meeting.id != one.meeting_id:
            # Gone, or part of another one: that is to be told.
            continue
        others = {part.id: part.version for part in apart if part and part.id != meeting.id}
        if others:
            await work.retractions.split(meeting.id, others, since, now)
        elif meeting.version == one.version:
            await work.retractions.take_back(meeting.id, now)
            continue
        await work.retractions.count_as_told(meeting.id, meeting.version, since)


async def restore(work: UnitOfWork, dropped_id: int, now: datetime) -> None:
    """After a meeting that was dropped is one again."""
    meeting = await work.meetings.get(dropped_id)
    # Under its own number it was never gone: it only lost some reports.
    if meeting is not None and meeting.id != dropped_id:
        since = now - REMEMBERED
        await work.retractions.restore(dropped_id, meeting.id, meeting.version, since, now)


@dataclass(frozen=True, slots=True)
class Retractor:
    """Writes to those who were told something wrong. One whose only part is itself was restored."""

    database: Database
    catalogues: Mapping[str, Texts]

    async def issue_due(self, now: datetime) -> None:
        async with self.database.begin() as work:
            for one in await work.retractions.list_due(BATCH):
                await self._tell(work, one, now)
                one.told_at = now

    async def _tell(self, work: UnitOfWork, retraction: Retraction, now: datetime) -> None:
        chat = await work.chats.find(retraction.chat_id)
        if chat is None or not chat.is_active:
            return
        texts = self.catalogues[chat.language]
        text = await self._words(work, retraction, texts, now)
        if text is None:
            return
        place = f"{retraction.chat_id}:{retraction.thread_id}"
        moment = int(retraction.made_at.timestamp())
        new = NewDelivery(
            dedup_key=f"retraction:{place}:{retraction.meeting_id}:{moment}",
            kind=DeliveryKind.ALERT,
            chat_id=retraction.chat_id,
            thread_id=retraction.thread_id,
            text=text,
            due_at=now,
            reply_to=message_about(retraction, await work.retractions.messages(retraction), texts),
        )
        await work.deliveries.enqueue(new, now)

    async def _words(
        self, work: UnitOfWork, retraction: Retraction, texts: Texts, now: datetime
    ) -> Html | None:
        """None when nothing is left to say: it was put right and taken back."""
        who = join([escape(short_name(texts.called(one))) for one in retraction.names], " — ")
        meeting = await work.meetings.get(retraction.meeting_id)
        if meeting is None:
            key = "retraction-untold" if retraction.by_outlet else "retraction-gone"
            return texts(key, who=who)
        if list(retraction.parts) == [meeting.id]:
            [line] = await _lines(work, [meeting], texts, now)
            return texts("retraction-restored", who=who, meeting=line)
        if meeting.id != retraction.meeting_id:
            [line] = await _lines(work, [meeting], texts, now)
            return texts("retraction-merged", who=who, meeting=line)
        found = [await work.meetings.get(one) for one in retraction.parts]
        parts = [one for one in found if one is not None and one.id != meeting.id]
        if parts:
            lines = await _lines(work, [meeting, *parts], texts, now)
            return texts("retraction-split", who=who, meetings=join(lines))
        changes = (await work.digests.changes([meeting.id])).get(meeting.id, ())
        newer = [change for change in changes if change.version > retraction.version]
        sides = (await work.meetings.participants([meeting.id]))[meeting.id]
        item = Item(News(meeting, sides, ()), merged_changes(newer))
        words = change_words(texts, item)
        if "status" in item.changed:
            words.insert(0, texts("status", status=meeting.status.value))
        return texts("retraction-changed", who=who, changes=join(words, "; ")) if words else None


async def _lines(
    work: UnitOfWork, meetings: Sequence[Meeting], texts: Texts, now: datetime
) -> list[Html]:
    sides = await work.meetings.participants([one.id for one in meetings])
    return [meeting_line(texts, one, sides[one.id], today=now.date()) for one in meetings]


def message_about(retraction: Retraction, messages: Sequence[Delivery], texts: Texts) -> int | None:
    """The part that names whom the meeting was of; the first where none does."""
    names = [surname(texts.called(one)) for one in retraction.names]
    naming = [one for one in messages if names and all(name in one.text for name in names)]
    return next((one.message_id for one in naming or messages), None)
