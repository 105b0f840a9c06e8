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
