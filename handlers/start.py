"""/start and /help: what can be asked, with examples that work; deep links open what they name."""

import re
from datetime import date, datetime

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from handlers.callbacks import OpenAgenda, OpenObjection, OpenOverview, OpenPerson, OpenTimeline
from handlers.meetings import example_meeting, meeting_answer
from handlers.objections import objection_answer
from handlers.persons import example_name, person_answer
from handlers.replying import Answer, Buttons, button, in_rows, reply
from handlers.subscription_answers import remote_page
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join
from newsroom.rendering.names import surname
from newsroom.rendering.texts import Texts
from reading.queries import MeetingQuery
from reading.world import World
from storage.agenda import Outlook
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from storage.watches import Place

router = Router(name="start")

# https://t.me/…?start=m12: a meeting, p5: a person; x12 and y5: what is wrong with them.
PAYLOAD = re.compile(r"([mpxy])(\d{1,9})")
# g1001000000001_7: the digests of that group and topic, for its administrators.
GROUP = re.compile(r"g(\d{1,15})_(\d{1,9})")
WRONG = ("x", "y")
PAIR = 2

HELP = {
    "who": ("person", "pair", "country", "org"),
    "what": ("timeline", "upcoming", "topic", "quotes", "search", "meeting", "stats", "brief"),
    "regularly": ("digest", "subscribe", "watch", "settings", "mydata", "about"),
}
"""Headings of `/help`, and the lines under each: one for a command."""


@router.message(Command("start"))
async def greet(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    *,
    today: date,
    now: datetime,
) -> None:
    group = GROUP.fullmatch(command.args or "")
    if group is not None and message.from_user is not None and _is_alone(message):
        place, user = Place(-int(group[1]), int(group[2])), message.from_user.id
        page = remote_page(
            database, place, user, bot=message.bot, texts=texts, world=world, now=now
        )
        await reply(message, await page)
        return
    async with database.read() as work:
        linked = await _linked(work, command.args or "", texts, world, today)
        answer = linked or await _greeting(work, texts, today)
    await reply(message, answer)


def _is_alone(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE


@router.message(Command("help"))
async def explain(message: Message, database: Database, texts: Texts) -> None:
    """Every command on one screen."""
    async with database.read() as work:
        name = await example_name(work, texts)
        meeting = await example_meeting(work)
    examples = {"name": name, "meeting": meeting}
    groups = [
        join([texts(f"help-{title}"), *(texts(f"help-{key}", **examples) for key in keys)])
        for title, keys in HELP.items()
    ]
    await reply(message, Answer(join([*groups, texts("help-plain", name=name)], "\n\n")))


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


async def _greeting(work: UnitOfWork, texts: Texts, today: date) -> Answer:
    """What this is, what it rests on, and three questions that can be asked by a tap."""
    coverage = coverage_line(texts, await work.archive.coverage())
    examples = await _examples(work, texts, today)
    asking = texts("start-examples") if examples else texts("start-empty")
    name = await example_name(work, texts)
    ways = join([texts("start-plain", name=name), texts("start-help")])
    text = join([texts("start-title"), coverage, ways, asking], "\n\n")
    return Answer(text, in_rows(examples, 1))


async def _examples(work: UnitOfWork, texts: Texts, today: date) -> Buttons:
    """Somebody, what is between two, and what is announced, else everything that was."""
    busiest = await work.persons.list_busiest(PAIR)
    if not busiest:
        return []
    who = busiest[-1]
    names = [surname(texts.called(one.name), one.country) for one in busiest]
    buttons = [button(texts.plain("start-button-who", name=names[-1]), OpenPerson(id=who.id))]
    between = MeetingQuery(tuple(one.id for one in busiest))
    if len(busiest) == PAIR and await work.meetings.has_any(between):
        label = texts.plain("start-button-pair", one=names[0], other=names[1])
        buttons.append(button(label, OpenOverview.of(between)))
    everything = MeetingQuery()
    if (await work.agendas.count(everything, today, Outlook.AHEAD)).count:
        buttons.append(button(texts.plain("start-button-agenda"), OpenAgenda.of(everything)))
    else:
        buttons.append(button(texts.plain("button-timeline"), OpenTimeline.of(everything)))
    return buttons
