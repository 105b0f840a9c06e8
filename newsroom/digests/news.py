"""What is news, and to whom. Pure: meetings, their reports and a moment in, a verdict out.

The rule is the house contract's: not yet told in this version, and the event ended at most a week
ago or lies ahead; without any day, published at most three days ago. Memories and backfill never.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from newsroom.themes import is_about_any
from reading.facts import Form, Status
from storage.digests import Account
from storage.meetings import Participants
from storage.models import Meeting, MeetingChange

FRESH = timedelta(days=7)
FRESH_WITHOUT_DAY = timedelta(days=3)
BACKFILL = timedelta(days=7)
"""An article that came to us this long after its publication is an old one being added."""

# Forms that are called by one word.
SAME_WORDS = {Form.SIDELINES.value: Form.MEETING.value}

Changed = Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class News:
    """A meeting with all that a digest may say of it; `level`: 3 where a head of state meets."""

    meeting: Meeting
    participants: Participants
    accounts: Sequence[Account]
    changes: Sequence[MeetingChange] = ()
    topics: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """News as one subscriber gets it. `changed`: field → before and after, {} when first told."""

    news: News
    changed: Changed

    @property
    def meeting(self) -> Meeting:
        return self.news.meeting


@dataclass(frozen=True, slots=True)
class Reader:
    """To whom: the day where they are, what they have been told, what they want to hear of.

    `interests`: see newsroom/themes.py; a meeting that is about one of them is of interest.
    `follows`: the themes of what the chat watches; such meetings weigh more.
    """

    today: date
    told: Mapping[int, int]
    interests: Mapping[str, Any]
    follows: Sequence[Mapping[str, Any]] = ()


def select_news(news: Sequence[News], reader: Reader, now: datetime) -> list[Item]:
    """What of it this reader hasn't been told and wants to know."""
    wanted = [one for one in news if is_wanted(one, reader.interests)]
    items = [_item(one, reader, now) for one in wanted if is_fresh(one, reader.today)]
    return [item for item in items if item is not None]


def _item(news: News, reader: Reader, now: datetime) -> Item | None:
    told = reader.told.get(news.meeting.id)
    if told is None:
        # What its outlet has taken back is news to nobody but those who were told.
        is_late = news.meeting.is_doubted or is_backfill(news.accounts, now)
        return None if is_late else Item(news, {})
    changed = merged_changes([change for change in news.changes if change.version > told])
    return Item(news, changed) if changed else None


def merged_changes(changes: Sequence[MeetingChange]) -> Changed:
    """From what was told to what is true now; what was changed back has not changed."""
    merged: dict[str, tuple[Any, Any]] = {}
    for change in changes:
        for field, (before, after) in change.changes.items():
            first = merged[field][0] if field in merged else before
            merged[field] = (first, after)
    return {field: pair for field, pair in merged.items() if _is_seen(field, pair, merged)}


def _is_seen(field: str, pair: tuple[Any, Any], merged: Changed) -> bool:
    """A reader would see the difference: a precision alone, or the margins of a forum, has none."""
    if field == "precision":
        return any(_differ(merged.get(name, (None, None))) for name in ("first_on", "last_on"))
    return _differ((SAME_WORDS.get(pair[0], pair[0]), SAME_WORDS.get(pair[1], pair[1])))


def _differ(pair: tuple[Any, Any]) -> bool:
    return bool(pair[0] != pair[1])


def is_wanted(news: News, interests: Mapping[str, Any]) -> bool:
    """The reader takes everything, or something of it."""
    return is_about_any(news, interests)


def is_fresh(news: News, today: date) -> bool:
    """It is news on that day, whoever may know it already."""
    meeting = news.meeting
    if meeting.is_background:
        return False
    last = last_possible_day(news)
    if last is not None:
        return last >= today - FRESH
    if meeting.status is not Status.HELD and meeting.first_on and meeting.first_on >= today:
        return True
    return any(day >= today - FRESH_WITHOUT_DAY for day in _published(news.accounts))


def last_possible_day(news: News) -> date | None:
    """The last day the event can have been on; None when no day is known.

    What was told as held was over when it was told: «в этом году» of an article of March ends in
    March.
    """
    last = news.meeting.last_on
    if last is None or news.meeting.status is not Status.HELD:
        return last
    told_as_held = [one for one in news.accounts if one.status is Status.HELD]
    return min([last, *_published(told_as_held)])


def is_backfill(accounts: Sequence[Account], now: datetime) -> bool:
    """All articles that tell of it were old when they came to us."""
    return all(_was_old(account, now) for account in accounts)


def _was_old(account: Account, now: datetime) -> bool:
    """Looking back at a day before it came, an article counts as having come when published."""
    if account.published_on is None or account.fetched_at > now:
        return False
    return account.fetched_at.date() - account.published_on > BACKFILL


def _published(accounts: Sequence[Account]) -> list[date]:
    return [account.published_on for account in accounts if account.published_on]


def leading_account(item: Item) -> Account | None:
    """Whose sentence is quoted: who said first what is true now, for a change who said it last.

    An account that can be opened goes before one that can't, and before one that is gone.
    """
    status = item.meeting.status
    agreeing = [one for one in item.news.accounts if one.status is status] or item.news.accounts
    newest_first = agreeing[::-1] if item.changed else agreeing
    return min(newest_first, key=lambda one: (one.is_gone, one.url is None), default=None)


def days_before(item: Item) -> tuple[date | None, date | None]:
    """First and last day as they were told before, or as they are when that has not changed."""
    return (
        _day_before(item, "first_on", item.meeting.first_on),
        _day_before(item, "last_on", item.meeting.last_on),
    )


def _day_before(item: Item, field: str, now: date | None) -> date | None:
    if field not in item.changed:
        return now
    before = item.changed[field][0]
    return date.fromisoformat(before) if before else None
