"""A Bot API server on the loopback: real HTTP for a bot in a process of its own."""

import asyncio
import time
from collections.abc import Callable
from typing import Self, TypeVar

from aiohttp import web

from tests.people import JOURNALIST, TOKEN, Room, Someone
from tests.telegram import updates
from tests.telegram.chats import Request, Shown
from tests.telegram.faults import Ending, Fault
from tests.telegram.polling import Update, UpdateQueue
from tests.telegram.refusals import RefusalError
from tests.telegram.screen import Screen
from tests.telegram.wire import cut, json_answer, read

PATIENCE_SECONDS = 30.0
"""How long a test waits for the bot; nothing waits so long unless something is wrong."""

UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024
_WEBHOOK_IS_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)

Found = TypeVar("Found")


class TelegramServer(Screen):
    """Keeps its chats and updates while bots come and go; stops and starts at the same address.

    `requests` are the calls in order, refused and broken ones included, polls not.
    """

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__(clock=lambda: int(time.time()))
        self.token = token
        self.requests: list[Request] = []
        self.polls = 0
        self.updates = UpdateQueue()
        self.broken: list[Request] = []
        self._port = 0
        self._runner: web.AppRunner | None = None
        self._changed = asyncio.Event()
        self._stopping = asyncio.Event()
        self._released = asyncio.Event()
        self._open_polls = 0
        self._read: dict[int, int] = {}

    # --- coming and going -----------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self._runner is not None and bool(self._runner.sites)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        application = web.Application(client_max_size=UPLOAD_LIMIT_BYTES)
        application.router.add_route("*", "/bot{token:[^/]+}/{method}", self._serve)
        self._stopping.clear()
        # A poll ends when the bot goes away: tests wait for that.
        self._runner = web.AppRunner(
            application, shutdown_timeout=1, access_log=None, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Nobody listens from now on: connections are refused until `start`."""
        self._stopping.set()
        self.updates.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # --- what people do -------------------------------------------------------------------

    def say(
        self,
        where: Someone | Room,
        text: str,
        *,
        by: Someone = JOURNALIST,
        thread_id: int | None = None,
    ) -> Update:
        """Somebody writes to the bot in private, or `by` writes in a room."""
        if isinstance(where, Someone):
            return self.push(updates.private_message(text, where))
        return self.push(updates.group_message(text, by, where, thread_id))

    def press(self, label: str, *, by: Someone = JOURNALIST, chat_id: int | None = None) -> Update:
        """`by` presses the newest button called `label`."""
        return self.push(super().press(label, by=by, chat_id=chat_id))

    def push(self, update: Update) -> Update:
        """Queue an update of any kind; returns it as the bot will get it."""
        [kind] = update.keys() - {"update_id"}
        content = update[kind]
        if kind in ("message", "channel_post"):
            content = content | {"message_id": self.chats.number(), "date": self.chats.clock()}
            self.chats.keep(content)
        return self.updates.push(kind, content)

    # --- what tests wait for --------------------------------------------------------------

    async def next_message(self, where: Someone | Room, seconds: float = PATIENCE_SECONDS) -> Shown:
        """The next message sent or edited in this chat that wasn't yet given out here."""
        found = await self.until(
            f"a message in chat {where.id}", lambda: self._unread(where.id), seconds
        )
        self._read[where.id] = self._read.get(where.id, 0) + 1
        return found

    async def called(
        self, method: str, times: int = 1, seconds: float = PATIENCE_SECONDS
    ) -> list[Request]:
        """The calls of a method, once there are so many."""

        def made() -> list[Request] | None:
            calls = [request for request in self.requests if request.method == method]
            return calls if len(calls) >= times else None

        return await self.until(f"{times} × {method}", made, seconds)

    async def polled(self, more: int = 1, seconds: float = PATIENCE_SECONDS) -> None:
        """Until the bot has asked for updates so many times from now on."""
        goal = self.polls + more
        await self.until("a poll", lambda: True if self.polls >= goal else None, seconds)

    async def confirmed(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Until the bot has confirmed every update: it won't see them again."""
        await self.until("confirmation", lambda: None if self.updates.pending else True, seconds)

    async def left(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Until the bot no longer polls."""
        await self.until("end of polling", lambda: None if self._open_polls else True, seconds)

    def release(self) -> None:
        """Answer the calls that are held."""
        self._released.set()

    async def broke(self, times: int = 1, seconds: float = PATIENCE_SECONDS) -> Request:
        """The last of so many calls that planned faults have ended, or hold."""

        def ended() -> Request | None:
            return self.broken[-1] if len(self.broken) >= times else None

        return await self.until(f"{times} broken calls", ended, seconds)

    async def until(
        self, what: str, find: Callable[[], Found | None], seconds: float = PATIENCE_SECONDS
    ) -> Found:
        """What `find` gives as soon as it isn't None; asked again whenever the bot calls."""
        try:
            async with asyncio.timeout(seconds):
                while (found := find()) is None:
                    self._changed.clear()
                    await self._changed.wait()
                return found
        except TimeoutError:
            made = ", ".join(request.method for request in self.requests[-10:]) or "nothing"
            raise AssertionError(f"no {what} in {seconds:g} s; last calls: {made}") from None

    def _unread(self, chat_id: int) -> Shown | None:
        shown = self.chats.shown_in.get(chat_id, [])
        read = self._read.get(chat_id, 0)
        return shown[read] if len(shown) > read else None

    # --- the wire -------------------------------------------------------------------------

    async def _serve(self, http: web.Request) -> web.StreamResponse:
        if http.match_info["token"] != self.token:
            return json_answer(401, RefusalError(401, "Unauthorized").body)
        request = await read(http)
        if request.method == "getUpdates":
            self.polls += 1
        else:
            self.requests.append(request)
        fault = self.faults.take(request)
        try:
            if fault is not None:
                return await self._break(http, request, fault)
            if request.method == "getUpdates":
                return await self._poll(http, request)
            return json_answer(*self.answer(request))
        finally:
            self._changed.set()

    async def _poll(self, http: web.Request, request: Request) -> web.StreamResponse:
        # Tests may be waiting for exactly this: that the bot is here.
        self._changed.set()
        self._open_polls += 1
        try:
            if self.chats.webhook:
                raise RefusalError(409, _WEBHOOK_IS_ACTIVE)
            polled = await self.updates.poll(request.fields)
        except RefusalError as refusal:
            if self._stopping.is_set():
                return cut(http)
            return json_answer(refusal.error_code, refusal.body)
        finally:
            self._open_polls -= 1
        return json_answer(200, {"ok": True, "result": polled})

    async def _break(self, http: web.Request, request: Request, fault: Fault) -> web.StreamResponse:
        if fault.is_accepted:
            self.answer(request)
        self.broken.append(request)
        self._changed.set()
        if fault.ending is Ending.ANSWER:
            kind = "application/json" if fault.body.startswith("{") else "text/html"
            return web.Response(status=fault.status, text=fault.body, content_type=kind)
        if fault.ending is Ending.HOLD:
            await self._released.wait()
            return json_answer(*self.answer(request))
        if fault.ending is Ending.HANG:
            await self._stopping.wait()
        return cut(http)
