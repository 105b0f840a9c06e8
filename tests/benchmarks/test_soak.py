"""How the soak judges what it has seen."""

import pytest

from benchmarks.soak.asking import Asked, answered
from benchmarks.soak.checks import Fate, of_logs
from benchmarks.soak.siege import Load
from benchmarks.soak.usage import Memory, Sample, growth
from tests.people import TOKEN


@pytest.mark.parametrize(
    ("fate", "is_lost", "is_doubled"),
    [
        (Fate(digests=1, sent=2, unknown=0, told=2), False, False),
        (Fate(digests=1, sent=1, unknown=1, told=1), False, False),
        (Fate(digests=1, sent=1, unknown=1, told=2), False, False),
        (Fate(digests=0, sent=0, unknown=0, told=0), True, False),
        (Fate(digests=1, sent=1, unknown=0, told=0), True, False),
        (Fate(digests=1, sent=1, unknown=0, told=2), False, True),
        (Fate(digests=2, sent=2, unknown=0, told=2), False, True),
    ],
    ids=[
        "two parts",
        "unknown, never came",
        "unknown, came",
        "never composed",
        "called sent, never came",
        "came twice",
        "composed twice",
    ],
)
def test_a_digest_is_lost_or_doubled(fate: Fate, is_lost: bool, is_doubled: bool) -> None:  # noqa: FBT001
    assert (fate.is_lost, fate.is_doubled) == (is_lost, is_doubled)


def test_only_kills_and_telegram_excuse_a_question_without_an_answer() -> None:
    found = answered(
        [
            Asked(1, 1, "/start", seconds=0.5),
            Asked(2, 1, "/help", is_excused=True),
            Asked(3, 2, "/who", is_cut_off=True),
            Asked(4, 2, "/about"),
            Asked(5, 3, "/upcoming", is_late=True),
        ]
    )
    assert (found.asked, found.late, found.unanswered) == (5, 1, 3)
    assert (found.excused, found.cut_off) == (1, 1)
    assert found.unexplained == ["/about"]


def test_memory_is_compared_with_what_it_was_when_warm() -> None:
    alone, both = frozenset({1}), frozenset({1, 2})
    starting = [Sample(age, 50, alone) for age in range(0, 100, 5)]
    loading = [Sample(age, 90, both) for age in range(100, 160, 5)]
    warm = [Sample(age, 100, both) for age in range(160, 300, 5)]
    assert growth(starting + loading + warm) == Memory(100, 100, 120)
    assert growth(starting + loading + warm[:4]) is None


@pytest.mark.parametrize(
    ("memory", "is_flat"),
    [(Memory(200, 249, 60), True), (Memory(200, 260, 60), False), (Memory(40, 59, 60), True)],
)
def test_memory_may_grow_by_a_quarter_or_a_little(memory: Memory, is_flat: bool) -> None:  # noqa: FBT001
    assert memory.is_flat == is_flat


def test_a_token_in_a_log_is_told() -> None:
    assert of_logs("nothing\n").is_ok
    assert not of_logs(f"GET /bot{TOKEN}/getMe\n").is_ok


def test_the_load_grows_with_the_minutes() -> None:
    assert (Load().people, Load().chats) == (1000, 5000)
    assert (Load(1).people, Load(1).chats) == (100, 500)
