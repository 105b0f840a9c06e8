"""A series of meetings of one person, told as a row: «следующим был …», «замкнул список …»."""

import pytest

from reading.facts import CONFIDENCE_THRESHOLD, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

DUDA, SCHMID, BRAZE, STUBB = "Анджей Дуда", "Хельга Шмид", "Байба Браже", "Александр Стубб"


def met(reader: Reader, text: str) -> list[set[str]]:
    return [
        {p.name for p in report.participants}
        for report in reader.facts(text).meetings
        if report.confidence >= CONFIDENCE_THRESHOLD and len(report.participants) > 1
    ]


OPENING = "Первым собеседником Анджея Дуды стал Александр Стубб."


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING} Следующей была министр Байба Браже.",
        f"{OPENING} Последней стала Байба Браже.",
        f"{OPENING} Затем настала очередь министра Байбы Браже.",
        f"{OPENING} Потом пришёл черёд Байбы Браже.",
        f"{OPENING} Замкнула список Байба Браже.",
        f"{OPENING} Последней была беседа с Байбой Браже.",
        "Серию встреч Анджея Дуды открыл Александр Стубб. Замкнула её беседа с Байбой Браже.",
        "День Анджея Дуды начался с беседы с Александром Стуббом. Затем он принял Байбу Браже.",
    ],
)
def test_each_of_a_row_met_whoever_met_the_first(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, STUBB}, {DUDA, BRAZE}]


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда улетел. Следующей выступила Байба Браже.",
        "Анджей Дуда выступил в парламенте. Замкнула список Байба Браже.",
        "Анджей Дуда выступил с речью. Первой была Байба Браже.",
    ],
)
def test_a_row_of_nothing_is_no_series(reader: Reader, text: str) -> None:
    assert {DUDA, BRAZE} not in met(reader, text)


def test_a_list_closed_by_a_meeting_is_told_by_the_meeting(reader: Reader) -> None:
    text = (
        "Анджей Дуда встретился с Хельгой Шмид. Замкнула список трёхсторонняя встреча: "
        "А. Дуда, Александр Стубб и Байба Браже говорили о газе."
    )
    assert {DUDA, STUBB, BRAZE} in met(reader, text)
    assert {SCHMID, STUBB} not in met(reader, text)


def test_what_awaited_somebody_in_the_past_came(reader: Reader) -> None:
    (report,) = reader.facts("Вечером Анджея Дуду ждал ужин с Хельгой Шмид.").meetings
    assert {p.name for p in report.participants} == {DUDA, SCHMID}
    assert report.status is Status.HELD


@pytest.mark.parametrize(
    "text",
    [
        "Итоги переговоров Нуртлеу и Аракчи подвели в Астане.",
        "Нуртлеу уже третий раз за год увидел Аракчи.",
    ],
)
def test_names_that_show_no_case(reader: Reader, text: str) -> None:
    assert met(reader, f"{text} Мурат Нуртлеу и Аббас Аракчи довольны.") == [
        {"Мурат Нуртлеу", "Аббас Аракчи"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда беседовал с Александром Стуббом. С Байбой Браже – о транзите.",
        "Анджей Дуда принял Александра Стубба. Следом зашла посол Байба Браже.",
        "Анджей Дуда принял Александра Стубба. Последней пришла делегация во главе с Байбой Браже.",
        "Анджей Дуда увиделся с Александром Стуббом. Завершился день у министра Байбы Браже.",
        "Анджей Дуда увиделся с Александром Стуббом. Затем состоялся приём у мэра Байбы Браже.",
        "Анджей Дуда увиделся с Александром Стуббом. С министром Байбой Браже разговор вышел "
        "короче.",
    ],
)
def test_a_series_goes_on_in_other_words(reader: Reader, text: str) -> None:
    assert met(reader, text) == [{DUDA, STUBB}, {DUDA, BRAZE}]


@pytest.mark.parametrize(
    "text",
    [
        "С Байбой Браже – о транзите.",
        "Анджей Дуда принял Александра Стубба. Байба Браже пришла в парламент.",
    ],
)
def test_without_a_host_nobody_came_to_him(reader: Reader, text: str) -> None:
    assert all(BRAZE not in pair for pair in met(reader, text))
