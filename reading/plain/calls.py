"""What the sentence beside says of a contact: «X spoke with Y. The call lasted an hour.»

Also «X made several calls. He spoke with Y and Z.» and «X met Y. The meeting, in Oslo, …».
"""

from collections.abc import Sequence
from dataclasses import replace

from reading.facts import REMOTE, Form
from reading.plain.circumstances import Around
from reading.plain.drafts import Told
from reading.plain.frames import Frame
from reading.where.places import Direction


def by_phone(told: Sequence[Told]) -> list[Told]:
    """Talks become calls when the sentence beside speaks of a call and tells of none itself."""
    forms = [None, *(_call_of_nobody(one) for one in told), None]
    return [
        _called(one, _opens_with_it(one, own) or after or before)
        for one, before, own, after in zip(told, forms, forms[1:], forms[2:], strict=False)
    ]


def _opens_with_it(told: Told, form: Form | None) -> Form | None:
    """«In separate phone calls, X spoke with Y and Z»."""
    return form if told.scene.low(0) in {"in", "during"} else None


def _call_of_nobody(told: Told) -> Form | None:
    """The form of a call of which the sentence doesn't say who spoke."""
    if any((frame.means or frame.word.form) in REMOTE for frame in told.frames):
        return None
    words = (t.word.form for t in told.scene.triggers if t.word.form in REMOTE)
    means = (means.form for means in told.scene.means)
    return next(words, None) or next(means, None)


def _called(told: Told, form: Form | None) -> Told:
    if form is None:
        return told
    return replace(told, frames=tuple(_by(frame, form) for frame in told.frames))


def _by(frame: Frame, form: Form) -> Frame:
    is_talk = frame.word.is_verb and frame.word.form is Form.TALKS and frame.means is None
    return replace(frame, means=form) if is_talk else frame


def sited(told: Sequence[Told]) -> list[Told]:
    """The city that the next sentence gives: «The meeting, in Entebbe, was chaired by Z»."""
    following = [*told[1:], None]
    return [
        replace(one, around=_there(one, after)) if after else one
        for one, after in zip(told, following, strict=True)
    ]


def _there(told: Told, after: Told) -> Around:
    own = any(place.direction is Direction.WHERE for place in told.around.places)
    triggers = after.scene.triggers[:1]
    is_meant = bool(triggers) and triggers[0].first == 1 and after.scene.low(0) == "the"
    cities = tuple(
        replace(place, first=-1, last=-1)
        for place in after.around.places
        if place.is_city and place.direction is Direction.WHERE
    )
    if own or after.frames or not is_meant or len(cities) != 1:
        return told.around
    return replace(told.around, places=(*told.around.places, *cities))
