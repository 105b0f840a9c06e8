"""Telegram's limits on how fast a bot may write, as far as they are published.

Off unless a test turns them on: they count real time.
"""

import math
from collections import deque
from dataclasses import dataclass, field

from tests.telegram.refusals import RefusalError


@dataclass(frozen=True, slots=True)
class Limit:
    """So many messages in any stretch of so many seconds."""

    messages: int
    seconds: float


OVERALL = Limit(30, 1)
# One a second on the average; short bursts are let through.
PRIVATE = Limit(5, 5)
GROUP = Limit(20, 60)


@dataclass(slots=True)
class Floods:
    """What was written when; times are seconds of any clock that never goes back."""

    refused: int = 0
    _written: dict[int | None, deque[float]] = field(default_factory=dict)

    def admit(self, chat_id: int, now: float) -> None:
        """Count a message; raises RefusalError for one too many, which isn't counted."""
        own = PRIVATE if chat_id > 0 else GROUP
        counted = ((None, OVERALL), (chat_id, own))
        wait = max(self._wait(key, limit, now) for key, limit in counted)
        if wait > 0:
            self.refused += 1
            raise _too_many(math.ceil(wait))
        for key, _ in counted:
            self._written[key].append(now)

    def _wait(self, key: int | None, limit: Limit, now: float) -> float:
        """Seconds until the next message is welcome."""
        written = self._written.setdefault(key, deque())
        while written and written[0] <= now - limit.seconds:
            written.popleft()
        return written[0] + limit.seconds - now if len(written) >= limit.messages else 0


def _too_many(seconds: int) -> RefusalError:
    description = f"Too Many Requests: retry after {seconds}"
    return RefusalError(429, description, {"retry_after": seconds})
