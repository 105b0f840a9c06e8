"""Dossiers; the printed ones are read by pypdf, which has nothing in common with fpdf2."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from reading.facts import EventDate, Part, Span, Status
from storage.database import Database
from tests.desk import DUDA, GUTERRES, TOKAYEV, Desk, met, on, person, says, side
from tests.handlers.conftest import Feed
from tests.newsstand import QUOTED, STORIES, TODAY, fill
from tests.people import OPERATOR, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message

BRIEF = """\
Досье: Касым-Жомарт Токаев · Антониу Гутерриш · на 9 сентября 2025
Касым-Жомарт Токаев, президент Казахстана
Антониу Гутерриш, генеральный секретарь ООН
Встречи: 2 (последняя — 7 сентября 2025) · первая встреча в архиве — сентябрь 2019 \
· в среднем раз в 72 месяца

Последние контакты
1. ✅ 7 сентября 2025, Астана — переговоры: К.-Ж. Токаев — А. Гутерриш ¹
▸ «Вчера Касым-Жомарт Токаев провел переговоры с Антониу Гутерришем.» \
— Казахстанская правда, 8 сентября 2025

2. ✅ сентябрь 2019, Нью-Йорк — встреча: К.-Ж. Токаев — А. Гутерриш \
· 74-я сессия Генассамблеи ООН ²
▸ «На полях 74-й сессии Касым-Жомарт Токаев провел встречу с Антониу Гутерришем.» \
— издание не указано

Что говорили
💬 Гутерриш: «Мир держится на встречах» — Казахстанская правда, 8 сентября 2025

О новых встречах между ними в архиве не объявлено.

Впереди с другими
Токаев: 🗓 до конца 2025, Польша — визит ¹ — Казахстанская правда, 8 сентября 2025

