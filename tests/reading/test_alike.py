"""Others who did the same, by a verb that isn't said again."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

DUDA, SCHMID, BRAZE, STUBB = "Анджей Дуда", "Хельга Шмид", "Байба Браже", "Александр Стубб"
NOVAK = "Пётр Новак"


def met(reader: Reader, text: str) -> list[set[str]]:
    reports = reader.facts(text).meetings
    return [{p.name for p in r.participants} for r in reports if len(r.participants) > 1]


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда побеседовал с Хельгой Шмид, а Александр Стубб — с Байбой Браже.",
        "Анджей Дуда встретился с Хельгой Шмид, Александр Стубб – с Байбой Браже.",
        "Анджей Дуда принял Хельгу Шмид, а Александр Стубб – Байбу Браже.",
    ],
)
def test_each_met_his_own(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, SCHMID}, {STUBB, BRAZE}]


def test_a_row_after_the_dash_is_his_too(reader: Reader) -> None:
    text = (
        "Анджей Дуда встретился с Хельгой Шмид, а Александр Стубб — с Байбой Браже и "
        "Петром Новаком."
    )
    assert met(reader, text) == [{DUDA, SCHMID}, {STUBB, BRAZE}, {STUBB, NOVAK}]
