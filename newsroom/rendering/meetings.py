"""The card of a meeting, and why each of its values is what it is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from newsroom.history import Step, are_apart, steps_of
from newsroom.rendering.dates import date_of, date_words, day_words
from newsroom.rendering.html import Html, bold, code, escape, italic, join, quote, shorten
from newsroom.rendering.lines import (
    FORUM_LENGTH,
    form_words,
    forum_words,
    is_overdue,
    place_words,
    principals,
    side_name,
    status_icon,
)
from newsroom.rendering.names import country_name, surname
from newsroom.rendering.sources import outlet_name, source_words
from newsroom.rendering.splitting import split
from newsroom.rendering.texts import Texts
from reading.facts import Basis, EventDate, Form, Part, ParticipantKind, Precision, Status
from reading.world import World
from storage.meetings import MeetingCard, Told, Words
from storage.models import MeetingParticipant, Report

SIDES = 12
REPORTS = 4
EVIDENCE_LENGTH = 480
OFFICE_LENGTH = 120
WORDS_LENGTH = 60
WORDS_SAID_LENGTH = 300
OUTCOMES_SHOWN = 3

OUTCOMES = frozenset({Status.HELD, Status.CANCELLED})
"""Of these only one can be true; the others come one after another."""

Values = Mapping[str, Sequence[Told]]


def meeting_card(texts: Texts, card: MeetingCard, world: World, today: date) -> Html:
    """One message: who, when, where, and the sentences that say so."""
    blocks = [
        join([_head(texts, card, today), *_sides(texts, card), *_setting(texts, card, world)]),
        *([texts("meeting-doubted")] if card.meeting.is_doubted else []),
        *_outcomes(texts, card),
        *(_said(texts, words) for words in card.words),
        join(
            [
                date_line(texts, card, world),
                *_history(texts, card),
                *_conflicts(texts, card),
                _sources_line(texts, card),
            ]
        ),
        *_reports(texts, card),
    ]
    # What doesn't fit is the last of many reports.
    return split(blocks, separator="\n\n")[0]


def why_card(texts: Texts, card: MeetingCard) -> Html:
    """Which words and which rule gave each value, report by report."""
    reports = card.reports[:REPORTS]
    blocks = [texts("why-title", number=card.meeting.id)]
    for told in reports:
        values = [_reason(texts, told, reason) for reason in told.report.reasons]
        confidence = texts("why-confidence", percent=round(told.report.confidence * 100))
        blocks.append(join([_quoted(texts, told), *values, confidence]))
    return split(blocks, separator="\n\n")[0]


def _head(texts: Texts, card: MeetingCard, today: date) -> Html:
    meeting = card.meeting
    parts = [bold(form_words(texts, meeting).capitalize()), date_words(texts, date_of(meeting))]
    parts += _place(texts, card)
    status = "overdue" if is_overdue(meeting, today) else meeting.status.value
    told = [] if status == "held" else [italic(texts("status", status=status))]
    return join([status_icon(meeting, today), join([*parts, *told], " · ")], " ")


def _place(texts: Texts, card: MeetingCard) -> list[Html]:
    """«Нью-Йорк»; where the reports say different ones, all of them, and that they do."""
    meeting = card.meeting
    said = list(_values(_of_that_day(card), lambda report: report.place))
    if len(said) > 1:
        said.sort(key=lambda one: one != meeting.place)
        places = " / ".join(texts.names.place(one) for one in said)
        return [texts("place-disputed", places=shorten(places, FORUM_LENGTH))]
    return [place_words(texts, meeting.place)] if meeting.place else []


def _sides(texts: Texts, card: MeetingCard) -> list[Html]:
    main = principals(card.participants)
    lines = [_side(texts, side) for side in main[:SIDES]]
    others = [side for side in card.participants if side not in main]
    if len(main) > SIDES:
        lines.append(texts("meeting-more-sides", count=len(main) - SIDES))
    if others:
        names = join([side_name(texts, side) for side in others[:SIDES]], ", ")
        lines.append(texts("meeting-others", names=names))
    return lines


def _side(texts: Texts, side: MeetingParticipant) -> Html:
    is_person = side.kind is ParticipantKind.PERSON
    name = bold(texts.called(side.name)) if is_person else bold(side_name(texts, side))
    title = texts.names.office(side.office) if side.office else ""
    office = [escape(shorten(title, OFFICE_LENGTH))] if title else []
    part = [texts("part", part=side.part.value)] if side.part in {Part.TRAVELLER, Part.HOST} else []
    return join([name, *office, *part], ", ")


def _setting(texts: Texts, card: MeetingCard, world: World) -> list[Html]:
    meeting = card.meeting
    lines = []
    if meeting.host and all(side.part is not Part.HOST for side in card.participants):
        lines.append(texts("meeting-host", host=_host(texts, meeting.host, world)))
    if meeting.forum:
        key = "meeting-margins" if meeting.form is Form.SIDELINES else "meeting-forum"
        lines.append(texts(key, forum=forum_words(texts, meeting)))
    if card.topics:
        names = [world.topic_name(topic, texts.language) for topic in card.topics]
        lines.append(texts("meeting-topics", topics=" · ".join(names)))
    return lines


def _host(texts: Texts, host: str, world: World) -> str:
    """A country or a person, as readers of the language call them."""
    iso = world.country_named(host)
    name = country_name(iso, texts.language) if iso else texts.called(host)
    return shorten(name, FORUM_LENGTH)


def date_line(texts: Texts, card: MeetingCard, world: World) -> Html:
    """How precise the day is, and what says so: in each report's own words."""
    meeting = card.meeting
    bases = dict.fromkeys(_basis(texts, told, world) for told in card.reports)
    precision = texts("precision", precision=meeting.precision.value)
    return texts("meeting-date", precision=precision, bases=join(bases, "; "))


