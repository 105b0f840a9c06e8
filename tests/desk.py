"""A newsroom desk for tests: articles whose facts are written by hand, collected for real."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.models import load_lemmas
from newsroom.collecting import Collector, Outcome, ReadingError
from newsroom.sources.fetched import FetchedArticle
from reading.facts import (
    ArticleText,
    Basis,
    EventDate,
    Facts,
    Form,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
    Person,
    Position,
    Precision,
    Span,
    Status,
)
from reading.queries import MeetingQuery
from reading.world import Holder, World
from storage.database import Database
from storage.meetings import Listed, MeetingCard
from tests.archive import NOW

ALMATY = ZoneInfo("Asia/Almaty")
TOKAYEV, GUTERRES, DUDA = "Касым-Жомарт Токаев", "Антониу Гутерриш", "Анджей Дуда"
SEPTEMBER_24 = date(2019, 9, 24)


def on(first: date, last: date | None = None, basis: Basis = Basis.EXPLICIT) -> EventDate:
    precision = Precision.RANGE if last and last != first else Precision.DAY
    return EventDate(first, last or first, precision, basis)


SEPTEMBER = EventDate(
    date(2019, 9, 1), date(2019, 9, 30), Precision.MONTH, Basis.FORUM, source="forums:unga-74"
)


def side(name: str, part: Part = Part.PRINCIPAL, country: str | None = None) -> Participant:
    return Participant(ParticipantKind.PERSON, name, part, country=country)


def met(*who: str | Participant, when: EventDate, **changes: Any) -> MeetingReport:
    """These people met; the evidence are the first ten characters unless `changes` say else."""
    values: dict[str, Any] = {
        "participants": tuple(side(one) if isinstance(one, str) else one for one in who),
        "form": Form.MEETING,
        "status": Status.HELD,
        "date": when,
        "evidence": Span(0, 10),
    }
    return MeetingReport(**(values | changes))


def person(name: str, title: str = "", organization: str = "", **changes: Any) -> Person:
    positions = (Position(title, organization, Span(0, 4)),) if title else ()
    return Person(name, **({"mentions": (Span(0, 4),), "positions": positions} | changes))


def says(*reports: MeetingReport, people: Sequence[Person] = (), **changes: Any) -> Facts:
    """Facts of an article that tells of these meetings, with everybody in them."""
    described = {one.name: one for one in people}
    for report in reports:
        for participant in report.participants:
            if participant.kind is ParticipantKind.PERSON:
                described.setdefault(participant.name, person(participant.name))
    values: dict[str, Any] = {"language": "ru", "meetings": reports}
    return Facts(people=tuple(described.values()), **(values | changes))


def a_world(*holders: Holder) -> World:
    return World(countries=(), offices=(), holders=holders, forums=(), anniversaries=())


def known(name: str, *aliases: str) -> Holder:
    """Somebody the tables of the world name."""
    ever = (date.min, date.max)
    return Holder("office", name, aliases, ever, ever, acting=False, is_certain=True)


@dataclass
class Desk:
    """Collects articles; reading gives what was put down for the text."""

    database: Database
    world: World = field(default_factory=a_world)
    readings: dict[str, Facts | ReadingError] = field(default_factory=dict)

    async def read(self, article: ArticleText) -> Facts:
        reading = self.readings[article.text]
        if isinstance(reading, ReadingError):
            raise reading
        return reading

    async def collect(
        self, text: str, reading: Facts | ReadingError | None = None, **fetched: Any
    ) -> Outcome:
        if reading is not None:
            self.readings[text] = reading
        collector = Collector(self.database, self.read, self.world, ALMATY, load_lemmas())
        return await collector.collect(FetchedArticle(text=text, **fetched), NOW)

    async def meetings(self) -> list[Listed]:
        """All of the archive, the latest first."""
        async with self.database.read() as work:
            return list((await work.meetings.page(MeetingQuery(), offset=0, limit=100)).items)

    async def only_meeting(self) -> Listed:
        (meeting,) = await self.meetings()
        return meeting

    async def card(self, meeting_id: int) -> MeetingCard | None:
        async with self.database.read() as work:
            return await work.meetings.card(meeting_id)

    async def read_again(self, text: str, reading: Facts, **fetched: Any) -> Outcome:
        """The rules changed: the same article, read with other eyes."""
        async with self.database.begin() as work:
            for article in await work.articles.list_unread("a newer version", 100):
                article.read_with = "an older version"
        return await self.collect(text, reading, **fetched)
