"""When a contact took place: by its words, by its forum, by what went before, by the article."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from reading.facts import UNDATED, Basis, EventDate, Form, Precision, Status
from reading.grammar.tenses import is_past
from reading.story.attending import named_forum
from reading.story.contact_tenses import tense_of_words
from reading.story.countings import counted, is_counted_off
from reading.story.locating import place_of_clause, points_back
from reading.story.memories import (
    is_recalled,
    is_round_trip,
    is_told_as_past,
    looks_back,
    own_part,
)
from reading.story.own_days import bound_dates, day_of_words
from reading.story.resolved_days import fits, is_narrow, is_news
from reading.story.scenes import Scene, Setting, Told
from reading.when.dates import Tense
from reading.when.documents import as_month
from reading.when.forums import date_of
from reading.where.places import Direction
from reading.world import ForumSession

AGO = timedelta(days=45)
"""A forum over for longer than that is not what an article was written at."""

EVE = timedelta(days=3)
"""Whoever steps back so far tells of the days before a forum."""

SLACK = timedelta(days=1)
"""A report comes out during a forum, or on the day before or after."""


def date_of_contact(told: Told) -> EventDate:
    """The date of the contact with its basis; UNDATED when nothing tells it."""
    is_memory = not told.facts.dates and (looks_back(own_part(told)) or is_recalled(told))
    is_memory = is_memory or is_round_trip(told) or is_told_as_past(told)
    sources = (
        OWN_SOURCES if is_memory or _is_of_another_day(told) else (*OWN_SOURCES, *ARTICLE_SOURCES)
    )
    if _is_left_behind(told):
        return UNDATED
    if _is_on_eve(told):
        sources = (*OWN_SOURCES, _around_article, _on_eve_of_forum)
    if told.judgement.status is Status.POSTPONED:
        # «Встреча в Давосе отложена»: not to the days of the forum there.
        sources = tuple(source for source in sources if source is not _of_forum)
    found = (when for find in sources if (when := find(told)) is not None)
    return _at_forum(_narrowed(next(found, UNDATED), told), told)


def _narrowed(when: EventDate, told: Told) -> EventDate:
    """«В начале мая провели переговоры. Они состоялись 2 мая»: on the second."""
    day = told.sequel.day if told.frame.word.form is not Form.VISIT else None
    if day is None or not (day.first and day.last and when.first and when.last):
        return when
    is_within = when.first <= day.first and day.last <= when.last
    return day if is_within else when


def _at_forum(when: EventDate, told: Told) -> EventDate:
    """«на саммите ШОС в 2019 году»: on its days, which that year had only once."""
    is_said = when.basis in {Basis.EXPLICIT, Basis.RELATIVE} and when.precision in COARSE
    forum = named_forum(told) if is_said else None
    session = forum.session if forum else None
    if session is None or when.first is None or when.last is None or forum is None:
        return when
    is_within = when.first <= session.first and session.last <= when.last
    return replace(date_of(session, is_during=True), span=forum.span) if is_within else when


COARSE = frozenset({Precision.YEAR, Precision.SEASON, Precision.MONTH})


def _is_left_behind(told: Told) -> bool:
    """«15 мая прилетел в Россию после визита на Украину»: the day is of the journey, not of it."""
    frame, tokens = told.frame, told.facts.sentence.tokens
    if frame.word.form is not Form.VISIT or frame.word.is_verb:
        return False
    over = tokens[frame.trigger].head
    is_after = any(
        tokens[i].text.lower() == "после" for i in told.facts.parsed.children(frame.trigger)
    )
    return is_after and over >= 0 and tokens[over].lemma in told.setting.staging.going


def _is_on_eve(told: Told) -> bool:
    """«Накануне отъезда …»: the day before something whose day nothing tells."""
    return any(
        one.lemma == "накануне" and two.pos == "NOUN" and two.case == "Gen"
        for one, two in pairwise(told.clause)
    )


def _on_eve_of_forum(told: Told) -> EventDate | None:
    """«Накануне саммита СЕЛАК …»: on the days right before it."""
    eves = [token.span.stop for token in told.clause if token.lemma == "накануне"]
    named = [f for f in told.facts.forums if f.session and eves and f.span.start > eves[0]]
    session = named[0].session if named else None
    if session is None or told.judgement.status is not Status.HELD:
        return None
    when = replace(date_of(session), span=named[0].span)
    last = session.first - SLACK
    return replace(when, first=last - SLACK, last=last, precision=Precision.RANGE)


def _around_article(told: Told) -> EventDate | None:
    """What was held on the eve of something, on the article's day or on the one before."""
    day = told.setting.day
    if (
        told.judgement.status is not Status.HELD
        or day.precision is not Precision.DAY
        or not day.last
    ):
        return None
    return replace(day, first=day.last - SLACK, precision=Precision.RANGE)


def _is_of_another_day(told: Told) -> bool:
    """«На следующий день после выборов …», «за неделю до них …»: nothing may tell their day."""
    # «За две недели до саммита …» of a page without a day: it was then that the page came out.
    is_page = told.setting.day.basis is Basis.RELATIVE
    lemmas = [token.lemma for token in told.clause]
    return ("следующий", "день") in pairwise(lemmas) or (is_counted_off(told) and not is_page)


def _of_forum(told: Told) -> EventDate | None:
    forum = named_forum(told)
    is_held = told.judgement.status is Status.HELD
    when = _during(forum.session, told) if forum and forum.session else None
    verb = told.judgement.because
    has_been = is_held and verb is not None and is_past(verb)
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


