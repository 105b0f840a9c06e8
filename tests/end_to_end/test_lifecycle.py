"""The program starts, ends and comes back."""

import pytest

from tests.end_to_end.program import START_SECONDS, Program
from tests.people import JOURNALIST
from tests.telegram import faults
from tests.telegram.server import TelegramServer

pytestmark = pytest.mark.end_to_end


async def test_it_ends_when_asked_and_answers_later_what_it_missed(
    server: TelegramServer, program: Program
) -> None:
    await program.start()
    await server.polled(seconds=START_SECONDS)
    assert await program.terminate() == 0

    server.say(JOURNALIST, "/who Гутерриш")
    await program.start()
    shown = await server.next_message(JOURNALIST, START_SECONDS)
    assert shown.text.startswith("Антониу Гутерриш\n")


async def test_a_refused_token_stops_the_start_in_one_line(
    server: TelegramServer, program: Program
) -> None:
    server.token = "1:another"  # noqa: S105 - made up
    await program.start()
    assert await program.ended() == 2
    [line] = program.errors.splitlines()
    assert "BOT_TOKEN" in line


async def test_it_waits_for_telegram_to_come_back(server: TelegramServer, program: Program) -> None:
    server.faults.add(faults.html_page(), method="getUpdates")
    server.faults.add(faults.reset(is_accepted=False), method="getUpdates")
    # For the menu it needn't wait at all.
    server.faults.add(faults.hang(is_accepted=False), method="getMyCommands")
    await program.start()
    await server.polled(3, START_SECONDS)
    server.say(JOURNALIST, "/who Гутерриш")
    assert (await server.next_message(JOURNALIST)).text.startswith("Антониу Гутерриш\n")


async def test_whoever_is_being_answered_still_is(server: TelegramServer, program: Program) -> None:
    await program.start()
    server.say(JOURNALIST, "/who Гутерриш")
    asked = await server.next_message(JOURNALIST, START_SECONDS)
    server.faults.add(faults.hold(), method="answerCallbackQuery")
    server.press(asked.buttons[0][0])
    await server.broke()
    await server.confirmed()
    program.ask_to_end()
    await server.left()
    server.release()
    turned = await server.next_message(JOURNALIST)
    assert turned.message_id == asked.message_id
    assert await program.ended() == 0
