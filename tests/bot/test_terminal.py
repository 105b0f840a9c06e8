from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.dispatcher import build_dispatcher
from bot.services import services_of
from bot.settings import load_settings
from bot.terminal import TOKEN, Terminal, readable, talk
from storage.database import Database
from tests.handlers.test_search import an_article
from tests.newsstand import NOW, STORIES, fill


@pytest.fixture
async def archive(database: Database) -> Database:
    await fill(database, *STORIES)
    return database


async def answers(database: Database, *lines: str) -> None:
    services = services_of(load_settings(language="ru"), database).by_name()
    terminal = Terminal(lambda: NOW)
    await talk(build_dispatcher(), services, iter(lines), terminal)


async def test_a_line_is_a_message_and_buttons_are_numbered(
    archive: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await answers(archive, "/who Дуда\n", "#1\n")
    shown = capsys.readouterr().out
    assert shown.startswith("Анджей Дуда\nпрезидент Польши")
    assert "  #1 [1]\n  #2 [Вся хронология]\n  #3 [С кем: Токаев]\n" in shown
    assert "✅ Встреча · сентябрь 2019 · Нью-Йорк" in shown


async def test_links_show_their_address(
    archive: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await answers(archive, "/meeting 1")
    assert "— NUR.KZ (https://example.org/memory)" in capsys.readouterr().out


@pytest.mark.parametrize("press", ["#9", "#0", "#99999", "# 2"])
async def test_a_button_that_isnt_there_is_said_so(
    archive: Database, capsys: pytest.CaptureFixture[str], press: str
) -> None:
    await answers(archive, press)
    assert capsys.readouterr().out.count("\n") <= 3


async def test_an_inline_question_shows_the_cards(
    archive: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await answers(archive, "@ Дуда", "", "   ")
    assert capsys.readouterr().out.startswith("  @ Анджей Дуда\nАнджей Дуда\n")


async def test_an_inline_question_without_words_shows_the_latest(
    archive: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await answers(archive, "@ ")
    assert capsys.readouterr().out.startswith("  @ ⌛ К.-Ж. Токаев → Польша\n")


async def test_files_are_written_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal(lambda: datetime(2025, 9, 9, tzinfo=UTC), tmp_path / "out")
    bot = Bot(TOKEN, terminal)
    await bot.send_document(1, BufferedInputFile(b"BEGIN", "../up/meetings.ics"))
    assert (tmp_path / "out" / "meetings.ics").read_bytes() == b"BEGIN"
    assert f"[{tmp_path / 'out' / 'meetings.ics'}]" in capsys.readouterr().out


async def test_a_picture_is_written_and_its_buttons_are_pressed(
    archive: Database,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Drawn by the worker process, as in the program."""
    monkeypatch.chdir(tmp_path)
    await answers(archive, "/network", "#1")
    shown = capsys.readouterr().out
    assert (tmp_path / "out" / "dipcourier-network-all.png").read_bytes().startswith(b"\x89PNG")
    assert shown.startswith("  [out/dipcourier-network-all.png]\nКто с кем встречается\n")
    assert "  #1 [1]  #2 [2]\n" in shown
    assert "Касым-Жомарт Токаев · Антониу Гутерриш\nВстречи: 2" in shown


async def test_a_file_that_cannot_be_written_costs_only_itself(
    archive: Database,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As in a read-only folder: root, whom tests may run as, writes even there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").write_bytes(b"in the way")
    await answers(archive, "/network", "#1")
    first, second, *rest = capsys.readouterr().out.splitlines()
    assert first == "  [out/dipcourier-network-all.png can't be written: File exists]"
    assert second == "Кто с кем встречается"
    assert "Касым-Жомарт Токаев · Антониу Гутерриш" in rest


def test_markup_becomes_readable() -> None:
    html = '<b>A &amp; B</b> <a href="https://example.org/?a=1&amp;b=2">текст</a>'
    assert readable(html, is_colourful=False) == "A & B текст (https://example.org/?a=1&b=2)"
    assert readable(html, is_colourful=True).startswith("\033[1mA & B\033[0m")


async def test_pages_of_what_was_found_are_turned(
    archive: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await fill(archive, *(an_article(number) for number in range(1, 8)))
    await answers(archive, "/search <b> нефть -газ\n", "#1\n")
    first, second = capsys.readouterr().out.split("🔎 <b> нефть -газ")[1:]
    assert "  #1 [Дальше ›]" in first
    assert "\n6. Нефть <b>номер 6</b>." in second


async def test_a_button_with_an_address_shows_where_it_leads(
    archive: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal(lambda: NOW)
    services = services_of(load_settings(language="ru"), archive).by_name()
    leads = InlineKeyboardButton(text="Открыть", url="https://example.org/1")
    async with Bot(TOKEN, terminal) as bot:
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[leads]])
        await bot.send_message(1, "Статья", reply_markup=keyboard)
    await talk(build_dispatcher(), services, iter(["#1"]), terminal)
    assert capsys.readouterr().out.endswith("  https://example.org/1\n\n")


async def test_an_alert_is_shown_in_brackets(
    archive: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal(lambda: NOW)
    async with Bot(TOKEN, terminal) as bot:
        await bot.answer_callback_query("1", "Кнопка устарела", show_alert=True)
    assert capsys.readouterr().out == "  (Кнопка устарела)\n"


def test_an_address_in_a_line_is_marked_as_telegram_does() -> None:
    """Whose offsets count units of UTF-16."""
    asked = Terminal(lambda: NOW).ask("🤝 прочти https://example.org/1 и скажи")
    assert asked.entities is not None
    (address,) = asked.entities
    assert (address.type, address.extract_from(asked.text or "")) == (
        "url",
        "https://example.org/1",
    )
