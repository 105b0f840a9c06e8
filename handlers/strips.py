"""The button «Картинкой» of a person: the meetings along the time."""

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks import OpenPerson, OpenStrip, OpenTimeline
from handlers.files import Picture, show_picture_beside
from handlers.replying import Answer, button
from newsroom.drawing import Studio
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.html import join
from newsroom.rendering.periods import file_name
from newsroom.rendering.strips import strip_caption, strip_sketch
from newsroom.rendering.texts import Texts
from reading.queries import MeetingQuery
from storage.database import Database
from storage.unit_of_work import UnitOfWork

router = Router(name="strips")

MOST_MEETINGS = 300


@router.callback_query(OpenStrip.filter())
async def open_strip(
    callback: CallbackQuery,
    callback_data: OpenStrip,
    database: Database,
    studio: Studio,
    texts: Texts,
    today: date,
) -> None:
    async with database.read() as work:
        shown = await _strip(work, callback_data.id, texts, today)
    await show_picture_beside(callback, shown, studio, texts)


async def _strip(work: UnitOfWork, person_id: int, texts: Texts, today: date) -> Picture | Answer:
    person = await work.persons.get(person_id)
    if person is None:
        return Answer(texts("person-gone"))
    own = MeetingQuery(person_ids=(person.id,))
    page = await work.meetings.page(own, limit=MOST_MEETINGS)
    sketch = strip_sketch(texts, person, page, today)
    if sketch is None:
        coverage = coverage_line(texts, await work.archive.coverage())
        return Answer(join([texts("strip-empty"), coverage]))
    buttons = [
        button(texts.plain("button-card"), OpenPerson(id=person.id)),
        button(texts.plain("button-timeline"), OpenTimeline.of(own)),
    ]
    answer = Answer(strip_caption(texts, person, page), [buttons])
    return Picture(sketch, answer, file_name("person", own))
