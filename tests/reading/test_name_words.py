"""One word of a name: the nominatives its ending allows."""

import pytest

from reading.spelling.evidence import ANY
from reading.spelling.name_words import read_word


@pytest.mark.parametrize(
    ("word", "nominative", "case"),
    [
        ("Лаврова", "Лавров", "Gen"),
        ("Путину", "Путин", "Dat"),
        ("Мишустиным", "Мишустин", "Ins"),
        ("Песковом", "Песков", "Ins"),
        ("Захаровой", "Захарова", "Ins"),
        ("Дудой", "Дуда", "Ins"),
        ("Илией", "Илия", "Ins"),
        ("Зеленского", "Зеленский", "Gen"),
        ("Дмитрием", "Дмитрий", "Ins"),
        ("Толстого", "Толстой", "Gen"),
        ("Игоря", "Игорь", "Gen"),
        ("Наде", "Надя", "Dat"),
        ("Льва", "Лев", "Gen"),
        ("Павлом", "Павел", "Ins"),
        ("Кравцу", "Кравец", "Dat"),
        ("Маркосом-младшим", "Маркос-младший", "Ins"),
        ("Рамуш-Орты", "Рамуш-Орта", "Gen"),
        ("аль-Файезом", "аль-Файез", "Ins"),
    ],
)
def test_a_word_may_stand_for_its_nominative(word: str, nominative: str, case: str) -> None:
    assert (nominative, case) in {(r.nominative, r.case) for r in read_word(word)}


@pytest.mark.parametrize(
    "word", ["Зурабишвили", "Гварибашвили", "Шеварднадзе", "бен", "аль", "II", "Ёль", "Дауни"]
)
def test_a_word_may_stay_as_it_is_in_every_case(word: str) -> None:
    assert any(r.nominative == word and r.case == ANY for r in read_word(word))


@pytest.mark.parametrize(
    ("word", "wrong"),
    [("Шеварднадзе", "Шеварднадза"), ("Зурабишвили", "Зурабишвиля"), ("бен", "бена")],
)
def test_a_word_that_never_declines_has_one_reading(word: str, wrong: str) -> None:
    assert wrong not in {r.nominative for r in read_word(word)}
    assert len(read_word(word)) == 1


def test_a_chain_of_hyphens_is_no_name() -> None:
    assert [r.nominative for r in read_word("Иванова-" * 5_000)] == ["Иванова-" * 5_000]
