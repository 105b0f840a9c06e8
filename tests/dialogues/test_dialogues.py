"""Every dialogue of the folder, through the real dispatcher: see script.py for how to read them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.methods import TelegramMethod
from sqlalchemy import delete
from teremok.validation import ApiRuleViolation, validate_method

from bot.dispatcher import Services, build_dispatcher
from bot.menu import FOR_ALL, FOR_SUBSCRIBERS
from bot.texts import catalogues_of
from handlers.pace import Purses
from storage.database import Database
from storage.models import Chat
from tests.dialogues.news import NEWS
from tests.dialogues.script import Dialogue, Turn, parse
from tests.newsstand import fill
from tests.people import CAST, NEWSROOM, TOKEN, Someone
from tests.telegram.conformity import wrong_call
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import group_message, private_message

SCRIPTS = sorted(Path(__file__).parent.glob("*.txt"))
IN_A_GROUP = " in a group"
FIRST = "Айгерим"
WANTED = 60
PROPERTIES = DefaultBotProperties(parse_mode="HTML")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
async def test_the_bot_answers_as_the_dialogues_say(
    script: Path, database: Database, services: Services
) -> None:
    await fill(database, *NEWS)
    services = replace(services, catalogues=catalogues_of(services.world))
    dialogues = _dialogues(script)
    wrong = [told for one in dialogues for told in await _played(one, database, services)]
    assert not wrong, "\n\n".join(wrong)


def test_there_are_many_dialogues_in_three_languages() -> None:
    dialogues = [one for path in SCRIPTS for one in _dialogues(path)]
    languages = {_person(turn).language_code for one in dialogues for turn in one.turns}
    assert len(dialogues) >= WANTED
    assert languages == {"ru", "kk", "en"}
    assert any(IN_A_GROUP in turn.by for one in dialogues for turn in one.turns)


def test_every_command_of_the_menu_is_talked_about() -> None:
    said = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    assert [name for name in {*FOR_ALL, *FOR_SUBSCRIBERS} if f"> /{name}" not in said] == []


def _dialogues(script: Path) -> list[Dialogue]:
    return parse(script.read_text(encoding="utf-8"), FIRST)


async def _played(dialogue: Dialogue, database: Database, services: Services) -> list[str]:
    """What of a dialogue went otherwise; everybody is new to the bot at its beginning."""
    async with database.begin() as work:
        await work.session.execute(delete(Chat))
    services = replace(services, purses=Purses())
    telegram = FakeTelegram()
    async with Bot(TOKEN, telegram, PROPERTIES) as bot:
        for turn in dialogue.turns:
            shown, noticed = len(telegram.texts), len(telegram.notices)
            called = len(telegram.requests)
            try:
                update = _update(turn, telegram)
            except AssertionError as error:
                return [f"## {dialogue.title}\n> {turn.said}\n{error}"]
            await build_dispatcher().feed_raw_update(bot, update, **services.by_name())
            wrong = _wrong(turn, telegram, telegram.texts[shown:], telegram.notices[noticed:])
            calls = telegram.requests[called:]
            slips = [slip for call in calls for slip in (*wrong_call(call), *_refused(bot, call))]
            wrong = wrong or "\n".join(slips)
            if wrong:
                return [f"## {dialogue.title}\n> {turn.said}\n{wrong}"]
    return []


def _refused(bot: Bot, call: TelegramMethod[Any]) -> list[str]:
    """What rules that others wrote find in it."""
    try:
        validate_method(bot, call)
    except ApiRuleViolation as violation:
        return [violation.description]
    return []


def _update(turn: Turn, telegram: FakeTelegram) -> dict[str, Any]:
    person = _person(turn)
    room = NEWSROOM if turn.by.endswith(IN_A_GROUP) else None
    if turn.button is not None:
        chat_id = room.id if room is not None else person.id
        return telegram.press(turn.button, by=person, chat_id=chat_id)
    if room is None:
        update = private_message(turn.said, person)
    else:
        update = group_message(turn.said, person, room)
    telegram.chats.keep(update["message"])
    return update


def _person(turn: Turn) -> Someone:
    name = turn.by.removesuffix(IN_A_GROUP)
    return next(one for one in CAST.values() if one.first_name == name)


def _wrong(turn: Turn, telegram: FakeTelegram, answers: list[str], notices: list[str]) -> str:
    answer = answers[-1] if answers else ""
    if turn.is_silent and answers:
        return f"nothing is to be said, but there is\n{answer}"
    missing = _missing(turn.lines, answer)
    if missing is not None:
        return f"missing {missing!r} in\n{answer}"
    buttons = [label for row in telegram.buttons for label in row] if answers else []
    absent = [label for label in turn.buttons if label not in buttons]
    if absent:
        return f"no buttons {absent} among {buttons}"
    if turn.notices != notices and (turn.notices or notices):
        return f"pops up {notices}"
    return ""


def _missing(lines: list[str], answer: str) -> str | None:
    """The first line that isn't there in its place."""
    shown = answer.split("\n")
    if lines and lines[0] != shown[0]:
        return lines[0]
    at = 0
    for line in lines:
        if line not in shown[at:]:
            return line
        at += shown[at:].index(line) + 1
    return None
