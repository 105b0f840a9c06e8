"""What a date of the text means, seen from the article's day or from what proves it."""

from datetime import date, timedelta

from reading.facts import EventDate, Status
from reading.story.scenes import Setting
from reading.when.dates import FoundDate, Tense, resolve

LONGEST_DAY = timedelta(days=366)
"""Days that a text proves of itself help its contacts only when they lie so near together."""

MONTH = timedelta(days=31)

WEEK = timedelta(days=7)


def resolved(found: FoundDate, setting: Setting, tense: Tense) -> EventDate | None:
    """The date as seen from the article's day, or from what the text proves of it."""
    anchor = setting.anchor
    if anchor is None and found.is_weekday and not _is_within_week(setting.day):
        return None
    if anchor is None and is_narrow(setting.day):
        anchor = setting.day.first if tense is Tense.FUTURE else setting.day.last
    told = _told_in_full(setting.day)
    if anchor is None and told is not None and found.is_day and not found.is_weekday:
        return _beside(found, told)
    return resolve(found, anchor, tense)


def _is_within_week(day: EventDate) -> bool:
    """«в воскресенье» of a year or a month is any of its Sundays."""
    return day.first is not None and day.last is not None and day.last - day.first < WEEK


def _told_in_full(day: EventDate) -> date | None:
    """A day of its text is all that is known of the article: no table of the world says more."""
    return day.first if day.last is None and day.source is None else None


def _beside(found: FoundDate, told: date) -> EventDate | None:
    """«6 июня 2023 года … 7 июня …»: the year goes on for the days around."""
    when = resolve(found, told, Tense.UNKNOWN)
    if when is None or when.first is None or when.last is None or not found.is_partial:
        return when
    return when if when.first - MONTH <= told <= when.last + MONTH else None


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
