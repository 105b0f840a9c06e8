"""How a query may be meant to be spelled."""

import pytest

from reading.spelling.name_keys import search_key
from reading.spelling.spellings import spellings


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Гутерришем", "Гутерриш"),
        ("Дудой", "Дуда"),
        ("Тоқаевтың", "Токаев"),
        ("Тоқаевпен", "Токаев"),
        ("Tokayev's", "Tokayev"),
        ("Uenthhbi", "Гутерриш"),
        ("'hljufyjv", "Эрдоган"),
        ("Пгеуккуы", "Guterres"),
    ],
)
def test_a_word_is_read_as_a_form_of_another(query: str, meant: str) -> None:
    keys = {key for one in spellings(query) for word in one.words for key in word.keys}
    assert search_key(meant) in keys


@pytest.mark.parametrize("query", ["", "?!", "Ж.", "к.-ж.", "🙂"])
def test_letters_alone_name_nobody(query: str) -> None:
    assert not any(one.words for one in spellings(query))


def test_another_keyboard_layout_is_the_worse_guess() -> None:
    typed, other = spellings("Токаев")
    assert typed.cost < other.cost
