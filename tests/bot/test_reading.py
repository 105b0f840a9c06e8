"""What older rules have read is read again while the program runs."""

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.parts import Parts
from bot.reader import ReaderPool
from bot.reading import read
from bot.roles import EVERYTHING
from bot.services import services_of
from bot.settings import load_settings
from bot.sources import fetcher_of
from newsroom.reading_desk import ReadingDesk
from tests.desk import DUDA, Desk
from tests.newsroom import test_rereading
from tests.newsroom.test_rereading import collector, counterparts

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

desk = test_rereading.desk
READ_AGAIN = "All articles are read by the rules of today"


def a_process(desk: Desk) -> Parts:
    settings = load_settings()
    pool, reads = ReaderPool(), collector(desk)
    reading = ReadingDesk(fetcher_of(settings), pool.parse, reads)
    services = replace(services_of(settings, desk.database), desk=reading)
    return Parts(settings, services, pool, EVERYTHING, asyncio.Event())


@on_sqlite
async def test_a_file_is_read_again_from_beginning_to_end(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await read(a_process(desk))
    assert await counterparts(desk) == [DUDA] * 4
    assert "Reading 4 articles again: the rules have changed" in caplog.text
    assert READ_AGAIN in caplog.text


@on_sqlite
async def test_who_is_told_to_stop_leaves_the_rest_for_the_next_start(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    parts = a_process(desk)
    parts.stop.set()
    await read(parts)
    assert await counterparts(desk) != [DUDA] * 4
    assert READ_AGAIN not in caplog.text
    await read(a_process(desk))
    assert await counterparts(desk) == [DUDA] * 4
