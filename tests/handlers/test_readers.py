"""People, places and offices as the readers of a language call them, whatever the article wrote."""

from collections.abc import Mapping

import pytest

from bot.knowledge import load_world
from bot.texts import catalogues_of
from newsroom.rendering.texts import Texts
from reading.facts import Place, Span
from storage.database import Database
from tests.desk import DUDA, TOKAYEV, Desk, met, on, person, says
from tests.handlers.conftest import Feed
from tests.newsstand import TODAY
from tests.people import JOURNALIST, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message

LAVROV = "Сергей Лавров"


@pytest.fixture
def catalogues() -> Mapping[str, Texts]:
    return catalogues_of(load_world())


async def test_an_office_is_one_line_however_articles_call_it(
    database: Database, feed: Feed, telegram: FakeTelegram, catalogues: Mapping[str, Texts]
) -> None:
    desk = Desk(database)
    for number, title in enumerate(
        ["Russian Foreign Minister", "министр иностранных дел РФ", "министр иностранных дел России"]
    ):
        await desk.collect(f"{number}", says(people=[person(LAVROV, title, "Россия")]))
    asked = [private_message("/who Лавров", one) for one in (JOURNALIST, STRANGER)]
    await feed(*asked, catalogues=catalogues)
    assert [text.split("\n")[1] for text in telegram.texts] == [
        "министр иностранных дел России",
        "Foreign Minister of Russia",
    ]


async def test_hosts_places_and_offices_are_translated(
    database: Database, feed: Feed, telegram: FakeTelegram, catalogues: Mapping[str, Texts]
) -> None:
    report = met(TOKAYEV, DUDA, when=on(TODAY), place=Place("Астана", "KZ"), host=TOKAYEV)
    people = [person(TOKAYEV, "президент Казахстана", "Казахстан")]
    await Desk(database).collect("Президент принял.", says(report, people=people))
    for command in ("/meeting 1", "/stats", "/brief Tokayev, Duda"):
        await feed(private_message(command, STRANGER), catalogues=catalogues)
    card, stats, brief = telegram.texts
    assert "Host: Kassym-Jomart Tokayev" in card.split("\n")
    assert "Where: Astana (1)" in stats.split("\n")
    assert "Kassym-Jomart Tokayev, President of Kazakhstan" in brief.split("\n")


async def test_the_sentence_shown_is_in_the_language_of_the_reader(
    database: Database, feed: Feed, telegram: FakeTelegram, catalogues: Mapping[str, Texts]
) -> None:
    desk, when = Desk(database), on(TODAY)
    russian, english = "Токаев встретился с Дудой.", "Tokayev met Duda."
    for text, language in ((russian, "ru"), (english, "en")):
        report = met(TOKAYEV, DUDA, when=when, evidence=Span(0, len(text)))
        await desk.collect(text, says(report, language=language), language=language)
    for person_asking in (JOURNALIST, STRANGER):
        asked = ("/brief Tokayev, Duda", "when did Tokayev last meet Duda?")
        await feed(*(private_message(one, person_asking) for one in asked), catalogues=catalogues)
    for text, shown, hidden in zip(
        telegram.texts,
        (russian, russian, english, english),
        (english, english, russian, russian),
        strict=True,
    ):
        assert shown in text
        assert hidden not in text
