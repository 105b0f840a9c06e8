"""Dates in Russian, Kazakh and English text, explicit and relative, with the words that say so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from reading.facts import Basis, EventDate, Precision, Span
from reading.when import date_words as words
from reading.when.date_chapters import find_chapters, in_chapter
from reading.when.date_names import joined
from reading.when.date_readings import Context, Reading
from reading.when.date_rules import MAY_BEGIN, RULES, Rule
from reading.when.found_dates import FoundDate
from reading.when.periods import Partial, Period, Tense, resolve_partial

__all__ = ["FoundDate", "Partial", "Tense", "find_dates", "resolve"]

Match = tuple[re.Match[str], Rule]

WORD_BEFORE = re.compile(r"(\w+)\s+$")
WORD_AFTER = re.compile(r"\s+(дейін|бастап|бері)\b")
LONGEST_WORD_BEFORE = 24
IN_YEAR = frozenset({"в", "во"})
SENTENCE_END = re.compile(r"[.!?|](?:\s|$)")
LONGEST_SENTENCE = 250
TO_COME = re.compile(rf"(?<!\w)(?:{words.TO_COME})(?!\w)")
GOING_BACK = re.compile(r"(?:ранее|раньше|earlier)$")
PART_SINCE = re.compile(r"(?:начала|середины|конца)\b")
"""«с начала года» is no stretch of days in which something happened."""

INSTRUMENTAL = re.compile(r"(?:ом|ем)$")


def find_dates(text: str, anchor: date | None, year: int | None = None) -> tuple[FoundDate, ...]:
    """All dates of a text in order, never overlapping.

    `anchor` is the day of publication in the outlet's time zone; `year` helps when only this is
    known of it: it dates «29 июня» and «в конце года». «В тот же день» counts from the
    date before it, so give the whole article rather than its sentences.
    """
    calm, matches = _matched(text)
    if not matches:
        return ()
    return tuple(joined(list(_resolved(matches, calm, anchor, year)), calm, anchor))


def resolve(found: FoundDate, anchor: date | None, tense: Tense) -> EventDate | None:
    """The date seen from the anchor, by the tense of its clause; None when nothing tells it.

    A bound tells nothing of what is over: «выполнят до 2030 года».
    """
    dated = found.event_date
    if found.partial is not None and anchor is not None:
        dated = resolve_partial(found.partial, anchor, tense, found.span)
    if found.after_told is not None and tense is Tense.PAST:
        dated = found.after_told
    is_loose = dated.precision is Precision.BOUND and (tense is Tense.PAST or dated.last is None)
    return None if dated.precision is Precision.UNKNOWN or is_loose else dated


@lru_cache(maxsize=16)
def _matched(text: str) -> tuple[str, tuple[Match, ...]]:
    """The calmed text and its matches, which no anchor changes: an article is asked often."""
    calm = words.calmed(text)
    return calm, tuple(_matches(calm))


def _matches(calm: str) -> list[Match]:
    """What the rules match, in order of the text; an earlier rule takes its words for itself."""
    starts = tuple(match.start() for match in MAY_BEGIN.finditer(calm))
    if not starts:
        return []
    taken = bytearray(len(calm))
    found = []
    for rule in RULES:
        for match in rule.matches(calm, starts):
            if not any(taken[match.start() : match.end()]) and _is_date(match, rule, calm):
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                found.append((match, rule))
    return sorted(found, key=lambda pair: pair[0].start())


def _is_date(match: re.Match[str], rule: Rule, calm: str) -> bool:
    before = _word_before(calm, match.start())
    if (rule.leads and before not in rule.leads) or before in rule.avoids:
        return False
    return _read(rule, match, Context(None, None)) is not None


def _read(rule: Rule, match: re.Match[str], context: Context) -> Reading | None:
    try:
        return rule.read(match, context)
    except (ValueError, OverflowError):  # 31 June, or «1000 лет назад»
        return None


def _resolved(
    matches: Sequence[Match], calm: str, anchor: date | None, year: int | None
) -> Iterator[FoundDate]:
    context = Context(anchor, anchor, year)
    before: FoundDate | None = None
    chapters = find_chapters(calm)
    for match, rule in matches:
        reading = _read(rule, match, _seen_from(context, match, calm))
        if reading is None:
            continue
        reading = _in_year_told(reading, match.start(), before, calm)
        reading = in_chapter(reading, match.start(), chapters)
        span = Span(*match.span())
        day = _found(reading, span, anchor)
        found = _bounded(day, calm, anchor)
        found = replace(found, after_told=_dated(reading.after_told, reading.basis, span))
        # «до 25 мая … Днём ранее …»: from the day itself.
        told = day if day.is_day else found
        context = _after(context, told, is_over=not _lies_ahead(found, calm))
        before = found if _tells_year(found) else before
        yield found


def _seen_from(context: Context, match: re.Match[str], calm: str) -> Context:
    """«… had met a day earlier» in a new paragraph: before the day of the lead."""
    is_new = "|" in calm[context.told_at : match.start()]
    goes_back = context.lead is not None and GOING_BACK.search(match[0])
    if not is_new or not goes_back:
        return context
    return replace(context, previous=context.lead, open_day=None)


def _in_year_told(reading: Reading, start: int, before: FoundDate | None, calm: str) -> Reading:
    """«В мае 2023-го прибыл Макрон; в октябре ему вернули визит»: the year goes on."""
    if before is None or reading.partial is None:
        return reading
    dated, between = before.event_date, calm[before.span.stop : start]
    is_told = _word_before(calm, before.span.start) in IN_YEAR and dated.first is not None
    if reading.partial.weekday is not None or not is_told or SENTENCE_END.search(between):
        return reading
    return Reading(reading.partial.in_year(dated.first.year)) if dated.first else reading


def _lies_ahead(found: FoundDate, calm: str) -> bool:
    """«В пятницу пройдёт саммит»: the sentence of the date speaks of what is to come."""
    before = SENTENCE_END.split(
        calm[max(0, found.span.start - LONGEST_SENTENCE) : found.span.start]
    )
    after = SENTENCE_END.split(calm[found.span.stop : found.span.stop + LONGEST_SENTENCE])
    return TO_COME.search(f"{before[-1]} {after[0]}") is not None


def _tells_year(found: FoundDate) -> bool:
    dated = found.event_date
    return dated.basis is Basis.EXPLICIT and dated.first is not None and not found.is_partial


def _after(context: Context, found: FoundDate, *, is_over: bool) -> Context:
    """What later dates count from; a year or month in between changes no day."""
    dated = (found.after_told if is_over else None) or found.event_date
    context = replace(context, told_year=dated.first.year if dated.first else context.told_year)
    if dated.precision is Precision.RANGE and dated.first and dated.last:
        days = Period(dated.first, dated.last, Precision.RANGE)
        return replace(context, previous=None, open_day=None, story_day=None, days=days, month=None)
    if dated.precision is Precision.MONTH and dated.first and dated.last:
        return replace(context, month=Period(dated.first, dated.last, Precision.MONTH))
    if not found.is_day_like:
        return context
    day = dated.first if found.is_day else None
    is_named = dated.basis is Basis.EXPLICIT or found.is_weekday
    is_ahead = context.anchor is not None and day is not None and day > context.anchor
    story_day = context.story_day if is_ahead else day if is_named and is_over else None
    return replace(
        context,
        previous=day,
        open_day=found.partial,
        story_day=story_day,
        month=None,
        lead=context.lead or (day if is_over else None),
        told_at=found.span.stop,
    )


def _found(reading: Reading, span: Span, anchor: date | None) -> FoundDate:
    if reading.period:
        period = reading.period
        dated = EventDate(period.first, period.last, period.precision, reading.basis, span)
        return FoundDate(span, dated)
    if reading.partial and anchor:
        return FoundDate(span, resolve_partial(reading.partial, anchor, span=span), reading.partial)
    return FoundDate(span, EventDate(basis=reading.basis, span=span), reading.partial)


def _dated(period: Period | None, basis: Basis, span: Span) -> EventDate | None:
    if period is None:
        return None
    return EventDate(period.first, period.last, period.precision, basis, span)


def _bounded(found: FoundDate, calm: str, anchor: date | None) -> FoundDate:
    """«До конца года», «к 2030 году», «с 1 июля», «2030 жылға дейін»: only one end is told."""
    before, phrase = _word_before(calm, found.span.start), found.span.of(calm)
    after = WORD_AFTER.match(calm, found.span.stop)
    if before in words.UNTIL or (after and after[1] == "дейін"):
        return _until(found, anchor)
    is_since = before in words.SINCE and not INSTRUMENTAL.search(phrase)
    is_range = Precision.RANGE in {
        found.event_date.precision,
        found.partial and found.partial.precision,
    }
    is_since_part = before in {"с", "со"} and PART_SINCE.match(phrase) is not None
    if (is_since and not is_range) or is_since_part or (after and after[1] in {"бастап", "бері"}):
        return _bound(found, found.event_date.first, None)
    return found


def _until(found: FoundDate, anchor: date | None) -> FoundDate:
    dated = found.event_date
    if found.partial and anchor:
        dated = resolve_partial(found.partial, anchor, Tense.FUTURE)
    is_ahead = anchor is not None and dated.last is not None and anchor <= dated.last
    return _bound(found, anchor if is_ahead else None, dated.last)


def _bound(found: FoundDate, first: date | None, last: date | None) -> FoundDate:
    is_known = first is not None or last is not None
    precision = Precision.BOUND if is_known else Precision.UNKNOWN
    return FoundDate(
        found.span, EventDate(first, last, precision, found.event_date.basis, found.span)
    )


def _word_before(calm: str, start: int) -> str:
    match = WORD_BEFORE.search(calm[max(0, start - LONGEST_WORD_BEFORE) : start])
    return match[1] if match else ""
