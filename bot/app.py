"""Builds everything once, runs it, closes it in reverse order."""

import asyncio
import logging
import os
import platform
import random
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import User
from aiogram.utils.token import TokenValidationError

from bot import VERSION
from bot.archive import check_writable, collector, opened, plant_seeds, utc_now
from bot.care import care_jobs, kept_of
from bot.dispatcher import Services, build_dispatcher
from bot.drawing import DrawingPool
from bot.garbage import spare_loaded
from bot.jobs import (
    ALARMS_EVERY,
    ALERTS_EVERY,
    DIGESTS_EVERY,
    INDEX_EVERY,
    OBJECTIONS_EVERY,
    ZONES_EVERY,
    Job,
    build_scheduler,
)
from bot.knowledge import load_world
from bot.menu import publish_menu, publish_profile
from bot.models import load_lemmas
from bot.reader import ReaderPool
from bot.settings import Settings, SettingsError
from bot.sources import build_sources, fetcher_of, source_jobs
from bot.texts import catalogues_of
from bot.turns import TakesTurns, turns_of
from bot.underway import Underway
from handlers.digests import rest_data
from handlers.objections import objection_buttons
from handlers.pace import Purses
from handlers.watches import alert_buttons
from newsroom.alarms import Alarms
from newsroom.collecting import Collector
from newsroom.delivery.outbox import Outbox
from newsroom.delivery.recording import Recorder
from newsroom.delivery.sending import administrators_of, send
from newsroom.delivery.turns import Turns
from newsroom.digests.issuing import Issuer
from newsroom.digests.rescheduling import reschedule
from newsroom.drawing import Studio
from newsroom.indexing import index_missing
from newsroom.objections import ObjectionDesk
from newsroom.reading_desk import ReadingDesk
from newsroom.rereading import count_left, rebuild_names, reread
from newsroom.retracting import Retractor
from newsroom.watches.alerting import Alerter
from storage.database import Database

log = logging.getLogger(__name__)

AT_ONCE = 50
"""Updates handled at the same time; the others wait in line."""

LONGEST_PAUSE = 60

WARM_UP_AFTER = timedelta(seconds=30)
"""After the start, when nobody waits for us: the first picture must not take two seconds more."""

LONGEST_FAREWELL = 10
"""Seconds for those who are being answered at the end; supervisors kill after 30 or less."""


async def run_bot(settings: Settings) -> None:
    """Poll Telegram until SIGTERM or SIGINT. Raises SettingsError for a token that it refuses."""
    async with opened(settings) as database:
        await check_writable(database)
        if settings.seeds == "on":
            await plant_seeds(database, settings)
        async with telegram_bot(settings) as bot, turns_of(settings, database, utc_now) as turns:
            bot.session.middleware(TakesTurns(turns))
            me = await introduced(bot)
            with serving(settings, database) as services:
                await _publish_menu(bot, services)
                log.info("@%s answers", me.username)
                async with (
                    rereading(database, settings),
                    delivering(bot, services, settings, turns),
                    warming_up(services.studio),
                ):
                    await poll(bot, services)
    log.info("Stopped")


async def poll(bot: Bot, services: Services) -> None:
    """Hand updates to the dispatcher until a signal; whoever is being answered still is."""
    dispatcher = build_dispatcher()
    underway = Underway()
    dispatcher.update.outer_middleware(underway)
    spare_loaded()
    await dispatcher.start_polling(
        bot,
        handle_signals=True,
        close_bot_session=False,
        tasks_concurrency_limit=AT_ONCE,
        # Edited messages are handled as messages (handlers/answering.py).
        allowed_updates=[*dispatcher.resolve_used_update_types(), "edited_message"],
        **services.by_name(),
    )
    if left_out := await underway.finish(LONGEST_FAREWELL):
        log.warning("Stopped before %s people were answered", left_out)


@asynccontextmanager
async def delivering(
    bot: Bot, services: Services, settings: Settings, turns: Turns
) -> AsyncIterator[None]:
    """Digests become due and are sent meanwhile; at the end the calls in flight are awaited."""
    stop = asyncio.Event()
    issuer = Issuer(
        services.database,
        services.catalogues,
        services.zone,
        world=services.world,
        rest_data=rest_data(),
        per_second=settings.messages_per_second,
    )
    outbox = build_outbox(bot, services, turns, stop, is_paid=settings.paid_broadcast == "on")

    objections = ObjectionDesk(
        services.database,
        services.catalogues,
        services.operators,
        services.language,
        objection_buttons,
    )

    async def issue_due() -> None:
        await issuer.issue_due(services.clock())

    async def pass_objections_on() -> None:
        await objections.issue_due(services.clock())

    alarms = Alarms(
        services.database,
        services.catalogues,
        services.operators,
        services.language,
        services.zone,
    )

    async def tell_what_is_wrong() -> None:
        await alarms.issue_due(services.clock())

    jobs = {
        "alarms": Job(tell_what_is_wrong, ALARMS_EVERY),
        "digests": Job(issue_due, DIGESTS_EVERY),
        **_telling(services),
        "objections": Job(pass_objections_on, OBJECTIONS_EVERY),
        "search": Job(partial(index_missing, services.database, services.lemmas), INDEX_EVERY),
    }
    jobs |= source_jobs(services) | care_jobs(services, settings)
    scheduler = build_scheduler(jobs, services.clock())
    if settings.couriers == 1:
        await outbox.take_over()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(outbox.run(stop))
        scheduler.start()
        try:
            yield
        finally:
            scheduler.shutdown(wait=False)
            stop.set()


