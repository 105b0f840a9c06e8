"""What an operator may put right of a meeting or person: the pages and their buttons."""

from collections.abc import Sequence
from datetime import timedelta

from aiogram.types import InlineKeyboardButton

from handlers.callbacks import Fix, OpenMeeting, OpenPerson, TakeBack
from handlers.namesakes import labels
from handlers.replying import Answer, Buttons, button, in_rows
from newsroom.relinking import namesakes
from newsroom.rendering.corrections import about_meeting, about_person
from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import plain, shorten
from newsroom.rendering.sources import outlet_name
from newsroom.rendering.texts import Texts
from reading.facts import Status
from reading.queries import MeetingQuery
from storage.corrections import OF_MEETINGS, OF_PEOPLE
from storage.fixes import shown
from storage.meetings import Listed, MeetingCard
from storage.models import NO_DAY, Correction, CorrectionKind, Meeting, Person, PersonName
from storage.persons import Office
from storage.unit_of_work import UnitOfWork

NEAR = timedelta(days=30)
"""Meetings of the same people within so many days are offered to be put together."""

OFFERED = 4
PAIR = 2
WORDS_LENGTH = 40


async def meeting_fixes(work: UnitOfWork, number: int, texts: Texts) -> Answer | None:
    card = await work.meetings.card(number)
    if card is None:
        return None
    standing = await work.corrections.about(OF_MEETINGS, [card.meeting.id])
    rows = [
        *in_rows(_statuses(texts, card.meeting), PAIR),
        *_days(texts, card),
        *_merges(texts, card.meeting, await _near(work, card)),
        *_reports(texts, card),
        *_undoing(texts, standing),
        [button(texts.plain("button-back"), OpenMeeting(id=card.meeting.id))],
    ]
    return Answer(about_meeting(texts, card.meeting.id, standing), rows)


async def person_fixes(work: UnitOfWork, number: int, texts: Texts) -> Answer | None:
    person = await work.persons.get(number)
    if person is None:
        return None
    standing = await work.corrections.about(OF_PEOPLE, [person.id])
    names = (await work.naming.called(person.id))[: OFFERED + 1]
    rename, merge = CorrectionKind.RENAME_PERSON, CorrectionKind.MERGE_PEOPLE
    others = await namesakes(work.naming, person, OFFERED)
    called = await labels(work, others, texts, [person.name])
    rows = [
        *([_of_name(texts, "fix-rename", rename, one)] for one in names if one.name != person.name),
        *([_of_name(texts, "fix-split", CorrectionKind.SPLIT_PERSON, one)] for one in names[1:]),
        *(
            [_merge(texts, Fix(kind=merge, target=person.id, other=other.id), name)]
            for other, name in zip(others, called, strict=True)
        ),
        *_offices(texts, person, await work.persons.list_offices(person.id)),
        *await _words(work, texts, person),
        *_undoing(texts, standing),
        [button(texts.plain("button-back"), OpenPerson(id=person.id))],
    ]
    return Answer(about_person(texts, person, standing), rows)


def _statuses(texts: Texts, meeting: Meeting) -> Buttons:
    return [_value(texts, meeting, "status", one.value) for one in Status if one != meeting.status]


def _value(texts: Texts, meeting: Meeting, field: str, value: str) -> InlineKeyboardButton:
    data = Fix(kind=CorrectionKind.SET_MEETING, target=meeting.id, field=field, value=value)
    return button(texts.plain("status", status=value), data)


def _days(texts: Texts, card: MeetingCard) -> list[Buttons]:
    """The days that the reports give beside the one that is shown."""
    meeting = card.meeting
    days = {shown(told.report, "date"): told.report for told in card.reports}
    others = [day for day in days if day not in {shown(meeting, "date"), ""}]
    rows = []
    for day in others[:OFFERED]:
        words = plain(date_words(texts, date_of(days[day])))
        data = Fix(kind=CorrectionKind.SET_MEETING, target=meeting.id, field="date", value=day)
        rows.append([button(texts.plain("fix-date", date=words), data)])
    return rows


