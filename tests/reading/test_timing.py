"""When contacts took place, in articles that came with their day."""

from datetime import date

import pytest

from reading.facts import MeetingReport, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

WEDNESDAY = date(2024, 7, 3)


def told(reader: Reader, text: str, name: str, published_on: date | None) -> MeetingReport:
    """The report of the contact with somebody."""
    meetings = reader.facts(text, published_on).meetings
    return next(m for m in meetings if any(p.name == name for p in m.participants))


def days(report: MeetingReport) -> str:
    first, last = report.date.first, report.date.last
    return f"{first or ''}" if first == last else f"{first or ''}/{last or ''}"


@pytest.mark.parametrize(
    ("text", "expected", "status"),
    [
        (
            "Касым-Жомарт Токаев увидится с Хельгой Шмид в пятницу.",
            "2024-07-05",
            Status.PLANNED,
        ),
        ("5 июля – переговоры Токаева с Хельгой Шмид.", "2024-07-05", Status.PLANNED),
        ("5 июля Токаев встретится с Хельгой Шмид.", "2024-07-05", Status.PLANNED),
        ("5 июня – переговоры Токаева с Хельгой Шмид.", "2024-06-05", Status.HELD),
        ("Токаев встретился с Хельгой Шмид 5 июля.", "2023-07-05", Status.HELD),
        (
            "Встреча Токаева с Хельгой Шмид перенесена на пятницу.",
            "2024-07-05",
            Status.POSTPONED,
        ),
    ],
)
def test_the_verb_of_the_contact_chooses_year_and_week(
    reader: Reader, text: str, expected: str, status: Status
) -> None:
    report = told(reader, text, "Хельга Шмид", WEDNESDAY)
    assert (days(report), report.status) == (expected, status)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Во вторник делегации сели за стол в Стамбуле.\n"
            "Накануне Анджей Дуда побывал в Анкаре, где его приняла Хельга Шмид.",
            "2024-07-01",
        ),
        (
            "В пятницу в Астане пройдёт саммит.\nНакануне Анджей Дуда принял Хельгу Шмид.",
            "2024-07-02",
        ),
        ("Вечером накануне Анджей Дуда обсудил это с Хельгой Шмид.", "2024-07-02"),
        (
            "1 июля Анджей Дуда прилетел в Баку.\n"
            "Утром следующего дня он встретился с Хельгой Шмид.",
            "2024-07-02",
        ),
        (
            "В пятницу Анджей Дуда прилетит в Баку. На тот же день назначена его встреча с "
            "Хельгой Шмид.",
            "2024-07-05",
        ),
        (
            "Дневник недели\n\nПонедельник. Анджей Дуда прилетел в Баку.\n\n"
            "Вторник. В Баку Анджей Дуда принял Хельгу Шмид.",
            "2024-07-02",
        ),
        (
            "Программа недели\n\nЧетверг. Анджей Дуда летит в Баку.\n\n"
            "Пятница. Анджей Дуда встретится с Хельгой Шмид.",
            "2024-07-05",
        ),
    ],
)
def test_counts_from_the_day_of_the_story(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "В Астане завершился саммит.\n"
            "Накануне Токаев принял Антониу Гутерриша.\n"
            "В кулуарах саммита Токаев побеседовал с Хельгой Шмид.",
            "2024-07-03",
        ),
        (
            "Анджей Дуда накануне находился в Баку.\n\nТам он встретился с Хельгой Шмид.",
            "2024-07-02",
        ),
        (
            "Токаев принял Антониу Гутерриша.\n"
            "В мае Анджей Дуда побывал в Баку. Там он встретился с Хельгой Шмид.",
            "2024-05-01/2024-05-31",
        ),
        (
            "Анджей Дуда принял Антониу Гутерриша и подтвердил, что эксперты приедут весной. "
            "Затем он встретился с Хельгой Шмид.",
            "2024-07-03",
        ),
        (
            "1 июля Анджей Дуда прилетел в Баку.\n\n30 июня\n\n"
            "Анджей Дуда встретился с Антониу Гутерришем.\n\n"
            "Затем Анджей Дуда принял Хельгу Шмид.",
            "2024-06-30",
        ),
        (
            "Онлайн\n17:40 Анджей Дуда прибыл. Два дня назад он был в Баку.\n"
            "16:55 Анджей Дуда принял Хельгу Шмид.",
            "2024-07-03",
        ),
    ],
)
def test_a_step_back_ends_with_its_paragraph(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сегодня вечером Анджей Дуда примет Хельгу Шмид.", "2024-07-03"),
        ("Во второй половине дня Анджей Дуда примет Хельгу Шмид.", "2024-07-03"),
        ("Встреча Анджея Дуды с Хельгой Шмид начнётся через полчаса.", "2024-07-03"),
        (
            "9 июля в Баку соберутся министры.\n"
            "На полях заседания Анджей Дуда проведёт встречу с Хельгой Шмид.",
            "2024-07-09",
        ),
        (
            "9 июля в Баку соберутся министры.\nАнджей Дуда встретится с Хельгой Шмид в Вене.",
            "",
        ),
        ("Анджей Дуда отправился в Баку, где 30 июля пройдёт саммит.", "2024-07-03"),
    ],
)
def test_what_is_planned_has_the_day_it_is_tied_to(
    reader: Reader, text: str, expected: str
) -> None:
    name = "Хельга Шмид" if "Шмид" in text else "Анджей Дуда"
    assert days(told(reader, text, name, WEDNESDAY)) == expected


def test_a_weekday_of_an_undated_page_follows_the_day_before_it(reader: Reader) -> None:
    text = (
        "В понедельник, 4 декабря 2023 года, Анджей Дуда принял Антониу Гутерриша. "
        "Хельга Шмид встретилась с ним в среду."
    )
    assert days(told(reader, text, "Хельга Шмид", None)) == "2023-12-06"


def test_years_head_the_parts_of_a_chronology(reader: Reader) -> None:
    text = (
        "Хронология\n\n2022\n6 апреля Анджей Дуда встретился с Антониу Гутерришем.\n\n"
        "2023\nВ начале мая Анджей Дуда принял Хельгу Шмид."
    )
    assert days(told(reader, text, "Хельга Шмид", None)) == "2023-05-01/2023-05-10"
