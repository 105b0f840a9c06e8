"""Search by words, the same on both engines."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise

import pytest
from sqlalchemy import delete, text

from bot.models import load_lemmas
from newsroom.collecting import Collector, Outcome
from newsroom.indexing import AT_ONCE, article_words, index_missing
from newsroom.sources.fetched import FetchedArticle
from reading.facts import ArticleText, Facts, Span
from reading.search.questions import parse_question
from storage import search
from storage.articles import NewArticle
from storage.database import Database
from storage.full_text import POSTGRESQL, postgresql_nearest
from storage.models import Article
from storage.search import SearchPage, Turn
from tests.desk import ALMATY, Desk, a_world, says
from tests.newsstand import NOW, TODAY

LEMMAS = load_lemmas()


async def store(database: Database, body: str, **fields: object) -> Article:
    """An article that has been read, as the collector leaves it."""
    async with database.begin_alone() as work:
        new = replace(NewArticle(body), **fields)  # type: ignore[arg-type]
        article = (await work.articles.store(new, NOW)).article
        await work.articles.mark_read(article.id, "test", (None, None))
        await work.search.put(article_words(article, body, LEMMAS))
    return article


async def find(
    database: Database, question: str, turn: Turn | None = None, limit: int = 5
) -> SearchPage:
    async with database.read() as work:
        query = parse_question(question, TODAY, LEMMAS)
        return await work.search.find(query, TODAY, limit, turn)


async def found(database: Database, question: str) -> list[str]:
    return [hit.text for hit in (await find(database, question, limit=100)).hits]


async def test_any_form_finds_any_other(database: Database) -> None:
    await store(database, "Вчера Лавровым сделано заявление.")
    for asked in ("Лавров", "лаврову", "заявления", "сделать вчера"):
        assert len(await found(database, asked)) == 1, asked
    assert await found(database, "Лавров нефть") == []


OIL, GAS = "Цены на нефть выросли, мир и план.", "Нефтью и газом торгуют; мирный план готов."


NARROWED = [
    ("нефть", {OIL, GAS}),
    ("нефть газ", {GAS}),
    ("нефть -газ", {OIL}),
    ('"мирный план"', {GAS}),
    ('"план мирный"', set()),
    ('нефть -"мирный план"', {OIL}),
    ("заголовок:рынок", {OIL}),
    ("заголовок:нефть", set()),
    ("рынок", {OIL}),
    ('"рынок цены"', set()),
    ("-заголовок:рынок нефть", {GAS}),
    ("заголовок:рынка -нефть", set()),
    ('заголовок:"рынок сырья"', {OIL}),
    ('заголовок:"сырьё рынок"', set()),
    ('нефть -заголовок:"рынок сырья"', {GAS}),
    ('"сырья цены"', set()),
    ("нефть от 2021", {GAS}),
    ("нефть до 2020", {OIL}),
    ("нефть от 2019 до 2021", {OIL, GAS}),
    ("нефть за 2018", set()),
]


async def test_operators_narrow_down(database: Database) -> None:
    await store(database, OIL, headline="Рынок сырья", published_on=date(2020, 3, 1))
    await store(database, GAS, published_on=date(2021, 3, 1))
    for asked, texts in NARROWED:
        assert set(await found(database, asked)) == texts, asked


HOSTILE = [
    "' OR 1=1 --",
    '" OR "',
    'a" OR b',
    "NEAR(нефть газ, 2)",
    "нефть AND",
    "OR нефть",
    "NOT",
    "^нефть",
    "title : нефть",
    "{title} : нефть",
    "нефть*",
    "нефть + газ",
    "(нефть",
    "нефть)",
    "a:b:c",
    "a & b",
    "a | b",
    "!a",
    "a <-> b",
    "'a':*",
    "a:*A",
    "\\",
    "\\'",
    "нефть\x00газ",
    "%",
    "_",
    "\u202eтфен",
    "🙂",
    "нефть " * 200,
    "ы" * 5000,
    "-" * 100,
    '"' * 99,
    "заголовок:" * 20,
    "от до с по 9999 0000",
    "до 99999999999999999999",
    "-9223372036854775809",
    "от 0001",
    "<b>нефть</b>",
    "{{нефть}}",
    "нефть'; DROP TABLE articles; --",
    "rowid:1",
    "search_words",
    "a\nb\tc",
    "½ ² ①",
    "ſ ß İ ǆ",
    "á é",
    "нефть:A",
    "'",
    "''",
    "'' | ''",
    "$1",
    ":match",
    "%s",
    "?",
]


async def test_nothing_typed_is_an_operator_of_an_engine(database: Database) -> None:
    await store(database, OIL)
    for asked in HOSTILE:
        await find(database, asked)
    assert await found(database, "нефть") == [OIL]


async def test_odd_letters_can_be_stored_and_found(database: Database) -> None:
    body = "ſtraße İstanbul ǆ ½ ² ① a\u0301 x\u00adyz O'Neil ' \\ : & | ! 𝔘nicode " + "ы" * 5000
    await store(database, body)
    for asked in ("ſtraße", "İstanbul", "xyz", "Neil", "𝔘nicode", "ы" * 5000, "²"):
        assert len(await found(database, asked)) == 1, asked


async def test_a_text_that_is_replaced_leaves_no_ghost(database: Database) -> None:
    desk = Desk(database)
    await desk.collect("Первая редакция про нефть.", says(), url="https://example.org/1")
    assert len(await found(database, "нефть")) == 1
    await desk.collect("Вторая редакция про газ.", says(), url="https://example.org/1")
    assert await found(database, "нефть") == []
    assert await found(database, "газ") == ["Вторая редакция про газ."]
    await desk.collect("Третья редакция, снова про нефть.", says(), url="https://example.org/1")
    assert await found(database, "нефть") == ["Третья редакция, снова про нефть."]
    assert await found(database, "газ") == []


async def test_a_removed_article_is_not_found_nor_is_another_in_its_place(
    database: Database,
) -> None:
    article = await store(database, "Нефть дорожает.")
    async with database.begin_alone() as work:
        await work.session.execute(delete(Article).where(Article.id == article.id))
    assert await found(database, "нефть") == []
    await store(database, "Газ дешевеет.")
    assert await found(database, "нефть") == []
    assert await found(database, "газ") == ["Газ дешевеет."]


async def test_an_article_is_found_once_its_facts_are_there(database: Database) -> None:
    async def read(article: ArticleText) -> Facts:
        noise = Span(article.text.index("Читайте"), len(article.text))
        return Facts("ru", headline="Нефть дорожает", noise=(noise,))

    collector = Collector(database, read, a_world(), ALMATY, LEMMAS)
    body = "Нефть дорожает\nЦены растут. Читайте также: газ"
    assert await collector.collect(FetchedArticle(body), NOW) is Outcome.ADDED
    assert await found(database, "заголовок:нефть") == [body]
    assert await found(database, "газ") == []


async def test_the_same_words_again_change_nothing(database: Database) -> None:
    article = await store(database, OIL)
    before = (await find(database, "нефть")).hits[0].document_id
    async with database.begin_alone() as work:
        await work.search.put(article_words(article, OIL, LEMMAS))
    assert (await find(database, "нефть")).hits[0].document_id == before


async def test_what_cannot_be_found_yet_is_indexed(database: Database) -> None:
    for number in range(AT_ONCE + 3):
        await store(database, f"Нефть {number}.")
    async with database.begin_alone() as work:
        await work.session.execute(text("DELETE FROM search_documents WHERE article_id > 2"))
        await work.session.execute(
            text("UPDATE search_documents SET analysis = 'old' WHERE article_id = 2")
        )
    assert len(await found(database, "нефть")) == 2
    assert await index_missing(database, LEMMAS) == AT_ONCE + 2
    assert len(await found(database, "нефть")) == AT_ONCE + 3
    assert await index_missing(database, LEMMAS) == 0


async def test_words_in_the_headline_and_fresh_articles_come_first(database: Database) -> None:
    filler = "Слова о другом. " * 5
    old = await store(database, f"{filler} нефти", published_on=date(2005, 1, 1))
    new = await store(database, f"{filler} Нефть", published_on=TODAY)
    titled = await store(database, f"{filler} цены", headline="Нефть", published_on=TODAY)
    hits = (await find(database, "нефть")).hits
    assert [hit.article.id for hit in hits] == [titled.id, new.id, old.id]


@pytest.mark.parametrize("order", ["ranked", "newest", "far"])
async def test_pages_show_every_article_once_and_lead_back(
    database: Database, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    if order != "ranked":
        monkeypatch.setattr(search, "MOST_RANKED", 5)
    if order == "far":
        newest, oldest = postgresql_nearest("DESC", 2), postgresql_nearest("ASC", 2)
        monkeypatch.setattr(search, "POSTGRESQL", replace(POSTGRESQL, newest=newest, oldest=oldest))
    for number in range(12):
        day = TODAY - timedelta(days=number)
        headline = "Нефть" if number in {3, 9} else None
        await store(database, f"Нефть {number}.", headline=headline, published_on=day)
    page = await find(database, "нефть")
    assert page.total == (12 if order == "ranked" else None)
    pages = [page]
    while page.has_after:
        turn = Turn(page.hits[-1].document_id, page.number + len(page.hits))
        page = await find(database, "нефть", turn)
        pages.append(page)
    assert [page.number for page in pages] == [1, 6, 11]
    ids = [[hit.article.id for hit in page.hits] for page in pages]
    assert sorted(chain(*ids)) == list(range(1, 13))
    if order != "ranked":
        assert ids[0] == [4, 10, 1, 2, 3]
    for before, page in reversed(list(pairwise(pages))):
        turn = Turn(page.hits[0].document_id, max(page.number - 5, 1), is_back=True)
        back = await find(database, "нефть", turn)
        assert [hit.article.id for hit in back.hits] == [hit.article.id for hit in before.hits]
        assert (back.number, back.has_after) == (before.number, True)


async def test_an_article_that_comes_meanwhile_shifts_no_page(database: Database) -> None:
    for number in range(8):
        await store(database, f"Нефть {number}.", published_on=TODAY - timedelta(days=number + 1))
    page = await find(database, "нефть")
    await store(database, "Нефть свежая.", published_on=TODAY)
    turn = Turn(page.hits[-1].document_id, 6)
    following = await find(database, "нефть", turn)
    assert not {hit.article.id for hit in page.hits} & {hit.article.id for hit in following.hits}
    assert len(following.hits) == 3


async def test_articles_without_a_day_come_last_and_are_of_no_days(database: Database) -> None:
    await store(database, "Нефть без даты.")
    await store(database, "Нефть старая.", published_on=date(1995, 1, 1))
    assert await found(database, "нефть") == ["Нефть старая.", "Нефть без даты."]
    assert await found(database, "нефть до 2000") == ["Нефть старая."]


async def test_undoing_the_transaction_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError):
        await _store_and_fail(database)
    assert await found(database, "нефть") == []


async def _store_and_fail(database: Database) -> None:
    async with database.begin_alone() as work:
        article = (await work.articles.store(NewArticle(OIL), NOW)).article
        await work.search.put(article_words(article, OIL, LEMMAS))
        raise RuntimeError
