"""What we know of sites while the process lives: their rules, and when each may be asked again."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from newsroom.polling.pacing import pause_after, wait_of
from newsroom.sources.errors import FetchError, Trouble
from newsroom.sources.http import Fetcher, Response, Seen
from newsroom.sources.robots import EVERYTHING, Robots, parse_robots

PAUSE = timedelta(seconds=5)
"""Between two requests to a site, unless its rules wish for more."""

ROBOTS_LAST = timedelta(hours=24)
ROBOTS_TRIED_AGAIN = timedelta(minutes=15)
LEFT_ALONE = timedelta(minutes=15)
MOST_SITES = 5000
BUSY = frozenset({429, 503})
UNAVAILABLE = 500
MISSING = 400


@dataclass(slots=True)
class Site:
    """One host. `robots`: None while unknown."""

    free_at: datetime
    is_taken: bool = False
    failures: int = 0
    robots: dict[str, tuple[Robots | None, datetime]] = field(default_factory=dict)


@dataclass(slots=True)
class Sites:
    """Fetches politely: one request at a time to a host, with a pause behind it."""

    fetcher: Fetcher
    _sites: dict[str, Site] = field(default_factory=dict)

    def is_free(self, url: str, now: datetime) -> bool:
        site = self._sites.get(host_of(url))
        return site is None or (not site.is_taken and site.free_at <= now)

    def needs_rules(self, url: str, now: datetime) -> bool:
        """Whether the rules of a site have to be asked for before anything else."""
        site = self._sites.get(host_of(url))
        known = site.robots.get(origin_of(url)) if site is not None else None
        return known is None or known[1] <= now

    def leave_alone(self, host: str, now: datetime) -> None:
        """Something of ours went wrong with it."""
        self._sites.setdefault(host, Site(now)).free_at = now + LEFT_ALONE

    async def visit(
        self, url: str, now: datetime, kinds: frozenset[str] = frozenset(), seen: Seen | None = None
    ) -> Response | FetchError | None:
        """What an address gives; None: its rules had to be asked for first, so come again.

        The host must be free.
        """
        site = self._site(url, now)
        site.is_taken = True
        try:
            return await self._visit(site, url, now, kinds, seen or Seen())
        finally:
            site.is_taken = False

    async def rules_of(self, url: str, now: datetime) -> Robots | None:
        """The rules of a site, asked for if unknown; None: they can't be had now."""
        site = self._site(url, now)
        return await self._rules(site, url, now)

    def _site(self, url: str, now: datetime) -> Site:
        """What is known of its host; of too many, those that are free are forgotten."""
        if len(self._sites) > MOST_SITES:
            for host in [one for one, site in self._sites.items() if site.free_at <= now]:
                if not self._sites[host].is_taken:
                    del self._sites[host]
        return self._sites.setdefault(host_of(url), Site(now))

    async def _visit(
        self, site: Site, url: str, now: datetime, kinds: frozenset[str], seen: Seen
    ) -> Response | FetchError | None:
        known = site.robots.get(origin_of(url))
        if known is None or known[1] <= now:
            await self._rules(site, url, now)
            return None
        rules = known[0]
        if rules is None:
            return FetchError(url, Trouble.UNREACHABLE, "its robots.txt can't be had")
        if not rules.allows(url):
            return FetchError(url, Trouble.ROBOTS, "its robots.txt forbids it")
        found = await self.fetcher.fetch(url, kinds, seen)
        _rest(site, found, now, max(PAUSE, rules.delay))
        return found

    async def _rules(self, site: Site, url: str, now: datetime) -> Robots | None:
        origin = origin_of(url)
        known = site.robots.get(origin)
        if known is not None and known[1] > now:
            return known[0]
        found = await self.fetcher.fetch(f"{origin}/robots.txt")
        _rest(site, None, now, PAUSE)
        rules = _rules_in(found)
        lasts = ROBOTS_LAST if rules is not None else ROBOTS_TRIED_AGAIN
        site.robots[origin] = rules, now + lasts
        return rules


def _rules_in(found: Response | FetchError) -> Robots | None:
    """Who has none allows everything; who can't be reached allows nothing now (RFC 9309, 2.3)."""
    if isinstance(found, Response):
        return parse_robots(found.content)
    is_answer = found.trouble is Trouble.STATUS and MISSING <= found.status < UNAVAILABLE
    if is_answer and found.status not in BUSY:
        return EVERYTHING
    return EVERYTHING if found.trouble in {Trouble.REDIRECTS, Trouble.TOO_LARGE} else None


def _rest(site: Site, found: Response | FetchError | None, now: datetime, pause: timedelta) -> None:
    """How long the host is left alone."""
    is_down = isinstance(found, FetchError) and _is_down(found)
    site.failures = site.failures + 1 if is_down else 0
    if isinstance(found, FetchError) and is_down:
        wait = wait_of(found.wait, now) or pause_after(site.failures, 0.5) / 10
        pause = max(pause, wait)
    site.free_at = now + pause


def _is_down(error: FetchError) -> bool:
    """The whole host has trouble, and not this page of it alone."""
    silent = {Trouble.UNKNOWN_HOST, Trouble.UNREACHABLE, Trouble.SLOW}
    return error.trouble in silent or error.status in BUSY


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
