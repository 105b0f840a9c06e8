"""What there may be to tell: reads the archive once, for all subscribers who are due."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from newsroom.concluding import concluded_from
from newsroom.digests.editions import Month, month_before
from newsroom.digests.news import FRESH, FRESH_WITHOUT_DAY, News
from newsroom.themes import Themes, queries_of
from reading.queries import MeetingQuery
from storage.concluding import Concluding
from storage.digests import Account, Window
from storage.models import Meeting
from storage.unit_of_work import UnitOfWork

# Somewhere on earth it is already, or still, another day.
A_DAY_ELSEWHERE = timedelta(days=1)
CHUNK = 500
MOST_LISTED = 5
"""People, countries, places and topics of a month in numbers."""

COLUMNS = Meeting.__table__.columns


async def gather(work: UnitOfWork, now: datetime, zone: ZoneInfo) -> list[News]:
    """Meetings that may be news to somebody at `now`, with what a digest may say of them.

    A moment in the past shows the archive of that day: what was published later is left out, also
    from what is known of a meeting. `zone`: where an article's day of publication counts.
    """
    window = Window(
        since_on=(now - FRESH - A_DAY_ELSEWHERE).date(),
        told_since=now - FRESH_WITHOUT_DAY - A_DAY_ELSEWHERE,
        now=now,
        today=now.astimezone(zone).date(),
    )
    meetings = await work.digests.list_news(window)
    known: list[News] = []
    for start in range(0, len(meetings), CHUNK):
        told = await _with_details(work, meetings[start : start + CHUNK])
        known += [await _as_known(work.concluding, news, window) for news in told]
    return [news for news in known if news.accounts]


async def gather_month(
    work: UnitOfWork, first: date, last: date, interests: Themes | None = None
) -> Month:
    """The month in numbers, and the one before it; of meetings about any of the interests."""
    before_first, before_last = month_before(first)
    themes = interests or {}
    numbers = []
    for one, other in ((first, last), (before_first, before_last)):
        query = MeetingQuery(first=one, last=other)
        wanted = queries_of(themes, query)
        numbers.append(
            await work.statistics.numbers_of_any(wanted, MOST_LISTED)
            if wanted
            else await work.statistics.numbers(query, MOST_LISTED)
        )
    then, before = numbers
    people = {one.id: one for one in await work.persons.list_of(themes.get("persons", ()))}
    return Month(first, last, then, before, themes, people)


async def _with_details(work: UnitOfWork, meetings: Sequence[Meeting]) -> list[News]:
    ids = [meeting.id for meeting in meetings]
    accounts = await work.digests.accounts(ids)
    changes = await work.digests.changes(ids)
    topics = await work.digests.topics(ids)
    organizations = await work.digests.organizations(ids)
    participants = await work.meetings.participants(ids)
    return [
        News(
            meeting=meeting,
            participants=participants[meeting.id],
            accounts=accounts.get(meeting.id, ()),
            changes=changes.get(meeting.id, ()),
            topics=topics.get(meeting.id, frozenset()),
            organizations=organizations.get(meeting.id, frozenset()),
        )
        for meeting in meetings
    ]


async def _as_known(concluding: Concluding, news: News, window: Window) -> News:
    """The meeting as the articles of that moment tell it."""
    known = known_by(news.accounts, window)
    changes = [change for change in news.changes if change.changed_at <= window.now]
    is_all = len(known) == len(news.accounts)
    news = replace(news, accounts=known, changes=changes)
    if is_all or not known:
        return news
    concluded = await concluded_from(concluding, [account.report_id for account in known])
    if concluded is None:
        return news
    now_said = {column.key: getattr(news.meeting, column.key) for column in COLUMNS}
    return replace(news, meeting=Meeting(**now_said | dict(concluded.values)))


def known_by(accounts: Sequence[Account], window: Window) -> list[Account]:
    """The accounts that could be read at that moment."""
    return [account for account in accounts if _could_be_read(account, window)]


def _could_be_read(account: Account, window: Window) -> bool:
    """An article without a date may be as old as its own text allows."""
    if account.fetched_at <= window.now:
        return True
    if account.published_at is not None:
        return account.published_at <= window.now
    proved = [day for day in (account.proved_first_on, account.held_first_on) if day]
    earliest = account.published_on or max(proved, default=None)
    return earliest is None or earliest <= window.today
