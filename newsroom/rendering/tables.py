"""What the archive holds as rows: JSON objects, or the cells of a table. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsroom.history import Change, changes_by_day
from newsroom.rendering.dates import date_of
from newsroom.rendering.predictions import SHOWN_PARTS, scored_status, written
from reading.facts import Part, ParticipantKind, Status
from storage.exporting import (
    HeldOffice,
    ToldReport,
    WholeArticle,
    WholeMeeting,
    WholePerson,
    WholeStatement,
)
from storage.models import Article, ArticleVersion, MeetingParticipant

Row = dict[str, Any]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "people": ("id", "name", "country", "aliases", "roles", "orgs", "articles", "meetings"),
    "meetings": (
        "id",
        "kind",
        "status",
        "postponed",
        "date_start",
        "date_end",
        "date_precision",
        "basis",
        "participants",
        "unnamed",
        "place",
        "country",
        "forum",
        "topics",
        "reports",
        "independent_reports",
        "urls",
        "evidence",
    ),
    "articles": (
        "id",
        "external_id",
        "url",
        "outlet",
        "headline",
        "lang",
        "published",
        "topics",
        "reprint_of",
        "error",
    ),
    "statements": (
        "id",
        "speaker",
        "person_id",
        "kind",
        "quote",
        "evidence",
        "article_id",
        "external_id",
        "url",
        "outlet",
        "published",
    ),
}

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def meeting_row(whole: WholeMeeting) -> Row:
    """The keys of `python -m bot read`, the reports and the history."""
    meeting, sides = whole.listed.meeting, whole.listed.participants
    start, end = written(date_of(meeting))
    return {
        "id": whole.id,
        "participants": [one.name for one in _shown(sides) if _is_person(one)],
        "unnamed": [one.name for one in _shown(sides) if not _is_person(one)],
        "kind": meeting.form.value,
        "status": scored_status(meeting.status, meeting.first_on),
        "postponed": meeting.status is Status.POSTPONED,
        "place": meeting.place,
        "country": meeting.country,
        "date_start": start,
        "date_end": end,
        "date_precision": meeting.precision.value,
        "basis": meeting.basis.value,
        "forum": meeting.forum,
        "topics": list(whole.topics),
        "evidence": whole.reports[0].evidence if whole.reports else None,
        "independent_reports": meeting.independent_reports,
        "version": meeting.version,
        "doubted": meeting.is_doubted,
        "reports": [_report(told) for told in whole.reports],
        "history": [_change(change) for change in changes_by_day(whole.reports)],
    }


def person_row(whole: WholePerson) -> Row:
    person, offices = whole.person, whole.offices
    return {
        "id": whole.id,
        "name": person.name,
        "country": person.country,
        "aliases": list(whole.aliases),
        "roles": _unique(office.title for office in offices),
        "orgs": _unique(office.organization for office in offices),
        "offices": [_office(office) for office in offices],
        "articles": person.articles,
        "meetings": person.meetings,
    }


def article_row(whole: WholeArticle) -> Row:
    """The keys that `python -m bot index` takes, and what the archive found out."""
    article, outlet = whole.article, whole.outlet
    return {
        "id": whole.id,
        "external_id": article.external_id,
        "url": article.url,
        "outlet": outlet.name if outlet else None,
        "country": outlet.country if outlet else None,
        "headline": article.headline,
        "lang": article.language,
        "published": _day(article),
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "topics": list(whole.topics),
        "reprint_of": article.reprint_of_id,
        "error": article.read_error,
        "text": whole.text,
        "versions": [_version(version) for version in whole.versions],
    }


def statement_row(whole: WholeStatement) -> Row:
    statement = whole.statement
    return {
        "id": whole.id,
        "speaker": whole.speaker,
        "person_id": statement.person_id,
        "kind": statement.kind.value,
        "quote": whole.quote,
        "evidence": whole.evidence,
        **_source(whole.article, whole.outlet),
    }


def cells(kind: str, row: Row) -> list[str]:
    """The row as the cells of COLUMNS; of reports, how many there are and where they stand."""
    if kind == "meetings":
        urls = _unique(report["url"] for report in row["reports"])
        row = row | {"reports": len(row["reports"]), "urls": urls}
    return [_cell(row[column]) for column in COLUMNS[kind]]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    # A spreadsheet would take such a cell for a formula and obey it.
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _shown(sides: Sequence[MeetingParticipant]) -> Iterable[MeetingParticipant]:
    return (
        one
        for one in sides
        if one.part in SHOWN_PARTS or (one.part is Part.HOST and _is_person(one))
    )


def _is_person(side: MeetingParticipant) -> bool:
    return side.kind is ParticipantKind.PERSON


def _report(told: ToldReport) -> Row:
    report = told.report
    start, end = written(date_of(report))
    return {
        **_source(told.article, told.outlet),
        "gone": told.article.gone_at is not None,
        "headline": told.article.headline,
        "evidence": told.evidence,
        "kind": report.form.value,
        "status": scored_status(report.status, report.first_on),
        "date_start": start,
        "date_end": end,
        "date_precision": report.precision.value,
        "basis": report.basis.value,
        "place": report.place,
    }


def _source(article: Article, outlet: str | None) -> Row:
    return {
        "article_id": article.id,
        "external_id": article.external_id,
        "url": article.url,
        "outlet": outlet,
        "published": _day(article),
    }


def _change(change: Change) -> Row:
    said_on = change.said_on.isoformat() if change.said_on else None
    return {"said_on": said_on, "changes": change.changes}


def _version(version: ArticleVersion) -> Row:
    return {
        "number": version.number,
        "headline": version.headline,
        "text": version.text,
        "fetched_at": version.fetched_at.isoformat(),
        "replaced_at": version.replaced_at.isoformat(),
    }


def _office(office: HeldOffice) -> Row:
    return {
        "title": office.title,
        "organization": office.organization or None,
        "first": office.first_on.isoformat() if office.first_on else None,
        "last": office.last_on.isoformat() if office.last_on else None,
    }


def _day(article: Article) -> str | None:
    """The day it came with; else the one its text proves, when that is a single day."""
    if article.published_on is not None:
        return article.published_on.isoformat()
    proved = article.proved_first_on
    return proved.isoformat() if proved and proved == article.proved_last_on else None


def _unique(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
