"""Forums named in a text, narrowed to the very session when words, city or time allow it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reading.facts import Basis, EventDate, Forum, Precision, Span
from reading.text.analysis import Token
from reading.text.declension import declined
from reading.text.gazetteer import Gazetteer, Lemma
from reading.text.numerals import ordinal
from reading.when.periods import month_period
from reading.world import ForumSeries, ForumSession, World

NEAR = timedelta(days=45)
"""A forum is written about from a month before to a month after, with room for its own days."""

SHORT = timedelta(days=5)
"""A contact on the margins of a forum that short took place on its days."""

FORTNIGHT = timedelta(days=14)
"""A contact told to be «в рамках» of a forum that long took place on its days.

Of a General Assembly, whose week of leaders stands for a session of months, nobody knows.
"""

EVE = timedelta(days=2)
"""Guests meet their hosts so long before a forum begins or after it ends."""

# Rows for a whole session, months long: the high-level week says more about a meeting of leaders.
WEAK_SERIES = {"unga-session": "unga-hlw"}
ADJECTIVE = re.compile("ск(?:ий|ая|ое)$")
INFORMAL = "неформальный"
JUBILEE = re.compile(r"\b(\d+)-лети", re.IGNORECASE)
YEAR = re.compile(r"^(?:19|20)\d\d$")
WORDS_BEFORE = 3
WORDS_AFTER = 4


@dataclass(frozen=True, slots=True)
class FoundForum:
    """A forum named at a span; `sessions` are all that these words may mean, if any are known."""

    span: Span
    series: ForumSeries
    sessions: tuple[ForumSession, ...] = ()

    @property
    def session(self) -> ForumSession | None:
        return self.sessions[0] if len(self.sessions) == 1 else None

    @property
    def forum(self) -> Forum:
        """As a value of the facts; the key is the series while the session is open."""
        session = self.session
        if session is None:
            return Forum(self.series.name, self.series.id, self.span)
        name = session.short_names[1] if len(session.short_names) > 1 else session.name
        return Forum(name, session.id, self.span)

    def narrowed(self, sessions: Iterable[ForumSession]) -> "FoundForum":
        """Only these sessions; all of them when nothing would be left."""
        kept = tuple(sessions)
        return replace(self, sessions=kept) if kept else self


class ForumFinder:
    """Finds forums by any of their names."""

    def __init__(self, world: World, lemma: Lemma) -> None:
        self._series = {series.id: series for series in world.series}
        self._names = Gazetteer(lemma, _phrases(world))

    def find(self, tokens: Sequence[Token]) -> Iterator[FoundForum]:
        for hit in self._names.find(tokens):
            inside = tokens[hit.first : hit.last + 1]
            meant = [one for one in hit.values if one.years in {None, _years(inside)}]
            is_common = any(one.is_common for one in meant)
            if not (is_common or (meant and any(token.text[0].isupper() for token in inside))):
                continue
            before = tokens[max(0, hit.first - WORDS_BEFORE) : hit.first]
            after = tokens[hit.last + 1 : hit.last + 1 + WORDS_AFTER]
            yield self._found(meant, hit.span(tokens), before, (*inside, *after))

    def _found(
        self,
        names: Sequence["_Meant"],
        span: Span,
        before: Sequence[Token],
        after: Sequence[Token],
    ) -> FoundForum:
        sessions = _strong(tuple(name.session for name in names if name.session))
        series = names[0].series if not sessions else sessions[0].series
        known = self._series.get(series) or ForumSeries(series, sessions[0].name, ())
        found = FoundForum(span, known, sessions)
        found = found.narrowed(_as_formal(sessions, (*before, *after)))
        found = _numbered(found, before)
        return found.narrowed(_of_year(found.sessions, after))


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a name may mean; `is_common`: it is written without capital letters.

    `years` are those of the jubilee in it: «30-летие нейтралитета» is not the 20th.
    """

    series: str
    session: ForumSession | None
    is_common: bool
    years: str | None = None


