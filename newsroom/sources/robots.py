"""What a site allows programs like ours (RFC 9309)."""

from dataclasses import dataclass
from datetime import timedelta

from protego import Protego

from newsroom.sources.listed import absolute

NAME = "Dipcourier"
LARGEST_BYTES = 500_000
LONGEST_LINE = 2000
MOST_STARS = 5
"""In one rule: each more makes a hostile rule dearer to compare with an address."""

LONGEST_DELAY = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site; None: it has none, and everything is allowed."""

    rules: Protego | None = None

    def allows(self, url: str) -> bool:
        return self.rules is None or bool(self.rules.can_fetch(url, NAME))

    @property
    def delay(self) -> timedelta:
        """Between two requests, as the site wishes; of wishes beyond reason the longest we keep."""
        seconds = self.rules.crawl_delay(NAME) if self.rules is not None else None
        return min(timedelta(seconds=min(float(seconds or 0), 3600)), LONGEST_DELAY)

    def sitemaps(self, base: str) -> tuple[str, ...]:
        given = (absolute(one, base) for one in (self.rules.sitemaps if self.rules else ()))
        return tuple(one for one in given if one is not None)


EVERYTHING = Robots()


def parse_robots(content: bytes) -> Robots:
    text = content[:LARGEST_BYTES].decode("utf-8", errors="replace")
    return Robots(Protego.parse("\n".join(map(_bounded, text.splitlines()))))


def _bounded(line: str) -> str:
    """A rule of many stars ends at one: so it forbids, or allows, more."""
    parts = line[:LONGEST_LINE].split("*")
    return "*".join(parts[: MOST_STARS + 1])