def _of_heading(told: Told) -> EventDate | None:
    """«Четверг, 25 мая» above the entries of a calendar."""
    heading = told.facts.thread.heading
    return heading if heading and fits(heading, told.judgement.status, told.setting) else None


def _of_pointer(told: Told) -> EventDate | None:
    """«… на конференции в Ташкенте 26 июля. Он встретился там с …»: on her days."""
    day = told.facts.thread.there.day
    if told.judgement.status is not Status.HELD or not points_back(told):
        return None
    return day if day and fits(day, told.judgement.status, told.setting) else None


def _of_sequel(told: Told) -> EventDate | None:
    """«… подписали соглашение. Произошло это в минувшую пятницу.»"""
    return told.sequel.day


def _carried(told: Told) -> EventDate | None:
    """The day the sentences before left off with."""
    thread, paragraph = told.facts.thread, told.facts.sentence.paragraph
    match told.judgement.status:
        case Status.HELD:
            main = thread.past.main
            is_back = main is not None and _is_eve_of(thread.past, main) and _is_on_margins(told)
            return main.day if main is not None and is_back else thread.past.day
        case Status.PLANNED:
            ahead, stop = thread.ahead, _stop_of(thread.ahead, told)
            if stop is not None or (ahead.stops and place_of_clause(told)):
                return stop
            is_near = ahead.paragraph == paragraph
            is_there = is_near or _is_tied(told) or _is_at_home(ahead, told)
            return ahead.day if is_there else None
        case _:
            is_over = tense_of_words(told.clause) is Tense.PAST
            is_one = is_over and _is_one_weekday(thread.past.day, thread.ahead.day)
            return thread.past.day if is_one else thread.ahead.day or thread.past.day


def _is_one_weekday(past: EventDate | None, ahead: EventDate | None) -> bool:
    """«Вторник.» of a diary: told of what lies behind and of what lies ahead."""
    return past is not None and ahead is not None and past.span == ahead.span is not None


def _is_eve_of(scene: Scene, main: Scene) -> bool:
    """«За день до того он поговорил с А. А в кулуарах самого саммита …»: back on its day."""
    eve, day = scene.day, main.day
    if eve is None or day is None or eve.last is None or day.first is None:
        return False
    return timedelta() < day.first - eve.last <= EVE


def _is_at_home(scene: Scene, told: Told) -> bool:
    """«Саммит пройдёт 3–4 апреля в Самарканде. … Она встретится с Мирзиёевым»: then, with him."""
    if scene.place is None or scene.main is not None:
        return False
    world, there = told.setting.world, scene.place.iso
    people = told.frame.participants
    at_home = [m for m in people if (m.country or world.country_of(m.person or "")) == there]
    return len(at_home) == 1


def _stop_of(scene: Scene, told: Told) -> EventDate | None:
    """«8 июля он будет в Баку, 9 июля – в Грузии. В Тбилиси он встретится …»: on the ninth."""
    world, stops = told.setting.world, dict(scene.stops)
    own = place_of_clause(told)
    here = [own] if own else [p.place for p in told.facts.places if p.direction is Direction.WHERE]
    lands = [world.country_by_iso.get(place.country or "") for place in here]
    names = (*(place.name for place in here), *(land.name for land in lands if land))
    return next((stops[name] for name in names if name in stops), None)


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
    return as_month(_near_told(setting)) if is_narrow(setting.day) else None


def _near_told(setting: Setting) -> EventDate:
    """«Во вторник, 9 сентября, …»: what such an article tells besides was on those days."""
    day, told = setting.day, setting.told
    if told is None or day.basis is not Basis.EXPLICIT or not is_news(setting):
        return day
    return replace(day, first=told - SLACK, last=told + SLACK, precision=Precision.RANGE)


def _proves(session: ForumSession, day: EventDate) -> bool:
    """All we know of the article's day is that it was written at the forum."""
    if day.source == f"forums:{session.id}":
        return True
    return not is_narrow(day) and (day.first is None or session.last >= day.first - AGO)


def _is_about_now(told: Told) -> bool:
    """«завтра» of an article whose day is known roughly; «вечером примет …»."""
    before = told.facts.sentence.tokens[: told.frame.trigger]
    words = {token.text.lower() for token in (*before, *told.clause)}
    if words & HOURS or words >= PART_OF_DAY or _names_hour(told):
        return True
    return any(found.is_day_like and not found.is_day for found, _ in bound_dates(told))


def _names_hour(told: Told) -> bool:
    """«после 14 часов», «в 17:30»; not «через 36 часов»."""
    # The colon of a clock is a border of clauses.
    has_clock = CLOCK.search("".join(token.text for token in told.facts.sentence.tokens))
    return has_clock is not None or any(
        one.text.isdecimal() and int(one.text) < HOURS_A_DAY and two.lemma == "час"
        for one, two in pairwise(told.clause)
    )


CLOCK, HOURS_A_DAY = re.compile(r"(?<![\d:])\d{1,2}:\d\d(?![\d:])"), 25

HOURS = frozenset({"утром", "днем", "днём", "вечером", "ночью", "полчаса", "час"})

PART_OF_DAY = frozenset({"половине", "дня"})


Source = Callable[[Told], EventDate | None]

OWN_SOURCES: tuple[Source, ...] = (
    counted,
    day_of_words,
    _of_heading,
    _of_pointer,
    _of_sequel,
    _of_forum,
)
"""What the sentence itself says, the surest first; a memory has no other date."""

ARTICLE_SOURCES: tuple[Source, ...] = (_carried, _of_coming_forum, _of_article)
