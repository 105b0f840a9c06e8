"""One meeting with several or several meetings: what the words say."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

DUDA, SCHMID, BRAZE = "Анджей Дуда", "Хельга Шмид", "Байба Браже"


def met(reader: Reader, text: str) -> list[set[str]]:
    return [{p.name for p in report.participants} for report in reader.facts(text).meetings]


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда провёл встречу с двумя дипломатами – Хельгой Шмид и Байбой Браже.",
        "Анджей Дуда встретился с делегацией ОБСЕ: Хельгой Шмид и Байбой Браже.",
        "Анджей Дуда принял двух дипломатов сразу – Хельгу Шмид и Байбу Браже.",
        "Анджей Дуда поужинал с Хельгой Шмид и Байбой Браже.",
        "Анджей Дуда встретился с Хельгой Шмид и Байбой Браже, её советником.",
    ],
)
def test_who_came_together_was_met_at_once(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, SCHMID, BRAZE}]


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда встретился с Хельгой Шмид и Байбой Браже.",
        "Анджей Дуда провёл встречи с двумя дипломатами – Хельгой Шмид и Байбой Браже.",
        "Анджей Дуда принял двух дипломатов: посла Германии Хельгу Шмид и "
        "посла Латвии Байбу Браже.",
    ],
)
def test_else_each_was_met_alone(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, SCHMID}, {DUDA, BRAZE}]
