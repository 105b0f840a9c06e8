"""Files of a query. What icalendar writes is read by vobject, which shares nothing with it."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
import vobject
from aiogram.methods import SendDocument

from reading.facts import Basis, EventDate, Facts, MeetingReport, Precision, Status
from storage.database import Database
from storage.models import RetiredId, RetiredKind
from tests.desk import DUDA, TOKAYEV, Desk, met, on, says
from tests.handlers.conftest import Feed
from tests.people import OPERATOR, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import group_message, private_message

MARCH = EventDate(date(2026, 3, 1), date(2026, 3, 31), Precision.MONTH, Basis.EXPLICIT)
NOVEMBER_5, NOVEMBER_9 = date(2025, 11, 5), date(2025, 11, 9)


def events(telegram: FakeTelegram) -> list[Any]:
    """The events of the last file, as an independent parser takes them."""
    text = telegram.chats.files[-1].content.decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    return list(calendar.vevent_list)


def announced(when: EventDate, status: Status = Status.PLANNED, **more: Any) -> Facts:
    return says(met(TOKAYEV, DUDA, when=when, status=status, **more))


@pytest.mark.usefixtures("archive")
async def test_a_query_is_offered_in_files(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/export Гутерриш"))
    assert telegram.last.text.startswith("Выгрузка · Антониу Гутерриш · 2 встречи\n")
    assert telegram.buttons == [["CSV", "Excel", "JSON", "Календарь .ics"]]


@pytest.mark.usefixtures("archive")
async def test_csv_and_json_hold_the_same_meetings(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/export Гутерриш с 2019 по 2025"))
    await feed(telegram.press("CSV"))
    await feed(telegram.press("JSON"))
    table, records = telegram.chats.files
    assert table.name == "dipcourier-meetings-2019-2025.csv"
    assert records.name == "dipcourier-meetings-2019-2025.json"
    # Excel takes a file of Cyrillic letters for one of them by its mark.
    assert table.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    objects = json.loads(records.content)
    assert [row["id"] for row in rows] == [str(one["id"]) for one in objects] == ["1", "3"]
    assert rows[1]["participants"] == "Касым-Жомарт Токаев; Антониу Гутерриш"
    assert objects[0]["reports"][0]["evidence"].startswith("На полях 74-й сессии")
    assert telegram.last.text == "Встреч в файле: 2"


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("/export pdf", "Выгрузка · 4 встречи"),
        ("/export Дуда PDF", "Выгрузка · Анджей Дуда · 1 встреча"),
        ("/export .docx Дуда", "Выгрузка · Анджей Дуда · 1 встреча"),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_asked_for_a_file_we_do_not_make_it_offers_those_we_do(
    feed: Feed, telegram: FakeTelegram, asked: str, heading: str
) -> None:
    await feed(private_message(asked))
    assert telegram.last.text.split("\n")[0] == heading
    assert "/export csv, /export excel" in telegram.last.text


@pytest.mark.usefixtures("archive")
async def test_excel_gets_semicolons(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/export Гутерриш с 2019 по 2025"))
    await feed(telegram.press("Excel"))
    [table] = telegram.chats.files
    assert table.name == "dipcourier-meetings-2019-2025.csv"
    assert table.content.startswith(b"\xef\xbb\xbf")
    text = table.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["id"] for row in rows] == ["1", "3"]
    assert rows[1]["participants"] == "Касым-Жомарт Токаев; Антониу Гутерриш"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("/export csv", "dipcourier-meetings-all.csv"),
        ("/export Дуда JSON", "dipcourier-meetings-all.json"),
        ("/export Дуда excel", "dipcourier-meetings-all.csv"),
        ("/export .ics 2019", "dipcourier-meetings-2019.ics"),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_a_kind_that_is_named_comes_at_once(
    feed: Feed, telegram: FakeTelegram, asked: str, name: str
) -> None:
    await feed(private_message(asked))
    assert [file.name for file in telegram.chats.files] == [name]


@pytest.mark.usefixtures("archive")
async def test_the_same_file_is_sent_by_its_name(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/export csv"), private_message("/export csv"))
    assert isinstance(telegram.calls(SendDocument)[1].document, str)


@pytest.mark.usefixtures("archive")
async def test_nothing_is_said_so(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/export 1999"), private_message("/export csv 1999"))
    assert telegram.chats.files == []
    assert [text.splitlines()[0] for text in telegram.texts] == ["Таких встреч в архиве нет."] * 2


@pytest.mark.usefixtures("archive")
async def test_a_timeline_is_a_tap_from_its_file(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/timeline 2019"))
    await feed(telegram.press("Файлом"))
    await feed(telegram.press("JSON"))
    assert len(json.loads(telegram.chats.files[-1].content)) == 2


@pytest.mark.usefixtures("archive")
async def test_a_meeting_goes_into_the_calendar(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/meeting 3"))
    await feed(telegram.press("В календарь"))
    (event,) = events(telegram)
    assert event.uid.value == "meeting-3@dipcourier"
    assert event.status.value == "CONFIRMED"
    assert (event.dtstart.value, event.dtend.value) == (date(2025, 9, 7), date(2025, 9, 8))
    assert event.summary.value == "К.-Ж. Токаев — А. Гутерриш: переговоры"
    assert event.location.value == "Астана, Казахстан"
    assert event.url.value == "https://example.org/fresh"
    assert "«Вчера Касым-Жомарт Токаев провел переговоры" in event.description.value
    assert telegram.chats.files[-1].name == "dipcourier-meeting-3.ics"


@pytest.mark.usefixtures("archive")
async def test_an_announcement_is_tentative_and_as_long_as_it_may_be(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/export ics запланированные"))
    (event,) = events(telegram)
    assert event.status.value == "TENTATIVE"
    assert (event.dtstart.value, event.dtend.value) == (date(2025, 9, 8), date(2026, 1, 1))
    assert "до конца 2025" in event.description.value


async def test_a_meeting_that_moves_is_the_same_event_with_a_higher_sequence(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    """An announcement, a new day, the meeting called off: a calendar follows."""
    desk = Desk(database)
    steps: list[tuple[Facts, str, date]] = [
        (announced(on(NOVEMBER_5)), "TENTATIVE", NOVEMBER_5),
        (announced(on(NOVEMBER_9), Status.POSTPONED), "TENTATIVE", NOVEMBER_9),
        (announced(on(NOVEMBER_9), Status.CANCELLED), "CANCELLED", NOVEMBER_9),
    ]
    seen = []
    for number, (facts, status, day) in enumerate(steps, start=1):
        published = date(2025, 9, number)
        await desk.collect(
            f"Статья {number}.", facts, url=f"https://e.org/{number}", published_on=published
        )
        await feed(private_message("/export ics"))
        (event,) = events(telegram)
        assert (event.status.value, event.dtstart.value) == (status, day)
        seen.append((event.uid.value, int(event.sequence.value)))
    assert len({uid for uid, _ in seen}) == 1
    sequences = [sequence for _, sequence in seen]
    assert sequences == sorted(set(sequences))


@pytest.mark.usefixtures("archive")
async def test_who_has_a_meeting_that_was_merged_away_does_not_keep_it_twice(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    async with database.begin() as work:
        work.session.add(RetiredId(kind=RetiredKind.MEETING, id=99, successor_id=3))
    await feed(private_message("/meeting 99"))
    await feed(telegram.press("В календарь"))
    found = {event.uid.value: event.status.value for event in events(telegram)}
    assert found == {
        "meeting-3@dipcourier": "CONFIRMED",
        "meeting-99@dipcourier": "CANCELLED",
    }
    assert telegram.last.text.startswith("Встреч в календаре: 1\n")


async def test_a_whole_month_is_a_whole_month_and_no_day_is_none(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    desk = Desk(database)
    await desk.collect("Первая.", announced(MARCH), url="https://e.org/1")
    undated = met(TOKAYEV, "Хельга Шмид", when=EventDate(), status=Status.PLANNED)
    await desk.collect("Вторая.", says(undated), url="https://e.org/2")
    await feed(private_message("/export ics"))
    (event,) = events(telegram)
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 3, 1), date(2026, 4, 1))
    assert "Без точных дней, не вошли: 1" in telegram.last.text


@pytest.mark.parametrize("words", ["Дуда; BEGIN:VEVENT", "запятая, \\n и \\", "«" + "ё" * 300])
async def test_words_of_articles_do_no_harm_to_the_file(
    database: Database, feed: Feed, telegram: FakeTelegram, words: str
) -> None:
    report: MeetingReport = met(TOKAYEV, words, when=on(NOVEMBER_5))
    await Desk(database).collect(f"{words}\r\nEND:VCALENDAR.", says(report), url="https://e.org/1")
    await feed(private_message("/export ics"))
    (event,) = events(telegram)
    assert event.uid.value == "meeting-1@dipcourier"


@pytest.mark.usefixtures("archive")
async def test_it_speaks_the_language_of_the_person(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/export", STRANGER), private_message("/export", OPERATOR))
    assert telegram.texts[0].startswith("Export · 4 meetings")
    assert telegram.texts[1].startswith("Файлға шығару · 4 кездесу")
    await feed(private_message("/export ics", STRANGER))
    assert [event.summary.value for event in events(telegram)][-1].endswith(": visit")


@pytest.mark.usefixtures("archive")
async def test_in_a_group_the_file_quotes_who_asked(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(group_message("/export"))
    await feed(telegram.press("CSV"))
    assert telegram.calls(SendDocument)[0].reply_parameters is not None


async def test_what_is_announced_goes_into_the_calendar_with_what_was_called_off(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    """Whoever has an announcement in the calendar must hear that it is off."""
    desk = Desk(database)
    await desk.collect("Первая.", announced(on(NOVEMBER_5)), url="https://e.org/1")
    off = says(met(TOKAYEV, "Хельга Шмид", when=on(NOVEMBER_9), status=Status.CANCELLED))
    await desk.collect("Вторая.", off, url="https://e.org/2")
    past = says(met(TOKAYEV, DUDA, when=on(date(2019, 9, 24))))
    await desk.collect("Третья.", past, url="https://e.org/3")
    await feed(private_message("/upcoming"))
    await feed(telegram.press("Календарь .ics"))
    assert [event.status.value for event in events(telegram)] == ["TENTATIVE", "CANCELLED"]


@pytest.mark.usefixtures("archive")
async def test_a_file_that_is_cut_says_so(
    feed: Feed, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.exports.MOST_ROWS", 1)
    monkeypatch.setattr("handlers.exports.MOST_ENTRIES", 1)
    await feed(private_message("/export csv Гутерриш"))
    table = telegram.chats.files[-1].content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(table)))) == 1
    first = telegram.last.text
    await feed(private_message("/export ics Гутерриш"))
    assert len(events(telegram)) == 1
    assert all("Это не все: только первые 1." in text for text in (first, telegram.last.text))


async def test_a_calendar_of_nothing_with_a_day_is_no_file(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await Desk(database).collect("Статья.", announced(EventDate()))
    await feed(private_message("/export ics Дуда"))
    assert telegram.chats.files == []
    assert telegram.last.text.startswith("Для календаря нужны дни, а они неизвестны.")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Гутерриш с 5 марта 2020", "с 5 марта 2020"),
        ("Гутерриш до 5 марта 2020", "до 5 марта 2020"),
        ("Гутерриш с 5 марта 2019 по 8 сентября 2025", "5 марта 2019 – 8 сентября 2025"),
        ("Гутерриш 2019", "2019"),
    ],
)
async def test_the_days_of_a_query_are_said(
    feed: Feed, telegram: FakeTelegram, asked: str, words: str
) -> None:
    await feed(private_message(f"/export {asked}"))
    assert f" · {words} · " in telegram.last.text.splitlines()[0]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("Гутерриш", ["1", "3"]),
        ("переговоры", ["3"]),
        ("запланированные", ["4"]),
        ("Нью-Йорк", ["1", "2"]),
        ("Польша", ["2", "4"]),
        ("2019", ["1", "2"]),
    ],
)
async def test_the_file_holds_what_the_question_means(
    feed: Feed, telegram: FakeTelegram, asked: str, numbers: list[str]
) -> None:
    await feed(private_message(f"/export {asked}"))
    title = telegram.last.text
    await feed(private_message(f"/export csv {asked}"))
    table = telegram.chats.files[-1].content.decode("utf-8-sig")
    found = sorted(row["id"] for row in csv.DictReader(io.StringIO(table)))
    assert found == numbers
    assert f"{len(numbers)} встреч" in title
