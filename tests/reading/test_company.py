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
        "Анджей Дуда за утро увидел двоих: сначала хозяйку форума Хельгу Шмид, потом Байбу Браже.",
        "Анджей Дуда принял двух дипломатов: посла Германии Хельгу Шмид и "
        "посла Латвии Байбу Браже.",
    ],
)
def test_else_each_was_met_alone(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, SCHMID}, {DUDA, BRAZE}]


def test_envoys_of_one_country_are_one_side(reader: Reader) -> None:
    text = "Прошла встреча Анджея Дуды с представителями ОБСЕ – Хельгой Шмид и Байбой Браже."
    assert met(reader, text) == [{DUDA, SCHMID, BRAZE}]


def test_who_came_along_is_no_meeting_of_its_own(reader: Reader) -> None:
    text = (
        "Анджей Дуда и Хельга Шмид продолжили беседу за чаем. В мероприятии приняли участие "
        "министр обороны Пётр Мюллер и помощник президента Иван Петров."
    )
    assert {"Пётр Мюллер", "Иван Петров"} not in met(reader, text)


def test_who_comes_in_a_delegation_is_no_party(reader: Reader) -> None:
    text = (
        "Анджей Дуда и Хельга Шмид начали переговоры. В переговорах Анджея Дуды и Хельги Шмид в "
        "составе польской делегации участвуют министр Пётр Мюллер и помощник Иван Петров."
    )
    assert {"Пётр Мюллер", "Иван Петров"} not in met(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Подписи под соглашением поставили Анджей Дуда и Хельга Шмид.",
        "Анджей Дуда в гостях у Хельги Шмид.",
    ],
)
def test_two_met_by_signing_and_by_staying(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, SCHMID}]


def test_all_at_the_table_met_each_other(reader: Reader) -> None:
    text = (
        "Прошлая встреча втроём состоялась в Осло – тогда за столом были Анджей Дуда, Хельга Шмид "
        "и Байба Браже."
    )
    assert met(reader, text) == [{DUDA, SCHMID, BRAZE}]


def test_who_stands_in_a_row_of_subjects_is_somebody(reader: Reader) -> None:
    people = {p.name for p in reader.facts("Моди, Лула и Анджей Дуда собрались в Осло.").people}
    assert len(people) == len(("Моди", "Лула", DUDA))
