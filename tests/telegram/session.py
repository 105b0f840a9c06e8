"""A session for tests of handlers: the whole of aiogram runs for real above it."""

import json
from collections.abc import AsyncGenerator, Callable
from typing import Any, TypeVar, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from aiohttp import ClientConnectorError, ServerDisconnectedError
from aiohttp.client_reqrep import ConnectionKey

from tests.telegram.chats import Request, Upload
from tests.telegram.faults import Ending, Fault, refusal
from tests.telegram.screen import Screen
from tests.telegram.updates import SENT_AT
from tests.telegram.wire import decode

Method = TypeVar("Method", bound=TelegramMethod[Any])
Result = TypeVar("Result")


class FakeTelegram(BaseSession, Screen):
    """Records what the bot calls and answers as Telegram does.

    `requests` are the typed methods in order, refused ones too.
    """

    def __init__(self, clock: Callable[[], int] = lambda: SENT_AT) -> None:
        BaseSession.__init__(self)
        Screen.__init__(self, clock)
        self.requests: list[TelegramMethod[Any]] = []

    def calls(self, method: type[Method]) -> list[Method]:
        """The calls of one method, in order."""
        return [request for request in self.requests if isinstance(request, method)]

    def fail_next(
        self, error_code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        """The next call is answered so; more of them queue up. For other faults: `faults.add`."""
        self.faults.add(refusal(error_code, description, parameters))

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Result], timeout: int | None = None
    ) -> Result:
        self.requests.append(method)
        request = await self._request(bot, method)
        fault = self.faults.take(request)
        if fault is None or fault.is_accepted:
            status, body = self.answer(request)
            content = json.dumps(body)
        if fault is not None:
            status, content = self._end(method, fault)
        response = self.check_response(bot, method, status, content)
        return cast(Result, response.result)

    async def _request(self, bot: Bot, method: TelegramMethod[Result]) -> Request:
        """The call as it would go over the wire: through text and back."""
        files: dict[str, InputFile] = {}
        prepared = {
            key: self.prepare_value(value, bot=bot, files=files)
            for key, value in method.model_dump(warnings=False).items()
        }
        uploads = {
            key: Upload(file.filename or key, b"".join([chunk async for chunk in file.read(bot)]))
            for key, file in files.items()
        }
        given = {key: value for key, value in prepared.items() if value}
        return Request(method.__api_method__, decode(given), uploads)

    def _end(self, method: TelegramMethod[Any], fault: Fault) -> tuple[int, str]:
        """The answer a fault gives; raises what aiogram raises when there is none."""
        if fault.ending is Ending.ANSWER:
            return fault.status, fault.body
        cause = _cause(fault.ending)
        is_timeout = isinstance(cause, TimeoutError)
        message = "Request timeout error" if is_timeout else f"{type(cause).__name__}: {cause}"
        raise TelegramNetworkError(method=method, message=message) from cause

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002 - aiogram's signature
    ) -> AsyncGenerator[bytes, None]:
        """What was sent, whole; the path of a file is its id."""
        upload = self.chats.file(url.rpartition("/")[2])
        assert upload is not None, url
        yield upload.content


def _cause(ending: Ending) -> Exception:
    match ending:
        case Ending.REFUSED:
            key = ConnectionKey("api.telegram.org", 443, True, True, None, None, None)  # noqa: FBT003
            return ClientConnectorError(key, ConnectionRefusedError(111, "Connection refused"))
        case Ending.RESET:
            return ServerDisconnectedError()
        case _:
            return TimeoutError()
