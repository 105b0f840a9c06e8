"""Who met whom in English: sentences of plain words, names after titles, few sure verbs.

No tagger: a name counts when the tables know it or a title stands before it. Precision before
recall: what the patterns don't say outright is left alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reading.dates import FoundDate, Tense, resolve
from reading.facts import (
    UNDATED,
    EventDate,
    Form,
    MeetingReport,
    Participant,
    ParticipantKind,
    Person,
    Position,
    Reason,
    Span,
    Status,
)
from reading.world import World, fold

CONFIDENCE = 0.8
SENTENCE = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Dr)(?<!St)[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
PARTICLE = "al|bin|bint|ben|ibn|de|da|di|dos|du|van|von|der|el"
WORD = r"(?:[A-Z]\.|[A-ZÀ-ÖØ-ÞŠŽĆČĐİŞ][^\W\d_]*(?:[-’'][^\W\d_]+)*)"
RUN = re.compile(rf"{WORD}(?:\s+(?:(?:{PARTICLE})\s+)*{WORD})*")
TITLES = frozenset(
    {"president", "minister", "premier", "chancellor", "king", "queen", "emir", "sultan"}
    | {"prince", "secretary", "ambassador", "chairman", "chair", "speaker", "governor"}
    | {"mayor", "representative", "envoy", "director", "commissioner", "mr", "mrs", "ms"}
    | {"dr", "sheikh", "leader", "chief", "head", "secretary-general", "director-general"}
    | {"deputy", "pope"}
)
NO_NAME = frozenset(
    {"the", "a", "an", "in", "on", "at", "of", "for", "and", "with", "by", "to", "from"}
    | {"he", "she", "they", "his", "her", "this", "that", "it", "as", "after", "before"}
    | {"during", "prime", "foreign", "affairs", "state", "republic", "union", "nations"}
    | {"united", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
    | {"sunday", "january", "february", "march", "april", "may", "june", "july", "august"}
    | {"september", "october", "november", "december", "general", "assembly", "council"}
    | {"summit", "forum"}
)
WORDS = re.compile(r"\S+")
LONGEST_NAME = 4

HELD = r"(?:held|had|has held|have held|conducted)"
KIND = r"(?:[a-z-]+\s+){0,3}"
# The verb, the form it means, and whether its object follows without «with».
PATTERNS: tuple[tuple[re.Pattern[str], Form, Status], ...] = tuple(
    (re.compile(rf"\b{pattern}\s+"), form, status)
    for pattern, form, status in (
        (rf"{HELD}\s+{KIND}(?:phone|telephone)\s+(?:call|conversation|talks?)\s+with",
         Form.PHONE_CALL, Status.HELD),
        (r"(?:spoke|talked)\s+(?:by|over|on)\s+(?:the\s+)?(?:tele)?phone\s+with",
         Form.PHONE_CALL, Status.HELD),
        (rf"{HELD}\s+{KIND}(?:talks|negotiations|consultations)\s+with", Form.TALKS, Status.HELD),
        (rf"{HELD}\s+{KIND}meetings?\s+with", Form.MEETING, Status.HELD),
        (r"(?:has\s+)?met(?:\s+separately)?(?:\s+with)?", Form.MEETING, Status.HELD),
        (r"meets(?:\s+with)?", Form.MEETING, Status.HELD),
        (r"received", Form.MEETING, Status.HELD),
        (r"was\s+received\s+by", Form.MEETING, Status.HELD),
        (r"(?:will|is\s+to|is\s+(?:due|expected|scheduled)\s+to|plans\s+to)\s+(?:also\s+)?"
         r"meet(?:\s+with)?", Form.MEETING, Status.PLANNED),
        (rf"(?:will|is\s+to|is\s+(?:due|expected|scheduled)\s+to|plans\s+to)\s+hold\s+{KIND}"
         r"(?:talks|meetings?|negotiations)\s+with", Form.TALKS, Status.PLANNED),
    )
)  # fmt: skip
UNREAL = re.compile(
    r"\b(?:not|never|denied|would|could|might|should|if|ready|invited|offered|hopes?|wants?|"
    r"cancell?ed|postponed|match|team|film|novel)\b"
)
SIDELINES = re.compile(r"\b(?:on|at) the (?:sidelines|margins)\b")
ROW = re.compile(r"^\s*(?:,|and|,\s*and|as well as|,\s*as well as)\s+(?:the\s+)?(?:with\s+)?$")
NEAREST = 60
"""Characters between a name and the verb it acts in: a title, an apposition."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person at a span; `title` are the words before the name."""

    person: str
    span: Span
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates the contacts: the days found in the text, and the article's own."""

    dates: Sequence[FoundDate]
    day: EventDate


def read_english(
    text: str, lines: Iterable[Span], world: World, calendar: Calendar
) -> tuple[tuple[Person, ...], tuple[MeetingReport, ...]]:
    """The persons and the meeting reports of an English article."""
    sentences = [sentence for line in lines for sentence in _sentences(text, line)]
    named = _named(text, sentences, world)
    reports: dict[tuple[frozenset[str], Status], MeetingReport] = {}
    for sentence in sentences:
        inside = [name for name in named if sentence.covers(name.span)]
        for report in _reports(text, sentence, inside, calendar):
            key = (frozenset(p.name for p in report.participants), report.status)
            reports.setdefault(key, report)
    return tuple(_persons(text, named, world)), tuple(reports.values())


