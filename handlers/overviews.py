"""/pair, /country, /org: what people, countries, organisations have had to do with each other."""

from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.bounds import LONGEST_ARGUMENTS
from handlers.callbacks import (
    OpenAgenda,
    OpenBrief,
    OpenMeeting,
    OpenNetwork,
    OpenOverview,
    OpenPerson,
    OpenStats,
    OpenTimeline,
    OpenTopics,
    fits,
    leading_back,
)
from handlers.persons import example_name
from handlers.replying import Answer, Buttons, button, in_rows, reply, turn
from handlers.timeline import about_words, asked_for, meant_by, ways_to_people
from handlers.watching import watching
from newsroom.gatherings import find_gathering
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join, shorten
from newsroom.rendering.names import surname
from newsroom.rendering.overviews import overview_card
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom
from reading.queries import MeetingQuery, parse_arguments
from reading.world import World
from storage.agenda import Outlook
from storage.database import Database
from storage.overviews import Limits, Overview
from storage.unit_of_work import UnitOfWork

router = Router(name="overviews")

LIMITS = Limits(latest=5, ahead=5, overdue=3, kinds=4)
PAIR = 2
SHOWN = 60


@router.message(Command("pair", "country", "org"))
async def show_overview(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    async with database.read() as work:
        asking = _gathering if command.command == "org" else asked_for
        query = await asking(command.args or "", Whom(work, world, today), texts)
        if isinstance(query, Answer):
            answer = query
        elif not _is_asked_for(query, command.command) or not fits(OpenTimeline.of(query, 10**6)):
            usage = f"overview-usage-{command.command}"
            answer = Answer(texts(usage, example=await example_name(work, texts)))
        else:
            answer = await overview_answer(work, query, texts, world, today)
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
    query = meant_by(callback_data, world)
    async with database.read() as work:
        answer = await overview_answer(work, query, texts, world, today)
    await turn(callback, answer)


async def _gathering(words: str, whom: Whom, texts: Texts) -> MeetingQuery | Answer:
    """«саммит ШОС 2024»: an organisation or forum, whatever else may be called so."""
    words = words.strip()[:LONGEST_ARGUMENTS]
    asked = parse_arguments(words, whom.today)
    for name in (words, *asked.names[:1]):
        found = await find_gathering(name, whom.work, whom.world) if name else None
        if found is not None:
            is_whole = name == words
            return found if is_whole else replace(found, first=asked.first, last=asked.last)
    if not words:
        return MeetingQuery()
    coverage = coverage_line(texts, await whom.work.archive.coverage())
    name = shorten(words, SHOWN)
    return Answer(join([texts("org-unknown", name=name), coverage]))


def _is_asked_for(query: MeetingQuery, command: str) -> bool:
    """Two sides for a pair, people or countries; a country or a city for a country."""
    match command:
        case "pair":
            return len(query.person_ids) + len(query.countries) >= PAIR
        case "org":
            return bool(query.words)
    return bool(query.countries or query.within or query.place)


async def overview_answer(
    work: UnitOfWork, query: MeetingQuery, texts: Texts, world: World, today: date
) -> Answer:
    """What those of the query have had to do with each other, and the way on from there."""
    overview = await work.overviews.overview(query, today, LIMITS)
    about = await about_words(work, query, texts, world)
    overdue = len(overview.overdue)
    if overdue == LIMITS.overdue:
        # There may be more than there is room for.
        overdue = (await work.agendas.count(query, today, Outlook.OVERDUE)).count
    text = overview_card(texts, about, overview, world, today)
    if not overview.listed:
        coverage = coverage_line(texts, await work.archive.coverage())
        text = join([text, coverage], "\n\n")
    has_any = bool(overview.listed) or await work.meetings.has_any(query)
    if not has_any:
        return Answer(text, await ways_to_people(work, query, texts))
    return Answer(text, _buttons(texts, query, overview, overdue))


def _buttons(texts: Texts, query: MeetingQuery, overview: Overview, overdue: int) -> list[Buttons]:
    here = OpenOverview.of(query)
    numbers = [
        button(str(number), leading_back(OpenMeeting(id=one.meeting.id), here))
        for number, one in enumerate(overview.listed, start=1)
    ]
    whole = button(texts.plain("button-timeline"), OpenTimeline.of(query))
    ahead = OpenAgenda.of(query)
    announced = []
    if overview.ahead:
        announced.append(button(texts.plain("button-agenda"), ahead))
    if overdue > len(overview.overdue):
        late = ahead.model_copy(update={"outlook": Outlook.OVERDUE})
        announced.append(button(texts.plain("button-agenda-overdue", count=overdue), late))
    people = [
        button(surname(texts.called(one.name)), OpenPerson(id=one.person_id))
        for one in overview.people
    ]
    topics = [button(texts.plain("button-topics"), OpenTopics())] if query.topic else []
    rows = [*in_rows(numbers), *in_rows(people, 2), [whole, *announced], topics]
    return [*rows, _elsewise(texts, query) if overview.listed else []]


def _elsewise(texts: Texts, query: MeetingQuery) -> Buttons:
    """Two sides on paper; more of them as a picture."""
    paper = (("button-brief", OpenBrief.of(query)),)
    pictures = (("button-network", OpenNetwork.of(query)), ("button-stats", OpenStats.of(query)))
    wanted = paper if _is_asked_for(query, "pair") else pictures
    ways = [button(texts.plain(label), data) for label, data in wanted if fits(data)]
    return [*ways, *watching(texts, query)]
