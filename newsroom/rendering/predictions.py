"""Facts of one article as the keys that `python -m bot read --jsonl` and the scorer speak."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from reading.facts import (
    CONFIDENCE_THRESHOLD,
    EventDate,
    Facts,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
    Person,
    Precision,
    Statement,
    Status,
)

SHOWN_PARTS = frozenset({Part.PRINCIPAL, Part.TRAVELLER})


def prediction(identity: str, text: str, facts: Facts) -> dict[str, Any]:
    """One JSON object; what is under the confidence threshold is left out."""
    sure = [report for report in facts.meetings if report.confidence >= CONFIDENCE_THRESHOLD]
    said = [one for one in facts.statements if one.confidence >= CONFIDENCE_THRESHOLD]
    shown = _names_as_written(facts)
    return {
        "id": identity,
        "lang": facts.language,
        "headline": facts.headline,
        "people": [_person(person, shown) for person in facts.people],
        "meetings": [_meeting(report, text, shown) for report in sure],
        "statements": [_statement(statement, text, shown) for statement in said],
        "topics": list(facts.topics),
        "published": written(facts.published)[0],
    }


def _names_as_written(facts: Facts) -> dict[str, str]:
    """Normal name → the name as the language of the text writes it, when that is not Russian."""
    if facts.language == "ru":
        return {}
    return {p.name: next(iter(p.aliases), p.name) for p in facts.people}


def _person(person: Person, shown: Mapping[str, str]) -> dict[str, Any]:
    name = shown.get(person.name, person.name)
    return {
        "name": name,
        "aliases": [alias for alias in (*person.aliases, person.name) if alias != name],
        "roles": [position.title for position in person.positions],
        "orgs": list(dict.fromkeys(p.organization for p in person.positions if p.organization)),
    }


def _meeting(report: MeetingReport, text: str, shown: Mapping[str, str]) -> dict[str, Any]:
    start, end = written(report.date)
    return {
        "participants": [
            shown.get(p.name, p.name) for p in _shown(report) if p.kind is ParticipantKind.PERSON
        ],
        "unnamed": [p.name for p in _shown(report) if p.kind is not ParticipantKind.PERSON],
        "kind": report.form.value,
        "status": scored_status(report.status, report.date.first),
        "place": (report.place.written or report.place.name) if report.place else None,
        "date_start": start,
        "date_end": end,
        "date_precision": report.date.precision.value,
        "basis": report.date.basis.value,
        "forum": report.forum.name if report.forum else None,
        "topics": list(report.topics),
        "outcomes": [span.of(text) for span in report.outcomes],
        "evidence": report.evidence.of(text),
    }


def _shown(report: MeetingReport) -> Iterable[Participant]:
    """Principals and travellers; hosts when the text names the person (house contract)."""
    for participant in report.participants:
        named_host = participant.part is Part.HOST and participant.kind is ParticipantKind.PERSON
        if participant.part in SHOWN_PARTS or named_host:
            yield participant


def scored_status(status: Status, first: date | None) -> str:
    """Put off with a new date counts as planned, without one as cancelled (house contract)."""
    if status is Status.POSTPONED:
        return "planned" if first else "cancelled"
    return status.value


def written(when: EventDate) -> tuple[str | None, str | None]:
    """Both ends as YYYY[-MM[-DD]]; a bound with an open end proves no date."""
    if when.first is None or when.last is None:
        return None, None
    return _day(when.first, when.precision), _day(when.last, when.precision)


def _day(day: date, precision: Precision) -> str:
    if precision is Precision.YEAR:
        return f"{day:%Y}"
    return f"{day:%Y-%m}" if precision is Precision.MONTH else day.isoformat()


def _statement(statement: Statement, text: str, shown: Mapping[str, str]) -> dict[str, Any]:
    speaker, quote = shown.get(statement.speaker, statement.speaker), statement.quote.of(text)
    return {"speaker": speaker, "quote": quote, "kind": statement.kind.value}
