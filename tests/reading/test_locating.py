"""Where contacts took place, as articles tell it."""

from datetime import date

import pytest

from reading.facts import MeetingReport
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

WEDNESDAY = date(2024, 7, 3)


def told(reader: Reader, text: str) -> MeetingReport:
    """The report of the contact with Helga Schmid."""
    meetings = reader.facts(text, WEDNESDAY).meetings
    return next(m for m in meetings if any(p.name == "Хельга Шмид" for p in m.participants))


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Анджей Дуда, находящийся с визитом в Анкаре, встретился с Хельгой Шмид.", "Анкара"),
        ("Анджей Дуда принял прибывшую в Варшаву Хельгу Шмид.", "Варшава"),
        ("Анджей Дуда встретился с Хельгой Шмид на окраине Йоханнесбурга.", "Йоханнесбург"),
        ("Анджей Дуда встретился с Хельгой Шмид на территории Белоруссии.", "Беларусь"),
        ("Анджей Дуда встретился с Хельгой Шмид в замке Мезеберг.", "Мезеберг"),
        (
            "Анджей Дуда и Хельга Шмид провели переговоры на военной базе в Анкоридже.",
            "Анкоридж",
        ),
        (
            "Вечером пятёрка во главе с Дудой ужинала в резиденции на окраине Баку.\n"
            "Дуда встретился с Хельгой Шмид.",
            "Баку",
        ),
        ("Владимир Зеленский принял Хельгу Шмид на Банковой.", "Киев"),
        ("Касым-Жомарт Токаев принял Хельгу Шмид.", "Астана"),
        ("Анджей Дуда поездку в Дубай отменил; его встреча с Хельгой Шмид сорвалась.", "Дубай"),
        (
            "Стало известно, что в Ташкент не прилетит Анджей Дуда: "
            "его встречу с Хельгой Шмид перенесли на осень.",
            "Ташкент",
        ),
        ("Анджей Дуда завершил поездку в Порт-Судан. Там он принял Хельгу Шмид.", "Порт-Судан"),
    ],
)
def test_a_place_is_named(reader: Reader, text: str, city: str) -> None:
    place = told(reader, text).place
    assert place is not None
    assert place.name == city


@pytest.mark.parametrize(
    "text",
    [
        "АНКАРА, 3 июля. Эрдоган обсудил мир с Хельгой Шмид.\nОн говорил с ней по телефону.",
        "Анджей Дуда прибыл в Баку.\nВ мае 2021 года Анджей Дуда встречался с Хельгой Шмид.",
        "Анджей Дуда прибыл в Баку.\nАнджей Дуда встретится с Хельгой Шмид в сентябре.",
        "Посол с резиденцией в Стокгольме Анджей Дуда встретился с Хельгой Шмид.",
        "Понедельник. Анджей Дуда летал в Вену.\n\nВторник. Анджей Дуда летал в Баку.\n\n"
        "Среда. Анджей Дуда встретился с Хельгой Шмид.",
        "Анджей Дуда пообещал центр в Шэньяне. Он встретился с Хельгой Шмид.",
    ],
    ids=["a call", "years ago", "a time to come", "a seat", "another page", "a plan"],
)
def test_the_city_of_the_story_is_not_that_of_other_times(reader: Reader, text: str) -> None:
    assert told(reader, text).place is None


def test_talks_in_a_city_and_a_call_are_two_contacts(reader: Reader) -> None:
    text = (
        "Анджей Дуда и Хельга Шмид провели в Сочи переговоры.\n"
        "Ранее Анджей Дуда поговорил по телефону с Хельгой Шмид."
    )
    assert len(reader.facts(text, WEDNESDAY).meetings) == 2
