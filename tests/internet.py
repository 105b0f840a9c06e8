"""A web server on the loopback that says, byte for byte, what a test wants it to say."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from typing import Any, Self

from aiohttp.abc import AbstractResolver, ResolveResult

Send = Callable[[bytes], Awaitable[None]]
Behaviour = Callable[[Send], Awaitable[None]]

PAGE = b"<html><body><p>page</p></body></html>"


def answer(body: bytes = PAGE, *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer; a Content-Type of one's own goes over the usual one."""
    usual = [] if any(one.lower().startswith("content-type") for one in headers) else [HTML]
    lines = [f"HTTP/1.1 {status}", *usual, *headers, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


HTML = "Content-Type: text/html; charset=utf-8"


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {location}", status=status)


class Internet:
    """Serves `pages` by path; `requests` are the heads of what came, in order."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | Behaviour] = {}
        self.requests: list[str] = []
        self.names: dict[str, list[str]] = {}
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    @property
    def port(self) -> int:
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def resolver(self) -> AbstractResolver:
        return Names(self.names)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()
        for writer in self._open:
            writer.transport.abort()
        # One turn of the loop, in which they are closed for good.
        await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def send(content: bytes) -> None:
            writer.write(content)
            await writer.drain()

        self._open.add(writer)
        with closing(writer), suppress(OSError):
            # One read holds a head as small as ours, or the greeting of TLS.
            head = (await reader.read(65536)).decode("latin-1")
            self.requests.append(head)
            path = head.split(" ")[1].partition("?")[0] if head.startswith("GET") else ""
            page = self.pages.get(path, answer(status="404 No"))
            if isinstance(page, bytes):
                await send(page)
            else:
                await page(send)


class Names(AbstractResolver):
    """Names of the test's own world; each question takes the next address of a name."""

    def __init__(self, names: dict[str, list[str]]) -> None:
        self._names = names

    async def resolve(
        self, host: str, port: int = 0, family: Any = socket.AF_INET
    ) -> list[ResolveResult]:
        left = self._names.get(host)
        if not left:
            raise OSError(f"nobody knows {host}")
        address = left.pop(0) if len(left) > 1 else left[0]
        return [
            ResolveResult(
                hostname=host,
                host=one,
                port=port,
                family=socket.AF_INET6 if ":" in one else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for one in address.split()
        ]

    async def close(self) -> None:
        """Nothing is open."""
