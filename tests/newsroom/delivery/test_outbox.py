"""The courier, over a real database; only Telegram and the clock are not the real ones."""

import asyncio
from datetime import timedelta
from itertools import count, pairwise

import pytest

from newsroom.delivery.outbox import CLAIM_LEASE, SENDING_LEASE
from newsroom.delivery.outcomes import (
    Moved,
    Outcome,
    Postponed,
    Refused,
    Sent,
    TopicLost,
    Unknown,
)
from storage.database import Database
from storage.models import Delivery, DeliveryKind, DeliveryStatus
from tests.newsroom.delivery.couriers import Courier, Killed, Telegram
from tests.subscribers import (
    GROUP,
    NOW,
    READER,
    a_chat,
    a_message,
    a_wish,
    put,
    subscription,
)
from tests.subscribers import delivery as found

SECOND = timedelta(seconds=1)
SUPERGROUP = -1001234567890123


async def test_what_is_due_arrives_once_and_is_recorded(database: Database) -> None:
    courier = Courier(database)
    await put(database, a_message("a"), a_message("b", chat_id=8))
    await courier.run()
    assert sorted(courier.telegram.keys) == ["a", "b"]
    sent = await found(database, "a")
    assert (sent.status, sent.sent_at, sent.error) == (DeliveryStatus.SENT, NOW, None)
    assert sent.message_id in {1, 2}


async def test_the_row_says_sending_before_the_call(database: Database) -> None:
    seen: list[DeliveryStatus] = []

    class Watched(Courier):
        async def send(self, delivery: Delivery) -> Outcome:
            seen.append((await found(self.database, delivery.dedup_key)).status)
            return await super().send(delivery)

    await put(database, a_message("a"))
    await Watched(database).run()
    assert seen == [DeliveryStatus.SENDING]


@pytest.mark.parametrize("step", range(1, 11))
async def test_whenever_a_courier_is_killed_nothing_is_lost_or_sent_twice(
    database: Database, step: int
) -> None:
    """The clock is read between all steps: the n-th reading kills the process."""
    telegram = Telegram()
    first, steps = Courier(database, telegram, owner="first"), iter(range(1, 100))

    def kill() -> None:
        if next(steps) >= step:
            raise Killed

    first.before_clock = kill
    await put(database, a_message("a"), a_message("b", chat_id=8))
    with pytest.raises(BaseExceptionGroup) as raised:
        await first.run()
    assert raised.group_contains(Killed)
    after = NOW + max(CLAIM_LEASE, SENDING_LEASE)
    await Courier(database, telegram, owner="second", now=after).run()
    for key in ("a", "b"):
        status = (await found(database, key)).status
        assert telegram.keys.count(key) <= 1
        assert status is DeliveryStatus.SENT or status is DeliveryStatus.UNKNOWN
        assert status is DeliveryStatus.UNKNOWN or telegram.keys.count(key) == 1


async def test_a_courier_killed_in_the_call_leaves_an_unknown_digest(database: Database) -> None:
    await put(database, a_message("a"))
    with pytest.raises(BaseExceptionGroup):
        await Courier(database, Telegram([Killed()])).run()
    assert (await found(database, "a")).status is DeliveryStatus.SENDING
    second = Courier(database, now=NOW + SENDING_LEASE)
    second.stop.set()
    await second.run()
    third = Courier(database, owner="third", now=NOW + SENDING_LEASE)
    await third.run()
    assert third.telegram.calls == []
    assert (await found(database, "a")).status is DeliveryStatus.UNKNOWN


async def test_the_only_courier_need_not_wait_for_leases_of_the_dead(database: Database) -> None:
    await put(database, a_message("a"), a_message("b", chat_id=8))
    async with database.begin() as work:
        rows = await work.deliveries.claim_due(NOW, "dead", 2, CLAIM_LEASE)
        await work.deliveries.mark_sending([rows[0]], NOW, SENDING_LEASE)
    courier = Courier(database)
    await courier.outbox().take_over()
    await courier.run()
    assert courier.telegram.keys == ["b"]
    assert (await found(database, "a")).status is DeliveryStatus.UNKNOWN


async def test_two_couriers_never_send_the_same_message(database: Database) -> None:
    telegram = Telegram()
    keys = [f"m{number}" for number in range(1, 61)]
    await put(database, *(a_message(key, chat_id=int(key[1:])) for key in keys))
    couriers = [Courier(database, telegram, owner=owner) for owner in ("one", "two")]
    await asyncio.gather(*(courier.run() for courier in couriers))
    assert sorted(telegram.keys) == sorted(keys)


