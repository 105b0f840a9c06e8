"""News of tests: meetings, what outlets said of them, and readers."""

from datetime import date, datetime, timedelta
from typing import Any

from newsroom.digests.news import Item, News, Reader
from reading.facts import Basis, Precision, Status
from storage.digests import Account
from storage.models import MeetingChange
from tests.archive import DUDA, TOKAYEV, Side, a_meeting, sides
from tests.subscribers import NOW

TODAY = date(2025, 9, 9)
YESTERDAY = TODAY - timedelta(days=1)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def an_account(meeting_id: int = 1, **changes: Any) -> Account:
    values: dict[str, Any] = {
        "report_id": meeting_id,
        "article_id": meeting_id,
        "status": Status.HELD,
        "published_on": YESTERDAY,
        "published_at": None,
        "proved_first_on": None,
        "held_first_on": None,
        "fetched_at": NOW,
        "evidence": "Президент принял посла.",
        "url": "https://a.kz/1",
        "outlet": "A.KZ",
    } | changes
    return Account(meeting_id=meeting_id, **values)


def news(number: int = 1, *, people: tuple[Side, ...] = (TOKAYEV, DUDA), **changes: Any) -> News:
    """A meeting of yesterday, published yesterday; `changes` are columns, or parts of the news."""
    parts = {
        name: changes.pop(name) for name in ("accounts", "changes", "topics") if name in changes
    }
    values: dict[str, Any] = {
        "first_on": YESTERDAY,
        "last_on": YESTERDAY,
        "precision": Precision.DAY,
        "basis": Basis.EXPLICIT,
        "place": "Астана",
        "country": "KZ",
    } | changes
    version = values.pop("version", 1)
    meeting = a_meeting(number, **values)
    meeting.version = version
    account = an_account(number, status=meeting.status)
    told = parts.pop("accounts", [account])
    return News(meeting, sides(meeting, *people), told, **parts)


def planned(number: int, first: int, last: int | None = None, **changes: Any) -> News:
    """Announced for days counted from today."""
    values: dict[str, Any] = {
        "status": Status.PLANNED,
        "first_on": day(first),
        "last_on": day(first if last is None else last),
    }
    return news(number, **values | changes)


def a_change(version: int, changed_at: datetime = NOW, **fields: list[Any]) -> MeetingChange:
    return MeetingChange(meeting_id=1, version=version, changed_at=changed_at, changes=fields)


def a_reader(**changes: Any) -> Reader:
    values: dict[str, Any] = {"today": TODAY, "told": {}, "interests": {}} | changes
    return Reader(**values)


def item(of: News, **changed: tuple[Any, Any]) -> Item:
    return Item(of, changed)
