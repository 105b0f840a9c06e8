"""What the next sentence adds: «… подписали соглашение. Произошло это в пятницу в Оше.»"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reading.facts import EventDate
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_future, is_past
from reading.story.bonds import governor_of, is_in_course
from reading.story.memories import looks_back
from reading.story.resolved_days import resolved
from reading.story.scenes import Scene, SentenceFacts, Setting
from reading.story.story_days import days_of, is_of_opening, past_times
from reading.text.analysis import Token
from reading.when.dates import Tense
from reading.where.places import Direction, FoundPlace

GATHERING = "event"
TOLD = frozenset({"это", "мероприятие", "церемония", "подписание"})
OTHER = frozenset({"amod", "nummod", "det"})


def with_sequels(scenes: Sequence[SentenceFacts], setting: Setting) -> tuple[SentenceFacts, ...]:
    """The sentences, each with the day and place that the next one gives to what it tells."""
    linked = (_linked(facts, after, setting) for facts, after in pairwise(scenes))
    return (*linked, *scenes[-1:])


def _linked(facts: SentenceFacts, after: SentenceFacts, setting: Setting) -> SentenceFacts:
    day = _day_of_course(facts, after, setting)
    if day is not None:
        return replace(facts, added=Scene(day))
    root = _root_of_sequel(facts, after, setting)
    if root is None:
        return facts
    if root.lemma in setting.contacts.verbs and not _happens(root, setting.contacts.cues):
        # «Обсудили подготовку ноябрьского саммита»: its dates are of what they talked about.
        return replace(facts, added=_added(after, iter(())))
    if is_future(root) or root.lemma in setting.contacts.cues["planned"]:
        return replace(facts, announced=_added(after, days_of(after, setting, Tense.FUTURE)))
    return replace(facts, added=_added(after, past_times(after, setting)))


def _day_of_course(
    facts: SentenceFacts, after: SentenceFacts, setting: Setting
) -> EventDate | None:
    """«Во время аудиенции, состоявшейся 24 ноября, гость передал …»: the day of what was told.

    So does «Встреча, продолжавшаяся в четверг пять часов, прошла при посредничестве …».
    """
    is_near = after.sentence.paragraph - facts.sentence.paragraph <= 1
    if not is_near or not facts.mentions or facts.quoted or after.quoted:
        return None
    parsed, nouns = after.parsed, setting.contacts.nouns
    for found in after.dates:
        first = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), 0)
        acting = (i for i in parsed.ancestors(first) if parsed.tokens[i].relation == "acl")
        over = parsed.tokens[next(acting, first)].head
        is_course = over >= 0 and parsed.tokens[over].lemma in nouns and is_in_course(parsed, over)
        goes_on = is_of_opening(parsed, found, setting) and _is_just_told(parsed, 0, setting)
        if is_course or goes_on:
            return resolved(found, setting, Tense.PAST)
    return None


def _root_of_sequel(facts: SentenceFacts, after: SentenceFacts, setting: Setting) -> Token | None:
    """Of «Встреча прошла …», «Это произошло …», «Переговоры пройдут …», of nobody else.

    They stand right behind the people who met or will meet.
    """
    # News are often told a sentence a paragraph.
    is_near = after.sentence.paragraph - facts.sentence.paragraph <= 1
    if not is_near or not facts.mentions or after.mentions or after.quoted or facts.quoted:
        return None
    parsed, cues = after.parsed, setting.contacts.cues
    root = next((i for i, token in enumerate(parsed.tokens) if token.head < 0), None)
    if root is None:
        return None
    beside = parsed.children(root)
    is_denied = any(parsed.tokens[i].lemma == "не" for i in beside)
    subjects = [i for i in beside if parsed.tokens[i].relation.startswith("nsubj")]
    is_told = bool(subjects) and all(_is_just_told(parsed, i, setting) for i in subjects)
    is_event = is_told and _happens(parsed.tokens[root], cues)
    goes_on = not subjects and _is_of_both(parsed.tokens[root], setting)
    return parsed.tokens[root] if (is_event or goes_on) and not is_denied else None


def _is_of_both(token: Token, setting: Setting) -> bool:
    """«Беседовали в Елисейском дворце»: those who have just been told to meet."""
    is_plural_past = is_past(token) and token.feats.get("Number") == "Plur"
    is_finite = token.feats.get("VerbForm") == "Fin"
    return is_plural_past and is_finite and token.lemma in setting.contacts.verbs


def _happens(token: Token, cues: Mapping[str, frozenset[str]]) -> bool:
    """«прошла», «пройдёт», «запланированы», but not «проходит»."""
    is_event = token.lemma in cues["happening"] and (is_past(token) or is_future(token))
    return is_event or (token.lemma in cues["planned"] and token.feats.get("Variant") == "Short")


def _is_just_told(parsed: Parsed, index: int, setting: Setting) -> bool:
    """«Это», «Встреча», but not «Прошлая встреча»; «Ранее встреча …» looks back as well."""
    is_other = any(parsed.tokens[i].relation in OTHER for i in parsed.children(index))
    lemma, nouns = parsed.tokens[index].lemma, setting.contacts.nouns
    # «Форум пройдёт …» is no name for what two people talked about.
    told = lemma in TOLD or (lemma in nouns and nouns[lemma].kind != GATHERING)
    return told and not is_other and not looks_back(parsed.tokens)


def _added(facts: SentenceFacts, days: Iterator[EventDate]) -> Scene:
    parsed = facts.parsed
    there = [place for place in facts.places if _is_there(parsed, place)]
    places = sorted(there, key=lambda place: not place.is_city)
    return Scene(next(days, None), next(iter(places), None), facts.sentence.paragraph)


def _is_there(parsed: Parsed, place: FoundPlace) -> bool:
    """«прошла в Вене», but not «прошла в преддверии форума в Вене»."""
    governor = governor_of(parsed, place.start, place.last)
    is_of_verb = governor is not None and parsed.tokens[governor].head < 0
    return is_of_verb and place.direction is Direction.WHERE
