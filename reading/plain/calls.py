"""«X spoke with Y. The call lasted an hour.», «X made several calls. He spoke with Y and Z.»"""

from collections.abc import Sequence
from dataclasses import replace

from reading.facts import REMOTE, Form
from reading.plain.drafts import Told
from reading.plain.frames import Frame


def by_phone(told: Sequence[Told]) -> list[Told]:
    """Talks become calls when the sentence beside speaks of a call and tells of none itself."""
    forms = [None, *(_call_of_nobody(one) for one in told), None]
    return [
        _called(one, forms[number + 2] or forms[number]) for number, one in enumerate(told)
    ]  # forms[number] is of the sentence before


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
