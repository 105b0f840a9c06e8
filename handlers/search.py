"""/search: articles that have these words in any form, and the meetings they tell of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Self

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import OpenArticle, OpenMeeting, OpenSearch, leading_back
from handlers.meetings import meeting_answer
from handlers.persons import example_name
from handlers.replying import Answer, Buttons, button, in_rows, reply, reply_beside, turn
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join
from newsroom.rendering.search import article_page, asked_in, search_heading, search_page
from newsroom.rendering.texts import Texts
from reading.search.lemmas import Lemmas
from reading.search.questions import ArticleQuery, parse_question, tidy
from reading.world import World
from storage.database import Database
from storage.search import SearchPage, Turn
from storage.unit_of_work import UnitOfWork

router = Router(name="search")

PAGE = 5
ROW = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what it means, and what it marks in a text."""

    words: str
    query: ArticleQuery
    is_hit: Callable[[str], bool]

    @classmethod
    def of(cls, text: str, today: date, lemmas: Lemmas) -> Self:
        words = tidy(text)
        query = parse_question(words, today, lemmas)
        return cls(words, query, lemmas.marking(query.alternatives, query.words))

    @property
    def is_narrow(self) -> bool:
        """It asks for more than one word."""
        return len(self.query.words) > 1


@router.message(Command("search"))
async def show_found(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    lemmas: Lemmas,
    today: date,
) -> None:
    asked = Asked.of(command.args or "", today, lemmas)
    async with database.read() as work:
        if asked.query.is_empty:
            answer = Answer(texts("search-usage", example=await example_name(work, texts)))
        else:
            page = await work.search.find(asked.query, today, PAGE)
            answer = await _answer(work, asked, page, texts)
    await reply(message, answer)


@router.callback_query(OpenSearch.filter())
async def turn_found(
    callback: CallbackQuery,
    callback_data: OpenSearch,
    database: Database,
    texts: Texts,
    lemmas: Lemmas,
    today: date,
) -> None:
    message = callback.message
    words = asked_in(message.text or "") if isinstance(message, Message) else None
    if words is None:
        await callback.answer(texts.plain("error-stale"), show_alert=True)
        return
    asked = Asked.of(words, today, lemmas)
    at = Turn(callback_data.document, callback_data.number, callback_data.is_back)
    async with database.read() as work:
        page = await work.search.find(asked.query, today, PAGE, at)
        answer = await _answer(work, asked, page, texts)
    await turn(callback, answer)


@router.callback_query(OpenArticle.filter())
async def open_article(
    callback: CallbackQuery,
    callback_data: OpenArticle,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    """Shown beside what was found: from a card that could not be asked for again."""
    async with database.read() as work:
        answer = await _article_answer(work, callback_data.id, texts, world, today)
    show = reply_beside if callback_data.is_beside else turn
    await show(callback, answer or Answer(texts("search-article-gone")))


async def _answer(work: UnitOfWork, asked: Asked, page: SearchPage, texts: Texts) -> Answer:
    """A page of articles and its buttons; says so when there is none."""
    if not page.hits:
        coverage = coverage_line(texts, await work.archive.coverage())
        fewer = [texts("search-fewer")] if asked.is_narrow else []
        return Answer(join([search_heading(asked.words), texts("search-empty"), *fewer, coverage]))
    text = search_page(texts, asked.words, asked.query, page, asked.is_hit)
    return Answer(text, [*in_rows(_articles(texts, page), ROW), _turning(texts, page)])


async def _article_answer(
    work: UnitOfWork, article_id: int, texts: Texts, world: World, today: date
) -> Answer | None:
    """The meetings of an article; if there is only one, its card."""
    hit = await work.search.article(article_id)
    if hit is None:
        return None
    if len(hit.meeting_ids) == 1:
        return await meeting_answer(work, hit.meeting_ids[0], texts, world, today)
    meetings = await work.meetings.list_of(hit.meeting_ids)
    here = OpenArticle(id=article_id)
    numbers = [
        button(str(number), leading_back(OpenMeeting(id=one.meeting.id), here))
        for number, one in enumerate(meetings, start=1)
    ]
    return Answer(article_page(texts, hit, meetings, today), in_rows(numbers))


def _articles(texts: Texts, page: SearchPage) -> Buttons:
    """Those that tell of meetings."""
    return [
        button(
            texts.plain("button-article", number=number, count=len(hit.meeting_ids)),
            OpenArticle(id=hit.article.id, is_beside=True),
        )
        for number, hit in enumerate(page.hits, page.number)
        if hit.meeting_ids
    ]


def _turning(texts: Texts, page: SearchPage) -> Buttons:
    buttons = []
    if page.has_before:
        first, number = page.hits[0].document_id, max(page.number - PAGE, 1)
        before = OpenSearch(document=first, is_back=True, number=number)
        buttons.append(button(texts.plain("button-found-before"), before))
    if page.has_after:
        last, number = page.hits[-1].document_id, page.number + len(page.hits)
        after = OpenSearch(document=last, is_back=False, number=number)
        buttons.append(button(texts.plain("button-found-after"), after))
    return buttons
