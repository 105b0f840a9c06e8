"""When a contact took place: by its words, by its forum, by what went before, by the article."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from reading.facts import CALLED_OFF, UNDATED, Basis, EventDate, Precision, Status
from reading.grammar.governors import is_finite
from reading.grammar.tenses import is_past
from reading.story.attending import named_forum
from reading.story.bonds import Bond, Bonds, turn_before, turns_at
from reading.story.contact_tenses import (
    is_meant_for,
    is_of_the_future,
    is_of_the_past,
    tense_of,
    word_before,
)
from reading.story.locating import country_of, place_of_clause
from reading.story.memories import is_recalled, looks_back
from reading.story.scenes import Scene, Setting, Told
from reading.when.dates import FoundDate, Tense, resolve
from reading.when.forums import date_of
from reading.when.periods import month_period
from reading.world import ForumSession

AGO = timedelta(days=45)
"""A forum over for longer than that is not what an article was written at."""

LONGEST_DAY = timedelta(days=366)
"""Days that a text proves of itself help its contacts only when they lie so near together."""

MONTH = timedelta(days=31)
WEEK = timedelta(days=7)

SLACK = timedelta(days=1)
"""A report comes out during a forum, or on the day before or after."""


def date_of_contact(told: Told) -> EventDate:
    """The date of the contact with its basis; UNDATED when nothing tells it."""
    tokens = told.facts.sentence.tokens
    is_memory = not told.facts.dates and (looks_back(tokens) or is_recalled(told))
    sources = (
        OWN_SOURCES if is_memory or _is_of_another_day(told) else (*OWN_SOURCES, *ARTICLE_SOURCES)
    )
    if told.judgement.status is Status.POSTPONED:
        # «Встреча в Давосе отложена»: not to the days of the forum there.
        sources = tuple(source for source in sources if source is not _of_forum)
    found = (when for find in sources if (when := find(told)) is not None)
    return next(found, UNDATED)


def _is_of_another_day(told: Told) -> bool:
    """«На следующий день после выборов …»: on the day after one that nothing may tell."""
    lemmas = [token.lemma for token in told.clause]
    return ("следующий", "день") in pairwise(lemmas)


def resolved(found: FoundDate, setting: Setting, tense: Tense) -> EventDate | None:
    """The date as seen from the article's day, or from what the text proves of it."""
    anchor = setting.anchor
    if anchor is None and found.is_weekday and not _is_within_week(setting.day):
        return None
    if anchor is None and is_narrow(setting.day):
        anchor = setting.day.first if tense is Tense.FUTURE else setting.day.last
    told = _told_in_full(setting.day)
    if anchor is None and told is not None and found.is_day and not found.is_weekday:
        return _beside(found, told)
    return resolve(found, anchor, tense)


def _is_within_week(day: EventDate) -> bool:
    """«в воскресенье» of a year or a month is any of its Sundays."""
    return day.first is not None and day.last is not None and day.last - day.first < WEEK


def _told_in_full(day: EventDate) -> date | None:
    """A day of its text is all that is known of the article: no table of the world says more."""
    return day.first if day.last is None and day.source is None else None


def _beside(found: FoundDate, told: date) -> EventDate | None:
    """«6 июня 2023 года … 7 июня …»: the year goes on for the days around."""
    when = resolve(found, told, Tense.UNKNOWN)
    if when is None or when.first is None or when.last is None or not found.is_partial:
        return when
    return when if when.first - MONTH <= told <= when.last + MONTH else None


def is_narrow(day: EventDate) -> bool:
    """Known on both sides, within a year."""
    return day.first is not None and day.last is not None and day.last - day.first <= LONGEST_DAY


def fits(when: EventDate, status: Status | None, setting: Setting) -> bool:
    """A held contact is not in the article's future, a planned one not in its past."""
    day = setting.day
    if status is Status.HELD:
        return day.last is None or when.first is None or when.first <= day.last
    if status is Status.PLANNED:
        return day.first is None or when.last is None or when.last >= day.first
    return True


def width_of(when: EventDate) -> int:
    return (when.last - when.first).days if when.first and when.last else 10**6


