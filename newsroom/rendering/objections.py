"""What a reader says is wrong, as operators see it, and what the reader hears."""

from datetime import date

from newsroom.rendering.corrections import correction_line
from newsroom.rendering.html import Html, bold, join, shorten
from newsroom.rendering.lines import meeting_line
from newsroom.rendering.sources import source_words
from newsroom.rendering.texts import Texts
from storage.meetings import MeetingCard
from storage.models import Correction, Objection, Person

EVIDENCE_LENGTH = 480
REPORTS = 3


def objection_card(
    texts: Texts, objection: Objection, about: MeetingCard | Person | None, today: date
) -> Html:
    """The claim, the fact with its sentences and outlets, the reader's words."""
    aspect = texts("objection-aspect", aspect=objection.aspect.value)
    words = [texts("objection-words", words=objection.words)] if objection.words else []
    title = texts("objection-title", number=objection.id, aspect=aspect)
    return join([title, *_fact(texts, about, today), *words])


def verdict_line(texts: Texts, objection: Objection, correction: Correction | None) -> Html:
    if correction is None:
        return texts("objection-declined", number=objection.id)
    what = correction_line(texts, correction)
    return texts("objection-corrected", number=objection.id, what=what)


def fact_line(texts: Texts, about: MeetingCard | Person, today: date) -> Html:
    if isinstance(about, Person):
        return bold(about.name)
    return meeting_line(texts, about.meeting, about.participants, today=today)


def _fact(texts: Texts, about: MeetingCard | Person | None, today: date) -> list[Html]:
    if about is None:
        return [texts("correct-gone")]
    if isinstance(about, Person):
        return [fact_line(texts, about, today)]
    sentences = [
        join(
            [
                f"▸ «{shorten(told.evidence, EVIDENCE_LENGTH)}»",
                source_words(texts, told.article, told.outlet),
            ],
            " — ",
        )
        for told in about.reports[:REPORTS]
    ]
    return [fact_line(texts, about, today), *sentences]
