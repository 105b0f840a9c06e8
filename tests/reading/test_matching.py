"""Names as people type them: case forms, typing errors, Latin, Kazakh, the wrong layout."""

import pytest

from reading.spelling.matching import Known, find_people, fitness, search_key

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


@pytest.mark.parametrize(
    ("query", "name", "is_sure"),
    [
        # One vowel, one consonant heard for another, one letter left out.
        ("Такаев", "Касым-Жомарт Токаев", True),
        ("Лафров", "Сергей Лавров", True),
        ("Столтенбрг", "Йенс Столтенберг", True),
        # A whole name carries a mistake better than a surname.
        ("Шавкат Мирзиеез", "Шавкат Мирзиёев", False),
        ("Дмитрий Кулеа", "Дмитрий Кулеба", False),
        # One consonant may make another name.
        ("Лаыров", "Сергей Лавров", False),
        ("Петросянц", "Никол Петросян", False),
        ("Гашими", "Хаким Хашими", False),
        ("Мирзи", "Мирза Мирзиль", False),
    ],
)
def test_the_more_is_mistaken_the_less_is_taken_for_granted(
    query: str, name: str, *, is_sure: bool
) -> None:
    found = find_people(query, [Known(1, name)])
    assert [match.name for match in found.candidates] == [name]
    assert (found.sure is not None) == is_sure


@pytest.mark.parametrize(
    ("query", "names"),
    [
        # As it stands before what it may be a form of.
        ("Захарова", ["Мария Захарова", "Иван Захаров"]),
        ("Захаровым", ["Иван Захаров"]),
        ("Ван И", ["Ван И"]),
        ("И. Захаров", ["Иван Захаров"]),
        ("Марат Каримжанович Карабаев", ["Марат Карабаев"]),
        ("Карабаев Марат Каримжанович", ["Марат Карабаев"]),
        ("Александр Вучич", ["Александр Вучич"]),
    ],
)
def test_words_of_a_name_are_weighed(query: str, names: list[str]) -> None:
    known = ["Иван Захаров", "Мария Захарова", "Ван И", "Ван Ибо", "Марат Карабаев"]
    people = [Known(number, name) for number, name in enumerate([*known, "Александр Вучич"])]
    assert [match.name for match in find_people(query, people).candidates] == names


def test_of_two_that_fit_alike_the_one_more_written_about_comes_first() -> None:
    known = [Known(1, "Акылбек Жапаров", 3), Known(2, "Садыр Жапаров", 40)]
    assert [match.id for match in find_people("Жапаров", known).candidates] == [2, 1]
