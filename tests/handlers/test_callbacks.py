"""What buttons carry is told apart by its prefix, and what nobody knows any more says so."""

from collections import Counter

import pytest
from aiogram.filters.callback_data import CallbackData

from handlers import callbacks
from tests.handlers.conftest import Feed
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import old_callback

KINDS = [
    one
    for one in vars(callbacks).values()
    if isinstance(one, type) and issubclass(one, CallbackData) and one is not CallbackData
]


def test_no_two_kinds_of_buttons_begin_alike() -> None:
    prefixes = Counter(one.__prefix__ for one in KINDS)
    assert len(KINDS) >= 30
    assert [one for one, times in prefixes.items() if times > 1] == []


@pytest.mark.parametrize("data", ["f1:5:0:6", "t1:1:::", "zz9:1", "f1", ":", ""])
async def test_a_button_of_an_older_version_says_that_it_is_old(
    feed: Feed, telegram: FakeTelegram, data: str
) -> None:
    await feed(old_callback(data))
    assert len(telegram.notices) == 1
    assert "устарела" in telegram.notices[0]
