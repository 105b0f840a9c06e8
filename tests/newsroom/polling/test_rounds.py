"""What is due is done by several at once, and nobody waits for the slowest."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial

from newsroom.polling.rounds import Due, Round
from newsroom.polling.sites import Sites
from newsroom.sources.http import Fetcher
from tests.archive import NOW


def due(number: int, do: Callable[[], Awaitable[None]], host: str = "") -> Due:
    name = host or f"host{number}.test"
    return Due(("found", number), name, f"http://{name}/{number}", do)


def a_round(*looks: Sequence[Due]) -> Round:
    """What is due changes from look to look; in the end nothing is."""
    left = list(looks)

    async def look(_: datetime) -> Sequence[Due]:
        return left.pop(0) if left else []

    return Round(look, 1, Sites(Fetcher("Dipcourier/1")), lambda: NOW)


async def test_one_site_that_hangs_holds_nobody_up() -> None:
    others_are_done = asyncio.Event()
    done = []

    async def hang() -> None:
        await others_are_done.wait()

    async def note(number: int) -> None:
        done.append(number)
        if len(done) == 3:
            others_are_done.set()

    others = [due(number, partial(note, number)) for number in (1, 2, 3)]
    turn = a_round([due(0, hang), *others])
    await asyncio.wait_for(turn.run(2), 10)
    assert (done, turn.done) == ([1, 2, 3], 4)


async def test_what_is_under_way_is_not_begun_again() -> None:
    begun = []

    async def slow() -> None:
        begun.append("slow")
        await asyncio.sleep(0)

    async def quick() -> None:
        begun.append("quick")

    one = due(1, slow)
    turn = a_round([one, due(2, quick)], [one])
    await turn.run(2)
    assert begun == ["slow", "quick"]


async def test_a_host_is_asked_by_one_at_a_time() -> None:
    asked = most = 0

    async def ask() -> None:
        nonlocal asked, most
        asked += 1
        most = max(most, asked)
        await asyncio.sleep(0)
        asked -= 1

    same = [due(number, ask, host="one.test") for number in range(5)]
    await a_round(same).run(4)
    assert most == 1


async def test_a_rule_that_stumbles_over_one_site_costs_only_that_one() -> None:
    done = []

    async def stumble() -> None:
        raise KeyError("a defect")

    async def note() -> None:
        done.append(1)

    turn = a_round([due(1, stumble), due(2, note)])
    await turn.run(1)
    assert done == [1]
    assert not turn.sites.is_free("http://host1.test/", NOW)