async def test_a_flood_warning_stops_everybody_and_costs_no_attempt(database: Database) -> None:
    warning = Postponed("retry after 35", timedelta(seconds=35), concerns_all=True)
    courier = Courier(database, Telegram([warning]))
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 91)))
    await courier.run()
    keys, times = courier.telegram.keys, courier.telegram.times
    assert len(keys) == 91
    assert len(set(keys)) == 90
    # Calls already in flight could not be held back.
    assert not [at for at in times if NOW + timedelta(seconds=2) < at < NOW + timedelta(seconds=35)]
    assert len([at for at in times if at >= NOW + timedelta(seconds=35)]) >= 60
    assert (await found(database, keys[0])).attempts == 0


async def test_a_broken_server_is_tried_for_six_hours(database: Database) -> None:
    courier = Courier(database, Telegram([Postponed("502")] * 30))
    await put(database, a_message("a"))
    await courier.run()
    times = courier.telegram.times
    gaps = [(later - at).seconds for at, later in pairwise(times)]
    assert [round(gap / 30) for gap in gaps] == [1, 2, 4, 8, 16, 32, *[60] * 11]
    assert timedelta(hours=6) < times[-1] - times[0] < timedelta(hours=6, minutes=5)
    row = await found(database, "a")
    assert (row.status, row.error) == (DeliveryStatus.REFUSED, "gave up: 502")


async def test_without_a_network_messages_wait_as_long_as_it_takes(database: Database) -> None:
    refused = Postponed("refused", timedelta(seconds=15), concerns_all=True)
    courier = Courier(database, Telegram([refused] * 40))
    await put(database, a_message("a"))
    await courier.run()
    assert (await found(database, "a")).status is DeliveryStatus.SENT


@pytest.mark.parametrize(
    ("kind", "status", "calls"),
    [
        (DeliveryKind.DIGEST, DeliveryStatus.UNKNOWN, 1),
        (DeliveryKind.ALERT, DeliveryStatus.SENT, 2),
    ],
    ids=["a digest at most once", "an alert at least once"],
)
async def test_a_broken_call_is_repeated_only_where_twice_is_better(
    database: Database, kind: DeliveryKind, status: DeliveryStatus, calls: int
) -> None:
    courier = Courier(database, Telegram([Unknown("reset")]))
    await put(database, a_message("a", kind=kind))
    await courier.run()
    assert (await found(database, "a")).status is status
    assert len(courier.telegram.calls) == calls


async def test_a_chat_that_blocked_us_is_switched_off_with_its_queue(database: Database) -> None:
    courier = Courier(database, Telegram([Refused("blocked", closes_chat=True)]))
    later = NOW + timedelta(minutes=1)
    await put(database, a_chat(), a_message("a"), a_message("b", due_at=later))
    await courier.run()
    assert courier.telegram.keys == ["a"]
    assert (await found(database, "b")).status is DeliveryStatus.REFUSED
    async with database.read() as work:
        chat = await work.chats.find(READER)
        assert chat is not None
        assert (chat.is_active, chat.inactive_reason) == (False, "blocked")


async def test_a_message_telegram_can_not_take_leaves_its_chat_alone(database: Database) -> None:
    courier = Courier(database, Telegram([Refused("message is too long", closes_chat=False)]))
    await put(database, a_chat(), a_message("a"), a_message("b"))
    await courier.run()
    assert (await found(database, "a")).status is DeliveryStatus.REFUSED
    assert (await found(database, "b")).status is DeliveryStatus.SENT


async def test_a_group_that_moved_gets_its_messages_at_its_new_place(database: Database) -> None:
    courier = Courier(database, Telegram([Moved(SUPERGROUP)]))
    await put(database, a_chat(GROUP), a_wish(GROUP))
    await put(database, a_message("a", chat_id=GROUP), a_message("b", chat_id=GROUP))
    await courier.run()
    arrived = {row.dedup_key for row in courier.telegram.calls if row.chat_id == SUPERGROUP}
    assert arrived >= {"a"}
    assert (await found(database, "a")).status is DeliveryStatus.SENT
    assert (await found(database, "b")).status is DeliveryStatus.SENT
    assert (await subscription(database, SUPERGROUP)).next_due_at == NOW


