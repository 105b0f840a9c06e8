"""/upcoming: what is announced, what was called off, and what passed without a word."""

from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import (
    FileKind,
    OpenAgenda,
    OpenMeeting,
    OpenTimeline,
    SendFile,
    fits,
    leading_back,
)
from handlers.persons import example_name
from handlers.replying import Answer, Buttons, button, in_rows, reply, turn
from handlers.timeline import about_words, asked_for, meant_by
from newsroom.rendering.agenda import agenda_page, agenda_title
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom
from reading.facts import CALLED_OFF
from reading.queries import MeetingQuery
from reading.when.periods import Tense
from reading.world import World
from storage.agenda import Agenda, Outlook
from storage.database import Database
from storage.unit_of_work import UnitOfWork

router = Router(name="agenda")

PAGE = 8
FARTHEST = 10**6


@router.message(Command("upcoming"))
async def show_agenda(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    async with database.read() as work:
        query = await asked_for(command.args or "", Whom(work, world, today), texts, Tense.FUTURE)
        if isinstance(query, Answer):
            answer = query
        elif not fits(OpenAgenda.of(query, FARTHEST, FARTHEST)):
            answer = Answer(texts("agenda-too-long", example=await example_name(work, texts)))
        else:
            answer = await agenda_answer(work, query, texts, world, today)
    await reply(message, answer)


@router.callback_query(OpenAgenda.filter())
async def turn_agenda(
    callback: CallbackQuery,
    callback_data: OpenAgenda,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    query = meant_by(callback_data, world)
    async with database.read() as work:
        answer = await agenda_answer(work, query, texts, world, today, callback_data)
    await turn(callback, answer)


async def agenda_answer(
    work: UnitOfWork,
    query: MeetingQuery,
    texts: Texts,
    world: World,
    today: date,
    at: OpenAgenda | None = None,
) -> Answer:
    """A page of what is announced and its buttons, the first unless `at` says else."""
    outlook, query = _wanted(query), replace(query, status=None)
    at = at or OpenAgenda.of(query).model_copy(update={"outlook": outlook})
    agenda = await work.agendas.page(
        query, today, at.outlook, limit=PAGE, offset=at.offset, after=at.anchor
    )
    if not agenda.items and at.anchor:
        # The meeting it went on from is gone.
        start = at.model_copy(update={"anchor": 0, "offset": 0})
        return await agenda_answer(work, query, texts, world, today, start)
    about = await about_words(work, query, texts, world)
    if agenda.items:
        text = agenda_page(texts, agenda, about, today=today)
    else:
        coverage = coverage_line(texts, await work.archive.coverage())
        text = join([agenda_title(texts, agenda, about), coverage])
    return Answer(text, _buttons(texts, query, agenda, at))


def _wanted(query: MeetingQuery) -> Outlook:
    return Outlook.OFF if query.status in CALLED_OFF else Outlook.AHEAD


def _buttons(texts: Texts, query: MeetingQuery, agenda: Agenda, here: OpenAgenda) -> list[Buttons]:
    numbers = [
        button(str(number), leading_back(OpenMeeting(id=one.meeting.id), here))
        for number, one in enumerate(agenda.items, start=agenda.offset + 1)
    ]
    start = here.model_copy(update={"anchor": 0, "offset": 0})
    turning = [button(texts.plain("button-start"), start)] if agenda.offset else []
    if agenda.has_more:
        at = {"anchor": agenda.items[-1].meeting.id, "offset": agenda.offset + len(agenda.items)}
        turning.append(button(texts.plain("button-further"), here.model_copy(update=at)))
    others = [
        button(
            outlook_label(texts, one, agenda.totals[one].count),
            start.model_copy(update={"outlook": one}),
        )
        for one in Outlook
        if one is not agenda.outlook and agenda.totals[one].count
    ]
    whole = button(texts.plain("button-timeline"), OpenTimeline.of(query))
    calendar = SendFile.of_kind(query, FileKind.AHEAD)
    beside = [button(texts.plain("button-ics"), calendar)] if fits(calendar) else []
    return [*in_rows(numbers), turning, *in_rows(others, 1), [whole, *beside]]


def outlook_label(texts: Texts, outlook: Outlook, count: int) -> str:
    """«Прошедшие сроки · 3»."""
    return texts.plain(f"button-agenda-{outlook.name.lower()}", count=count)
