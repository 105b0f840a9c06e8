"""The role of a reader: what waits to be read."""

import logging
from functools import partial

from bot.parts import Parts, pause_until
from newsroom.collecting import Collector
from newsroom.reading_queue import QueueReader
from newsroom.rereading import count_left, rebuild_names, reread

log = logging.getLogger(__name__)


async def read(parts: Parts) -> None:
    """Read what waits: in a file nothing does but what older rules have read."""
    desk = parts.services.desk
    if desk is None:
        return
    if desk.collector.database.is_sqlite:
        await reread_meanwhile(desk.collector, parts)
        return
    wait = partial(pause_until, parts.stop)
    await QueueReader(desk.collector, parts.services.clock, wait).run(parts.stop)


async def reread_meanwhile(collecting: Collector, parts: Parts) -> None:
    """The next start goes on with the rest."""
    left = await count_left(collecting.database)
    if not left:
        return
    log.info("Reading %s articles again: the rules have changed", left)
    async for _ in reread(collecting, parts.services.clock):
        if parts.stop.is_set():
            return
    await rebuild_names(collecting.database)
    log.info("All articles are read by the rules of today")
