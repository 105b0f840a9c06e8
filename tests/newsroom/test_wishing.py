"""What people ask of /subscribe, as they write it."""

from datetime import time
from functools import partial

import pytest

from bot.knowledge import load_world
from newsroom.wishing import Asked, parse_wish
from newsroom.zones import find_zones
from storage.models import Kind

EIGHT, NINE = time(8), time(9)
WORKDAYS, WEEKEND, EVERY_DAY = 31, 96, 127


def read(words: str) -> Asked:
    return parse_wish(words, partial(find_zones, world=load_world()))


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("", ()),
        ("9", (NINE,)),
        ("8:30", (time(8, 30),)),
        ("09.45", (time(9, 45),)),
        ("8 30", (time(8, 30),)),
        ("14-00", (time(14),)),
        ("в 9 ч", (NINE,)),
        ("в 9 утра", (NINE,)),
        ("в 12 ночи", (time(0),)),
        ("в 7 вечера", (time(19),)),
        ("в 11 ночи", (time(23),)),
        ("в 2 часа дня", (time(14),)),
        ("в полдень", (time(12),)),
        ("at 9:05", (time(9, 5),)),
        ("at 7 pm", (time(19),)),
        ("12 am", (time(0),)),
        ("9am", (NINE,)),
        ("сағат 9-да", (NINE,)),
        ("таңғы 8", (EIGHT,)),
        ("кешкі сағат 7", (time(19),)),
        ("08:00 и 20:00", (EIGHT, time(20))),
        ("каждый день в 8", (EIGHT,)),
    ],
)
def test_hours(words: str, hours: tuple[time, ...]) -> None:
    asked = read(words)
    assert (asked.hours, asked.names, asked.wrong) == (hours, (), "")


@pytest.mark.parametrize(
    "words", ["25:00", "24:00", "8:60", "8:5", "-8", "0" * 400, "🙂", "8 UTC+20"]
)
def test_what_is_no_hour_is_said_to_be_none(words: str) -> None:
    assert read(words).wrong


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("8 Алматы", "Asia/Almaty"),
        ("8 Ташкенте", "Asia/Tashkent"),
        ("8:00 по Москве", "Europe/Moscow"),
        ("8 по времени Нью-Йорка", "America/New_York"),
        ("12:00 Нью-Йорк", "America/New_York"),
        ("23:59 europe/moscow", "Europe/Moscow"),
        ("Europe/Warsaw", "Europe/Warsaw"),
        ("8 UTC", "UTC"),
        ("8 UTC+5", "Etc/GMT-5"),
        ("8 GMT-3", "Etc/GMT+3"),
        ("8 UTC+14", "Etc/GMT-14"),
        ("8 UTC-12", "Etc/GMT+12"),
        ("8 UTC+5:30", "Asia/Kolkata"),
        ("8 мск", "Europe/Moscow"),
        ("8 МСК+2", "Etc/GMT-5"),
        ("8 London", "Europe/London"),
        ("8 Астана", "Asia/Almaty"),
        ("8 Узбекистан", None),
        ("8 Токаев", None),
    ],
)
def test_zones(words: str, zone: str | None) -> None:
    assert read(words).zones == (() if zone is None else (zone,))


@pytest.mark.parametrize(
    ("words", "weekdays"),
    [
        ("8", None),
        ("8 по будням", WORKDAYS),
        ("8 в рабочие дни", WORKDAYS),
        ("weekdays 8", WORKDAYS),
        ("жұмыс күндері 8", WORKDAYS),
        ("по выходным 10", WEEKEND),
        ("8 пн, ср, пт", 0b10101),
        ("8 по понедельникам и средам", 0b101),
        ("пн-пт 8", WORKDAYS),
        ("сб–пн 8", 0b1100001),
        ("mon, wed 8", 0b101),
        ("дүйсенбі, жұма 8", 0b10001),
        ("ежедневно в 8", EVERY_DAY),
        ("every weekday at 8am", WORKDAYS),
        ("каждый будний день в 8", WORKDAYS),
        ("каждый рабочий день в 8", WORKDAYS),
    ],
)
def test_weekdays(words: str, weekdays: int | None) -> None:
    asked = read(words)
    assert (asked.weekdays, asked.names) == (weekdays, ())


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("08:00 Алматы по будням Токаев, ООН, Узбекистан, климат",
         ("Токаев", "ООН", "Узбекистан", "климат")),
        ("8:00 Ташкент Токаев", ("Токаев",)),
        ("Токаев и Мирзиёев 20:00", ("Токаев", "Мирзиёев")),
        ("at 7 about climate", ("climate",)),
        ("8 G20, C5+1", ("G20", "C5+1")),
        ("8 74-я сессия", ("74-я сессия",)),
        ("8, про ООН", ("ООН",)),
        ("08:00 Mars/Base", ("Mars/Base",)),
        ("утром", ("утром",)),
    ],
)  # fmt: skip
def test_names(words: str, names: tuple[str, ...]) -> None:
    asked = read(words)
    assert (asked.names, asked.wrong) == (names, "")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("итоги недели вс 18:00", Asked((time(18),), weekdays=64, kind=Kind.WEEKLY)),
        ("weekly 9", Asked((NINE,), kind=Kind.WEEKLY)),
        ("месяц в числах", Asked(kind=Kind.MONTHLY)),
        ("ай сайын 9", Asked((NINE,), kind=Kind.MONTHLY)),
        ("ещё 20:00 климат", Asked((time(20),), names=("климат",), is_one_more=True)),
        ("обо всём", Asked(is_everything=True)),
        ("everything 8", Asked((EIGHT,), is_everything=True)),
    ],
)
def test_what_kind_and_whether_it_is_one_more(words: str, asked: Asked) -> None:
    assert read(words) == asked
