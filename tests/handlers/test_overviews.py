from datetime import date

import pytest

from handlers.callbacks import OpenAgenda, OpenOverview
from reading.facts import Basis, EventDate, Form, Place, Precision, Status
from reading.queries import MeetingQuery
from storage.database import Database
from storage.overviews import Limits
from tests.handlers.conftest import Feed
from tests.newsstand import TODAY, TOKAYEV, Story, fill, told
from tests.people import OPERATOR, STRANGER
from tests.storage.test_listing import MOST_STATEMENTS, statements
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, private_message

PAIR = """\
Касым-Жомарт Токаев · Антониу Гутерриш
Встречи: 2 (последняя — 7 сентября 2025) · первая встреча в архиве — сентябрь 2019 \
· в среднем раз в 72 месяца
Как: встреча (1), переговоры (1)
Где: Астана (1), Нью-Йорк (1)

1. ✅ 7 сентября 2025, Астана — переговоры: К.-Ж. Токаев — А. Гутерриш ¹
2. ✅ сентябрь 2019, Нью-Йорк — встреча: К.-Ж. Токаев — А. Гутерриш \
· 74-я сессия Генассамблеи ООН ²

Объявленных встреч в архиве нет."""


@pytest.mark.parametrize("asked", ["/pair Токаев, Гутерриш", "/pair Токаев | Гутерриш"])
@pytest.mark.usefixtures("archive")
async def test_two_people_at_a_glance(feed: Feed, telegram: FakeTelegram, asked: str) -> None:
    await feed(private_message(asked))
    assert telegram.texts == [PAIR]
    assert telegram.buttons == [["1", "2"], ["Вся хронология"], ["Досье", "🔔 Следить"]]
    await feed(telegram.press("2"))
    assert telegram.last.text.startswith("✅ Встреча · сентябрь 2019")
    await feed(telegram.press("‹ Назад"))
    assert telegram.last.text == PAIR
    await feed(telegram.press("Вся хронология"))
    assert "2 встречи" in telegram.last.text