В архиве: 4 статьи, 4 встречи, 2019–2025."""


@pytest.fixture
async def archive(database: Database) -> Database:
    await fill(database, *STORIES, QUOTED)
    return database


def pages(telegram: FakeTelegram) -> list[str]:
    """The text of the last file, page by page, in single spaces."""
    reader = PdfReader(io.BytesIO(telegram.chats.files[-1].content))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def addresses(telegram: FakeTelegram) -> set[str]:
    reader = PdfReader(io.BytesIO(telegram.chats.files[-1].content))
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots") or []]
    return {note["/A"]["/URI"] for note in notes if "/A" in note}


@pytest.mark.usefixtures("archive")
async def test_what_to_know_before_a_meeting(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/brief Токаев, Гутерриш"))
    assert telegram.texts == [BRIEF]
    assert telegram.buttons == [
        ["1", "2"],
        ["Касым-Жомарт Токаев", "Антониу Гутерриш"],
        ["PDF для печати", "Что между ними"],
    ]


@pytest.mark.usefixtures("archive")
async def test_every_line_leads_on(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/brief Токаев, Гутерриш"))
    await feed(telegram.press("2"))
    assert telegram.last.text.startswith("✅ Встреча · сентябрь 2019")


@pytest.mark.usefixtures("archive")
async def test_the_same_on_paper(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/brief Токаев, Гутерриш"))
    await feed(telegram.press("PDF для печати"))
    assert telegram.chats.files[-1].name == "dipcourier-brief-2025-09-09.pdf"
    text = " ".join(pages(telegram))
    for words in (
        "Досье: Касым-Жомарт Токаев · Антониу Гутерриш",
        "Составлено по архиву на 9 сентября 2025. В архиве: 4 статьи",
        "7 сентября 2025, Астана — переговоры: К.-Ж. Токаев — А. Гутерриш",
        "Дата: день; «Вчера» от дня публикации, 8 сентября 2025",
        "«Вчера Касым-Жомарт Токаев провел переговоры с Антониу Гутерришем.» [1]",
        "«Мир держится на встречах»",
        "[1] Казахстанская правда, 8 сентября 2025 https://example.org/fresh",
        "стр. 1 из 2",
    ):
        assert words in text
    assert addresses(telegram) == {
        "https://example.org/fresh",
        "https://example.org/memory",
        "https://example.org/quoted",
    }


@pytest.mark.usefixtures("archive")
async def test_no_sentence_on_paper_is_without_its_source(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/brief Токаев, Гутерриш"))
    await feed(telegram.press("PDF для печати"))
    text = " ".join(pages(telegram)).split("Источники")[0]
    sentences = re.findall(r"«[^«»]{30,}»(.{0,4})", text)
    assert sentences
    assert all(re.match(r" \[\d", after) for after in sentences)


async def test_a_long_dossier_has_numbered_pages_and_all_its_sources(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    desk = Desk(database)
    for month in range(1, 13):
        text = f"{month}-го месяца они встретились. " + "Очень долгое предложение. " * 25
        report = met(TOKAYEV, DUDA, when=on(date(2024, month, 5)), evidence=Span(0, len(text)))
        await desk.collect(text, says(report), url=f"https://example.org/{month}")
    await feed(private_message("/brief Токаев, Дуда"))
    assert telegram.last.text.startswith("Досье: Касым-Жомарт Токаев · Анджей Дуда")
    await feed(telegram.press("PDF для печати"))
    found = pages(telegram)
    assert len(found) > 1
    for number, page in enumerate(found, start=1):
        assert f"стр. {number} из {len(found)}" in page
    assert addresses(telegram) == {f"https://example.org/{month}" for month in range(1, 13)}


async def test_what_was_agreed_and_what_fell_through(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    desk = Desk(database)
    text = "Они встретились. Подписан договор о дружбе."
    report = met(
        TOKAYEV,
        DUDA,
        when=on(date(2024, 5, 5)),
        evidence=Span(0, 16),
        outcomes=(Span(17, len(text)),),
    )
    await desk.collect(text, says(report), url="https://example.org/1")
    off = met(TOKAYEV, DUDA, when=on(date(2025, 3, 3)), status=Status.CANCELLED)
    await desk.collect("Визит отменён.", says(off), url="https://example.org/2")
    await feed(private_message("/brief Токаев, Дуда"))
    text = telegram.last.text
    assert "Договорились и подписали\n▸ «Подписан договор о дружбе.»" in text
    assert "Сорвалось или перенесено\n2. ✖ 3 марта 2025" in text


async def test_a_plan_that_nobody_speaks_of_any_more_is_none(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    desk = Desk(database)
    undated = met(TOKAYEV, DUDA, when=EventDate(), status=Status.PLANNED)
    old, fresh = date(2024, 1, 1), TODAY
    await desk.collect("Когда-нибудь.", says(undated), url="https://e.org/1", published_on=old)
    talks = met(TOKAYEV, GUTERRES, when=EventDate(), status=Status.PLANNED)
    await desk.collect("Скоро.", says(talks), url="https://e.org/2", published_on=fresh)
    await feed(private_message("/brief Токаев, Дуда"), private_message("/brief Токаев, Гутерриш"))
    assert "не объявлено" in telegram.texts[0] or "ничего нет" in telegram.texts[0]
    assert "Впереди\n1. 🗓 без точной даты" in telegram.texts[1]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/brief", "К какой встрече подготовиться? Например: /brief Токаев, Гутерриш"),
        ("/brief 2024", "К какой встрече подготовиться?"),
        ("/brief Казахстан", "К какой встрече подготовиться?"),
        ("/brief Дуда, Гутерриш", "Что говорили\n💬 Гутерриш"),
        ("/brief Гутерриш", "Досье: Антониу Гутерриш · на 9 сентября 2025"),
        ("/brief Казахстан, Польша", "Досье: Казахстан · Польша"),
        ("/brief Дуда", "Досье: Анджей Дуда"),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_whom_it_is_about(
    feed: Feed, telegram: FakeTelegram, asked: str, answer: str
) -> None:
    await feed(private_message(asked))
    assert answer in telegram.last.text


@pytest.mark.usefixtures("archive")
async def test_it_speaks_the_language_of_the_person(feed: Feed, telegram: FakeTelegram) -> None:
    for someone, title, page in (
        (STRANGER, "Brief: ", "page 1 of 2"),
        (OPERATOR, "Анықтама: ", "2 беттің 1-беті"),
    ):
        await feed(private_message("/brief Токаев, Гутерриш", someone))
        assert telegram.last.text.startswith(title)
        label = "PDF for printing" if someone is STRANGER else "Басуға PDF"
        await feed(telegram.press(label, by=someone))
        assert page in pages(telegram)[0]


async def test_hostile_words_stay_words_on_paper(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    text = "<b>**Токаев**</b> \u202eи 習近平 🙂 {nb} {page} встретились."
    host = side("{nb} <i>", Part.HOST)
    report = met(TOKAYEV, host, when=on(date(2025, 5, 5)), evidence=Span(0, len(text)))
    named = [person(TOKAYEV, "президент {page}")]
    await Desk(database).collect(text, says(report, people=named), url="https://e.org/(1)")
    await feed(private_message("/brief Токаев"))
    await feed(telegram.press("PDF для печати"))
    assert "**Токаев**" in pages(telegram)[0]