def _merges(texts: Texts, meeting: Meeting, near: Sequence[Listed]) -> list[Buttons]:
    kind = CorrectionKind.MERGE_MEETINGS
    return [
        [
            _merge(
                texts,
                Fix(kind=kind, target=meeting.id, other=one.meeting.id),
                plain(date_words(texts, date_of(one.meeting))),
            )
        ]
        for one in near
    ]


def _merge(texts: Texts, data: Fix, what: str) -> InlineKeyboardButton:
    return button(texts.plain("fix-merge", number=data.other, what=what), data)


def _reports(texts: Texts, card: MeetingCard) -> list[Buttons]:
    """One report is another meeting's, or wrong; the whole meeting is wrong."""
    target, split, drop = card.meeting.id, CorrectionKind.SPLIT_MEETING, CorrectionKind.DROP_MEETING
    rows = []
    if card.reports[1:]:
        outlets = {told.article.id: outlet_name(texts, told.outlet) for told in card.reports}
        for article, outlet in list(outlets.items())[:OFFERED]:
            apart = Fix(kind=split, target=target, other=article)
            wrong = Fix(kind=drop, target=target, other=article)
            rows.append(
                [
                    button(texts.plain("fix-split-report", outlet=outlet, article=article), apart),
                    button(texts.plain("fix-drop-report", outlet=outlet, article=article), wrong),
                ]
            )
    return [*rows, [button(texts.plain("fix-drop"), Fix(kind=drop, target=target))]]


def _offices(texts: Texts, person: Person, offices: Sequence[Office]) -> list[Buttons]:
    """The last of them may be somebody else's."""
    kind = CorrectionKind.DROP_OFFICE
    return [
        [
            button(
                texts.plain("fix-drop-office", office=one.title),
                Fix(kind=kind, target=person.id, other=one.position_id),
            )
        ]
        for one in offices[:OFFERED]
    ]


async def _words(work: UnitOfWork, texts: Texts, person: Person) -> list[Buttons]:
    """The words on the card were never said, or by somebody else of that article."""
    said = await work.persons.latest_quote(person.id)
    if said is None:
        return []
    drop, give = CorrectionKind.DROP_STATEMENT, CorrectionKind.SET_SPEAKER
    number, words = said.statement.id, shorten(said.words.strip("«»"), WORDS_LENGTH)
    others = await work.statements.named_beside(said.statement, OFFERED)
    called = await labels(work, others, texts, [person.name])
    return [
        [button(texts.plain("fix-drop-words", words=words), Fix(kind=drop, target=number))],
        *in_rows(
            [
                button(
                    texts.plain("fix-speaker", name=name),
                    Fix(kind=give, target=number, other=one.id),
                )
                for one, name in zip(others, called, strict=True)
            ],
            PAIR,
        ),
    ]


def _of_name(
    texts: Texts, key: str, kind: CorrectionKind, name: PersonName
) -> InlineKeyboardButton:
    data = Fix(kind=kind, target=name.person_id, other=name.id)
    return button(texts.plain(key, name=name.name), data)


def _undoing(texts: Texts, standing: Sequence[Correction]) -> list[Buttons]:
    buttons = [
        button(texts.plain("fix-undo", number=one.id), TakeBack(id=one.id))
        for one in standing[-OFFERED:]
    ]
    return in_rows(buttons, PAIR)


async def _near(work: UnitOfWork, card: MeetingCard) -> list[Listed]:
    """Meetings of the same people around the same days."""
    people = [side.person_id for side in card.participants if side.person_id is not None]
    day = card.meeting.sorts_on
    if not people or day == NO_DAY:
        return []
    query = MeetingQuery(tuple(people[:PAIR]), first=day - NEAR, last=day + NEAR)
    page = await work.meetings.page(query, offset=0, limit=OFFERED + 1)
    return [one for one in page.items if one.meeting.id != card.meeting.id][:OFFERED]
