"""What one article says, for a person at a terminal: plain lines, in the order an editor asks."""

from collections.abc import Iterator, Mapping, Sequence

from reading.facts import (
    CONFIDENCE_THRESHOLD,
    Basis,
    EventDate,
    Facts,
    MeetingReport,
    Part,
    Participant,
    Person,
    Precision,
    Span,
    Statement,
)

LANGUAGES = {"ru": "Russian", "kk": "Kazakh", "en": "English"}
BECAUSE = {
    Basis.EXPLICIT: "said in the text",
    Basis.RELATIVE: "counted from the day of the article",
    Basis.DATELINE: "the article's date line",
    Basis.FORUM: "the calendar of forums",
    Basis.ANNIVERSARY: "an anniversary",
    Basis.PUBLICATION: "the day of publication",
    Basis.NONE: "",
}
LONGEST_NOISE = 120


def reading_lines(
    facts: Facts, text: str, topic_names: Mapping[str, str], *, with_noise: bool = False
) -> Iterator[str]:
    """`topic_names`: id → name; an id that has none is shown itself."""
    yield f"  headline   {facts.headline or '—'}"
    yield f"  language   {LANGUAGES.get(facts.language, 'one that is not read')}"
    if facts.published.first or facts.published.last:
        yield f"  published  {when(facts.published, text)}"
    if facts.topics:
        yield f"  topics     {_topics(facts.topics, topic_names)}"
    yield from _titled("people", [_person(person) for person in facts.people])
    yield from _titled("meetings", [])
    for number, report in enumerate(facts.meetings, start=1):
        yield from _report(number, report, text, topic_names)
    if not facts.meetings:
        yield "    none"
    yield from _titled("statements", [_statement(one, text) for one in facts.statements])
    if with_noise:
        yield from _titled("left out as noise", [_noise(span, text) for span in facts.noise])


def _titled(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines or title == "meetings":
        yield f"  {title}"
    yield from (f"    {line}" for line in lines)


def _person(person: Person) -> str:
    offices = "; ".join(position.title for position in person.positions)
    return f"{person.name} — {offices}" if offices else person.name


def _report(
    number: int, report: MeetingReport, text: str, topic_names: Mapping[str, str]
) -> Iterator[str]:
    form, status = report.form.value.replace("_", " "), report.status.value
    doubt = "" if report.confidence >= CONFIDENCE_THRESHOLD else ", unsure and counted nowhere"
    memory = ", told as a memory" if report.is_background else ""
    yield f"    {number}. {form}, {status}{memory}{doubt}: {_sides(report.participants)}"
    details = (
        ("when", when(report.date, text)),
        ("where", report.place.name if report.place else ""),
        ("host", report.host or ""),
        ("forum", report.forum.name if report.forum else ""),
        ("topics", _topics(report.topics, topic_names)),
        *(("outcome", _on_one_line(span, text)) for span in report.outcomes),
        *(("says so", _quoted(span, text)) for span in (report.evidence, *report.more_evidence)),
    )
    for name, value in details:
        if value:
            yield f"       {name:<8} {value}"


def _sides(participants: Sequence[Participant]) -> str:
    return " — ".join(
        p.name if p.part is Part.PRINCIPAL else f"{p.name} ({p.part.value})" for p in participants
    )


def when(date: EventDate, text: str) -> str:
    """«2024-07-03, said in the text: «3 июля 2024 года»»; a missing end is open."""
    if date.first is None and date.last is None:
        return ""
    if date.precision is Precision.YEAR and date.first:
        days = f"{date.first:%Y}"
    elif date.precision is Precision.MONTH and date.first:
        days = f"{date.first:%Y-%m}"
    elif date.first == date.last:
        days = f"{date.first}"
    else:
        days = f"{date.first or '…'} – {date.last or '…'}"
    words = _quoted(date.span, text) if date.span else date.source or ""
    return ", ".join(part for part in (days, BECAUSE[date.basis]) if part) + (
        f": {words}" if words else ""
    )


def _statement(statement: Statement, text: str) -> str:
    return f"{statement.speaker} ({statement.kind.value}): {_quoted(statement.quote, text)}"


def _topics(topics: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(topic, topic) for topic in topics)


def _noise(span: Span, text: str) -> str:
    line = _on_one_line(span, text)
    return line if len(line) <= LONGEST_NOISE else f"{line[:LONGEST_NOISE]}…"


def _quoted(span: Span, text: str) -> str:
    return f"«{_on_one_line(span, text)}»"


def _on_one_line(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
