"""What an operator puts right: checked, kept, and the archive concluded anew from it."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime

from newsroom.concluding import NOTHING_BEFORE, Before, conclude
from newsroom.correction_requests import CorrectionError, Request
from newsroom.objections import concerned, settle
from newsroom.relinking import relink
from newsroom.retracting import remember, restore, settle_told
from storage.corrections import OF_MEETINGS, Side
from storage.fixes import WrongValueError, columns_of, shown
from storage.models import Correction, CorrectionKind, Meeting, Person, RetiredKind, Statement
from storage.unit_of_work import UnitOfWork

LONGEST_NAME = 100
PARTED = {
    CorrectionKind.MERGE_MEETINGS: (Side.TARGET, Side.OTHER),
    CorrectionKind.SPLIT_MEETING: (Side.APART, Side.REST),
}
"""Where one meeting becomes several, or several one."""


async def correct(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    """Do it, all in the transaction of `work`. Raises CorrectionError; nothing is changed then.

    What readers objected to of it is settled so, and who was told it wrong will hear.
    """
    objections = await concerned(work, request.kind, request.target)
    told = await remember(work, request.kind, _meetings_of(request), now)
    correction = await DOING[request.kind](work, request, by, now)
    await settle_told(work, told, await _owners(work, correction), now)
    settle(objections, correction)
    return correction


async def undo(work: UnitOfWork, number: int, by: int, now: datetime) -> Correction:
    """Take a correction back. Raises CorrectionError."""
    correction = await work.corrections.find(number)
    if correction is None:
        raise CorrectionError("no-correction", number=number)
    if correction.undone_at is not None:
        raise CorrectionError("undone-already", number=number)
    parts = await _owners(work, correction)
    before = await remember(work, correction.kind, [correction.applies_to, *parts], now)
    reports = await work.corrections.undo(correction, by, now)
    await _conclude_again(work, correction, reports, now)
    await settle_told(work, before, await _owners(work, correction), now)
    return correction


async def _conclude_again(
    work: UnitOfWork, correction: Correction, reports: frozenset[int], now: datetime
) -> None:
    """As if it had never been made. `reports`: those it was about."""
    kind = correction.kind
    if kind in {CorrectionKind.MERGE_PEOPLE, CorrectionKind.SPLIT_PERSON}:
        await _settle_people(work, {key for keys in correction.names for key in keys}, now)
        await work.counting.recount([correction.applies_to])
        await _lead_person_back(work, correction)
    elif kind is CorrectionKind.RENAME_PERSON:
        await work.counting.recount([correction.applies_to])
    elif kind is CorrectionKind.DROP_OFFICE:
        await _settle_office(work, correction, now)
    elif kind is CorrectionKind.SET_MEETING:
        await _conclude(work, await work.concluding.reports_in([correction.applies_to]), now)
    elif kind in OF_MEETINGS:
        told = await work.concluding.reports_in([correction.applies_to])
        await _conclude(work, reports | told, now)
        await _lead_meeting_back(work, correction)
        await _tell_again(work, correction, now)


async def _tell_again(work: UnitOfWork, correction: Correction, now: datetime) -> None:
    """A meeting stands for itself again: whoever heard otherwise hears so, and nobody else."""
    if correction.kind is CorrectionKind.DROP_MEETING:
        await restore(work, correction.target_id, now)
    await work.retractions.cancel(_led_away(correction))


def _meetings_of(request: Request) -> Sequence[int | None]:
    """Those that a correction of meetings is about."""
    is_merged = request.kind is CorrectionKind.MERGE_MEETINGS
    return (request.target, request.other) if is_merged else (request.target,)


async def _owners(work: UnitOfWork, correction: Correction) -> list[int]:
    """The meetings that the reports it is about tell of now."""
    sides = PARTED.get(correction.kind, ())
    reports = [await work.corrections.reports_about(correction.id, one) for one in sides]
    return await work.concluding.owners(frozenset().union(*reports))


def _led_away(correction: Correction) -> list[int]:
    """Public ids that stood for nothing of their own while the correction stood."""
    ids = {CorrectionKind.MERGE_MEETINGS: correction.other_id}
    ids[CorrectionKind.DROP_MEETING] = correction.target_id
    gone = ids.get(correction.kind)
    return [gone] if gone is not None else []


async def _set_value(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    meeting = await _meeting(work, request.target)
    try:
        columns_of(request.field, request.value)
    except WrongValueError as error:
        raise CorrectionError(error.reason, **error.values) from None
    correction = _correction(request, meeting.id, by, now)
    correction.before = shown(meeting, request.field)
    await work.corrections.add(correction)
    await _conclude(work, await work.concluding.reports_in([meeting.id]), now)
    return correction


async def _drop(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    meeting = await _meeting(work, request.target)
    reports = await work.concluding.reports_in([meeting.id])
    dropped = await _of_articles(work, reports, request.articles) if request.articles else reports
    correction = _correction(request, meeting.id, by, now)
    await work.corrections.add(correction, {Side.TARGET: dropped})
    await _conclude(work, reports - dropped, now, told={meeting.id})
    return correction


async def _merge_meetings(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    meeting, other = await _meeting(work, request.target), await _meeting(work, request.other)
    if meeting.id == other.id:
        raise CorrectionError("one-meeting-already", one=meeting.id, other=request.other or 0)
    own = await work.concluding.reports_in([meeting.id])
    added = await work.concluding.reports_in([other.id])
    correction = _correction(request, meeting.id, by, now)
    await work.corrections.add(correction, {Side.TARGET: own, Side.OTHER: added})
    await _conclude(work, own | added, now)
    return correction


async def _split_meeting(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    meeting = await _meeting(work, request.target)
    reports = await work.concluding.reports_in([meeting.id])
    apart = await _of_articles(work, reports, request.articles)
    if apart == reports:
        raise CorrectionError("no-report-left")
    correction = _correction(request, meeting.id, by, now)
    await work.corrections.add(correction, {Side.APART: apart, Side.REST: reports - apart})
    await _conclude(work, reports, now)
    return correction


async def _rename(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    person = await _person(work, request.target)
    name = " ".join(request.value.split())
    if not name or len(name) > LONGEST_NAME:
        raise CorrectionError("name-length", most=LONGEST_NAME)
    correction = _correction(request, person.id, by, now)
    correction.value, correction.before = name, person.name
    await work.corrections.add(correction)
    await work.counting.recount([person.id])
    return correction


async def _merge_people(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    person, other = await _person(work, request.target), await _person(work, request.other)
    if person.id == other.id:
        raise CorrectionError("one-person-already", one=person.id, other=request.other or 0)
    correction = _correction(request, person.id, by, now)
    correction.names = [await work.corrections.names_of(one.id) for one in (person, other)]
    correction.value, correction.before = person.name, other.name
    await work.corrections.add(correction)
    await _settle_people(work, {key for keys in correction.names for key in keys}, now)
    return correction


async def _split_person(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    person = await _person(work, request.target)
    names = await work.naming.called(person.id)
    apart = [one.key for one in names if one.name == request.value]
    rest = [one.key for one in names if one.name != request.value]
    if not apart or not rest:
        known = ", ".join(sorted({one.name for one in names}))
        raise CorrectionError("name-names", number=person.id, names=known)
    correction = _correction(request, person.id, by, now)
    correction.names, correction.before = [apart, rest], person.name
    await work.corrections.add(correction)
    await _settle_people(work, {*apart, *rest}, now)
    return correction


async def _drop_office(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    person = await _person(work, request.target)
    titles = {one.title.casefold(): one.title for one in await work.persons.list_offices(person.id)}
    title = titles.get(" ".join(request.value.split()).casefold())
    if title is None:
        known = "; ".join(sorted(titles.values()))
        raise CorrectionError("name-offices", number=person.id, offices=known)
    correction = _correction(request, person.id, by, now)
    correction.value = title
    await work.corrections.add(correction)
    await _settle_office(work, correction, now)
    return correction


async def _drop_statement(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    statement = await _statement(work, request.target)
    correction = _correction(request, statement.person_id or 0, by, now)
    correction.before = await work.statements.words(statement)
    await work.corrections.add_about(correction, statement)
    return correction


async def _set_speaker(work: UnitOfWork, request: Request, by: int, now: datetime) -> Correction:
    statement = await _statement(work, request.target)
    speaker = await _person(work, request.other)
    if statement.person_id == speaker.id:
        raise CorrectionError("said-already", number=speaker.id)
    correction = _correction(request, statement.person_id or 0, by, now)
    correction.before, correction.value = await work.statements.words(statement), speaker.name
    await work.corrections.add_about(correction, statement)
    return correction


DOING: Mapping[CorrectionKind, Callable[..., Awaitable[Correction]]] = {
    CorrectionKind.SET_MEETING: _set_value,
    CorrectionKind.DROP_MEETING: _drop,
    CorrectionKind.MERGE_MEETINGS: _merge_meetings,
    CorrectionKind.SPLIT_MEETING: _split_meeting,
    CorrectionKind.RENAME_PERSON: _rename,
    CorrectionKind.MERGE_PEOPLE: _merge_people,
    CorrectionKind.SPLIT_PERSON: _split_person,
    CorrectionKind.DROP_OFFICE: _drop_office,
    CorrectionKind.DROP_STATEMENT: _drop_statement,
    CorrectionKind.SET_SPEAKER: _set_speaker,
}


async def _settle_people(work: UnitOfWork, keys: Collection[str], now: datetime) -> None:
    sounds = (await work.naming.sounds_by_key(keys)).values()
    moved = await relink(work, frozenset(sounds))
    await conclude(work.concluding, moved.reports, NOTHING_BEFORE, now)
    # What was said of those who are gone has to be their heirs' before these are called.
    await work.naming.retire(moved.gone)
    await work.counting.recount(moved.people - moved.gone.keys())


async def _settle_office(work: UnitOfWork, correction: Correction, now: datetime) -> None:
    """Meetings say which office somebody had."""
    told = await work.meetings.telling_office(correction.applies_to, correction.value)
    await _conclude(work, await work.concluding.reports_in(told), now)


async def _conclude(
    work: UnitOfWork, reports: frozenset[int], now: datetime, told: Collection[int] = ()
) -> None:
    await conclude(work.concluding, reports, Before(frozenset(), frozenset(told)), now)


async def _lead_meeting_back(work: UnitOfWork, correction: Correction) -> None:
    """An id that was merged away or dropped leads to the meeting it stood for."""
    stood_for = {Side.TARGET: correction.target_id, Side.OTHER: correction.other_id}
    for side, public_id in stood_for.items():
        reports = await work.corrections.reports_about(correction.id, side)
        owners = await work.concluding.owners(reports)
        if public_id is not None and owners:
            await work.corrections.lead(RetiredKind.MEETING, public_id, owners[0])


async def _lead_person_back(work: UnitOfWork, correction: Correction) -> None:
    if correction.kind is CorrectionKind.MERGE_PEOPLE and correction.other_id is not None:
        owner = await work.naming.owner_of(correction.names[1])
        if owner is not None:
            await work.corrections.lead(RetiredKind.PERSON, correction.other_id, owner)


async def _of_articles(
    work: UnitOfWork, reports: frozenset[int], articles: Sequence[int]
) -> frozenset[int]:
    """Those of the reports that stand in these articles; at least one must."""
    rows = await work.concluding.load(reports)
    chosen = frozenset(row.report.id for row in rows if row.report.article_id in articles)
    if not chosen:
        known = ", ".join(str(one) for one in sorted({row.report.article_id for row in rows}))
        raise CorrectionError("name-articles", articles=known)
    return chosen


async def _meeting(work: UnitOfWork, number: int | None) -> Meeting:
    meeting = await work.meetings.get(number) if number is not None else None
    if meeting is None:
        raise CorrectionError("no-meeting", number=number or 0)
    return meeting


async def _statement(work: UnitOfWork, number: int) -> Statement:
    statement = await work.statements.find(number)
    if statement is None or statement.denied_by is not None:
        raise CorrectionError("no-statement", number=number)
    return statement


async def _person(work: UnitOfWork, number: int | None) -> Person:
    person = await work.persons.get(number) if number is not None else None
    if person is None:
        raise CorrectionError("no-person", number=number or 0)
    return person


def _correction(request: Request, applies_to: int, by: int, now: datetime) -> Correction:
    return Correction(
        kind=request.kind,
        target_id=request.target,
        applies_to=applies_to,
        other_id=request.other,
        field=request.field,
        value=request.value,
        before="",
        names=[],
        made_by=by,
        made_at=now,
    )
