import pytest

from tests.people import JOURNALIST, NEWSROOM
from tests.telegram.floods import Floods
from tests.telegram.refusals import RefusalError


def refused_at(floods: Floods, chats: list[int], moments: list[float]) -> list[tuple[float, int]]:
    """Which moments are refused, and for how many seconds."""
    refused = []
    for chat_id, now in zip(chats, moments, strict=True):
        try:
            floods.admit(chat_id, now)
        except RefusalError as refusal:
            refused.append((now, (refusal.parameters or {})["retry_after"]))
    return refused


@pytest.mark.parametrize(
    ("chats", "moments", "refused"),
    [
        (list(range(1, 31)), [0.0] * 30, []),
        (list(range(1, 33)), [0.0] * 31 + [1.0], [(0.0, 1)]),
        ([JOURNALIST.id] * 7, [0, 0, 0, 0, 0, 2, 5], [(2, 3)]),
        ([NEWSROOM.id] * 22, [*range(20), 20, 60], [(20, 40)]),
    ],
    ids=["thirty at once", "thirty-one at once", "a burst in private", "a chatty group"],
)
def test_too_many_messages_are_refused_with_the_time_to_wait(
    chats: list[int], moments: list[float], refused: list[tuple[float, int]]
) -> None:
    floods = Floods()
    assert refused_at(floods, chats, moments) == refused
    assert floods.refused == len(refused)


def test_what_was_refused_does_not_count() -> None:
    floods = Floods()
    chats = [JOURNALIST.id] * 12
    assert len(refused_at(floods, chats, [0.0] * 12)) == 7
    floods.admit(JOURNALIST.id, 5.0)
