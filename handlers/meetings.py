"""/meeting and /why: the card of a meeting, and which words and rules gave it."""

import re
from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import (
    OpenFixes,
    OpenMeeting,
    OpenOverview,
    OpenPerson,
    OpenWhy,
    SendCalendar,
    way_back,
)
from handlers.replying import Answer, Buttons, button, in_rows, reply, turn, with_fixes
from newsroom.rendering.html import shorten
from newsroom.rendering.lines import principals
from newsroom.rendering.meetings import meeting_card, why_card
from newsroom.rendering.names import surname
from newsroom.rendering.texts import Texts
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import Database
from storage.meetings import MeetingCard
from storage.unit_of_work import UnitOfWork

router = Router(name="meetings")

# «12», «№ 12», «#12»; no archive counts to a milliard.
NUMBER = re.compile(r"[№#]?\s*(\d{1,9})")
PEOPLE = 4
PAIR = 2
SHOWN = 20


@router.message(Command("meeting"))
async def show_meeting(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
    *,
    is_operator: bool,
) -> None:
    async with database.read() as work:
        number = _number(command.args)
        if number is None:
            answer = Answer(texts("meeting-usage", example=await example_meeting(work)))
        else:
            card = await meeting_answer(work, number, texts, world, today)
            answer = _for(card, number, texts, is_operator=is_operator)
    await reply(message, answer)


@router.message(Command("why"))
async def show_why(
    message: Message, command: CommandObject, database: Database, texts: Texts
) -> None:
    async with database.read() as work:
        number = _number(command.args)
        if number is None:
            answer = Answer(texts("why-usage", example=await example_meeting(work)))
        else:
            answer = await _why_answer(work, number, texts) or _unknown(texts, number)
    await reply(message, answer)


@router.callback_query(OpenMeeting.filter())
async def open_meeting(  # noqa: PLR0913 aiogram hands over by name
    callback: CallbackQuery,
    callback_data: OpenMeeting,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
    *,
    is_operator: bool,
) -> None:
    number, back = callback_data.id, callback_data.back
    async with database.read() as work:
        card = await meeting_answer(work, number, texts, world, today, back)
    await turn(callback, _for(card, number, texts, is_operator=is_operator))


@router.callback_query(OpenWhy.filter())
async def open_why(
    callback: CallbackQuery, callback_data: OpenWhy, database: Database, texts: Texts
) -> None:
    async with database.read() as work:
        answer = await _why_answer(work, callback_data.id, texts, callback_data.back)
    await turn(callback, answer or _unknown(texts, callback_data.id))


async def meeting_answer(
    work: UnitOfWork, number: int, texts: Texts, world: World, today: date, back: str = ""
) -> Answer | None:
    """The card and its buttons; None for a number that was never given."""
    card = await work.meetings.card(number)
    if card is None:
        return None
    return Answer(meeting_card(texts, card, world, today), _buttons(texts, card, back))


def _for(card: Answer | None, number: int, texts: Texts, *, is_operator: bool) -> Answer:
    if card is None:
        return _unknown(texts, number)
    fixes = OpenFixes(is_person=False, id=number)
    return with_fixes(card, texts, fixes, is_operator=is_operator)


async def _why_answer(work: UnitOfWork, number: int, texts: Texts, back: str = "") -> Answer | None:
    card = await work.meetings.card(number)
    if card is None:
        return None
    to_card = OpenMeeting(id=card.meeting.id, back=back)
    return Answer(why_card(texts, card), [[button(texts.plain("button-back"), to_card)]])


def _buttons(texts: Texts, card: MeetingCard, back: str) -> list[Buttons]:
    people = [
        button(surname(texts.called(side.name), side.country), OpenPerson(id=side.person_id))
        for side in principals(card.participants)
        if side.person_id is not None
    ]
    why = button(texts.plain("button-why"), OpenWhy(id=card.meeting.id, back=back))
    calendar = button(texts.plain("button-calendar"), SendCalendar(id=card.meeting.id))
    to_origin = [button(texts.plain("button-back"), way_back(back))] if back else []
    return [*in_rows(people[:PEOPLE], 2), _pair(texts, card), [why, calendar], to_origin]


def _pair(texts: Texts, card: MeetingCard) -> Buttons:
    """Of two people, what else there has been between them."""
    ids = [side.person_id for side in principals(card.participants) if side.person_id is not None]
    if len(ids) != PAIR:
        return []
    return [button(texts.plain("button-pair"), OpenOverview.of(MeetingQuery(tuple(ids))))]


def _number(words: str | None) -> int | None:
    match = NUMBER.fullmatch((words or "").strip())
    return None if match is None else int(match[1])


def _unknown(texts: Texts, number: int) -> Answer:
    return Answer(texts("meeting-unknown", number=shorten(str(number), SHOWN)))


async def example_meeting(work: UnitOfWork) -> str:
    """The number of a meeting that there is."""
    page = await work.meetings.page(MeetingQuery(), limit=1)
    return str(page.items[0].meeting.id) if page.items else "1"
