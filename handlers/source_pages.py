"""The pages of /sources: the list, and the card of one with what an operator may do."""

from datetime import datetime

from handlers.callbacks import OpenCatalogue, OpenSource, OpenSources, SetSource, SourceAction
from handlers.replying import Answer, Buttons, button, in_rows
from newsroom.rendering.html import join
from newsroom.rendering.source_lists import (
    LATELY,
    freshness_line,
    public_list,
    source_card,
    source_list,
)
from newsroom.rendering.texts import Texts
from storage.database import Database
from storage.models import Source, SourceKind
from storage.sources import SourceFigures

PAGE = 8


async def list_answer(
    database: Database, texts: Texts, now: datetime, page: int, *, is_operator: bool
) -> Answer:
    async with database.read() as work:
        sources = await work.sources.list()
        first = min(page, max(len(sources) - 1, 0) // PAGE) * PAGE
        shown = sources[first : first + PAGE] if is_operator else []
        figures = await work.sources.figures(now - LATELY, [one.id for one in shown])
        freshness = await work.sources.freshness(now - LATELY)
    if not is_operator:
        return Answer(public_list(texts, sources, now))
    numbers = [
        button(str(number), OpenSource(id=one.id)) for number, one in enumerate(shown, first + 1)
    ]
    more = button(texts.plain("button-source-catalogue"), OpenCatalogue())
    text = source_list(texts, shown, first + 1, figures, now)
    if freshness is not None:
        text = join([text, freshness_line(texts, freshness)], "\n\n")
    return Answer(text, [*in_rows(numbers, 4), _pages(first, len(sources)), [more]])


async def card_answer(database: Database, texts: Texts, now: datetime, source_id: int) -> Answer:
    async with database.read() as work:
        source = await work.sources.get(source_id)
        figures = await work.sources.figures(now - LATELY, [source_id])
    back = [button(texts.plain("button-back"), OpenSources())]
    if source is None:
        return Answer(texts("source-gone"), [back])
    card = source_card(texts, source, figures.get(source.id, SourceFigures()), now)
    return Answer(card, [*in_rows(_actions(texts, source), 2), back])


def source_buttons(texts: Texts, source: Source) -> list[list[list[str]]]:
    """As a delivery keeps them."""
    return [[[one.text, one.callback_data or ""] for one in _actions(texts, source)[:2]]]


def _actions(texts: Texts, source: Source) -> Buttons:
    toggle = SourceAction.PAUSE if source.is_active else SourceAction.RESUME
    actions = [toggle]
    if source.is_active and source.kind is not SourceKind.CHANNEL:
        actions.append(SourceAction.POLL)
    return [
        button(texts.plain(f"button-source-{one.value}"), SetSource(id=source.id, action=one))
        for one in (*actions, SourceAction.REMOVE)
    ]


def _pages(first: int, total: int) -> Buttons:
    page = first // PAGE
    back = [button("‹", OpenSources(page=page - 1))] if page else []
    ahead = [button("›", OpenSources(page=page + 1))] if first + PAGE < total else []
    return [*back, *ahead]
