"""/export and the buttons for files: the meetings of a query as CSV, JSON or a calendar."""

import hashlib
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import FileKind, OpenFiles, SendCalendar, SendFile, fits
from handlers.files import document_beside, send_document, uploading
from handlers.replying import Answer, Buttons, button, reply, reply_beside
from handlers.timeline import about_words, asked_for, meant_by
from newsroom.drawing import DrawingError, Made, Studio
from newsroom.exporting import THINGS, csv_lines, rows_of, things_of
from newsroom.rendering.calendars import calendar_sketch, is_dated
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import Html, join
from newsroom.rendering.periods import file_name
from newsroom.rendering.tables import Row
from newsroom.rendering.texts import Texts
from newsroom.whom import Whom
from reading.queries import MeetingQuery
from reading.world import World
from storage.database import Database
from storage.exporting import Selection, WholeMeeting
from storage.unit_of_work import UnitOfWork

router = Router(name="exports")

MEETINGS = "meetings"
MOST_ROWS = 5_000
MOST_ENTRIES = 1_000
OFFERED = (FileKind.CSV, FileKind.EXCEL, FileKind.JSON, FileKind.ICS)
DELIMITERS = {FileKind.CSV: ",", FileKind.EXCEL: ";"}
"""Where a comma stands before decimals, spreadsheets expect a semicolon between columns."""

KIND = re.compile(r"(?<!\w)\.?(csv|excel|json|ics)(?!\w)", re.IGNORECASE)
# Files that we don't make: asked for one, we say which we do.
OTHER_KIND = re.compile(r"(?<!\w)\.?(?:pdf|xlsx?|docx?|txt|xml|html)(?!\w)", re.IGNORECASE)
# Spreadsheets take a file without it for one of the Windows of their country.
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class File:
    """A file, its name and what is said of it."""

    made: Made
    name: str
    caption: Html


@router.message(Command("export"))
async def show_export(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    command: CommandObject,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
    *,
    studio: Studio,
) -> None:
    words = command.args or ""
    kind = KIND.search(words)
    async with database.read() as work:
        whom = Whom(work, world, today)
        query = await asked_for(OTHER_KIND.sub(" ", KIND.sub(" ", words)), whom, texts)
        answer = (
            query if isinstance(query, Answer) else await files_answer(work, query, texts, world)
        )
    if kind is None or isinstance(query, Answer) or not answer.rows:
        await reply(message, answer)
        return
    await uploading(message)
    file = await _file(FileKind(kind[1].lower()), query, database, studio, texts, today)
    if isinstance(file, Answer):
        await reply(message, file)
    else:
        await send_document(message, file.made, file.name, Answer(file.caption), studio)


@router.callback_query(OpenFiles.filter())
async def open_files(
    callback: CallbackQuery,
    callback_data: OpenFiles,
    database: Database,
    texts: Texts,
    world: World,
) -> None:
    query = meant_by(callback_data, world)
    async with database.read() as work:
        answer = await files_answer(work, query, texts, world)
    await reply_beside(callback, answer)


@router.callback_query(SendFile.filter())
async def send_file(  # noqa: PLR0913 aiogram hands over by name
    callback: CallbackQuery,
    callback_data: SendFile,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
    *,
    studio: Studio,
) -> None:
    query = meant_by(callback_data, world)
    file = await _file(callback_data.file, query, database, studio, texts, today)
    await _give(callback, file, studio)


@router.callback_query(SendCalendar.filter())
async def send_calendar(
    callback: CallbackQuery,
    callback_data: SendCalendar,
    database: Database,
    texts: Texts,
    *,
    studio: Studio,
) -> None:
    """One meeting for a calendar."""
    async with database.read() as work:
        meeting = await work.meetings.get(callback_data.id)
    number = meeting.id if meeting is not None else callback_data.id
    selection = Selection(meeting_id=number)
    name = f"dipcourier-meeting-{number}.ics"
    await _give(callback, await _calendar(selection, name, database, studio, texts), studio)


