"""What the pages show exists, what exists is on a page, and every link leads somewhere."""

import argparse
import importlib
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from aiogram import Router
from aiogram.filters import Command

from bot.__main__ import COMMANDS
from bot.dispatcher import build_dispatcher
from bot.menu import FOR_ALL, FOR_SUBSCRIBERS
from bot.settings import Settings
from tests.docs.pages import PAGES, ROOT, anchors, links, rows, shown, spans, text_of

NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
USERS = ("docs/users.ru.md", "docs/users.en.md")
FOR_OPERATORS = ("docs/operators.md", "docs/editors.md")
SETTINGS = {name.upper() for name in Settings.model_fields}
# Of Docker's compose.yaml, the Makefile, the tests and Python, and what only looks like one.
OTHERS = {
    "POSTGRES_PASSWORD",
    "MINUTES",
    "PYTHON",
    "TEST_DATABASE_URL",
    "TEST_REDIS_URL",
    "OPENBLAS_NUM_THREADS",
    "RULES_VERSION",
    "PYTHONPATH",
}
OF_BOTFATHER = {"newbot", "setinline"}
OVER_HTTP = {"ready", "metrics"}
"""Addresses of the program itself."""
TARGETS = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))

CHAT_COMMAND = re.compile(r"/([a-z]+)(?:\s|$)")
SETTING = re.compile(r"\b([A-Z]{2,}(?:_[A-Z]+)+|[A-Z]{4,}(?==))\b")
COMMAND_LINE = re.compile(r"python -m bot (?P<words>[^`#|&;<>»]+)")
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]+")
MAKE = re.compile(r"(?:^|&& )make ([a-z-]+)")


@pytest.fixture(params=PAGES, ids=NAMES)
def page(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for target in links(page):
        if re.match(r"[a-z]+://|mailto:", target):
            continue
        name, _, part = unquote(target).partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (part and part not in anchors(file)):
            dead.append(target)
    assert dead == []


def test_every_command_that_is_shown_exists(page: Path) -> None:
    said = {match[1] for code in shown(page) if (match := CHAT_COMMAND.match(code))}
    assert said - chat_commands() - OF_BOTFATHER - OVER_HTTP == set()


def test_every_setting_that_is_shown_exists(page: Path) -> None:
    told = {name for code in shown(page) for name in SETTING.findall(code)}
    assert told - SETTINGS - OTHERS == set()


def test_every_line_for_the_terminal_works(page: Path) -> None:
    wrong = []
    for code in shown(page):
        for match in COMMAND_LINE.finditer(code):
            name, *words = match["words"].split()
            known = options_of(name) if name in COMMANDS else None
            if name != name.upper() and (known is None or set(_options(words)) - known):
                wrong.append(match[0])
    assert wrong == []


def test_every_target_of_make_that_is_shown_exists(page: Path) -> None:
    told = {name for code in shown(page) for name in MAKE.findall(code)}
    assert told - TARGETS == set()


@pytest.mark.parametrize("name", USERS)
def test_users_read_about_every_command_of_the_menu(name: str) -> None:
    told = {match[1] for code in shown(ROOT / name) if (match := CHAT_COMMAND.match(code))}
    headings = set(
        re.findall(r"/([a-z]+)", " ".join(re.findall(r"^#+ .+$", text_of(name), re.MULTILINE)))
    )
    assert {*FOR_ALL, *FOR_SUBSCRIBERS, "start"} - told - headings == set()


def test_every_command_is_in_the_readme_and_those_of_operators_on_their_pages() -> None:
    readme = {match[1] for one in spans(ROOT / "README.md") if (match := CHAT_COMMAND.match(one))}
    assert chat_commands() - readme == set()
    of_operators = chat_commands() - {*FOR_ALL, *FOR_SUBSCRIBERS, "start"}
    told = {
        match[1]
        for name in FOR_OPERATORS
        for code in shown(ROOT / name)
        if (match := CHAT_COMMAND.match(code))
    }
    assert of_operators - told == set()


def test_every_setting_has_a_row_with_its_default() -> None:
    told = {row[0].strip("`"): row[1].strip("`") for row in rows(ROOT / "docs/settings.md")}
    assert set(told) - SETTINGS <= {"setting"}
    wrong = {
        name: told.get(name.upper())
        for name, field in Settings.model_fields.items()
        if told.get(name.upper()) != default_of(name, field.default)
    }
    assert wrong == {}


def test_every_command_of_the_command_line_has_a_row() -> None:
    named = {
        cell.split()[0] for row in rows(ROOT / "docs/operators.md") for cell in code_of(row[0])
    }
    assert set(COMMANDS) - named == set()


def test_every_page_of_the_folder_is_in_its_index() -> None:
    index = set(links(ROOT / "docs/README.md"))
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages - index == set()


def test_messages_that_are_explained_are_those_of_the_program() -> None:
    sources = [ROOT / room for room in ("bot", "handlers", "newsroom", "storage", "requirements")]
    files = [file for room in sources for file in room.rglob("*") if file.is_file()]
    program = "\n".join(_code(file) for file in files if file.suffix in {".py", ".ftl", ""})
    section = (
        text_of("docs/operators.md").partition("## What messages mean")[2].partition("\n## ")[0]
    )
    told = re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)
    assert told
    unknown = [
        message
        for message in told
        if any(part.strip() not in program for part in re.split("…", message))
    ]
    assert unknown == []


def chat_commands() -> set[str]:
    return {name for router in build_dispatcher().chain_tail for name in _commands(router)}


def _commands(router: Router) -> set[str]:
    handlers = [*router.message.handlers, *router.channel_post.handlers]
    filters = [one.callback for handler in handlers for one in handler.filters or ()]
    return {str(name) for one in filters if isinstance(one, Command) for name in one.commands}


def options_of(name: str) -> set[str]:
    """The options that a command of the command line takes."""
    command = importlib.import_module(f"bot.commands.{name.replace('-', '_')}")
    subparsers = argparse.ArgumentParser().add_subparsers()
    command.add_parser(subparsers)
    return set(OPTION.findall(subparsers.choices[name].format_help()))


def _options(words: list[str]) -> list[str]:
    return [word.partition("=")[0] for word in words if word.startswith("--")]


def _code(file: Path) -> str:
    """Its text with the strings that lines break put together again."""
    text = file.read_text(encoding="utf-8", errors="replace")
    return re.sub(r'"\s*\n\s*f?"', "", text)


def code_of(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def default_of(name: str, default: object) -> str:
    if name == "access":
        return "open"
    return "–" if default in (None, frozenset()) else str(default)
