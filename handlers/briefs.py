"""/brief: what to know before a meeting, as a message and on paper."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import (
    OpenBrief,
    OpenMeeting,
    OpenOverview,
    OpenPerson,
    OpenTimeline,
    SendDossier,
    fits,
)
from handlers.files import document_beside
from handlers.persons import example_name
from handlers.replying import Answer, Buttons, button, in_rows, reply, reply_beside
from handlers.timeline import about_words, asked_for, meant_by
from newsroom.briefing import IN_MESSAGE, ON_PAPER, Brief, gather
from newsroom.drawing import DrawingError, Studio
from newsroom.rendering.briefs import brief_card, fitting, numbered_cards
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.dossiers import dossier_sketch
from newsroom.rendering.html import join
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import Database
from storage.unit_of_work import UnitOfWork

router = Router(name="briefs")

SIDES = 2


@router.message(Command("brief"))
async def show_brief(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    async with database.read() as work:
        query = await asked_for(command.args or "", Whom(work, world, today), texts)
        if isinstance(query, Answer):
            answer = query
        elif not _has_sides(query):
            answer = Answer(texts("brief-usage", example=await example_name(work, texts)))
        else:
            answer = await _answer(work, query, texts, world, today)
    await reply(message, answer)


@router.callback_query(OpenBrief.filter())
async def open_brief(
    callback: CallbackQuery,
    callback_data: OpenBrief,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    """A message of its own: the card it was asked from stays."""
    async with database.read() as work:
        answer = await _answer(work, meant_by(callback_data, world), texts, world, today)
    await reply_beside(callback, answer)


@router.callback_query(SendDossier.filter())
async def send_dossier(  # noqa: PLR0913 aiogram hands over by name
    callback: CallbackQuery,
    callback_data: SendDossier,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
    *,
    studio: Studio,
) -> None:
    query = meant_by(callback_data, world)
    async with database.read() as work:
        brief = await gather(work, query, today, ON_PAPER)
        about = await about_words(work, query, texts, world)
    try:
        made = await studio.make(dossier_sketch(texts, about, brief, world, today))
    except DrawingError:
        await reply_beside(callback, Answer(texts("file-failed")))
        return
    name = f"dipcourier-brief-{today.isoformat()}.pdf"
    await document_beside(callback, made, name, Answer(texts("dossier-done", about=about)), studio)


async def _answer(
    work: UnitOfWork, query: MeetingQuery, texts: Texts, world: World, today: date
) -> Answer:
    brief = await gather(work, query, today, IN_MESSAGE)
    about = await about_words(work, query, texts, world)
    if brief.is_empty:
        coverage = coverage_line(texts, brief.coverage)
        return Answer(join([texts("brief-empty", about=about), coverage]))
    shown = fitting(texts, about, brief, today)
    return Answer(brief_card(texts, about, shown, today), _buttons(texts, query, shown))


def _has_sides(query: MeetingQuery) -> bool:
    """A person, or two sides of a kind: a country alone is no meeting."""
    return bool(query.person_ids) or len(query.countries) >= SIDES


def _beside(texts: Texts, query: MeetingQuery) -> tuple[str, CallbackData]:
    """Of two, what there has been between them; of one, everything."""
    if len(query.person_ids) + len(query.countries) >= SIDES:
        return texts.plain("button-pair"), OpenOverview.of(query)
    return texts.plain("button-timeline"), OpenTimeline.of(query)


def _buttons(texts: Texts, query: MeetingQuery, brief: Brief) -> list[Buttons]:
    numbers = [
        button(str(number), OpenMeeting(id=card.meeting.id))
        for number, card in enumerate(numbered_cards(brief), start=1)
    ]
    people = [
        button(texts.called(side.person.name), OpenPerson(id=side.person.id))
        for side in brief.sides
    ]
    paper = [
        button(label, data)
        for label, data in (
            (texts.plain("button-dossier"), SendDossier.of(query)),
            _beside(texts, query),
        )
        if fits(data)
    ]
    return [*in_rows(numbers), *in_rows(people, 2), paper]
