"""Headlines, lists and posts, in which nobody is said to act."""

import pytest

from reading.facts import CONFIDENCE_THRESHOLD, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

DUDA, SCHMID, BRAZE = "Анджей Дуда", "Хельга Шмид", "Байба Браже"


def met(reader: Reader, text: str) -> list[set[str]]:
    return [
        {p.name for p in report.participants}
        for report in reader.facts(text).meetings
        if report.confidence >= CONFIDENCE_THRESHOLD and len(report.participants) > 1
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда и Хельга Шмид: встреча в Вене",
        "Анджей Дуда – Хельга Шмид: переговоры завершились",
        "Анджей Дуда — Хельга Шмид: телефонный разговор состоялся",
        "Анджей Дуда и Хельга Шмид: что обсудили министры на встрече в Вене",
    ],
)
def test_a_headline_names_both_before_the_colon(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, SCHMID}]


def test_who_is_only_met_in_one_line_of_a_list_has_no_part_in_the_next(reader: Reader) -> None:
    text = "Рабочий день в Вене:\n▪️ встреча с Хельгой Шмид\n▪️ беседа с Байбой Браже"
    assert {SCHMID, BRAZE} not in met(reader, text)


def test_whoever_signs_a_list_with_his_office_met_all_of_it(reader: Reader) -> None:
    text = (
        "Рабочий день в Вене:\n▪️ встреча с Хельгой Шмид\n▪️ беседа с Байбой Браже\n"
        "— Анджей Дуда, президент Польши"
    )
    assert met(reader, text) == [{DUDA, SCHMID}, {DUDA, BRAZE}]


@pytest.mark.parametrize(
    "text",
    [
        "«Сегодня встретился с послом Хельгой Шмид», — написал президент Анджей Дуда.",
        "«Побеседовал в Вене с Хельгой Шмид. Был рад знакомству», — сообщил Анджей Дуда.",
    ],
)
def test_whoever_is_quoted_acts_in_his_words(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, SCHMID}]


@pytest.mark.parametrize(
    "text",
    [
        "«Встретился с Хельгой Шмид и улетел», — сказал пресс-секретарь Пётр Мюллер.",
        "«Король прилетел утром и встретился с Хельгой Шмид», — рассказал Анджей Дуда.",
    ],
)
def test_but_not_where_he_tells_of_others(reader: Reader, text: str) -> None:
    pairs = met(reader, text)
    assert {"Пётр Мюллер", SCHMID} not in pairs
    assert {DUDA, SCHMID} not in pairs


def test_a_programme_lies_ahead(reader: Reader) -> None:
    text = (
        "Программа визита Анджея Дуды в Вену: в 10.00 — переговоры с Хельгой Шмид, "
        "в 15.00 — встреча с Байбой Браже."
    )
    facts = reader.facts(text)
    assert met(reader, text)[:2] == [{DUDA, SCHMID}, {DUDA, BRAZE}]
    assert {report.status for report in facts.meetings} == {Status.PLANNED}
