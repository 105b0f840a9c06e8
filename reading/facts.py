"""What an article says, as frozen values: the shared language of all packages.

A fact carries the span that proves it; spans count characters of the article's original text, the
last one excluded. Enumerations follow the house contract and are stored by these very values.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Form(StrEnum):
    """The kind of contact. `sidelines`: bilateral, and said to be on a forum's margins."""

    MEETING = "meeting"
    TALKS = "talks"
    PHONE_CALL = "phone_call"
    VIDEO_CALL = "video_call"
    VISIT = "visit"
    SIDELINES = "sidelines"
    MULTILATERAL = "multilateral"
    OTHER = "other"


REMOTE = frozenset({Form.PHONE_CALL, Form.VIDEO_CALL})
"""Those who call each other are in two places."""


class Status(StrEnum):
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


CALLED_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
"""What was planned, and didn't take place when it was meant to."""


class Part(StrEnum):
    """What a participant does in a meeting; `traveller` and `host` belong to visits."""

    PRINCIPAL = "principal"
    TRAVELLER = "traveller"
    HOST = "host"
    DELEGATE = "delegate"
    GREETER = "greeter"


class ParticipantKind(StrEnum):
    """Who stands for a side: a person, or, when nobody is named, an office or a country."""

    PERSON = "person"
    OFFICE = "office"
    COUNTRY = "country"


class Precision(StrEnum):
    """How much of a date is known; `bound`: only that it lies before or after a day."""

    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    BOUND = "bound"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Why a date is what it is."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    DATELINE = "dateline"
    FORUM = "forum"
    ANNIVERSARY = "anniversary"
    PUBLICATION = "publication"
    NONE = "none"


class StatementKind(StrEnum):
    DIRECT = "direct"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `stop` of the article's original text, `stop` excluded."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        return text[self.start : self.stop]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class EventDate:
    """Days `first` to `last`, both included; a missing end is open.

    `span` are the words that say so; `source` names the row of a data file when outside knowledge
    decided («forums:unga-hlw-74»).
    """

    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.NONE
    span: Span | None = None
    source: str | None = None


UNDATED = EventDate()


@dataclass(frozen=True, slots=True)
class Reason:
    """Which rule gave a value, from which words or which row of a data file."""

    field: str
    rule: str
    span: Span | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """An office as the article words it, in the nominative: «генеральный секретарь», «ООН».

    `organization` is the normal name of an organisation or country, "" when the text gives none;
    `country` its ISO 3166 alpha-2 code when it is one.
    """

    title: str
    organization: str
    span: Span
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the article names: normal name in the nominative, and every place where.

    `aliases` are the forms the article uses, as they stand. `mentions` include resolved roles
    («глава государства») only when the resolution is certain.
    """

    name: str
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One side of a meeting.

    `name` is the person's normal name (the same string as its `Person.name`), or the office or
    country in the nominative. `country`: ISO code of the country it stands for, if known.
    """

    kind: ParticipantKind
    name: str
    part: Part = Part.PRINCIPAL
    span: Span | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """City or country in the nominative; `span` is None when it follows from the forum or host.

    `written`: what the language of the article calls it, when that is not Russian.
    """

    name: str
    country: str | None = None
    span: Span | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class Forum:
    """A container of meetings; `key` is the very session («unga-74») when known, else ""."""

    name: str
    key: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """What the article says of one meeting.

    `evidence` is the sentence that proves it, `more_evidence` the other sentences that tell the
    same. `confidence` is 0–1; reports under `CONFIDENCE_THRESHOLD` are kept but counted nowhere.
    `is_background`: told as a memory («напомним», an old photo), never news by itself.
    """

    participants: tuple[Participant, ...]
    form: Form
    status: Status
    date: EventDate
    evidence: Span
    more_evidence: tuple[Span, ...] = ()
    place: Place | None = None
    host: str | None = None
    forum: Forum | None = None
    topics: tuple[str, ...] = ()
    outcomes: tuple[Span, ...] = ()
    is_background: bool = False
    confidence: float = 1.0
    reasons: tuple[Reason, ...] = ()


CONFIDENCE_THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of a speaker: `quote` spans the words, `evidence` the sentence with the speaker."""

    speaker: str
    kind: StatementKind
    quote: Span
    evidence: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one article says. `noise`: what of the page is not the article (menus, credits).

    `published` is what the text itself proves about its own day, when no publication date came
    with it; `headline` is the one found in the text when none came with it.
    """

    language: str
    people: tuple[Person, ...] = ()
    meetings: tuple[MeetingReport, ...] = ()
    statements: tuple[Statement, ...] = ()
    topics: tuple[str, ...] = ()
    published: EventDate = UNDATED
    headline: str | None = None
    noise: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What reading is given: the text as it came, and what is known about it.

    `published_on` counts in the outlet's time zone; `country` is the outlet's own (ISO 3166
    alpha-2): a bare «глава государства» is its head of state.
    """

    text: str
    headline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published_on: date | None = None
    language: str | None = None
    country: str | None = None


RULES_VERSION = "16"
"""Grows whenever rules or data change what is read; the archive rereads older articles."""
