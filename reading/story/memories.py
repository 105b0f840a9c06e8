"""Contacts that a text only recalls: they have neither the day nor the place of its story."""

from collections.abc import Sequence
from itertools import pairwise

from reading.grammar.governors import governors
from reading.grammar.tenses import is_past
from reading.story.scenes import Told
from reading.text.analysis import Token

REMINDING = frozenset({"напомним", "напомню", "напоминаем", "напоминает"})
PREVIOUS = frozenset({"предыдущий", "прежде"})
THEN = "тогда"
STILL = frozenset({"же", "еще", "ещё"})
"""«Тогда же», «тогда ещё министр»: on the day just told, and what somebody was on it."""

LAST, TIMES = frozenset({"прошлый", "последний"}), frozenset({"раз", "встреча"})
WAS_THERE = frozenset({"побывать", "посетить", "приезжать", "находиться", "гостить"})
"""«До этого делегация побывала в Ташкенте»: on some day before."""
SEVERAL = frozenset({"несколько", "много", "не", "столько", "немало"})
COUNTS = frozenset({"дважды", "трижды", "четырежды", "неоднократно", "многократно"})
BEFORE = frozenset({"уже", "ранее", "прежде", "раньше"})
OF_OTHER_TIMES = PREVIOUS | LAST | COUNTS | {THEN}


def looks_back(tokens: Sequence[Token]) -> bool:
    """«Ранее сообщалось …», «До этого побывала …», «в прошлый раз»."""
    lemmas = [token.lemma for token in tokens]
    return (
        _is_of_other_times(tokens)
        or lemmas[:1] == ["ранее"]
        or (lemmas[:1] == ["до"] and bool(WAS_THERE & set(lemmas)))
    )


def _is_of_other_times(tokens: Sequence[Token]) -> bool:
    """«Напомним, …», «в прошлый раз», «последняя встреча», «уже дважды встречались»."""
    if not REMINDING.isdisjoint([token.text.lower() for token in tokens]):
        return True
    lemmas = [token.lemma for token in tokens]
    if OF_OTHER_TIMES.isdisjoint(lemmas):
        return False
    pairs = list(pairwise([*lemmas, ""]))
    return (
        not PREVIOUS.isdisjoint(lemmas)
        or any(one == THEN and two not in STILL for one, two in pairs)
        or any(one in LAST and two in TIMES for one, two in pairs)
        or any(one in BEFORE and two in COUNTS for one, two in pairs)
    )


def own_part(told: Told) -> Sequence[Token]:
    """The sentence between semicolons: «С Х; его самолёт, напомним, облетал …» is no memory."""
    tokens, trigger = told.facts.sentence.tokens, told.frame.trigger
    marks = [i for i, token in enumerate(tokens) if token.text == ";"]
    start = max((i for i in marks if i < trigger), default=-1)
    stop = min((i for i in marks if i >= trigger), default=len(tokens))
    return tokens[start + 1 : stop]


ONCE = frozenset({"недавно", "когда-то", "некогда", "однажды", "неоднократно", "многократно"})
EARLIER = frozenset({"недавний", "прошлый", "прошедший", "предыдущий", "прежний"})
OVER = frozenset({"пройти", "состояться"})
"""«о прошедшей встрече», «о состоявшихся переговорах»."""

RECALLING = frozenset({"вспомнить", "вспоминать", "припомнить"})


THERE_AND_BACK = frozenset({"приезжать", "прилетать", "ездить", "летать", "бывать", "заезжать"})
"""«приезжал»: came and has left again, some time ago."""


def is_round_trip(told: Told) -> bool:
    """«Эрдоган приезжал в Астану», but not «приезжает»; nor «прибыл», which is news."""
    tokens, frame = told.facts.sentence.tokens, told.frame
    verb = frame.trigger if frame.verb is None else frame.verb
    leads_somewhere = any(tokens[place.last].head == verb for place in told.facts.places)
    return leads_somewhere and tokens[verb].lemma in THERE_AND_BACK and is_past(tokens[verb])


def is_told_as_past(told: Told) -> bool:
    """«17 августа рассказал о недавней встрече»: that is the day of the telling."""
    parsed, at = told.facts.parsed, told.frame.trigger
    described = {parsed.tokens[i].lemma for i in parsed.children(at)}
    return bool(described & (EARLIER | OVER)) and any(
        one.is_told_of for one in governors(parsed, at)
    )


def is_recalled(told: Told) -> bool:
    """«недавно виделись», «на прошлой встрече», «вспомнили встречу с …», «в своё время вели …»."""
    tokens, frame = told.facts.sentence.tokens, told.frame
    own = {frame.trigger, *(() if frame.verb is None else (frame.verb,))}
    words = {token.lemma for token in tokens if token.head in own}
    described = {token.lemma for token in tokens if token.head == frame.trigger}
    over = tokens[tokens[frame.trigger].head].lemma if tokens[frame.trigger].head >= 0 else ""
    return (
        _is_of_other_times(_own_words(told))
        or bool(words & ONCE)
        or bool(described & EARLIER)
        or over in RECALLING
        or any((one.lemma, two.lemma) == ("свой", "время") for one, two in pairwise(told.clause))
        or _is_of_many_times(told)
    )


def _own_words(told: Told) -> Sequence[Token]:
    """Of its clause what stands in its part of the sentence: to the parser it may reach farther."""
    part = own_part(told)
    start, stop = part[0].span.start, part[-1].span.stop
    return [token for token in told.clause if start <= token.span.start < stop]


def _is_of_many_times(told: Told) -> bool:
    """«пять раз обсуждал», «не раз встречались»: on days that nobody lists."""
    tokens, frame = told.facts.sentence.tokens, told.frame
    verb = frame.trigger if frame.verb is None else frame.verb
    own = {frame.trigger, verb, *(tokens[i].head for i in (verb,) if tokens[i].relation == "conj")}
    counts = [
        one
        for one, two in pairwise(told.clause)
        if two.lemma == "раз" and {one.head, two.head} & own
    ]
    is_many = any(one.pos == "NUM" or one.lemma in SEVERAL for one in counts)
    # «вручил письмо и пять раз поблагодарил» is once.
    goes_on = tokens[verb].feats.get("Aspect") == "Imp"
    return is_many and goes_on and not any(found.is_day_like for found in told.facts.dates)
