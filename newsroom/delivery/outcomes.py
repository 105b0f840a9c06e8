"""How the sending of one message may end. Bugs still surface as exceptions."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int


@dataclass(frozen=True, slots=True)
class Postponed:
    """It certainly did not arrive. `after` None: as long as the number of attempts suggests.

    `concerns_all`: nobody else's message would fare better, so all wait and no attempt is counted.
    """

    reason: str
    after: timedelta | None = None
    concerns_all: bool = False


@dataclass(frozen=True, slots=True)
class Flooded:
    """Telegram wants a pause; in one chat or everywhere, it doesn't say. No attempt is counted."""

    reason: str
    after: timedelta


@dataclass(frozen=True, slots=True)
class Missed:
    """It was not sent: Telegram wanted a pause between its turn and the call. Not an attempt."""

    reason: str
    after: timedelta


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become the supergroup `chat_id`."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class TopicLost:
    """The forum topic is closed or deleted; the chat itself is fine."""

    reason: str


@dataclass(frozen=True, slots=True)
class Muted:
    """We are in the group and may not write there, until an administrator lets us."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never arrive. `closes_chat`: neither will anything else we send there."""

    reason: str
    closes_chat: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """The request went out and its answer never came: it may have arrived."""

    reason: str


Outcome = Sent | Postponed | Flooded | Missed | Moved | TopicLost | Muted | Refused | Unknown
