"""/network: who meets whom, as a picture."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import OpenNetwork, OpenOverview, OpenStats, OpenTimeline, fits
from handlers.files import Picture, show_picture, show_picture_beside
from handlers.replying import Answer, Buttons, button, in_rows
from handlers.timeline import about_words, asked_for, meant_by
from newsroom.drawing import Studio
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join
from newsroom.rendering.networks import network_caption, network_sketch, top_pairs
from newsroom.rendering.periods import file_name
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import Database
from storage.statistics import Network
from storage.unit_of_work import UnitOfWork

router = Router(name="networks")

MOST_PAIRS = 400
"""The strongest of them; a picture shows some forty."""


@router.message(Command("network"))
async def show_network(  # noqa: PLR0913 aiogram hands over by name
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
            query if isinstance(query, Answer) else await network_answer(work, query, texts, world)
        )
    await show_picture(message, shown, studio, texts)


@router.callback_query(OpenNetwork.filter())
async def open_network(
    callback: CallbackQuery,
    callback_data: OpenNetwork,
    database: Database,
    studio: Studio,
    texts: Texts,
    world: World,
) -> None:
    query = meant_by(callback_data, world)
    async with database.read() as work:
        shown = await network_answer(work, query, texts, world)
    await show_picture_beside(callback, shown, studio, texts)


async def network_answer(
    work: UnitOfWork, query: MeetingQuery, texts: Texts, world: World
) -> Picture | Answer:
    """The picture, or that there is nothing to draw."""
    network = await work.statistics.network(query, MOST_PAIRS)
    coverage = coverage_line(texts, await work.archive.coverage())
    if not network.pairs:
        return Answer(join([texts("network-empty"), coverage]))
    about = await about_words(work, query, texts, world)
    sketch = network_sketch(texts, about, network, query, coverage)
    answer = Answer(network_caption(texts, about, network), _buttons(texts, query, network))
    return Picture(sketch, answer, file_name("network", query))


def _buttons(texts: Texts, query: MeetingQuery, network: Network) -> list[Buttons]:
    pairs = [
        button(str(number), OpenOverview.of(MeetingQuery(person_ids=(pair.one, pair.other))))
        for number, pair in enumerate(top_pairs(network), start=1)
    ]
    beside = [
        (texts.plain("button-stats"), OpenStats.of(query)),
        (texts.plain("button-timeline"), OpenTimeline.of(query)),
    ]
    return [*in_rows(pairs), [button(label, data) for label, data in beside if fits(data)]]
