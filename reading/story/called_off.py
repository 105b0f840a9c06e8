"""What is called off had its day and place: «отменил визит в Киев, намеченный на пятницу»."""

from collections.abc import Iterator

from reading.facts import CALLED_OFF, EventDate
from reading.story.contact_tenses import is_meant_for, tense_of_plan
from reading.story.resolved_days import resolved
from reading.story.scenes import SentenceFacts, Setting
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


def meant_places(facts: SentenceFacts) -> Iterator[FoundPlace]:
    """«поездку в Брюссель»: where it was to lead."""
    return (place for place in facts.places if place.direction not in NOT_THERE)
