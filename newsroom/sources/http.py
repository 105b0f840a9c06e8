"""Pages by their addresses, which come from strangers: nobody reaches this machine through us.

Which address a name stands for is looked at when the socket to it is made: whatever a server of
names says a moment later, however an address is spelled and wherever a page leads on to, no byte
goes to one that isn't public.
"""

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    InvalidURL,
    TCPConnector,
)
from aiohttp.abc import AbstractResolver
from yarl import URL

from newsroom.sources.addresses import is_loopback, is_public
from newsroom.sources.errors import SourceError
from newsroom.sources.inflating import ACCEPTED, Inflater, InflationError, TooLargeError

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 5
GONE = frozenset({404, 410, 451})
OK = 200

PORTS = frozenset({80, 443, 8080, 8443})
"""Where pages are served; behind the others stand other services."""

LONGEST_ADDRESS = 2000
LONGEST_SHOWN = 200
UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)


class Trouble(StrEnum):
    """Why a page didn't come; each has a line in the catalogues."""

    ADDRESS = "address"
    FORBIDDEN = "forbidden"
    UNKNOWN_HOST = "unknown-host"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    TOO_LARGE = "too-large"
    REDIRECTS = "redirects"
    STATUS = "status"
    KIND = "kind"
    BROKEN = "broken"


class FetchError(SourceError):
    """A page that didn't come. `status`: what the server answered, 0 if it didn't."""

    def __init__(self, url: str, trouble: Trouble, reason: str, status: int = 0) -> None:
        lasting = {Trouble.ADDRESS, Trouble.FORBIDDEN, Trouble.TOO_LARGE, Trouble.KIND}
        is_permanent = trouble in lasting or status in GONE
        super().__init__(_on_one_line(url), reason, permanent=is_permanent)
        self.trouble = trouble
        self.status = status


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, between two pieces of an answer, and for all of it; bytes unpacked."""

    connect_seconds: float = 5
    read_seconds: float = 10
    total_seconds: float = 20
    size_bytes: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Response:
    """What an address gave in the end. `charset`: what the server says, "" if nothing."""

    url: str
    content: bytes
    kind: str
    charset: str


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches one page at a time for whoever asks.

    `allows_loopback` is for tests: servers of this machine, on any port. `resolver` makes addresses
    of names in the system's place.
    """

    user_agent: str
    limits: Limits = Limits()
    allows_loopback: bool = False
    resolver: Callable[[], AbstractResolver] | None = None

    async def fetch(self, url: str, kinds: frozenset[str] = frozenset()) -> Response | FetchError:
        """The page, or why there is none. `kinds`: media types that are wanted; none: any."""
        try:
            async with asyncio.timeout(self.limits.total_seconds), self._session() as session:
                return await self._follow(session, url, kinds)
        except FetchError as error:
            return error
        except Exception as error:
            trouble, reason = _explained(error)
            return FetchError(url, trouble, reason)

    async def _follow(self, session: ClientSession, url: str, kinds: frozenset[str]) -> Response:
        address = _parsed(url, url)
        for _ in range(MOST_REDIRECTS + 1):
            async with session.get(address, allow_redirects=False) as response:
                if response.status not in REDIRECTS:
                    return await self._take(response, url, kinds)
                address = _parsed(_led_to(response, url), url)
        reason = f"it leads on more than {MOST_REDIRECTS} times"
        raise FetchError(url, Trouble.REDIRECTS, reason)

    async def _take(self, response: ClientResponse, url: str, kinds: frozenset[str]) -> Response:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if response.status != OK:
            reason = f"the server answers {response.status}"
            raise FetchError(url, Trouble.STATUS, reason, response.status)
        if kinds and kind and kind not in kinds:
            raise FetchError(url, Trouble.KIND, f"it is no page but {kind[:60]!r}")
        charset = CHARSET.search(response.headers.get("Content-Type", ""))
        content = await self._read(response)
        return Response(str(response.url), content, kind, charset[1] if charset else "")

    async def _read(self, response: ClientResponse) -> bytes:
        limit = self.limits.size_bytes
        if (response.content_length or 0) > limit:
            raise TooLargeError("it is larger than allowed")
        inflater = Inflater(response.headers.get("Content-Encoding", ""), limit)
        async for chunk in response.content.iter_any():
            inflater.feed(chunk)
        return inflater.finish()

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[ClientSession]:
        """Of one page: its cookies last as long as its redirects."""
        connector = TCPConnector(
            resolver=self.resolver() if self.resolver is not None else None,
            use_dns_cache=False,
            socket_factory=self._open,
            force_close=True,
        )
        timeout = ClientTimeout(
            sock_connect=self.limits.connect_seconds, sock_read=self.limits.read_seconds
        )
        headers = {
            "User-Agent": self.user_agent,
            "Accept": "text/html, application/xhtml+xml, */*;q=0.5",
            "Accept-Encoding": ACCEPTED,
        }
        session = ClientSession(
            connector=connector, timeout=timeout, headers=headers, auto_decompress=False
        )
        async with session:
            yield session

    def _open(self, target: tuple[Any, ...]) -> socket.socket:
        """A socket to this very address, if it may be fetched. Raises ForbiddenAddressError."""
        family, kind, protocol, _, (address, port, *_) = target
        is_allowed = is_public(address) and port in PORTS
        if not is_allowed and not (self.allows_loopback and is_loopback(address)):
            raise ForbiddenAddressError
        return socket.socket(family=family, type=kind, proto=protocol)


