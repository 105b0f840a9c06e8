"""What one needs to know before a meeting, gathered from the archive."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reading.facts import CALLED_OFF
from reading.queries import MeetingQuery
from storage.coverage import Coverage
from storage.meetings import Listed, MeetingCard
from storage.models import Meeting, Person
from storage.overviews import Limits, Overview
from storage.persons import Office, Said
from storage.quotes import QuoteQuery
from storage.unit_of_work import UnitOfWork

OFFICES = 2
KINDS = 5

PLANS = 40
"""Of plans that are looked through: what nobody speaks of any more comes first."""

FORGOTTEN = timedelta(days=183)
"""What was announced without a day, and nobody has spoken of since, is no plan any more."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much there is room for: in a message, on paper."""

    contacts: int
    quotes: int
    ahead: int
    others: int


IN_MESSAGE = Room(contacts=5, quotes=1, ahead=3, others=1)
ON_PAPER = Room(contacts=12, quotes=4, ahead=8, others=4)


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody the dossier is about: what they are called, said last, and have before them."""

    person: Person
    offices: Sequence[Office]
    said: Sequence[Said]
    ahead: Sequence[MeetingCard]


@dataclass(frozen=True, slots=True)
class Brief:
    """`contacts`: the latest that were held, with their reports; `ahead`: what is announced of the
    same; `off`: what was called off among them. The latest come first, of `ahead` the nearest.
    """

    query: MeetingQuery
    sides: Sequence[Side]
    overview: Overview
    contacts: Sequence[MeetingCard]
    ahead: Sequence[MeetingCard]
    off: Sequence[MeetingCard]
    coverage: Coverage

    @property
    def is_empty(self) -> bool:
        return not (self.contacts or self.ahead or self.off or any(s.said for s in self.sides))


async def gather(work: UnitOfWork, query: MeetingQuery, today: date, room: Room) -> Brief:
    """Everything in one view of the archive."""
    limits = Limits(latest=room.contacts, ahead=PLANS, kinds=KINDS)
    overview = await work.overviews.overview(query, today, limits)
    overview = replace(overview, ahead=_plans(overview.ahead, today)[: room.ahead])
    people = [await work.persons.get(one) for one in query.person_ids]
    return Brief(
        query=query,
        sides=[await _side(work, person, overview, today, room) for person in people if person],
        overview=overview,
        contacts=await _cards(work, overview.latest),
        ahead=await _cards(work, overview.ahead),
        off=await _cards(work, await _off(work, query, overview, room)),
        coverage=await work.archive.coverage(),
    )


def is_ahead(meeting: Meeting, today: date) -> bool:
    """Its days lie ahead; or it has none, and was spoken of not long ago."""
    if meeting.last_on is not None:
        return meeting.last_on >= today
    return meeting.reported_at.date() >= today - FORGOTTEN


def _plans(planned: Iterable[Listed], today: date) -> list[Listed]:
    """What is still ahead, the nearest first; what has no day comes last."""
    still = [one for one in planned if is_ahead(one.meeting, today)]
    still.sort(key=lambda one: (one.meeting.last_on is None, one.meeting.sorts_on, one.meeting.id))
    return still


async def _side(
    work: UnitOfWork, person: Person, overview: Overview, today: date, room: Room
) -> Side:
    offices = await work.persons.list_offices(person.id)
    own = MeetingQuery(person_ids=(person.id,))
    known = {one.meeting.id for one in overview.ahead}
    planned = await work.meetings.list_planned(own, today, PLANS)
    plans = _plans([one for one in planned if one.meeting.id not in known], today)
    return Side(
        person=person,
        offices=([one for one in offices if one.organization] or offices)[:OFFICES],
        said=(await work.quotes.page(QuoteQuery(person.id), limit=room.quotes)).said,
        ahead=await _cards(work, plans[: room.others]),
    )


async def _cards(work: UnitOfWork, listed: Sequence[Listed]) -> list[MeetingCard]:
    cards = [await work.meetings.card(one.meeting.id) for one in listed]
    return [card for card in cards if card is not None]


async def _off(
    work: UnitOfWork, query: MeetingQuery, overview: Overview, room: Room
) -> list[Listed]:
    """What was called off since they last met: a plan that failed says something, too."""
    page = await work.meetings.page(query, limit=room.contacts)
    last = overview.latest[0].meeting.sorts_on if overview.latest else date.min
    return [
        one
        for one in page.items
        if one.meeting.status in CALLED_OFF and one.meeting.sorts_on >= last
    ]
