"""Forums named in a text, narrowed to the very session when city or time allow it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reading.analysis import Token
from reading.facts import Basis, EventDate, Forum, Precision, Span
from reading.gazetteer import Gazetteer, Lemma
from reading.periods import month_period
from reading.world import ForumSession, World

NEAR = timedelta(days=45)
"""A forum is written about from a month before to a month after, with room for its own days."""

# Rows for a whole session, months long: the high-level week says more about a meeting of leaders.
WEAK_SERIES = {"unga-session": "unga-hlw"}


@dataclass(frozen=True, slots=True)
class FoundForum:
    """A forum named at a span; `sessions` are all that these words may mean."""

    span: Span
    sessions: tuple[ForumSession, ...]

    @property
    def session(self) -> ForumSession | None:
        return self.sessions[0] if len(self.sessions) == 1 else None

    @property
    def forum(self) -> Forum:
        """As a value of the facts; the key is the series while the session is open."""
        session = self.sessions[0]
        name = session.short_names[1] if len(session.short_names) > 1 else session.name
        key = session.id if self.session else session.series
        return Forum(name, key, self.span)

    def narrowed(self, sessions: Iterable[ForumSession]) -> "FoundForum":
        """Only these sessions; all of them when nothing would be left."""
        kept = tuple(sessions)
        return FoundForum(self.span, kept) if kept else self


class ForumFinder:
    """Finds forums by any of their names."""

    def __init__(self, world: World, lemma: Lemma) -> None:
        self._names = Gazetteer(
            lemma,
            ((name, session) for session in world.forums for name in session.short_names),
        )

    def find(self, tokens: Sequence[Token]) -> Iterator[FoundForum]:
        for hit in self._names.find(tokens):
            if any(token.text[0].isupper() for token in tokens[hit.first : hit.last + 1]):
                yield FoundForum(hit.span(tokens), _strong(hit.values))


def _strong(sessions: tuple[ForumSession, ...]) -> tuple[ForumSession, ...]:
    strong = {session.series for session in sessions}
    return tuple(s for s in sessions if WEAK_SERIES.get(s.series) not in strong)


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


def date_of(session: ForumSession) -> EventDate:
    """When a contact on the margins was: the calendar alone proves the month, not the day."""
    first = session.first.replace(day=1)
    last = month_period(session.last.year, session.last.month).last
    one_month = (first.year, first.month) == (last.year, last.month)
    precision = Precision.MONTH if one_month else Precision.RANGE
    return EventDate(first, last, precision, Basis.FORUM, source=f"forums:{session.id}")
