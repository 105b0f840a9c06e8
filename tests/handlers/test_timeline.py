from datetime import date

import pytest
from aiogram.methods import EditMessageText, SendMessage

from handlers.callbacks import LIMIT_BYTES, OpenTimeline
from reading.facts import EventDate, Form, Precision, Status
from reading.queries import MeetingQuery
from storage.database import Database
from storage.timelines import Anchor
from tests.handlers.conftest import Feed
from tests.newsstand import GUTERRES, TOKAYEV, Story, fill, told
from tests.people import JOURNALIST
from tests.telegram import updates
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import old_callback, private_message

ALL = """\
Хронология · 4 встречи

до конца 2025
1. 🗓 визит: К.-Ж. Токаев → Польша ¹

7 сентября 2025
2. ✅ переговоры: Токаев (Казахстан) — Гутерриш, Астана ¹

сентябрь 2019 — 74-я сессия Генассамблеи ООН, Нью-Йорк
3. ✅ Токаев (Казахстан) — Дуда (Польша) ¹
4. ✅ Токаев (Казахстан) — Гутерриш ²"""


@pytest.mark.usefixtures("archive")
async def test_meetings_stand_in_order_under_their_forum(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/timeline"))
    assert telegram.texts == [ALL]


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("/timeline Гутерриш", "Хронология · Антониу Гутерриш · 2 встречи"),
        ("/timeline 2019", "Хронология · 2019 · 2 встречи"),
        ("/timeline Гутерришем 2019", "Хронология · Антониу Гутерриш · 2019 · 1 встреча"),
        ("/timeline Польша", "Хронология · Польша · 2 встречи"),
        ("/timeline с Польшей 2025", "Хронология · Польша · 2025 · 1 встреча"),
        ("/timeline Нью-Йорк", "Хронология · Нью-Йорк · 2 встречи"),
        ("/timeline ООН с 2019 по 2021", "Хронология · ООН · 2019–2021 · 2 встречи"),
        (
            "/timeline Токаев, Дуда",
            "Хронология · Касым-Жомарт Токаев · Анджей Дуда · 1 встреча",
        ),
        (
            "/timeline Токаев Гутерриш",
            "Хронология · Касым-Жомарт Токаев · Антониу Гутерриш · 2 встречи",
        ),
        (
            "/timeline за неделю",
            "Хронология · 2 сентября 2025 – 9 сентября 2025 · 2 встречи",
        ),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_a_filter_is_understood(
    feed: Feed, telegram: FakeTelegram, asked: str, heading: str
) -> None:
    await feed(private_message(asked))
    assert telegram.last.text.split("\n")[0] == heading


@pytest.mark.usefixtures("archive")
async def test_nothing_found_says_what_the_archive_covers(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/timeline 1999"))
    assert telegram.texts == [
        "1999\nТаких встреч в архиве нет.\nВ архиве: 3 статьи, 4 встречи, 2019–2025."
    ]


@pytest.mark.parametrize("command", ["/timeline Дуда 1999", "/pair Дуда, Гутерриш"])
@pytest.mark.usefixtures("archive")
async def test_where_nothing_fits_those_asked_of_are_the_way_on(
    feed: Feed, telegram: FakeTelegram, command: str
) -> None:
    await feed(private_message(command))
    assert telegram.last.text.startswith("Анджей Дуда")
    await feed(telegram.press("Дуда"))
    assert telegram.last.text.startswith("Анджей Дуда\n")


@pytest.mark.usefixtures("archive")
async def test_a_single_day_is_said_once(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/timeline 7 сентября 2025"))
    assert telegram.last.text.startswith("Хронология · 7 сентября 2025 · ")


@pytest.mark.usefixtures("archive")
async def test_an_unknown_name_is_not_dropped_from_the_filter(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/timeline Иванько 2019"))
    assert telegram.last.text.startswith("Имени «Иванько» в архиве нет.")


@pytest.mark.parametrize(
    "argument", ["Ы" * 4000, "🙂" * 99, "<b>", "'; DROP TABLE meetings --", "%_%", "2019 " * 500]
)
@pytest.mark.usefixtures("archive")
async def test_hostile_filters_get_one_answer(
    feed: Feed, telegram: FakeTelegram, argument: str
) -> None:
    await feed(private_message(f"/timeline {argument}"))
    assert len(telegram.texts) == 1


def a_story_of(year: int) -> Story:
    text = f"В {year} году Касым-Жомарт Токаев встретился с Антониу Гутерришем."
    day = EventDate(date(year, 1, 1), date(year, 1, 1), Precision.DAY)
    return Story((text,), (TOKAYEV, GUTERRES), (told(text, text, TOKAYEV, GUTERRES, when=day),))


async def test_pages_are_turned_in_place(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(database, *(a_story_of(year) for year in range(2000, 2024)))
    await feed(private_message("/timeline Гутерриш"))
    assert telegram.buttons[-1] == ["Раньше ›"]
    await feed(telegram.press("Раньше ›"))
    assert telegram.buttons[-1] == ["‹ Новее", "Раньше ›"]
    await feed(telegram.press("Раньше ›"))
    assert telegram.buttons[-1] == ["‹ Новее"]
    assert "24. ✅" in telegram.last.text
    await feed(telegram.press("24"))
    assert telegram.last.text.startswith("✅ Встреча · 1 января 2000")
    await feed(telegram.press("‹ Назад"))
    assert "24. ✅" in telegram.last.text
    assert len(telegram.calls(SendMessage)) == 1
    assert len(telegram.calls(EditMessageText)) == 4
    assert len(telegram.seen_in(JOURNALIST.id)) == 1


def test_a_query_survives_its_button() -> None:
    query = MeetingQuery((12, 345), "KZ", "ШОС|", (), None, date(2019, 1, 1), date(2021, 12, 31))
    packed = OpenTimeline.of(query, 20).pack()
    assert len(packed.encode()) <= LIMIT_BYTES
    back = OpenTimeline.unpack(packed)
    assert (back.query(), back.offset) == (query, 20)


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("/timeline Польша и Казахстан", "Хронология · Польша · Казахстан · 2 встречи"),
        ("/timeline визиты в Польшу", "Хронология · место: Польша · визит · 1 встреча"),
        ("/timeline Токаев, только переговоры", "Касым-Жомарт Токаев · переговоры · 1 встреча"),
        ("/timeline предстоящие", "Хронология · объявлено · 1 встреча"),
        ("/timeline кто был в Астане в 2025", "Хронология · Астана · 2025 · 1 встреча"),
        ("/timeline в Нью-Йорке", "Хронология · Нью-Йорк · 2 встречи"),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_forms_places_and_several_countries_are_understood(
    feed: Feed, telegram: FakeTelegram, asked: str, heading: str
) -> None:
    await feed(private_message(asked))
    assert telegram.last.text.split("\n")[0].endswith(heading)


@pytest.mark.usefixtures("archive")
async def test_a_question_without_people_is_answered_too(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("кто был в Астане в 2025?"))
    assert telegram.last.text.startswith("Хронология · Астана · 2025 · 1 встреча")


@pytest.mark.parametrize("data", ["t2:::::::0:0:2", "t2::kz:::::0:0:0", "t2::::::!:0:0:0"])
@pytest.mark.usefixtures("archive")
async def test_data_that_was_never_ours_is_refused(
    feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(old_callback(data))
    assert telegram.notices == ["Эта кнопка устарела. Спросите ещё раз."]


@pytest.mark.parametrize(
    "query",
    [
        MeetingQuery(country="UZ", more_countries=("KZ",), forms=(Form.PHONE_CALL,)),
        MeetingQuery(words="C5+1: встреча", topic="trade"),
        MeetingQuery((1,), place="Нью-Йорк", topic="human_rights"),
        MeetingQuery(place="Нью-Йорк", status=Status.PLANNED, forms=(Form.TALKS, Form.VISIT)),
        MeetingQuery((1,), status=Status.CANCELLED, last=date(2024, 12, 31)),
    ],
)
def test_every_query_survives_its_button(query: MeetingQuery) -> None:
    packed = OpenTimeline.of(query, 10, 77, is_back=True).pack()
    assert len(packed.encode()) <= LIMIT_BYTES
    back = OpenTimeline.unpack(packed)
    assert (back.query(), back.start) == (query, Anchor(77, is_back=True))


@pytest.mark.usefixtures("archive")
async def test_a_page_whose_first_meeting_is_gone_begins_anew(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/timeline"))
    callback = OpenTimeline.of(MeetingQuery(), 10, 999).pack()
    shown = telegram.last.message
    await feed(updates.callback(callback, shown))
    assert telegram.last.text == ALL
