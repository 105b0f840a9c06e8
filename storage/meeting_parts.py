"""Who takes part in a meeting and what it is about, from all its reports."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select

from storage.conclusions import ReportRow, fullness
from storage.listing import touch
from storage.models import (
    Meeting,
    MeetingParticipant,
    MeetingTopic,
    Person,
    Position,
    ReportParticipant,
    ReportTopic,
)
from storage.offices import stands
from storage.repository import Repository


class MeetingParts(Repository):
    """The sides and topics of a concluded meeting."""

    async def replace(self, meeting: Meeting, reports: Sequence[ReportRow]) -> None:
        """Participants and topics of the meeting, from all its reports."""
        touch(self._session, meeting.id)
        await self._session.execute(
            delete(MeetingParticipant).where(MeetingParticipant.meeting_id == meeting.id)
        )
        await self._session.execute(
            delete(MeetingTopic).where(MeetingTopic.meeting_id == meeting.id)
        )
        ids = [row.report.id for row in reports]
        query = select(ReportParticipant).where(ReportParticipant.report_id.in_(ids))
        sides = list((await self._session.scalars(query)).all())
        sides.sort(key=lambda side: (ids.index(side.report_id), side.ordinal))
        first: dict[str, ReportParticipant] = {}
        for side in sides:
            first.setdefault(side.key, side)
        unique = list(first.values())
        ids_of_people = [side.person_id for side in unique if side.person_id]
        offices = await self._offices(ids_of_people, reports)
        people = await self._people(ids_of_people)
        rows = [
            {
                "meeting_id": meeting.id,
                "ordinal": number,
                "kind": side.kind,
                "key": side.key,
                "person_id": side.person_id,
                "part": side.part,
                "office": offices.get(side.person_id or 0, ""),
                "sorts_on": meeting.sorts_on,
                **_called(side, people.get(side.person_id or 0)),
            }
            for number, side in enumerate(unique)
        ]
        if rows:
            await self._session.execute(insert(MeetingParticipant), rows)
        topics = select(ReportTopic.topic).distinct().where(ReportTopic.report_id.in_(ids))
        for topic in sorted((await self._session.scalars(topics)).all()):
            self._session.add(
                MeetingTopic(meeting_id=meeting.id, topic=topic, sorts_on=meeting.sorts_on)
            )
        await self._session.flush()

    async def _people(self, person_ids: Sequence[int]) -> Mapping[int, Person]:
        query = select(Person).where(Person.id.in_(person_ids))
        return {person.id: person for person in (await self._session.scalars(query)).all()}

    async def _offices(
        self, person_ids: Sequence[int], reports: Sequence[ReportRow]
    ) -> dict[int, str]:
        """The office of each person as the reporting articles word it, in the fullest wording."""
        articles = {row.article.id for row in reports}
        query = select(Position.person_id, Position.title, Position.organization).where(
            Position.person_id.in_(person_ids), Position.article_id.in_(articles), stands()
        )
        offices: dict[int, str] = {}
        found = [
            (who, what, where) for who, what, where in (await self._session.execute(query)).all()
        ]
        for person_id, title, _ in sorted(found, key=fullness):
            offices.setdefault(person_id, title)
        return offices


def _called(side: ReportParticipant, person: Person | None) -> dict[str, str | None]:
    """As the archive calls the person; nobody's side as the report does."""
    if person is None:
        return {"name": side.name, "country": side.country}
    return {"name": person.name, "country": side.country or person.country}
