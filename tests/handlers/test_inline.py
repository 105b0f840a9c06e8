"""@bot Гутерриш: cards to drop into any chat."""

from datetime import date

import pytest
from aiogram.methods import AnswerInlineQuery
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent

from newsroom.rendering.html import Html, plain
from reading.facts import EventDate, Precision
from storage.database import Database
from tests.handlers.conftest import Feed
from tests.newsstand import DUDA, TOKAYEV, Story, fill, told
from tests.people import JOURNALIST, STRANGER, SUBSCRIBER, Someone
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import inline_query, private_message

AIGUL = Someone(SUBSCRIBER.id, "Айгүл", "aigul", "kk")


def offered(telegram: FakeTelegram) -> list[InlineQueryResultArticle]:
    results = telegram.calls(AnswerInlineQuery)[-1].results
    return [one for one in results if isinstance(one, InlineQueryResultArticle)]


def ids(telegram: FakeTelegram) -> list[str]:
    return [one.id for one in offered(telegram)]


def text(result: InlineQueryResultArticle) -> str:
    """What the others of the chat will see."""
    assert isinstance(result.input_message_content, InputTextMessageContent)
    return plain(Html(result.input_message_content.message_text))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Гутерриш", ["p2", "m3", "m1"]),
        ("Гутеррише", ["p2", "m3", "m1"]),
        ("Guterres", ["p2", "m3", "m1"]),
        ("генсек ООН", ["p2", "m3", "m1"]),
        ("Токаев, Гутерриш", ["m3", "m1"]),
        ("Токаев Дуда 2019", ["m2"]),
        ("Польша", ["m4", "m2"]),
        ("Нью-Йорк", ["m2", "m1"]),
        ("", ["m4", "m3", "m2", "m1"]),
        ("  ", ["m4", "m3", "m2", "m1"]),
        ("Гуте", ["p2", "m3", "m1"]),
        ("Ы" * 256, []),
        ("<b>' OR 1=1 --", []),
        ("%", []),
        ("\u202e\x00", ["m4", "m3", "m2", "m1"]),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_words_offer_whom_and_what_they_mean(
    feed: Feed, telegram: FakeTelegram, words: str, expected: list[str]
) -> None:
    await feed(inline_query(words))
    assert ids(telegram) == expected
    assert telegram.calls(AnswerInlineQuery)[-1].is_personal


@pytest.mark.usefixtures("archive")
async def test_a_card_makes_sense_without_the_bot(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(inline_query("Гутерриш"))
    person, talks, session = offered(telegram)
    assert (person.title, person.description) == ("Антониу Гутерриш", "генеральный секретарь ООН")
    assert "\n✅ 7 сентября 2025, Астана — переговоры: К.-Ж. Токаев ¹\n" in text(person)
    assert (talks.title, talks.description) == (
        "✅ К.-Ж. Токаев — А. Гутерриш",
        "7 сентября 2025 · переговоры · Астана",
    )
    assert "▸ «Вчера Касым-Жомарт Токаев провел переговоры с Антониу Гутерришем.»" in text(talks)
    assert session.reply_markup is not None
    ((button,),) = session.reply_markup.inline_keyboard
    assert (button.text, button.url) == (
        "Открыть в боте",
        "https://t.me/dipcourier_bot?start=m1",
    )


async def test_pages_follow_one_another_to_the_end(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    await fill(database, *(a_meeting(number) for number in range(1, 24)))
    await feed(inline_query("Дуда"))
    first, offset = ids(telegram), telegram.calls(AnswerInlineQuery)[-1].next_offset
    await feed(inline_query("Дуда", offset=offset or ""))
    second, offset = ids(telegram), telegram.calls(AnswerInlineQuery)[-1].next_offset
    await feed(inline_query("Дуда", offset=offset or ""))
    third = ids(telegram)
    assert telegram.calls(AnswerInlineQuery)[-1].next_offset == ""
    assert [len(first), len(second), len(third)] == [11, 10, 3]
    meetings = [*first[1:], *second, *third]
    assert len(set(meetings)) == 23
    assert first[0].startswith("p")


def a_meeting(number: int) -> Story:
    words = f"Касым-Жомарт Токаев встретился с Анджеем Дудой {number} сентября 2019 года."
    day = EventDate(date(2019, 9, number), date(2019, 9, number), Precision.DAY)
    return Story((words,), (TOKAYEV, DUDA), (told(words, words, TOKAYEV, DUDA, when=day),))


@pytest.mark.parametrize("offset", ["9.999", "x", "-1.-1", "1" * 64, "0.0", "\u0661.\u0661"])
@pytest.mark.usefixtures("archive")
async def test_an_offset_of_nobody_is_harmless(
    feed: Feed, telegram: FakeTelegram, offset: str
) -> None:
    await feed(inline_query("Гутерриш", offset=offset))
    assert len(telegram.calls(AnswerInlineQuery)) == 1


@pytest.mark.usefixtures("archive")
async def test_it_speaks_the_language_of_the_persons_own_chat(
    feed: Feed, telegram: FakeTelegram, database: Database
) -> None:
    """Whatever that of their Telegram is."""
    await feed(inline_query("Гутерриш", STRANGER))
    assert telegram.calls(AnswerInlineQuery)[-1].button.text == "How to ask"  # type: ignore[union-attr]
    await feed(private_message("/start"))
    async with database.begin() as work:
        await work.chats.set_language(JOURNALIST.id, "kk")
    await feed(inline_query("Токаев, Гутерриш"))
    assert [one.description for one in offered(telegram)] == [
        "2025 жылғы 7 қыркүйек · келіссөз · Астана",
        "2019 жылғы қыркүйек · кездесу · Нью-Йорк · 74-я сессия Генассамблеи ООН",
    ]


async def test_nothing_found_leads_to_how_to_ask(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(inline_query("Гутерриш", AIGUL))
    answer = telegram.calls(AnswerInlineQuery)[-1]
    assert answer.results == []
    assert answer.button is not None
    assert (answer.button.text, answer.button.start_parameter) == (
        "Ештеңе табылмады. Қалай сұрау керек",
        "inline",
    )
    await feed(private_message("/start inline", AIGUL))
    assert telegram.last.text.startswith("Дипкурьер")
