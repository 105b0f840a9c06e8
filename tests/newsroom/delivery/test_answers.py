"""Every answer Telegram may give to a delivery, over real HTTP, and what becomes of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from newsroom.delivery.outcomes import Outcome
from newsroom.delivery.sending import administrators_of, send
from storage.database import Database
from storage.models import Delivery, DeliveryKind, DeliveryStatus
from storage.pauses import EVERYWHERE
from tests.newsroom.delivery.couriers import Courier
from tests.people import ADMINISTRATOR, NEWSROOM, TOKEN
from tests.subscribers import NOW, READER, a_chat, a_message, a_wish, put, subscription
from tests.subscribers import delivery as found
from tests.telegram import faults
from tests.telegram.refusals import RefusalError
from tests.telegram.server import TelegramServer

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

GROUP = NEWSROOM.id
SUPERGROUP = -1009876543210
SENT, UNKNOWN, REFUSED = DeliveryStatus.SENT, DeliveryStatus.UNKNOWN, DeliveryStatus.REFUSED

Arrange = Callable[[TelegramServer], None]


@dataclass
class RealCourier(Courier):
    """Calls a server; time passes at once, but not before the calls under way are answered."""

    bot: Bot | None = None

    async def send(self, delivery: Delivery) -> Outcome:
        assert self.bot is not None
        self.telegram.calls.append(delivery)
        self.telegram.times.append(self.now)
        return await send(delivery, self.bot)

    async def wait(self, pause: timedelta) -> None:
        async with self.database.read() as work:
            counts = await work.deliveries.counts()
        if counts[DeliveryStatus.SENDING]:
            self.now += timedelta(milliseconds=1)
            await asyncio.sleep(0.001)
            return
        await super().wait(pause)

    async def administrators(self, group_id: int) -> list[int]:
        assert self.bot is not None
        return list(await administrators_of(group_id, self.bot))


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def courier(server: TelegramServer, database: Database) -> AsyncIterator[RealCourier]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with Bot(TOKEN, session) as bot:
        yield RealCourier(database, bot=bot)


def once(fault: faults.Fault) -> Arrange:
    return lambda server: server.faults.add(fault, method="sendMessage")


def refusing(code: int, description: str) -> Arrange:
    return once(faults.refusal(code, description))


FORBIDDEN = [
    "Forbidden: bot was blocked by the user",
    "Forbidden: user is deactivated",
    "Forbidden: bot can't initiate conversation with a user",
    "Forbidden: bot was kicked from the supergroup chat",
    "Forbidden: bot is not a member of the channel chat",
    "Forbidden: the group chat was deleted",
]


@pytest.mark.parametrize("words", [*FORBIDDEN, "Bad Request: chat not found"])
async def test_a_chat_that_wants_us_no_more_is_switched_off_with_its_queue(
    server: TelegramServer, courier: RealCourier, database: Database, words: str
) -> None:
    refusing(400 if words.startswith("Bad") else 403, words)(server)
    later = NOW + timedelta(minutes=1)
    await put(database, a_chat(), a_message("a"), a_message("b", due_at=later))
    await courier.run()
    assert [(await found(database, key)).status for key in "ab"] == [REFUSED, REFUSED]
    assert server.seen_in(READER) == []
    async with database.read() as work:
        chat = await work.chats.find(READER)
    assert chat is not None
    assert not chat.is_active
    assert words.endswith(str(chat.inactive_reason).partition(": ")[2])


@pytest.mark.parametrize(
    ("arrange", "status", "times_shown"),
    [
        (refusing(500, "Internal Server Error"), SENT, 1),
        (refusing(502, "Bad Gateway"), SENT, 1),
        (refusing(409, "Conflict: terminated by other getUpdates request"), SENT, 1),
        (refusing(401, "Unauthorized"), SENT, 1),
        (once(faults.too_many_requests(35)), SENT, 1),
        (once(faults.html_page()), UNKNOWN, 0),
        (once(faults.reset(is_accepted=False)), UNKNOWN, 0),
        (once(faults.reset(is_accepted=True)), UNKNOWN, 1),
        (once(faults.Fault(faults.Ending.ANSWER, body="{no json", is_accepted=True)), UNKNOWN, 1),
        (refusing(400, "Bad Request: message is too long"), REFUSED, 0),
        (refusing(400, "Bad Request: BUTTON_DATA_INVALID"), REFUSED, 0),
    ],
    ids=[
        "500", "502", "409", "401", "429", "502 as a page", "reset before", "reset after",
        "bad JSON", "too long", "bad button",
    ],
)  # fmt: skip
async def test_a_digest_is_sent_again_only_where_it_certainly_did_not_arrive(
    server: TelegramServer,
    courier: RealCourier,
    database: Database,
    arrange: Arrange,
    status: DeliveryStatus,
    times_shown: int,
) -> None:
    arrange(server)
    await put(database, a_chat(), a_message("a"), a_message("b", chat_id=8))
    await courier.run()
    assert (await found(database, "a")).status is status
    assert len(server.seen_in(READER)) == times_shown
    # Nobody else suffers, and the chat goes on.
    assert (await found(database, "b")).status is SENT
    async with database.read() as work:
        chat = await work.chats.find(READER)
    assert chat is not None
    assert chat.is_active


@pytest.mark.parametrize("times_shown", [0, 1])
async def test_a_call_that_hangs_is_given_up_and_its_message_is_in_doubt(
    server: TelegramServer, courier: RealCourier, database: Database, times_shown: int
) -> None:
    assert courier.bot is not None
    courier.bot.session.timeout = 0.3
    once(faults.hang(is_accepted=bool(times_shown)))(server)
    await put(database, a_message("a"))
    await courier.run()
    assert (await found(database, "a")).status is UNKNOWN
    assert len(server.seen_in(READER)) == times_shown


async def test_an_alert_is_rather_sent_twice(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    once(faults.reset(is_accepted=True))(server)
    await put(database, a_message("a", kind=DeliveryKind.ALERT))
    await courier.run()
    assert (await found(database, "a")).status is SENT
    assert len(server.seen_in(READER)) == 2


async def test_a_group_that_was_upgraded_gets_the_same_message_at_its_new_place(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    server.chats.migrate(GROUP, SUPERGROUP)
    await put(database, a_chat(GROUP), a_wish(GROUP), a_message("a", chat_id=GROUP))
    await courier.run()
    assert server.seen_in(SUPERGROUP) == ["a"]
    assert (await subscription(database, SUPERGROUP)).next_due_at == NOW


@pytest.mark.parametrize("words", ["TOPIC_CLOSED", "TOPIC_DELETED", "message thread not found"])
async def test_a_lost_topic_is_left_for_general_with_one_note(
    server: TelegramServer, courier: RealCourier, database: Database, words: str
) -> None:
    server.chats.topic_refusals[GROUP, 4] = RefusalError.bad_request(words)
    await put(database, a_chat(GROUP), a_wish(GROUP, thread_id=4))
    await put(database, *(a_message(key, chat_id=GROUP, thread_id=4) for key in "ab"))
    await courier.run()
    shown = [(one.text, one.thread_id) for one in server.chats.shown_in[GROUP]]
    assert sorted(shown) == [("a", None), ("b", None), ("topic lost (ru)", None)]


async def test_where_we_may_not_write_an_administrator_is_told_once(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    muted = "Bad Request: not enough rights to send text messages to the chat"
    server.faults.add(faults.refusal(400, muted), method="sendMessage", chat_id=GROUP)
    known = a_chat(ADMINISTRATOR.id, language="en")
    await put(database, a_chat(GROUP, title="Редакция"), a_wish(GROUP), known)
    await put(database, a_message("a", chat_id=GROUP), a_message("b", chat_id=GROUP))
    await courier.run()
    assert server.seen_in(ADMINISTRATOR.id) == ["muted in Редакция (en)"]
    async with database.read() as work:
        group = await work.chats.find(GROUP)
    assert group is not None
    assert not group.is_active


async def test_bad_markup_goes_as_plain_words_once(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    await put(database, a_message("a", text="<div>Токаев &amp; Дуда</div>"))
    await courier.run()
    assert server.seen_in(READER) == ["Токаев & Дуда"]
    assert len([one for one in server.requests if one.method == "sendMessage"]) == 2


async def test_words_that_are_refused_too_are_given_up(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    bad = faults.refusal(400, "Bad Request: can't parse entities: whatever")
    server.faults.add(bad, method="sendMessage", times=2)
    await put(database, a_message("a"))
    await courier.run()
    assert (await found(database, "a")).status is REFUSED
    assert len([one for one in server.requests if one.method == "sendMessage"]) == 2


async def test_a_server_nobody_listens_at_costs_nothing_but_time(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    await server.stop()
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 5)))

    class Patient(RealCourier):
        async def wait(self, pause: timedelta) -> None:
            if len(self.telegram.calls) >= 8 and not server.is_open:
                await server.start()
            await super().wait(pause)

    await Patient(database, bot=courier.bot).run()
    statuses = {(await found(database, f"m{n}")).status for n in range(1, 5)}
    assert statuses == {SENT}


async def test_a_flood_warning_stops_everybody_until_it_is_over(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    server.faults.add(faults.too_many_requests(35), method="sendMessage", chat_id=1)
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 61)))
    await courier.run()
    times = courier.telegram.times
    refused_at = times[next(n for n, one in enumerate(courier.telegram.calls) if one.chat_id == 1)]
    over = refused_at + timedelta(seconds=35)
    # Calls under way when the warning came couldn't be held back.
    early = [at for at in times if refused_at + timedelta(seconds=2) < at < over]
    assert early == []
    assert all(len(server.seen_in(n)) == 1 for n in range(1, 61))
    async with database.read() as work:
        (pause,) = await work.pauses.list_current(refused_at)
    assert pause.chat_id == EVERYWHERE


async def test_a_chats_own_flood_warning_leaves_the_others_alone(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    await put(database, *(a_message(f"g{n:02}", chat_id=GROUP) for n in range(18)))
    await courier.run()
    server.faults.add(faults.too_many_requests(35), method="sendMessage", chat_id=GROUP)
    courier.stop.clear()
    await put(database, a_message("late", chat_id=GROUP, due_at=courier.now))
    others = [a_message(f"m{n}", chat_id=n, due_at=courier.now) for n in range(1, 4)]
    start = courier.now
    await put(database, *others)
    await courier.run()
    told = {
        row.dedup_key: at
        for row, at in zip(courier.telegram.calls, courier.telegram.times, strict=True)
    }
    assert all(told[f"m{n}"] < start + timedelta(seconds=5) for n in range(1, 4))
    assert told["late"] >= start + timedelta(seconds=35)


async def test_an_outage_costs_few_digests(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    """Each call that breaks may cost a digest: after a few, one at a time tries again."""
    server.faults.add(faults.html_page(), method="sendMessage", times=1000)
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 101)))
    over_at = NOW + timedelta(minutes=10)

    def end_outage() -> None:
        courier.waits.clear()
        if courier.now > over_at:
            server.faults = faults.Faults()

    courier.before_clock = end_outage
    await courier.run()
    async with database.read() as work:
        counts = await work.deliveries.counts()
    assert counts[UNKNOWN] <= 30
    assert counts[SENT] + counts[UNKNOWN] == 100


async def test_what_is_paused_stays_so_for_who_starts_meanwhile(
    server: TelegramServer, courier: RealCourier, database: Database
) -> None:
    async with database.begin() as work:
        await work.pauses.put(0, NOW + timedelta(minutes=5), "retry after 300")
    await put(database, a_message("a"))
    await courier.run()
    assert courier.telegram.times[0] >= NOW + timedelta(minutes=5)