def _phrases(world: World) -> Iterator[tuple[str, _Meant]]:
    """The names of sessions, and those of their series for each of them."""
    for series in world.series:
        known = (session for session in world.forums if session.series == series.id)
        sessions: list[ForumSession | None] = list(known) or [None]
        for name in series.names:
            for phrase in _forms(name):
                for session in sessions:
                    yield phrase, _Meant(series.id, session, name == name.lower())
    for session in world.forums:
        for name in session.short_names:
            jubilee = JUBILEE.search(name)
            years = jubilee[1] if jubilee else None
            yield name, _Meant(session.series, session, name == name.lower(), years)


def _years(tokens: Sequence[Token]) -> str | None:
    jubilees = (JUBILEE.match(token.text) for token in tokens)
    return next((jubilee[1] for jubilee in jubilees if jubilee), None)


def _forms(name: str) -> Iterator[str]:
    """«Боаоском» is in no dictionary: the forms of an adjective of place that opens the name."""
    first, _, rest = name.partition(" ")
    if ADJECTIVE.search(first):
        return (f"{form} {rest}" for form in declined(first))
    return iter((name,))


def _strong(sessions: tuple[ForumSession, ...]) -> tuple[ForumSession, ...]:
    strong = {session.series for session in sessions}
    return tuple(s for s in sessions if WEAK_SERIES.get(s.series) not in strong)


def _as_formal(sessions: Iterable[ForumSession], words: Sequence[Token]) -> Iterator[ForumSession]:
    """«неформальный саммит ОТГ» and «саммит ОТГ» are two series."""
    is_informal = any(token.lemma == INFORMAL for token in words)
    return (s for s in sessions if s.series.endswith("-informal") is is_informal)


def _numbered(found: FoundForum, before: Sequence[Token]) -> FoundForum:
    """«Шестой», «XI», «80-й» before the name; a session of that number may be unknown."""
    # The 20 of «Group of 20 (G20)» is no number of a session.
    near = [t for t in before if not t.text.isdigit() or t is before[-1]]
    numbers = {ordinal(token.text) for token in near} - {None}
    kept = tuple(session for session in found.sessions if session.ordinal in numbers)
    is_numbered = before and ordinal(before[-1].text) is not None
    known = any(session.ordinal for session in found.sessions)
    return replace(found, sessions=kept) if kept or (is_numbered and known) else found


def _of_year(sessions: Sequence[ForumSession], after: Sequence[Token]) -> Iterator[ForumSession]:
    years = {int(token.text) for token in after if YEAR.match(token.text)}
    return (s for s in sessions if {s.first.year, s.last.year} & years)


def narrow(
    found: FoundForum, first: date | None, last: date | None, cities: frozenset[str] = frozenset()
) -> FoundForum:
    """Keep the sessions that fit the cities named beside it and the time the article speaks of.

    `first` and `last` bound the article's own day; an open end bounds nothing.
    """
    in_city = found.narrowed(s for s in found.sessions if s.city in cities)
    return in_city.narrowed(
        session
        for session in in_city.sessions
        if (first is None or session.last >= first - NEAR)
        and (last is None or session.first <= last + NEAR)
    )


def date_of(session: ForumSession, *, is_during: bool = False) -> EventDate:
    """When a contact there was: of a long session the calendar proves the month, not the days.

    `is_during`: the text says that it took place while the forum was on. Else it may have been
    shortly before or after, since people come a little earlier and leave a little later.
    """
    source = f"forums:{session.id}"
    is_whole = session.series not in WEAK_SERIES.values()
    if session.last - session.first < (FORTNIGHT if is_during and is_whole else SHORT):
        eve = timedelta() if is_during else EVE
        first, last = session.first - eve, session.last + eve
        precision = Precision.DAY if first == last else Precision.RANGE
        return EventDate(first, last, precision, Basis.FORUM, source=source)
    first = session.first.replace(day=1)
    last = month_period(session.last.year, session.last.month).last
    one_month = (first.year, first.month) == (last.year, last.month)
    precision = Precision.MONTH if one_month else Precision.RANGE
    return EventDate(first, last, precision, Basis.FORUM, source=source)
