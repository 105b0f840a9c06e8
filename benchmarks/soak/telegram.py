"""Telegram on a bad day: a share of its answers goes wrong, and whatever it refuses is noted."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.telegram.chats import Request
from tests.telegram.faults import (
    Fault,
    Faults,
    hang,
    html_page,
    reset,
    server_error,
    too_many_requests,
)
from tests.telegram.floods import Floods
from tests.telegram.server import TelegramServer

SHARE = 0.05
"""Of the answers."""

HANGS = 0.04
"""Of those that go wrong: somebody waits a minute for each."""

MANY_REQUESTS = 429
NOT_OURS = frozenset({200, MANY_REQUESTS})
ANY_SENDING, POLLING = "send", "getUpdates"

ENDINGS: dict[str, Callable[[], Fault]] = {
    "too many requests": lambda: too_many_requests(1),
    "server error": server_error,
    "a page of HTML": html_page,
    "reset before": lambda: reset(is_accepted=False),
    "reset after": lambda: reset(is_accepted=True),
}
WRITING = frozenset({"sendMessage", "sendDocument", "sendPhoto"})
CLEAR = frozenset({"too many requests", "server error"})
"""Whoever is told so knows that nothing was sent."""


class Weather(Faults):
    """`is_calm`: nothing goes wrong; `wrong`: how often what did; `broken`: chat → messages that
    were cut off; `unclear`: those of them of which the sender can't know what became.
    """

    def __init__(self, chance: random.Random, share: float = SHARE) -> None:
        super().__init__()
        self.is_calm = True
        self.wrong: Counter[str] = Counter()
        self.broken: Counter[int] = Counter()
        self.unclear: Counter[int] = Counter()
        self._chance = chance
        self._share = share

    def take(self, request: Request) -> Fault | None:
        if self.is_calm or self._chance.random() >= self._share:
            return None
        name, fault = self._ending()
        self.wrong[name] += 1
        if request.method == POLLING:
            return replace(fault, is_accepted=False)
        chat_id = request.fields.get("chat_id")
        if request.method in WRITING and isinstance(chat_id, int):
            self.broken[chat_id] += 1
            self.unclear[chat_id] += name not in CLEAR
        return fault

    def _ending(self) -> tuple[str, Fault]:
        if self._chance.random() < HANGS:
            return "silence", hang(is_accepted=self._chance.random() < 0.5)  # noqa: PLR2004
        name = self._chance.choice(sorted(ENDINGS))
        return name, ENDINGS[name]()


class StormyServer(TelegramServer):
    """With Telegram's limits on speed, too. `refused`: what it wouldn't do, in its own words."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.weather = Weather(chance)
        self.faults = self.weather
        self.chats.floods = Floods()
        self.refused: dict[str, list[Request]] = defaultdict(list)

    def answer(self, request: Request) -> tuple[int, dict[str, Any]]:
        status, body = super().answer(request)
        if status not in NOT_OURS:
            self.refused[f"{request.method}: {body['description']}"].append(request)
        return status, body

    def told(self, chat_id: int) -> int:
        """How many messages the chat was sent."""
        shown = self.chats.shown_in.get(chat_id, ())
        return sum(one.method.startswith(ANY_SENDING) for one in shown)
