"""News items as the outlets would send them, and what reading would find in them: invented.

Each is of the size of a longer one: 300 words, 30 mentions of a dozen people, two meetings, three
statements. Who is famous in the archive is in the news, too.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from benchmarks.scale.world import TODAY, TOPICS, Invented, zipf
from newsroom.sources.fetched import FetchedArticle
from reading.facts import (
    Basis,
    EventDate,
    Facts,
    Form,
    MeetingReport,
    Participant,
    ParticipantKind,
    Person,
    Position,
    Precision,
    Span,
    Statement,
    StatementKind,
    Status,
)

WORDS = 300
PEOPLE, MENTIONS = 12, 30
MEETINGS, SIDES, STATEMENTS = 2, 2, 3
DAYS = 30
"""The stories are of so many days."""

USUAL = 2_000
"""Words of stories are among so many, the most usual ones."""


def story(archive: Invented, number: int) -> tuple[FetchedArticle, Facts]:
    """The story of this number: always the same."""
    chance = Random(number)  # noqa: S311 (no secret)
    vocabulary = archive.vocabulary[:USUAL]
    words = " ".join(word for word, _ in chance.choices(vocabulary, k=WORDS))
    some = zipf(archive.size.people)
    names = list(dict.fromkeys(archive.names[some.pick(chance) - 1] for _ in range(PEOPLE)))
    mentions = [names[one % len(names)] for one in range(MENTIONS)]
    day = TODAY - timedelta(days=number % DAYS)
    told = range(0, min(MEETINGS * SIDES, len(names) // SIDES * SIDES), SIDES)
    meetings = (_meeting(names[at : at + SIDES], day, chance) for at in told)
    facts = Facts(
        language="ru",
        people=tuple(_person(name, mentions.count(name), chance) for name in names),
        meetings=tuple(meetings),
        statements=tuple(_statement(names[0], 20 * one) for one in range(STATEMENTS)),
        topics=tuple(chance.sample(TOPICS, 2)),
        headline=words[:60],
    )
    url = f"https://example.org/stories/{number}"
    text = f"Новость {number}. {words}"
    return FetchedArticle(text, url=url, outlet=f"Издание {number % 20}", published_on=day), facts


def _person(name: str, mentions: int, chance: Random) -> Person:
    spans = tuple(Span(start, start + 9) for start in sorted(chance.sample(range(1500), mentions)))
    office = Position("министр иностранных дел Казахстана", "МИД Казахстана", spans[0])
    return Person(name, spans, positions=(office,))


def _meeting(names: Sequence[str], day: date, chance: Random) -> MeetingReport:
    when = EventDate(day, day, Precision.DAY, Basis.EXPLICIT, Span(0, 5))
    return MeetingReport(
        participants=tuple(Participant(ParticipantKind.PERSON, name) for name in names),
        form=Form.TALKS,
        status=Status.HELD,
        date=when,
        evidence=Span(0, 60),
        topics=tuple(chance.sample(TOPICS, 2)),
    )


def _statement(name: str, start: int) -> Statement:
    return Statement(name, StatementKind.DIRECT, Span(start, start + 20), Span(start, start + 60))