def _of_words(told: Told) -> EventDate | None:
    """The date that its clause gives, else its sentence; the narrowest of those."""
    options = []
    for found, bond in _bound_dates(told):
        tense = tense_of(told, found)
        if tense is Tense.PAST and bond is Bond.SENTENCE and is_of_the_future(told, found):
            continue
        if tense is Tense.FUTURE and is_of_the_past(told, found):
            continue
        when = resolved(found, told.setting, tense)
        is_coarse = bond is Bond.SENTENCE and when is not None and when.precision is Precision.YEAR
        if when is None or is_coarse or not fits(when, STATUS_OF[tense], told.setting):
            continue
        rank = (
            _is_stamp(found, told.setting),
            bond is Bond.SENTENCE,
            # «2 июля прибудет в Ташкент, а 4 июля встретится с …»: the day of its own verb.
            not _is_in_clause(told, found),
            Bonds(told).steps_to(found.span),
            width_of(when),
            bond,
        )
        options.append((*rank, found.span.start, when))
    return min(options, key=lambda option: option[:-1])[-1] if options else None


def _bound_dates(told: Told) -> Iterator[tuple[FoundDate, Bond]]:
    """The dates of the sentence that may be its own, but not «не 4 октября»."""
    bonds = Bonds(told)
    for found in told.facts.dates:
        bond = bonds.of_span(found.span)
        if told.judgement.status in CALLED_OFF:
            bond = _bond_of_plan(told, found, bond)
        is_others = _is_of_the_next(told, found) or _is_of_the_one_before(told, found)
        if bond is Bond.FOREIGN or _is_denied(told, found) or is_others:
            continue
        yield found, bond


def _is_in_clause(told: Told, found: FoundDate) -> bool:
    return any(found.span.overlaps(token.span) for token in told.clause)


def _bond_of_plan(told: Told, found: FoundDate, bond: Bond) -> Bond:
    """«премьер накануне слёг, и встречу отменили»: of other days only the one it was meant for."""
    parsed = told.facts.parsed
    if is_meant_for(parsed, found, told.setting.contacts.cues["planned"]):
        return min(bond, Bond.SENTENCE)
    return bond if bond is Bond.OWN else Bond.FOREIGN


def _is_of_the_next(told: Told, found: FoundDate) -> bool:
    """«встретился с А, а накануне вечером – с Б», «…, а Б накануне слёг»: the eve is not A's."""
    tokens, frame = told.facts.sentence.tokens, told.frame
    first = next((i for i, t in enumerate(tokens) if found.span.overlaps(t.span)), 0)
    start = max([frame.trigger, *(mention.last for mention in frame.participants)])
    turn = max((i for i in range(start, first) if turns_at(tokens, i)), default=None)
    if turn is None:
        return False
    follows = any(mention.first > turn for mention in told.facts.mentions)
    is_next_to = all(token.pos == "ADP" for token in tokens[turn + 1 : first])
    acts_anew = any(is_finite(token) for token in tokens[turn + 1 :])
    return follows and (is_next_to or acts_anew)


def _is_of_the_one_before(told: Told, found: FoundDate) -> bool:
    """«3 мая позвонил А, а вчера, 5 мая, – Б»: the third is not B's."""
    half = turn_before(told)
    if half is None:
        return False
    ahead, last = (told.facts.sentence.tokens[index].span.start for index in half)
    is_dated = any(ahead < other.span.start < last for other in told.facts.dates)
    return is_dated and found.span.stop <= ahead


def _is_stamp(found: FoundDate, setting: Setting) -> bool:
    """«ПЕКИН, 26 апреля. Глава МИД с 28 апреля посетит …»: the day of the report."""
    return setting.day.span is not None and found.span.overlaps(setting.day.span)


STATUS_OF = {Tense.PAST: Status.HELD, Tense.FUTURE: Status.PLANNED, Tense.UNKNOWN: None}


def _is_denied(told: Told, found: FoundDate) -> bool:
    return word_before(told, found) == "не"


def _of_forum(told: Told) -> EventDate | None:
    forum = named_forum(told)
    when = _during(forum.session, told) if forum and forum.session else None
    verb = told.judgement.because
    has_been = told.judgement.status is Status.HELD and verb is not None and is_past(verb)
    # «общались на саммите»: not on the one to come.
    return None if when and has_been and not fits(when, Status.HELD, told.setting) else when


def _of_coming_forum(told: Told) -> EventDate | None:
    """A plan «на полях саммита», when the article has announced only one."""
    forum = told.setting.coming
    if forum is None or forum.session is None or told.judgement.status is not Status.PLANNED:
        return None
    return date_of(forum.session, is_during=True) if _is_on_margins(told) else None


def _is_on_margins(told: Told) -> bool:
    """«на полях саммита», «в ходе форума»: of the one that the article has named before."""
    staging, tokens = told.setting.staging, told.facts.sentence.tokens
    for index, token in enumerate(tokens):
        over = tokens[token.head].lemma if token.head >= 0 else ""
        beside = {tokens[i].lemma for i in told.facts.parsed.children(index)}
        if token.lemma in GATHERINGS and staging.frames & ({over} | beside):
            return True
    return False


