from datetime import date

import pytest

from reading.facts import Form, Status
from reading.queries import Asked, parse_arguments

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
