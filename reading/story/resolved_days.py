"""What a date of the text means, seen from the article's day or from what proves it."""

from datetime import date, timedelta

from reading.facts import Basis, EventDate, Status
from reading.story.scenes import Setting
from reading.when.dates import FoundDate, Tense, resolve

LONGEST_DAY = timedelta(days=366)
"""Days that a text proves of itself help its contacts only when they lie so near together."""

MONTH = timedelta(days=31)

WEEK = timedelta(days=7)

FEW_DAYS = timedelta(days=10)
"""So near the day that its text tells an article is news of it."""


def resolved(found: FoundDate, setting: Setting, tense: Tense) -> EventDate | None:
    """The date as seen from the article's day, or from what the text proves of it."""
    anchor, told = setting.anchor, setting.told
    if anchor is None and found.is_weekday and not _is_within(setting.day, WEEK):
        return resolve(found, told, tense) if is_news(setting) else None
    if anchor is None and is_narrow(setting.day):
        anchor = setting.day.first if tense is Tense.FUTURE else setting.day.last
    if anchor is None and told is not None and found.is_partial:
        return _beside(found, told)
    return resolve(found, anchor, tense)


def is_news(setting: Setting) -> bool:
    """The day that the text tells in full proves that of the article but for some days."""
    told, day = setting.told, setting.day
    is_its = told is not None and day.first is not None and told >= day.first - FEW_DAYS
    return is_its and _is_within(day, FEW_DAYS)


def _is_within(day: EventDate, length: timedelta) -> bool:
    """«в воскресенье» of a year or a month is any of its Sundays."""
    return day.first is not None and day.last is not None and day.last - day.first < length


def _beside(found: FoundDate, told: date) -> EventDate | None:
    """«6 июня 2023 года … 7 июня …»: the year goes on for the days around."""
    when = resolve(found, told, Tense.UNKNOWN)
    if when is None or when.first is None or when.last is None:
        return None
    return when if when.first - MONTH <= told <= when.last + MONTH else None


def is_stamped(found: FoundDate, setting: Setting) -> bool:
    """«ПЕКИН, 26 апреля. Глава МИД с 28 апреля посетит …»: the day of the report."""
    day = setting.day
    is_of_page = day.basis is Basis.DATELINE and day.span is not None
    return is_of_page and day.span is not None and found.span.overlaps(day.span)


def is_narrow(day: EventDate) -> bool:
    """Known on both sides, within a year."""
    return day.first is not None and day.last is not None and day.last - day.first <= LONGEST_DAY


def fits(when: EventDate, status: Status | None, setting: Setting) -> bool:
    """A held contact is not in the article's future, a planned one not in its past."""
    day = setting.day
    if status is Status.HELD:
        return day.last is None or when.first is None or when.first <= day.last
    if status is Status.PLANNED:
        return day.first is None or when.last is None or when.last >= day.first
    return True


def width_of(when: EventDate) -> int:
    return (when.last - when.first).days if when.first and when.last else 10**6
