from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.callbacks import OpenPerson
from reading.facts import Span, Status
from storage.database import Database
from storage.models import RetiredId, RetiredKind
from tests.desk import DUDA, TOKAYEV, Desk, met, on, person, says
from tests.handlers.conftest import Feed
from tests.newsstand import QUOTED, SESSION, TODAY, fill
from tests.people import ADMINISTRATOR, JOURNALIST, NEWSROOM, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, group_message, private_message

GUTERRES = """\
Антониу Гутерриш
генеральный секретарь ООН · первая встреча в архиве — сентябрь 2019

Встречи: 2 (последняя — 7 сентября 2025) · чаще всего: Касым-Жомарт Токаев (2)

1. ✅ 7 сентября 2025, Астана — переговоры: К.-Ж. Токаев ¹
2. ✅ сентябрь 2019, Нью-Йорк — встреча: К.-Ж. Токаев · 74-я сессия Генассамблеи ООН ²

Объявленных встреч в архиве нет."""


@pytest.mark.parametrize(
    "asked",
    [
        "/who Гутерриш",
        "/who Гутерришем",
        "/who антониу гутерриша",
        "/who Guterres",
        "/who Uenthhbi",
        "/who Гутериш",
        "/who генсек ООН",
        "/who@dipcourier_bot Гутерриш",
        "Гутерриш",
    ],
    ids=["surname", "case", "full name", "Latin", "layout", "typo", "office", "mention", "bare"],
)
@pytest.mark.usefixtures("archive")
async def test_a_person_is_found_however_named(
    feed: Feed, telegram: FakeTelegram, asked: str
) -> None:
    await feed(private_message(asked))
    assert telegram.texts == [GUTERRES]
    assert telegram.buttons[-1] == ["Это неверно"]


