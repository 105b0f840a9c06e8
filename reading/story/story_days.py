"""Which days of a sentence are of the story, which of a memory, and which lie ahead."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from reading.facts import Basis, EventDate, Status
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_future, is_past
from reading.story.contact_tenses import tense_of_words
from reading.story.memories import looks_back
from reading.story.resolved_days import fits, is_stamped, resolved, width_of
from reading.story.scenes import SentenceFacts, Setting
from reading.text.analysis import ACTING
from reading.when.bearings import tells_year
from reading.when.clues import is_ahead_of
from reading.when.dates import FoundDate, Tense
from reading.when.windows import is_ahead

RECENT = timedelta(days=10)
"""A day farther back from the article's own is a memory; the article doesn't go on from it."""

SEASON = 92
"""Days. A longer stretch is no time to stay in for a paragraph."""

SHORT = 10
"""Days. A longer stretch of time is no day to go on from."""

CLOCK = re.compile(r"\W{0,3}\d{1,2}:\d\d")


def days_of(facts: SentenceFacts, setting: Setting, tense: Tense) -> Iterator[EventDate]:
    """The days on which its story goes on, told in that tense."""
    status = Status.PLANNED if tense is Tense.FUTURE else Status.HELD
    parsed = facts.parsed
    for found in facts.dates:
        is_stamp = is_stamped(found, setting)
        comes = tense is Tense.FUTURE and _is_of_coming(parsed, found, setting)
        is_told = comes or is_of_opening(parsed, found, setting)
        if is_stamp or (_describes(parsed, found) and not is_told):
            continue
        when = resolved(found, setting, tense)
        if when is None or width_of(when) > SHORT or not fits(when, status, setting):
            continue
        if _is_of_article(when, facts, setting):
            continue
        if tense is Tense.FUTURE or _is_recent(when, setting):
            yield when


def latest_told(scenes: Sequence[SentenceFacts]) -> date | None:
    """The latest day that the text gives with its year as one that is over."""
    days = (
        found.event_date.first
        for facts in scenes
        for found in facts.dates
        if found.is_day and tells_year(found) and not is_ahead_of(facts.sentence, found)
    )
    return max((day for day in days if day is not None), default=None)


def past_times(facts: SentenceFacts, setting: Setting) -> Iterator[EventDate]:
    """What its own past tense dates, up to a season long: «В июне он побывал в Киеве»."""
    parsed = facts.parsed
    for found in facts.dates:
        when = resolved(found, setting, Tense.PAST)
        is_own = not _describes(parsed, found) and not _is_to_come(parsed, found)
        if is_own and when is not None and width_of(when) <= SEASON:
            yield when


def _is_of_article(when: EventDate, facts: SentenceFacts, setting: Setting) -> bool:
    """«9 ОКТ, 12:31» above the text, «график на текущую неделю»: no day of the story."""
    day = setting.day
    if day.first is None or day.last is None or when.first is None or when.last is None:
        return False
    has_clock = any(CLOCK.match(token.text) for token in facts.sentence.tokens)
    is_stamp = has_clock and not acts(facts) and when.first == when.last == day.last
    is_around = when.first < when.last and when.first <= day.first and day.last < when.last
    # «7–8 апреля министр будет в Нью-Йорке», told on the seventh, is of the story.
    has_visit = any(t.lemma in setting.contacts.nouns for t in facts.sentence.tokens)
    is_told = acts(facts) and (bool(facts.mentions) or has_visit)
    is_of_visit = is_told and when.basis is Basis.EXPLICIT
    return is_stamp or (is_around and not is_of_visit)


def _is_to_come(parsed: Parsed, found: FoundDate) -> bool:
    """«подтвердил, что эксперты приедут весной»."""
    first = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), 0)
    return tense_of_words([parsed.tokens[i] for i in parsed.clause(first)]) is Tense.FUTURE


def _describes(parsed: Parsed, found: FoundDate) -> bool:
    """«визит, начавшийся 30 апреля», «чей самолёт ждут завтра»: no day of the story."""
    first = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), 0)
    return any(parsed.tokens[i].relation.startswith("acl") for i in parsed.ancestors(first))


def is_of_opening(parsed: Parsed, found: FoundDate, setting: Setting) -> bool:
    """«Встреча, продолжавшаяся в четверг пять часов, прошла …»: the day of what it goes on with."""
    first = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), 0)
    describing = (i for i in parsed.ancestors(first) if parsed.tokens[i].relation == "acl")
    word = next(describing, None)
    if word is None or parsed.tokens[word].head != 0 or not is_past(parsed.tokens[word]):
        return False
    took_place = parsed.tokens[word].lemma in setting.contacts.cues["happening"] | LASTING
    return took_place and parsed.tokens[0].lemma in setting.contacts.nouns


LASTING = frozenset({"продолжаться", "продлиться", "длиться", "затянуться"})


def _is_of_coming(parsed: Parsed, found: FoundDate, setting: Setting) -> bool:
    """«примет участие в саммите, который пройдёт 5 мая»: then he will be there."""
    first = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), 0)
    over = next((i for i in parsed.ancestors(first) if parsed.tokens[i].pos in ACTING), -1)
    return over >= 0 and is_coming(parsed, over, setting)


def is_coming(parsed: Parsed, verb: int, setting: Setting) -> bool:
    """«саммит, который пройдёт …»: the verb says of a gathering that it will be held."""
    token = parsed.tokens[verb]
    held = parsed.tokens[token.head].lemma if token.head >= 0 else ""
    happens = token.lemma in setting.contacts.cues["happening"] and is_future(token)
    return happens and token.relation.startswith("acl") and held in setting.staging.gathering


def _is_recent(when: EventDate, setting: Setting) -> bool:
    day = setting.day.first
    return day is None or when.last is None or when.last >= day - RECENT


def is_memory(facts: SentenceFacts, setting: Setting) -> bool:
    """All its dates are old, or words say that it looks back."""
    dates = [resolved(found, setting, Tense.PAST) for found in facts.dates]
    told = [when for when in dates if when is not None]
    if told:
        return not any(_is_recent(when, setting) for when in told)
    return looks_back(facts.sentence.tokens)


def lies_ahead(facts: SentenceFacts, setting: Setting) -> bool:
    """What its main verb says lies ahead."""
    tokens, planned = facts.sentence.tokens, setting.contacts.cues["planned"]
    roots = {i for i, token in enumerate(tokens) if token.head < 0}
    main = [t for i, t in enumerate(tokens) if i in roots or t.head in roots]
    return is_ahead(facts.sentence) or any(
        is_future(token) or (token.lemma in planned and not is_past(token))
        for token in main
        if token.pos in {"VERB", "AUX", "ADJ"}
    )


def acts(facts: SentenceFacts) -> bool:
    """It acts: «24 июля – переговоры с исполняющим обязанности» does not."""
    return any(
        token.pos in {"VERB", "AUX"}
        and (token.feats.get("VerbForm") != "Part" or token.feats.get("Variant") == "Short")
        for token in facts.sentence.tokens
    )
