"""Names as people type them: case forms, typing errors, Latin, Kazakh, the wrong layout."""

import pytest

from reading.matching import Known, find_people, fitness, search_key

PEOPLE = tuple(
    Known(number, name)
    for number, name in enumerate(
        [
            "Касым-Жомарт Токаев",
            "Антониу Гутерриш",
            "Владимир Путин",
            "Владимир Зеленский",
            "Саломе Зурабишвили",
            "Шавкат Мирзиёев",
            "Си Цзиньпин",
            "Хельга Шмид",
            "Садыр Жапаров",
            "Анджей Дуда",
            "Реджеп Тайип Эрдоган",
            "Мурат Нуртлеу",
            "Гурбангулы Бердымухамедов",
            "Сердар Бердымухамедов",
        ]
    )
)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Токаев", "Касым-Жомарт Токаев"),
        ("токаева", "Касым-Жомарт Токаев"),
        ("Касым-Жомартом Токаевым", "Касым-Жомарт Токаев"),
        ("Гутерришем", "Антониу Гутерриш"),
        ("Гутериш", "Антониу Гутерриш"),
        ("Tokayev", "Касым-Жомарт Токаев"),
        ("Tokaev", "Касым-Жомарт Токаев"),
        ("Тоқаев", "Касым-Жомарт Токаев"),
        ("Тоқаевтың", "Касым-Жомарт Токаев"),
        ("Njrftd", "Касым-Жомарт Токаев"),
        ("Genby", "Владимир Путин"),
        ("Путину", "Владимир Путин"),
        ("Zelensky", "Владимир Зеленский"),
        ("Зеленского", "Владимир Зеленский"),
        ("зурабишвили", "Саломе Зурабишвили"),
        ("Мирзиеев", "Шавкат Мирзиёев"),
        ("Mirziyoyev", "Шавкат Мирзиёев"),
        ("Дудой", "Анджей Дуда"),
        ("Эрдогану", "Реджеп Тайип Эрдоган"),
        ("Erdogan", "Реджеп Тайип Эрдоган"),
        ("Erdoğan", "Реджеп Тайип Эрдоган"),
        ("Жапаровым", "Садыр Жапаров"),
        ("Шмид", "Хельга Шмид"),
        ("Сердаром Бердымухамедовым", "Сердар Бердымухамедов"),
    ],
)
def test_finds_whom_somebody_meant(query: str, name: str) -> None:
    found = find_people(query, PEOPLE)
    assert found.sure is not None
    assert found.sure.name == name


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("Бердымухамедов", {"Гурбангулы Бердымухамедов", "Сердар Бердымухамедов"}),
        ("Владимир", {"Владимир Путин", "Владимир Зеленский"}),
    ],
)
def test_several_that_fit_alike_are_asked_about(query: str, names: set[str]) -> None:
    found = find_people(query, PEOPLE)
    assert found.sure is None
    assert {match.name for match in found.candidates} == names


@pytest.mark.parametrize(
    "query", ["", "?!", "Роналду", "Токаев Путин", "погода завтра", "Ли", "12"], ids=repr
)
def test_leaves_other_words_alone(query: str) -> None:
    found = find_people(query, PEOPLE)
    assert found.sure is None


def test_a_spelling_that_is_farther_off_is_offered() -> None:
    found = find_people("Guterres", PEOPLE)
    assert [match.name for match in found.candidates] == ["Антониу Гутерриш"]


def test_every_word_of_the_query_must_fit() -> None:
    assert fitness("анджей токаев", "Анджей Дуда") < 0.5
    assert fitness("анджей дуда", "Анджей Дуда") == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Токаев", "Tokayev"),
        ("Тоқаев", "Токаев"),
        ("Захарова", "Zakharova"),
        ("Чубайс", "Chubais"),
        ("Жапаров", "Zhaparov"),
    ],
)
def test_spellings_of_three_scripts_share_a_key(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)