GATHERINGS = frozenset({"саммит", "форум", "сессия", "заседание", "конференция", "ассамблея"})


def _during(session: ForumSession, told: Told) -> EventDate | None:
    """While a forum is on, the article's own day says more than the calendar."""
    anchor, is_held = told.setting.anchor, told.judgement.status is Status.HELD
    if is_held and anchor and session.first - SLACK <= anchor <= session.last + SLACK:
        return None
    return date_of(session, is_during=True)


def _of_sequel(told: Told) -> EventDate | None:
    """«… подписали соглашение. Произошло это в минувшую пятницу.»"""
    return told.sequel.day


def _carried(told: Told) -> EventDate | None:
    """The day the sentences before left off with."""
    thread, paragraph = told.facts.thread, told.facts.sentence.paragraph
    match told.judgement.status:
        case Status.HELD:
            return thread.past.day
        case Status.PLANNED:
            is_near = thread.ahead.paragraph == paragraph
            is_there = is_near or _is_tied(told) or _is_at_home(thread.ahead, told)
            return _day_of_stop(thread.ahead, told) if is_there else None
        case _:
            return thread.ahead.day or thread.past.day


def _is_at_home(scene: Scene, told: Told) -> bool:
    """«Саммит пройдёт 3–4 апреля в Самарканде. … Она встретится с Мирзиёевым»: then, with him."""
    if scene.place is None or scene.main is not None:
        return False
    at_home = [m for m in told.frame.participants if country_of(told, m) == scene.place.iso]
    return len(at_home) == 1 and len(told.frame.participants) > 1


def _day_of_stop(scene: Scene, told: Told) -> EventDate | None:
    """«8 июля он будет в Баку, 9 июля – в Тбилиси. В Баку он встретится …»: on the eighth."""
    place = place_of_clause(told)
    if not scene.stops or place is None:
        return scene.day
    return dict(scene.stops).get(place.name)


def _is_tied(told: Told) -> bool:
    """«на полях саммита», «там», «в программе»: on the days of what was announced before."""
    staging, tokens = told.setting.staging, told.facts.sentence.tokens
    lemmas = {token.lemma for token in (*tokens[: told.frame.trigger], *told.clause)}
    return bool(lemmas & (staging.frames | {"там"}))


def _of_article(told: Told) -> EventDate | None:
    """What is told without a day of its own is as old as the article."""
    setting = told.setting
    if told.judgement.status is not Status.HELD and not _is_about_now(told):
        return None
    forum = setting.forum
    if forum and forum.session and _proves(forum.session, setting.day):
        return replace(date_of(forum.session), span=forum.span)
    return _as_month(setting.day) if is_narrow(setting.day) else None


def _proves(session: ForumSession, day: EventDate) -> bool:
    """All we know of the article's day is that it was written at the forum."""
    if day.source == f"forums:{session.id}":
        return True
    return not is_narrow(day) and (day.first is None or session.last >= day.first - AGO)


def _is_about_now(told: Told) -> bool:
    """«завтра» of an article whose day is known roughly; «вечером примет …»."""
    words = {token.text.lower() for token in told.clause}
    if words & HOURS or words >= PART_OF_DAY:
        return True
    return any(found.is_day_like and not found.is_day for found, _ in _bound_dates(told))


HOURS = frozenset({"утром", "днем", "днём", "вечером", "ночью", "полчаса", "час"})
PART_OF_DAY = frozenset({"половине", "дня"})


def _as_month(day: EventDate) -> EventDate:
    """Days that follow from a calendar are no better known than their month."""
    first, last = day.first, day.last
    if day.basis not in {Basis.FORUM, Basis.ANNIVERSARY} or not (first and last):
        return day
    months = [month_period(first.year, first.month), month_period(last.year, last.month)]
    month = max(months, key=lambda m: min(m.last, last) - max(m.first, first))
    if last - first > month.last - month.first + SLACK or day.precision is Precision.DAY:
        return day
    return replace(day, first=month.first, last=month.last, precision=Precision.MONTH)


Source = Callable[[Told], EventDate | None]

OWN_SOURCES: tuple[Source, ...] = (_of_words, _of_sequel, _of_forum)
"""What the sentence itself says, the surest first; a memory has no other date."""

ARTICLE_SOURCES: tuple[Source, ...] = (_carried, _of_coming_forum, _of_article)
