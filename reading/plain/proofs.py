"""The day of an English or Kazakh article that came without one, as far as its text proves it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reading.facts import UNDATED, Basis, EventDate, Precision
from reading.plain.tools import PlainTools
from reading.text.analysis import Sentence
from reading.when.bearings import counted_window, counting
from reading.when.date_words import NUMBERS, any_of, number_of
from reading.when.datelines import find_open_dateline
from reading.when.dates import FoundDate
from reading.when.documents import prove_day
from reading.when.forums import FoundForum
from reading.when.weekdays import clue_of_opening, clues_of_weekday, of_one_year
from reading.when.windows import DAY, SEASON, Clue, Rank, lowered, year_window

OPENING = 60
"""Characters from the start of the text in which the day of its dateline stands."""

BESIDE = 4
"""Tokens between a forum and a word that says whether it lies ahead."""

YEARS_AGO = re.compile(
    rf"\b(?P<count>\d+|{any_of(NUMBERS)})\s+(?:years?\s+(?:ago|after)|жыл\s+(?:бұрын|өткен))\b"
)


@dataclass(frozen=True, slots=True)
class Undated:
    """A page without a day; `dates` are read without one, `people` are the names it has."""

    text: str
    sentences: Sequence[Sentence]
    dates: Sequence[FoundDate]
    forums: Sequence[Sequence[FoundForum]]
    people: Collection[str]


def prove(page: Undated, tools: PlainTools) -> EventDate:
    """The tightest stretch of days that its words leave; a day when they leave one."""
    return prove_day(of_one_year(list(_clues(page, tools)), page.people, tools.world))


FEW_DAYS = timedelta(days=10)
"""So near the day that its text tells an article is news of it."""


def latest_told(day: EventDate, dates: Sequence[FoundDate]) -> date | None:
    """The latest day told in full, when the article is news of it; else None."""
    first, last = day.first, day.last
    if first is None or last is None or last - first > FEW_DAYS or day.basis is not Basis.EXPLICIT:
        return None
    days = (found.event_date.first for found in dates if found.is_day and _is_over(found))
    return max((day for day in days if day and first <= day <= last), default=None)


def _clues(page: Undated, tools: PlainTools) -> Iterator[Clue]:
    jubilee = next(iter(tools.anniversaries.find(page.text, page.sentences)), UNDATED)
    if jubilee.first is not None and jubilee.last is not None:
        sources = (jubilee.source,) if jubilee.source else ()
        window = (jubilee.first, jubilee.last)
        yield Clue((window,), Rank.TOLD, Basis.ANNIVERSARY, jubilee.span, sources)
    for sentence, forums in zip(page.sentences, page.forums, strict=True):
        yield from _of_dates(sentence, page.dates)
        for forum in forums:
            yield from _of_forum(forum, sentence, tools)
        yield from _of_count(sentence, page.dates)
    yield from _of_opening(page)


AHEAD = frozenset(
    {"will", "due", "expected", "scheduled", "planned", "plans", "set"}
    | {"өтеді", "болады", "келеді", "барады", "кездеседі", "жоспарланған", "күтіледі"}
)
"""Words that speak of what is to come."""


def _of_dates(sentence: Sentence, dates: Sequence[FoundDate]) -> Iterator[Clue]:
    is_ahead = any(token.text.lower() in AHEAD for token in sentence.tokens)
    for found in dates:
        if not sentence.span.covers(found.span):
            continue
        when = found.event_date
        if _is_over(found) and when.first is not None:
            yield Clue(((when.first, date.max),), Rank.TOLD, when.basis, found.span)
        yield from clues_of_weekday(found, is_ahead=is_ahead)


def _is_over(found: FoundDate) -> bool:
    when = found.event_date
    return not found.is_partial and when.first is not None and when.precision is not Precision.BOUND


def _of_forum(forum: FoundForum, sentence: Sentence, tools: PlainTools) -> Iterator[Clue]:
    """«ahead of the summit» comes out before it; of a numbered one, after it began."""
    session = forum.session
    if session is None:
        return
    sources = (f"forums:{session.id}",)
    counted = counted_window(session, counting(lowered(sentence)))
    if counted or lies_ahead(forum, sentence, tools):
        begin = min(session.first.replace(month=1, day=1), session.first - SEASON)
        window = counted or (begin, session.first - DAY)
        basis = Basis.RELATIVE if counted else Basis.FORUM
        yield Clue((window,), Rank.SESSION, basis, forum.span, sources)
    elif session.ordinal is not None:
        yield Clue(((session.first, date.max),), Rank.SESSION, Basis.FORUM, forum.span, sources)


def lies_ahead(forum: FoundForum, sentence: Sentence, tools: PlainTools) -> bool:
    """«before the first EU-Central Asia summit», «саммит қарсаңында»."""
    before = [t for t in sentence.tokens if t.span.stop <= forum.span.start][-BESIDE:]
    after = [t for t in sentence.tokens if t.span.start >= forum.span.stop][:BESIDE]
    near = before if tools.grammar.company_follows else after
    low = f" {' '.join(token.text.lower() for token in near)} "
    return any(f" {phrase} " in low for phrase in tools.contacts.words_of("ahead"))


def _of_count(sentence: Sentence, dates: Sequence[FoundDate]) -> Iterator[Clue]:
    """«a year ago, in the summer of 2024»."""
    words = " ".join(token.text for token in sentence.tokens).lower()
    match = YEARS_AGO.search(words)
    inside = (d.event_date.first for d in dates if _is_over(d) and sentence.span.covers(d.span))
    years = {day.year for day in inside if day is not None}
    if match is None or len(years) != 1:
        return
    count = number_of(match["count"])
    if count is not None:
        window = year_window(years.pop() + count)
        yield Clue((window,), Rank.RESULTS, Basis.RELATIVE, sentence.span)


def _of_opening(page: Undated) -> Iterator[Clue]:
    """«BEIJING, June 13 – … on Friday»: the years whose 13 June was a Friday."""
    opening = find_open_dateline(page.text) or _opening_day(page)
    if opening is None or opening.partial is None:
        return
    first = next((s for s in page.sentences if s.span.covers(opening.span)), None)
    weekdays = {
        found.partial.weekday
        for found in page.dates
        if found.is_weekday and found.partial and first and first.span.covers(found.span)
    }
    if opening.partial.on is None and len(weekdays) == 1:
        opening = replace(opening, partial=replace(opening.partial, on=weekdays.pop()))
    clue = clue_of_opening(opening)
    if clue is not None:
        yield clue


def _opening_day(page: Undated) -> FoundDate | None:
    days = (d for d in page.dates if d.partial and d.is_day and not d.is_weekday)
    opening = next(days, None)
    is_first = opening and opening.span.start <= page.sentences[0].span.start + OPENING
    return opening if is_first else None
