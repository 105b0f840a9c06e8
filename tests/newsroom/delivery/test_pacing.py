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
MS = timedelta(milliseconds=1)


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
    went = [not pacer.take(chat_id, NOW, is_answer=True) for chat_id in range(1, 40)]
    assert went == [True] * OVERALL.count + [False] * (39 - OVERALL.count)
    delay = pacer.take(99, NOW)
    assert (delay.of_all, delay.of_chat) == (SECOND, timedelta(0))


def test_deliveries_are_spaced_so_that_an_answer_finds_a_turn() -> None:
    """A second of deliveries at once would leave the rest of it to nobody."""
    pacer, went = Pacer(), []
    for tick in range(3000):
        at = NOW + tick * timedelta(milliseconds=1)
        if not pacer.take(1000 + tick, at):
            went.append(at)
    assert len(went) == 3 * OVERALL.count
    asked_at = NOW + 3 * SECOND
    waited = next(
        tick for tick in range(1000) if not pacer.take(READER, asked_at + tick * MS, is_answer=True)
    )
    assert waited <= 40


def test_deliveries_make_way_for_an_answer_that_waits() -> None:
    pacer = Pacer()
    fill = [pacer.take(n, NOW, is_answer=True) for n in range(100, 100 + OVERALL.count)]
    assert not any(fill)
    assert pacer.take(READER, NOW, is_answer=True).of_all == SECOND
    soon = NOW + SECOND - 100 * MS
    assert pacer.take(READER, soon, is_answer=True)
    # The turns that come free belong to whoever asked.
    assert pacer.take(8, NOW + SECOND).of_all == 100 * MS
    assert not pacer.take(READER, NOW + SECOND, is_answer=True)
    assert not pacer.take(8, NOW + SECOND)


def test_who_wakes_late_does_not_fall_behind() -> None:
    pacer, went = Pacer(), 0
    for tick in range(0, 10_000, 47):
        while not pacer.take(1000 + went, NOW + tick * MS):
            went += 1
    assert went >= 10 * 24


def test_a_chat_that_was_told_to_wait_does_not_hold_up_the_others() -> None:
    pacer = Pacer()
    pacer.pause(NOW + 35 * SECOND, READER)
    assert pacer.take(READER, NOW + 5 * SECOND).of_chat == 30 * SECOND
    assert not pacer.take(8, NOW + 5 * SECOND)
    assert not pacer.take(READER, NOW + 35 * SECOND)


def test_what_leaves_late_counts_again_over_all_and_not_in_its_chat() -> None:
    pacer = Pacer()
    assert burst(pacer, READER, 3) == [True] * 3
    late = NOW + 2 * SECOND
    assert not any(pacer.take_again(READER, late) for _ in range(OVERALL.count))
    assert pacer.take_again(READER, late).of_all == SECOND
    assert pacer.take(8, late).of_all == SECOND
    pacer.pause(late + 35 * SECOND, READER)
    assert pacer.take_again(READER, late + SECOND).of_chat == 34 * SECOND


def test_whose_flood_it_is_is_told_by_who_was_near_the_limit() -> None:
    pacer = Pacer()
    for second in range(12):
        pacer.take(GROUP, NOW + 2 * second * SECOND)
    now = NOW + 23 * SECOND
    pacer.take(READER, now)
    assert pacer.is_of_chat(GROUP, now)
    assert not pacer.is_of_chat(READER, now)
    pacer.pause(now + 35 * SECOND, GROUP)
    # A second chat is warned: it was everybody after all.
    assert not pacer.is_of_chat(-200, now)


@pytest.mark.parametrize("senders", [1, 2, 3, 7, 40])
def test_shares_together_are_never_more_than_the_limits(senders: int) -> None:
    for limit in (OVERALL, PER_CHAT, PER_GROUP):
        share = limit.share(senders)
        assert senders * share.count / share.period.total_seconds() <= (
            limit.count / limit.period.total_seconds()
        )
        assert share.count * senders <= limit.count or share.period > limit.period


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
