"""Who received, as far as an article tells it."""

import pytest

from reading.facts import MeetingReport
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def only(reader: Reader, text: str) -> MeetingReport:
    (report,) = reader.facts(text).meetings
    return report


@pytest.mark.parametrize(
    ("text", "host", "rule"),
    [
        ("Анджей Дуда принял Хельгу Шмид.", "Анджей Дуда", "received"),
        ("Хельга Шмид была принята президентом Анджеем Дудой.", "Анджей Дуда", "received"),
        (
            "Хельга Шмид побывала на приёме у президента Польши Анджея Дуды.",
            "Анджей Дуда",
            "received",
        ),
        ("У Владимира Путина побывал Стив Уиткофф.", "Владимир Путин", "received"),
        ("Стив Уиткофф приехал к Владимиру Путину.", "Владимир Путин", "received"),
        ("Хакан Фидан навестил Ильхама Алиева в Баку.", "Ильхам Алиев", "received"),
        (
            "В Варшаве президент Польши Анджей Дуда провёл переговоры с Эмманюэлем Макроном.",
            "Анджей Дуда",
            "at home",
        ),
        ("Эмманюэль Макрон встретился в Анкаре с Хаканом Фиданом.", "Хакан Фидан", "at home"),
        (
            "Владимир Путин в своей резиденции встретился с премьер-министром Индии Моди.",
            "Владимир Путин",
            "at home",
        ),
        ("Сергей Лавров прибыл с визитом в Узбекистан.", "Узбекистан", "the country visited"),
        ("Визит Сергея Лаврова в Ташкент отложен.", "Узбекистан", "the country visited"),
        ("Vladimir Putin met Indian Prime Minister Narendra Modi in New Delhi.",
         "Нарендра Моди", "at home"),
        ("Sergey Lavrov will travel to Tehran.", "Иран", "the country visited"),
    ],
)  # fmt: skip
def test_the_host_is_known(reader: Reader, text: str, host: str, rule: str) -> None:
    report = only(reader, text)
    assert report.host == host
    assert [reason.rule for reason in report.reasons if reason.field == "host"] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Касым-Жомарт Токаев поговорил по телефону с Анджеем Дудой.",
        "Касым-Жомарт Токаев на полях Генассамблеи ООН встретился с Дональдом Трампом.",
        "Касым-Жомарт Токаев встретился в Женеве с Анджеем Дудой.",
        "У Сергея Лаврова была встреча с Хельгой Шмид.",
        "Касым-Жомарт Токаев и Анджей Дуда провели видеоконференцию.",
    ],
    ids=["a call", "on the margins", "in a third country", "whose meeting", "a video call"],
)
def test_nobody_received(reader: Reader, text: str) -> None:
    assert only(reader, text).host is None


def test_one_telling_that_names_the_host_is_enough(reader: Reader) -> None:
    text = "Встреча Анджея Дуды и Хельги Шмид\nАнджей Дуда принял Хельгу Шмид."
    assert only(reader, text).host == "Анджей Дуда"
