from datetime import date
from typing import Any

import pytest

from reading.facts import UNDATED, Basis, EventDate, Place, Precision, Status
from storage.database import Database
from tests.handlers.conftest import Feed
from tests.newsstand import DUDA, GUTERRES, TOKAYEV, Story, fill, told
from tests.people import JOURNALIST, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message

NEW_YORK = """\
✅ Встреча · сентябрь 2019 · Нью-Йорк
Касым-Жомарт Токаев, президент Казахстана
Антониу Гутерриш, генеральный секретарь ООН
Форум: 74-я сессия Генассамблеи ООН

Дата: месяц; по календарю форумов: Неделя высокого уровня 74-й сессии Генеральной Ассамблеи ООН, \
23–30 сентября 2019; прямо в тексте: «сентябре 2019 года»
Сообщили: 2 сообщения, независимых: 2 · № 1

▸ «На полях 74-й сессии Касым-Жомарт Токаев провел встречу с Антониу Гутерришем.» — \
издание не указано

▸ «В сентябре 2019 года Касым-Жомарт Токаев встречался с Антониу Гутерришем.» — NUR.KZ"""


@pytest.mark.parametrize("number", ["1", "№1", "# 1", " 1 "])
@pytest.mark.usefixtures("archive")
async def test_the_card_gives_every_sentence_with_its_outlet(
    feed: Feed, telegram: FakeTelegram, number: str
) -> None:
    await feed(private_message(f"/meeting {number}"))
    assert telegram.texts == [NEW_YORK]
    assert telegram.last.fields["link_preview_options"] == {"is_disabled": True}
    assert '<a href="https://example.org/memory">NUR.KZ</a>' in telegram.last.fields["text"]


