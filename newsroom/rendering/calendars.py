"""Meetings as entries of a calendar. Pure."""

from collections.abc import Iterable, Sequence

from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import clean, join, plain, shorten, web_address
from newsroom.rendering.lines import form_words, who_words
from newsroom.rendering.names import country_name
from newsroom.rendering.predictions import scored_status
from newsroom.rendering.sketches import CalendarSketch, Entry
from newsroom.rendering.texts import Texts
from storage.exporting import ToldReport, WholeMeeting
from storage.models import Meeting

STATUSES = {"held": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED"}
EVIDENCE_LENGTH = 400
SUMMARY_LENGTH = 120
REPORTS = 3


def calendar_sketch(texts: Texts, name: str, meetings: Iterable[WholeMeeting]) -> CalendarSketch:
    """Those whose first and last day are known: the others are on no day of a calendar."""
    entries = [entry for whole in meetings for entry in _entries(texts, whole)]
    entries.sort(key=lambda entry: (entry.first, entry.last, entry.uid))
    return CalendarSketch(name, tuple(entries))


def uid_of(meeting_id: int) -> str:
    """Public ids stay (house contract), and so does what calendars know the meeting by."""
    return f"meeting-{meeting_id}@dipcourier"


def _entries(texts: Texts, whole: WholeMeeting) -> Sequence[Entry]:
    meeting = whole.listed.meeting
    first, last = meeting.first_on, meeting.last_on
    if first is None or last is None:
        return []
    return [
        Entry(
            uid=uid_of(meeting.id),
            # Each version changes something that is worth telling: the day, the place, the status.
            sequence=meeting.version - 1,
            status=STATUSES[scored_status(meeting.status, first)],
            first=first,
            last=last,
            summary=_summary(texts, whole),
            description=_description(texts, whole),
            location=_location(texts, meeting),
            url=next((url for url in map(_address, whole.reports) if url), ""),
            created_at=meeting.created_at,
            changed_at=meeting.changed_at,
        )
    ]


def _summary(texts: Texts, whole: WholeMeeting) -> str:
    who = who_words(texts, whole.listed.meeting, whole.listed.participants)
    form = form_words(texts, whole.listed.meeting)
    return shorten(plain(join([who, form], ": ")), SUMMARY_LENGTH)


def _description(texts: Texts, whole: WholeMeeting) -> str:
    """How exactly the day is known, then the sentences that say so."""
    meeting = whole.listed.meeting
    status = texts.plain("status", status=meeting.status.value)
    when = texts.plain("precision", precision=meeting.precision.value)
    forum = [shorten(meeting.forum, SUMMARY_LENGTH)] if meeting.forum else []
    day = texts.plain("calendar-day", date=plain(date_words(texts, date_of(meeting))), how=when)
    reports = [line for told in whole.reports[:REPORTS] for line in _told(texts, told)]
    return clean("\n".join([status, day, *forum, *reports]))


def _told(texts: Texts, told: ToldReport) -> list[str]:
    outlet = told.outlet or texts.plain("outlet-unknown")
    words = f"«{shorten(told.evidence, EVIDENCE_LENGTH)}» — {outlet}"
    address = _address(told)
    return [words, address] if address else [words]


def _address(told: ToldReport) -> str:
    return web_address(told.article.url) or ""


def _location(texts: Texts, meeting: Meeting) -> str:
    country = [country_name(meeting.country, texts.language)] if meeting.country else []
    place = [meeting.place] if meeting.place else []
    return clean(", ".join(dict.fromkeys([*place, *country])))
