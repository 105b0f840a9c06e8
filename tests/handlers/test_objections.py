"""A reader says that a fact is wrong; operators hear of it, and the reader of what came of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import AnswerCallbackQuery
from sqlalchemy import select

from bot.texts import load_catalogues
from handlers.objections import objection_buttons
from newsroom.objections import ObjectionDesk
from storage.database import Database
from storage.models import Delivery, Objection
from tests.handlers.conftest import Feed
from tests.newsstand import MARGINS, NOW, REMEMBERED
from tests.people import JOURNALIST, NEWSROOM, OPERATOR, STRANGER, SUBSCRIBER, Someone
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, group_message, private_message

GALYM = Someone(OPERATOR.id, OPERATOR.first_name, OPERATOR.username, "ru")
AIGUL = Someone(SUBSCRIBER.id, "Айгүл", "aigul", "kk")
LATER = NOW + timedelta(minutes=3)


async def tap(feed: Feed, telegram: FakeTelegram, *labels: str, by: Someone = JOURNALIST) -> None:
    for label in labels:
        await feed(telegram.press(label, by=by))


async def issue(
    database: Database, now: datetime = LATER, operators: Sequence[int] = (OPERATOR.id,)
) -> None:
    desk = ObjectionDesk(database, load_catalogues(), frozenset(operators), "ru", objection_buttons)
    await desk.issue_due(now)


async def letters(database: Database, chat_id: int) -> list[Delivery]:
    async with database.read() as work:
        query = select(Delivery).where(Delivery.chat_id == chat_id).order_by(Delivery.id)
        return list((await work.session.scalars(query)).all())


def delivered(telegram: FakeTelegram, letter: Delivery, to: Someone) -> dict[str, Any]:
    """The letter as a message of the bot in that chat."""
    rows = [[{"text": t, "callback_data": d} for t, d in row] for row in letter.buttons]
    message = {
        "message_id": 5000 + letter.id,
        "date": 0,
        "chat": to.chat,
        "from": {"id": 4242, "is_bot": True, "first_name": "Дипкурьер"},
        "text": letter.text,
        "reply_markup": {"inline_keyboard": rows},
    }
    telegram.chats.keep(message)
    return message


@pytest.mark.usefixtures("archive")
async def test_a_reader_says_in_two_taps_what_is_wrong(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 1"))
    assert telegram.buttons[-1] == ["Это неверно"]
    await tap(feed, telegram, "Это неверно")
    assert telegram.last.text == (
        "Что неверно?\n✅ сентябрь 2019, Нью-Йорк — встреча: К.-Ж. Токаев — А. Гутерриш"
        " · 74-я сессия Генассамблеи ООН ²"
    )
    assert telegram.buttons == [
        ["Кто", "Когда"],
        ["Где", "Этого не было"],
        ["Другое"],
        ["‹ Назад"],
    ]
    await tap(feed, telegram, "Когда")
    assert telegram.texts[-2:] == [
        "Записано, № 1: Когда. Редакция проверит, и я напишу, чем кончилось.",
        "✍️ № 1. Знаете, как правильно и откуда это видно? Ответьте одной строкой."
        " Можно и не отвечать.",
    ]
    assert not telegram.unanswered
    await tap(feed, telegram, "К карточке")
    assert telegram.last.text.startswith("✅ Встреча · сентябрь 2019 · Нью-Йорк\n")


@pytest.mark.usefixtures("archive")
async def test_the_operators_get_it_with_the_sentences_and_outlets(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 1"))
    await tap(feed, telegram, "Это неверно", "Когда")
    await issue(database, NOW)
    assert await letters(database, OPERATOR.id) == []
    await feed(private_message("24 сентября <b>", reply_to_message=telegram.last.message))
    assert telegram.last.text == "Спасибо, передам вместе с № 1."
    await issue(database, NOW)
    (letter,) = await letters(database, OPERATOR.id)
    assert letter.text == (
        "✋ № 1 · читатель: неверно — <b>Когда</b>\n"
        "✅ <b>сентябрь 2019</b>, Нью-Йорк — встреча: К.-Ж. Токаев — А. Гутерриш"
        " · 74-я сессия Генассамблеи ООН ²\n"
        f"▸ «{MARGINS}» — издание не указано\n"
        f'▸ «{REMEMBERED}» — <a href="https://example.org/memory">NUR.KZ</a>\n'
        "Читатель пишет: «24 сентября &lt;b&gt;»"
    )
    assert [[text for text, _ in row] for row in letter.buttons] == [
        ["Исправить"],
        ["Оставить как есть"],
    ]
    await issue(database, LATER)
    assert len(await letters(database, OPERATOR.id)) == 1


@pytest.mark.usefixtures("archive")
async def test_words_that_come_late_follow(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 1"))
    await tap(feed, telegram, "Это неверно", "Где")
    question = telegram.last.message
    await issue(database)
    await feed(private_message("В Женеве", reply_to_message=question))
    await issue(database)
    first, second = await letters(database, OPERATOR.id)
    assert "Читатель пишет" not in first.text
    assert second.text.endswith("\nЧитатель пишет: «В Женеве»")


@pytest.mark.usefixtures("archive")
async def test_two_taps_put_it_right_and_the_reader_hears_in_their_language(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 1", AIGUL))
    await tap(feed, telegram, "Бұл дұрыс емес", "Мұндай болған жоқ", by=AIGUL)
    await issue(database)
    (letter,) = await letters(database, OPERATOR.id)
    message = delivered(telegram, letter, GALYM)
    fix = letter.buttons[0][0][1]
    await feed(callback(fix, message, GALYM))
    await tap(feed, telegram, "отменено", by=GALYM)
    assert telegram.last.text.startswith("✅ Исправлено: № 1 ")
    await issue(database)
    (answer,) = await letters(database, AIGUL.id)
    assert answer.text == (
        "✅ № 1 ескертуіңіз бойынша түзетілді: № 1 · 2025 жылғы 9 қыркүйек · 1 кездесу"
        " · мәртебесі · өтті → болмайтын болды"
    )
    assert [[text for text, _ in row] for row in answer.buttons] == [["Карточкаға"]]
    await issue(database)
    assert len(await letters(database, AIGUL.id)) == 1


@pytest.mark.usefixtures("archive")
async def test_an_operator_leaves_it_as_it_is_and_the_reader_hears(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/who Дуда", STRANGER))
    await tap(feed, telegram, "This is wrong", "The office", by=STRANGER)
    await issue(database)
    (letter,) = await letters(database, OPERATOR.id)
    assert letter.text == "✋ № 1 · читатель: неверно — <b>Должность</b>\n<b>Анджей Дуда</b>"
    message = delivered(telegram, letter, GALYM)
    decline = letter.buttons[1][0][1]
    await feed(private_message("/start", GALYM), callback(decline, message, GALYM))
    assert telegram.last.text == "№ 1: оставлено как есть, читателю напишу."
    await feed(callback(decline, message, GALYM))
    assert telegram.last.text == "№ 1 уже закрыт."
    await issue(database)
    (answer,) = await letters(database, STRANGER.id)
    assert answer.text.startswith("Your note No. 1 was checked; it stays as it is.")


@pytest.mark.usefixtures("archive")
async def test_what_led_on_to_another_meeting_is_settled_with_it(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 2"))
    await tap(feed, telegram, "Это неверно", "Другое")
    await feed(private_message("/correct merge meetings 1 2", GALYM))
    await feed(private_message("/correct set meeting 1 place=Женева", GALYM))
    await issue(database)
    (answer,) = await letters(database, JOURNALIST.id)
    assert answer.text.startswith("✅ Исправлено по вашему замечанию № 1: № 2 · ")


@pytest.mark.usefixtures("archive")
async def test_only_operators_may_decline(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 1"))
    await tap(feed, telegram, "Это неверно", "Кто")
    await feed(callback("e3:1", telegram.last.message))
    assert telegram.notices == ["Эта кнопка устарела. Спросите ещё раз."]
    async with database.read() as work:
        (objection,) = await work.objections.list_open(is_person=False)
    assert objection.settled_at is None


@pytest.mark.usefixtures("archive")
async def test_nobody_adds_words_to_anothers_objection(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 1"))
    await tap(feed, telegram, "Это неверно", "Кто")
    question = telegram.last.message
    await feed(private_message("Чужое", STRANGER, reply_to_message=question))
    assert telegram.last.text == "No. 1 is closed already."
    async with database.read() as work:
        (objection,) = await work.objections.list_open(is_person=False)
    assert objection.words == ""


@pytest.mark.usefixtures("archive")
async def test_a_person_says_a_thing_once_and_so_much_a_day(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    for _ in range(2):
        await feed(private_message("/meeting 1"))
        await tap(feed, telegram, "Это неверно", "Кто")
    assert telegram.notices == ["Об этом вы уже написали: редакция проверит."]
    page = telegram.last.message
    for number in range(10, 30):
        await feed(callback(f"e2:0:{number}:other", page))
    assert telegram.notices[1:] == ["Сегодня вы написали уже много. Продолжим завтра."]
    async with database.read() as work:
        assert len((await work.session.scalars(select(Objection))).all()) == 20


@pytest.mark.usefixtures("archive")
async def test_an_operator_finds_what_waits_beside_the_latest_corrections(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 1"))
    await tap(feed, telegram, "Это неверно", "Кто")
    await feed(private_message("/correct", GALYM))
    assert telegram.buttons == [["✋ № 1"]]
    claim = telegram.last.message
    await tap(feed, telegram, "✋ № 1", by=GALYM)
    assert telegram.last.text.startswith("✋ № 1 · читатель: неверно — Кто\n✅ сентябрь 2019")
    assert telegram.buttons == [["Исправить"], ["Оставить как есть"]]
    await tap(feed, telegram, "Оставить как есть", by=GALYM)
    await feed(callback("e4:1", claim, GALYM), callback("e4:9", claim, GALYM))
    assert telegram.texts[-2:] == ["№ 1 уже закрыт.", "№ 9 уже закрыт."]
    await feed(callback("e4:1", claim, STRANGER), private_message("/correct", GALYM))
    assert telegram.buttons == []


@pytest.mark.usefixtures("archive")
async def test_without_operators_it_waits_for_one(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await feed(private_message("/meeting 1"))
    await tap(feed, telegram, "Это неверно", "Кто")
    await issue(database, operators=())
    await issue(database, NOW + timedelta(days=9))
    assert len(await letters(database, OPERATOR.id)) == 1


@pytest.mark.usefixtures("archive")
async def test_in_a_group_the_button_leads_to_the_private_chat(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(group_message("/meeting 1"))
    await feed(telegram.press("Это неверно"))
    (answer,) = telegram.calls(AnswerCallbackQuery)
    assert answer.url == "https://t.me/dipcourier_bot?start=x1"
    assert len(telegram.seen_in(NEWSROOM.id)) == 1
    await feed(private_message("/start x1"))
    assert telegram.last.text.startswith("Что неверно?\n✅ сентябрь 2019")
    await feed(private_message("/start y3"))
    assert telegram.last.text == "Что неверно?\nАнджей Дуда"
    assert telegram.buttons[0] == ["Имя", "Должность"]


@pytest.mark.parametrize("data", ["e1:0:999", "e1:1:999"])
async def test_what_is_gone_is_told_so(feed: Feed, telegram: FakeTelegram, data: str) -> None:
    await feed(private_message("/start"))
    await feed(callback(data, telegram.last.message))
    assert telegram.last.text == "Этой записи в архиве уже нет."
