"""When a chat gets its digests, in words; the hour never without its zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from newsroom.rendering.dates import day_words
from newsroom.rendering.html import Html, escape, join
from newsroom.rendering.texts import Texts
from storage.models import Kind, Subscription
from storage.subscriptions import Wish

EVERY_DAY, WORKDAYS, WEEKEND = 127, 31, 96
WEEK = range(1, 8)


def schedule_words(texts: Texts, wanted: Wish | Subscription) -> Html:
    """«по будням в 08:00 (Asia/Almaty)»."""
    return texts(
        "schedule",
        days=days_words(texts, wanted),
        time=f"{wanted.local_time:%H:%M}",
        zone=zone_words(wanted.time_zone),
    )


def days_words(texts: Texts, wanted: Wish | Subscription) -> Html:
    if wanted.kind is Kind.MONTHLY:
        return texts("schedule-days", days="first")
    named = {EVERY_DAY: "every", WORKDAYS: "work", WEEKEND: "weekend"}.get(wanted.weekdays)
    if named is not None:
        return texts("schedule-days", days=named)
    chosen = [day for day in WEEK if wanted.weekdays >> (day - 1) & 1]
    return join([texts("weekday-short", weekday=day) for day in chosen], ", ")


def zone_words(zone: str) -> str:
    """«UTC+5» for Etc/GMT-5, whose sign means the contrary of what people expect."""
    sign = zone.removeprefix("Etc/GMT")[:1]
    if not zone.startswith("Etc/GMT") or sign not in {"+", "-"}:
        return zone
    return f"UTC{'+' if sign == '-' else '−'}{zone[len('Etc/GMT') + 1 :]}"


def subscribed_words(texts: Texts, wanted: Wish, about: Html, due: datetime | None) -> Html:
    """What somebody has just set up; `about`: "" for everything."""
    first = due.astimezone(ZoneInfo(wanted.time_zone)).date() if due is not None else None
    return texts(
        "subscribed",
        kind=wanted.kind.value,
        schedule=schedule_words(texts, wanted),
        about=texts("subscribed-about", about=about) if about else "",
        date=day_words(texts, first) if first is not None else escape("—"),
    )


def subscription_line(texts: Texts, one: Subscription, about: Html, now: datetime) -> Html:
    """«Сводка: по будням в 08:00 (Asia/Almaty) · Токаев, ООН»."""
    line = texts("settings-digest", kind=one.kind.value, schedule=schedule_words(texts, one))
    notes = [about] if about else []
    notes += [pause_words(texts, one, now)] if is_paused(one, now) else []
    return join([line, *notes], " · ")


def is_paused(one: Subscription, now: datetime) -> bool:
    return one.next_due_at is None or (one.paused_until is not None and one.paused_until > now)


def pause_words(texts: Texts, one: Subscription, now: datetime) -> Html:
    """«пауза до 5 декабря»."""
    if one.paused_until is None or one.paused_until <= now or one.next_due_at is None:
        return texts("settings-off")
    until = one.paused_until.astimezone(ZoneInfo(one.time_zone)).date()
    return texts("settings-paused", date=day_words(texts, until))
