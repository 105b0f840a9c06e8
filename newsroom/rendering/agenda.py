"""What is announced, what was called off, what passed without a word: in lines."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from newsroom.history import steps_of
from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import Html, bold, join
from newsroom.rendering.lines import meeting_line, numbered
from newsroom.rendering.texts import Texts
from reading.facts import Status
from storage.agenda import Agenda, Before, Outlook
from storage.meetings import Listed


def agenda_page(texts: Texts, agenda: Agenda, about: Html, *, today: date) -> Html:
    """One message; its meetings are numbered on from those before them."""
    lines = [
        (_has_day(one), numbered(number, _line(texts, one, agenda.told, today)))
        for number, one in enumerate(agenda.items, start=agenda.offset + 1)
    ]
    groups = [
        join([*_heading(texts, agenda.outlook, has_day=has_day), *(line for _, line in group)])
        for has_day, group in groupby(lines, key=lambda line: line[0])
    ]
    return join([agenda_title(texts, agenda, about), *groups], "\n\n")


def agenda_title(texts: Texts, agenda: Agenda, about: Html) -> Html:
    """«Прошедшие сроки · Узбекистан · 3 встречи», and what it means to be one of these."""
    total = agenda.totals[agenda.outlook]
    outlook = agenda.outlook.name.lower()
    parts = [bold(texts.plain(f"agenda-title-{outlook}")), *([about] if about else [])]
    if total.count:
        key = "agenda-count-many" if total.is_least else "agenda-count"
        parts.append(texts(key, count=total.count))
    else:
        parts.append(texts("agenda-nothing"))
    note = [texts("agenda-overdue-note")] if agenda.outlook is Outlook.OVERDUE else []
    return join([join(parts, " · "), *note])


def _has_day(one: Listed) -> bool:
    return one.meeting.last_on is not None


def _heading(texts: Texts, outlook: Outlook, *, has_day: bool) -> list[Html]:
    is_apart = outlook is Outlook.AHEAD and not has_day
    return [bold(texts.plain("agenda-undated"))] if is_apart else []


def _line(texts: Texts, one: Listed, told: Mapping[int, Sequence[Before]], today: date) -> Html:
    line = meeting_line(texts, one.meeting, one.participants, today=today)
    if one.meeting.status is not Status.PLANNED or one.meeting.id not in told:
        return line
    return join([line, *_moved(texts, told[one.meeting.id])], " · ")


def _moved(texts: Texts, told: Sequence[Before]) -> list[Html]:
    """«🔁 перенесено, было: 5 октября 2025»: that it was put off, and from when."""
    steps = steps_of(told)
    meant = next((step for step in steps if step.status is Status.PLANNED), None)
    if meant is None:
        return [texts("agenda-moved")]
    return [texts("agenda-moved-from", date=date_words(texts, date_of(meant.report)))]