@pytest.mark.usefixtures("archive")
async def test_an_announced_visit_is_marked_and_its_ends_named(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/meeting 4"))
    assert telegram.last.text.startswith(
        "🗓 Визит · до конца 2025 · Польша · объявлено\n"
        "Касым-Жомарт Токаев, президент Казахстана, с визитом\nПольша, принимает"
    )


@pytest.mark.usefixtures("archive")
async def test_why_shows_rule_and_words_and_leads_back(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/why 1"))
    assert telegram.last.text.startswith("Почему так · встреча № 1")
    assert "• Форма · встреча · «На полях 74-й сессии" in telegram.last.text
    assert "Уверенность: 100 %" in telegram.last.text
    await feed(telegram.press("‹ Назад"))
    assert telegram.last.text == NEW_YORK


@pytest.mark.usefixtures("archive")
async def test_buttons_of_a_card_lead_to_its_people(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/meeting 2"))
    assert telegram.buttons == [
        ["Токаев", "Дуда"],
        ["Что между ними"],
        ["Почему так", "В календарь"],
        ["Это неверно"],
    ]
    await feed(telegram.press("Дуда"))
    assert telegram.last.text.startswith("Анджей Дуда\nпрезидент Польши")
    await feed(telegram.press("1"))
    assert telegram.buttons == [
        ["Токаев", "Дуда"],
        ["Что между ними"],
        ["Почему так", "В календарь"],
        ["‹ Назад"],
        ["Это неверно"],
    ]
    assert len(telegram.seen_in(JOURNALIST.id)) == 1
    assert not telegram.unanswered


@pytest.mark.parametrize("command", ["meeting", "why"])
@pytest.mark.parametrize("argument", ["", "abc", "-1", "1e9", "9" * 4000, "1; DROP TABLE", "²"])
@pytest.mark.usefixtures("archive")
async def test_what_is_no_number_gets_an_example(
    feed: Feed, telegram: FakeTelegram, command: str, argument: str
) -> None:
    await feed(private_message(f"/{command} {argument}"))
    assert telegram.texts == [f"Номер встречи стоит в карточке и в ссылках. Например: /{command} 4"]


@pytest.mark.parametrize("command", ["meeting", "why"])
@pytest.mark.usefixtures("archive")
async def test_an_unknown_number_is_named(feed: Feed, telegram: FakeTelegram, command: str) -> None:
    await feed(private_message(f"/{command} 999999999"))
    assert telegram.texts == ["Встречи с номером 999999999 в архиве нет."]


async def test_topics_are_named_in_the_language_of_the_reader(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    text = "Касым-Жомарт Токаев и Антониу Гутерришем обсудили торговлю."
    topics = ("trade", "no-longer-in-the-table")
    report = told(text, text, TOKAYEV, GUTERRES, when=UNDATED, topics=topics)
    await fill(database, Story((text,), (TOKAYEV, GUTERRES), (report,)))
    await feed(private_message("/meeting 1"), private_message("/meeting 1", STRANGER))
    assert "Темы: no-longer-in-the-table · торговля" in telegram.texts[0]
    assert "Topics: no-longer-in-the-table · trade" in telegram.texts[1]


@pytest.mark.parametrize(
    ("host", "russian", "english"),
    [
        ("Польша", "Принимающая сторона: Польша", "Host: Poland"),
        ("Анджей Дуда", "Принимающая сторона: Анджей Дуда", "Host: Анджей Дуда"),
    ],
    ids=["a country", "a person"],
)
async def test_the_host_is_named(
    database: Database, feed: Feed, telegram: FakeTelegram, host: str, russian: str, english: str
) -> None:
    text = "Касым-Жомарт Токаев встретился с Анджеем Дудой."
    await fill(database, an_article(text, "NUR.KZ", date(2025, 8, 2), when=UNDATED, host=host))
    await feed(private_message("/meeting 1"), private_message("/meeting 1", STRANGER))
    assert russian in telegram.texts[0].split("\n")
    assert english in telegram.texts[1].split("\n")


def an_article(text: str, outlet: str, published: date, **report: Any) -> Story:
    return Story(
        (text,),
        (TOKAYEV, DUDA),
        (told(text, text, TOKAYEV, DUDA, **report),),
        outlet=outlet,
        published_on=published,
    )


def on(day: int) -> EventDate:
    return EventDate(date(2025, 8, day), date(2025, 8, day), Precision.DAY, Basis.EXPLICIT)


ASTANA, ALMATY = Place("Астана", "KZ"), Place("Алматы", "KZ")


async def test_what_was_moved_is_told_with_who_said_what_and_when(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    names = "Касым-Жомарт Токаев и Анджеем Дудой"
    planned = {"when": on(20), "status": Status.PLANNED, "place": Place("Варшава", "PL")}
    moved = {"when": on(24), "status": Status.POSTPONED}
    await fill(
        database,
        an_article(f"{names} встретятся 20-го.", "NUR.KZ", date(2025, 8, 2), **planned),
        an_article(f"{names}: встреча назначена.", "Zakon.kz", date(2025, 8, 3), **planned),
        an_article(f"{names}: перенесено на 24-е.", "NUR.KZ", date(2025, 8, 15), **moved),
        an_article(f"{names} встретились.", "Zakon.kz", date(2025, 8, 25), when=on(24)),
    )
    await feed(private_message("/meeting 1"))
    assert telegram.last.text.startswith("✅ Встреча · 24 августа 2025 · Варшава\n")
    assert (
        "История:\n"
        "• 2 августа 2025 — объявлено: 20 августа 2025 (NUR.KZ, Zakon.kz)\n"
        "• 15 августа 2025 — перенесено: 24 августа 2025 (NUR.KZ)\n"
        "• 25 августа 2025 — состоялось: 24 августа 2025 (Zakon.kz)\n"
    ) in telegram.last.text
    assert "Расходятся" not in telegram.last.text


async def test_what_outlets_say_differently_of_one_day_is_a_conflict(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    names = "Касым-Жомарт Токаев и Анджеем Дудой"
    await fill(
        database,
        an_article(f"{names} в Астане.", "NUR.KZ", date(2025, 8, 8), when=on(8), place=ASTANA),
        an_article(f"{names} в Алматы.", "Zakon.kz", date(2025, 8, 8), when=on(8), place=ALMATY),
    )
    await feed(private_message("/meeting 1"))
    assert "Место — Астана (NUR.KZ); Алматы (Zakon.kz)" in telegram.last.text
    assert "История" not in telegram.last.text


async def test_the_day_of_publication_contradicts_no_day_that_is_said(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    published = EventDate(date(2025, 8, 9), date(2025, 8, 9), Precision.DAY, Basis.PUBLICATION)
    names = "Касым-Жомарт Токаев и Анджеем Дудой"
    await fill(
        database,
        an_article(f"{names} 8 августа в Астане.", "NUR.KZ", date(2025, 8, 9), when=on(8)),
        an_article(f"{names} виделись.", "Zakon.kz", date(2025, 8, 9), when=published),
    )
    await feed(private_message("/meeting 1"))
    assert telegram.last.text.startswith("✅ Встреча · 8 августа 2025")
    assert "Сообщили: 2 сообщения" in telegram.last.text
    assert "Расходятся" not in telegram.last.text
    assert "История" not in telegram.last.text
