"""Each kind of digest out of what is known at that moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from newsroom.digests.composing import Frame, compose, compose_quiet, compose_week
from newsroom.digests.news import News, Reader, is_wanted, select_news
from newsroom.digests.ranking import Edition, rank
from newsroom.digests.reviewing import review
from newsroom.rendering.dates import date_words
from newsroom.rendering.html import Html
from newsroom.rendering.statistics import month_card
from newsroom.rendering.texts import Texts
from reading.facts import EventDate, Precision
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import UnitOfWork
from storage.models import Kind

ONE_DAY = timedelta(days=1)
NOTHING = Edition(())
MOST_LISTED = 5


class Addressee(Protocol):
    """Whom it is for."""

    @property
    def kind(self) -> Kind: ...
    @property
    def tells_empty_days(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Given:
    """All that a digest is made of."""

    news: Sequence[News]
    reader: Reader
    frame: Frame
    now: datetime


@dataclass(frozen=True, slots=True)
class Edited:
    """A digest. `edition`: what it tells of; `is_delta`: only what wasn't told before."""

    messages: Sequence[Html]
    edition: Edition
    frame: Frame
    has_news: bool
    is_delta: bool = False


async def edited(
    work: UnitOfWork, texts: Texts, world: World, to: Addressee, given: Given
) -> Edited:
    match to.kind:
        case Kind.MONTHLY:
            return await _month(work, texts, world, given.frame)
        case Kind.WEEKLY:
            return _week(texts, to, given)
    return _day(texts, to, given)


def _day(texts: Texts, to: Addressee, given: Given) -> Edited:
    edition = rank(select_news(given.news, given.reader, given.now), given.reader.today)
    if edition.items:
        messages = compose(texts, edition, given.frame)
        return Edited(messages, edition, given.frame, has_news=True, is_delta=True)
    if not to.tells_empty_days:
        return Edited((), edition, given.frame, has_news=False)
    wanted = [one for one in given.news if is_wanted(one, given.reader.interests)]
    quiet = compose_quiet(texts, wanted, given.frame)
    return Edited(quiet, edition, given.frame, has_news=False)


def _week(texts: Texts, to: Addressee, given: Given) -> Edited:
    found = review(given.news, given.reader.interests, given.reader.today)
    has_news = bool(found.edition.items)
    messages = compose_week(texts, found, given.frame) if has_news or to.tells_empty_days else ()
    return Edited(messages, found.edition, given.frame, has_news=has_news)


async def _month(work: UnitOfWork, texts: Texts, world: World, frame: Frame) -> Edited:
    """The month before the day it comes on; what it tells of, it tells in numbers."""
    last = frame.today.replace(day=1) - ONE_DAY
    first = last.replace(day=1)
    before = first - ONE_DAY
    numbers = await work.statistics.numbers(MeetingQuery(first=first, last=last), MOST_LISTED)
    earlier = MeetingQuery(first=before.replace(day=1), last=before)
    compared = await work.statistics.numbers(earlier, MOST_LISTED)
    card = month_card(texts, _month_words(texts, first, last), numbers, compared, world)
    return Edited([card], NOTHING, frame, has_news=True)


def _month_words(texts: Texts, first: date, last: date) -> Html:
    return date_words(texts, EventDate(first, last, Precision.MONTH))