class ForbiddenAddressError(OSError):
    """An address that isn't public, or no port of pages."""

    def __init__(self) -> None:
        super().__init__("it leads into a private network")


def _parsed(address: str, url: str) -> URL:
    """An address of the web without a password. Raises FetchError; `url` is what was asked for."""
    wrong = FetchError(url, Trouble.ADDRESS, "it is no address of the web")
    if UNPRINTABLE.search(address) or len(address) > LONGEST_ADDRESS:
        raise wrong
    try:
        parsed = URL(address)
        has_secret = parsed.user is not None or parsed.password is not None
        is_web = parsed.scheme in {"http", "https"} and bool(parsed.host) and bool(parsed.port)
    except ValueError:
        raise wrong from None
    if has_secret or not is_web:
        raise wrong
    return parsed


def _led_to(response: ClientResponse, url: str) -> str:
    location = response.headers.get("Location", "")
    try:
        return str(response.url.join(URL(location)))
    except ValueError:
        raise FetchError(url, Trouble.ADDRESS, "it leads on to no address of the web") from None


def _explained(error: Exception) -> tuple[Trouble, str]:
    """The kind of trouble, and one line for the log."""
    if isinstance(error, ClientConnectorError) and isinstance(
        error.os_error, ForbiddenAddressError
    ):
        return Trouble.FORBIDDEN, str(error.os_error)
    return next(
        (
            (trouble, reason or _on_one_line(str(error)))
            for kind, trouble, reason in KNOWN
            if isinstance(error, kind)
        ),
        (Trouble.BROKEN, _on_one_line(str(error) or type(error).__name__)),
    )


# The first that fits counts.
KNOWN: tuple[tuple[type[Exception], Trouble, str], ...] = (
    (TimeoutError, Trouble.SLOW, "it takes too long to answer"),
    (TooLargeError, Trouble.TOO_LARGE, ""),
    (InflationError, Trouble.BROKEN, ""),
    (InvalidURL, Trouble.ADDRESS, "it is no address of the web"),
    (ClientConnectorDNSError, Trouble.UNKNOWN_HOST, "nobody knows its server"),
    (ClientConnectorCertificateError, Trouble.UNREACHABLE, "its certificate is not valid"),
    (ClientConnectorError, Trouble.UNREACHABLE, "its server can't be reached"),
    (UnicodeError, Trouble.ADDRESS, "it is no address of the web"),
    (ClientError, Trouble.BROKEN, "its server answers what isn't HTTP"),
)


def _on_one_line(text: str) -> str:
    return "".join(one if one.isprintable() else "·" for one in text[:LONGEST_SHOWN])
