"""One meeting as one line, in answers and digests alike."""

from collections.abc import Sequence
from datetime import date

from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import Html, bold, escape, join, shorten
from newsroom.rendering.names import country_name, short_name, surname
from newsroom.rendering.texts import Texts
from reading.facts import Form, Part, ParticipantKind, Status
from storage.models import Meeting, MeetingParticipant
from storage.plans import has_passed

ICONS = {
    Status.HELD: "✅",
    Status.PLANNED: "🗓",
    Status.POSTPONED: "⏸",
    Status.CANCELLED: "✖",
}
OVERDUE_ICON, DOUBTED_ICON = "⌛", "❔"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PAIR = 2
NAMES_IN_LINE = 4
FORUM_LENGTH = 90

Participants = Sequence[MeetingParticipant]


def meeting_line(
    texts: Texts,
    meeting: Meeting,
    participants: Participants,
    *,
    today: date,
    about: int | None = None,
    when: Html | None = None,
) -> Html:
    """Icon, date, place, form, participants, forum, number of independent reports.

    `about`: the person whose page it is on, who goes without saying. `when`: other words for the
    date, such as «сегодня».
    """
    when = bold(when or date_words(texts, date_of(meeting)))
    place = _place(texts, meeting)
    head = join([when, place], ", ") if place else when
    others = _others(texts, meeting, participants, about)
    what = join([form_words(texts, meeting), *([others] if others else [])], ": ")
    parts = [join([head, what], " — "), *_forum(texts, meeting)]
    return join([status_icon(meeting, today), join(parts, " · "), reports_mark(meeting)], " ")


def short_line(
    texts: Texts,
    meeting: Meeting,
    participants: Participants,
    *,
    today: date,
    has_place: bool = False,
) -> Html:
    """The line under a heading that already gives date and forum: «✅ Токаев — Дуда (Польша) ¹».

    `has_place`: the heading gives the place as well.
    """
    sides = [
        join([_surname(texts, side), *_country(texts, side)], " ")
        for side in principals(participants)
    ]
    who = _travel(texts, meeting, participants) or _listed(texts, sides)
    what = [] if meeting.form in PLAIN_FORMS else [form_words(texts, meeting)]
    place = [] if has_place else _place_apart(texts, meeting, participants)
    words = join([join([*what, who], ": "), *place], ", ")
    return join([status_icon(meeting, today), words, reports_mark(meeting)], " ")


def numbered(number: int, line: Html) -> Html:
    """The line with the number of the button that opens its card."""
    return join([f"{number}.", line], " ")


PLAIN_FORMS = frozenset({Form.MEETING, Form.SIDELINES})


def status_icon(meeting: Meeting, today: date) -> Html:
    if meeting.is_doubted:
        return escape(DOUBTED_ICON)
    return escape(OVERDUE_ICON if is_overdue(meeting, today) else ICONS[meeting.status])


def is_overdue(meeting: Meeting, today: date) -> bool:
    """Announced for a time that has passed, and nothing reports that it took place."""
    announced = meeting.status in {Status.PLANNED, Status.POSTPONED}
    return announced and has_passed(meeting, today)


def reports_mark(meeting: Meeting) -> Html:
    """The number of independent reports, raised: ²."""
    return escape(str(meeting.independent_reports).translate(SUPERSCRIPTS))


def form_words(texts: Texts, meeting: Meeting) -> Html:
    return texts("form", form=meeting.form.value)


def form_kind(texts: Texts, form: Form) -> Html:
    """The form where forms stand side by side: a meeting on the margins is one of its own."""
    is_on_margins = form is Form.SIDELINES
    return texts("form-sidelines") if is_on_margins else texts("form", form=form.value)


def principals(participants: Participants) -> list[MeetingParticipant]:
    """Those the line is about: the delegates and greeters only when there is nobody else."""
    main = [side for side in participants if side.part not in {Part.DELEGATE, Part.GREETER}]
    return main or list(participants)


