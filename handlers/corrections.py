"""For operators: /correct in words, and the buttons under cards."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message, TelegramObject, User

from handlers.callbacks import Fix, OpenClaim, OpenFixes, OpenMeeting, OpenPerson, TakeBack
from handlers.correction_pages import meeting_fixes, person_fixes
from handlers.replying import Answer, Buttons, button, in_rows, reply, turn
from newsroom.correcting import correct, undo
from newsroom.correction_requests import (
    ONE_BY_ANOTHER,
    CorrectionError,
    Request,
    parse_request,
)
from newsroom.rendering.corrections import correction_line, usage
from newsroom.rendering.texts import Texts
from storage.corrections import OF_PEOPLE
from storage.database import Database
from storage.models import Correction, CorrectionKind
from storage.unit_of_work import UnitOfWork

router = Router(name="corrections")

LATEST = 10
WAITING = 10

OF_NAMES = frozenset({CorrectionKind.RENAME_PERSON, CorrectionKind.SPLIT_PERSON})


async def by_operator(event: TelegramObject, *, is_operator: bool) -> bool:
    """Others are answered as if there were no such thing."""
    return is_operator


@router.message(Command("correct"), by_operator)
async def obey(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    now: datetime,
    event_from_user: User,
) -> None:
    words = (command.args or "").split()
    if words:
        answer = await _done(words, database, texts, event_from_user.id, now)
    else:
        async with database.read() as work:
            latest = await work.corrections.list_latest(LATEST)
            waiting = await work.objections.list_oldest(WAITING)
        claims = [button(f"✋ № {one.id}", OpenClaim(id=one.id)) for one in waiting]
        answer = Answer(usage(texts, latest), in_rows(claims))
    await reply(message, answer)


@router.callback_query(OpenFixes.filter(), by_operator)
async def show_fixes(
    callback: CallbackQuery, callback_data: OpenFixes, database: Database, texts: Texts
) -> None:
    page = person_fixes if callback_data.is_person else meeting_fixes
    async with database.read() as work:
        answer = await page(work, callback_data.id, texts)
    await turn(callback, answer or Answer(texts("correct-gone")))


@router.callback_query(Fix.filter(), by_operator)
async def put_right(
    callback: CallbackQuery, callback_data: Fix, database: Database, texts: Texts, now: datetime
) -> None:
    async with database.read() as work:
        request = await _request(work, callback_data)
    await turn(callback, await _corrected(request, database, texts, callback.from_user.id, now))


@router.callback_query(TakeBack.filter(), by_operator)
async def take_back(
    callback: CallbackQuery,
    callback_data: TakeBack,
    database: Database,
    texts: Texts,
    now: datetime,
) -> None:
    words = ("undo", str(callback_data.id))
    await turn(callback, await _done(words, database, texts, callback.from_user.id, now))


async def _request(work: UnitOfWork, data: Fix) -> Request:
    """What a button stands for; names are too long for one, so it carries their numbers."""
    kind, target, other = data.kind, data.target, data.other
    if kind is CorrectionKind.SET_MEETING:
        return Request(kind, target, field=data.field, value=data.value)
    if kind in ONE_BY_ANOTHER:
        return Request(kind, target, other)
    if kind is CorrectionKind.DROP_OFFICE:
        return Request(kind, target, value=await work.persons.wording(other))
    if kind in OF_NAMES:
        return Request(kind, target, value=await work.naming.spelled(other))
    return Request(kind, target, articles=(other,) if other else ())


async def _done(
    words: Sequence[str], database: Database, texts: Texts, by: int, now: datetime
) -> Answer:
    """«set meeting 12 …» or «undo 5» done, or one line why not."""
    match words:
        case ("undo", number) if number.isdecimal():
            return await _undone(int(number[:9]), database, texts, by, now)
    try:
        request = parse_request(words)
    except CorrectionError as error:
        return _refused(texts, error)
    return await _corrected(request, database, texts, by, now)


async def _corrected(
    request: Request, database: Database, texts: Texts, by: int, now: datetime
) -> Answer:
    try:
        async with database.begin_alone() as work:
            done = await correct(work, request, by, now)
    except CorrectionError as error:
        return _refused(texts, error)
    back = button(texts.plain("fix-undo", number=done.id), TakeBack(id=done.id))
    line = correction_line(texts, done)
    return Answer(texts("correct-done", what=line), [[back], _ways_on(texts, done)])


async def _undone(number: int, database: Database, texts: Texts, by: int, now: datetime) -> Answer:
    try:
        async with database.begin_alone() as work:
            undone = await undo(work, number, by, now)
    except CorrectionError as error:
        return _refused(texts, error)
    line = correction_line(texts, undone)
    return Answer(texts("correct-undone", what=line), [_ways_on(texts, undone)])


def _refused(texts: Texts, error: CorrectionError) -> Answer:
    why = texts(f"correct-why-{error.reason}", **error.values)
    return Answer(texts("correct-refused", reason=why))


def _ways_on(texts: Texts, done: Correction) -> Buttons:
    """The cards of what was put right; an id that went leads to where it is now."""
    if done.kind in OF_PEOPLE:
        card: CallbackData | None = OpenPerson(id=done.applies_to) if done.applies_to else None
    else:
        card = OpenMeeting(id=done.target_id)
    return [button(texts.plain("button-to-card"), card)] if card is not None else []
