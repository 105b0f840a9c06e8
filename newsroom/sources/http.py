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
from dataclasses import dataclass, replace
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
from newsroom.sources.errors import FetchError, Trouble, on_one_line
from newsroom.sources.inflating import ACCEPTED, InflationError, TooLargeError, inflater
from newsroom.sources.resolving import SystemNames

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
MOST_REDIRECTS = 5
OK = 200
UNCHANGED = 304

PORTS = frozenset({80, 443, 8080, 8443})
"""Where pages are served; behind the others stand other services."""

LONGEST_ADDRESS = 2000
UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, between two pieces of an answer, and for all of it; bytes unpacked."""

    connect_seconds: float = 5
    read_seconds: float = 10
    total_seconds: float = 20
    size_bytes: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server called the version of a page that we have: it need not send it again."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in said.items() if value}


UNSEEN = Seen()
LONGEST_VALIDATOR = 500
"""Characters of what a server calls a version; of a longer one we want to know nothing."""


@dataclass(frozen=True, slots=True)
class Response:
    """What an address gave in the end. `charset`: what the server says, "" if nothing.

    `moved_to`: where it is to be found from now on, "" where it was. `is_unchanged`: it is what was
    seen before, and isn't here again.
    """

    url: str
    content: bytes
    kind: str
    charset: str
    seen: Seen = UNSEEN
    moved_to: str = ""
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches one page at a time for whoever asks.

    `allows_loopback` is for tests: servers of this machine, on any port. `resolver` makes addresses
    of names in the system's place.
    """

    user_agent: str
    limits: Limits = Limits()
    allows_loopback: bool = False
    resolver: Callable[[], AbstractResolver] = SystemNames

    async def fetch(
        self, url: str, kinds: frozenset[str] = frozenset(), seen: Seen = UNSEEN
    ) -> Response | FetchError:
        """The page, or why there is none. `kinds`: media types that are wanted; none: any."""
        try:
            async with asyncio.timeout(self.limits.total_seconds), self._session(seen) as session:
                found = await self._follow(session, url, kinds)
                # Nobody has asked whether it is.
                if found.is_unchanged and seen == UNSEEN:
                    raise _refused(url, UNCHANGED)
                return found
        except FetchError as error:
            return error
        except Exception as error:
            trouble, reason = _explained(error)
            return FetchError(url, trouble, reason)

    async def _follow(self, session: ClientSession, url: str, kinds: frozenset[str]) -> Response:
        address = _parsed(url, url)
        is_for_good, moved_to = True, ""
        for _ in range(MOST_REDIRECTS + 1):
            async with session.get(address, allow_redirects=False) as response:
                if response.status not in REDIRECTS:
                    return replace(await self._take(response, url, kinds), moved_to=moved_to)
                address = _parsed(_led_to(response, url), url)
                is_for_good = is_for_good and response.status in FOR_GOOD
                moved_to = str(address) if is_for_good else moved_to
        reason = f"it leads on more than {MOST_REDIRECTS} times"
        raise FetchError(url, Trouble.REDIRECTS, reason)

    async def _take(self, response: ClientResponse, url: str, kinds: frozenset[str]) -> Response:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if response.status == UNCHANGED:
            return Response(str(response.url), b"", kind, "", _version(response), is_unchanged=True)
        if response.status != OK:
            wait = response.headers.get("Retry-After", "")[:LONGEST_VALIDATOR]
            raise _refused(url, response.status, wait)
        if kinds and kind and kind not in kinds:
            raise FetchError(url, Trouble.KIND, f"it is no page but {kind[:60]!r}")
        charset = CHARSET.search(response.headers.get("Content-Type", ""))
        said = charset[1] if charset else ""
        content = await self._read(response)
        return Response(str(response.url), content, kind, said, _version(response))

    async def _read(self, response: ClientResponse) -> bytes:
        limit = self.limits.size_bytes
        if (response.content_length or 0) > limit:
            raise TooLargeError("it is larger than allowed")
        unpacking = inflater(response.headers.get("Content-Encoding", ""), limit)
        taken = 0
        async for chunk in response.content.iter_any():
            taken += len(chunk)
            if taken > limit:
                raise TooLargeError("it is larger than allowed")
            unpacking.feed(chunk)
        return unpacking.finish()

    @asynccontextmanager
    async def _session(self, seen: Seen) -> AsyncIterator[ClientSession]:
        """Of one page: its cookies last as long as its redirects."""
        connector = TCPConnector(
            resolver=self.resolver(),
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
            **seen.headers,
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
        super().__init__("it leads into a private network, or to a port of no pages")


def _refused(url: str, status: int, wait: str = "") -> FetchError:
    return FetchError(url, Trouble.STATUS, f"the server answers {status}", status, wait)


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


def _version(response: ClientResponse) -> Seen:
    """What goes back to the server as it came, unless it would break the head of a request."""
    given = (response.headers.get(name, "") for name in ("ETag", "Last-Modified"))
    fine = [one if len(one) <= LONGEST_VALIDATOR and one.isascii() else "" for one in given]
    return Seen(*(one if one.isprintable() else "" for one in fine))


def _explained(error: Exception) -> tuple[Trouble, str]:
    """The kind of trouble, and one line for the log."""
    if isinstance(error, ClientConnectorError) and isinstance(
        error.os_error, ForbiddenAddressError
    ):
        return Trouble.FORBIDDEN, str(error.os_error)
    return next(
        (
            (trouble, reason or on_one_line(str(error)))
            for kind, trouble, reason in KNOWN
            if isinstance(error, kind)
        ),
        (Trouble.BROKEN, on_one_line(str(error) or type(error).__name__)),
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
