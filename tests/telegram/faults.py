"""Ways in which a call to Telegram goes wrong, for the session and the server alike."""

import json
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from tests.telegram.chats import Request
from tests.telegram.refusals import RefusalError


class Ending(StrEnum):
    """`REFUSED`: nobody listened. `RESET`: the connection broke. `HANG`: silence. `HOLD`: late."""

    ANSWER = "answer"
    REFUSED = "refused"
    RESET = "reset"
    HANG = "hang"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Fault:
    """How a call ends. `is_accepted`: Telegram had done what it was asked before that."""

    ending: Ending
    status: int = HTTPStatus.OK
    body: str = ""
    is_accepted: bool = False


def refusal(error_code: int, description: str, parameters: dict[str, Any] | None = None) -> Fault:
    """An answer of Telegram's own that says no."""
    body = json.dumps(RefusalError(error_code, description, parameters).body)
    return Fault(Ending.ANSWER, error_code, body)


def too_many_requests(retry_after: int) -> Fault:
    description = f"Too Many Requests: retry after {retry_after}"
    return refusal(HTTPStatus.TOO_MANY_REQUESTS, description, {"retry_after": retry_after})


def server_error() -> Fault:
    return refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "Internal Server Error")


def html_page() -> Fault:
    """A proxy before Telegram speaks for it, in HTML."""
    page = "<html><head><title>502 Bad Gateway</title></head></html>"
    return Fault(Ending.ANSWER, HTTPStatus.BAD_GATEWAY, page)


def refused() -> Fault:
    """The connection isn't even made: the session alone can do that."""
    return Fault(Ending.REFUSED)


def reset(*, is_accepted: bool) -> Fault:
    return Fault(Ending.RESET, is_accepted=is_accepted)


def hang(*, is_accepted: bool) -> Fault:
    """No answer until the client gives up; the session gives up at once."""
    return Fault(Ending.HANG, is_accepted=is_accepted)


def hold() -> Fault:
    """The call is done and answered when the test says so: the server alone can do that."""
    return Fault(Ending.HOLD)


@dataclass(slots=True)
class _Planned:
    fault: Fault
    method: str | None
    chat_id: int | None
    times: int

    def fits(self, request: Request) -> bool:
        is_method = self.method in (None, request.method)
        return is_method and self.chat_id in (None, request.fields.get("chat_id"))


class Faults:
    """Faults to come, first planned first."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []

    def add(
        self, fault: Fault, *, method: str | None = None, chat_id: int | None = None, times: int = 1
    ) -> None:
        """The next `times` calls of this method, to this chat, end so; None is any."""
        self._planned.append(_Planned(fault, method, chat_id, times))

    def take(self, request: Request) -> Fault | None:
        """The fault this call must end with."""
        planned = next((planned for planned in self._planned if planned.fits(request)), None)
        if planned is None:
            return None
        planned.times -= 1
        if planned.times == 0:
            self._planned.remove(planned)
        return planned.fault
