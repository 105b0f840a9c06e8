"""/who: the card of a person, whatever the form of the name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import (
    OpenAgenda,
    OpenFixes,
    OpenMeeting,
    OpenPerson,
    OpenQuotes,
    OpenStrip,
    OpenTimeline,
    leading_back,
)
from handlers.namesakes import labels
from handlers.replying import Answer, Buttons, button, in_rows, reply, turn, with_fixes
from handlers.watching import watching
from newsroom.relinking import namesakes
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join, shorten
from newsroom.rendering.names import surname
from newsroom.rendering.persons import person_card
from newsroom.rendering.texts import Texts
from newsroom.whom import Unclear, Whom
from reading.queries import MeetingQuery
from reading.spelling.matching import Found
from reading.world import World
from storage.cards import Limits, PersonCard
from storage.database import Database
from storage.unit_of_work import UnitOfWork

router = Router(name="persons")

LIMITS = Limits(held=5, planned=5, overdue=3, counterparts=4)
NAMESAKES = 4
NAME_LENGTH = 60
NOBODY_YET = "Гутерриш"


@router.message(Command("who"))
async def show_person(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
    *,
    is_operator: bool,
) -> None:
    async with database.read() as work:
        if command.args:
            whom = Whom(work, world, today)
            found = await whom.find_person(command.args)
            answer = await found_answer(command.args, found, whom, texts, is_operator=is_operator)
        else:
            answer = Answer(texts("person-usage", example=await example_name(work, texts)))
    await reply(message, answer)


@router.callback_query(OpenPerson.filter())
async def open_person(
    callback: CallbackQuery,
    callback_data: OpenPerson,
    database: Database,
    texts: Texts,
    today: date,
    *,
    is_operator: bool,
) -> None:
    async with database.read() as work:
        answer = await person_answer(work, callback_data.id, texts, today)
    if answer is not None:
        fixes = OpenFixes(is_person=True, id=callback_data.id)
        answer = with_fixes(answer, texts, fixes, is_operator=is_operator)
    await turn(callback, answer or Answer(texts("person-gone")))


async def found_answer(
    name: str, found: Found, whom: Whom, texts: Texts, *, is_operator: bool
) -> Answer:
    """The card of the one who is meant, else buttons to choose from, else the nearest names."""
    if found.sure is None:
        return await choice(whom.work, await whom.unclear(name, found), texts)
    answer = await person_answer(whom.work, found.sure.id, texts, whom.today)
    if answer is None:
        return Answer(texts("person-gone"))
    fixes = OpenFixes(is_person=True, id=found.sure.id)
    return with_fixes(answer, texts, fixes, is_operator=is_operator)


def open_card(person_id: int) -> CallbackData:
    return OpenPerson(id=person_id)


async def choice(
    work: UnitOfWork,
    unclear: Unclear,
    texts: Texts,
    opening: Callable[[int], CallbackData] = open_card,
) -> Answer:
    """Several people fit, or none and these are near: never a silent pick.

    `opening`: what the button of somebody opens.
    """
    shown = shorten(unclear.name, NAME_LENGTH)
    people = await work.persons.list_of(match.id for match in unclear.candidates)
    names = await labels(work, people, texts)
    buttons = [button(name, opening(one.id)) for name, one in zip(names, people, strict=True)]
    if unclear.is_known:
        text = texts("person-which", name=shown)
    else:
        similar = [texts("person-similar")] if buttons else []
        coverage = coverage_line(texts, await work.archive.coverage())
        text = join([texts("person-unknown", name=shown), coverage, *similar])
    return Answer(text, in_rows(buttons, 1))


async def person_answer(
    work: UnitOfWork, person_id: int, texts: Texts, today: date
) -> Answer | None:
    """The card and its buttons; None when there is no such person."""
    page = await load_page(work, person_id, today)
    if page is None:
        return None
    return Answer(person_card(texts, page, today), _buttons(texts, page))


async def load_page(work: UnitOfWork, person_id: int, today: date) -> PersonCard | None:
    """The card of a public id, also of one that was merged into another."""
    card = await work.cards.person(person_id, today, LIMITS)
    if card is None:
        successor = await work.persons.get(person_id)
        card = await work.cards.person(successor.id, today, LIMITS) if successor else None
    if card is None or card.person.is_sure:
        return card
    return replace(card, namesakes=await namesakes(work.naming, card.person, NAMESAKES))


async def example_name(work: UnitOfWork, texts: Texts) -> str:
    """A name that the archive knows, for examples that work."""
    busiest = await work.persons.list_busiest(2)
    if not busiest:
        return texts.called(NOBODY_YET)
    return surname(texts.called(busiest[-1].name), busiest[-1].country)


def _buttons(texts: Texts, page: PersonCard) -> list[Buttons]:
    here = OpenPerson(id=page.person.id)
    numbers = [
        button(str(number), leading_back(OpenMeeting(id=one.meeting.id), here))
        for number, one in enumerate(page.listed, start=1)
    ]
    own = MeetingQuery(person_ids=(page.person.id,))
    whole = [button(texts.plain("button-timeline"), OpenTimeline.of(own))] if numbers else []
    if page.quote is not None:
        whole.append(button(texts.plain("button-quotes"), OpenQuotes(person=page.person.id)))
    if page.planned:
        whole.append(button(texts.plain("button-agenda"), OpenAgenda.of(own)))
    picture = [button(texts.plain("button-picture"), OpenStrip(id=page.person.id))]
    pairs = [
        button(
            texts.plain(
                "button-with", name=surname(texts.called(one.person.name), one.person.country)
            ),
            OpenTimeline.of(MeetingQuery(person_ids=(page.person.id, one.person.id))),
        )
        for one in page.counterparts
    ]
    others = [button(texts.called(one.name), OpenPerson(id=one.id)) for one in page.namesakes]
    return [
        *in_rows(numbers),
        whole,
        *in_rows(pairs, 2),
        *in_rows(others, 2),
        [*(picture if numbers else []), *watching(texts, own)],
    ]
