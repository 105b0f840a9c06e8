"""Who takes part in meetings and what they are about, from all their reports."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

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
                "office": _office(side, conclusion, offices),
                "sorts_on": sorts_on,
                # As the archive calls the person; nobody's side as the report does.
                "name": side.called or side.name,
                "country": side.country or side.of_country,
            }
            for meeting_id, (conclusion, sorts_on) in concluded.items()
            for number, side in enumerate(sides_of(conclusion))
        ]

    async def _offices(
        self, conclusions: Sequence[Conclusion]
    ) -> Mapping[tuple[int, int], list[tuple[str, str]]]:
        """Article and person → the offices they are called by there: title, organization."""
        rows = [row for one in conclusions for row in one.reports]
        people = {side.person_id for row in rows for side in row.sides if side.person_id}
        articles = {row.report.article_id for row in rows}
        found: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
        if people:
            asked = {"articles": sorted(articles), "people": sorted(people)}
            for row in (await self._session.execute(OFFICES, asked)).all():
                found[row.article_id, row.person_id].append((row.title, row.organization))
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


def _office(
    side: Side,
    conclusion: Conclusion,
    offices: Mapping[tuple[int, int], Sequence[tuple[str, str]]],
) -> str:
    """As the reporting articles word it, in the fullest wording; "" where none does."""
    articles = {row.report.article_id for row in conclusion.reports}
    worded = [
        one for article_id in articles for one in offices.get((article_id, side.person_id or 0), ())
    ]
    return min(worded, key=fullness)[0] if worded else ""


# Made once: a statement takes longer to make than to be answered.
ADD_SIDES, ADD_TOPICS = insert(SIDES), insert(TOPICS)
FORGET_SIDES, FORGET_TOPICS = (
    delete(table).where(table.c.meeting_id == bindparam("meeting")) for table in (SIDES, TOPICS)
)
OFFICES = select(
    *(POSITIONS.c[one] for one in ("article_id", "person_id", "title", "organization"))
).where(
    POSITIONS.c.article_id.in_(bindparam("articles", expanding=True)),
    POSITIONS.c.person_id.in_(bindparam("people", expanding=True)),
    stands(),
)
TOPICS_TOLD = select(TOLD.c.report_id, TOLD.c.topic).where(
    TOLD.c.report_id.in_(bindparam("reports", expanding=True))
)
