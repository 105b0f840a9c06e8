"""Which days and places of a sentence belong to which of its contacts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol, TypeVar

from reading.facts import Span
from reading.plain.circumstances import Around
from reading.plain.frames import Frame
from reading.plain.grammar import Words
from reading.plain.inflection import RELATIVE
from reading.plain.scenes import Scene
from reading.where.places import Direction, FoundPlace


class Spanned(Protocol):
    @property
    def span(self) -> Span: ...


NEAR = 8
"""Tokens from «since» to its date."""

LONGEST_SAYING = 6
"""Tokens of «said in a statement on»."""

INTERVALS = frozenset({"years", "months", "weeks", "days", "decades"})
ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "only", "latest"}
)

T = TypeVar("T", bound=Spanned)


def beside(scene: Scene, around: Around, frame: Frame) -> Around:
    """What stands around a contact, without what stands nearer to others.

    «headed to Samarkand, where a dinner is scheduled for Thursday»: only the dinner is then.
    """
    if frame.is_inside:
        around = _of_phrase(scene, around, frame)
    related = next(_related(scene, around, frame), None)
    if related is not None:
        dates = tuple(_nearest(around.dates, scene, frame)) or tuple(
            date for date in around.dates if _leads_on(scene, frame, date.span)
        )
        return replace(around, dates=dates, places=(related,))
    where = (place for place in around.places if place.direction is Direction.WHERE)
    others = (place for place in around.places if place.direction is not Direction.WHERE)
    return replace(
        around,
        dates=tuple(_nearest(around.dates, scene, frame)),
        places=(*others, *_nearest(where, scene, frame)),
    )


def not_of_saying(scene: Scene, around: Around, says: Words) -> Around:
    """Without the days on which something was said: «…, an aide said on Thursday».

    What is still to come is on another day. «In two years» it isn't either.
    """
    dates = (
        date
        for date in around.dates
        if not _is_of_saying(scene, date.span, says)
        and not _is_interval(scene, _token_at(scene, date.span))
    )
    return replace(around, dates=tuple(dates))


def _is_of_saying(scene: Scene, span: Span, says: Words) -> bool:
    """A verb of saying stands before it, with nobody, no comma and no contact between."""
    at = _token_at(scene, span)
    for index in range(at - 1, max(-1, at - 1 - LONGEST_SAYING), -1):
        token = scene.tokens[index]
        if token.lemma in says and "Tense" in token.feats:
            return True
        is_contact = any(t.first <= index <= t.last for t in scene.triggers)
        if token.pos == "PUNCT" or is_contact or scene.low(index) in scene.borders:
            return False
    return False


def _of_phrase(scene: Scene, around: Around, frame: Frame) -> Around:
    """«during talks in Ankara, X spoke of the war of 2022»: what stands in the phrase itself."""
    stop = frame.first
    if scene.company_follows:
        commas = (i for i in range(frame.last, len(scene.tokens)) if scene.low(i) == ",")
        stop = next(commas, len(scene.tokens))
    end = scene.tokens[stop - 1].span.stop if stop else 0
    return replace(
        around,
        dates=tuple(date for date in around.dates if date.span.stop <= end),
        places=tuple(place for place in around.places if place.span.stop <= end),
    )


def _leads_on(scene: Scene, frame: Frame, span: Span) -> bool:
    """«In January he travelled to Rome, where he met X»: nothing but «where» parts them."""
    at = _token_at(scene, span)
    between = scene.words(at + 1, frame.first)
    return at < frame.first and [w for w in between if w in scene.borders] == ["where"]


def _related(scene: Scene, around: Around, frame: Frame) -> Iterator[FoundPlace]:
    """«flew in from Lima, where he met X»: the place a clause begins with."""
    for place in around.places:
        is_attribute = place.last + 1 == frame.first and not scene.company_follows
        if is_attribute and scene.tokens[place.last].feats.get("Case") == RELATIVE:
            yield replace(place, direction=Direction.WHERE)  # «Аляскадағы кездесу»
        at = place.last + 1 + (scene.low(place.last + 1) == ",")
        if scene.low(at) == "where" and at < frame.first and not scene.parted(at, frame.first):
            yield replace(place, direction=Direction.WHERE)


def _nearest(found: Iterable[T], scene: Scene, frame: Frame) -> Iterable[T]:
    """Those with the fewest other words of contact between, when nothing parts them."""
    own = [one for one in found if _is_of(scene, frame, one.span)]
    fewest = min((_between(scene, frame, one.span) for one in own), default=0)
    return (one for one in own if _between(scene, frame, one.span) == fewest)


def _is_of(scene: Scene, frame: Frame, span: Span) -> bool:
    """Not parted from it, unless it is parted from all of them."""
    at = _token_at(scene, span)
    if _opens_clause(scene, frame, span):
        return True
    # «her first visit since taking office in 2011»
    is_since = "since" in scene.words(at - NEAR, at) or _is_interval(scene, at)
    if is_since or (scene.company_follows and scene.apart(frame.first, at)):
        return False
    if _is_of_what_comes(scene, frame, at):
        return False
    if not _is_parted(scene, frame.first, at):
        return True
    if at > frame.last and "will" in scene.words(_last_border(scene, at), at):
        return False  # «spoke of the summit, which will be held in November»
    return all(_is_parted(scene, trigger.first, at) for trigger in scene.triggers)


def _is_of_what_comes(scene: Scene, frame: Frame, at: int) -> bool:
    """«қарашада өтетін саммитті талқылады»: the summit is then, not the talk about it."""
    between = scene.words(at, frame.first) if frame.word.is_verb else []
    return not scene.company_follows and any(map(TO_COME.search, between))


TO_COME = re.compile("(?:[еа]|й)т[іы]н$")


def _opens_clause(scene: Scene, frame: Frame, span: Span) -> bool:
    """«since 2008, WHEN X came to Yerevan»: the day of what follows."""
    after = (i for i, token in enumerate(scene.tokens) if token.span.start >= span.stop)
    at = next(after, len(scene.tokens))
    at += scene.low(at) == ","
    return scene.low(at) == "when" and at < frame.first and not scene.parted(at, frame.first)


def _is_interval(scene: Scene, at: int) -> bool:
    """«his second visit IN TWO YEARS»: how long it was."""
    is_long = scene.low(at) == "in" and scene.low(at + 2) in INTERVALS
    return is_long and bool(ORDINALS & {*scene.words(0, at)})


def _last_border(scene: Scene, at: int) -> int:
    return max((i for i in range(at) if scene.low(i) in scene.borders), default=0)


def _between(scene: Scene, frame: Frame, span: Span) -> int:
    """«talks in Riyadh, met X in Tel Aviv»: what follows a word of contact is its own first."""
    at = _token_at(scene, span)
    start, stop = min(frame.last, at), max(frame.first, at)
    between = sum(start < trigger.first < stop for trigger in scene.triggers)
    is_claimed = at < frame.first and any(trigger.first < at for trigger in scene.triggers)
    return between + (is_claimed and scene.company_follows)


def _token_at(scene: Scene, span: Span) -> int:
    return next((i for i, token in enumerate(scene.tokens) if token.span.start >= span.start), 0)


def _is_parted(scene: Scene, one: int, other: int) -> bool:
    return scene.parted(min(one, other), max(one, other))
