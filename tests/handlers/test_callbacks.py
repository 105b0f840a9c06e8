"""What buttons carry is told apart by its prefix, and what nobody knows any more says so."""

from collections import Counter

import pytest
from aiogram.filters.callback_data import CallbackData

from handlers import callbacks
from storage.database import Database
from storage.watches import Place
from tests.handlers.conftest import Feed
from tests.people import ADMINISTRATOR, JOURNALIST, NEWSROOM, OPERATOR, Someone
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, group_message, old_callback, private_message

GALYM = Someone(OPERATOR.id, OPERATOR.first_name, OPERATOR.username, "ru")
KINDS = [
    one
    for one in vars(callbacks).values()
    if isinstance(one, type) and issubclass(one, CallbackData) and one is not CallbackData
]


def test_no_two_kinds_of_buttons_begin_alike() -> None:
    prefixes = Counter(one.__prefix__ for one in KINDS)
    assert len(KINDS) >= 30
    assert [one for one, times in prefixes.items() if times > 1] == []


@pytest.mark.parametrize("data", ["f1:5:0:6", "t1:1:::", "zz9:1", "f1", ":", ""])
async def test_a_button_of_an_older_version_says_that_it_is_old(
    feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(old_callback(data))
    assert len(telegram.notices) == 1
    assert "устарела" in telegram.notices[0]


GONE = "Этой записи больше нет."
STALE = "Эта кнопка устарела. Спросите ещё раз."


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("data", [callbacks.OpenQuotes(person=999), callbacks.OpenStrip(id=999)])
async def test_of_a_person_who_is_gone_it_is_said(
    feed: Feed, telegram: FakeTelegram, data: CallbackData
) -> None:
    await feed(private_message("/about"))
    await feed(callback(data.pack(), telegram.last.message))
    assert telegram.last.text == GONE


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (callbacks.OpenArticle(id=999), "Этой статьи больше нет."),
        (callbacks.OpenMeeting(id=999), "Встречи с номером 999 в архиве нет."),
        (callbacks.OpenPerson(id=999), GONE),
        (callbacks.OpenWhy(id=999), "Встречи с номером 999 в архиве нет."),
        (callbacks.OpenFixes(is_person=True, id=999), "Этой записи в архиве уже нет."),
        (callbacks.OpenFixes(is_person=False, id=999), "Этой записи в архиве уже нет."),
        (callbacks.OpenSource(id=999), "Такого источника больше нет."),
        (
            callbacks.SetSource(id=999, action=callbacks.SourceAction.PAUSE),
            "Такого источника больше нет.",
        ),
    ],
)
async def test_of_what_is_gone_an_operator_is_told_so(
    feed: Feed, telegram: FakeTelegram, data: CallbackData, words: str
) -> None:
    await feed(private_message("/about", GALYM))
    await feed(callback(data.pack(), telegram.last.message, GALYM))
    assert telegram.last.text == words


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("data", [callbacks.OpenBeside(id=999), callbacks.StopWatch(id=999)])
async def test_a_message_that_stays_gets_no_answer_about_what_is_gone(
    feed: Feed, telegram: FakeTelegram, data: CallbackData
) -> None:
    await feed(private_message("/about"))
    shown = telegram.last.text
    await feed(callback(data.pack(), telegram.last.message))
    assert telegram.notices == [STALE]
    assert telegram.last.text == shown


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (callbacks.OpenStrip(id=1), "Касым-Жомарт Токаев"),
        (callbacks.SendCalendar(id=4), "Встреч в календаре: 1"),
        (callbacks.DropWatch(id=99), "Пока ни за кем не слежу"),
        (callbacks.SetQuiet(start=22, stop=8), "Пока ни за кем не слежу"),
        (callbacks.AddWatch(people="2"), "Слежу: Гутерриш."),
    ],
    ids=lambda one: type(one).__name__,
)
async def test_under_a_message_too_old_for_telegram_the_words_come_anew(
    feed: Feed, telegram: FakeTelegram, data: CallbackData, words: str
) -> None:
    """A picture or file could only be sent as an answer to it."""
    await feed(old_callback(data.pack()))
    assert words in telegram.last.text


@pytest.mark.parametrize(
    "data",
    [
        callbacks.AddWatch(people="2"),
        callbacks.DropWatch(id=1),
        callbacks.StopWatch(id=1),
        callbacks.SetQuiet(start=22, stop=8),
        callbacks.PausePlace(days=7),
    ],
    ids=lambda one: type(one).__name__,
)
async def test_members_of_a_group_change_nothing_of_it(
    archive: Database, feed: Feed, telegram: FakeTelegram, data: CallbackData
) -> None:
    await feed(group_message("/watch Гутерриш", ADMINISTRATOR))
    await feed(group_message("/watches", JOURNALIST))
    await feed(callback(data.pack(), telegram.last.message, JOURNALIST))
    assert telegram.notices == ["Настройки меняют администраторы."]
    async with archive.read() as work:
        watches = await work.watches.list_in(Place(NEWSROOM.id, 0))
        chat = await work.chats.find(NEWSROOM.id)
    assert chat is not None
    assert (len(watches), chat.quiet_from) == (1, None)
