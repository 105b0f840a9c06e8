"""/stats: the meetings of a query in numbers, as a picture and in words."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import OpenNetwork, OpenPerson, OpenStats, OpenTimeline, fits
from handlers.files import Picture, show_picture, show_picture_beside
from handlers.replying import Answer, Buttons, button, in_rows
from handlers.timeline import about_words, asked_for, meant_by
from newsroom.drawing import Studio
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join
from newsroom.rendering.names import surname
from newsroom.rendering.periods import file_name
from newsroom.rendering.statistics import bars_sketch, columns_of, stats_card
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import Database
from storage.statistics import Numbers
from storage.unit_of_work import UnitOfWork

router = Router(name="statistics")

MOST = 6
"""Of people, countries, places and topics."""

BUTTONS = 3


@router.message(Command("stats"))
async def show_stats(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
    *,
    studio: Studio,
) -> None:
    async with database.read() as work:
        query = await asked_for(command.args or "", Whom(work, world, today), texts)
        shown = (
            query if isinstance(query, Answer) else await stats_answer(work, query, texts, world)
        )
    await show_picture(message, shown, studio, texts)


@router.callback_query(OpenStats.filter())
async def open_stats(
    callback: CallbackQuery,
    callback_data: OpenStats,
    database: Database,
    studio: Studio,
    texts: Texts,
    world: World,
) -> None:
    query = meant_by(callback_data, world)
    async with database.read() as work:
        shown = await stats_answer(work, query, texts, world)
    await show_picture_beside(callback, shown, studio, texts)


async def stats_answer(
    work: UnitOfWork, query: MeetingQuery, texts: Texts, world: World
) -> Picture | Answer:
    """Picture and words; words alone where nothing has a day, or there is nothing at all."""
    numbers = await work.statistics.numbers(query, MOST)
    coverage = coverage_line(texts, await work.archive.coverage())
    if not numbers.statuses:
        return Answer(join([texts("timeline-empty"), coverage]))
    about = await about_words(work, query, texts, world)
    columns = columns_of(numbers, query)
    card = stats_card(texts, about, numbers, columns, world, coverage)
    answer = Answer(card, _buttons(texts, query, numbers))
    if columns is None:
        return answer
    sketch = bars_sketch(texts, about, query, numbers, columns, coverage)
    return Picture(sketch, answer, file_name("stats", query))


def _buttons(texts: Texts, query: MeetingQuery, numbers: Numbers) -> list[Buttons]:
    people = [
        button(surname(texts.called(person.name), person.country), OpenPerson(id=person.id))
        for person, _ in numbers.people[:BUTTONS]
    ]
    beside = [
        (texts.plain("button-network"), OpenNetwork.of(query)),
        (texts.plain("button-timeline"), OpenTimeline.of(query)),
    ]
    return [*in_rows(people), [button(label, data) for label, data in beside if fits(data)]]
