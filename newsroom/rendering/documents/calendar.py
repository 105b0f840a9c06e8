"""A calendar file (RFC 5545) that updates, and never doubles, what an earlier one brought."""

from datetime import timedelta

from icalendar import Calendar, Event

from newsroom.rendering.sketches import CalendarSketch, Entry

PRODUCT = "-//Dipcourier//Dipcourier//EN"


def draw(sketch: CalendarSketch) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", sketch.name)
    for entry in sketch.entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    # The moment of this state of the event, not of the file: the same facts are the same file.
    event.add("dtstamp", entry.changed_at)
    event.add("created", entry.created_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", entry.first)
    # The end is the first day that is no longer in it.
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("summary", entry.summary)
    event.add("status", entry.status)
    # Whoever has it in their calendar is free on that day all the same.
    event.add("transp", "TRANSPARENT")
    for name, value in (("description", entry.description), ("location", entry.location)):
        if value:
            event.add(name, value)
    if entry.url:
        event.add("url", entry.url)
    return event
