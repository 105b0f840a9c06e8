"""«X held a series of meetings in Bishkek on August 29.»: the sentences after tell with whom.

A sentence with a word of contact and nobody met gives its day and city to those that follow.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from reading.facts import Form
from reading.plain.circumstances import Around
from reading.plain.cues import Cue
from reading.plain.grammar import Marker
from reading.plain.scenes import Scene
from reading.when.dates import FoundDate, Tense, resolve
from reading.where.places import Direction, FoundPlace

NOT_YET = frozenset({"planned", "postponed", "cancelled", "unreal"})

FARTHEST = 6
"""Sentences that a lead reaches."""

FRESH = timedelta(days=7)
"""How old the news of a lead may be."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What the sentence `number` leaves to those after it."""

    number: int
    dates: tuple[FoundDate, ...] = ()
    places: tuple[FoundPlace, ...] = ()

    def under(self, number: int, around: Around) -> Around:
        """What stands around the contacts of a sentence, with what it leaves out itself."""
        if number - self.number > FARTHEST:
            return around
        dates = around.dates or self.dates
        is_sited = any(place.direction is Direction.WHERE for place in around.places)
        return replace(
            around,
            dates=dates,
            places=around.places if is_sited else (*around.places, *self.places),
        )


def lead_of(number: int, scene: Scene, around: Around, cues: Iterable[Cue]) -> Lead | None:
    """The lead that a sentence in which nobody met anybody is; None when it is none."""
    if not _holds_meetings(scene) or any(cue.kind in NOT_YET for cue in cues):
        return None
    cities = tuple(
        replace(place, first=-1, last=-1)
        for place in around.places
        if place.is_city and place.direction is Direction.WHERE
    )
    dates = tuple(filter(None, (_as_news(date, around) for date in around.dates)))
    is_one = len(dates) == 1 and len(around.dates) == 1
    lead = Lead(number, dates if is_one else (), cities if len(cities) == 1 else ())
    return lead if lead.dates or lead.places else None


def _holds_meetings(scene: Scene) -> bool:
    """Somebody acts, and a word of meeting follows."""
    acting = [u for u in scene.marked(Marker.SUBJECT) if u.members]
    met = [t for t in scene.triggers if t.word.form in {Form.MEETING, Form.TALKS}]
    return bool(acting and met) and acting[0].first < met[-1].first


def _as_news(date: FoundDate, around: Around) -> FoundDate | None:
    """The date as a day just over, whatever the tense of the sentences after; None if it is not."""
    when = resolve(date, around.anchor, Tense.PAST)
    if around.anchor is None or when is None or when.first is None or when.last is None:
        return None
    is_fresh = around.anchor - FRESH <= when.first <= when.last <= around.anchor
    return replace(date, event_date=when, partial=None) if date.is_day and is_fresh else None
