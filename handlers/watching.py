"""The button on cards that has somebody or something followed."""

from dataclasses import replace

from handlers.callbacks import AddWatch, fits
from handlers.replying import Buttons, button
from newsroom.rendering.texts import Texts
from reading.queries import MeetingQuery


def watching(texts: Texts, query: MeetingQuery) -> Buttons:
    """«🔔 Следить», where a button can carry it."""
    data = AddWatch.of(replace(query, first=None, last=None, forms=(), status=None))
    return [button(texts.plain("button-watch"), data)] if fits(data) else []
