import logging

import pytest
from sqlalchemy import text

from storage.database import Database
from tests.handlers.conftest import Feed
from tests.people import JOURNALIST
from tests.telegram.faults import html_page
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message

APOLOGY = "Не получилось ответить: ошибка у нас, она записана. Попробуйте ещё раз."


@pytest.fixture
async def broken(archive: Database) -> Database:
    """An archive that lost a table while the bot was running."""
    async with archive.begin() as work:
        await work.session.execute(text("ALTER TABLE positions RENAME TO elsewhere"))
    return archive


@pytest.mark.usefixtures("broken")
async def test_nobody_waits_for_nothing(
    feed: Feed, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        await feed(private_message("/who Гутерриш"))
    assert telegram.texts == [APOLOGY]
    assert [record.exc_info is not None for record in caplog.records] == [True]


@pytest.mark.usefixtures("broken")
async def test_a_pressed_button_is_answered_too(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/meeting 1"))
    await feed(telegram.press("Гутерриш"))
    assert telegram.notices == [APOLOGY]
    assert not telegram.unanswered


async def test_a_chat_that_blocked_us_meanwhile_is_only_logged(
    feed: Feed, telegram: FakeTelegram
) -> None:
    telegram.chats.block(JOURNALIST.id)
    await feed(private_message("/about"))
    assert telegram.texts == []


async def test_a_page_in_place_of_telegram_ends_nothing(
    feed: Feed, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.faults.add(html_page(), times=2)
    await feed(private_message("/about"))
    assert telegram.texts == []
    assert "the apology failed too" in caplog.text
