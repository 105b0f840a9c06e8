"""Mentions that the parser hangs on whatever stands before them."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

DUDA, SCHMID = "Анджей Дуда", "Хельга Шмид"


def met(reader: Reader, text: str) -> list[set[str]]:
    reports = reader.facts(text).meetings
    return [{p.name for p in r.participants} for r in reports if len(r.participants) > 1]


@pytest.mark.parametrize(
    "text",
    [
        "После переговоров с Хельгой Шмид Анджей Дуда вылетел в Каир.",
        "После переговоров с Хельгой Шмид Анджей Дуда, президент Польши, вылетел в Каир.",
        "После беседы с министром Хельгой Шмид Анджей Дуда ответил на вопросы.",
        "Хельга Шмид прилетела. Утром Хельгу Шмид принял Анджей Дуда.",
        "Министр Хельга Шмид прилетела в Варшаву. В пятницу министра принял Анджей Дуда.",
        "Хельга Шмид прилетела. 17 июня Хельгу Шмид принял Анджей Дуда.",
    ],
)
def test_finds_the_verb_it_belongs_to(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, SCHMID}]


def test_a_genitive_of_somebody_s_day_stays_his(reader: Reader) -> None:
    assert met(reader, "Утро Хельги Шмид началось рано. Пётр Мюллер прилетел.") == []
