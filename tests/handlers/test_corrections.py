"""An operator puts things right with buttons and in words; nobody else is told that one can."""

from string import Formatter

import pytest

from bot.texts import load_catalogues
from newsroom.correction_requests import REASONS
from reading.facts import EventDate, Span, Statement, StatementKind
from storage.database import Database
from tests.desk import DUDA, SEPTEMBER, SEPTEMBER_24, TOKAYEV, Desk, met, on, person, says
from tests.handlers.conftest import Feed
from tests.newsstand import WORDS
from tests.people import NEWSROOM, OPERATOR, STRANGER, Someone
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import group_message, private_message

GALYM = Someone(OPERATOR.id, OPERATOR.first_name, OPERATOR.username, "ru")


async def tap(feed: Feed, telegram: FakeTelegram, *labels: str) -> None:
    for label in labels:
        await feed(telegram.press(label, by=GALYM))


@pytest.mark.usefixtures("archive")
async def test_only_operators_see_the_way_to_put_a_card_right(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/meeting 1", GALYM))
    assert telegram.buttons[-1] == ["Исправить"]
    await feed(private_message("/who Дуда", GALYM))
    assert telegram.buttons[-1] == ["Исправить"]
    await feed(private_message("/meeting 1"))
    assert ["Исправить"] not in telegram.buttons


@pytest.mark.usefixtures("archive")
async def test_two_taps_put_it_right_and_one_takes_it_back(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/meeting 1", GALYM))
    await tap(feed, telegram, "Исправить")
    assert telegram.last.text.startswith("Что исправить? Встреча № 1")
    await tap(feed, telegram, "отменено")
    assert telegram.last.text == (
        "✅ Исправлено: № 1 · 9 сентября 2025 · встреча 1 · статус · состоялось → отменено"
    )
    await tap(feed, telegram, "К карточке")
    assert telegram.last.text.startswith("✖ Встреча · сентябрь 2019 · Нью-Йорк · отменено")
    await tap(feed, telegram, "Исправить", "Отменить № 1")
    assert telegram.last.text.startswith("↩️ Исправление отменено: № 1")
    await tap(feed, telegram, "К карточке")
    assert telegram.last.text.startswith("✅ Встреча · сентябрь 2019 · Нью-Йорк\n")
    assert not telegram.unanswered


@pytest.mark.usefixtures("archive")
async def test_a_wrong_meeting_is_gone_for_readers_too(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/meeting 2", GALYM))
    await tap(feed, telegram, "Исправить", "Удалить: этого не было")
    await feed(private_message("/meeting 2"))
    assert telegram.last.text == "Встречи с номером 2 в архиве нет."


@pytest.mark.usefixtures("archive")
async def test_one_of_two_reports_is_another_meetings(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/meeting 1", GALYM))
    await tap(feed, telegram, "Исправить", "Другая встреча: NUR.KZ, 2")
    assert telegram.last.text.endswith("разделена встреча 1")
    await feed(private_message("/meeting 1"))
    assert "Сообщили: 1 сообщение" in telegram.last.text
    await feed(private_message("/meeting 1", GALYM))
    await tap(feed, telegram, "Исправить", "Объединить с № 5: сентябрь 2019")
    await feed(private_message("/meeting 1"))
    assert "Сообщили: 2 сообщения" in telegram.last.text


@pytest.mark.usefixtures("archive")
async def test_words_do_what_buttons_do_and_more(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/correct set meeting 1 place=Женева", GALYM))
    await feed(private_message("/meeting 1"))
    assert telegram.last.text.startswith("✅ Встреча · сентябрь 2019 · Женева\n")
    await feed(private_message("/correct rename person 3 Анджей Себастьян Дуда", GALYM))
    await feed(private_message("/who Дуда"))
    assert telegram.last.text.startswith("Анджей Себастьян Дуда\n")
    await feed(private_message("/correct", GALYM))
    assert "/correct merge people 3 4" in telegram.last.text
    assert "№ 1 · 9 сентября 2025 · встреча 1 · место · Нью-Йорк → Женева" in telegram.last.text
    await feed(private_message("/correct undo 2", GALYM), private_message("/who Дуда"))
    assert telegram.last.text.startswith("Анджей Дуда\n")


@pytest.mark.usefixtures("archive")
async def test_people_are_put_together_by_their_numbers(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/correct merge people 1 3", GALYM))
    await tap(feed, telegram, "К карточке")
    assert telegram.last.text.startswith("Касым-Жомарт Токаев")
    await tap(feed, telegram, "Исправить")
    assert ["Отделить «Анджей Дуда»"] in telegram.buttons
    await tap(feed, telegram, "Отделить «Анджей Дуда»")
    await feed(private_message("/who Дуда"))
    assert telegram.last.text.startswith("Анджей Дуда\n")


@pytest.mark.parametrize(
    "words", ["set meeting 1 date=<b>", "undo 99", "undo", "drop meeting 99", "x" * 4000, "👍 1 2"]
)
@pytest.mark.usefixtures("archive")
async def test_what_cannot_be_is_answered_with_one_line(
    feed: Feed, telegram: FakeTelegram, words: str
) -> None:
    await feed(private_message(f"/correct {words}", GALYM))
    assert telegram.last.text.startswith("Так исправить нельзя: ")


async def test_an_office_somebody_never_held_goes_with_a_tap(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/who Дуда", GALYM))
    assert "президент Польши" in telegram.last.text
    await tap(feed, telegram, "Исправить", "Не занимал(а): президент Польши")
    assert telegram.last.text.endswith("должность снята, персона 3 · президент Польши")
    await tap(feed, telegram, "К карточке")
    assert "президент Польши" not in telegram.last.text
    await tap(feed, telegram, "Исправить", "Отменить № 1", "К карточке")
    assert "президент Польши" in telegram.last.text


async def test_words_on_a_card_are_dropped_or_given_to_who_said_them(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    desk = Desk(archive)
    start = len("Тут. «")
    said = Statement(
        "Антониу Гутерриш", StatementKind.DIRECT, Span(start, start + 24), Span(0, start + 25)
    )
    people = [person("Антониу Гутерриш"), person("Анджей Дуда", country="PL")]
    text = f"Тут. «{WORDS}», — сказал он."
    await desk.collect(text, says(people=people, statements=(said,)))
    await feed(private_message("/who Гутерриш", GALYM))
    assert f"«{WORDS}»" in telegram.last.text
    await tap(feed, telegram, "Исправить", "Это слова: Анджей Дуда")
    assert telegram.last.text.endswith(f"— персоны 3 · {WORDS} → Анджей Дуда")
    await tap(feed, telegram, "К карточке")
    assert WORDS not in telegram.last.text
    await feed(private_message("/who Дуда", GALYM))
    assert f"«{WORDS}»" in telegram.last.text
    await tap(feed, telegram, "Исправить", f"Не говорил(а): «{WORDS}»", "К карточке")
    assert WORDS not in telegram.last.text


REFUSED = [
    ("ru", "drop meeting 99", "Так исправить нельзя: встречи 99 в архиве нет"),
    ("kk", "drop meeting 99", "Бұлай түзетуге болмайды: 99 кездесу мұрағатта жоқ"),
    ("en", "drop meeting 99", "It can't be put right so: there is no meeting 99"),
    ("ru", "set meeting 1 date=вчера", "«вчера» — не дата; пишите так: 2019-09-24"),
    ("ru", "set meeting 1 status=<b>", "«<b>» здесь не бывает; бывает: planned, postponed"),
    ("ru", f"set meeting 1 place={'х' * 81}", "в «place» больше 80 знаков"),
    ("ru", "set meeting 1 colour=red", "у встречи нет значения «colour»; есть: date, status"),
    ("ru", "merge meetings 1 1", "1 и 1 — уже одна встреча"),
    ("ru", "split person 1 Кто-то", "у 1 есть: Касым-Жомарт Токаев"),
    ("ru", "undo 7", "исправления 7 нет"),
    ("ru", "mend it", "пишите так: set meeting 12 date=2019-09-24"),
]


@pytest.mark.parametrize(("language", "words", "told"), REFUSED)
@pytest.mark.usefixtures("archive")
async def test_a_refusal_says_why_in_the_operators_own_language(
    feed: Feed, telegram: FakeTelegram, language: str, words: str, told: str
) -> None:
    operator = Someone(OPERATOR.id, OPERATOR.first_name, OPERATOR.username, language)
    await feed(private_message(f"/correct {words}", operator))
    assert told in telegram.last.text


def test_whatever_may_be_refused_is_said_in_the_catalogues() -> None:
    ru = load_catalogues()["ru"]
    for reason, english in sorted(REASONS.items()):
        values = {name: 1 for _, name, _, _ in Formatter().parse(english) if name}
        assert ru.plain(f"correct-why-{reason}", **values)


@pytest.mark.usefixtures("archive")
async def test_others_are_answered_as_if_there_were_no_such_thing(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 1", GALYM))
    pressed = telegram.press("Исправить", by=STRANGER)
    await feed(private_message("/correct drop meeting 1"), pressed)
    await feed(group_message("/correct drop meeting 1", GALYM, NEWSROOM))
    async with database.read() as work:
        assert await work.corrections.list_latest(9) == []
        assert await work.meetings.card(1) is not None


async def test_the_day_that_another_report_gives_is_a_tap_away(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    desk = Desk(database)
    await desk.collect("Статья.", says(met(TOKAYEV, DUDA, when=on(SEPTEMBER_24))))
    await desk.collect("Ещё одна.", says(met(TOKAYEV, DUDA, when=SEPTEMBER)))
    await feed(private_message("/meeting 1", GALYM))
    await tap(feed, telegram, "Исправить", "Дата: сентябрь 2019")
    assert telegram.last.text.startswith("✅ Исправлено")
    await feed(private_message("/meeting 1"))
    assert telegram.last.text.startswith("✅ Встреча · сентябрь 2019")


async def test_a_meeting_of_no_known_day_is_put_right_too(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await Desk(database).collect("Статья.", says(met(TOKAYEV, DUDA, when=EventDate())))
    await feed(private_message("/meeting 1", GALYM))
    await tap(feed, telegram, "Исправить", "отменено")
    assert telegram.last.text.startswith("✅ Исправлено: № 1")
