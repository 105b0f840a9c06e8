"""Calendars of an article of 3 July 2024: what is over, and what only stands there."""

import pytest

from reading.facts import Status
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
