"""«через два дня после переговоров с А»: A day counted from that of another contact."""

from dataclasses import dataclass
from itertools import pairwise

from reading.facts import UNDATED, EventDate, Precision, Status
from reading.story.resolved_days import resolved
from reading.story.scenes import Told
from reading.text.analysis import Token
from reading.when.countings import Count, count_of
from reading.when.dates import Tense

LEADING = frozenset({"через", "спустя"})
AFTER = "после"
UNITS, SIDES = frozenset({"день", "сутки", "неделя", "месяц", "год"}), frozenset({"после", "до"})
LONGEST = 4
"""Tokens from «через» to «после»: «спустя две недели после», «через день после»."""


@dataclass(frozen=True, slots=True)
class _Count:
    """`start` is the token «через», `after` the token «после»; `between` is what they count."""

    start: int
    after: int
    between: Count


def counted(told: Told) -> EventDate | None:
    """The day of what such words count from, or of what they count to; None without them.

    UNDATED: it is what they count from, and nothing tells its day.
    """
    return _day_counted(told) or (UNDATED if _is_counted_from(told) else None)


def is_counted_off(told: Told) -> bool:
    """«за неделю до выборов …», of a contact behind these words."""
    start = told.facts.sentence.tokens[told.frame.trigger].span.start
    ahead = [token.lemma for token in told.clause if token.span.start < start]
    return any(one in UNITS and two in SIDES for one, two in pairwise(ahead))


def _is_counted_from(told: Told) -> bool:
    """«через два дня после переговоров с …»: the day is of what came then, not of the talks."""
    tokens, trigger = told.facts.sentence.tokens, told.frame.trigger
    if told.frame.word.is_verb:
        return False
    prepositions = (
        i for i in told.facts.parsed.children(trigger) if tokens[i].lemma in SIDES and i < trigger
    )
    return any(i > 0 and tokens[i - 1].lemma in UNITS for i in prepositions)


def _day_counted(told: Told) -> EventDate | None:
    count = _count_in(told.facts.sentence.tokens)
    if count is None or told.judgement.status is not Status.HELD:
        return None
    trigger = told.frame.trigger
    if trigger > count.after and trigger == _first_contact(told, count.after):
        return None if _days_behind(told, count) else count.between.before(_base(told, count))
    behind = _days_behind(told, count)
    return count.between.after(behind[0]) if behind else None


def is_beyond(told: Told, index: int) -> bool:
    """«встретился в Осло через два дня после того, как его приняли в Риге»: Riga is not theirs."""
    count = _count_in(told.facts.sentence.tokens)
    return count is not None and (told.frame.trigger > count.after) != (index > count.after)


def _count_in(tokens: tuple[Token, ...]) -> _Count | None:
    for start, token in enumerate(tokens):
        if token.text.lower() not in LEADING:
            continue
        words = [one.text.lower() for one in tokens[start + 1 : start + 1 + LONGEST]]
        if AFTER not in words:
            continue
        between = words[: words.index(AFTER)]
        number = between[0] if len(between) > 1 else "1"
        counted_days = count_of(number, between[-1]) if between else None
        if counted_days is not None:
            return _Count(start, start + 1 + len(between), counted_days)
    return None


def _first_contact(told: Told, after: int) -> int | None:
    triggers = (one.index for one in told.facts.telling.triggers if one.index > after)
    return min(triggers, default=None)


def _days_behind(told: Told, count: _Count) -> list[EventDate]:
    """The days that stand in the same clause behind «после»: «… после переговоров 5 мая с А»."""
    parsed = told.facts.parsed
    trigger = _first_contact(told, count.after)
    end = parsed.clause(count.after if trigger is None else trigger).stop
    scope = parsed.tokens[count.after + 1 : end]
    days = [
        resolved(found, told.setting, Tense.PAST)
        for found in told.facts.dates
        if found.is_day_like and any(found.span.overlaps(token.span) for token in scope)
    ]
    return [day for day in days if day is not None]


def _base(told: Told, count: _Count) -> EventDate | None:
    """The day of the later contact: that of the words before, else of the story."""
    start = told.facts.sentence.tokens[count.start].span.start
    own = [
        when
        for found in told.facts.dates
        if found.is_day_like and found.span.stop <= start
        if (when := resolved(found, told.setting, Tense.PAST)) is not None
    ]
    story = told.facts.thread.past.day
    is_told = story is not None and story.precision is Precision.DAY
    return own[-1] if own else story if is_told else None