async def test_a_closed_topic_falls_back_to_general_and_says_so_once(database: Database) -> None:
    lost: list[Outcome | BaseException] = [TopicLost("TOPIC_CLOSED"), TopicLost("TOPIC_CLOSED")]
    courier = Courier(database, Telegram(lost))
    await put(database, a_chat(GROUP), a_wish(GROUP, thread_id=4))
    await put(database, *(a_message(key, chat_id=GROUP, thread_id=4) for key in "ab"))
    await courier.run()
    general = [row for row in courier.telegram.calls if row.thread_id == 0]
    assert sorted(row.text for row in general) == ["<b>a</b>", "<b>b</b>", "topic lost (ru)"]
    assert (await subscription(database, GROUP, 0)).next_due_at == NOW


async def test_a_closed_general_topic_closes_the_chat(database: Database) -> None:
    courier = Courier(database, Telegram([TopicLost("TOPIC_CLOSED")]))
    await put(database, a_chat(GROUP), a_message("a", chat_id=GROUP))
    await courier.run()
    async with database.read() as work:
        chat = await work.chats.find(GROUP)
        assert chat is not None
        assert not chat.is_active


async def test_a_talkative_group_does_not_hold_up_the_others(database: Database) -> None:
    courier = Courier(database)
    await put(database, *(a_message(f"g{n}", chat_id=GROUP) for n in range(20)))
    await put(database, a_message("reader"))
    await courier.run()
    assert courier.telegram.keys.index("reader") < 10
    in_group = [
        at
        for row, at in zip(courier.telegram.calls, courier.telegram.times, strict=True)
        if row.chat_id == GROUP
    ]
    assert len(in_group) == 20
    assert in_group[18] - in_group[0] >= timedelta(seconds=60)


async def test_stopping_waits_for_calls_in_flight_and_gives_the_rest_back(
    database: Database,
) -> None:
    answered = asyncio.Event()

    class Slow(Courier):
        async def send(self, delivery: Delivery) -> Outcome:
            self.stop.set()
            await answered.wait()
            return await super().send(delivery)

    courier = Slow(database)
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 41)))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(courier.run())
        await courier.stop.wait()
        assert not running.done()
        answered.set()
    async with database.read() as work:
        counts = await work.deliveries.counts()
    assert counts[DeliveryStatus.SENT] == len(courier.telegram.calls) >= 1
    assert counts[DeliveryStatus.PENDING] == 40 - len(courier.telegram.calls)


async def test_a_bug_costs_one_message_not_the_courier(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    courier = Courier(database, Telegram([ZeroDivisionError()]))
    await put(database, a_message("a"), a_message("b", chat_id=8))
    await courier.run()
    statuses = {(await found(database, key)).status for key in "ab"}
    assert statuses == {DeliveryStatus.UNKNOWN, DeliveryStatus.SENT}
    assert "nobody foresaw" in caplog.text


async def test_an_alert_passes_the_digests_that_wait(database: Database) -> None:
    courier = Courier(database)
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 91)))
    await put(database, a_message("urgent", chat_id=500, kind=DeliveryKind.ALERT))
    await courier.run()
    assert courier.telegram.keys.index("urgent") == 0


async def test_an_outcome_that_can_not_be_written_costs_the_others_nothing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """A number no column holds: whatever is written together with it fails at first."""
    courier = Courier(database, Telegram([Sent(1), Sent(2**70), Sent(3)]))
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 7)))
    await courier.run()
    async with database.read() as work:
        counts = await work.deliveries.counts()
    assert (counts[DeliveryStatus.SENT], counts[DeliveryStatus.UNKNOWN]) == (5, 1)
    assert len(courier.telegram.calls) == 6


async def test_what_ends_at_the_same_time_is_written_down_together(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    courier = Courier(database)
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 31)))
    await courier.run()
    async with database.read() as work:
        assert (await work.deliveries.counts())[DeliveryStatus.SENT] == 30
    assert caplog.text == ""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("step", [114, 117, 120, 123])
async def test_after_a_stall_calls_do_not_come_on_top_of_one_another(
    database: Database, step: int
) -> None:
    """The disk or the processor was slow between a turn and its call: Telegram counts calls."""
    courier, steps = Courier(database), count()

    def stall() -> None:
        if next(steps) == step:
            courier.now += timedelta(milliseconds=900)

    courier.before_clock = stall
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 101)))
    await courier.run()
    times = courier.telegram.times
    assert len(times) == 100
    assert max(sum(1 for at in times if start <= at < start + SECOND) for start in times) <= 30
