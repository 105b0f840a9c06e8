"""What a process answers over HTTP: Telegram's calls, its health, its figures."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.methods import SendMessage
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from sqlalchemy.exc import DataError

from bot.health import Counts, Health
from bot.line import Line
from bot.logs import set_up_logs
from bot.parts import Parts
from bot.reader import ReaderPool
from bot.receiving import webhook_of
from bot.roles import EVERYTHING
from bot.services import services_of
from bot.settings import SettingsError, load_settings
from bot.web import build_application, listening
from bot.webhook import MOST_WAITING, SECRET_HEADER, Webhook
from newsroom.delivery.turns import Turns
from storage.database import Database
from tests.archive import NOW
from tests.people import JOURNALIST, TOKEN
from tests.telegram import updates
from tests.telegram.session import FakeTelegram

SECRET = "a-secret"  # noqa: S105
WORDS = "Встретимся у фонтана"
CROWD = 99
"""Who call together; the client has so many connections."""

Client = TestClient[Any, Any]


class House:
    """One process, without its workers."""

    def __init__(self, database: Database, **settings: Any) -> None:
        self.settings = load_settings(
            bot_token=TOKEN,
            webhook_url="https://example.org/hook",
            webhook_secret=SECRET,
            **settings,
        )
        self.telegram = FakeTelegram()
        self.bot = Bot(TOKEN, self.telegram, DefaultBotProperties(parse_mode="HTML"))
        services = services_of(self.settings, database)
        self.parts = Parts(self.settings, services, ReaderPool(), EVERYTHING, asyncio.Event())
        webhook = webhook_of(self.parts, Line(self.bot, Turns(database, services.clock)))
        assert webhook is not None
        self.webhook: Webhook = webhook
        self.application = build_application(Health.of(self.parts), webhook)


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


@pytest.fixture
async def client(house: House) -> AsyncIterator[Client]:
    async with TestClient(TestServer(house.application)) as client:
        yield client


def an_update(number: int, text: str = "/help") -> dict[str, Any]:
    return updates.private_message(text, JOURNALIST) | {"update_id": number}


async def call(client: Client, update: object, secret: str = SECRET) -> int:
    async with client.post("/hook", json=update, headers={SECRET_HEADER: secret}) as response:
        return response.status


async def test_an_update_is_answered_once_however_often_it_comes(
    house: House, client: Client
) -> None:
    assert await call(client, an_update(1)) == 200
    assert await call(client, an_update(1)) == 200
    assert await house.webhook.finish(30) == 0
    assert len(house.telegram.calls(SendMessage)) == 1


async def test_another_process_has_taken_it(
    house: House, client: Client, database: Database
) -> None:
    async with database.begin() as work:
        assert await work.updates.take(1, house.parts.services.clock())
    assert await call(client, an_update(1)) == 200
    assert await house.webhook.finish(30) == 0
    assert house.telegram.requests == []


@on_sqlite
@pytest.mark.parametrize("secret", ["", "A-secret", "a-secret-", "секрет"])
async def test_nobody_else_speaks_for_telegram(house: House, client: Client, secret: str) -> None:
    assert await call(client, an_update(1), secret) == 401
    assert house.telegram.requests == []


@on_sqlite
@pytest.mark.parametrize("body", [b"", b"[]", b'{"message": {}}', b'{"update_id": "1"}', b"\xff{"])
async def test_what_is_no_update_is_refused(client: Client, body: bytes) -> None:
    headers = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
    async with client.post("/hook", data=body, headers=headers) as response:
        assert response.status == 400


async def test_an_update_nobody_understands_does_no_harm(house: House, client: Client) -> None:
    assert await call(client, {"update_id": 1, "message": {"text": 5}}) == 200
    assert await call(client, an_update(2)) == 200
    assert await house.webhook.finish(30) == 0
    assert house.telegram.calls(SendMessage)


@on_sqlite
async def test_the_log_tells_which_update_failed_and_not_what_was_said(
    house: House,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(self: Database) -> None:
        raise DataError("SELECT", {"name": WORDS}, ValueError(WORDS))

    set_up_logs("json", [TOKEN])
    monkeypatch.setattr(Database, "read", broken)
    assert await call(client, an_update(7, f"/who {WORDS}")) == 200
    assert await house.webhook.finish(30) == 0
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    (failed,) = [line for line in lines if line["level"] == "error"]
    assert (failed["update"], failed["message"]) == (7, "Update 7 failed")
    assert "DataError" in failed["failure"]
    assert WORDS not in json.dumps(lines, ensure_ascii=False)


@on_sqlite
async def test_who_has_too_much_to_do_or_stops_asks_to_come_again(
    house: House, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webhook.MOST_WAITING", 0)
    assert await call(client, an_update(1)) == 503
    monkeypatch.setattr("bot.webhook.MOST_WAITING", MOST_WAITING)
    await house.webhook.finish(30)
    assert await call(client, an_update(1)) == 503


@on_sqlite
async def test_what_can_t_be_taken_now_is_asked_for_again(
    house: House, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(self: Database) -> None:
        raise OSError("gone")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Database, "begin", gone)
        assert await call(client, an_update(1)) == 503
    assert await call(client, an_update(1)) == 200
    assert await house.webhook.finish(30) == 0
    assert len(house.telegram.calls(SendMessage)) == 1


@on_sqlite
async def test_who_can_t_even_be_told_of_a_failure_stops_nobody(
    house: House, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise OSError("gone")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("handlers.errors._apologise", broken)
        meanwhile.setattr("handlers.start.reply", broken)
        assert await call(client, an_update(1)) == 200
        assert await house.webhook.finish(30) == 0
    assert "Update 1 failed" in caplog.text
    assert house.telegram.requests == []


@on_sqlite
async def test_who_takes_too_long_at_the_end_is_left_out(
    house: House, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def hang(*_: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    monkeypatch.setattr("handlers.start.reply", hang)
    assert await call(client, an_update(1)) == 200
    await begun.wait()
    assert await house.webhook.finish(0) == 1


async def test_a_port_that_is_taken_stops_the_start(house: House) -> None:
    async with TestServer(web.Application()) as somebody:
        assert somebody.port is not None
        with pytest.raises(SettingsError, match=r"can't be used: .*address already in use"):
            async with listening(house.application, "127.0.0.1", somebody.port):
                pass


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_whoever_is_let_in_finds_a_connection_however_many_call(
    database_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody here has the patience to wait for one, and whoever answers keeps it for a while."""
    monkeypatch.setattr("storage.database.PATIENCE_SECONDS", 0.001)
    monkeypatch.setattr("bot.webhook.MOST_WAITING", CROWD - 20)
    async with Database(database_url) as database:
        house = House(database, questions_per_minute=0)
        async with TestClient(TestServer(house.application)) as client:
            async with database.begin() as somebody:
                await somebody.session.execute(text("LOCK TABLE chats"))
                told = await asyncio.gather(*(call(client, an_update(n)) for n in range(CROWD)))
            assert await house.webhook.finish(30) == 0
    assert set(told) == {200, 503}
    assert len(house.telegram.calls(SendMessage)) == told.count(200)
    assert [one.message for one in caplog.records if one.levelname == "ERROR"] == []


