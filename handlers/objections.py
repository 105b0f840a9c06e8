"""«Это неверно»: what is wrong, perhaps in words, and for operators what to do about it."""

import re
from datetime import date, datetime
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, ForceReply, InlineKeyboardButton, Message

from handlers.callbacks import (
    DeclineObjection,
    ObjectTo,
    OpenClaim,
    OpenFixes,
    OpenMeeting,
    OpenObjection,
    OpenPerson,
)
from handlers.corrections import by_operator
from handlers.replying import NO_PREVIEW, Answer, Buttons, button, in_rows, reply, turn
from newsroom.objections import (
    TIME_FOR_WORDS,
    add_words,
    decline,
    fact_of,
    object_to,
)
from newsroom.rendering.html import join
from newsroom.rendering.objections import fact_line, objection_card
from newsroom.rendering.texts import Texts
from storage.database import Database
from storage.models import OF_MEETING, OF_PERSON, Objection, Verdict
from storage.unit_of_work import UnitOfWork

router = Router(name="objections")

# The beginning of our own question, by which an answer to it finds the objection.
ASKED = re.compile(r"✍️ № (\d{1,9})\b")
PAIR = 2


@router.callback_query(OpenObjection.filter())
async def ask_what(
    callback: CallbackQuery,
    callback_data: OpenObjection,
    database: Database,
    texts: Texts,
    today: date,
) -> None:
    if not _is_private(callback):
        await _lead_to_private(callback, callback_data)
        return
    async with database.read() as work:
        answer = await objection_answer(work, callback_data, texts, today)
    await turn(callback, answer)


@router.callback_query(ObjectTo.filter())
async def take_objection(
    callback: CallbackQuery,
    callback_data: ObjectTo,
    database: Database,
    texts: Texts,
    now: datetime,
) -> None:
    objection = Objection(
        is_person=callback_data.is_person,
        target_id=callback_data.id,
        aspect=callback_data.aspect,
        words="",
        said_by=callback.from_user.id,
        language=texts.language,
        said_at=now,
        due_at=now + TIME_FOR_WORDS,
        verdict=Verdict.OPEN,
    )
    async with database.begin() as work:
        refusal = await object_to(work, objection)
    if refusal is not None:
        await callback.answer(texts.plain(f"objection-refused-{refusal.value}"), show_alert=True)
        return
    aspect = texts("objection-aspect", aspect=objection.aspect.value)
    taken = texts("objection-taken", number=objection.id, aspect=aspect)
    await turn(callback, Answer(taken, [[_to_card(texts, objection)]]))
    if callback.message is not None and callback.bot is not None:
        await callback.bot.send_message(
            callback.message.chat.id,
            texts("objection-how", number=objection.id),
            reply_markup=ForceReply(input_field_placeholder=texts.plain("objection-placeholder")),
            link_preview_options=NO_PREVIEW,
        )


async def answers_us(message: Message) -> bool | dict[str, Any]:
    """Somebody answers our question how it is right."""
    asked = message.reply_to_message
    is_ours = asked is not None and asked.from_user is not None and asked.from_user.is_bot
    found = ASKED.match(asked.text or "") if asked is not None and is_ours else None
    return {"number": int(found[1])} if found is not None else False


@router.message(F.chat.type == ChatType.PRIVATE, F.text.as_("words"), answers_us)
async def take_words(
    message: Message, words: str, number: int, database: Database, texts: Texts, now: datetime
) -> None:
    async with database.begin() as work:
        is_taken = await add_words(work, number, message.chat.id, words, now)
    key = "objection-words-taken" if is_taken else "objection-settled"
    await reply(message, Answer(texts(key, number=number)))


@router.callback_query(OpenClaim.filter(), by_operator)
async def show_claim(
    callback: CallbackQuery,
    callback_data: OpenClaim,
    database: Database,
    texts: Texts,
    today: date,
) -> None:
    """For an operator who has lost the message about it."""
    async with database.read() as work:
        objection = await work.objections.get(callback_data.id)
        if objection is None or objection.verdict is not Verdict.OPEN:
            answer = Answer(texts("objection-settled", number=callback_data.id))
        else:
            about = await fact_of(work, objection.target_id, is_person=objection.is_person)
            card = objection_card(texts, objection, about, today)
            answer = Answer(card, in_rows(_to_settle(texts, objection), 1))
    await turn(callback, answer)


@router.callback_query(DeclineObjection.filter(), by_operator)
async def leave_as_it_is(
    callback: CallbackQuery,
    callback_data: DeclineObjection,
    database: Database,
    texts: Texts,
    now: datetime,
) -> None:
    async with database.begin() as work:
        is_done = await decline(work, callback_data.id, callback.from_user.id, now)
        objection = await work.objections.find(callback_data.id)
    key = "objection-left" if is_done else "objection-settled"
    rows = [[_to_card(texts, objection)]] if objection is not None else []
    await turn(callback, Answer(texts(key, number=callback_data.id), rows))


async def objection_answer(
    work: UnitOfWork, data: OpenObjection, texts: Texts, today: date
) -> Answer:
    """What may be wrong with it, to choose from."""
    about = await fact_of(work, data.id, is_person=data.is_person)
    if about is None:
        return Answer(texts("correct-gone"))
    aspects = OF_PERSON if data.is_person else OF_MEETING
    choices = [
        button(
            texts.plain("objection-aspect", aspect=aspect.value),
            ObjectTo(is_person=data.is_person, id=data.id, aspect=aspect),
        )
        for aspect in aspects
    ]
    card = OpenPerson(id=data.id) if data.is_person else OpenMeeting(id=data.id)
    back = button(texts.plain("button-back"), card)
    text = join([texts("objection-what"), fact_line(texts, about, today)])
    return Answer(text, [*in_rows(choices, PAIR), [back]])


def objection_buttons(texts: Texts, objection: Objection) -> list[list[list[str]]]:
    """As a delivery keeps them: for operators what to do, for the reader the card."""
    is_open = objection.verdict is Verdict.OPEN
    shown = _to_settle(texts, objection) if is_open else [_to_card(texts, objection)]
    return [[[one.text, one.callback_data or ""]] for one in shown]


def _to_settle(texts: Texts, objection: Objection) -> Buttons:
    fixes = OpenFixes(is_person=objection.is_person, id=objection.target_id)
    return [
        button(texts.plain("button-fix"), fixes),
        button(texts.plain("button-leave"), DeclineObjection(id=objection.id)),
    ]


def _card(objection: Objection) -> CallbackData:
    card = OpenPerson if objection.is_person else OpenMeeting
    return card(id=objection.target_id)


def _to_card(texts: Texts, objection: Objection) -> InlineKeyboardButton:
    return button(texts.plain("button-to-card"), _card(objection))


def _is_private(callback: CallbackQuery) -> bool:
    message = callback.message
    return message is not None and message.chat.type == ChatType.PRIVATE


async def _lead_to_private(callback: CallbackQuery, data: OpenObjection) -> None:
    """A group is no place for it: the bot opens with the same question."""
    if callback.bot is None:
        return
    me = await callback.bot.me()
    payload = f"{'y' if data.is_person else 'x'}{data.id}"
    await callback.answer(url=f"https://t.me/{me.username}?start={payload}")
