"""Digests leave the program when due, once, whatever is killed in between."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from storage.database import Database
from storage.models import Chat, ChatKind, Delivery, DeliveryStatus, Subscription
from tests.end_to_end.program import START_SECONDS, Program
from tests.people import SUBSCRIBER, Someone
from tests.telegram import faults
from tests.telegram.floods import Floods
from tests.telegram.server import TelegramServer

pytestmark = pytest.mark.end_to_end

ZONE = "Asia/Almaty"
CROWD = [Someone(1000 + number, f"Reader {number}", f"reader{number}") for number in range(60)]


@pytest.fixture
async def database(archive: Path) -> AsyncIterator[Database]:
    """The archive of the program, opened beside it."""
    async with Database(f"sqlite:///{archive}") as database:
        yield database


async def subscribe(database: Database, *people: Someone) -> None:
    """They want a digest at a time that has just passed."""
    due_at = (datetime.now(UTC) - timedelta(minutes=2)).replace(second=0, microsecond=0)
    async with database.begin() as work:
        for someone in people:
            chat = Chat(
                id=someone.id,
                kind=ChatKind.PRIVATE,
                language="ru",
                is_active=True,
                created_at=due_at,
            )
            work.session.add(chat)
            await work.session.flush()
            work.session.add(
                Subscription(
                    chat_id=someone.id,
                    local_time=due_at.astimezone(ZoneInfo(ZONE)).time(),
                    time_zone=ZONE,
                    tells_empty_days=True,
                    next_due_at=due_at,
                    created_at=due_at,
                )
            )


async def let_leases_run_out(database: Database) -> None:
    """As if much time had passed."""
    long_ago = datetime.now(UTC) - timedelta(days=1)
    async with database.begin() as work:
        leased = update(Delivery).where(Delivery.lease_until.is_not(None))
        await work.session.execute(leased.values(lease_until=long_ago))


async def outcomes(database: Database, someone: Someone) -> list[DeliveryStatus]:
    query = select(Delivery.status).where(Delivery.chat_id == someone.id).order_by(Delivery.id)
    async with database.read() as work:
        return list((await work.session.scalars(query)).all())


async def test_a_digest_that_is_due_is_sent_once(
    server: TelegramServer, program: Program, database: Database
) -> None:
    await subscribe(database, SUBSCRIBER)
    await program.start()
    shown = await server.next_message(SUBSCRIBER, START_SECONDS)
    assert "Дуда" in shown.text
    assert await program.terminate() == 0
    assert await outcomes(database, SUBSCRIBER) == [DeliveryStatus.SENT]
    assert len(server.seen_in(SUBSCRIBER.id)) == 1


async def test_a_kill_in_the_midst_of_sending_doubles_nothing(
    server: TelegramServer, program: Program, database: Database
) -> None:
    """Telegram has taken a message, and the program dies before it hears of it."""
    await subscribe(database, *CROWD)
    taken = CROWD[-1]
    hanging = faults.hang(is_accepted=True)
    server.faults.add(hanging, method="sendMessage", chat_id=taken.id)
    await program.start()
    await server.broke(seconds=START_SECONDS)
    await program.kill()
    await let_leases_run_out(database)
    await subscribe(database, SUBSCRIBER)

    await program.start()
    # Sent last of all: whoever was still to be told has been.
    await server.next_message(SUBSCRIBER, START_SECONDS)
    assert await program.terminate() == 0
    told = {one.id: len(server.seen_in(one.id)) for one in CROWD}
    ended = {one.id: await outcomes(database, one) for one in CROWD}
    assert max(told.values()) == 1
    assert ended[taken.id] == [DeliveryStatus.UNKNOWN]
    # What died on its way to Telegram is known not to be known.
    untold = [chat_id for chat_id, times in told.items() if times == 0]
    assert [ended[chat_id] for chat_id in untold] == [[DeliveryStatus.UNKNOWN]] * len(untold)


async def test_the_limits_of_telegram_are_kept_before_they_are_hit(
    server: TelegramServer, program: Program, database: Database
) -> None:
    server.chats.floods = floods = Floods()
    await subscribe(database, *CROWD)
    await program.start()
    for someone in CROWD:
        await server.next_message(someone, START_SECONDS)
    assert floods.refused == 0


async def test_each_ending_of_a_call_has_its_own_outcome(
    server: TelegramServer, program: Program, database: Database
) -> None:
    flooded, cut_off, blocked, lucky = CROWD[:4]
    await subscribe(database, flooded, cut_off, blocked, lucky)
    flood, reset = faults.too_many_requests(1), faults.reset(is_accepted=True)
    server.faults.add(flood, method="sendMessage", chat_id=flooded.id)
    server.faults.add(reset, method="sendMessage", chat_id=cut_off.id)
    server.chats.block(blocked.id)
    await program.start()
    # One call each, and one more after the flood.
    await server.called("sendMessage", 5, START_SECONDS)
    assert await program.terminate() == 0

    assert await outcomes(database, flooded) == [DeliveryStatus.SENT]
    assert await outcomes(database, cut_off) == [DeliveryStatus.UNKNOWN]
    assert await outcomes(database, blocked) == [DeliveryStatus.REFUSED]
    assert await outcomes(database, lucky) == [DeliveryStatus.SENT]
    assert [len(server.seen_in(one.id)) for one in CROWD[:4]] == [1, 1, 0, 1]
    async with database.read() as work:
        assert not (await work.session.get_one(Chat, blocked.id)).is_active
