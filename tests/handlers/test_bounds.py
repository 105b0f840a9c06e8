"""What Telegram would never send is dropped, and what it sends is answered."""

import pytest

from handlers.bounds import LONGEST_DATA_BYTES, LONGEST_INLINE, LONGEST_TEXT, MOST_ENTITIES
from tests.handlers.conftest import Feed
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import Update, inline_query, old_callback, photo, private_message

BOLD = {"type": "bold", "offset": 0, "length": 1}

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "update",
    [
        private_message("ж" * (LONGEST_TEXT + 1)),
        private_message("🙂" * (LONGEST_TEXT // 2 + 1)),
        photo("ж" * (LONGEST_TEXT + 1)),
        private_message("/help", entities=[BOLD] * (MOST_ENTITIES + 1)),
        old_callback("x" * (LONGEST_DATA_BYTES + 1)),
        old_callback("ж" * (LONGEST_DATA_BYTES // 2 + 1)),
        inline_query("ж" * (LONGEST_INLINE + 1)),
    ],
    ids=["text", "emoji", "caption", "entities", "data", "letters of two bytes", "inline"],
)
async def test_more_than_telegram_lets_through_is_dropped(
    feed: Feed, telegram: FakeTelegram, update: Update
) -> None:
    await feed(update)
    assert telegram.requests == []


@pytest.mark.parametrize(
    "update",
    [
        private_message("ж" * LONGEST_TEXT),
        private_message("🙂" * (LONGEST_TEXT // 2)),
        old_callback("x" * LONGEST_DATA_BYTES),
        inline_query("ж" * LONGEST_INLINE),
    ],
    ids=["text", "emoji", "data", "inline"],
)
async def test_as_much_as_it_lets_through_is_answered(
    feed: Feed, telegram: FakeTelegram, update: Update
) -> None:
    await feed(update)
    assert telegram.requests != []
