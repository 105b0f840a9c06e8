from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import NoResultFound

from reading.facts import RULES_VERSION
from storage.articles import NewArticle, canonical, content_hash, domain_of, identity_of
from storage.database import Database
from tests.archive import NOW

TEXT = "Касым-Жомарт Токаев встретился с Антониу Гутерришем."


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("https://www.nur.kz/a/", "nur.kz/a"),
        ("HTTP://NUR.KZ/a", "nur.kz/a"),
        ("https://nur.kz/a?b=2&a=1", "nur.kz/a?a=1&b=2"),
        ("https://nur.kz/a?utm_source=x&id=7#top", "nur.kz/a?id=7"),
        ("https://nur.kz/a?id=7&utm_source=x&fbclid=y", "nur.kz/a?id=7"),
        ("https://nur.kz/a?utm_source=x&utm_medium=y&id=7", "nur.kz/a?id=7"),
        (" https://nur.kz/новости ", "nur.kz/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("https://nur.kz/?p=7", "nur.kz/?p=7"),
    ],
)
def test_an_address_has_one_spelling(address: str, same: str) -> None:
    assert canonical(address) == same


def test_an_article_is_known_by_its_address_else_its_id_else_its_words() -> None:
    assert identity_of(NewArticle(TEXT, url="https://a.kz/1", external_id="7")) == "url:a.kz/1"
    assert identity_of(NewArticle(TEXT, external_id="7")) == "id:7"
    assert identity_of(NewArticle(TEXT)) == f"hash:{content_hash(TEXT)}"


def test_spaces_capitals_and_the_letter_yo_make_no_other_text() -> None:
    assert content_hash("Ещё  одна\nстатья") == content_hash("еще одна статья ")
    assert content_hash("Ещё одна статья") != content_hash("Ещё одна стать")


@pytest.mark.parametrize(
    ("address", "domain"),
    [("https://www.nur.kz/a", "nur.kz"), ("https://NUR.kz:8080/", "nur.kz"), (None, None)],
)
def test_an_outlet_is_known_by_its_domain(address: str | None, domain: str | None) -> None:
    assert domain_of(address) == domain


async def test_an_outlet_is_stored_once(database: Database) -> None:
    async with database.begin() as work:
        one = (await work.articles.store(NewArticle("Одна.", url="https://nur.kz/1"), NOW)).article
        two = (await work.articles.store(NewArticle("Две.", url="https://nur.kz/2"), NOW)).article
        bare = (await work.articles.store(NewArticle("Три."), NOW)).article
        outlet = await work.articles.outlet(one)
        assert await work.articles.outlet(bare) is None
    assert outlet is not None
    assert outlet.id == two.outlet_id
    assert (outlet.name, outlet.domain) == ("nur.kz", "nur.kz")


async def test_a_changed_text_keeps_what_did_not_come_again(database: Database) -> None:
    day, moment = date(2025, 9, 8), datetime(2025, 9, 8, 5, tzinfo=UTC)
    first = NewArticle(
        TEXT, external_id="7", headline="Встреча", published_on=day, published_at=moment
    )
    async with database.begin() as work:
        await work.articles.store(first, NOW)
        again = await work.articles.store(NewArticle("Исправлено.", external_id="7"), NOW)
        text = await work.articles.body(again.article.id)
    assert (again.is_new, again.is_changed, text) == (False, True, "Исправлено.")
    kept = again.article
    assert (kept.headline, kept.published_on, kept.published_at) == ("Встреча", day, moment)


async def test_articles_of_other_rules_wait_to_be_read_the_oldest_first(database: Database) -> None:
    async with database.begin() as work:
        ids = [
            (await work.articles.store(NewArticle(f"Статья {n}."), NOW)).article.id
            for n in range(4)
        ]
        await work.articles.mark_read(ids[0], RULES_VERSION, (None, None))
        await work.articles.mark_read(ids[1], "0", (None, None))
        await work.articles.mark_unreadable(ids[2], RULES_VERSION, "too long")
    async with database.read() as work:
        waiting = await work.articles.list_unread(RULES_VERSION, 9)
        assert [one.id for one in waiting] == [ids[1], ids[3]]
        assert len(await work.articles.list_unread(RULES_VERSION, 1)) == 1
        assert await work.articles.count() == 4


async def test_an_article_is_read_when_its_very_text_is(database: Database) -> None:
    new = NewArticle(TEXT, external_id="7")
    async with database.begin() as work:
        assert not await work.articles.is_read(new)
        stored = await work.articles.store(new, NOW)
        assert not await work.articles.is_read(new)
        await work.articles.mark_read(stored.article.id, RULES_VERSION, (None, None))
    async with database.read() as work:
        assert await work.articles.is_read(new)
        assert not await work.articles.is_read(NewArticle("Другой текст.", external_id="7"))


async def test_no_article_has_no_text(database: Database) -> None:
    with pytest.raises(NoResultFound):
        async with database.read() as work:
            await work.articles.body(1)


async def test_bare_words_are_the_article_that_has_them(database: Database) -> None:
    async with database.begin() as work:
        first = await work.articles.store(NewArticle(TEXT, url="https://a.kz/1"), NOW)
        bare = await work.articles.store(NewArticle(TEXT), NOW)
    assert bare.article.id == first.article.id
    assert not bare.is_changed


async def test_what_comes_later_completes_bare_words(database: Database) -> None:
    day = date(2025, 9, 8)
    told = NewArticle(TEXT, url="https://a.kz/1", outlet="А", published_on=day)
    async with database.begin() as work:
        bare = await work.articles.store(NewArticle(TEXT), NOW)
        await work.articles.mark_read(bare.article.id, RULES_VERSION, (None, None))
        assert not await work.articles.is_read(told)
        known = await work.articles.store(told, NOW)
    assert known.article.id == bare.article.id
    assert known.is_changed
    assert (known.article.identity, known.article.published_on) == ("url:a.kz/1", day)
    assert known.article.outlet_id is not None
    assert known.article.read_with is None
    async with database.read() as work:
        assert await work.articles.count() == 1


async def test_other_addresses_of_the_same_words_are_reprints(database: Database) -> None:
    async with database.begin() as work:
        first = await work.articles.store(NewArticle(TEXT, url="https://a.kz/1"), NOW)
        other = await work.articles.store(NewArticle(TEXT, url="https://b.kz/1"), NOW)
    assert other.article.reprint_of_id == first.article.id
