"""Buttons with names: of people called alike also what tells them apart."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from handlers.replying import LABEL_LENGTH
from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import plain, shorten
from newsroom.rendering.texts import Texts
from storage.cards import Limits, PersonCard
from storage.models import Person
from storage.unit_of_work import UnitOfWork

LAST_MEETING = Limits(held=1, planned=0, counterparts=0)
ROOM = 3
"""Characters between the parts of a label."""

OFFSET = ord("🇦") - ord("A")


async def labels(
    work: UnitOfWork, people: Sequence[Person], texts: Texts, known: Collection[str] = ()
) -> list[str]:
    """Their names, in this order. Who shares one with another of them, or with somebody `known`,
    is told by country, last meeting and office, too.
    """
    called = Counter(one.name for one in people) + Counter(known)
    return [
        texts.called(one.name) if called[one.name] == 1 else await _introduced(work, one, texts)
        for one in people
    ]


async def _introduced(work: UnitOfWork, person: Person, texts: Texts) -> str:
    card = await work.cards.person(person.id, date.max, LAST_MEETING)
    parts = [f"{texts.called(person.name)} {flag(person.country)}".strip()]
    parts += _last_met(texts, card) if card is not None else []
    offices = [one.title for one in card.offices[:1]] if card is not None else []
    room = LABEL_LENGTH - sum(len(part) + ROOM for part in parts)
    return " · ".join([*parts, *(shorten(one, room) for one in offices if room > ROOM)])


def flag(country: str | None) -> str:
    """«🇰🇿» of «KZ»; "" of none."""
    return "".join(chr(ord(letter) + OFFSET) for letter in country or "")


def _last_met(texts: Texts, card: PersonCard) -> list[str]:
    return [plain(date_words(texts, date_of(one.meeting))) for one in card.held[:1]]
