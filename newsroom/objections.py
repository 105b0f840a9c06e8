"""«Это неверно»: what a reader says is wrong goes to the operators, and what came of it comes back.

Everything waits in the archive: whatever is killed and whenever, a message that is owed to somebody
is still owed. Messages are written in the transaction that notes that they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from newsroom.rendering.objections import objection_card, verdict_line
from newsroom.rendering.texts import Texts
from storage.corrections import OF_PEOPLE
from storage.database import Database
from storage.deliveries import NewDelivery
from storage.meetings import MeetingCard
from storage.models import (
    Correction,
    CorrectionKind,
    DeliveryKind,
    Objection,
    Person,
    Verdict,
)
from storage.unit_of_work import UnitOfWork

TIME_FOR_WORDS = timedelta(minutes=2)
MOST_A_DAY = 20
DAY = timedelta(days=1)
LONGEST_WORDS = 500
BATCH = 50


class Refusal(Enum):
    """Why an objection isn't taken."""

    SAME = "same"
    MANY = "many"


async def object_to(work: UnitOfWork, objection: Objection) -> Refusal | None:
    """Keep what a reader says is wrong."""
    if await work.objections.find_same(objection) is not None:
        return Refusal.SAME
    since = objection.said_at - DAY
    if await work.objections.count_since(objection.said_by, since) >= MOST_A_DAY:
        return Refusal.MANY
    await work.objections.add(objection)
    return None


async def add_words(work: UnitOfWork, number: int, said_by: int, words: str, now: datetime) -> bool:
    """How it is right, in the reader's words; False when it is too late or not theirs."""
    objection = await work.objections.find(number)
    if objection is None or objection.said_by != said_by or objection.verdict is not Verdict.OPEN:
        return False
    objection.words = " ".join(words.split())[:LONGEST_WORDS]
    objection.due_at, objection.forwarded_at = now, None
    return True


async def decline(work: UnitOfWork, number: int, by: int, now: datetime) -> bool:
    """It stays as it is; False when it has been settled before."""
    objection = await work.objections.find(number)
    if objection is None or objection.verdict is not Verdict.OPEN:
        return False
    objection.verdict, objection.settled_by, objection.settled_at = Verdict.DECLINED, by, now
    return True


async def concerned(work: UnitOfWork, kind: CorrectionKind, target: int) -> list[Objection]:
    """Open objections to what is about to be corrected, also under ids that led on to it."""
    is_person = kind in OF_PEOPLE
    own = await _current(work, target, is_person=is_person)
    return [
        one
        for one in await work.objections.list_open(is_person=is_person)
        if own is not None and await _current(work, one.target_id, is_person=is_person) == own
    ]


def settle(objections: Sequence[Objection], correction: Correction) -> None:
    for one in objections:
        one.verdict, one.correction_id = Verdict.CORRECTED, correction.id
        one.settled_by, one.settled_at = correction.made_by, correction.made_at


async def fact_of(
    work: UnitOfWork, public_id: int, *, is_person: bool
) -> MeetingCard | Person | None:
    """What somebody objects to; None when it is gone."""
    if is_person:
        return await work.persons.get(public_id)
    return await work.meetings.card(public_id)


async def _current(work: UnitOfWork, public_id: int, *, is_person: bool) -> int | None:
    row = await (work.persons if is_person else work.meetings).get(public_id)
    return row.id if row is not None else None


@dataclass(frozen=True, slots=True)
class ObjectionDesk:
    """Writes to operators and readers. `buttons`: rows under a message, as a delivery keeps them.
    `language`: of operators who have never talked to us.
    """

    database: Database
    catalogues: Mapping[str, Texts]
    operators: frozenset[int]
    language: str
    buttons: Callable[[Texts, Objection], Sequence[Any]]

    async def issue_due(self, now: datetime) -> None:
        async with self.database.begin() as work:
            if self.operators:
                for one in await work.objections.list_to_forward(now, BATCH):
                    await self._forward(work, one, now)
            for one in await work.objections.list_to_tell(BATCH):
                await self._tell(work, one, now)

    async def _forward(self, work: UnitOfWork, objection: Objection, now: datetime) -> None:
        about = await fact_of(work, objection.target_id, is_person=objection.is_person)
        for operator in sorted(self.operators):
            chat = await work.chats.find(operator)
            texts = self.catalogues[chat.language if chat is not None else self.language]
            text = objection_card(texts, objection, about, now.date())
            # Words that come after the first message make another one.
            key = f"objection:{objection.id}:{bool(objection.words):d}:{operator}"
            new = NewDelivery(key, DeliveryKind.ALERT, operator, text, now)
            rows = self.buttons(texts, objection)
            await work.deliveries.enqueue(replace(new, buttons=rows), now)
        objection.forwarded_at = now

    async def _tell(self, work: UnitOfWork, objection: Objection, now: datetime) -> None:
        number, reader = objection.correction_id, objection.said_by
        correction = await work.corrections.find(number) if number is not None else None
        text = verdict_line(self.catalogues[objection.language], objection, correction)
        key = f"verdict:{objection.id}:{reader}"
        new = NewDelivery(key, DeliveryKind.ALERT, reader, text, now)
        rows = self.buttons(self.catalogues[objection.language], objection)
        await work.deliveries.enqueue(replace(new, buttons=rows), now)
        objection.told_at = now
