"""What buttons carry: at most 64 bytes, versioned by prefix, so that a stale one is recognised.

A page that leads back carries the packed data of the page it came from.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from reading.facts import Form, StatementKind, Status
from reading.queries import SERIES, MeetingQuery
from storage.agenda import Outlook
from storage.models import Aspect, CorrectionKind
from storage.timelines import Anchor

LIMIT_BYTES = 64
"""Telegram refuses longer data with the whole message."""

INNER = str.maketrans(":", "|")
OUTER = str.maketrans("|", ":")
# Words may have both, and neither may be taken for a border.
TYPED = str.maketrans(":|", "^`")
READ = str.maketrans("^`", ":|")
# What a column of ours can hold; data from outside may say anything.
Number = Annotated[int, Field(ge=0, lt=2**31)]

# Four digits reach the year 4600.
Day = Annotated[str, Field(pattern=r"^[1-9a-z][0-9a-z]{0,3}$|^$")]

PLACE, TOPIC = "@", "#"
LONGEST_WORDS_BYTES = 24
TOPICAL = re.compile(rf"{TOPIC}([a-z_]+)\.")
FORMS = {
    "m": Form.MEETING,
    "t": Form.TALKS,
    "p": Form.PHONE_CALL,
    "c": Form.VIDEO_CALL,
    "v": Form.VISIT,
    "s": Form.SIDELINES,
    "l": Form.MULTILATERAL,
    "o": Form.OTHER,
}
WITHIN = "W"
"""The first of the countries is where it took place."""

STATUSES = {
    "P": Status.PLANNED,
    "D": Status.POSTPONED,
    "X": Status.CANCELLED,
    "H": Status.HELD,
}

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class OpenPerson(CallbackData, prefix="p1"):
    id: Number


class OpenMeeting(CallbackData, prefix="m1"):
    id: Number
    back: str = ""


class OpenWhy(CallbackData, prefix="w1"):
    id: Number
    back: str = ""


class OpenTimeline(CallbackData, prefix="t2"):
    """A page of a query. People and countries are joined by dots, days ordinals in base 36.

    `kind`: a letter for each form, for the status, and for `WITHIN`; `words` that begin with @ are
    a city, and before them or the words may stand a topic between # and a dot. The page comes after
    the meeting `anchor` (0: it is the first), or before it (`is_back`); `offset` meetings come
    before it.
    """

    people: Annotated[str, Field(pattern=r"^(\d{1,9}(\.\d{1,9})*)?$")] = ""
    country: Annotated[str, Field(pattern=r"^([A-Z]{2}(\.[A-Z]{2})*)?$")] = ""
    first: Day = ""
    last: Day = ""
    words: str = ""
    kind: Annotated[str, Field(pattern=r"^[a-zA-Z]{0,10}$")] = ""
    offset: Number = 0
    anchor: Number = 0
    is_back: bool = False

    @classmethod
    def of(
        cls, query: MeetingQuery, offset: int = 0, anchor: int = 0, *, is_back: bool = False
    ) -> Self:
        words = f"{PLACE}{query.place}" if query.place else _short_words(query)
        words = f"{TOPIC}{query.topic}.{words}" if query.topic else words
        return cls(
            people=".".join(str(one) for one in query.person_ids),
            country=".".join((*([query.within] if query.within else []), *query.countries)),
            first=_packed(query.first),
            last=_packed(query.last),
            words=words.translate(TYPED),
            kind=_letters(query),
            offset=offset,
            anchor=anchor,
            is_back=is_back,
        )

    @property
    def start(self) -> Anchor | None:
        return Anchor(self.anchor, self.is_back) if self.anchor else None

    @property
    def topic(self) -> str:
        return self._parts[0]

    @property
    def place(self) -> str:
        rest = self._parts[1]
        return rest.removeprefix(PLACE) if rest.startswith(PLACE) else ""

    @property
    def typed(self) -> str:
        """The words alone."""
        return "" if self.place else self._parts[1]

    @property
    def _parts(self) -> tuple[str, str]:
        words = self.words.translate(READ)
        match = TOPICAL.match(words)
        return (match[1], words[match.end() :]) if match is not None else ("", words)

    def query(self) -> MeetingQuery:
        """The query, its words as they were typed."""
        countries = tuple(one for one in self.country.split(".") if one)
        is_within = WITHIN in self.kind and bool(countries)
        within, countries = (countries[0], countries[1:]) if is_within else (None, countries)
        return MeetingQuery(
            person_ids=tuple(int(one) for one in self.people.split(".") if one),
            country=countries[0] if countries else None,
            words=self.typed,
            status=next((STATUSES[one] for one in self.kind if one in STATUSES), None),
            first=_unpacked(self.first),
            last=_unpacked(self.last),
            more_countries=countries[1:],
            place=self.place,
            forms=tuple(FORMS[one] for one in self.kind if one in FORMS),
            topic=self.topic,
            within=within,
        )


class OpenOverview(OpenTimeline, prefix="o1"):
    """The same query at a glance."""


class OpenAgenda(OpenTimeline, prefix="n1"):
    """What is announced of the same query: the page after the meeting `anchor`."""

    outlook: Outlook = Outlook.AHEAD


class OpenTopics(CallbackData, prefix="c1"):
    """The choice of topics."""


class OpenQuotes(CallbackData, prefix="q1"):
    """What somebody said, after the statement `after`; `words` are those it is to be about."""

    person: Number
    kind: StatementKind = StatementKind.DIRECT
    after: Number = 0
    offset: Number = 0
    words: str = ""

    @classmethod
    def of(
        cls, person: int, words: str, kind: StatementKind = StatementKind.DIRECT, **at: int
    ) -> Self:
        return cls(person=person, kind=kind, words=words.translate(TYPED), **at)

    @property
    def typed(self) -> str:
        return self.words.translate(READ)


class SetLanguage(CallbackData, prefix="l1"):
    """The chat is spoken to in this language."""

    code: Annotated[str, Field(pattern=r"^[a-z]{2}$")]


class SetZone(CallbackData, prefix="z1"):
    """The chat counts its days in this time zone."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_+/-]{1,50}$")]


