"""Why a source gave nothing."""

from enum import StrEnum

GONE = frozenset({404, 410, 451})
LONGEST_SHOWN = 200


class SourceError(Exception):
    """A source gave us nothing to read this time.

    `permanent` means that retrying can't help: the address or file is gone or not an article.
    """

    def __init__(self, source: str, reason: str, *, permanent: bool = False) -> None:
        super().__init__(f"Can't read {source}: {reason}")
        self.source = source
        self.reason = reason
        self.permanent = permanent


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
    ROBOTS = "robots"


class FetchError(SourceError):
    """A page that didn't come. `status`: what the server answered, 0 if it didn't.

    `wait`: when it wants to be asked again, in its own words (Retry-After).
    """

    def __init__(
        self, url: str, trouble: Trouble, reason: str, status: int = 0, wait: str = ""
    ) -> None:
        lasting = {
            *(Trouble.ADDRESS, Trouble.FORBIDDEN, Trouble.TOO_LARGE, Trouble.KIND),
            Trouble.ROBOTS,
        }
        is_permanent = trouble in lasting or status in GONE
        super().__init__(on_one_line(url), reason, permanent=is_permanent)
        self.trouble = trouble
        self.status = status
        self.wait = wait


def on_one_line(text: str) -> str:
    return "".join(one if one.isprintable() else "·" for one in text[:LONGEST_SHOWN])