def _sentences(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in SENTENCE.finditer(text, line.start, line.stop):
        yield Span(start, match.end())
        start = match.end()
    if start < line.stop:
        yield Span(start, line.stop)


def _named(text: str, sentences: Iterable[Span], world: World) -> tuple[Named, ...]:
    """Full names first; a surname alone joins the only full name that ends in it."""
    runs = [
        Span(*match.span())
        for sentence in sentences
        for match in RUN.finditer(text, sentence.start, sentence.stop)
    ]
    full = [name for run in runs for name in (_full(text, run, world),) if name is not None]
    surnames: dict[str, set[str]] = {}
    for name in full:
        surnames.setdefault(fold(name.span.of(text).split()[-1]), set()).add(name.person)
    taken = {name.span.start for name in full}
    short = [
        Named(next(iter(owners)), Span(run.stop - len(word), run.stop))
        for run in runs
        for word in (run.of(text).split()[-1],)
        if len(owners := surnames.get(fold(word), set())) == 1
        and not any(run.start <= start < run.stop for start in taken)
    ]
    return tuple(sorted((*full, *short), key=lambda name: name.span))


def _full(text: str, run: Span, world: World) -> Named | None:
    """The name at the end of a capitalised run: known to the tables, or after a title."""
    words = [
        Span(run.start + m.start(), run.start + m.end()) for m in re.finditer(r"\S+", run.of(text))
    ]
    for first in range(max(0, len(words) - LONGEST_NAME), len(words) - 1):
        span = Span(words[first].start, run.stop)
        known = _known(span.of(text), world)
        if known is not None:
            return Named(known, span, _before(words, first))
    titles = [n for n, word in enumerate(words) if word.of(text).lower() in TITLES]
    if not titles:
        return None
    rest = words[titles[-1] + 1 :]
    low = {word.of(text).lower() for word in rest}
    if not 1 < len(rest) <= LONGEST_NAME or low & NO_NAME:
        return None
    span = Span(rest[0].start, run.stop)
    return Named(span.of(text), span, _before(words, titles[-1] + 1))


def _known(name: str, world: World) -> str | None:
    """The normal name of somebody the tables know by this alias, or by the end of one only."""
    alias = fold(name)
    if alias in world.names_of_people:
        return world.names_of_people[alias]
    longer = {
        whole for other, whole in world.names_of_people.items() if other.endswith(f" {alias}")
    }
    return longer.pop() if len(longer) == 1 else None


def _before(words: Sequence[Span], first: int) -> Span | None:
    return Span(words[0].start, words[first - 1].stop) if first else None


def _reports(
    text: str, sentence: Span, named: Sequence[Named], calendar: Calendar
) -> Iterator[MeetingReport]:
    if UNREAL.search(text, sentence.start, sentence.stop):
        return
    for pattern, form, status in PATTERNS:
        match = pattern.search(text, sentence.start, sentence.stop)
        if match is None:
            continue
        verb = Span(*match.span())
        subject = _acting(text, named, verb)
        others = list(_row(text, named, verb))
        if subject is None or not others:
            continue
        for other in others:
            if other.person != subject.person:
                yield _report((subject, other), (form, status), (text, sentence, verb), calendar)
        return


def _acting(text: str, named: Sequence[Named], verb: Span) -> Named | None:
    before = [name for name in named if name.span.stop <= verb.start]
    if not before or verb.start - before[-1].span.stop > NEAREST:
        return None
    return None if re.search(r"[;:]", text[before[-1].span.stop : verb.start]) else before[-1]


def _row(text: str, named: Sequence[Named], verb: Span) -> Iterator[Named]:
    """Whom the verb leads to, and those in a row with them."""
    last = verb.stop
    for name in (name for name in named if name.span.start >= verb.stop):
        start = name.title.start if name.title else name.span.start
        between = text[last:start]
        if last == verb.stop:
            if len(between) > NEAREST or re.search(r"[.;:]", between):
                return
        elif not ROW.match(between):
            return
        yield name
        last = name.span.stop


def _report(
    sides: tuple[Named, ...],
    what: tuple[Form, Status],
    where: tuple[str, Span, Span],
    calendar: Calendar,
) -> MeetingReport:
    (form, status), (text, sentence, verb) = what, where
    margins = SIDELINES.search(text, sentence.start, sentence.stop)
    if margins and form in {Form.MEETING, Form.TALKS}:
        form = Form.SIDELINES
    when = _date(sentence, status, calendar)
    return MeetingReport(
        participants=tuple(
            Participant(ParticipantKind.PERSON, side.person, span=side.span) for side in sides
        ),
        form=form,
        status=status,
        date=when,
        evidence=Span(sentence.start, sentence.start + len(sentence.of(text).rstrip())),
        confidence=CONFIDENCE,
        reasons=(
            Reason("participants", "an English phrase", verb),
            Reason("date", when.basis.value, when.span, when.source),
        ),
    )


def _date(sentence: Span, status: Status, calendar: Calendar) -> EventDate:
    tense = Tense.FUTURE if status is Status.PLANNED else Tense.PAST
    for found in calendar.dates:
        if sentence.covers(found.span):
            when = resolve(found, calendar.day.first, tense)
            if when is not None:
                return when
    return calendar.day if status is Status.HELD else UNDATED


def _persons(text: str, named: Sequence[Named], world: World) -> Iterator[Person]:
    for person in dict.fromkeys(name.person for name in named):
        theirs = [name for name in named if name.person == person]
        yield Person(
            name=person,
            mentions=tuple(name.span for name in theirs),
            aliases=tuple(dict.fromkeys(name.span.of(text) for name in theirs)),
            positions=tuple(
                Position(name.title.of(text), "", name.title) for name in theirs[:1] if name.title
            ),
            country=world.country_of(person),
        )
