"""The thread of an article: which day and place its sentences leave for those after them.

«Вчера делегация перелетела в Астану. Там премьеры провели переговоры.»
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from reading.facts import Basis, EventDate
from reading.story.called_off import is_called_off, meant_days, meant_places
from reading.story.resolved_days import resolved, width_of
from reading.story.scenes import Scene, SentenceFacts, Setting, Thread
from reading.story.stages import past_places, staged_places
from reading.story.story_days import CLOCK, SHORT, acts, days_of, is_memory, lies_ahead, past_times
from reading.story.tours import stops_on
from reading.text.analysis import Token
from reading.when.dates import FoundDate, Tense
from reading.where.places import Direction, FoundPlace

STEP_BACK = timedelta(days=3)
"""«Вчера делегация перелетела …» after «сегодня» goes on, «неделей ранее» looks back."""


def only_city(scenes: Sequence[SentenceFacts], setting: Setting) -> FoundPlace | None:
    """The city of the whole article, when its story goes on in one only."""
    cities = [
        place
        for facts in scenes
        if facts.quoted is None and facts.places
        if not is_memory(facts, setting)
        if not lies_ahead(facts, setting)
        if not is_called_off(facts, setting)
        for place in past_places(facts, setting)
        if place.is_city
    ]
    return cities[0] if len({place.name for place in cities}) == 1 else None


HEAD_PARAGRAPHS = 5
"""The headline, said twice, and the lines of the page may stand before the text."""

EVE = re.compile("^(?:накануне|ранее|раньше|за)$", re.IGNORECASE)
SIGNS = frozenset(".,/(–—-|:")
PIN = "📍"


def threaded(scenes: Sequence[SentenceFacts], setting: Setting) -> tuple[SentenceFacts, ...]:
    """The sentences, each with the thread that leads to it."""
    city = _opening_city(scenes)
    thread = Thread(past=Scene(place=city), sent_from=city)
    opening, lead = None, _lead(scenes)
    result, paragraph = [], -1
    is_calendar = sum(map(_is_heading, scenes)) > 1
    for facts in scenes:
        if facts.sentence.paragraph != paragraph:
            paragraph = facts.sentence.paragraph
            thread = _back_in_main(thread)
            if _is_entry(facts):
                opening = thread = opening or thread
            if _dateline_city(facts) is not None:
                # What stands above the dateline told of other days.
                thread = replace(thread, past=_sent_on(thread.past, setting))
        result.append(replace(facts, thread=thread))
        if facts.quoted is None:
            thread = _continued(thread, facts, setting, in_lead=paragraph <= lead)
        if _is_heading(facts):
            opening = None
            heading = _day_of(facts, setting) if is_calendar else None
            thread = replace(thread, heading=heading or thread.heading)
        thread = replace(_labelled(thread, facts), there=_there(facts, setting))
    return tuple(result)


def _there(facts: SentenceFacts, setting: Setting) -> Scene:
    """The place named last, and the day on which things were there."""
    place = max(facts.places, key=lambda place: place.first, default=None)
    if place is None:
        return Scene()
    dates = (found for found in facts.dates if found.is_day and not found.is_weekday)
    days = (resolved(found, setting, Tense.PAST) for found in dates)
    when = next((day for day in days if day is not None and width_of(day) <= SHORT), None)
    is_left = place.direction is Direction.WHENCE
    return Scene(None if is_left else when, place, facts.sentence.paragraph)


def _day_of(facts: SentenceFacts, setting: Setting) -> EventDate | None:
    days = (resolved(found, setting, Tense.UNKNOWN) for found in facts.dates)
    return next((day for day in days if day is not None and day.first == day.last), None)


def _labelled(thread: Thread, facts: SentenceFacts) -> Thread:
    """«Кишинёв. Премьер-министр примет …»: what follows is there."""
    words = [i for i, token in enumerate(facts.sentence.tokens) if token.pos != "PUNCT"]
    place = facts.places[0] if len(facts.places) == 1 else None
    is_alone = place is not None and (place.first, place.last) == (words[0], words[-1])
    if thread.heading is None or not is_alone:
        return thread
    past, ahead = (replace(scene, place=place) for scene in (thread.past, thread.ahead))
    return replace(thread, past=past, ahead=replace(ahead, day=thread.heading))


def _lead(scenes: Sequence[SentenceFacts]) -> int:
    """The first paragraph of sentences: what stands before it is headline and stamp."""
    whole = (f.sentence for f in scenes if f.sentence.tokens[-1].text == "." and acts(f))
    return next((sentence.paragraph for sentence in whole), 0)


def _is_entry(facts: SentenceFacts) -> bool:
    """«16:55 Президент принял …»: an entry of a page that is written on through the day."""
    return CLOCK.match("".join(token.text for token in facts.sentence.tokens[:4])) is not None


def _is_heading(facts: SentenceFacts) -> bool:
    """«СУББОТА, 10 МАЯ»: the entries below it are of that day."""
    length = sum(found.span.stop - found.span.start for found in facts.dates)
    return length > 0 and length >= facts.sentence.span.stop - facts.sentence.span.start - 1


def _sent_on(scene: Scene, setting: Setting) -> Scene:
    """The story as of the day on which the article was sent."""
    day = setting.day
    return (
        scene if scene.day is None or day.basis is not Basis.DATELINE else replace(scene, day=day)
    )


def _back_in_main(thread: Thread) -> Thread:
    """A paragraph that steps back to the day before leaves the next one where the story was."""
    return thread if thread.past.main is None else replace(thread, past=thread.past.main)


def _opening_city(scenes: Sequence[SentenceFacts]) -> FoundPlace | None:
    """«АСТАНА, 16 апреля – …», «12 марта, Минск /Корр. …»: the city an article is sent from."""
    for facts in scenes:
        if facts.sentence.paragraph >= HEAD_PARAGRAPHS:
            return None
        city = _dateline_city(facts)
        if city is not None:
            return city
    return None


def _dateline_city(facts: SentenceFacts) -> FoundPlace | None:
    tokens, cities = facts.sentence.tokens, [p for p in facts.places if p.is_city]
    for place in cities:
        after = tokens[place.last + 1 : place.last + 2]
        # «УЛАН-БАТОР – АСТАНА /МОНЦАМЭ/»: of two cities neither is sure.
        is_way = any(o.first == place.last + 2 and o.name != place.name for o in cities)
        if not after or after[0].text not in SIGNS or is_way:
            continue
        if _opens(facts, place) and not (after[0].text == ":" and _speaks(facts, place)):
            return place
    is_pinned = tokens[0].text.startswith(PIN) and not acts(facts) and not facts.mentions
    return cities[0] if is_pinned and len(cities) == 1 else None


def _speaks(facts: SentenceFacts, place: FoundPlace) -> bool:
    """«Банковая: разговор перенесли»: a palace says so; «Джидда: девять часов» is a city."""
    said = facts.sentence.tokens[place.first].text[:KEPT].casefold()
    return not place.name.casefold().startswith(said)


KEPT = 3
"""Letters that no case form of a city changes."""


def _opens(facts: SentenceFacts, place: FoundPlace) -> bool:
    """Nothing stands before the place but a date."""
    before = facts.sentence.tokens[: place.first]
    return all(
        token.pos == "PUNCT" or any(found.span.overlaps(token.span) for found in facts.dates)
        for token in before
    )


def _continued(thread: Thread, facts: SentenceFacts, setting: Setting, *, in_lead: bool) -> Thread:
    if is_called_off(facts, setting):
        return replace(thread, ahead=_called_off(thread.ahead, facts, setting))
    is_future = lies_ahead(facts, setting)
    if is_future or not acts(facts):
        thread = replace(thread, ahead=_next(thread.ahead, facts, setting, Tense.FUTURE))
    if is_future:
        return thread
    if is_memory(facts, setting):
        recall = _remembered if acts(facts) else _headed
        return replace(thread, past=recall(thread.past, facts, setting))
    past, days = thread.past, tuple(days_of(facts, setting, Tense.PAST))
    if days and all(_goes_back(past.day, day) for day in days):
        return thread
    for day in days:
        past = _on_day(past, day, facts, in_lead=in_lead)
    past = _in_place(past, facts, past_places(facts, setting))
    return replace(thread, past=_with_people(thread.past, past, facts))


def _with_people(before: Scene, after: Scene, facts: SentenceFacts) -> Scene:
    """Whoever is named where the place is told, and with those named there, is in it."""
    here = frozenset(name for mention in facts.mentions for name in mention.people)
    if after.place != before.place:
        return replace(after, people=here)
    is_of_them = facts.sentence.paragraph == after.paragraph or here & before.people
    return replace(after, people=before.people | here if is_of_them else before.people)


def _called_off(scene: Scene, facts: SentenceFacts, setting: Setting) -> Scene:
    """«Визит в Баку, намеченный на 5 апреля, отменён»: so is what was meant for then."""
    day = next(meant_days(facts, setting), scene.day)
    place = next(meant_places(facts), scene.place)
    is_same = (day, place) == (scene.day, scene.place)
    return scene if is_same else Scene(day, place, facts.sentence.paragraph)


def _remembered(scene: Scene, facts: SentenceFacts, setting: Setting) -> Scene:
    """«В июне он побывал в Киеве. Там его принял …»: back then, up to the end of the paragraph."""
    told = tuple(past_times(facts, setting))
    places = [place for place in staged_places(facts, setting) if place.is_city]
    if not (told and facts.mentions):
        return scene
    main = scene.main or scene
    return Scene(told[-1], places[-1] if places else None, facts.sentence.paragraph, main)


def _headed(scene: Scene, facts: SentenceFacts, setting: Setting) -> Scene:
    """«Прага, 6 октября 2022 года. На саммите …»: the paragraph tells of that day."""
    over = (found for found in facts.dates if not _is_to_come(found, setting))
    dates = (resolved(found, setting, Tense.PAST) for found in over)
    longest = MONTH if _is_heading(facts) else SHORT
    days = [when for when in dates if when is not None and width_of(when) <= longest]
    cities = [place for place in facts.places if place.is_city]
    if not days:
        return scene
    place = cities[0] if cities else None
    return Scene(days[-1], place, facts.sentence.paragraph, scene.main or scene)


MONTH = 31
"""Days: «2018, апрель.» heads what is told of that month."""


def _is_to_come(found: FoundDate, setting: Setting) -> bool:
    """«30 июня – поездка в Минск», told on the 23rd: the one to come, not that of last year."""
    over, coming = (resolved(found, setting, tense) for tense in (Tense.PAST, Tense.FUTURE))
    anchor = setting.anchor
    if anchor is None or over is None or coming is None or coming == over:
        return False
    is_old = over.last is not None and anchor - over.last > MOST_OF_A_YEAR
    return is_old and coming.first is not None and coming.first - anchor < SOON


SOON, MOST_OF_A_YEAR = timedelta(days=60), timedelta(days=300)


def _on_day(scene: Scene, day: EventDate, facts: SentenceFacts, *, in_lead: bool) -> Scene:
    """The story on that day; a step back leaves the next paragraph where the story was."""
    if day == scene.day or _goes_back(scene.day, day):
        return scene
    after = Scene(day, _kept(scene, facts), facts.sentence.paragraph)
    is_eve = any(EVE.search(token.text) for token in _tokens_of(day, facts))
    is_earlier = scene.day is not None and _is_before(day, scene.day)
    steps_aside = is_earlier or (is_eve and not in_lead)
    if steps_aside and acts(facts):
        return replace(after, main=scene.main or scene)
    return after


def _tokens_of(day: EventDate, facts: SentenceFacts) -> Iterator[Token]:
    span = day.span
    return (token for token in facts.sentence.tokens if span and span.overlaps(token.span))


def _is_before(one: EventDate, other: EventDate) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


def _goes_back(before: EventDate | None, after: EventDate) -> bool:
    """«Неделей ранее министр приезжал в Ташкент»: the story doesn't go on from there."""
    if before is None or after.last is None or before.first is None:
        return False
    return after.last < before.first - STEP_BACK