class OpenNetwork(OpenTimeline, prefix="nw1"):
    """Who meets whom in the same query, as a picture."""


class OpenStats(OpenTimeline, prefix="st1"):
    """The same query in numbers."""


class OpenStrip(CallbackData, prefix="sp1"):
    """The meetings of a person along the time, as a picture."""

    id: Number


class FileKind(StrEnum):
    """What a query is wanted as; `ahead`: a calendar of what is still to come.

    `excel`: a CSV file as spreadsheets of these parts open it, with semicolons.
    """

    CSV = "csv"
    EXCEL = "excel"
    JSON = "json"
    ICS = "ics"
    AHEAD = "ahead"


class OpenFiles(OpenTimeline, prefix="ex1"):
    """The same query in files: which?"""


class SendFile(OpenTimeline, prefix="ef1"):
    """The same query as a file of this kind."""

    file: FileKind = FileKind.CSV

    @classmethod
    def of_kind(cls, query: MeetingQuery, kind: FileKind) -> Self:
        return cls.of(query).model_copy(update={"file": kind})


class OpenBrief(OpenTimeline, prefix="br1"):
    """What to know before meeting those of the query."""


class SendDossier(OpenTimeline, prefix="bp1"):
    """The same on paper."""


class SendCalendar(CallbackData, prefix="ic1"):
    """One meeting for a calendar."""

    id: Number


class OpenSearch(CallbackData, prefix="f2"):
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


class KeepArticle(CallbackData, prefix="k1"):
    """The article of the message that this one answers, to be put into the archive."""


class OpenBeside(CallbackData, prefix="b1"):
    """The card of a meeting; the message with the button stays as it is."""

    id: Number


class OpenObjection(CallbackData, prefix="e1"):
    """What of a meeting or person may be wrong, to choose from."""

    is_person: bool
    id: Number


class ObjectTo(CallbackData, prefix="e2"):
    """This is wrong."""

    is_person: bool
    id: Number
    aspect: Aspect


class OpenClaim(CallbackData, prefix="e4"):
    """An objection as operators see it."""

    id: Number


class DeclineObjection(CallbackData, prefix="e3"):
    """An operator leaves it as it is."""

    id: Number


class SendAgain(CallbackData, prefix="s1"):
    """What to do about digests that may or may not have arrived."""

    is_wanted: bool


class PickWish(CallbackData, prefix="pw1"):
    """What was chosen of what the words of /subscribe may mean: numbers joined by dots."""

    picks: Annotated[str, Field(pattern=r"^(\d{1,9}(\.\d{1,9})*)?$")] = ""

    @classmethod
    def of(cls, *picks: int) -> Self:
        return cls(picks=".".join(str(one) for one in picks))

    @property
    def chosen(self) -> tuple[int, ...]:
        return tuple(int(one) for one in self.picks.split(".") if one)


