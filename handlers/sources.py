"""/sources: where articles come from. Operators add, pause and remove them."""

from datetime import datetime

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers.articles import typing
from handlers.callbacks import (
    AddKnown,
    AddProposed,
    OpenCatalogue,
    OpenSource,
    OpenSources,
    SetSource,
    SourceAction,
)
from handlers.corrections import by_operator
from handlers.replying import Answer, button, in_rows, reply, turn
from handlers.source_pages import card_answer, list_answer
from newsroom.polling.desk import SourcesDesk
from newsroom.rendering.html import web_address
from newsroom.rendering.source_lists import discovery_card
from newsroom.rendering.texts import Texts
from newsroom.sources.catalogue import parse_opml, render_opml
from newsroom.sources.errors import FetchError, SourceError
from storage.database import Database
from storage.models import Source

router = Router(name="sources")

LARGEST_LIST = 1_000_000
"""Bytes of a list of feeds in OPML."""

OF_LISTS = (".opml", ".xml")


@router.message(Command("sources"))
async def show_sources(
    message: Message, database: Database, texts: Texts, now: datetime, *, is_operator: bool
) -> None:
    await reply(message, await list_answer(database, texts, now, 0, is_operator=is_operator))


@router.message(Command("source"), by_operator)
async def obey(
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    now: datetime,
    sources: SourcesDesk | None = None,
) -> None:
    match (command.args or "").split():
        case ("add", address, *pattern) if sources is not None:
            async with typing(message):
                answer = await _discovered(sources, texts, address, " ".join(pattern), now)
            await reply(message, answer)
        case ("export",):
            async with database.read() as work:
                content = render_opml(await work.sources.list())
            await message.answer_document(BufferedInputFile(content, "dipcourier.opml"))
        case _:
            await reply(message, Answer(texts("source-usage")))


@router.message(F.chat.type == ChatType.PRIVATE, F.document.file_name.as_("name"), by_operator)
async def take_list(
    message: Message, name: str, texts: Texts, now: datetime, sources: SourcesDesk | None = None
) -> None:
    """A list of feeds in OPML: all of them come, paused."""
    document, bot = message.document, message.bot
    if sources is None or document is None or bot is None or not name.lower().endswith(OF_LISTS):
        await reply(message, Answer(texts("source-usage")))
        return
    if (document.file_size or 0) > LARGEST_LIST:
        await reply(message, Answer(texts("source-list-bad")))
        return
    content = await bot.download(document)
    try:
        given = parse_opml(content.read(LARGEST_LIST) if content is not None else b"")
    except SourceError:
        await reply(message, Answer(texts("source-list-bad")))
        return
    count = await sources.add_all(given, now)
    await reply(message, Answer(texts("source-list-added", count=count, total=len(given))))


@router.callback_query(OpenSources.filter(), by_operator)
async def turn_page(
    callback: CallbackQuery,
    callback_data: OpenSources,
    database: Database,
    texts: Texts,
    now: datetime,
) -> None:
    answer = await list_answer(database, texts, now, callback_data.page, is_operator=True)
    await turn(callback, answer)


@router.callback_query(OpenSource.filter(), by_operator)
async def open_source(
    callback: CallbackQuery,
    callback_data: OpenSource,
    database: Database,
    texts: Texts,
    now: datetime,
) -> None:
    await turn(callback, await card_answer(database, texts, now, callback_data.id))


@router.callback_query(SetSource.filter(), by_operator)
async def set_source(
    callback: CallbackQuery,
    callback_data: SetSource,
    database: Database,
    texts: Texts,
    now: datetime,
) -> None:
    action = callback_data.action
    if action is SourceAction.REMOVE:
        sure = SetSource(id=callback_data.id, action=SourceAction.REMOVE_SURELY)
        back = button(texts.plain("button-back"), OpenSource(id=callback_data.id))
        yes = button(texts.plain("button-source-remove"), sure)
        await turn(callback, Answer(texts("source-remove-sure"), [[yes, back]]))
        return
    async with database.begin() as work:
        source = await work.sources.find(callback_data.id)
        if source is not None and action is SourceAction.REMOVE_SURELY:
            await work.sources.remove(source.id)
        elif source is not None:
            _change(source, action, now)
    if action is SourceAction.REMOVE_SURELY:
        await turn(callback, await list_answer(database, texts, now, 0, is_operator=True))
    else:
        await turn(callback, await card_answer(database, texts, now, callback_data.id))


@router.callback_query(OpenCatalogue.filter(), by_operator)
async def show_catalogue(
    callback: CallbackQuery, texts: Texts, sources: SourcesDesk | None = None
) -> None:
    known = await sources.not_added() if sources is not None else []
    # Those of the operator's own language first.
    known = sorted(known, key=lambda one: one.language != texts.language)
    rows = in_rows([button(one.source.name, AddKnown(key=one.key)) for one in known], 2)
    back = [button(texts.plain("button-back"), OpenSources())]
    key = "sources-catalogue" if known else "sources-catalogue-empty"
    await turn(callback, Answer(texts(key), [*rows, back]))


@router.callback_query(AddKnown.filter(), by_operator)
async def add_known(
    callback: CallbackQuery,
    callback_data: AddKnown,
    database: Database,
    texts: Texts,
    now: datetime,
    sources: SourcesDesk | None = None,
) -> None:
    added = await sources.add_known(callback_data.key, now) if sources is not None else None
    await _show_added(callback, added, database, texts, now)


@router.callback_query(AddProposed.filter(), by_operator)
async def add_proposed(
    callback: CallbackQuery,
    callback_data: AddProposed,
    database: Database,
    texts: Texts,
    now: datetime,
    sources: SourcesDesk | None = None,
) -> None:
    added = await sources.add_proposed(callback_data.number, now) if sources is not None else None
    await _show_added(callback, added, database, texts, now)


def _change(source: Source, action: SourceAction, now: datetime) -> None:
    if action is SourceAction.PAUSE:
        source.is_active = False
        source.failures, source.failing_since, source.told_at = 0, None, None
    else:
        source.is_active, source.due_at = True, now


async def _discovered(
    sources: SourcesDesk, texts: Texts, address: str, pattern: str, now: datetime
) -> Answer:
    url = web_address(address if "://" in address else f"https://{address}")
    if url is None:
        return Answer(texts("source-usage"))
    found = await sources.discover(url, pattern, now)
    if isinstance(found, SourceError):
        return Answer(texts("source-not-found", why=_why(texts, found)))
    add = button(texts.plain("button-source-add"), AddProposed(number=found.number))
    return Answer(discovery_card(texts, found.discovery, now.date()), [[add]])


def _why(texts: Texts, error: SourceError) -> str:
    if isinstance(error, FetchError):
        return texts.plain("source-trouble", trouble=error.trouble.value, detail=error.status)
    return texts.plain("source-trouble", trouble="no-list", detail=0)


async def _show_added(
    callback: CallbackQuery, added: Source | None, database: Database, texts: Texts, now: datetime
) -> None:
    if added is None:
        await callback.answer(texts.plain("source-known"), show_alert=True)
        return
    await turn(callback, await card_answer(database, texts, now, added.id))
