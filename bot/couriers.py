"""The role of a courier: what is due is claimed and sent."""

import os
import platform
import random
import secrets
from functools import partial

from bot.line import Line
from bot.parts import Parts, pause_until
from bot.roles import EVERYTHING
from newsroom.delivery.outbox import Outbox
from newsroom.delivery.recording import Recorder
from newsroom.delivery.sending import administrators_of, send


async def carry(parts: Parts, line: Line) -> None:
    """Send until told to stop; then the calls in flight are awaited."""
    outbox = build_outbox(parts, line)
    if parts.settings.couriers == 1 and parts.roles == EVERYTHING:
        await outbox.take_over()
    await outbox.run(parts.stop)


def build_outbox(parts: Parts, line: Line) -> Outbox:
    services, texts = parts.services, parts.services.catalogues
    recorder = Recorder(
        database=services.database,
        clock=services.clock,
        jitter=random.random,
        topic_note=lambda language: texts[language]("digest-topic-lost"),
        muted_note=lambda language, title: texts[language]("delivery-muted", title=title),
        administrators=partial(administrators_of, bot=line.bot),
    )
    return Outbox(
        database=services.database,
        send=partial(send, bot=line.bot, is_paid=parts.settings.paid_broadcast == "on"),
        # Several may run on one machine, and numbers of processes come again.
        owner=f"{platform.node()}:{os.getpid()}:{secrets.token_hex(4)}",
        clock=services.clock,
        wait=partial(pause_until, parts.stop),
        turns=line.turns,
        recorder=recorder,
    )
