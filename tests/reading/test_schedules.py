"""Calendars of an article of 3 July 2024: what is over, and what only stands there."""

import pytest

from reading.facts import MeetingReport, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("24 июля – переговоры Анджея Дуды с Хельгой Шмид.", Status.PLANNED),
        ("10 июля Анджей Дуда прилетает в Астану.", Status.PLANNED),
        ("25–27 июля – визит Анджея Дуды в Астану.", Status.PLANNED),
        ("Беседа Анджея Дуды с Хельгой Шмид – 2 июля.", Status.HELD),
        ("В среду Анджей Дуда проводит переговоры с Хельгой Шмид.", Status.HELD),
        ("Анджей Дуда встретился с Хельгой Шмид перед саммитом 24 июля.", Status.HELD),
    ],
)
def test_a_date_ahead_without_a_past_verb_is_a_plan(
    reader: Reader, text: str, status: Status
) -> None:
    assert reader.facts(text).meetings[0].status is status


CALENDAR = """Понедельник, 1 июля
Прага. Петр Павел примет Хельгу Шмид.

Пятница, 5 июля
Рига. Президент Латвии Эдгарс Ринкевичс встречается с Байбой Браже.
"""


def told(report: MeetingReport) -> tuple[str, str, Status]:
    place = report.place.name if report.place else ""
    return str(report.date.first), place, report.status


def test_entries_of_a_calendar_have_the_day_and_place_above_them(reader: Reader) -> None:
    assert [told(report) for report in reader.facts(CALENDAR).meetings][-1] == (
        *("2024-07-05", "Рига"),
        Status.PLANNED,
    )


def test_one_line_with_a_day_is_no_calendar(reader: Reader) -> None:
    text = "Пятница, 5 июля\n\nПетр Павел принял Хельгу Шмид."
    assert reader.facts(text).meetings[0].status is Status.HELD
