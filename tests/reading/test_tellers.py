"""Who tells of a meeting of others is not in it: spokesmen, aides, who stands before a colon."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

PAIR = {"Анджей Дуда", "Хельга Шмид"}


@pytest.mark.parametrize(
    "text",
    [
        "Пётр Мюллер подтвердил переговоры Анджея Дуды с Хельгой Шмид.",
        "Пётр Мюллер подтвердил подготовку встречи Анджея Дуды с Хельгой Шмид.",
        "Пётр Мюллер анонсировал встречу Анджея Дуды с Хельгой Шмид.",
        "Мюллер: встреча Анджея Дуды с Хельгой Шмид состоится в октябре.",
        "Мюллер: беседа Анджея Дуды с Хельгой Шмид продлилась час.",
    ],
)
def test_who_announces_a_meeting_of_others_is_not_in_it(reader: Reader, text: str) -> None:
    (report,) = reader.facts(text).meetings
    assert {participant.name for participant in report.participants} == PAIR


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда подтвердил переговоры с Хельгой Шмид в четверг.",
        "Анджей Дуда провёл встречу с Хельгой Шмид.",
        "Анджей Дуда: встреча с Хельгой Шмид прошла хорошо.",
        "Анджей Дуда вспомнил переговоры с Хельгой Шмид в Вене.",
    ],
)
def test_his_own_meeting_is_his(reader: Reader, text: str) -> None:
    (report,) = reader.facts(text).meetings
    assert {name.split()[-1] for name in (p.name for p in report.participants)} == {"Дуда", "Шмид"}


def test_who_tells_of_what_came_of_a_meeting_was_there(reader: Reader) -> None:
    text = "Анджей Дуда рассказал о договорённостях, достигнутых на встрече с Хельгой Шмид."
    (report,) = reader.facts(text).meetings
    assert {participant.name for participant in report.participants} == PAIR


def test_a_headline_may_name_both_before_a_colon(reader: Reader) -> None:
    (report,) = reader.facts("Анджей Дуда и Хельга Шмид: встреча в Вене").meetings
    assert {participant.name for participant in report.participants} == PAIR


@pytest.mark.parametrize("where", ["В Кремле подтвердили", "В Белом доме рассказали про"])
def test_where_it_is_told_is_not_where_it_was(reader: Reader, where: str) -> None:
    (report,) = reader.facts(f"{where} беседу Анджея Дуды и Хельги Шмид.").meetings
    assert report.place is None
