"""What the next sentence adds: «… подписали соглашение. Произошло это в пятницу в Оше.»"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_past
from reading.story.bonds import governor_of
from reading.story.memories import looks_back
from reading.story.scenes import Scene, SentenceFacts, Setting
from reading.story.story_days import past_times
from reading.where.places import Direction, FoundPlace

TOLD = frozenset({"это", "мероприятие", "церемония", "подписание"})
OTHER = frozenset({"amod", "nummod", "det"})


def with_sequels(scenes: Sequence[SentenceFacts], setting: Setting) -> tuple[SentenceFacts, ...]:
    """The sentences, each with the day and place that the next one gives to what it tells."""
    linked = (
        replace(facts, added=_added(after, setting)) if _is_sequel(facts, after, setting) else facts
        for facts, after in pairwise(scenes)
    )
    return (*linked, *scenes[-1:])


def _is_sequel(facts: SentenceFacts, after: SentenceFacts, setting: Setting) -> bool:
    """«Встреча прошла …», «Это произошло …», of nobody else, right behind the people who met."""
    is_near = facts.sentence.paragraph == after.sentence.paragraph
    if not is_near or not facts.mentions or after.mentions or after.quoted or facts.quoted:
        return False
    parsed, cues = after.parsed, setting.contacts.cues
    root = next((i for i, token in enumerate(parsed.tokens) if token.head < 0), None)
    if root is None or parsed.tokens[root].lemma not in cues["happening"]:
        return False
    beside = parsed.children(root)
    is_denied = any(parsed.tokens[i].lemma == "не" for i in beside)
    subjects = [i for i in beside if parsed.tokens[i].relation.startswith("nsubj")]
    is_told = bool(subjects) and all(_is_just_told(parsed, i, setting) for i in subjects)
    return is_past(parsed.tokens[root]) and is_told and not is_denied


def _is_just_told(parsed: Parsed, index: int, setting: Setting) -> bool:
    """«Это», «Встреча», but not «Прошлая встреча»; «Ранее встреча …» looks back as well."""
    is_other = any(parsed.tokens[i].relation in OTHER for i in parsed.children(index))
    told = parsed.tokens[index].lemma in TOLD | frozenset(setting.contacts.nouns)
    return told and not is_other and not looks_back(parsed.tokens)


def _added(facts: SentenceFacts, setting: Setting) -> Scene:
    parsed = facts.parsed
    there = [place for place in facts.places if _is_there(parsed, place)]
    places = sorted(there, key=lambda place: not place.is_city)
    day = next(past_times(facts, setting), None)
    return Scene(day, next(iter(places), None), facts.sentence.paragraph)


def _is_there(parsed: Parsed, place: FoundPlace) -> bool:
    """«прошла в Вене», but not «прошла в преддверии форума в Вене»."""
    governor = governor_of(parsed, place.start, place.last)
    is_of_verb = governor is not None and parsed.tokens[governor].head < 0
    return is_of_verb and place.direction is Direction.WHERE