def _next(scene: Scene, facts: SentenceFacts, setting: Setting, tense: Tense) -> Scene:
    days = tuple(days_of(facts, setting, tense))
    if days:
        place, paragraph = _kept(scene, facts), facts.sentence.paragraph
        scene = Scene(days[-1], place, paragraph, stops=_stops_of(days, facts))
    return _in_place(scene, facts, staged_places(facts, setting))


def _stops_of(days: Sequence[EventDate], facts: SentenceFacts) -> tuple[tuple[str, EventDate], ...]:
    return tuple((place.name, day) for place, day in stops_on(days, facts))


def _kept(scene: Scene, facts: SentenceFacts) -> FoundPlace | None:
    """«Пятница. …» of a week's diary opens a new page; «В пятницу он …» goes on where he was."""
    if acts(facts) or scene.day is None:
        return scene.place
    return next((place for place in facts.places if place.is_city), None)


def _in_place(scene: Scene, facts: SentenceFacts, places: Iterator[FoundPlace]) -> Scene:
    place = _place(scene.place, tuple(places))
    if place == scene.place:
        return scene
    return replace(scene, place=place, paragraph=facts.sentence.paragraph)


def _place(before: FoundPlace | None, staged: Sequence[FoundPlace]) -> FoundPlace | None:
    """The place where the sentence leaves the story; «в Корее» doesn't lead away from Seoul."""
    cities = [place for place in staged if place.is_city]
    if not staged:
        return before
    last = (cities or staged)[-1]
    is_around = before is not None and not last.is_city and before.iso == last.iso
    return before if is_around else last
