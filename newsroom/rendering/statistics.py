"""A query in numbers: the bars of a picture, and the same in words. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.rendering.dates import month_words
from newsroom.rendering.html import Html, escape, join, plain, shorten
from newsroom.rendering.lines import form_kind
from newsroom.rendering.names import country_name, short_name
from newsroom.rendering.networks import subtitle
from newsroom.rendering.sketches import BarsSketch, Heading, Layer
from newsroom.rendering.texts import Texts
from reading.facts import Form, Status
from reading.queries import MeetingQuery
from reading.world import World
from storage.statistics import MonthCount, Numbers

MOST_MONTHS = 24
MOST_YEARS = 20
YEARS_IN_WORDS = 6
SHORT_MONTH = 3
NAME_LENGTH = 40
YEAR = 12

Column = tuple[int, int | None]
"""A year, and the month where the column is one."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the bars stand for, and how many meetings each has by form."""

    keys: Sequence[Column]
    counts: Mapping[Column, Counter[Form]]

    @property
    def are_months(self) -> bool:
        return self.keys[0][1] is not None

    @property
    def total(self) -> int:
        return sum(self.counts[key].total() for key in self.keys)

    @property
    def busiest(self) -> tuple[Column, int]:
        """The first of those with the most meetings."""
        key = max(self.keys, key=lambda one: self.counts[one].total())
        return key, self.counts[key].total()


def columns_of(numbers: Numbers, query: MeetingQuery) -> Columns | None:
    """Months where they have room, else years; None where nothing has so much as a year."""
    if not numbers.months:
        return None
    months = [row.year * YEAR + row.month - 1 for row in numbers.months if row.month is not None]
    bounds = [day.year * YEAR + day.month - 1 for day in (query.first, query.last) if day]
    is_bounded = len(bounds) == 2 and bounds[1] - bounds[0] < MOST_MONTHS  # noqa: PLR2004
    shown = bounds if is_bounded else months
    if months and max(shown) - min(shown) < MOST_MONTHS:
        keys: list[Column] = [
            (number // YEAR, number % YEAR + 1) for number in range(min(shown), max(shown) + 1)
        ]
        return Columns(keys, _counted((row.year, row.month, row) for row in numbers.months))
    years = sorted({row.year for row in numbers.months})
    first = max(years[0], years[-1] - MOST_YEARS + 1)
    keys = [(year, None) for year in range(first, years[-1] + 1)]
    return Columns(keys, _counted((row.year, None, row) for row in numbers.months))


def bars_sketch(
    texts: Texts,
    about: Html,
    query: MeetingQuery,
    numbers: Numbers,
    columns: Columns,
    coverage: Html,
) -> BarsSketch:
    """`about`: the query in words; `coverage`: what the archive rests on."""
    shown = [form for form in Form if any(columns.counts[key][form] for key in columns.keys)]
    beside = numbers.held - columns.total
    notes = [texts.plain("stats-beside", count=beside)] if beside else []
    title = "stats-heading-months" if columns.are_months else "stats-heading-years"
    return BarsSketch(
        heading=Heading(
            texts.plain(title),
            subtitle(texts, about, numbers, query),
            (*notes, plain(coverage)),
        ),
        columns=tuple(_label(texts, key, columns.keys[0]) for key in columns.keys),
        layers=tuple(
            Layer(
                form.value,
                plain(form_kind(texts, form)),
                tuple(columns.counts[key][form] for key in columns.keys),
            )
            for form in shown
        ),
        ranking_title=texts.plain("stats-ranking"),
        ranking=tuple(
            (short_name(texts.called(person.name), person.country), count)
            for person, count in numbers.people
        ),
    )


def stats_card(
    texts: Texts,
    about: Html,
    numbers: Numbers,
    columns: Columns | None,
    world: World,
    coverage: Html,
) -> Html:
    """The same in words, and what the picture has no room for."""
    title = texts("stats-title", about=join([" · ", about], "") if about else "")
    return join(
        [
            title,
            _counts(texts, numbers),
            *_kinds(texts, numbers, world),
            *(_high(texts, columns) if columns is not None else []),
            coverage,
        ]
    )


def month_card(
    texts: Texts, about: Html, numbers: Numbers, before: Numbers, world: World, wanted: Html
) -> Html:
    """A month in numbers beside the month before; `about`: which month; `wanted`: of what alone."""
    return join(
        [
            texts("month-title", about=about),
            *([texts("subscription-about", about=wanted)] if wanted else []),
            _counts(texts, numbers),
            texts("month-before", count=before.held),
            *_kinds(texts, numbers, world),
        ]
    )


def _counted(
    rows: Iterable[tuple[int, int | None, MonthCount]],
) -> Mapping[Column, Counter[Form]]:
    counts: dict[Column, Counter[Form]] = _Counts()
    for year, month, row in rows:
        counts[year, month][row.form] += row.meetings
    return counts


class _Counts(dict[Column, Counter[Form]]):
    """A column that nothing stands in is empty."""

    def __missing__(self, key: Column) -> Counter[Form]:
        self[key] = Counter()
        return self[key]


def _label(texts: Texts, key: Column, first: Column) -> tuple[str, str]:
    year, month = key
    if month is None:
        return str(year), ""
    name = plain(month_words(texts, month))[:SHORT_MONTH]
    return name, str(year) if month == 1 or key == first else ""


def _counts(texts: Texts, numbers: Numbers) -> Html:
    held = texts("stats-held", count=numbers.held, persons=numbers.persons)
    others = [
        texts("stats-status", status=status.value, count=numbers.statuses[status])
        for status in Status
        if status is not Status.HELD and numbers.statuses.get(status)
    ]
    return join([held, join(others, ", ")] if others else [held])


def _kinds(texts: Texts, numbers: Numbers, world: World) -> list[Html]:
    forms = [(form_kind(texts, form), count) for form, count in numbers.forms.items()]
    people = [
        (escape(short_name(texts.called(one.name), one.country)), count)
        for one, count in numbers.people
    ]
    countries = [
        (escape(country_name(iso, texts.language)), count) for iso, count in numbers.countries
    ]
    places = [(escape(texts.names.place(place)), count) for place, count in numbers.places]
    topics = [
        (escape(world.topic_name(topic, texts.language)), count) for topic, count in numbers.topics
    ]
    kinds = (
        ("overview-forms", forms),
        ("stats-people", people),
        ("stats-countries", countries),
        ("overview-places", places),
        ("overview-topics", topics),
    )
    return [texts(key, list=_listed(some)) for key, some in kinds if some]


def _listed(counted: Sequence[tuple[Html, int]]) -> Html:
    return join([f"{shorten(name, NAME_LENGTH)} ({count})" for name, count in counted], ", ")


def _high(texts: Texts, columns: Columns) -> list[Html]:
    """The busiest month or year, and the last years one after another."""
    if len(columns.keys) == 1:
        return []
    (year, month), count = columns.busiest
    when = (
        escape(str(year))
        if month is None
        else texts("date-month", month=month_words(texts, month), year=year)
    )
    lines = [texts("stats-busiest", when=when, count=count)]
    years = [key for key in columns.keys if key[1] is None and columns.counts[key]]
    years = years[-YEARS_IN_WORDS:]
    if years:
        counts = [f"{key[0]} — {columns.counts[key].total()}" for key in years]
        lines.append(texts("stats-years", list=", ".join(counts)))
    return lines
