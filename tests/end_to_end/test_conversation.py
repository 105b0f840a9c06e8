"""People talk to the program over HTTP. One process answers them all: starting it is dear."""

import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.texts import load_catalogues
from tests.end_to_end.program import START_SECONDS, Program
from tests.people import JOURNALIST, NEWSROOM, OPERATOR, STRANGER, SUBSCRIBER
from tests.telegram import updates
from tests.telegram.server import TelegramServer

pytestmark = [pytest.mark.end_to_end, pytest.mark.asyncio(loop_scope="module")]

OLDER = load_catalogues()["ru"].plain("button-older")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def telegram(
    template: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[TelegramServer]:
    """Telegram with the program connected to it."""
    folder = tmp_path_factory.mktemp("conversation")
    archive = shutil.copy(template, folder / "archive.db")
    async with TelegramServer() as server:
        address = f"sqlite:///{archive}"
        program = Program(folder, TELEGRAM_API_URL=server.url, DATABASE_URL=address)
        await program.start()
        try:
            await server.polled(seconds=START_SECONDS)
            yield server
        finally:
            await program.close()
            sys.stdout.write(program.errors)


async def test_a_newcomer_is_told_what_to_ask(telegram: TelegramServer) -> None:
    telegram.say(STRANGER, "/start")
    shown = await telegram.next_message(STRANGER)
    assert "/help" in shown.text
    assert shown.buttons


async def test_a_name_in_any_case_form_shows_the_person(telegram: TelegramServer) -> None:
    telegram.say(JOURNALIST, "/who Гутерришем")
    shown = await telegram.next_message(JOURNALIST)
    assert shown.text.startswith("Антониу Гутерриш\n")


async def test_a_pressed_button_turns_the_message(telegram: TelegramServer) -> None:
    telegram.say(OPERATOR, "/who Токаев")
    asked = await telegram.next_message(OPERATOR)
    telegram.press(asked.buttons[0][0], by=OPERATOR, chat_id=OPERATOR.id)
    turned = await telegram.next_message(OPERATOR)
    assert turned.message_id == asked.message_id
    assert turned.text != asked.text
    assert telegram.unanswered == set()


async def test_a_long_timeline_is_paged_in_place(telegram: TelegramServer) -> None:
    telegram.say(SUBSCRIBER, "/timeline")
    first = await telegram.next_message(SUBSCRIBER)
    telegram.press(OLDER, by=SUBSCRIBER, chat_id=SUBSCRIBER.id)
    second = await telegram.next_message(SUBSCRIBER)
    assert second.message_id == first.message_id
    assert telegram.seen_in(SUBSCRIBER.id) == [second.text]
    assert second.text != first.text


async def test_a_group_is_answered_when_the_bot_is_meant(telegram: TelegramServer) -> None:
    telegram.say(NEWSROOM, "/who@another_bot Дуда", thread_id=7)
    telegram.say(NEWSROOM, "Кто такой Дуда?", thread_id=7)
    meant = telegram.say(NEWSROOM, "/who@dipcourier_bot Дуда", thread_id=7)
    shown = await telegram.next_message(NEWSROOM)
    assert shown.text.startswith("Анджей Дуда\n")
    assert shown.thread_id == 7
    replied = shown.message["reply_to_message"]["message_id"]
    assert replied == meant["message"]["message_id"]


async def test_an_inline_question_is_answered(telegram: TelegramServer) -> None:
    telegram.push(updates.inline_query("Гутерриш", JOURNALIST))
    [answer] = await telegram.called("answerInlineQuery")
    assert "Гутерриш" in answer.fields["results"][0]["title"]


async def test_telegram_shows_the_commands(telegram: TelegramServer) -> None:
    shown = {command["command"] for one in telegram.chats.commands.values() for command in one}
    assert {"who", "timeline", "help"} <= shown
