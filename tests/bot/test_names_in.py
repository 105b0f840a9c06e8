"""Names of people as the readers of a language spell them."""

import pytest

from bot.knowledge import load_world
from bot.texts import catalogues_of

NAMES = {
    "ru": ("Касым-Жомарт Токаев", "Си Цзиньпин"),
    "kk": ("Қасым-Жомарт Тоқаев", "Си Цзиньпин"),
    "en": ("Kassym-Jomart Tokayev", "Xi Jinping"),
}


@pytest.mark.parametrize("language", sorted(NAMES))
def test_names_are_spelled_as_the_reader_does(language: str) -> None:
    texts = catalogues_of(load_world())[language]
    assert (texts.called("Касым-Жомарт Токаев"), texts.called("Си Цзиньпин")) == NAMES[language]
    assert texts.called("Никто Неизвестный") == "Никто Неизвестный"


PLACES = {
    "ru": ("Астана", "Алматы", "Польша", "президент Казахстана", "саммит ШОС"),
    "kk": (
        "Астана",
        "Алматы",
        "Польша",
        "Қазақстан Президенті",
        "ШЫҰ Мемлекет басшылары кеңесінің 24-отырысы",
    ),
    "en": (
        "Astana",
        "Almaty",
        "Poland",
        "President of Kazakhstan",
        "24th meeting of the SCO Council of Heads of State",
    ),
}


@pytest.mark.parametrize("language", sorted(PLACES))
def test_places_and_offices_are_called_as_the_reader_does(language: str) -> None:
    names = catalogues_of(load_world())[language].names
    found = (
        names.place("Астана"),
        names.place("Алматы"),
        names.place("Польша"),
        names.office("президент Казахстана"),
        names.forum("саммит ШОС", "sco-chs-24"),
    )
    assert found == PLACES[language]
    unknown = (names.place("Нигдеград"), names.office("начальник"), names.forum("сбор", None))
    assert unknown == ("Нигдеград", "начальник", "сбор")
