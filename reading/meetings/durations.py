"""How long a visit was: «трёхдневный визит завершился вчера», «…, начавшийся 30 апреля»."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from reading.facts import MeetingReport, Precision
from reading.grammar.syntax import Parsed
from reading.story.resolved_days import resolved
from reading.story.scenes import Told
from reading.when.date_words import UNITS, meaning, number_of
from reading.when.dates import Tense

ENDING = frozenset(
    {"завершиться", "завершаться", "закончиться", "заканчиваться", "завершить", "завершать"}
    | {"закончить", "заканчивать"}
)
BEGINNING = frozenset({"начаться", "начинаться", "начать", "начинать", "прибыть", "прилететь"})
LASTING = frozenset({"продолжаться", "продолжиться", "длиться", "продлиться"})
LENGTHS = {
    "двухдневный": 2,
    "трехдневный": 3,
    "четырехдневный": 4,
    "пятидневный": 5,
    "шестидневный": 6,
    "недельный": 7,
}
LONGEST = 21
"""Days. What is told to last longer is no visit."""


def with_duration(report: MeetingReport, told: Told) -> MeetingReport:
    """The report with all days of the visit, when the words give one end and the length."""
    day = report.date.first
    if day is None or report.date.last != day or told.frame.word.is_verb:
        return report
    parsed, visit = told.facts.parsed, told.frame.trigger
    first, last = _day_under(told, BEGINNING), _day_under(told, ENDING)
    if last is None and _is_under(parsed, visit, ENDING):
        last = day
    if first is None and last is None and _is_under(parsed, visit, BEGINNING):
        first = day
    length = timedelta(days=_length(parsed, visit) - 1)
    if length:
        first, last = first or (last and last - length), last or (first and first + length)
    if first is None or last is None or not first < last <= first + timedelta(days=LONGEST):
        return report
    return replace(report, date=replace(report.date, first=first, last=last, precision=RANGE))


RANGE = Precision.RANGE


def _verbs(parsed: Parsed, visit: int) -> Iterator[int]:
    """The verb over the visit and the participles that describe it."""
    head = parsed.tokens[visit].head
    if head >= 0:
        yield head
    yield from (i for i in parsed.children(visit) if parsed.tokens[i].relation.startswith("acl"))


def _is_under(parsed: Parsed, visit: int, lemmas: frozenset[str]) -> bool:
    return any(parsed.tokens[i].lemma in lemmas for i in _verbs(parsed, visit))


def _day_under(told: Told, lemmas: frozenset[str]) -> date | None:
    """The day on which it began or ended, by the verb that says so."""
    parsed = told.facts.parsed
    verbs = [i for i in _verbs(parsed, told.frame.trigger) if parsed.tokens[i].lemma in lemmas]
    for found in told.facts.dates:
        at = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), -1)
        over = next((i for i in parsed.ancestors(at) if parsed.tokens[i].pos == "VERB"), -1)
        when = resolved(found, told.setting, Tense.PAST) if found.is_day_like else None
        if over in verbs and when is not None:
            return when.first
    return None


def _length(parsed: Parsed, visit: int) -> int:
    """Days: of «трёхдневный визит», «визит, продолжавшийся четыре дня»; 1 when nothing tells."""
    for child in parsed.children(visit):
        token = parsed.tokens[child]
        if (days := LENGTHS.get(token.lemma.replace("ё", "е"))) is not None:
            return days
        if token.lemma in LASTING:
            return _counted(parsed, child)
    return 1


def _counted(parsed: Parsed, verb: int) -> int:
    for index in range(verb + 1, min(verb + 4, len(parsed.tokens))):
        if meaning(UNITS, parsed.tokens[index].text.lower()) == "day":
            return number_of(parsed.tokens[index - 1].text.lower()) or 1
    return 1
