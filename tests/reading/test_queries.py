from datetime import date

import pytest

from reading.facts import Form, Status
from reading.queries import Asked, is_where, parse_arguments
from reading.when.periods import Tense

TODAY = date(2025, 9, 9)
YEAR_2024 = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Узбекистан и Казахстан за прошлый год, только звонки",
            Asked(("Узбекистан", "Казахстан"), *YEAR_2024, (Form.PHONE_CALL,)),
        ),
        ("Токаев с Путиным в 2024", Asked(("Токаев", "Путиным"), *YEAR_2024)),
        ("кто был в Астане в 2024", Asked(("Астане",), *YEAR_2024)),
        (
            "визиты в Ташкент прошлым летом",
            Asked(("Ташкент",), date(2025, 6, 1), date(2025, 8, 31), (Form.VISIT,)),
        ),
        (
            "предстоящие визиты Токаева",
            Asked(("Токаева",), None, None, (Form.VISIT,), Status.PLANNED),
        ),
        ("отменённые встречи", Asked((), None, None, (), Status.CANCELLED)),
        (
            "переговоры Казахстана и Китая летом 2023",
            Asked(("Казахстана", "Китая"), date(2023, 6, 1), date(2023, 8, 31), (Form.TALKS,)),
        ),
        (
            "Мирзиёев по телефону с Эрдоганом",
            Asked(("Мирзиёев", "Эрдоганом"), None, None, (Form.PHONE_CALL,)),
        ),
        ("встречи на полях Генассамблеи", Asked(("Генассамблеи",), None, None, (Form.SIDELINES,))),
        (
            "Tokayev and Putin phone calls in 2024",
            Asked(("Tokayev", "Putin"), *YEAR_2024, (Form.PHONE_CALL,)),
        ),
        (
            "upcoming visits to Tashkent",
            Asked(("Tashkent",), None, None, (Form.VISIT,), Status.PLANNED),
        ),
        ("Тоқаев пен Путин сапарлары 2024", Asked(("Тоқаев", "Путин"), *YEAR_2024, (Form.VISIT,))),
        ("звонки и визиты Токаева", Asked(("Токаева",), None, None, (Form.PHONE_CALL, Form.VISIT))),
    ],
)
def test_a_question_is_taken_apart(text: str, asked: Asked) -> None:
    assert parse_arguments(text, TODAY) == asked


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Токаев с 2023", date(2023, 1, 1), None),
        ("с 2023 года Токаев", date(2023, 1, 1), None),
        ("Токаев с 2022 по 2024", date(2022, 1, 1), date(2024, 12, 31)),
        ("Токаев до 2020", None, date(2020, 12, 31)),
        ("Токаев после 2021", date(2021, 1, 1), None),
        ("Токаев since 2023", date(2023, 1, 1), None),
        ("Токаев 2023 жылдан бері", date(2023, 1, 1), None),
        ("Токаев с января", date(2025, 1, 1), None),
        ("Токаев с ноября", date(2024, 11, 1), None),
        ("Токаев с ноября 2025", date(2025, 11, 1), None),
        ("Токаев до марта", None, date(2025, 3, 31)),
        ("Токаев с мая по июль", date(2025, 5, 1), date(2025, 7, 31)),
        ("Токаев с прошлой недели", date(2025, 6, 9), None),
        ("Токаев в январе", date(2025, 1, 1), date(2025, 1, 31)),
    ],
)
def test_one_end_of_a_time_leaves_the_other_open(
    text: str, first: date | None, last: date | None
) -> None:
    assert parse_arguments(text, date(2025, 6, 16)) == Asked(("Токаев",), first, last)


@pytest.mark.parametrize(
    "text",
    ["Айзенберг Звонков", "Сергей Визитов", "Всемирный банк", "саммит ШОС", "Токаев Была", "ООН"],
)
def test_names_that_look_like_such_words_stay_names(text: str) -> None:
    assert parse_arguments(text, TODAY) == Asked((text,))


@pytest.mark.parametrize("text", ["", " , ", "только", "кто с кем", "звонки,,,", "и и и", "«»"])
def test_nothing_is_an_error(text: str) -> None:
    assert parse_arguments(text, TODAY).names == ()


NOVEMBER, MARCH = date(2026, 11, 27), date(2027, 3, 20)
"""Days of asking."""


@pytest.mark.parametrize(
    ("text", "today", "month"),
    [
        # What was is of the last such month, whenever it is asked.
        ("кто встречался с Лавровым в сентябре", NOVEMBER, (2026, 9)),
        ("кто встречался с Лавровым в сентябре", MARCH, (2026, 9)),
        ("кто приезжал в Астану в декабре", NOVEMBER, (2025, 12)),
        ("Who did Tokayev meet in March?", NOVEMBER, (2026, 3)),
        ("Тоқаев желтоқсанда кіммен кездесті", NOVEMBER, (2025, 12)),
        # What is to come is of the next one.
        ("что планирует Токаев в марте", NOVEMBER, (2027, 3)),
        ("когда приедет Си в сентябре", NOVEMBER, (2027, 9)),
        # Without a verb: what was, unless it is near.
        ("Лавров в декабре", NOVEMBER, (2026, 12)),
        ("Лавров в марте", NOVEMBER, (2026, 3)),
        # A month by itself.
        ("декабрь", NOVEMBER, (2026, 12)),
        ("Лавров сентябрь", NOVEMBER, (2026, 9)),
        ("December", NOVEMBER, (2026, 12)),
        ("желтоқсан", NOVEMBER, (2026, 12)),
        # The year is said.
        ("кто встречался с Лавровым в сентябре 2024", MARCH, (2024, 9)),
    ],
)
def test_a_month_without_a_year_is_the_one_that_is_meant(
    text: str, today: date, month: tuple[int, int]
) -> None:
    first = parse_arguments(text, today).first
    assert first is not None
    assert (first.year, first.month, first.day) == (*month, 1)


def test_what_is_announced_is_asked_of_what_is_to_come() -> None:
    asked = parse_arguments("в марте", NOVEMBER, Tense.FUTURE)
    assert (asked.first, asked.last) == (date(2027, 3, 1), date(2027, 3, 31))


@pytest.mark.parametrize("text", ["Август Вилла", "Тереза Мэй", "may", "march", "Марта Кос"])
def test_names_like_months_stay_names(text: str) -> None:
    assert parse_arguments(text, NOVEMBER) == Asked((text,))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Казахстане", "когда Си был в Казахстане?"),
        ("Казахстан", "визиты в Казахстан"),
        ("Украине", "кто был на Украине в 2021"),
        ("Казахстан", "кто посетил Казахстан"),
        ("Казахстан", "посещал ли Си Казахстан?"),
        ("Kazakhstan", "Who visited Kazakhstan?"),
        ("Kazakhstan", "visits to Kazakhstan"),
        ("United States", "Tokayev in the United States"),
        ("Қазақстанға", "Қазақстанға сапарлар"),
        ("Қазақстанда", "Си қашан Қазақстанда болды?"),
    ],
)
def test_a_country_is_the_place(name: str, text: str) -> None:
    assert is_where(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Казахстан", "Китай и Казахстан"),
        ("Казахстаном", "переговоры с Казахстаном"),
        ("Казахстане", "встречи с послом в Казахстане"),
        ("Kazakhstan", "met the ambassador to Kazakhstan"),
        ("Канада", "Канада және Қазақстан"),
        ("Канада", "Канада кездесулері"),
    ],
)
def test_a_country_is_a_side(name: str, text: str) -> None:
    assert not is_where(name, text)
