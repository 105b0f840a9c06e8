"""Who received: by the word («принял»), by where a visit led, by whose country it was in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reading.contacts.contacts import ContactWord
from reading.contacts.standing import Side
from reading.facts import Form, MeetingReport, Part, Participant, ParticipantKind, Reason, Span
from reading.world import World

RECEIVING: Mapping[str, frozenset[str]] = {
    "receive": frozenset({"agent", "zero"}),
    "attend": frozenset({"to", "at"}),
    "call_on": frozenset({"object"}),
    "stay_by": frozenset({"at"}),
    "share": frozenset({"at"}),
    "sit": frozenset({"at"}),
}
"""Kind of the contact word → the part of whoever receives: «побывал у премьера»."""

RECEPTIONS = frozenset({"аудиенция", "прием"})
"""«на приёме у короля»; «у министра была встреча» says nothing of the kind."""

AT_HOST = frozenset({"at"})

FACE_TO_FACE = frozenset({Form.MEETING, Form.TALKS})
"""Contacts that have a host; on the margins of a forum the forum has one."""


def received_by(word: ContactWord, sides: Sequence[Side]) -> Side | None:
    """The only one of them whom the word or «у» makes the host."""
    parts = AT_HOST if word.lemma in RECEPTIONS else RECEIVING.get(word.kind, frozenset())
    hosts = [side for side in sides if side.part in parts]
    return hosts[0] if len(hosts) == 1 and len(sides) > 1 else None


def hosted(report: MeetingReport, host: Side | None) -> MeetingReport:
    """The report with whoever received, unless they met by telephone or on a forum's margins."""
    if host is None or report.form not in FACE_TO_FACE | {Form.VISIT}:
        return report
    span = host.mention.span if host.mention else None
    return _with_host(report, host.name, "received", span)


def with_hosts(reports: Iterable[MeetingReport], world: World) -> tuple[MeetingReport, ...]:
    """Each report with its host, as far as a visit or the place tells who it was."""
    return tuple(
        report if report.host is not None else _by_place(report, world) for report in reports
    )


def _by_place(report: MeetingReport, world: World) -> MeetingReport:
    if report.form is Form.VISIT:
        return _visited(report, world)
    at_home = _at_home(report, world)
    if at_home is None or report.place is None:
        return report
    return _with_host(report, at_home.name, "at home", report.place.span or at_home.span)


def _visited(report: MeetingReport, world: World) -> MeetingReport:
    """Whom the traveller came to see, else the country he went to."""
    named = next((p for p in report.participants if p.part is Part.HOST), None)
    if named is not None:
        return _with_host(report, named.name, "visited", named.span)
    country = world.country_by_iso.get((report.place and report.place.country) or "")
    if country is None or report.place is None:
        return report
    return _with_host(report, country.name, "the country visited", report.place.span)


def _at_home(report: MeetingReport, world: World) -> Participant | None:
    """The only one of those who met whose country it was in."""
    there = report.place.country if report.place else None
    if there is None or report.form not in FACE_TO_FACE or report.forum is not None:
        return None
    met = [one for one in report.participants if one.part is Part.PRINCIPAL]
    at_home = [one for one in met if _country_of(one, world) == there]
    return at_home[0] if len(at_home) == 1 and len(met) > 1 else None


def _country_of(participant: Participant, world: World) -> str | None:
    is_person = participant.kind is ParticipantKind.PERSON
    return participant.country or (world.country_of(participant.name) if is_person else None)


def _with_host(report: MeetingReport, host: str, rule: str, span: Span | None) -> MeetingReport:
    return replace(report, host=host, reasons=(*report.reasons, Reason("host", rule, span)))