@pytest.mark.usefixtures("archive")
async def test_the_card_says_what_is_ahead(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/who Тоқаев"))
    assert "Впереди\n4. 🗓 до конца 2025, Польша — визит ¹" in telegram.last.text
    assert telegram.buttons[-3:] == [
        ["С кем: Гутерриш", "С кем: Дуда"],
        ["Картинкой", "🔔 Следить"],
        ["Это неверно"],
    ]


async def test_the_card_ends_with_the_latest_words(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(archive, QUOTED)
    await feed(private_message("/who Гутерриш"))
    assert telegram.last.text == (
        f"{GUTERRES}\n\n💬 «Мир держится на встречах» — Казахстанская правда, 8 сентября 2025"
    )


async def test_a_few_quoted_words_are_no_latest_words(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    (said,) = QUOTED.statements
    words = Span(said.quote.start, said.quote.start + len("Мир держится"))
    await fill(archive, replace(QUOTED, statements=(replace(said, quote=words),)))
    await feed(private_message("/who Гутерриш"))
    assert telegram.last.text == GUTERRES


@pytest.mark.usefixtures("archive")
async def test_an_unknown_name_is_named_with_what_the_archive_rests_on(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/who Иванько <I>"))
    assert telegram.texts == [
        "Имени «Иванько <I>» в архиве нет.\nВ архиве: 3 статьи, 4 встречи, 2019–2025."
    ]


@pytest.mark.usefixtures("archive")
async def test_somebody_near_is_offered_not_picked(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/who Гутерман"))
    assert telegram.last.text.endswith("Похожие:")
    assert telegram.buttons == [["Антониу Гутерриш"]]
    await feed(telegram.press("Антониу Гутерриш"))
    assert telegram.seen_in(JOURNALIST.id) == [GUTERRES]
    assert not telegram.unanswered


async def test_without_a_name_an_example_is_given(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/who"), private_message("/who   "))
    assert telegram.texts == ["О ком рассказать? Например: /who Гутерриш"] * 2


@pytest.mark.parametrize(
    "argument",
    ["Ы" * 4000, "🙂" * 500, "<b>&lt;", "' OR 1=1; DROP TABLE persons --", "%", "\x00\u202e", "²³"],
    ids=["long", "emoji", "markup", "SQL", "wildcard", "control", "digits"],
)
async def test_hostile_names_get_one_line_and_change_nothing(
    archive: Database, feed: Feed, telegram: FakeTelegram, argument: str
) -> None:
    await feed(private_message(f"/who {argument}"))
    assert len(telegram.texts) == 1
    assert len(telegram.texts[0]) < 300
    async with archive.read() as work:
        assert (await work.archive.coverage()).persons == 3


async def test_an_empty_archive_says_so(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/who Гутерриш"))
    assert telegram.texts == ["Имени «Гутерриш» в архиве нет.\nАрхив пока пуст."]


@pytest.mark.usefixtures("archive")
async def test_in_a_group_the_answer_is_a_reply_in_the_topic(
    feed: Feed, telegram: FakeTelegram
) -> None:
    asked = group_message("/who Дуда", thread_id=7)
    await feed(asked)
    shown = telegram.last.message
    assert shown["reply_to_message"]["message_id"] == asked["message"]["message_id"]
    assert shown["message_thread_id"] == 7


@pytest.mark.parametrize(
    "text", ["Гутерриш", "/who@other_bot Гутерриш", "/nosuchcommand"], ids=["bare", "other", "none"]
)
@pytest.mark.usefixtures("archive")
async def test_in_a_group_nobody_is_answered_who_did_not_ask(
    feed: Feed, telegram: FakeTelegram, text: str
) -> None:
    await feed(group_message(text))
    assert telegram.texts == []


@pytest.mark.usefixtures("archive")
async def test_a_stranger_cant_turn_anothers_page(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(group_message("/who Гутерриш", JOURNALIST))
    await feed(telegram.press("1", by=STRANGER, chat_id=NEWSROOM.id))
    assert telegram.seen_in(NEWSROOM.id) == [GUTERRES]
    assert telegram.notices == [
        "Эти кнопки — для того, кто спрашивал. Спросите сами: /who или /timeline"
    ]
    await feed(telegram.press("1", by=JOURNALIST, chat_id=NEWSROOM.id))
    assert telegram.last.text.startswith("✅ Переговоры · 7 сентября 2025")


async def test_people_are_answered_in_their_language(
    archive: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(archive, SESSION)
    await feed(private_message("/who Дуда", STRANGER), private_message("/who Дуда", ADMINISTRATOR))
    assert "The archive knows of no announced meetings." in telegram.texts[0]
    assert "Объявленных встреч в архиве нет." in telegram.texts[1]


async def test_who_may_be_somebody_else_is_marked_with_whom(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    desk = Desk(database)
    for number, name in enumerate(["Садыр Жапаров", "Акылбек Жапаров", "Жапаров", "Сапаров"]):
        await desk.collect(f"{number}", says(people=[person(name)]))
    async with database.read() as work:
        alone = {one.name: one.id for one in await work.persons.list_busiest(9)}["Жапаров"]
    pressed = callback(OpenPerson(id=alone).pack(), private_message("/who")["message"])
    await feed(private_message("/who Жапаров"), pressed)
    assert telegram.last.text.startswith(
        "Жапаров\n❔ Возможно, это кто-то из них: Садыр Жапаров, Акылбек Жапаров"
    )
    assert ["Садыр Жапаров", "Акылбек Жапаров"] in telegram.buttons
    await feed(telegram.press("Садыр Жапаров"))
    assert "❔" not in telegram.last.text


async def test_who_is_met_most_often_has_been_met(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    desk = Desk(database)
    await desk.collect("Встретились.", says(met(TOKAYEV, DUDA, when=on(TODAY))))
    for days in (3, 5):
        ahead = on(TODAY + timedelta(days=days))
        planned = met(TOKAYEV, "Антониу Гутерриш", when=ahead, status=Status.PLANNED)
        await desk.collect(f"Встретятся через {days}.", says(planned))
    await feed(private_message("/who Токаев"), private_message("/who Гутерриш"))
    of_tokayev, of_guterres = telegram.texts
    assert "чаще всего: Анджей Дуда (1)" in of_tokayev
    assert "чаще всего" not in of_guterres


@pytest.mark.usefixtures("archive")
async def test_a_link_to_somebody_who_was_merged_away_leads_on(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    async with database.begin() as work:
        work.session.add(RetiredId(kind=RetiredKind.PERSON, id=99, successor_id=2))
    await feed(private_message("/start p99"))
    assert telegram.last.text.startswith("Антониу Гутерриш")
