"""Cities and countries in the nominative, and which way the sentence goes."""

import pytest

from reading.where.places import Direction
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "name", "iso", "direction"),
    [
        ("Встреча прошла в Астане.", "Астана", "KZ", Direction.WHERE),
        ("Он прилетел в Алматы.", "Алматы", "KZ", Direction.WHITHER),
        ("Он прилетел в Астану.", "Астана", "KZ", Direction.WHITHER),
        ("Он гордится Минском.", "Минск", "BY", Direction.NONE),
        ("Переговоры прошли в Ливане.", "Ливан", "LB", Direction.WHERE),
        ("Он улетел на Филиппины.", "Филиппины", "PH", Direction.WHITHER),
        ("Министр прибыл в Турцию.", "Турция", "TR", Direction.WHITHER),
        ("Делегация вернулась из Пекина.", "Пекин", "CN", Direction.WHENCE),
        ("Президент посетил Венгрию.", "Венгрия", "HU", Direction.NONE),
        ("Саммит прошёл в Нур-Султане.", "Астана", "KZ", Direction.WHERE),
        ("Он побывал в солнечном Ташкенте.", "Ташкент", "UZ", Direction.WHERE),
        ("Переговоры прошли в столице Грузии.", "Тбилиси", "GE", Direction.WHERE),
        ("Его приняли в Объединённых Арабских Эмиратах.", "ОАЭ", "AE", Direction.WHERE),
        ("Переговоры прошли в Женеве.", "Женева", "CH", Direction.WHERE),
        ("Они находились в Нью-Йорке.", "Нью-Йорк", "US", Direction.WHERE),
    ],
)
def test_finds_the_place(
    reader: Reader, text: str, name: str, iso: str, direction: Direction
) -> None:
    (found,) = reader.tools.places.find(reader.sentence(text).tokens)
    assert (found.name, found.iso, found.direction) == (name, iso, direction)


@pytest.mark.parametrize(
    "text",
    [
        "Стороны обсудили сотрудничество.",
        "Прошла встреча с казахстанской делегацией.",
        "Рост составил пять процентов в год.",
        "Стороны вспомнили о Минском процессе.",
    ],
    ids=["no place", "an adjective", "a common noun", "a capital adjective"],
)
def test_leaves_other_words_alone(reader: Reader, text: str) -> None:
    assert list(reader.tools.places.find(reader.sentence(text).tokens)) == []


@pytest.mark.parametrize(
    ("text", "is_city"), [("Встреча прошла в Астане.", True), ("Он был в Турции.", False)]
)
def test_cities_are_told_from_countries(reader: Reader, text: str, *, is_city: bool) -> None:
    (found,) = reader.tools.places.find(reader.sentence(text).tokens)
    assert found.is_city is is_city
