"""How often a source is asked, and how long it is left alone. Pure."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

FIRST_INTERVAL = timedelta(minutes=15)
SHORTEST_INTERVAL = timedelta(minutes=5)
LONGEST_INTERVAL = timedelta(hours=6)
QUICKER, SLOWER = 0.7, 1.25
"""A source that had something new is asked sooner, one that hadn't later."""

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=12)
LONGEST_WAIT = timedelta(days=1)
"""What a server may ask for; beyond it we look by ourselves."""

LOOKS = (timedelta(hours=2), timedelta(hours=8), timedelta(days=1), timedelta(days=4))
"""After how long a kept article is looked at again: outlets correct what is fresh."""

SECOND_LOOK = timedelta(hours=6)
"""When an article that has vanished is looked for once more."""

LAST_LOOK = timedelta(days=4)
"""When an article that is gone is looked for the last time: it may have been put back."""

MOST_LAPSES = 10
"""Failed fetches of one article, after which it is given up: a day and a half of trying."""


def next_interval(interval: timedelta, new: int) -> timedelta:
    """`new`: how many articles it named for the first time."""
    changed = interval * (QUICKER if new else SLOWER)
    return min(max(changed, SHORTEST_INTERVAL), LONGEST_INTERVAL)


def pause_after(failures: int, chance: float) -> timedelta:
    """The more failures in a row, the longer; `chance` 0–1 keeps sources from coming together."""
    longest = min(FIRST_PAUSE * (1 << min(failures - 1, 20)), LONGEST_PAUSE)
    return longest * (0.75 + chance / 2)


def wait_of(said: str, now: datetime) -> timedelta | None:
    """How long a server wants to be left alone (Retry-After: seconds or a date); None: not said."""
    said = said.strip()
    if said.isascii() and said.isdigit():
        return min(timedelta(seconds=int(said[:9])), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta()), LONGEST_WAIT)


def look_after(looks: int) -> timedelta | None:
    """When a kept article is looked at once more, after so many looks; None: no more."""
    return LOOKS[looks] if looks < len(LOOKS) else None
