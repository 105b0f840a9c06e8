"""/timeline: meetings in order, filtered by people, country, forum, words and days."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.bounds import LONGEST_ARGUMENTS
from handlers.callbacks import (
    OpenFiles,
    OpenMeeting,
    OpenPerson,
    OpenTimeline,
    fits,
    leading_back,
)
from handlers.persons import choice, example_name
from handlers.replying import Answer, Buttons, button, in_rows, reply, turn
from newsroom.gatherings import understood
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import Html, join
from newsroom.rendering.names import surname
from newsroom.rendering.texts import Texts
from newsroom.rendering.timeline import query_words, timeline
from newsroom.whom import Unclear, Whom, find_meetings
from reading.queries import MeetingQuery, parse_arguments
from reading.when.periods import Tense
from reading.world import World
from storage.database import Database
from storage.meetings import Page
from storage.unit_of_work import UnitOfWork

router = Router(name="timeline")

PAGE = 10


@router.message(Command("timeline"))
async def show_timeline(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    async with database.read() as work:
        answer = await asked_timeline(command.args or "", Whom(work, world, today), texts)
    await reply(message, answer)


@router.callback_query(OpenTimeline.filter())
async def turn_timeline(
    callback: CallbackQuery,
    callback_data: OpenTimeline,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    query = meant_by(callback_data, world)
    async with database.read() as work:
        answer = await timeline_answer(work, query, texts, world, today, callback_data)
    await turn(callback, answer)


def meant_by(data: OpenTimeline, world: World) -> MeetingQuery:
    """The query a button carries, with all that its words stand for."""
    return understood(data.query(), world)


async def asked_for(
    words: str, whom: Whom, texts: Texts, tense: Tense = Tense.UNKNOWN
) -> MeetingQuery | Answer:
    """Which meetings are meant; or the choice between those whom the words may mean.

    `tense`: whether the days of the words are over, or to come.
    """
    asked = parse_arguments(words[:LONGEST_ARGUMENTS], whom.today, tense)
    query = await find_meetings(asked, whom)
    return await choice(whom.work, query, texts) if isinstance(query, Unclear) else query


async def asked_timeline(words: str, whom: Whom, texts: Texts) -> Answer:
    """The timeline that is meant; or what to choose, or to leave out, before it can be shown."""
    query = await asked_for(words, whom, texts)
    if isinstance(query, Answer):
        return query
    if not fits(OpenTimeline.of(query, PAGE**4, PAGE**6)):
        return Answer(texts("timeline-too-long", example=await example_name(whom.work, texts)))
    return await timeline_answer(whom.work, query, texts, whom.world, whom.today)


async def timeline_answer(
    work: UnitOfWork,
    query: MeetingQuery,
    texts: Texts,
    world: World,
    today: date,
    at: OpenTimeline | None = None,
) -> Answer:
    """A page of the timeline and its buttons, the first unless `at` says else."""
    at = at or OpenTimeline.of(query)
    page = await work.meetings.page(query, limit=PAGE, offset=at.offset, anchor=at.start)
    if not page.items and at.anchor:
        # The meeting it began at is gone.
        return await timeline_answer(work, query, texts, world, today)
    about = await about_words(work, query, texts, world)
    if not page.items:
        coverage = coverage_line(texts, await work.archive.coverage())
        text = join([*([about] if about else []), texts("timeline-empty"), coverage])
        return Answer(text, await ways_to_people(work, query, texts))
    text = timeline(texts, page, about, today=today)
    return Answer(text, _buttons(texts, query, page, at))


async def about_words(work: UnitOfWork, query: MeetingQuery, texts: Texts, world: World) -> Html:
    """What a query is about, with the names of people."""
    people = [await work.persons.get(one) for one in query.person_ids]
    known = [person for person in people if person is not None]
    topic = world.topic_name(query.topic, texts.language) if query.topic else ""
    return query_words(texts, query, known, topic)


async def ways_to_people(work: UnitOfWork, query: MeetingQuery, texts: Texts) -> list[Buttons]:
    """Where nothing fits, those whom it was asked of are the way on."""
    people = [await work.persons.get(one) for one in query.person_ids]
    named = [
        button(surname(texts.called(one.name), one.country), OpenPerson(id=one.id))
        for one in people
        if one is not None
    ]
    return in_rows(named, 2)


def _buttons(texts: Texts, query: MeetingQuery, page: Page, here: OpenTimeline) -> list[Buttons]:
    numbers = [
        button(str(number), leading_back(OpenMeeting(id=one.meeting.id), here))
        for number, one in enumerate(page.items, start=page.offset + 1)
    ]
    first, last = page.items[0].meeting.id, page.items[-1].meeting.id
    turning = []
    if page.offset > PAGE:
        newer = OpenTimeline.of(query, page.offset - PAGE, first, is_back=True)
        turning.append(button(texts.plain("button-newer"), newer))
    elif page.offset > 0:
        turning.append(button(texts.plain("button-newer"), OpenTimeline.of(query)))
    if page.has_more:
        older = OpenTimeline.of(query, page.offset + len(page.items), last)
        turning.append(button(texts.plain("button-older"), older))
    files = OpenFiles.of(query)
    beside = [button(texts.plain("button-files"), files)] if fits(files) else []
    return [*in_rows(numbers), beside, turning]
