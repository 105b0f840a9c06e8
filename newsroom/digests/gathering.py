"""What there may be to tell: reads the archive once, for all subscribers who are due."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from newsroom.digests.news import FRESH, FRESH_WITHOUT_DAY, News
from storage.database import UnitOfWork
from storage.digests import Account, Window

# Somewhere on earth it is already, or still, another day.
A_DAY_ELSEWHERE = timedelta(days=1)


async def gather(work: UnitOfWork, now: datetime, zone: ZoneInfo) -> list[News]:
    """Meetings that may be news to somebody at `now`, with what a digest may say of them.

    A moment in the past shows the archive of that day: what was published later is left out, also
    from what is known of a meeting. `zone`: where an article's day of publication counts.
    """
    window = Window(
        since_on=(now - FRESH - A_DAY_ELSEWHERE).date(),
        told_since=now - FRESH_WITHOUT_DAY - A_DAY_ELSEWHERE,
    )
    meetings = await work.digests.list_news(window)
    ids = [meeting.id for meeting in meetings]
    accounts = await work.digests.accounts(ids)
    changes = await work.digests.changes(ids)
    topics = await work.digests.topics(ids)
    participants = await work.meetings.participants(ids)
    return [
        News(
            meeting=meeting,
            participants=participants[meeting.id],
            accounts=seen,
            changes=changes.get(meeting.id, ()),
            topics=topics.get(meeting.id, frozenset()),
        )
        for meeting in meetings
        if (seen := known_by(accounts.get(meeting.id, ()), now, zone))
    ]


def known_by(accounts: Sequence[Account], now: datetime, zone: ZoneInfo) -> list[Account]:
    """The accounts that could be read at that moment."""
    return [account for account in accounts if _could_be_read(account, now, zone)]


def _could_be_read(account: Account, now: datetime, zone: ZoneInfo) -> bool:
    """An article without a date may be as old as its own text allows."""
    if account.fetched_at <= now:
        return True
    if account.published_at is not None:
        return account.published_at <= now
    earliest = account.published_on or account.proved_first_on
    return earliest is None or earliest <= now.astimezone(zone).date()
