from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.delivery.pacing import (
    LONGEST_PAUSE,
    OVERALL,
    PER_CHAT,
    PER_GROUP,
    Limit,
    Pacer,
    backoff,
)
from tests.subscribers import GROUP, NOW, READER

SECOND = timedelta(seconds=1)


def burst(pacer: Pacer, chat_id: int, count: int) -> list[bool]:
    return [not pacer.take(chat_id, NOW) for _ in range(count)]


def test_a_chat_gets_a_short_burst_and_then_waits() -> None:
    pacer = Pacer()
    assert burst(pacer, READER, 4) == [True, True, True, False]
    assert pacer.take(READER, NOW).of_chat == PER_CHAT.period
    assert not pacer.take(READER, NOW + PER_CHAT.period)


def test_a_group_gets_eighteen_a_minute() -> None:
    pacer = Pacer()
    times = [NOW + second * SECOND for second in range(61)]
    assert sum(not pacer.take(GROUP, at) for at in times[:60]) == PER_GROUP.count
    assert not pacer.take(GROUP, times[60])


def test_everybody_together_is_limited_too() -> None:
    pacer = Pacer()
    went = [not pacer.take(chat_id, NOW) for chat_id in range(1, 40)]
    assert went == [True] * OVERALL.count + [False] * (39 - OVERALL.count)
    delay = pacer.take(99, NOW)
    assert (delay.of_all, delay.of_chat) == (SECOND, timedelta(0))


def test_what_telegram_announces_wins_and_a_shorter_pause_does_not_end_a_longer_one() -> None:
    pacer = Pacer()
    pacer.pause(NOW + 35 * SECOND)
    pacer.pause(NOW + 5 * SECOND)
    assert pacer.take(READER, NOW).of_all == 35 * SECOND
    assert not pacer.take(READER, NOW + 35 * SECOND)


def test_idle_chats_are_forgotten_and_busy_ones_not() -> None:
    pacer = Pacer()
    burst(pacer, READER, 3)
    for number in range(1, 5000):
        pacer.take(number + 100, NOW + number * SECOND / 100)
    assert pacer.take(READER, NOW + SECOND).of_chat > timedelta(0)


@given(st.lists(st.tuples(st.sampled_from([READER, 8, GROUP]), st.integers(0, 3000))))
def test_no_window_ever_holds_more_than_its_limit(asked: list[tuple[int, int]]) -> None:
    pacer, now = Pacer(), NOW
    went = []
    for chat_id, milliseconds in asked:
        now += timedelta(milliseconds=milliseconds)
        if not pacer.take(chat_id, now):
            went.append((chat_id, now))
    times_of = {chat: [at for of, at in went if of == chat] for chat in (READER, 8, GROUP)}
    assert fits([at for _, at in went], OVERALL)
    assert all(fits(times, PER_CHAT) for times in times_of.values())
    assert fits(times_of[GROUP], PER_GROUP)


def fits(times: list[datetime], limit: Limit) -> bool:
    pairs = zip(times, times[limit.count :], strict=False)
    return all(later - earlier >= limit.period for earlier, later in pairs)


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 30), (2, 60), (5, 480), (40, 1800)])
def test_pauses_double_up_to_half_an_hour(attempts: int, seconds: int) -> None:
    assert backoff(attempts, 0).total_seconds() == seconds
    assert backoff(attempts, 1).total_seconds() == seconds * 1.5
    assert backoff(attempts, 0) <= LONGEST_PAUSE
