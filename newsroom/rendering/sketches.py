"""What a picture shows, in the reader's words and in order: all that drawing needs to know.

Values only, so that two equal sketches are the same picture (newsroom/drawing.py keeps it).
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Heading:
    """`title` and `subtitle` stand above a picture, the `notes` below, a line each."""

    title: str
    subtitle: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody of a network with how many meetings; `is_asked`: the picture is about them."""

    label: str
    meetings: int
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Two dots by their places in the sketch, and how often they met."""

    one: int
    other: int
    meetings: int


@dataclass(frozen=True, slots=True)
class NetworkSketch:
    """Who meets whom. `scale`: numbers of meetings with their words, for the legend."""

    heading: Heading
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    scale: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """The bars of one form of meeting (its value), one number for each column."""

    form: str
    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BarsSketch:
    """Meetings by months or years, in layers; below, who has most of them.

    `columns`: a label, and what stands under it ("" for nothing): the year of a month.
    """

    heading: Heading
    columns: tuple[tuple[str, str], ...]
    layers: tuple[Layer, ...]
    ranking_title: str
    ranking: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting in a strip: the days between which it lies, its form; `is_held` or announced."""

    first: date
    last: date
    form: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The meetings with one counterpart."""

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class StripSketch:
    """The meetings of somebody along the time. `forms`: those that occur, with their words."""

    heading: Heading
    lanes: tuple[Lane, ...]
    forms: tuple[tuple[str, str], ...]
    today: date
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting in a calendar. `uid` stays, `sequence` grows with what changes; `status` is of
    RFC 5545. `first` and `last` are whole days, both included.
    """

    uid: str
    sequence: int
    status: str
    first: date
    last: date
    summary: str
    description: str
    location: str
    url: str
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class CalendarSketch:
    """Entries in the order of days, under a name that calendars show."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a dossier: "head", "plain", "quote" or "small"; `sources`: their numbers."""

    text: str
    style: str = "plain"
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article that a dossier rests on: its number, words for it, its address or ""."""

    number: int
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class DossierSketch:
    """What somebody takes along to a meeting, on paper. `page` has {page} and {pages} in it."""

    title: str
    subtitle: str
    made_on: date
    sections: tuple[Section, ...]
    sources_title: str
    sources: tuple[Source, ...]
    page: str
    language: str
