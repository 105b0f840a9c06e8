"""The role of the clock: the one that makes work due."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.care import care_jobs
from bot.jobs import (
    ALARMS_EVERY,
    ALERTS_EVERY,
    DIGESTS_EVERY,
    INDEX_EVERY,
    OBJECTIONS_EVERY,
    REFILL_EVERY,
    ZONES_EVERY,
    Job,
    tick_until,
)
from bot.leading import Key, lead
from bot.parts import Parts
from bot.sources import source_jobs
from handlers.digests import rest_data
from handlers.objections import objection_buttons
from handlers.watches import alert_buttons
from newsroom.alarms import Alarms
from newsroom.digests.issuing import Issuer
from newsroom.digests.rescheduling import reschedule
from newsroom.indexing import index_missing
from newsroom.objections import ObjectionDesk
from newsroom.reading_queue import Refill
from newsroom.retracting import Retractor
from newsroom.watches.alerting import Alerter
from storage.database import Database


async def keep_clock(parts: Parts) -> None:
    """Tick while no other process does, until told to stop."""
    await lead(parts, Key.CLOCK, partial(_tick, parts))


async def _tick(parts: Parts, over: asyncio.Event) -> None:
    await tick_until(over, clock_jobs(parts), parts.services.clock())


def clock_jobs(parts: Parts) -> dict[str, Job]:
    """All that has to be done again and again, by one process alone."""
    services = parts.services
    database = services.database

    return {
        "search": Job(partial(index_missing, database, services.lemmas), INDEX_EVERY),
        **_reading(database, services.clock),
        **_digests(parts),
        **_telling(parts),
        **_for_operators(parts),
        **source_jobs(services),
        **care_jobs(services, parts.settings),
    }


def _reading(database: Database, clock: Callable[[], datetime]) -> dict[str, Job]:
    """In a file there is one process, which reads by itself."""
    if database.is_sqlite:
        return {}
    return {"queue": Job(Refill(database, clock).fill, REFILL_EVERY)}


def _digests(parts: Parts) -> dict[str, Job]:
    """Digests, and due times that follow their zones."""
    services = parts.services
    issuer = Issuer(
        services.database,
        services.catalogues,
        services.zone,
        world=services.world,
        rest_data=rest_data(),
        per_second=parts.settings.messages_per_second,
    )

    async def issue_due() -> None:
        await issuer.issue_due(services.clock())

    async def follow_zones() -> None:
        await reschedule(services.database, services.clock())

    return {"digests": Job(issue_due, DIGESTS_EVERY), "zones": Job(follow_zones, ZONES_EVERY)}


def _telling(parts: Parts) -> dict[str, Job]:
    """Alerts and corrections."""
    services = parts.services
    database, catalogues = services.database, services.catalogues
    alerter = Alerter(database, catalogues, services.world, services.zone, alert_buttons)
    retractor = Retractor(database, catalogues)

    async def alert() -> None:
        await alerter.issue_due(services.clock())

    async def retract() -> None:
        await retractor.issue_due(services.clock())

    return {"alerts": Job(alert, ALERTS_EVERY), "retractions": Job(retract, OBJECTIONS_EVERY)}


def _for_operators(parts: Parts) -> dict[str, Job]:
    services = parts.services
    objections = ObjectionDesk(
        services.database,
        services.catalogues,
        services.operators,
        services.language,
        objection_buttons,
    )
    alarms = Alarms(
        services.database,
        services.catalogues,
        services.operators,
        services.language,
        services.zone,
    )

    async def pass_objections_on() -> None:
        await objections.issue_due(services.clock())

    async def tell_what_is_wrong() -> None:
        await alarms.issue_due(services.clock())

    return {
        "objections": Job(pass_objections_on, OBJECTIONS_EVERY),
        "alarms": Job(tell_what_is_wrong, ALARMS_EVERY),
    }