def side_name(texts: Texts, side: MeetingParticipant) -> Html:
    """A participant in a line: «К.-Ж. Токаев», «Россия», «президент Украины»."""
    if side.kind is ParticipantKind.PERSON:
        return escape(short_name(texts.called(side.name), side.country))
    if side.kind is ParticipantKind.COUNTRY and side.country:
        return escape(country_name(side.country, texts.language))
    return escape(texts.names.office(side.name))


def who_words(texts: Texts, meeting: Meeting, participants: Participants) -> Html:
    """Everybody of the meeting: «К.-Ж. Токаев — А. Дуда», «К.-Ж. Токаев → Россия»."""
    travel = _travel(texts, meeting, participants)
    return travel or _listed(texts, [side_name(texts, side) for side in principals(participants)])


def _others(texts: Texts, meeting: Meeting, participants: Participants, about: int | None) -> Html:
    """The sides that the line must still name: not whose page it is, not the country as place."""
    sides = principals(participants)
    if _place(texts, meeting):
        sides = [side for side in sides if not _is_destination(side)]
    others = [side for side in sides if about is None or side.person_id != about]
    return _listed(texts, [side_name(texts, side) for side in others])


def _is_destination(side: MeetingParticipant) -> bool:
    """The country travelled to, which stands as the place."""
    return side.part is Part.HOST and side.kind is not ParticipantKind.PERSON


def _listed(texts: Texts, names: Sequence[Html]) -> Html:
    if len(names) <= NAMES_IN_LINE:
        return join(names, " — " if len(names) == PAIR else ", ")
    shown = join(names[: NAMES_IN_LINE - 1], ", ")
    return texts("and-more", names=shown, count=len(names) - NAMES_IN_LINE + 1)


def _travel(texts: Texts, meeting: Meeting, participants: Participants) -> Html | None:
    travellers = [side for side in participants if side.part is Part.TRAVELLER]
    hosts = [side for side in participants if side.part is Part.HOST]
    destination = [side_name(texts, side) for side in hosts] or _place_as_list(texts, meeting)
    if not travellers or not destination:
        return None
    names = _listed(texts, [side_name(texts, side) for side in travellers])
    return join([names, _listed(texts, destination)], " → ")


def _place_as_list(texts: Texts, meeting: Meeting) -> list[Html]:
    place = _place(texts, meeting)
    return [place] if place else []


def _place(texts: Texts, meeting: Meeting) -> Html | None:
    return place_words(texts, meeting.place) if meeting.place else None


def place_words(texts: Texts, place: str) -> Html:
    return escape(shorten(texts.names.place(place), FORUM_LENGTH))


def forum_words(texts: Texts, meeting: Meeting) -> str:
    """What the forum of a meeting is called; "" when there is none."""
    return shorten(texts.names.forum(meeting.forum or "", meeting.forum_key), FORUM_LENGTH)


def _place_apart(texts: Texts, meeting: Meeting, participants: Participants) -> list[Html]:
    """The place, unless the line already says whereto somebody travels."""
    is_travel = any(side.part is Part.TRAVELLER for side in participants)
    return [] if is_travel else _place_as_list(texts, meeting)


def _forum(texts: Texts, meeting: Meeting) -> list[Html]:
    if not meeting.forum:
        return []
    forum = forum_words(texts, meeting)
    is_on_margins = meeting.form is Form.SIDELINES
    return [texts("on-margins", forum=forum) if is_on_margins else escape(forum)]


def _surname(texts: Texts, side: MeetingParticipant) -> Html:
    is_person = side.kind is ParticipantKind.PERSON
    name = surname(texts.called(side.name), side.country)
    return escape(name) if is_person else side_name(texts, side)


def _country(texts: Texts, side: MeetingParticipant) -> list[Html]:
    if side.kind is not ParticipantKind.PERSON or not side.country:
        return []
    return [escape(f"({country_name(side.country, texts.language)})")]
