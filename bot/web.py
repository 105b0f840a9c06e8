"""What this process can be asked over HTTP: Telegram's calls, how it does, and its figures."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.health import Health
from bot.settings import SettingsError
from bot.webhook import LARGEST_BYTES, Webhook

log = logging.getLogger(__name__)

SHUTDOWN_SECONDS = 2.0
"""For requests under way; none of them takes long."""


def build_application(health: Health, webhook: Webhook | None = None) -> web.Application:
    async def live(_: web.Request) -> web.Response:
        return web.json_response(health.liveness())

    async def ready(_: web.Request) -> web.Response:
        is_ready, told = await health.readiness()
        status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response(told, status=status)

    async def metrics(_: web.Request) -> web.Response:
        headers = {"Content-Type": CONTENT_TYPE_LATEST}
        return web.Response(body=await health.metrics(), headers=headers)

    application = web.Application(client_max_size=LARGEST_BYTES)
    application.router.add_get("/health", live)
    application.router.add_get("/ready", ready)
    application.router.add_get("/metrics", metrics)
    if webhook is not None:
        application.router.add_post(webhook.path, webhook.take)
    return application


@asynccontextmanager
async def listening(application: web.Application, host: str, port: int) -> AsyncIterator[None]:
    """Raises SettingsError when the address is taken."""
    # An access log would tell who asked when.
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise SettingsError(f"PORT: {host}:{port} can't be used: {error.strerror}") from None
        log.info("Listening on %s:%s", host, port)
        yield
    finally:
        await runner.cleanup()
