from typing import Any

import pytest

from storage.database import Database
from tests.desk import Desk, person, says
from tests.handlers.conftest import Feed
from tests.people import CHANNEL
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import (
    callback,
    channel_post,
    forwarded_from,
    old_callback,
    photo,
    private_message,
    sticker,
    voice,
)

ONLY_TEXT = "Я читаю только текст. Напишите имя или команду: /help."


@pytest.mark.parametrize("update", [voice(), sticker()], ids=["voice", "sticker"])
async def test_other_kinds_of_messages_are_told_what_can_be_asked(
    feed: Feed, telegram: FakeTelegram, update: dict[str, Any]
) -> None:
    await feed(update)
    assert telegram.texts == [ONLY_TEXT]


@pytest.mark.parametrize(("caption", "line"), [("/who Дуда", "Анджей Дуда"), ("", ONLY_TEXT)])
@pytest.mark.usefixtures("archive")
async def test_an_album_is_answered_once(
    feed: Feed, telegram: FakeTelegram, caption: str, line: str
) -> None:
    album: dict[str, Any] = {"media_group_id": f"album {caption}"}
    await feed(photo(caption, **album), photo("", **album), photo("", **album))
    assert [text.split("\n")[0] for text in telegram.texts] == [line]


@pytest.mark.usefixtures("archive")
async def test_a_card_opened_from_an_answer_leads_back_to_what_it_was_about(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("когда Токаев последний раз встречался с Гутерришем?"))
    await feed(telegram.press("Карточка"))
    await feed(telegram.press("‹ Назад"))
    assert telegram.last.text.startswith(
        "Хронология · Касым-Жомарт Токаев · Антониу Гутерриш · 2 встречи"
    )


@pytest.mark.usefixtures("archive")
async def test_a_caption_counts_as_text(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(photo("Дуда", **forwarded_from()), photo("/who Дуда"))
    assert [text.split("\n")[0] for text in telegram.texts] == ["Анджей Дуда"] * 2


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        (
            "когда Токаев встречался с Гутерришем?",
            "Хронология · Касым-Жомарт Токаев · Антониу Гутерриш · 2 встречи",
        ),
        ("С кем встречался Дуда в 2019 году?", "Хронология · Анджей Дуда · 2019 · 1 встреча"),
        ("When did Guterres meet Tokayev?", "Хронология · Антониу Гутерриш · "),
        ("Встречался ли Иванько с послом?", "Имени «Иванько» в архиве нет."),
        ("Что нового?", "Хронология · 2 сентября 2025 – 9 сентября 2025 · "),
        ("кто генсек ООН?", "Антониу Гутерриш\nгенеральный секретарь ООН"),
        ("Привет!", "Спросите словами или назовите имя:"),
        ("Hello", "Спросите словами или назовите имя:"),
        ("Какая погода?", "Не понял вопроса."),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_a_question_is_answered_by_whom_it_names(
    feed: Feed, telegram: FakeTelegram, question: str, heading: str
) -> None:
    await feed(private_message(question))
    assert telegram.last.text.startswith(heading)


async def test_a_long_text_is_told_what_can_be_asked(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("слово " * 500))
    assert telegram.texts == ["Напишите имя («Гутерриш»), команду /timeline или /help."]


async def test_an_unknown_command_is_told_so(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/nosuchcommand Гутерриш"))
    assert telegram.texts == ["Такой команды нет. Что есть: /help"]


async def test_a_command_in_a_channel_gets_one_line(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(channel_post("/who Гутерриш"), channel_post("Новость дня"))
    assert telegram.seen_in(CHANNEL.id) == [
        "В каналах я не отвечаю. Спросите меня в личном чате или в группе."
    ]


@pytest.mark.parametrize(
    "data",
    ["p0:1", "t1:x:::::0", "t1:1:::::99999999999", "m1:-1:", "t1:::zzzzz:::0", "привет", "p1:x"],
)
@pytest.mark.usefixtures("archive")
async def test_a_button_that_is_none_of_ours_is_declined(
    feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(private_message("/who Дуда"))
    await feed(callback(data, telegram.last.message))
    assert telegram.notices == ["Эта кнопка устарела. Спросите ещё раз."]
    assert len(telegram.texts) == 1


@pytest.mark.usefixtures("archive")
async def test_a_button_of_a_message_too_old_to_edit_answers_anew(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(old_callback("p1:3"))
    assert telegram.last.text.startswith("Анджей Дуда")


@pytest.mark.usefixtures("archive")
async def test_the_same_button_twice_changes_nothing(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/who Дуда"))
    await feed(callback("p1:3", telegram.last.message))
    assert len(telegram.texts) == 1


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("has Duda met Xi", "Анджей Дуда · Си Цзиньпин · таких встреч нет в моих источниках"),
        ("когда Си встречался с Дудой", "Си Цзиньпин · Анджей Дуда\nТаких встреч в архиве нет."),
        # Two letters that only begin a question.
        ("Не Дуда ли встречался с Токаевым?", "Хронология · Анджей Дуда · Касым-Жомарт Токаев"),
        ("Do you know when Duda met Tokayev?", "Хронология · Анджей Дуда · Касым-Жомарт Токаев"),
    ],
)
async def test_a_surname_of_two_letters_is_not_passed_over(
    archive: Database, feed: Feed, telegram: FakeTelegram, question: str, heading: str
) -> None:
    people = [person("Си Цзиньпин"), person("Не Жун"), person("До Мыой")]
    await Desk(archive).collect("Гости.", says(people=people))
    await feed(private_message(question))
    assert telegram.last.text.startswith(heading)
