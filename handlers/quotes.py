"""/quotes: what somebody said, word for word; all of it, or what has these words or days."""

from dataclasses import dataclass
from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.bounds import LONGEST_ARGUMENTS
from handlers.callbacks import OpenPerson, OpenQuotes, fits
from handlers.persons import choice, example_name
from handlers.replying import Answer, Buttons, button, reply, turn
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join
from newsroom.rendering.names import surname
from newsroom.rendering.quotes import quotes_page
from newsroom.rendering.texts import Texts
from newsroom.whom import Unclear, Whom
from reading.facts import StatementKind
from reading.search.lemmas import WORD, Lemmas
from reading.search.questions import parse_question
from reading.world import World
from storage.database import Database
from storage.models import Person
from storage.quotes import QuotePage, QuoteQuery
from storage.unit_of_work import UnitOfWork

router = Router(name="quotes")

PAGE = 5
LONGEST_NAME = 4
"""Words of a name; what comes after them is what it is to be about."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words are asked for, and what they are to be about, as typed."""

    person_id: int
    words: str


@router.message(Command("quotes"))
async def show_quotes(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
    *,
    lemmas: Lemmas,
) -> None:
    async with database.read() as work:
        answer = await asked_quotes(command.args or "", Whom(work, world, today), texts, lemmas)
    await reply(message, answer)


@router.callback_query(OpenQuotes.filter())
async def turn_quotes(
    callback: CallbackQuery,
    callback_data: OpenQuotes,
    database: Database,
    texts: Texts,
    lemmas: Lemmas,
    today: date,
) -> None:
    async with database.read() as work:
        answer = await quotes_answer(work, callback_data, texts, lemmas, today)
    await turn(callback, answer)


async def asked_quotes(words: str, whom: Whom, texts: Texts, lemmas: Lemmas) -> Answer:
    """The first page of what «Гутерриш климат» asks for, else who may be meant."""
    words = " ".join(words[:LONGEST_ARGUMENTS].replace(",", " ").split())
    speaker = await find_speaker(words, whom) if words else None
    if speaker is None:
        return Answer(texts("quotes-usage", example=await example_name(whom.work, texts)))
    if isinstance(speaker, Unclear):
        return await choice(whom.work, speaker, texts, lambda one: OpenQuotes(person=one))
    at = OpenQuotes.of(speaker.person_id, speaker.words)
    if not fits(at.model_copy(update={"after": 10**7, "offset": 10**3})):
        return await subject_too_long(speaker.person_id, whom, texts)
    return await quotes_answer(whom.work, at, texts, lemmas, whom.today)


async def subject_too_long(person_id: int, whom: Whom, texts: Texts) -> Answer:
    """No button could carry it on: asks for fewer words, and offers everything said."""
    example = await example_name(whom.work, texts)
    every = button(texts.plain("button-quotes-all"), OpenQuotes(person=person_id))
    return Answer(texts("quotes-too-long", example=example), [[every]])


async def find_speaker(words: str, whom: Whom) -> Speaker | Unclear:
    """The longest beginning that is somebody's name, and what is left."""
    parts = words.split()
    unclear: Unclear | None = None
    for count in range(min(len(parts), LONGEST_NAME), 0, -1):
        name = " ".join(parts[:count])
        found = await whom.find_person(name)
        if found.sure is not None:
            return Speaker(found.sure.id, _without_link(" ".join(parts[count:])))
        if found.candidates and unclear is None:
            unclear = await whom.unclear(name, found)
    return unclear or await whom.unclear(parts[0], await whom.find_person(parts[0]))


async def quotes_answer(
    work: UnitOfWork, at: OpenQuotes, texts: Texts, lemmas: Lemmas, today: date
) -> Answer:
    """A page of what somebody said; where there is no direct speech, of what is reported."""
    person = await work.persons.get(at.person)
    if person is None:
        return Answer(texts("person-gone"))
    page = await _page(work, person, at, lemmas, today)
    if not page.said and at.after:
        return await quotes_answer(
            work, at.model_copy(update={"after": 0, "offset": 0}), texts, lemmas, today
        )
    if not page.said and at.kind is StatementKind.DIRECT and page.others:
        reported = at.model_copy(update={"kind": StatementKind.REPORTED})
        page, at = await _page(work, person, reported, lemmas, today), reported
    text = quotes_page(texts, person, page, at.kind, at.typed)
    if not page.said:
        text = join([text, coverage_line(texts, await work.archive.coverage())], "\n\n")
    return Answer(text, _buttons(texts, person, page, at))


async def _page(
    work: UnitOfWork, person: Person, at: OpenQuotes, lemmas: Lemmas, today: date
) -> QuotePage:
    asked = parse_question(at.typed, today, lemmas)
    marked = [
        lemmas.marking(frozenset(place), asked.words)
        for phrase in asked.wanted
        for place in phrase.places
    ]

    def is_about(said: str) -> bool:
        words = WORD.findall(said)
        return all(any(map(is_hit, words)) for is_hit in marked)

    return await work.quotes.page(
        QuoteQuery(person.id, at.kind, asked.first, asked.last),
        limit=PAGE,
        offset=at.offset,
        after=at.after,
        is_about=is_about if marked else None,
    )


def _buttons(texts: Texts, person: Person, page: QuotePage, here: OpenQuotes) -> list[Buttons]:
    start = here.model_copy(update={"after": 0, "offset": 0})
    turning = [button(texts.plain("button-start"), start)] if page.offset else []
    if page.has_more:
        at = {"after": page.numbers[-1], "offset": page.offset + len(page.said)}
        turning.append(button(texts.plain("button-further"), here.model_copy(update=at)))
    other = _other(here.kind)
    kinds = []
    if page.others:
        label = texts.plain(f"button-quotes-{other.value}", count=page.others)
        kinds.append(button(label, start.model_copy(update={"kind": other})))
    if here.typed:
        every = start.model_copy(update={"words": ""})
        kinds.append(button(texts.plain("button-quotes-all"), every))
    card = button(surname(texts.called(person.name), person.country), OpenPerson(id=person.id))
    return [turning, kinds, [card]]


def _other(kind: StatementKind) -> StatementKind:
    is_direct = kind is StatementKind.DIRECT
    return StatementKind.REPORTED if is_direct else StatementKind.DIRECT


def _without_link(words: str) -> str:
    """«о климате» → «климате»."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"о", "об", "про", "about", "on"} else words
