import asyncio
from datetime import time, timedelta

from storage.database import Database
from tests.subscribers import GROUP, NOW, READER, a_chat, a_wish, put, subscription


async def test_putting_again_changes_the_same_subscription(database: Database) -> None:
    await put(database, a_chat(), a_wish())
    first = await subscription(database, READER)
    later = NOW + timedelta(hours=1)
    async with database.begin() as work:
        wish = a_wish(local_time=time(9, 30), weekdays=31, interests={"countries": ["PL"]})
        again = await work.subscriptions.put(wish, later, NOW)
    assert again.id == first.id
    found = await subscription(database, READER)
    assert (found.local_time, found.weekdays, found.next_due_at) == (time(9, 30), 31, later)
    assert found.interests == {"countries": ["PL"]}


async def test_each_topic_has_its_own(database: Database) -> None:
    await put(database, a_chat(GROUP), a_wish(GROUP, thread_id=4), a_wish(GROUP))
    async with database.begin() as work:
        assert [row.thread_id for row in await work.subscriptions.list_of(GROUP)] == [0, 4]
        assert await work.subscriptions.remove(GROUP, 4)
        assert not await work.subscriptions.remove(GROUP, 4)
        assert [row.thread_id for row in await work.subscriptions.list_of(GROUP)] == [0]


async def test_due_ones_are_listed_and_moved_on(database: Database) -> None:
    await put(database, a_chat(), a_chat(8), a_wish(), a_wish(8))
    first, second = await subscription(database, READER), await subscription(database, 8)
    async with database.begin() as work:
        assert await work.subscriptions.list_due(NOW - timedelta(seconds=1), 10) == []
        assert await work.subscriptions.list_due(NOW, 10) == [first.id, second.id]
        assert await work.subscriptions.list_due(NOW, 10, skipped=1) == [second.id]
        await work.subscriptions.advance({first.id: NOW + timedelta(days=1), second.id: None})
        assert await work.subscriptions.list_due(NOW, 10) == []
        assert await work.subscriptions.take_due([first.id], NOW) == []
        assert await work.subscriptions.take_due([first.id], NOW + timedelta(days=1))


async def test_a_lost_topic_s_digest_comes_to_general_unless_one_does(database: Database) -> None:
    await put(database, a_chat(GROUP), a_wish(GROUP, thread_id=4), a_chat(-5))
    await put(database, a_wish(-5), a_wish(-5, thread_id=4))
    async with database.begin() as work:
        await work.subscriptions.leave_thread(GROUP, 4)
        await work.subscriptions.leave_thread(-5, 4)
    assert (await subscription(database, GROUP)).next_due_at == NOW
    assert (await subscription(database, -5)).next_due_at == NOW
    assert (await subscription(database, -5, 4)).next_due_at is None


async def test_two_messages_that_lose_their_topic_at_once_move_the_digest_once(
    database: Database,
) -> None:
    """The one that came second took the moved subscription for another and switched it off."""
    await put(database, a_chat(GROUP), a_wish(GROUP, thread_id=4))

    async def leave() -> None:
        async with database.begin() as work:
            await work.subscriptions.leave_thread(GROUP, 4)

    await asyncio.gather(*(leave() for _ in range(5)))
    assert (await subscription(database, GROUP)).next_due_at == NOW
