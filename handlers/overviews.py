"""/pair and /country: what people or countries have had to do with each other, at a glance."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import OpenMeeting, OpenOverview, OpenTimeline, fits, leading_back
from handlers.persons import example_name
from handlers.replying import Answer, Buttons, button, in_rows, reply, turn
from handlers.timeline import about_words, asked_for
from newsroom.rendering.overviews import overview_card
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom, find_series
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import Database, UnitOfWork
from storage.overviews import Limits, Overview

router = Router(name="overviews")

LIMITS = Limits(latest=5, ahead=5, overdue=3, kinds=4)
PAIR = 2


@router.message(Command("pair", "country"))
async def show_overview(
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
        elif not _is_asked_for(query, command.command) or not fits(OpenTimeline.of(query, 10**6)):
            usage = f"overview-usage-{command.command}"
            answer = Answer(texts(usage, example=await example_name(work)))
        else:
            answer = await _answer(work, query, texts, world, today)
    await reply(message, answer)


@router.callback_query(OpenOverview.filter())
async def open_overview(
    callback: CallbackQuery,
    callback_data: OpenOverview,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    query = callback_data.query(find_series(callback_data.words, world))
    async with database.read() as work:
        answer = await _answer(work, query, texts, world, today)
    await turn(callback, answer)


def _is_asked_for(query: MeetingQuery, command: str) -> bool:
    """Two sides for a pair, people or countries; a country or a city for a country."""
    if command == "pair":
        return len(query.person_ids) + len(query.countries) >= PAIR
    return bool(query.countries or query.place)


async def _answer(
    work: UnitOfWork, query: MeetingQuery, texts: Texts, world: World, today: date
) -> Answer:
    overview = await work.overviews.overview(query, today, LIMITS)
    about = await about_words(work, query, texts)
    text = overview_card(texts, about, overview, world, today)
    # What was announced and never told of again is neither past nor ahead.
    has_any = bool(overview.listed) or await work.meetings.has_any(query)
    return Answer(text, _buttons(texts, query, overview) if has_any else [])


def _buttons(texts: Texts, query: MeetingQuery, overview: Overview) -> list[Buttons]:
    here = OpenOverview.of(query)
    numbers = [
        button(str(number), leading_back(OpenMeeting(id=one.meeting.id), here))
        for number, one in enumerate(overview.listed, start=1)
    ]
    whole = button(texts.plain("button-timeline"), OpenTimeline.of(query))
    return [*in_rows(numbers), [whole]]
