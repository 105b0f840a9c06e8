from datetime import timedelta

from storage.database import Database
from storage.models import DeliveryKind
from storage.pauses import EVERYWHERE
from tests.subscribers import GROUP, NOW, READER, a_chat, a_message, a_wish, put

MINUTE = timedelta(minutes=1)
LEASE = timedelta(seconds=30)


async def test_figures_tell_where_every_message_is(database: Database) -> None:
    await put(database, a_chat(), a_chat(GROUP, is_active=False), a_wish())
    old = a_message("old", due_at=NOW - timedelta(days=2), kind=DeliveryKind.ALERT)
    late = NOW - 7 * MINUTE
    keys = ("sent", "refused", "doubtful", "blocked", "sending")
    first = [a_message(key, due_at=NOW - 20 * MINUTE) for key in keys]
    await put(database, old, *first)
    async with database.begin() as work:
        rows = await work.deliveries.claim_due(NOW, "a", 10, LEASE)
        await work.deliveries.mark_sending(rows, NOW, LEASE)
        of = {row.dedup_key: row for row in rows}
        await work.deliveries.record_sent([(of["old"], 1, NOW)])
        await work.deliveries.record_sent([(of["sent"], 1, NOW)])
        await work.deliveries.record_refused(of["refused"], "message is too long")
        await work.deliveries.record_refused(of["blocked"], "bot was blocked")
        await work.deliveries.record_unknown(of["doubtful"], "reset")
        await work.pauses.put(EVERYWHERE, NOW + MINUTE, "retry after 60")
        await work.pauses.put(READER, NOW - MINUTE, "over")
    await put(database, a_message("due"), a_message("late", due_at=late))
    await put(database, a_message("later", due_at=NOW + MINUTE))
    async with database.read() as work:
        figures = await work.delivery_counts.figures(NOW)
    assert (figures.due, figures.queued, figures.sending) == (2, 1, 1)
    assert (figures.sent, figures.refused, figures.unknown) == (1, 2, 1)
    assert figures.refused_by_reason == {"bot was blocked": 1, "message is too long": 1}
    assert figures.lag == 7 * MINUTE
    assert (figures.overdue_digests, figures.oldest_digest) == (1, timedelta(0))
    assert figures.inactive_chats == 1
    assert [(one.chat_id, one.reason) for one in figures.pauses] == [(EVERYWHERE, "retry after 60")]


async def test_an_empty_outbox_has_no_lag(database: Database) -> None:
    async with database.read() as work:
        figures = await work.delivery_counts.figures(NOW)
    assert (figures.due, figures.lag, figures.oldest_digest) == (0, None, None)


async def test_a_longer_pause_stays(database: Database) -> None:
    async with database.begin() as work:
        await work.pauses.put(READER, NOW + 5 * MINUTE, "long")
        await work.pauses.put(READER, NOW + MINUTE, "short")
    async with database.begin() as work:
        assert [one.reason for one in await work.pauses.list_current(NOW)] == ["long"]
        await work.pauses.forget(NOW + 5 * MINUTE)
        assert await work.pauses.list_current(NOW) == []


async def test_an_alert_passes_any_queue_of_digests(database: Database) -> None:
    await put(database, *(a_message(f"m{n}", chat_id=n) for n in range(1, 10)))
    await put(database, a_message("urgent", kind=DeliveryKind.ALERT))
    async with database.begin() as work:
        claimed = await work.deliveries.claim_due(NOW, "a", 3, LEASE)
    assert [row.dedup_key for row in claimed] == ["urgent", "m1", "m2"]
