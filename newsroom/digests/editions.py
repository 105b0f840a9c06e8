"""What each kind of digest tells, and the messages made of it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from newsroom.digests.composing import Frame, compose, compose_quiet, compose_week
from newsroom.digests.news import News, Reader, is_wanted, select_news
from newsroom.digests.ranking import Edition, rank
from newsroom.digests.reviewing import Review, review
from newsroom.rendering.dates import date_words
from newsroom.rendering.html import Html
from newsroom.rendering.statistics import month_card
from newsroom.rendering.texts import Texts
from newsroom.rendering.themes import themes_words
from newsroom.themes import Themes
from reading.facts import EventDate, Precision
from reading.world import World
from storage.models import Kind, Person
from storage.statistics import Numbers

ONE_DAY = timedelta(days=1)
NOTHING = Edition(())
NOWHERE = World((), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Month:
    """Which month, in numbers, and the one before it.

    `interests`: what it is about, and the `people` among them by id.
    """

    first: date
    last: date
    numbers: Numbers
    before: Numbers
    interests: Themes = field(default_factory=dict)
    people: Mapping[int, Person] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a digest; `buttons` as a delivery keeps them."""

    text: Html
    buttons: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Plate:
    """An edition, and the messages made of it so far: by language and the like.

    `versions`: meeting → the version of it that is told.
    """

    kind: Kind
    edition: Edition
    today: date
    versions: Mapping[int, int]
    review: Review | None = None
    month: Month | None = None
    printed: dict[Any, Sequence[Message]] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        return bool(self.edition.items) or self.month is not None


def month_before(today: date) -> tuple[date, date]:
    """Its first and last day."""
    last = today.replace(day=1) - ONE_DAY
    return last.replace(day=1), last


def engraved(kind: Kind, news: Sequence[News], reader: Reader, now: datetime) -> Plate:
    """What a reader is to be told of; a month in numbers is told in numbers alone."""
    if kind is Kind.MONTHLY:
        return Plate(kind, NOTHING, reader.today, {})
    if kind is Kind.WEEKLY:
        found = review(news, reader.interests, reader.today, reader.follows)
        return Plate(kind, found.edition, reader.today, _versions(found.edition), found)
    edition = rank(select_news(news, reader, now), reader.today, follows=reader.follows)
    return Plate(kind, edition, reader.today, _versions(edition))


def texts_of(
    plate: Plate,
    texts: Texts,
    world: World,
    late_since: time | None,
    quiet: Sequence[News] | None,
) -> list[Html]:
    """The messages. `quiet`: what an empty day is told with; None: it isn't told."""
    frame = Frame(plate.today, late_since)
    if plate.month is not None:
        month = plate.month
        about = date_words(texts, EventDate(month.first, month.last, Precision.MONTH))
        wanted = themes_words(texts, month.interests, month.people, world)
        return [month_card(texts, about, month.numbers, month.before, world, wanted)]
    if plate.edition.items and plate.review is not None:
        return compose_week(texts, plate.review, frame)
    if plate.edition.items:
        return compose(texts, plate.edition, frame)
    if quiet is None or plate.kind is Kind.MONTHLY:
        return []
    if plate.review is not None:
        return compose_week(texts, plate.review, frame)
    return compose_quiet(texts, quiet, frame)


def wanted_of(news: Sequence[News], interests: Mapping[str, Any]) -> list[News]:
    return [one for one in news if is_wanted(one, interests)]


def _versions(edition: Edition) -> dict[int, int]:
    return {item.meeting.id: item.meeting.version for item in edition.items}
