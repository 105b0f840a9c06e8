"""/topic: what was talked about, at a glance; without a name, the choice of topics."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import OpenOverview, OpenTopics
from handlers.overviews import overview_answer
from handlers.replying import Answer, button, in_rows, reply, turn
from newsroom.gatherings import find_topics
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join, shorten
from newsroom.rendering.texts import Texts
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import Database
from storage.unit_of_work import UnitOfWork

router = Router(name="topics")

ROW = 2
SHOWN = 60


@router.message(Command("topic"))
async def show_topic(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    name = (command.args or "").strip()
    topics = find_topics(name, world) if name else []
    async with database.read() as work:
        if len(topics) == 1:
            query = MeetingQuery(topic=topics[0])
            answer = await overview_answer(work, query, texts, world, today)
        else:
            answer = await _choice(work, texts, world, name, topics)
    await reply(message, answer)


@router.callback_query(OpenTopics.filter())
async def choose_topic(
    callback: CallbackQuery, database: Database, texts: Texts, world: World
) -> None:
    async with database.read() as work:
        answer = await _choice(work, texts, world, "", [])
    await turn(callback, answer)


async def _choice(
    work: UnitOfWork, texts: Texts, world: World, name: str, topics: list[str]
) -> Answer:
    """Those that the name may mean, else all that the archive has meetings about."""
    counts = await work.meetings.count_topics(world.topic_names)
    offered = topics or sorted(counts, key=lambda one: (-counts[one], one))
    buttons = [
        button(
            texts.plain(
                "button-topic",
                name=_capital(world.topic_name(one, texts.language)),
                count=counts.get(one, 0),
            ),
            OpenOverview.of(MeetingQuery(topic=one)),
        )
        for one in offered
    ]
    heading = (
        texts("topic-which") if buttons else coverage_line(texts, await work.archive.coverage())
    )
    is_unknown = bool(name) and not topics
    unknown = [texts("topic-unknown", name=shorten(name, SHOWN))] if is_unknown else []
    return Answer(join([*unknown, heading]), in_rows(buttons, ROW))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