def _basis(texts: Texts, told: Told, world: World) -> Html:
    report = told.report
    words = f"«{shorten(told.date_words, WORDS_LENGTH)}»" if told.date_words else ""
    published = told.article.published_on
    session = world.forum_by_id.get((report.date_source or "").removeprefix("forums:"))
    if report.basis is Basis.FORUM and session is not None:
        days = date_words(texts, EventDate(session.first, session.last, Precision.RANGE))
        name = shorten(texts.names.forum(session.name, session.id), FORUM_LENGTH)
        row = texts("basis-forum", forum=name, days=days)
        return join([row, words], " ") if words else row
    if report.basis is Basis.RELATIVE and published is not None:
        return texts("basis-relative", words=words, date=day_words(texts, published))
    if not words:
        return texts("basis-name", basis=report.basis.value)
    return texts("basis", basis=report.basis.value, words=words)


def _outcomes(texts: Texts, card: MeetingCard) -> list[Html]:
    """What was signed or agreed: each sentence once, with who prints it."""
    tellers: dict[str, list[Told]] = defaultdict(list)
    for told in card.reports:
        for words in told.outcomes:
            tellers[words].append(told)
    shown = [_saying(texts, words, same) for words, same in list(tellers.items())[:OUTCOMES_SHOWN]]
    return [join([texts("meeting-outcomes"), *map(quote, shown)])] if shown else []


def _said(texts: Texts, said: Words) -> Html:
    """«💬 Токаев: «…» — NUR.KZ, 2 июля 2024»."""
    words = shorten(said.words.strip("«»"), WORDS_SAID_LENGTH)
    source = source_words(texts, said.article, said.outlet)
    who = escape(f"💬 {surname(texts.called(said.speaker))}: «{words}»")
    return quote(join([who, source], " — "))


def _history(texts: Texts, card: MeetingCard) -> list[Html]:
    """What was said when, and by whom, once there is more than one thing to tell."""
    steps = steps_of(_saying_days(card.reports))
    if not steps[1:]:
        return []
    return [texts("meeting-history"), *(_step(texts, step) for step in steps)]


def _step(texts: Texts, step: Step[Told]) -> Html:
    said = day_words(texts, step.said_on) if step.said_on else texts("history-undated")
    key = "moved" if step.is_new_day else step.status.value
    what = texts("history-step", step=key, date=date_words(texts, date_of(step.report)))
    outlets = dict.fromkeys(outlet_name(texts, told.outlet) for told in step.tellers)
    return join(["• ", said, " — ", what, escape(f" ({', '.join(outlets)})")], "")


