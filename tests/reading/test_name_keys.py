"""Keys of names: what an index must find one spelling by another with."""

import pytest

from reading.spelling.name_keys import (
    alike,
    exactly,
    index_keys,
    opening,
    search_key,
    sound,
    word_key,
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Guterres", "Гутерриш"),
        ("Tokayev", "Токаев"),
        ("Тоқаев", "Токаев"),
        ("Zhaparov", "Жапаров"),
        ("Japarov", "Жапаров"),
        ("Berdimuhamedow", "Бердымухамедов"),
        ("Qassym", "Касым"),
        ("касымжомарт", "Касым-Жомарт"),
        # A slip: a letter wrong, missing, too many, in the wrong place.
        ("Такаев", "Токаев"),
        ("Зилинский", "Зеленский"),
        ("Пашенян", "Пашинян"),
        ("Столтенбрг", "Столтенберг"),
        ("Лаыров", "Лавров"),
        ("Лавроов", "Лавров"),
        ("Ларвов", "Лавров"),
        ("Нопов", "Норов"),
    ],
)
def test_an_index_finds_a_name_by_its_other_spellings(typed: str, name: str) -> None:
    assert alike(word_key(typed)) & index_keys([name])


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Лавров", "Токаев"), ("Дуда", "Гутерриш"), ("И", "Токаев"), ("Иванько", "Мирзиёев")],
)
def test_other_names_are_not_even_looked_at(typed: str, name: str) -> None:
    assert not alike(word_key(typed)) & index_keys([name])


@pytest.mark.parametrize("word", ["И", "Ян", "II", "Э", "ооо", "12", "x"])
def test_short_words_are_found_as_they_are(word: str) -> None:
    assert exactly(word_key(word)) in alike(word_key(word))
    assert exactly(word_key(word)) in index_keys([word])


def test_an_opening_is_the_first_letters_in_any_script() -> None:
    assert opening(search_key("Гутерман")) == opening(search_key("Guterres"))


@pytest.mark.parametrize("name", ["", "?!", "—", "🙂"])
def test_what_is_no_name_has_no_keys(name: str) -> None:
    assert index_keys([name]) == frozenset()


def test_a_name_of_many_words_has_few_keys() -> None:
    assert len(index_keys(["Абдул-Азиз бин Абдул-Рахман аль-Фейсал ас-Сауд" * 3])) < 400


@pytest.mark.parametrize(
    ("one", "other"),
    [("Vučić", "Вучич"), ("Milanović", "Миланович"), ("Çavuşoğlu", "Чавушоглу"), ("Duđa", "Дуджа")],
)
def test_marked_letters_sound_as_in_their_language(one: str, other: str) -> None:
    assert alike(search_key(one)) & index_keys([other])
    assert sound(search_key(one)) == sound(search_key(other))
