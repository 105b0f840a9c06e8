"""What of the news somebody follows, and hasn't heard yet. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from newsroom.digests.news import Item, News, Reader, select_news
from newsroom.themes import Themes, is_about_all


@dataclass(frozen=True, slots=True)
class Followed:
    """One watch: its number, what a meeting must be about, and since when."""

    id: int
    themes: Themes
    since: datetime


@dataclass(frozen=True, slots=True)
class Spotted:
    """What is to be told of, and the watches that it is told for."""

    items: Sequence[Item]
    watches: Sequence[Followed]

    @property
    def learned(self) -> list[datetime]:
        """When the archive learned each."""
        return [learned_at(item) for item in self.items]


def spot(
    news: Sequence[News],
    followed: Iterable[Followed],
    told: Mapping[int, int],
    today: date,
    now: datetime,
) -> Spotted:
    """`told`: meeting → the version that the chat knows."""
    items: dict[int, Item] = {}
    watches = []
    for watch in followed:
        about = [one for one in news if is_about_all(one, watch.themes)]
        known = {**known_before(about, watch.since), **told}
        found = select_news(about, Reader(today, known, {}), now)
        items |= {item.meeting.id: item for item in found}
        watches += [watch] if found else []
    return Spotted(list(items.values()), watches)


def known_before(news: Iterable[News], moment: datetime) -> dict[int, int]:
    """Meeting → its version at that moment, of those that the archive knew then."""
    return {
        one.meeting.id: max(
            (change.version for change in one.changes if change.changed_at <= moment), default=1
        )
        for one in news
        if any(account.fetched_at <= moment for account in one.accounts)
    }


def touched_at(news: News) -> datetime:
    """When the archive last heard of it."""
    moments = [account.fetched_at for account in news.accounts]
    return max(moments + [change.changed_at for change in news.changes])


def learned_at(item: Item) -> datetime:
    """When the archive first knew what is told."""
    if item.changed and item.news.changes:
        return max(change.changed_at for change in item.news.changes)
    return min(account.fetched_at for account in item.news.accounts)
