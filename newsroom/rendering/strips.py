"""The meetings of one person along the time, a lane for each counterpart. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from newsroom.rendering.dates import month_words
from newsroom.rendering.html import Html, join, plain
from newsroom.rendering.lines import form_kind, principals
from newsroom.rendering.names import country_name, surname
from newsroom.rendering.sketches import Heading, Lane, Mark, StripSketch
from newsroom.rendering.texts import Texts
from reading.facts import CALLED_OFF, Form, ParticipantKind, Status
from storage.meetings import Listed, Page
from storage.models import MeetingParticipant, Person

MOST_LANES = 9
YEAR = 12
SHORT_MONTH = 3
LONGEST_MARK = 200
"""Days; what may have been within more of them says nothing in a picture of time."""

OTHERS = ""


def strip_sketch(texts: Texts, person: Person, page: Page, today: date) -> StripSketch | None:
    """None where no meeting has days of its own. `page`: the latest meetings of the person."""
    marks = [(one, mark) for one in page.items for mark in _marks(one)]
    sides = {side.key: side for one, _ in marks for side in _counterparts(one, person)}
    counted = Counter(side.key for one, _ in marks for side in _counterparts(one, person))
    chosen = [key for key, _ in counted.most_common(MOST_LANES)]
    lanes: dict[str, list[Mark]] = defaultdict(list)
    for one, mark in marks:
        keys = {side.key for side in _counterparts(one, person)}
        for key in {key if key in chosen else OTHERS for key in keys}:
            lanes[key].append(mark)
    if not lanes:
        return None
    order = [*chosen, *([OTHERS] if OTHERS in lanes else [])]
    forms = {mark.form for _, mark in marks}
    left_out = len(page.items) - len(marks)
    return StripSketch(
        heading=Heading(
            title=texts.called(person.name),
            subtitle=texts.plain("strip-heading"),
            notes=tuple(_notes(texts, page, left_out)),
        ),
        lanes=tuple(
            Lane(
                _label(texts, sides[key]) if key else texts.plain("strip-others"),
                tuple(sorted(lanes[key], key=lambda mark: (mark.first, mark.last, mark.form))),
            )
            for key in order
        ),
        forms=tuple((form.value, plain(form_kind(texts, form))) for form in Form if form in forms),
        today=today,
        months=tuple(
            plain(month_words(texts, month))[:SHORT_MONTH] for month in range(1, YEAR + 1)
        ),
    )


def strip_caption(texts: Texts, person: Person, page: Page) -> Html:
    key = "timeline-title-many" if page.is_least else "timeline-title"
    head = texts(key, about=join([" · ", texts.called(person.name)], ""), count=page.total)
    return join([head, texts("strip-legend")])


def _notes(texts: Texts, page: Page, left_out: int) -> Iterator[str]:
    yield texts.plain("strip-legend")
    if page.has_more:
        yield texts.plain("strip-latest", count=len(page.items))
    if left_out:
        yield texts.plain("strip-left-out", count=left_out)


def _marks(one: Listed) -> list[Mark]:
    """The mark of the meeting; none when its days are not known well enough, or it was off."""
    meeting = one.meeting
    first, last = meeting.first_on, meeting.last_on
    if first is None or last is None or meeting.status in CALLED_OFF:
        return []
    if (last - first).days > LONGEST_MARK:
        return []
    return [Mark(first, last, meeting.form.value, meeting.status is Status.HELD)]


def _counterparts(one: Listed, person: Person) -> Sequence[MeetingParticipant]:
    return [side for side in principals(one.participants) if side.person_id != person.id]


def _label(texts: Texts, side: MeetingParticipant) -> str:
    if side.kind is ParticipantKind.PERSON:
        return surname(texts.called(side.name), side.country)
    if side.kind is ParticipantKind.COUNTRY and side.country:
        return country_name(side.country, texts.language)
    return side.name