async def files_answer(work: UnitOfWork, query: MeetingQuery, texts: Texts, world: World) -> Answer:
    """How many meetings, and a button for each kind of file; none when there is nothing."""
    page = await work.meetings.page(query, limit=1)
    if not page.items:
        coverage = coverage_line(texts, await work.archive.coverage())
        return Answer(join([texts("timeline-empty"), coverage]))
    about = await about_words(work, query, texts, world)
    subject = join([" · ", about], "") if about else ""
    key = "export-title-many" if page.is_least else "export-title"
    title = texts(key, about=subject, count=page.total)
    lines = [title, texts("export-which")]
    kinds = [SendFile.of_kind(query, kind) for kind in OFFERED]
    row: Buttons = [button(texts.plain(f"button-{one.file}"), one) for one in kinds if fits(one)]
    if not row:
        lines[1:] = [texts("export-by-word")]
    return Answer(join(lines), [row] if row else [[]])


async def _file(
    kind: FileKind,
    query: MeetingQuery,
    database: Database,
    studio: Studio,
    texts: Texts,
    today: date,
) -> File | Answer:
    if kind is FileKind.AHEAD:
        query = replace(query, first=max(query.first or today, today))
    selection = Selection(query)
    if kind in {FileKind.ICS, FileKind.AHEAD}:
        name = f"{file_name(MEETINGS, query)}.ics"
        return await _calendar(selection, name, database, studio, texts)
    rows = _Counted(rows_of(database, MEETINGS, selection), MOST_ROWS)
    delimiter = DELIMITERS.get(kind)
    lines = csv_lines(MEETINGS, rows, delimiter) if delimiter else _json_array(rows)
    text = "".join([line async for line in lines])
    if delimiter:
        text = BYTE_ORDER_MARK + text
    content = text.encode()
    caption = [texts("export-done", count=rows.count)]
    caption += [texts("export-cut", count=rows.count)] if rows.is_cut else []
    made = Made(hashlib.sha256(content).hexdigest(), content)
    ending = FileKind.CSV if delimiter else kind
    return File(made, f"{file_name(MEETINGS, query)}.{ending}", join(caption))


async def _calendar(
    selection: Selection, name: str, database: Database, studio: Studio, texts: Texts
) -> File | Answer:
    """Answer: there is nothing to put on a day, or it could not be made."""
    found: list[WholeMeeting] = []
    async for whole in things_of(database, THINGS[MEETINGS], selection):
        found.append(whole)
        if len(found) == MOST_ENTRIES:
            break
    async with database.read() as work:
        merged = await work.meetings.merged_into([whole.id for whole in found])
    sketch = calendar_sketch(texts, texts.plain("calendar-name"), found, merged)
    count = sum(is_dated(whole) for whole in found)
    left_out = len(found) - count
    without_day = [texts("calendar-without-day", count=left_out)] if left_out else []
    if not sketch.entries:
        return Answer(join([texts("calendar-empty"), *without_day]))
    try:
        made = await studio.make(sketch)
    except DrawingError:
        return Answer(texts("file-failed"))
    caption = [texts("calendar-done", count=count), *without_day]
    caption += [texts("export-cut", count=MOST_ENTRIES)] if len(found) == MOST_ENTRIES else []
    return File(made, name, join([*caption, texts("calendar-hint")]))


async def _give(callback: CallbackQuery, file: File | Answer, studio: Studio) -> None:
    if isinstance(file, Answer):
        await reply_beside(callback, file)
    else:
        await document_beside(callback, file.made, file.name, Answer(file.caption), studio)


class _Counted:
    """The first rows, counted; `is_cut`: there were more."""

    def __init__(self, rows: AsyncIterator[Row], limit: int) -> None:
        self._rows = rows
        self._limit = limit
        self.count = 0
        self.is_cut = False

    def __aiter__(self) -> "_Counted":
        return self

    async def __anext__(self) -> Row:
        row = await anext(self._rows)
        if self.count == self._limit:
            self.is_cut = True
            raise StopAsyncIteration
        self.count += 1
        return row


async def _json_array(rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    opening = "["
    async for row in rows:
        yield f"{opening}\n{json.dumps(row, ensure_ascii=False)}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"
