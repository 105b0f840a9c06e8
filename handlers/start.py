"""/start and /help: what can be asked, with examples that work; deep links open what they name."""

import re
from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from handlers.callbacks import OpenObjection, OpenPerson, OpenTimeline
from handlers.meetings import meeting_answer
from handlers.objections import objection_answer
from handlers.persons import example_name, person_answer
from handlers.replying import Answer, button, in_rows, reply
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join
from newsroom.rendering.names import surname
from newsroom.rendering.texts import Texts
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import Database, UnitOfWork

router = Router(name="start")

# https://t.me/…?start=m12: a meeting, p5: a person; x12 and y5: what is wrong with them.
PAYLOAD = re.compile(r"([mpxy])(\d{1,9})")
WRONG = ("x", "y")
EXAMPLES = 4


@router.message(Command("start", "help"))
async def greet(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    async with database.read() as work:
        linked = await _linked(work, command.args or "", texts, world, today)
        answer = linked or await _greeting(work, texts)
    await reply(message, answer)


async def _linked(
    work: UnitOfWork, payload: str, texts: Texts, world: World, today: date
) -> Answer | None:
    match = PAYLOAD.fullmatch(payload)
    if match is None:
        return None
    if match[1] in WRONG:
        objection = OpenObjection(is_person=match[1] == "y", id=int(match[2]))
        return await objection_answer(work, objection, texts, today)
    if match[1] == "m":
        return await meeting_answer(work, int(match[2]), texts, world, today)
    return await person_answer(work, int(match[2]), texts, today)


async def _greeting(work: UnitOfWork, texts: Texts) -> Answer:
    name = await example_name(work)
    lines = [
        texts("start-who", name=name),
        texts("start-timeline", name=name),
        texts("start-pair", name=name),
        texts("start-search", name=name),
        *(texts(f"start-{key}") for key in ("digest", "subscribe", "meeting", "about", "plain")),
    ]
    coverage = coverage_line(texts, await work.archive.coverage())
    busiest = await work.persons.list_busiest(EXAMPLES)
    people = [button(surname(one.name, one.country), OpenPerson(id=one.id)) for one in busiest]
    everything = button(texts.plain("button-timeline"), OpenTimeline.of(MeetingQuery()))
    text = join([texts("start-title"), coverage, join([texts("start-examples"), *lines])], "\n\n")
    return Answer(text, [*in_rows(people, 2), [everything] if people else []])
