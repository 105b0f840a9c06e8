"""The thread of an article: which day and place its sentences leave for those after them.

«Вчера делегация перелетела в Астану. Там премьеры провели переговоры.»
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from reading.dates import FoundDate, Tense
from reading.facts import EventDate, Status
from reading.places import FoundPlace
from reading.scenes import Scene, SentenceFacts, Setting, Thread
from reading.stages import staged_places
from reading.syntax import Parsed
from reading.tenses import is_future, is_past
from reading.timing import fits, looks_back, resolved, width_of
from reading.windows import is_ahead

RECENT = timedelta(days=10)
"""A day farther back from the article's own is a memory; the article doesn't go on from it."""

STEP_BACK = timedelta(days=3)
"""«Вчера делегация перелетела …» after «сегодня» goes on, «неделей ранее» looks back."""

SHORT = 10
"""Days. A longer stretch of time is no day to go on from."""


def only_city(scenes: Sequence[SentenceFacts], setting: Setting) -> FoundPlace | None:
    """The city of the whole article, when its story goes on in one only."""
    cities = [
        place
        for facts in scenes
        if facts.quoted is None
        if not _is_memory(facts, setting)
        if not _is_future(facts, setting)
        for place in staged_places(facts, setting)
        if place.is_city
    ]
    return cities[0] if len({place.name for place in cities}) == 1 else None


HEAD_PARAGRAPHS = 5
"""The headline, said twice, and the lines of the page may stand before the text."""

SIGNS = frozenset(".,/(–—-|:")


def threaded(scenes: Sequence[SentenceFacts], setting: Setting) -> tuple[SentenceFacts, ...]:
    """The sentences, each with the thread that leads to it."""
    thread = Thread(past=Scene(place=_opening_city(scenes)))
    result = []
    for facts in scenes:
        result.append(replace(facts, thread=thread))
        if facts.quoted is None:
            thread = _continued(thread, facts, setting)
    return tuple(result)


def _opening_city(scenes: Sequence[SentenceFacts]) -> FoundPlace | None:
    """«АСТАНА, 16 апреля – …», «12 марта, Минск /Корр. …»: the city an article is sent from."""
    for facts in scenes:
        if facts.sentence.paragraph >= HEAD_PARAGRAPHS:
            return None
        for place in facts.places:
            after = facts.sentence.tokens[place.last + 1 : place.last + 2]
            if place.is_city and after and after[0].text in SIGNS and _opens(facts, place):
                return place
    return None


def _opens(facts: SentenceFacts, place: FoundPlace) -> bool:
    """Nothing stands before the place but a date."""
    before = facts.sentence.tokens[: place.first]
    return all(
        token.pos == "PUNCT" or any(found.span.overlaps(token.span) for found in facts.dates)
        for token in before
    )


def _continued(thread: Thread, facts: SentenceFacts, setting: Setting) -> Thread:
    if _is_future(facts, setting):
        return replace(thread, ahead=_next(thread.ahead, facts, setting, Tense.FUTURE))
    if _is_memory(facts, setting):
        return thread
    past = _next(thread.past, facts, setting, Tense.PAST)
    return thread if _goes_back(thread.past, past) else replace(thread, past=past)


def _goes_back(before: Scene, after: Scene) -> bool:
    """«Неделей ранее министр приезжал в Ташкент»: the story doesn't go on from there."""
    if before.day is None or after.day is None:
        return False
    if after.day.last is None or before.day.first is None:
        return False
    return after.day.last < before.day.first - STEP_BACK


def _next(scene: Scene, facts: SentenceFacts, setting: Setting, tense: Tense) -> Scene:
    days, place = tuple(_days(facts, setting, tense)), _place(scene.place, facts, setting)
    if not days and place == scene.place:
        return scene
    return Scene(days[-1] if days else scene.day, place, facts.sentence.paragraph)


def _place(before: FoundPlace | None, facts: SentenceFacts, setting: Setting) -> FoundPlace | None:
    """The place where the sentence leaves the story; «в Корее» doesn't lead away from Seoul."""
    staged = tuple(staged_places(facts, setting))
    cities = [place for place in staged if place.is_city]
    if not staged:
        return before
    last = (cities or staged)[-1]
    is_around = before is not None and not last.is_city and before.iso == last.iso
    return before if is_around else last


def _days(facts: SentenceFacts, setting: Setting, tense: Tense) -> Iterator[EventDate]:
    status = Status.PLANNED if tense is Tense.FUTURE else Status.HELD
    parsed = Parsed(facts.sentence, facts.mentions)
    for found in facts.dates:
        is_stamp = setting.day.span is not None and found.span.overlaps(setting.day.span)
        if is_stamp or _describes(parsed, found):
            continue
        when = resolved(found, setting, tense)
        if when is None or width_of(when) > SHORT or not fits(when, status, setting):
            continue
        if tense is Tense.FUTURE or _is_recent(when, setting):
            yield when


def _describes(parsed: Parsed, found: FoundDate) -> bool:
    """«визит, начавшийся 30 апреля», «чей самолёт ждут завтра»: no day of the story."""
    first = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), 0)
    return any(parsed.tokens[i].relation.startswith("acl") for i in parsed.ancestors(first))


def _is_recent(when: EventDate, setting: Setting) -> bool:
    day = setting.day.first
    return day is None or when.last is None or when.last >= day - RECENT


def _is_memory(facts: SentenceFacts, setting: Setting) -> bool:
    """All its dates are old, or words say that it looks back."""
    dates = [resolved(found, setting, Tense.PAST) for found in facts.dates]
    told = [when for when in dates if when is not None]
    if told:
        return not any(_is_recent(when, setting) for when in told)
    return looks_back(facts.sentence.tokens)


def _is_future(facts: SentenceFacts, setting: Setting) -> bool:
    """What its main verb says lies ahead."""
    tokens, planned = facts.sentence.tokens, setting.contacts.cues["planned"]
    roots = {i for i, token in enumerate(tokens) if token.head < 0}
    main = [t for i, t in enumerate(tokens) if i in roots or t.head in roots]
    return is_ahead(facts.sentence) or any(
        is_future(token) or (token.lemma in planned and not is_past(token))
        for token in main
        if token.pos in {"VERB", "AUX", "ADJ"}
    )
