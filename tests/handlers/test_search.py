from datetime import timedelta

import pytest
from aiogram.methods import EditMessageText, SendMessage

from storage.database import Database
from tests.handlers.conftest import Feed
from tests.newsstand import TODAY, Story, fill
from tests.people import NEWSROOM, OPERATOR, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import group_message, old_callback, private_message


def an_article(number: int) -> Story:
    day = TODAY - timedelta(days=number)
    return Story((f"Нефть <b>номер {number}</b>.",), (), (), published_on=day)


@pytest.mark.usefixtures("archive")
async def test_articles_are_found_by_their_words(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/search встречался Гутерриш"))
    text = telegram.last.text
    assert text.startswith("🔎 встречался Гутерриш\n1 статья\n\n1. В сентябре 2019 года")
    assert "NUR.KZ" in text
    assert telegram.buttons == [["1 · встречи: 1"]]


@pytest.mark.usefixtures("archive")
async def test_hits_are_marked_in_the_words_of_the_article(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/search гутерриш польша"))
    sent = telegram.calls(SendMessage)[-1].text
    assert "<b>Гутерришем</b>" in sent
    assert "<b>Польшу</b>" in sent


@pytest.mark.usefixtures("archive")
async def test_the_meetings_of_an_article_come_beside_what_was_found(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/search посетит Польшу"))
    await feed(telegram.press("1 · встречи: 2"))
    assert "Встречи в этой статье" in telegram.last.text
    assert telegram.last.text.count("\n1. ") == telegram.last.text.count("\n2. ") == 1
    assert telegram.buttons == [["1", "2"]]
    await feed(telegram.press("2"))
    assert telegram.last.text.startswith("✅ Переговоры · 7 сентября 2025")
    await feed(telegram.press("‹ Назад"))
    assert "Встречи в этой статье" in telegram.last.text
    assert len(telegram.calls(SendMessage)) == 2


@pytest.mark.usefixtures("archive")
async def test_a_single_meeting_opens_at_once(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/search встречался"))
    await feed(telegram.press("1 · встречи: 1"))
    assert telegram.last.text.startswith("✅ Встреча · сентябрь 2019")


async def test_pages_are_turned_in_place(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(database, *(an_article(number) for number in range(1, 13)))
    await feed(private_message("/search нефтью от 2020"))
    assert telegram.last.text.startswith("🔎 нефтью от 2020\n12 статей · с 1 января 2020\n\n1. ")
    assert telegram.buttons == [["Дальше ›"]]
    await feed(telegram.press("Дальше ›"))
    assert "\n6. Нефть <b>номер 6</b>." in telegram.last.text
    assert telegram.buttons == [["‹ Выше", "Дальше ›"]]
    await feed(telegram.press("Дальше ›"))
    assert "\n12. Нефть <b>номер 12</b>." in telegram.last.text
    await feed(telegram.press("‹ Выше"))
    await feed(telegram.press("‹ Выше"))
    assert "\n1. Нефть <b>номер 1</b>." in telegram.last.text
    assert len(telegram.calls(SendMessage)) == 1
    assert len(telegram.calls(EditMessageText)) == 4


async def test_a_page_of_an_unreachable_message_is_asked_for_again(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(old_callback("f2:5:0:6"))
    assert telegram.notices == ["Эта кнопка устарела. Спросите ещё раз."]


@pytest.mark.parametrize(
    "data", ["f2:-1:0:1", "f2:99999999999999999999:0:1", "f2:1:x:1", "a1:-3:0"]
)
async def test_data_that_was_never_ours_is_refused(
    feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(old_callback(data))
    assert telegram.notices == ["Эта кнопка устарела. Спросите ещё раз."]


@pytest.mark.usefixtures("archive")
async def test_nothing_found_says_what_the_archive_covers(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/search небывальщина"))
    assert telegram.texts == [
        "🔎 небывальщина\nСтатей с такими словами нет.\nВ архиве: 3 статьи, 4 встречи, 2019–2025."
    ]


@pytest.mark.parametrize("asked", ["/search", "/search -ковид", "/search от 2021", "/search «»"])
@pytest.mark.usefixtures("archive")
async def test_without_a_word_an_example_is_shown(
    feed: Feed, telegram: FakeTelegram, asked: str
) -> None:
    await feed(private_message(asked))
    assert "Например: /search Гутерриш" in telegram.last.text


@pytest.mark.parametrize(
    "argument",
    ["Ы" * 4000, "🙂" * 99, "<b>", "'; DROP TABLE articles --", "%_%", "\" OR '", "а " * 2000],
)
@pytest.mark.usefixtures("archive")
async def test_hostile_words_get_one_answer(
    feed: Feed, telegram: FakeTelegram, argument: str
) -> None:
    await feed(private_message(f"/search {argument}"))
    assert len(telegram.texts) == 1


@pytest.mark.usefixtures("archive")
async def test_it_speaks_the_language_of_the_person(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/search Гутерриш", STRANGER))
    assert telegram.last.text.startswith("🔎 Гутерриш\n3 articles\n")
    await feed(private_message("/search Гутерриш", OPERATOR))
    assert telegram.last.text.startswith("🔎 Гутерриш\n3 мақала\n")


@pytest.mark.usefixtures("archive")
async def test_in_a_group_the_buttons_stay_with_whoever_asked(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(group_message("/search посетит Польшу"))
    await feed(telegram.press("1 · встречи: 2", chat_id=NEWSROOM.id))
    await feed(telegram.press("1", chat_id=NEWSROOM.id))
    assert telegram.notices == []
    assert telegram.last.text.startswith("🗓 Визит")