def _conflicts(texts: Texts, card: MeetingCard) -> list[Html]:
    """Values that the reports give differently, each with who says so.

    What changed from one day to the next is no conflict (see `_history`).
    """
    days = _saying_days(card.reports)
    last = [told for told in days if told.report.status is card.meeting.status]
    of_that_day = _of_that_day(card)
    outcomes = [told for told in of_that_day if told.report.status in OUTCOMES]
    found = {
        "place": _values(of_that_day, lambda report: _place_said(texts, report)),
        "status": _values(outcomes, lambda report: texts("status", status=report.status.value)),
        "date": _dates(texts, last),
    }
    return [_conflict(texts, field, values) for field, values in found.items() if len(values) > 1]


def _saying_days(reports: Sequence[Told]) -> list[Told]:
    """Without those dated by their publication alone, where others say a day of the same.

    That day is our guess: no outlet contradicts another by it.
    """
    said = {told.report.status for told in reports if told.report.basis is not Basis.PUBLICATION}
    return [
        told
        for told in reports
        if told.report.basis is not Basis.PUBLICATION or told.report.status not in said
    ]


def _of_that_day(card: MeetingCard) -> list[Told]:
    return [told for told in card.reports if not are_apart(told.report, card.meeting)]


def _conflict(texts: Texts, field: str, values: Values) -> Html:
    said = join(_sayings(texts, values), "; ")
    return texts("meeting-conflict", field=texts("field", field=field), values=said)


def _place_said(texts: Texts, report: Report) -> str | None:
    return texts.names.place(report.place) if report.place else None


def _values(reports: Sequence[Told], value: Callable[[Report], str | None]) -> Values:
    found: dict[str, list[Told]] = defaultdict(list)
    for told in reports:
        said = value(told.report)
        if said:
            found[said].append(told)
    return found


def _dates(texts: Texts, reports: Sequence[Told]) -> Values:
    """Days of which none lies within another: «сентябрь» and «24 сентября» agree."""
    dated = [told for told in reports if told.report.first_on and told.report.last_on]
    if not any(are_apart(one.report, other.report) for one in dated for other in dated):
        return {}
    return _values(dated, lambda report: date_words(texts, date_of(report)))


def _sayings(texts: Texts, values: Values) -> Iterable[Html]:
    for value, tellers in values.items():
        outlets = dict.fromkeys(outlet_name(texts, told.outlet) for told in tellers)
        yield escape(f"{value} ({', '.join(outlets)})")


def _sources_line(texts: Texts, card: MeetingCard) -> Html:
    return texts(
        "meeting-sources",
        reports=len(card.reports),
        independent=card.meeting.independent_reports,
        number=card.meeting.id,
    )


def _reports(texts: Texts, card: MeetingCard) -> list[Html]:
    """Each sentence once, with all who print it."""
    tellers: dict[str, list[Told]] = defaultdict(list)
    for told in card.reports:
        tellers[told.evidence].append(told)
    shown = [_quoted(texts, *same) for same in list(tellers.values())[:REPORTS]]
    left = len(tellers) - REPORTS
    return [*shown, texts("meeting-more-reports", count=left)] if left > 0 else shown


def _quoted(texts: Texts, *tellers: Told) -> Html:
    """«The sentence» — the outlets, as links where there is an address, each with its day."""
    return quote(_saying(texts, tellers[0].evidence, tellers))


def _saying(texts: Texts, words: str, tellers: Sequence[Told]) -> Html:
    said = f"▸ «{shorten(words, EVIDENCE_LENGTH)}»"
    sources = dict.fromkeys(source_words(texts, told.article, told.outlet) for told in tellers)
    return join([said, join(sources, "; ")], " — ")


def _reason(texts: Texts, told: Told, reason: Mapping[str, object]) -> Html:
    """One value of a report: its field, its rule, the words or the row of a data file."""
    start, stop = reason.get("start"), reason.get("stop")
    words = told.words(start, stop) if isinstance(start, int) and isinstance(stop, int) else ""
    proofs = [f"«{shorten(words, WORDS_LENGTH)}»"] if words else []
    proofs += [str(source) for source in [reason.get("source")] if source]
    field = texts("field", field=str(reason["field"]))
    return join([join(["• ", field], ""), _rule(texts, reason), *proofs], " · ")


def _rule(texts: Texts, reason: Mapping[str, object]) -> Html:
    """In words where the rule is one of our own kinds of values, else as the rules name it."""
    field, rule = reason["field"], str(reason["rule"])
    if field == "status":
        return texts("status", status=rule)
    if field == "date":
        return texts("basis-name", basis=rule)
    return code(rule)
