"""What buttons carry: at most 64 bytes, versioned by prefix, so that a stale one is recognised.

A page that leads back carries the packed data of the page it came from.
"""

from datetime import date
from typing import Annotated, Self

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from reading.queries import MeetingQuery

LIMIT_BYTES = 64
"""Telegram refuses longer data with the whole message."""

INNER = str.maketrans(":", "|")
OUTER = str.maketrans("|", ":")
# What a column of ours can hold; data from outside may say anything.
Number = Annotated[int, Field(ge=0, lt=2**31)]

# Four digits reach the year 4600.
Day = Annotated[str, Field(pattern=r"^[1-9a-z][0-9a-z]{0,3}$|^$")]

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class OpenPerson(CallbackData, prefix="p1"):
    id: Number


class OpenMeeting(CallbackData, prefix="m1"):
    id: Number
    back: str = ""


class OpenWhy(CallbackData, prefix="w1"):
    id: Number
    back: str = ""


class OpenTimeline(CallbackData, prefix="t1"):
    """A page of a query. People are numbers joined by dots, days ordinals in base 36."""

    people: Annotated[str, Field(pattern=r"^(\d{1,9}(\.\d{1,9})*)?$")] = ""
    country: str = ""
    first: Day = ""
    last: Day = ""
    words: str = ""
    offset: Number = 0

    @classmethod
    def of(cls, query: MeetingQuery, offset: int = 0) -> Self:
        return cls(
            people=".".join(str(one) for one in query.person_ids),
            country=query.country or "",
            first=_packed(query.first),
            last=_packed(query.last),
            words=query.words.translate(INNER),
            offset=offset,
        )

    def query(self, series: tuple[str, ...]) -> MeetingQuery:
        """`series`: the forums that the words name."""
        return MeetingQuery(
            person_ids=tuple(int(one) for one in self.people.split(".") if one),
            country=self.country or None,
            words=self.words,
            series=series if self.words else (),
            first=_unpacked(self.first),
            last=_unpacked(self.last),
        )


class OpenSearch(CallbackData, prefix="f1"):
    """A page of what was found: from which document on, and the number of its first article.

    What was asked for stands in the message itself: it would not fit in here.
    """

    document: Annotated[int, Field(ge=0, lt=2**48)]
    is_back: bool
    number: Number


class OpenArticle(CallbackData, prefix="a1"):
    """`is_beside`: the message with the button stays as it is."""

    id: Number
    is_beside: bool = False


class SendAgain(CallbackData, prefix="s1"):
    """What to do about digests that may or may not have arrived."""

    is_wanted: bool


def fits(data: CallbackData) -> bool:
    """Whether a button can carry it."""
    try:
        return len(data.pack().encode()) <= LIMIT_BYTES
    except ValueError:
        return False


def leading_back(data: OpenMeeting | OpenWhy, origin: CallbackData) -> OpenMeeting | OpenWhy:
    """The same with a way back to the page it was opened from, when there is room for one."""
    if not fits(origin):
        return data
    with_back = data.model_copy(update={"back": origin.pack().translate(INNER)})
    return with_back if fits(with_back) else data


def way_back(back: str) -> str:
    """The data of the button «‹ Назад»; "" when there is none."""
    return back.translate(OUTER)


def _packed(day: date | None) -> str:
    if day is None:
        return ""
    number, digits = day.toordinal(), ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits


def _unpacked(digits: str) -> date | None:
    return date.fromordinal(int(digits, len(DIGITS))) if digits else None
