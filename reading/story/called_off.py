"""What is called off had its day and place: «отменил визит в Киев, намеченный на пятницу»."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reading.facts import CALLED_OFF, EventDate
from reading.grammar.governors import is_finite
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_past
from reading.story.contact_tenses import is_meant_for, tense_of_plan
from reading.story.resolved_days import resolved
from reading.story.scenes import SentenceFacts, Setting
from reading.text.analysis import ACTING
from reading.when.dates import FoundDate
from reading.where.places import Direction, FoundPlace

NOT_THERE = frozenset({Direction.NONE, Direction.WHENCE})


def is_called_off(facts: SentenceFacts, setting: Setting) -> bool:
    """«отложил визит …», «поездка … не состоится»: its main verb says that nothing comes of it."""
    parsed, cues = facts.parsed, setting.contacts.cues
    root = next((i for i, token in enumerate(parsed.tokens) if token.head < 0), None)
    if root is None:
        return False
    lemma = parsed.tokens[root].lemma
    if any(lemma in cues[status.value] for status in CALLED_OFF):
        return True
    fails = lemma in cues["happening"] or lemma in setting.staging.going
    return fails and any(parsed.tokens[i].lemma == "не" for i in parsed.children(root))


def meant_days(facts: SentenceFacts, setting: Setting) -> Iterator[EventDate]:
    """The days for which the sentence says that it was meant."""
    parsed = facts.parsed
    for found in facts.dates:
        when = resolved(found, setting, tense_of_plan(found))
        if when is not None and is_meant_for(parsed, found, setting.contacts.cues["planned"]):
            yield when


AFTER = 3
"""Sentences within which it is told when what was called off was to be."""


def with_meant_days(scenes: Sequence[SentenceFacts], setting: Setting) -> tuple[SentenceFacts, ...]:
    """«Поездка сорвалась. В среду его ждали в Вене»: it was meant for that Wednesday."""
    return tuple(
        replace(facts, meant=_meant_in(facts, scenes[n + 1 : n + 1 + AFTER], setting))
        if is_called_off(facts, setting)
        else facts
        for n, facts in enumerate(scenes)
    )


def _meant_in(
    facts: SentenceFacts, later: Iterable[SentenceFacts], setting: Setting
) -> EventDate | None:
    days = (
        resolved(found, setting, tense_of_plan(found))
        for after in later
        if after.quoted is None and not (after.mentions and _others(facts, after))
        for found in after.dates
        if _was_meant(after.parsed, found, setting.contacts.cues["planned"])
    )
    return next((day for day in days if day is not None), None)


def _others(facts: SentenceFacts, after: SentenceFacts) -> bool:
    here, there = (
        {name for mention in one.mentions for name in mention.people} for one in (facts, after)
    )
    return not here & there


def _was_meant(parsed: Parsed, found: FoundDate, planned: frozenset[str]) -> bool:
    """«её ждали 5 мая», «ожидалось, что он приедет 5 мая»; not «назначена на 5 мая»: that holds."""
    first = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), None)
    for index in () if first is None else parsed.ancestors(first):
        token, under = parsed.tokens[index], parsed.children(index)
        if token.lemma in planned:
            words = (token, *(parsed.tokens[i] for i in under if parsed.tokens[i].pos == "AUX"))
            return any(is_past(word) and is_finite(word) for word in words)
        if token.relation not in {"ccomp", "csubj", "xcomp"} and token.pos in ACTING:
            return False
    return False


def meant_places(facts: SentenceFacts) -> Iterator[FoundPlace]:
    """«поездку в Брюссель»: where it was to lead."""
    return (place for place in facts.places if place.direction not in NOT_THERE)
