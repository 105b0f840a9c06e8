"""What the pages of digests show: those of a chat, one of them, and what it may be about."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Bot

from handlers.administrators import is_administrator
from handlers.callbacks import (
    AddSubscription,
    DropSubscription,
    Knob,
    OpenChat,
    OpenInterests,
    OpenSubscription,
    TurnSubscription,
)
from handlers.replying import Answer, Buttons, button, in_rows
from handlers.subscriptions import label_of, themes_named
from newsroom.rendering.dates import day_words
from newsroom.rendering.html import Html, bold, join
from newsroom.rendering.subscriptions import is_paused, subscription_line
from newsroom.rendering.texts import Texts
from newsroom.subscribing import MOST
from reading.world import World
from storage.database import Database
from storage.models import Kind, Subscription
from storage.unit_of_work import UnitOfWork
from storage.watches import Place

STEPS = (-60, -30, 30, 60)
PAUSE_DAYS = 7
ROW = 2


async def remote_page(  # noqa: PLR0913
    database: Database,
    place: Place,
    user_id: int,
    *,
    bot: Bot | None,
    texts: Texts,
    world: World,
    now: datetime,
) -> Answer:
    """The digests of a group, shown to one of its administrators in his own chat."""
    if not await is_administrator(bot, place.chat_id, user_id):
        return Answer(texts("settings-administrators"))
    async with database.read() as work:
        return await chat_page(work, place, texts, world, now)


async def chat_page(
    work: UnitOfWork, place: Place, texts: Texts, world: World, now: datetime
) -> Answer:
    chat = await work.chats.find(place.chat_id)
    if chat is None:
        return Answer(texts("settings-no-chat"))
    title = bold(texts("settings-of-chat", title=chat.title or str(chat.id)))
    lines = await subscription_lines(work, place, texts, world, now)
    return Answer(join([title, *lines]), await subscription_buttons(work, place, texts))


async def subscription_lines(
    work: UnitOfWork, place: Place, texts: Texts, world: World, now: datetime
) -> list[Html]:
    """A line for each digest of the place; one that says that there are none."""
    lines = []
    for one in await work.subscriptions.list_in(*place):
        about = await themes_named(work, one.interests, texts, world)
        lines.append(subscription_line(texts, one, about, now))
    return lines or [texts("settings-no-digest")]


async def subscription_buttons(work: UnitOfWork, place: Place, texts: Texts) -> list[Buttons]:
    there = await work.subscriptions.list_in(*place)
    rows = [[button(label_of(texts, one), OpenSubscription(id=one.id))] for one in there[:MOST]]
    adding = AddSubscription(chat=place.chat_id, thread=place.thread_id)
    label = "button-one-more" if there else "button-first-digest"
    return [*rows, [button(texts.plain(label), adding)] if len(there) < MOST else []]


async def subscription_page(
    work: UnitOfWork, one: Subscription, texts: Texts, world: World, now: datetime
) -> Answer:
    """Everything about one digest, and the buttons that change it."""
    about = await themes_named(work, one.interests, texts, world)
    lines = [
        bold(texts("subscription-title", kind=one.kind.value)),
        subscription_line(texts, one, Html(""), now),
        texts("subscription-about", about=about or texts("subscription-everything")),
    ]
    if one.kind is Kind.DAILY:
        lines.append(texts("subscription-empty", tells="yes" if one.tells_empty_days else "no"))
    if one.next_due_at is not None:
        at = one.next_due_at.astimezone(ZoneInfo(one.time_zone))
        when = {"date": day_words(texts, at.date()), "time": f"{at:%H:%M}"}
        lines.append(texts("subscription-next", **when))
    return Answer(join(lines), _knobs(texts, one, now))


def _knobs(texts: Texts, one: Subscription, now: datetime) -> list[Buttons]:
    def knob(label: str, which: Knob, value: int = 0) -> Buttons:
        return [button(label, TurnSubscription(id=one.id, knob=which, value=value))]

    hours: Buttons = []
    for step in STEPS:
        hours += knob(_step_words(texts, step), Knob.HOUR, step)
    days: Buttons = []
    for day in range(1, 8):
        name = texts.plain("weekday-short", weekday=day)
        is_on = one.weekdays >> (day - 1) & 1
        days += knob(f"✓{name}" if is_on else name, Knob.WEEKDAY, day)
    empty = "button-empty-off" if one.tells_empty_days else "button-empty-on"
    is_off = is_paused(one, now)
    pause = texts.plain("button-resume" if is_off else "button-pause", days=PAUSE_DAYS)
    dropping = button(texts.plain("button-drop"), DropSubscription(id=one.id))
    back = button(texts.plain("button-back"), OpenChat(chat=one.chat_id, thread=one.thread_id))
    topics = button(texts.plain("button-interests"), OpenInterests(id=one.id))
    return [
        hours,
        [] if one.kind is Kind.MONTHLY else days,
        knob(texts.plain(empty), Knob.EMPTY) if one.kind is Kind.DAILY else [],
        [topics, *knob(pause, Knob.PAUSE, 0 if is_off else PAUSE_DAYS)],
        [dropping, back],
    ]


def _step_words(texts: Texts, minutes: int) -> str:
    sign = "+" if minutes > 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return texts.plain("button-step", sign=sign, count=hours or rest, unit="h" if hours else "m")


async def interests_page(work: UnitOfWork, one: Subscription, texts: Texts, world: World) -> Answer:
    about = await themes_named(work, one.interests, texts, world)
    text = join(
        [
            texts("subscription-about", about=about or texts("subscription-everything")),
            texts("interests-hint"),
        ]
    )
    chosen = one.interests.get("topics", ())
    buttons = []
    for number, topic in enumerate(topics_of(world)):
        name = world.topic_name(topic, texts.language)
        data = TurnSubscription(id=one.id, knob=Knob.TOPIC, value=number)
        buttons.append(button(f"✓ {name}" if topic in chosen else name, data))
    everything = TurnSubscription(id=one.id, knob=Knob.EVERYTHING)
    last = [
        button(texts.plain("button-everything"), everything),
        button(texts.plain("button-back"), OpenSubscription(id=one.id)),
    ]
    return Answer(text, [*in_rows(buttons, ROW), last])


def topics_of(world: World) -> list[str]:
    """In an order that buttons can count on."""
    return sorted(world.topic_names)
