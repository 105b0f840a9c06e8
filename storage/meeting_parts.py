"""Who takes part in meetings and what they are about, from all their reports."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, insert, select

from storage.conclusions import Conclusion, Side, fullness, sides_of
from storage.listing import touch
from storage.models import (
    MeetingParticipant,
    MeetingTopic,
    Position,
    ReportTopic,
    table_of,
)
from storage.offices import stands
from storage.repository import Repository

SIDES, TOPICS, POSITIONS, TOLD = map(
    table_of, (MeetingParticipant, MeetingTopic, Position, ReportTopic)
)


class Worded(NamedTuple):
    """An office as an article words it, and whose it is."""

    title: str
    organization: str
    country: str | None


Offices = Mapping[tuple[int, int], Sequence[Worded]]
"""Article and person → the offices they are called by there."""


class MeetingParts(Repository):
    """The sides and topics of concluded meetings."""

    async def write(
        self, concluded: Mapping[int, tuple[Conclusion, date]], known: Collection[int]
    ) -> None:
        """Sides and topics of each meeting, with the day it sorts on, from all its reports.

        `known`: those that have some already.
        """
        for meeting_id in concluded:
            touch(self._session, meeting_id, is_new=meeting_id not in known)
        if known:
            rows = [{"meeting": meeting_id} for meeting_id in sorted(known)]
            await self._session.execute(FORGET_SIDES, rows)
            await self._session.execute(FORGET_TOPICS, rows)
        await self._insert(ADD_SIDES, await self._sides(concluded))
        await self._insert(ADD_TOPICS, await self._topics(concluded))

    async def _insert(self, statement: Any, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            await self._session.execute(statement, rows)

    async def _sides(
        self, concluded: Mapping[int, tuple[Conclusion, date]]
    ) -> list[Mapping[str, Any]]:
        offices = await self._offices([one for one, _ in concluded.values()])
        return [
            {
                "meeting_id": meeting_id,
                "ordinal": number,
                "kind": side.kind,
                "key": side.key,
                "person_id": side.person_id,
                "part": side.part,
                "office": _office(_worded(side, conclusion, offices)),
                "sorts_on": sorts_on,
                # As the archive calls the person; nobody's side as the report does.
                "name": side.called or side.name,
                "country": side.country or _home(side, _worded(side, conclusion, offices)),
            }
            for meeting_id, (conclusion, sorts_on) in concluded.items()
            for number, side in enumerate(sides_of(conclusion))
        ]

    async def _offices(self, conclusions: Sequence[Conclusion]) -> Offices:
        """The offices that people are called by in the reporting articles."""
        rows = [row for one in conclusions for row in one.reports]
        people = {side.person_id for row in rows for side in row.sides if side.person_id}
        articles = {row.report.article_id for row in rows}
        found: dict[tuple[int, int], list[Worded]] = defaultdict(list)
        if people:
            asked = {"articles": sorted(articles), "people": sorted(people)}
            for row in (await self._session.execute(OFFICES, asked)).all():
                office = Worded(row.title, row.organization, row.country)
                found[row.article_id, row.person_id].append(office)
        return found

    async def _topics(
        self, concluded: Mapping[int, tuple[Conclusion, date]]
    ) -> list[Mapping[str, Any]]:
        meetings = {
            row.report.id: meeting_id
            for meeting_id, (conclusion, _) in concluded.items()
            for row in conclusion.reports
        }
        rows = await self._session.execute(TOPICS_TOLD, {"reports": sorted(meetings)})
        topics = sorted({(meetings[report_id], topic) for report_id, topic in rows.all()})
        return [
            {"meeting_id": meeting_id, "topic": topic, "sorts_on": concluded[meeting_id][1]}
            for meeting_id, topic in topics
        ]


def _worded(side: Side, conclusion: Conclusion, offices: Offices) -> list[Worded]:
    """The offices of a side, as the reporting articles word them."""
    articles = {row.report.article_id for row in conclusion.reports}
    return [
        one for article_id in articles for one in offices.get((article_id, side.person_id or 0), ())
    ]


def _office(worded: Sequence[Worded]) -> str:
    """In the fullest wording; "" where there is none."""
    return min(((one.title, one.organization) for one in worded), key=fullness)[0] if worded else ""


def _home(side: Side, worded: Sequence[Worded]) -> str | None:
    """The country of the person, unless all they are called by is an office of an organisation."""
    is_of_states = any(one.country is not None or not one.organization for one in worded)
    return side.of_country if is_of_states or not worded else None


# Made once: a statement takes longer to make than to be answered.
ADD_SIDES, ADD_TOPICS = insert(SIDES), insert(TOPICS)
FORGET_SIDES, FORGET_TOPICS = (
    delete(table).where(table.c.meeting_id == bindparam("meeting")) for table in (SIDES, TOPICS)
)
OFFICES = select(*(POSITIONS.c[one] for one in ("article_id", "person_id", *Worded._fields))).where(
    POSITIONS.c.article_id.in_(bindparam("articles", expanding=True)),
    POSITIONS.c.person_id.in_(bindparam("people", expanding=True)),
    stands(),
)
TOPICS_TOLD = select(TOLD.c.report_id, TOLD.c.topic).where(
    TOLD.c.report_id.in_(bindparam("reports", expanding=True))
)
