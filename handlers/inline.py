"""@bot Гутерриш: cards of people to drop into any chat."""

from datetime import date

from aiogram import Router
from aiogram.types import InlineQuery, InlineQueryResultArticle, InputTextMessageContent

from handlers.persons import load_page
from handlers.replying import NO_PREVIEW
from newsroom.rendering.html import shorten
from newsroom.rendering.persons import person_card
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom
from reading.world import World
from storage.database import Database, UnitOfWork

router = Router(name="inline")

RESULTS = 5
DESCRIPTION_LENGTH = 100
CACHE_SECONDS = 60


@router.inline_query()
async def offer_cards(
    query: InlineQuery, database: Database, texts: Texts, world: World, today: date
) -> None:
    async with database.read() as work:
        ids = await _ids(work, query.query, world, today)
        pages = [await load_page(work, one, today) for one in ids]
    results = [
        InlineQueryResultArticle(
            id=f"p{page.person.id}",
            title=texts.called(page.person.name),
            description=shorten(", ".join(o.title for o in page.offices), DESCRIPTION_LENGTH),
            input_message_content=InputTextMessageContent(
                message_text=person_card(texts, page, today), link_preview_options=NO_PREVIEW
            ),
        )
        for page in pages
        if page is not None
    ]
    await query.answer([*results], cache_time=CACHE_SECONDS, is_personal=True)


async def _ids(work: UnitOfWork, words: str, world: World, today: date) -> list[int]:
    if not words.strip():
        return [person.id for person in await work.persons.list_busiest(RESULTS)]
    whom = Whom(work, world, today)
    found = await whom.find_person(words)
    if found.sure is not None:
        return [found.sure.id]
    # While somebody types, most names are unfinished.
    unclear = await whom.unclear(words, found)
    return [match.id for match in unclear.candidates[:RESULTS]]