@pytest.mark.usefixtures("archive")
async def test_a_country_at_a_glance(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/country Польшу"))
    text = telegram.last.text
    assert text.startswith("Польша\nВстречи: 1 (последняя — сентябрь 2019)\nКак: встреча (1)")
    assert "Впереди\n2. 🗓" in text


@pytest.mark.parametrize(
    ("asked", "example"),
    [
        ("/pair", "/pair Токаев, Гутерриш"),
        ("/pair Токаев", "/pair Токаев, Гутерриш"),
        ("/country", "/country Узбекистан"),
        ("/country Токаев", "/country Узбекистан"),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_too_little_gets_an_example(
    feed: Feed, telegram: FakeTelegram, asked: str, example: str
) -> None:
    await feed(private_message(asked))
    assert example in telegram.last.text


@pytest.mark.usefixtures("archive")
async def test_who_never_met_is_said_so(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/pair Дуда, Гутерриш"))
    assert "Состоявшихся встреч в архиве нет." in telegram.last.text
    assert telegram.buttons == [["Дуда", "Гутерриш"]]


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("/country Узбекистан", ": К.-Ж. Токаев"),
        ("/country Ташкент", ": К.-Ж. Токаев"),
        ("/pair Токаев, Узбекистан", ": К.-Ж. Токаев"),
        ("/who Токаев", ""),
    ],
)
async def test_what_was_announced_and_never_told_of_again_is_shown_in_doubt(
    database: Database, feed: Feed, telegram: FakeTelegram, asked: str, who: str
) -> None:
    await fill(database, announced(date(2024, 5, 6)), announced(date(2024, 4, 1)))
    await feed(private_message(asked))
    assert telegram.last.text.endswith(
        "Объявленных встреч в архиве нет.\n\n"
        "Было объявлено, подтверждения нет\n"
        f"1. ⌛ 6 мая 2024, Ташкент — визит{who} ¹\n"
        f"2. ⌛ 1 апреля 2024, Ташкент — визит{who} ¹"
    )
    assert telegram.buttons[0] == ["1", "2"]
    await feed(telegram.press("2"))
    assert "1 апреля 2024" in telegram.last.text


async def test_what_has_no_last_day_is_still_ahead(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(database, announced(date(2025, 5, 6), last=None))
    await feed(private_message("/who Токаев"))
    assert "Впереди" in telegram.last.text
    assert "подтверждения нет" not in telegram.last.text


async def test_what_was_announced_years_ago_for_no_day_is_no_longer_ahead(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(database, announced(date(2023, 5, 6), last=None))
    await feed(private_message("/who Токаев"))
    assert "Впереди" not in telegram.last.text
    assert "Было объявлено, подтверждения нет\n1. ⌛" in telegram.last.text


def announced(first: date, **ends: date | None) -> Story:
    """A visit that no article says took place."""
    text = f"Касым-Жомарт Токаев посетит Ташкент {first}."
    when = EventDate(first, ends.get("last", first), Precision.DAY, Basis.EXPLICIT)
    place, form, planned = Place("Ташкент", "UZ"), Form.VISIT, Status.PLANNED
    visit = told(text, text, TOKAYEV, when=when, form=form, status=planned, place=place)
    return Story((text,), (TOKAYEV,), (visit,))


@pytest.mark.usefixtures("archive")
async def test_it_speaks_the_language_of_the_person(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/pair Токаев, Гутерриш", STRANGER))
    assert "every 72 months on average" in telegram.last.text
    await feed(private_message("/country Казахстан", OPERATOR))
    assert telegram.last.text.startswith("Қазақстан\nКездесулер: 3")


@pytest.mark.parametrize("argument", ["Ы" * 4000, "🙂 | 🙂", "<b>, <i>", "'; DROP TABLE", "%, _"])
@pytest.mark.parametrize("command", ["pair", "country"])
@pytest.mark.usefixtures("archive")
async def test_hostile_names_get_one_answer(
    feed: Feed, telegram: FakeTelegram, command: str, argument: str
) -> None:
    await feed(private_message(f"/{command} {argument}"))
    assert len(telegram.texts) == 1


@pytest.mark.parametrize(
    "query",
    [MeetingQuery((1, 2)), MeetingQuery(country="KZ"), MeetingQuery(place="Астана")],
    ids=["pair", "country", "city"],
)
async def test_a_card_asks_four_times_at_most(archive: Database, query: MeetingQuery) -> None:
    async with archive.read() as work:
        with statements() as asked:
            await work.overviews.overview(query, TODAY, Limits(5, 5, 4))
    assert len(asked) <= MOST_STATEMENTS, "\n".join(asked)


def test_a_card_is_no_timeline() -> None:
    assert OpenOverview.of(MeetingQuery((1, 2))).pack().startswith("o1:1.2:")


async def test_more_that_was_never_told_of_again_stands_behind_a_button(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(database, *(announced(date(2024, month, 6)) for month in range(1, 8)))
    await feed(private_message("/country Узбекистан"))
    label = next(one for row in telegram.buttons for one in row if "7" in one and len(one) > 1)
    await feed(telegram.press(label))
    assert telegram.last.text.count("⌛") == 7


async def test_what_is_ahead_is_turned_page_by_page_and_back(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(database, *(announced(date(2026, month, 6)) for month in range(1, 11)))
    await feed(private_message("/upcoming"))
    first = telegram.last.text
    assert (first.count("🗓"), "6 января 2026" in first) == (8, True)
    await feed(telegram.press("Дальше ›"))
    assert (telegram.last.text.count("🗓"), "6 октября 2026" in telegram.last.text) == (2, True)
    await feed(telegram.press("‹ В начало"))
    assert telegram.last.text == first


@pytest.mark.usefixtures("archive")
async def test_a_page_after_a_meeting_that_is_gone_begins_anew(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/upcoming"))
    first = telegram.last
    gone = OpenAgenda.of(MeetingQuery(), offset=8, anchor=999)
    await feed(callback(gone.pack(), first.message | {"text": "Другая страница"}))
    assert telegram.last.text == first.text
