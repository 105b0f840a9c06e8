"""A small archive for tests: the cast of the seed articles, put in as rows.

Alice of the tests is Касым-Жомарт Токаев: he meets everybody. Ids are those of the order below.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from reading.facts import Basis, Form, Part, ParticipantKind, Precision, Status
from storage.models import NO_DAY, Meeting, MeetingParticipant

NOW = datetime(2025, 9, 9, 8, 0, tzinfo=UTC)
TODAY = NOW.date()


def a_meeting(number: int = 1, **changes: Any) -> Meeting:
    """A held meeting of September 2019 in New York; `changes` are columns."""
    values: dict[str, Any] = {
        "form": Form.MEETING,
        "status": Status.HELD,
        "first_on": date(2019, 9, 1),
        "last_on": date(2019, 9, 30),
        "precision": Precision.MONTH,
        "basis": Basis.EXPLICIT,
        "place": "Нью-Йорк",
        "is_background": False,
        "reports": 1,
        "independent_reports": 1,
        "reported_at": NOW,
        "created_at": NOW,
        "changed_at": NOW,
    } | changes
    values.setdefault("sorts_on", values["last_on"] or values["first_on"] or NO_DAY)
    return Meeting(id=number, version=1, **values)


@dataclass
class Side:
    """A participant of a meeting to be put in."""

    name: str
    country: str | None = None
    person_id: int | None = None
    kind: ParticipantKind = ParticipantKind.PERSON
    part: Part = Part.PRINCIPAL
    office: str = ""


TOKAYEV = Side("Касым-Жомарт Токаев", "KZ", 1, office="президент Казахстана")
GUTERRES = Side("Антониу Гутерриш", None, 2, office="генеральный секретарь ООН")
DUDA = Side("Анджей Дуда", "PL", 3, office="президент Польши")
RUSSIA = Side("Россия", "RU", kind=ParticipantKind.COUNTRY, part=Part.HOST)


def sides(meeting: Meeting, *people: Side) -> list[MeetingParticipant]:
    """The participants of the meeting as rows."""
    return [
        MeetingParticipant(
            meeting_id=meeting.id,
            ordinal=ordinal,
            kind=side.kind,
            key=_key(side),
            person_id=side.person_id,
            name=side.name,
            part=side.part,
            country=side.country,
            office=side.office,
            sorts_on=meeting.sorts_on,
        )
        for ordinal, side in enumerate(people)
    ]


def _key(side: Side) -> str:
    if side.kind is ParticipantKind.PERSON:
        return f"person:{side.person_id}"
    return f"country:{side.country}" if side.country else f"office:{side.name}"
