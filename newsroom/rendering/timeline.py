"""Meetings in order, under headings of their days and forums."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from newsroom.rendering.dates import date_of, date_words, day_words, ends_month
from newsroom.rendering.html import Html, bold, escape, join
from newsroom.rendering.lines import forum_words, numbered, place_words, short_line
from newsroom.rendering.names import country_name
from newsroom.rendering.texts import Texts
from reading.facts import EventDate, Precision
from reading.queries import MeetingQuery
from storage.meetings import Listed, Page
from storage.models import Meeting, Person


def timeline(texts: Texts, page: Page, about: Html, *, today: date) -> Html:
    """One message; its meetings are numbered on from those before them."""
    listed = list(enumerate(page.items, start=page.offset + 1))
    groups = [
        _group(texts, list(group), today)
        for _, group in groupby(listed, key=lambda one: _days_and_forum(texts, one[1].meeting))
    ]
    subject = join([" · ", about], "") if about else ""
    key = "timeline-title-many" if page.is_least else "timeline-title"
    head = texts(key, about=subject, count=page.total)
    return join([head, *groups], "\n\n")


def query_words(
    texts: Texts, query: MeetingQuery, people: Sequence[Person], topic: str = ""
) -> Html:
    """What the query is about: «Антониу Гутерриш · визит · 2019–2021»; "" for everything.

    `topic`: the name of its topic.
    """
    parts = [escape(texts.called(person.name)) for person in people]
    parts += [escape(country_name(country, texts.language)) for country in query.countries]
    if query.within is not None:
        country = country_name(query.within, texts.language)
        parts.append(texts("about-within", country=country))
    parts += [escape(texts.names.place(query.place))] if query.place else []
    parts += [escape(query.words)] if query.words else []
    parts += [texts("about-topic", topic=topic)] if topic else []
    parts += [texts("form", form=form.value) for form in query.forms]
    parts += [texts("status", status=query.status.value)] if query.status else []
    return join([*parts, *day_bounds(texts, query.first, query.last)], " · ")


def day_bounds(texts: Texts, first: date | None, last: date | None) -> list[Html]:
    """«2019–2021», «с 5 марта 2024»; nothing for all days."""
    if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = (first.year, last.year)
        return [escape("–".join(str(year) for year in sorted(set(years))))]
    if first and last and first.day == 1 and ends_month(last):
        return [date_words(texts, EventDate(first, last, Precision.RANGE))]
    if first == last:
        return [day_words(texts, last)] if last else []
    if first and last:
        return [texts("date-from-to", first=day_words(texts, first), last=day_words(texts, last))]
    if first:
        return [texts("timeline-since", date=day_words(texts, first))]
    return [texts("timeline-until", date=day_words(texts, last))] if last else []


def _days_and_forum(texts: Texts, meeting: Meeting) -> tuple[str, str]:
    return date_words(texts, date_of(meeting)), meeting.forum or ""


def _group(texts: Texts, listed: Sequence[tuple[int, Listed]], today: date) -> Html:
    """Meetings of the same days and forum; a place that all of them share is said once."""
    meeting = listed[0][1].meeting
    places = {one.meeting.place for _, one in listed}
    shared = places.pop() if meeting.forum and len(places) == 1 else None
    place = place_words(texts, shared) if shared else ""
    where = join([words for words in (forum_words(texts, meeting), place) if words], ", ")
    when = bold(date_words(texts, date_of(meeting)))
    heading = join([when, where], " — ") if where else when
    lines = [
        numbered(number, _line(texts, one, today, has_place=shared is not None))
        for number, one in listed
    ]
    return join([heading, *lines])


def _line(texts: Texts, one: Listed, today: date, *, has_place: bool) -> Html:
    return short_line(texts, one.meeting, one.participants, today=today, has_place=has_place)
