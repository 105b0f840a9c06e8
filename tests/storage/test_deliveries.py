"""The outbox on its own; how a courier uses it is tested with the courier."""

import asyncio
from datetime import timedelta

import pytest

from storage.database import Database
from storage.models import DeliveryKind, DeliveryStatus
from tests.subscribers import NOW, READER, a_chat, a_message, a_wish, delivery, put, subscription

LEASE = timedelta(seconds=30)


async def test_the_same_message_is_enqueued_once(database: Database) -> None:
    async with database.begin() as work:
        assert await work.deliveries.enqueue(a_message("a", text="first"), NOW)
        assert not await work.deliveries.enqueue(a_message("a", text="second"), NOW)
    assert (await delivery(database, "a")).text == "first"


async def test_what_is_due_is_claimed_oldest_first_and_once(database: Database) -> None:
    late, soon = NOW - timedelta(minutes=5), NOW + timedelta(seconds=1)
    await put(database, a_message("now"), a_message("late", due_at=late))
    await put(database, a_message("soon", due_at=soon))
    async with database.begin() as work:
        claimed = await work.deliveries.claim_due(NOW, "a", 10, LEASE)
        assert [row.dedup_key for row in claimed] == ["late", "now"]
        assert await work.deliveries.claim_due(NOW, "b", 10, LEASE) == []


async def test_rivals_never_claim_the_same_row(database: Database) -> None:
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 41)))

    async def claim(owner: str) -> list[int]:
        mine: list[int] = []
        for _ in range(8):
            async with database.begin() as work:
                claimed = await work.deliveries.claim_due(NOW, owner, 5, LEASE)
                mine += [row.id for row in claimed]
        return mine

    claims = await asyncio.gather(*(claim(owner) for owner in "abcd"))
    assert len([row for mine in claims for row in mine]) == 40
    assert len({row for mine in claims for row in mine}) == 40


async def test_parts_of_a_digest_are_claimed_one_after_the_other(database: Database) -> None:
    digest_id = await _a_digest(database)
    parts = [a_message(f"part{n}", part=n, digest_id=digest_id) for n in (1, 2, 3)]
    await put(database, *parts)
    for number in (1, 2, 3):
        async with database.begin() as work:
            claimed = await work.deliveries.claim_due(NOW, "a", 10, LEASE)
            assert [row.part for row in claimed] == [number]
            await work.deliveries.mark_sending([claimed[0]], NOW, LEASE)
            assert await work.deliveries.claim_due(NOW, "a", 10, LEASE) == []
            await work.deliveries.record_sent([(claimed[0], number, NOW)])


async def test_a_lease_that_ran_out_is_no_licence_to_send(database: Database) -> None:
    await put(database, a_message("a"))
    async with database.begin() as work:
        (claimed,) = await work.deliveries.claim_due(NOW, "a", 1, LEASE)
    async with database.begin() as work:
        assert not await work.deliveries.mark_sending([claimed], NOW + LEASE, LEASE)
        assert await work.deliveries.mark_sending([claimed], NOW, LEASE)
        assert not await work.deliveries.mark_sending([claimed], NOW, LEASE)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (DeliveryKind.DIGEST, DeliveryStatus.UNKNOWN),
        (DeliveryKind.ANNOUNCEMENT, DeliveryStatus.UNKNOWN),
        (DeliveryKind.ALERT, DeliveryStatus.PENDING),
    ],
)
async def test_a_lease_that_runs_out_in_a_call_leaves_doubt(
    database: Database, kind: DeliveryKind, status: DeliveryStatus
) -> None:
    """A digest is rather not sent twice, an alert rather sent twice than not at all."""
    await put(database, a_message("a", kind=kind), a_message("claimed"))
    async with database.begin() as work:
        first, _ = await work.deliveries.claim_due(NOW, "a", 2, LEASE)
        await work.deliveries.mark_sending([first], NOW, LEASE)
        await work.deliveries.release_leases(NOW + LEASE - timedelta(seconds=1))
        await work.deliveries.release_leases(NOW + LEASE)
    assert (await delivery(database, "a")).status is status
    assert (await delivery(database, "claimed")).status is DeliveryStatus.PENDING


async def test_a_late_answer_settles_the_doubt(database: Database) -> None:
    await put(database, a_message("a"))
    async with database.begin() as work:
        (row,) = await work.deliveries.claim_due(NOW, "a", 1, LEASE)
        await work.deliveries.mark_sending([row], NOW, LEASE)
        released = await work.deliveries.release_leases(NOW + LEASE)
        assert (released.pending, released.unknown) == (0, 1)
        await work.deliveries.record_sent([(row, 5, NOW + LEASE)])
    assert (await delivery(database, "a")).status is DeliveryStatus.SENT


async def test_operators_see_how_many_are_where(database: Database) -> None:
    await put(database, a_message("a"), a_message("b"))
    async with database.begin() as work:
        await work.deliveries.claim_due(NOW, "a", 1, LEASE)
        counts = await work.deliveries.counts()
        assert await work.deliveries.next_due_at() == NOW
    assert counts[DeliveryStatus.PENDING] == counts[DeliveryStatus.CLAIMED] == 1
    assert counts[DeliveryStatus.UNKNOWN] == 0


async def test_a_doubtful_message_is_offered_again_until_the_chat_decides(
    database: Database,
) -> None:
    await put(database, a_message("a"), a_message("other", chat_id=READER + 1))
    async with database.begin() as work:
        for row in await work.deliveries.claim_due(NOW, "a", 2, LEASE):
            await work.deliveries.mark_sending([row], NOW, LEASE)
            await work.deliveries.record_unknown(row, "reset")
        assert [row.dedup_key for row in await work.deliveries.list_unknown(READER)] == ["a"]
        assert await work.deliveries.resend_unknown(READER, NOW) == 1
        assert await work.deliveries.list_unknown(READER) == []
        assert await work.deliveries.skip_unknown(READER + 1) == 1
    assert (await delivery(database, "a")).status is DeliveryStatus.PENDING
    assert (await delivery(database, "other")).status is DeliveryStatus.SKIPPED


async def test_old_messages_are_removed_a_few_at_a_time(database: Database) -> None:
    old = NOW - timedelta(days=31)
    await put(database, *(a_message(f"old{n}", due_at=old) for n in range(3)))
    await put(database, a_message("waiting", due_at=old, part=2), a_message("new"))
    async with database.begin() as work:
        rows = await work.deliveries.claim_due(NOW, "a", 10, LEASE)
        done = [row for row in rows if row.dedup_key != "waiting"]
        for row in await work.deliveries.mark_sending(done, NOW, LEASE):
            await work.deliveries.record_sent([(row, 1, NOW)])
        before = NOW - timedelta(days=30)
        assert [await work.deliveries.forget(before, 2) for _ in range(3)] == [2, 1, 0]
    assert (await delivery(database, "new")).status is DeliveryStatus.SENT
    assert (await delivery(database, "waiting")).status is DeliveryStatus.CLAIMED


async def _a_digest(database: Database) -> int:
    await put(database, a_chat(), a_wish())
    async with database.begin() as work:
        row = await subscription(database, READER)
        digest = await work.digests.add(row, NOW.date(), NOW, NOW)
        assert digest is not None
        return digest.id
