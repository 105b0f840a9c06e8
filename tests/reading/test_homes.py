"""Whose bare «глава государства» an article means."""

import pytest

from reading.facts import ArticleText
from reading.scenery import set_scenes
from reading.story.homes import home_of, venue_of
from reading.whom.people import find_company
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def home(reader: Reader, text: str) -> str | None:
    tools = reader.tools
    analysis = tools.language.analyse(text)
    article = ArticleText(text)
    company = find_company(analysis, tools.people)
    venue = venue_of(set_scenes(article, analysis, tools).scenes)
    outlets = tools.people.references.outlets
    return home_of(article, company, tools.people.world, outlets, venue)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("МОСКВА, 26 ноя - РИА Новости. Глава государства посетит Казахстан.", "RU"),
        ("АСТАНА. КАЗИНФОРМ – Касым-Жомарт Токаев принял Сергея Лаврова.", "KZ"),
        ("Передает Tengrinews.kz со ссылкой на РИА Новости. Владимир Путин в Минске.", "KZ"),
        ("Президент Узбекистана Шавкат Мирзиёев принял министра из Казахстана.", "UZ"),
        ("В Ташкенте Шавкат Мирзиёев принял Мурата Нуртлеу. Казахстан доволен.", "UZ"),
        ("Президент Сербии Александар Вучич прибыл в Белград. Глава государства устал.", "RS"),
    ],
    ids=["the outlet", "an agency", "passed on", "who acts first", "where it is", "no outlet"],
)
def test_says_whose_bare_titles_are_meant(reader: Reader, text: str, country: str) -> None:
    assert home(reader, text) == country


@pytest.mark.parametrize("text", ["Встреча прошла в среду.", "Стороны довольны."])
def test_leaves_open_a_text_that_names_nobody(reader: Reader, text: str) -> None:
    assert home(reader, text) is None
