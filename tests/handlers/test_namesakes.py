"""People of one name are told apart by what stands on the buttons."""

import pytest

from storage.database import Database
from tests.desk import DUDA, SEPTEMBER_24, Desk, met, on, person, says
from tests.handlers.conftest import Feed
from tests.handlers.test_corrections import GALYM
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message

IN_KOREA = "Иван Ли 🇰🇷 · 24 сентября 2019 · министр обороны"
IN_KAZAKHSTAN = "Иван Ли 🇰🇿 · чрезвычайный и полномочный посол по особым…"


@pytest.fixture
async def two(database: Database) -> Database:
    desk = Desk(database)
    korean = person("Иван Ли", "министр обороны", "Корея", country="KR")
    envoy = "чрезвычайный и полномочный посол по особым поручениям"
    kazakh = person("Иван Ли", envoy, "МИД", country="KZ")
    spoke = met("Иван Ли", DUDA, when=on(SEPTEMBER_24))
    await desk.collect("Кореец.", says(spoke, people=[korean]))
    await desk.collect("Казахстанец.", says(people=[kazakh]))
    return database


@pytest.mark.usefixtures("two")
async def test_who_asks_chooses_by_country_last_meeting_and_office(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/who Иван Ли"))
    assert telegram.last.text == "«Иван Ли» — кого вы имеете в виду?"
    assert telegram.buttons == [[IN_KOREA], [IN_KAZAKHSTAN]]
    await feed(telegram.press(IN_KAZAKHSTAN))
    assert telegram.last.text.startswith("Иван Ли\nчрезвычайный и полномочный посол")


@pytest.mark.usefixtures("two")
async def test_an_operator_sees_with_whom_he_would_merge(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/who Иван Ли", GALYM))
    await feed(telegram.press(IN_KOREA, by=GALYM))
    await feed(telegram.press("Исправить", by=GALYM))
    merges = [label for row in telegram.buttons for label in row if "Объединить" in label]
    assert [IN_KAZAKHSTAN.startswith(one.split(": ")[1]) for one in merges] == [True]
    await feed(telegram.press(merges[0], by=GALYM))
    await feed(private_message("/who Иван Ли", GALYM))
    assert "министр обороны" in telegram.last.text


async def test_other_names_stay_bare(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    desk = Desk(database)
    await desk.collect("Оба.", says(people=[person("Садыр Жапаров"), person("Акылбек Жапаров")]))
    await feed(private_message("/who Жапаров"))
    assert telegram.buttons == [["Садыр Жапаров"], ["Акылбек Жапаров"]]