def test_a_secret_is_made_of_the_token_unless_there_is_one() -> None:
    own = load_settings(bot_token=TOKEN, webhook_secret="mine")  # noqa: S106
    made = load_settings(bot_token=TOKEN).webhook_word
    another = load_settings(bot_token="42:another")  # noqa: S106
    assert own.webhook_word == "mine"
    assert TOKEN not in made
    assert made == load_settings(bot_token=TOKEN).webhook_word
    assert made != another.webhook_word


async def test_it_tells_that_it_is_alive_and_ready(house: House, client: Client) -> None:
    async with client.get("/health") as response:
        alive = await response.json()
    assert alive["status"] == "ok"
    assert alive["roles"] == sorted(EVERYTHING)
    await call(client, an_update(1))
    await house.webhook.finish(30)
    async with client.get("/ready") as response:
        told = await response.json()
        assert response.status == 200
    assert (told["database"], told["reader"]) == ("ok", "asleep")
    assert told["last_update_seconds_ago"] >= 0
    assert told["articles"] == {"waiting": 0, "lag_seconds": 0}
    house.parts.stop.set()
    async with client.get("/ready") as response:
        assert response.status == 503
    async with client.get("/health") as response:
        assert (response.status, (await response.json())["status"]) == (200, "stopping")


@on_sqlite
async def test_without_its_archive_it_is_not_ready(
    house: House, client: Client, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise OSError("gone")

    monkeypatch.setattr(Database, "read", lambda self: broken())
    async with client.get("/ready") as response:
        assert response.status == 503
        assert (await response.json())["database"] == "doesn't answer"
    async with client.get("/metrics") as response:
        assert (response.status, "dipcourier_up 0.0" in await response.text()) == (200, True)


async def test_prometheus_understands_the_figures(house: House, client: Client) -> None:
    await call(client, an_update(1))
    await house.webhook.finish(30)
    async with client.get("/metrics") as response:
        families = {one.name: one for one in text_string_to_metric_families(await response.text())}
    ours = {name for name in families if name.startswith("dipcourier_")}
    assert {"dipcourier_updates", "dipcourier_deliveries", "dipcourier_articles"} <= ours
    assert all(families[name].documentation for name in ours)
    counted = families["dipcourier_updates"].samples[0]
    assert counted.labels == {"kind": "message", "outcome": "done"}
    assert families["dipcourier_up"].samples[0].value == 1


async def test_what_takes_long_to_count_is_counted_less_often(database: Database) -> None:
    counts, now = Counts(database, ()), NOW
    seen = []
    for pause in (0, 9, 2, 300):
        now += timedelta(seconds=pause)
        await counts.refresh(now)
        assert counts.covered is not None
        seen.append((id(counts.figures), id(counts.covered)))
    figures, covered = zip(*seen, strict=True)
    assert (figures[0] == figures[1], figures[1] == figures[2]) == (True, False)
    assert (covered[0] == covered[2], covered[2] == covered[3]) == (True, False)
