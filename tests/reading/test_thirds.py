"""Who made three of two: one meeting of all, or a word of another matter."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

THREE = {"Анджей Дуда", "Хельга Шмид", "Садыр Жапаров"}


def met(reader: Reader, text: str) -> list[set[str]]:
    return [{p.name for p in report.participants} for report in reader.facts(text).meetings]


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда принял Хельгу Шмид; третьим за столом был президент Садыр Жапаров.",
        "Анджей Дуда обедал с Хельгой Шмид. Третьим собеседником оказался Садыр Жапаров.",
        "Анджей Дуда и Хельга Шмид беседовали полчаса, третьим к ним подсел Садыр Жапаров.",
        "Анджей Дуда говорил с Хельгой Шмид, а за столом между ними сидел Садыр Жапаров.",
        "Анджей Дуда и Хельга Шмид объявили о новой сделке, третьим к ним подсел Садыр Жапаров.",
        "Анджей Дуда обедал с Хельгой Шмид, и между ними оказался Садыр Жапаров.",
    ],
)
def test_a_third_joins_them(reader: Reader, text: str) -> None:
    assert met(reader, text) == [THREE]


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда принял Хельгу Шмид. Третьим визитом за год её порадовал Садыр Жапаров.",
        "Анджей Дуда принял Хельгу Шмид. Третьим по счёту визитом занят Садыр Жапаров.",
        "Анджей Дуда принял Хельгу Шмид. Между выборами сидел без дела Садыр Жапаров.",
    ],
)
def test_a_third_of_something_else_joins_nobody(reader: Reader, text: str) -> None:
    assert met(reader, text) == [THREE - {"Садыр Жапаров"}]
