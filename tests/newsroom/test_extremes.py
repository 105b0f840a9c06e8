"""Articles no outlet writes, on either engine: too many names, too long ones, endless addresses."""

from random import Random

import pytest

from newsroom.collecting import Outcome
from reading.facts import Person, Position, Span
from storage.articles import LONGEST_OUTLET
from storage.database import Database
from storage.models import Article, Mention, Outlet, Statement
from storage.storable import storable
from tests.desk import GUTERRES, SEPTEMBER, TOKAYEV, Desk, met, person, says
from tests.newsroom.counting import rows

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def word(length: int, seed: int) -> str:
    return "".join(Random(seed).choices(LETTERS, k=length)).capitalize()  # noqa: S311 - no secret


async def test_ten_thousand_mentions_of_one_person(desk: Desk, database: Database) -> None:
    spans = tuple(Span(number, number + 4) for number in range(10_000))
    everywhere = person(TOKAYEV, mentions=spans)
    facts = says(met(TOKAYEV, GUTERRES, when=SEPTEMBER), people=[everywhere])
    assert await desk.collect("Токаев. " * 10_000, facts) is Outcome.ADDED
    assert await rows(database, Mention) == 10_001


async def test_thousands_of_mentions_of_hundreds_of_people(desk: Desk, database: Database) -> None:
    spans = tuple(Span(number, number + 4) for number in range(10))
    named = [
        person(f"Иван {word(8, number)}", "министр", "ООН", mentions=spans) for number in range(300)
    ]
    assert await desk.collect("Список.", says(people=named)) is Outcome.ADDED
    assert await rows(database, Mention) == 3_000
    assert await desk.read_again("Список.", says(people=named[:10])) is Outcome.CHANGED
    assert await rows(database, Mention) == 100


async def test_names_and_offices_of_hundreds_of_letters(desk: Desk) -> None:
    endless = f"{word(120, 1)} {word(120, 2)}"
    office = Position(word(200, 3), word(200, 4), Span(0, 4))
    described = Person(endless, (Span(0, 4),), positions=(office,))
    facts = says(met(endless, GUTERRES, when=SEPTEMBER), people=[described])
    assert await desk.collect("Длинно.", facts) is Outcome.ADDED
    names = {one.name for one in (await desk.only_meeting()).participants}
    assert names == {endless, GUTERRES}


async def test_an_endless_address_id_or_outlet_is_an_article_like_any(
    desk: Desk, database: Database
) -> None:
    said = [
        {"url": f"https://a.kz/{word(5000, 1)}", "outlet": word(5000, 2)},
        {"url": f"https://a.kz/{word(5000, 3)}", "outlet": word(5000, 2)},
        {"external_id": word(5000, 4)},
    ]
    for number, source in enumerate(said):
        text = f"Статья {number}."
        assert await desk.collect(text, says(), **source) is Outcome.ADDED
        assert await desk.collect(text, says(), **source) is Outcome.KNOWN
    assert await rows(database, Article) == 3
    assert await rows(database, Statement) == 0
    async with database.read() as work:
        outlet = await work.session.get_one(Outlet, 1)
    assert outlet.name == word(5000, 2)[:LONGEST_OUTLET]


ODD = ("\x00", "\ud83d", "\udcff")


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("where", ["external_id", "headline", "outlet", "url"])
async def test_signs_no_database_takes_make_an_article_like_any(
    desk: Desk, database: Database, odd: str, where: str
) -> None:
    said = {where: f"https://a.kz/{odd}б" if where == "url" else f"а{odd}б"}
    assert await desk.collect("Статья.", says(), **said) is Outcome.ADDED
    assert await desk.collect("Статья.", says(), **said) is Outcome.KNOWN
    assert await rows(database, Article) == 1


@pytest.mark.parametrize("odd", ODD)
async def test_what_such_signs_stand_before_keeps_its_place(
    desk: Desk, database: Database, odd: str
) -> None:
    given = f"{odd}Токаев{odd} встретился с Гутерришем."
    evidence = Span(8, len(given))
    facts = says(met(TOKAYEV, GUTERRES, when=SEPTEMBER, evidence=evidence))
    desk.readings[storable(given)] = facts
    assert await desk.collect(given) is Outcome.ADDED
    card = await desk.card(1)
    assert card is not None
    assert card.reports[0].evidence == " встретился с Гутерришем."