class OpenSubscription(CallbackData, prefix="sb1"):
    """When and about what one digest comes."""

    id: Number


class DropSubscription(CallbackData, prefix="sd1"):
    """This digest comes no more."""

    id: Number


class Knob(StrEnum):
    """What of a digest is turned: its hour by minutes, a weekday, news of quiet days, a topic,
    what it is about altogether, a pause of so many days (0: an end to it).
    """

    HOUR = "h"
    WEEKDAY = "w"
    EMPTY = "e"
    TOPIC = "t"
    EVERYTHING = "a"
    PAUSE = "p"


class TurnSubscription(CallbackData, prefix="st2"):
    """A change of one digest."""

    id: Number
    knob: Knob
    value: Annotated[int, Field(ge=-1000, le=1000)] = 0


class OpenInterests(CallbackData, prefix="si1"):
    """The topics that one digest may be about."""

    id: Number


class AddSubscription(CallbackData, prefix="sa1"):
    """One more digest for a chat and topic, perhaps not where the button stands."""

    chat: Annotated[int, Field(gt=-(2**53), lt=2**53)]
    thread: Number = 0


class OpenChat(CallbackData, prefix="oc1"):
    """The digests of a chat and topic, perhaps not where the button stands."""

    chat: Annotated[int, Field(gt=-(2**53), lt=2**53)]
    thread: Number = 0


class PausePlace(CallbackData, prefix="pp1"):
    """Nothing comes for so many days (0: an end to that) to where the button stands."""

    days: Annotated[int, Field(ge=0, le=366)]


class AddWatch(OpenTimeline, prefix="wa1"):
    """Those of the query are followed from now on."""


class DropWatch(CallbackData, prefix="wd1"):
    """This is followed no longer; it stands in a list of them."""

    id: Number


class StopWatch(CallbackData, prefix="ws1"):
    """This is followed no longer; the alert it stands under stays."""

    id: Number


class SetQuiet(CallbackData, prefix="qt1"):
    """Hours between which alerts wait; the same twice: none."""

    start: Annotated[int, Field(ge=0, le=23)]
    stop: Annotated[int, Field(ge=0, le=23)]


class ForgetMe(CallbackData, prefix="fm1"):
    """Whoever presses is forgotten, or not."""

    is_sure: bool


class OpenRest(CallbackData, prefix="dr1"):
    """What had no room in a digest; 0: in that of the message with the button."""

    id: Number = 0


class OpenFixes(CallbackData, prefix="x1"):
    """What an operator may put right of a meeting or person."""

    is_person: bool
    id: Number


class Fix(CallbackData, prefix="f1"):
    """One thing put right. `other`: a meeting or person, a name, or an article; 0: none."""

    kind: CorrectionKind
    target: Number
    other: Number = 0
    field: str = ""
    value: str = ""


class TakeBack(CallbackData, prefix="u1"):
    """A correction to be undone."""

    id: Number


class OpenSources(CallbackData, prefix="sr1"):
    """A page of the sources."""

    page: Number = 0


class OpenSource(CallbackData, prefix="s2"):
    """One source, for operators."""

    id: Number


class SourceAction(StrEnum):
    """What an operator does with a source."""

    PAUSE = "pause"
    RESUME = "resume"
    POLL = "poll"
    REMOVE = "remove"
    REMOVE_SURELY = "surely"


class SetSource(CallbackData, prefix="s3"):
    id: Number
    action: SourceAction


class OpenCatalogue(CallbackData, prefix="s4"):
    """Outlets that ship with us and aren't polled yet."""


class AddKnown(CallbackData, prefix="s5"):
    key: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,30}$")]


class AddProposed(CallbackData, prefix="s6"):
    """A source that was found for an operator, by its number."""

    number: Number


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


def _short_words(query: MeetingQuery) -> str:
    """The words, or the series of forums they name when they are too long for a button."""
    if len(query.words.encode()) > LONGEST_WORDS_BYTES and len(query.series) == 1:
        return f"{SERIES}{query.series[0]}"
    return query.words


def _letters(query: MeetingQuery) -> str:
    forms = [letter for letter, form in FORMS.items() if form in query.forms]
    status = [one for one, status in STATUSES.items() if status is query.status]
    return "".join([*forms, *status, *([WITHIN] if query.within else [])])


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