def _telling(services: Services) -> dict[str, Job]:
    """Alerts and corrections; and due times that follow their zones."""
    database, catalogues = services.database, services.catalogues
    alerter = Alerter(database, catalogues, services.world, services.zone, alert_buttons)
    retractor = Retractor(database, catalogues)

    async def alert() -> None:
        await alerter.issue_due(services.clock())

    async def retract() -> None:
        await retractor.issue_due(services.clock())

    async def follow_zones() -> None:
        await reschedule(database, services.clock())

    return {
        "alerts": Job(alert, ALERTS_EVERY),
        "retractions": Job(retract, OBJECTIONS_EVERY),
        "zones": Job(follow_zones, ZONES_EVERY),
    }


def build_outbox(
    bot: Bot, services: Services, turns: Turns, stop: asyncio.Event, *, is_paid: bool
) -> Outbox:
    texts = services.catalogues
    recorder = Recorder(
        database=services.database,
        clock=services.clock,
        jitter=random.random,
        topic_note=lambda language: texts[language]("digest-topic-lost"),
        muted_note=lambda language, title: texts[language]("delivery-muted", title=title),
        administrators=partial(administrators_of, bot=bot),
    )
    return Outbox(
        database=services.database,
        send=partial(send, bot=bot, is_paid=is_paid),
        # Several may run on one machine, and numbers of processes come again.
        owner=f"{platform.node()}:{os.getpid()}:{secrets.token_hex(4)}",
        clock=services.clock,
        wait=partial(_wait, stop),
        turns=turns,
        recorder=recorder,
    )


@asynccontextmanager
async def rereading(database: Database, settings: Settings) -> AsyncIterator[None]:
    """What older rules have read is read again meanwhile; the next start goes on with the rest."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(reread_meanwhile(database, settings, stop))
        try:
            yield
        finally:
            stop.set()


async def reread_meanwhile(database: Database, settings: Settings, stop: asyncio.Event) -> None:
    left = await count_left(database)
    if not left:
        return
    log.info("Reading %s articles again: the rules have changed", left)
    async with collector(database, settings) as collecting:
        async for _ in reread(collecting, utc_now):
            if stop.is_set():
                return
    await rebuild_names(database)
    log.info("All articles are read by the rules of today")


@asynccontextmanager
async def warming_up(studio: Studio) -> AsyncIterator[None]:
    """Have what draws made ready meanwhile, a little after the start."""
    stop = asyncio.Event()

    async def warm_up() -> None:
        await _wait(stop, WARM_UP_AFTER)
        if not stop.is_set():
            await studio.warm_up()

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(warm_up())
        try:
            yield
        finally:
            stop.set()


async def _wait(stop: asyncio.Event, pause: timedelta) -> None:
    """Sleep, but not beyond the end."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), pause.total_seconds())


@asynccontextmanager
async def telegram_bot(settings: Settings) -> AsyncIterator[Bot]:
    """The connection to Telegram. Raises SettingsError for what can't be a token."""
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    server = TelegramAPIServer.from_base(settings.telegram_api_url)
    session = AiohttpSession(api=server)
    try:
        bot = Bot(token, session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    except TokenValidationError:
        raise SettingsError("BOT_TOKEN: it doesn't look like a token of BotFather") from None
    try:
        yield bot
    finally:
        await session.close()


async def introduced(bot: Bot) -> User:
    """Who we are, once Telegram can be reached. Raises SettingsError if it refuses the token."""
    pause = 1
    while True:
        try:
            return await bot.me()
        except TelegramUnauthorizedError:
            raise SettingsError("BOT_TOKEN: Telegram refuses it") from None
        except (TelegramNetworkError, TelegramServerError) as error:
            log.warning("Telegram can't be reached (%s); again in %s s", error, pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _publish_menu(bot: Bot, services: Services) -> None:
    try:
        await publish_menu(bot, services.catalogues, services.language)
        await publish_profile(bot, services.catalogues, services.language)
    except TelegramAPIError as error:
        # People can type commands that no menu shows.
        log.warning("The menu and the names weren't published: %s", error)


@contextmanager
def serving(settings: Settings, database: Database) -> Iterator[Services]:
    """What handlers are given, with somebody to read what people bring."""
    services = services_of(settings, database)
    pool = ReaderPool(settings.data_dir)
    collecting = Collector(database, pool.read, services.world, services.zone, services.lemmas)
    desk = ReadingDesk(fetcher_of(settings), pool.parse, collecting)
    sources = build_sources(settings, collecting, pool, desk.fetcher)
    try:
        yield replace(services, desk=desk, sources=sources)
    finally:
        # Nobody waits any longer for what is being read, and nothing of it is half stored.
        pool.abandon()


def services_of(settings: Settings, database: Database) -> Services:
    """What handlers are given, by the settings."""
    world = load_world(settings.data_dir)
    drawing = DrawingPool()
    return Services(
        database=database,
        catalogues=catalogues_of(world),
        world=world,
        lemmas=load_lemmas(),
        clock=utc_now,
        zone=settings.time_zone,
        language=settings.language,
        version=VERSION,
        studio=Studio(drawing.draw, drawing.warm_up),
        access=settings.access,
        operators=settings.operators,
        purses=Purses(settings.questions_per_minute),
        kept=kept_of(settings),
    )
