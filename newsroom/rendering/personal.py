"""What is kept of a person, in words and as a file. Pure."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from newsroom.rendering.dates import day_words
from newsroom.rendering.html import Html, join
from newsroom.rendering.texts import Texts
from newsroom.zones import city_of
from storage.models import Chat
from storage.personal import Rows

COUNTED = (
    "subscriptions",
    "watches",
    "told",
    "alerted",
    "deliveries",
    "objections",
    "corrections",
)
"""Tables whose rows are told by number; the others are in the file."""


def my_data_card(
    texts: Texts, chat: Chat | None, counts: Mapping[str, int], zone: ZoneInfo, kept_days: int
) -> Html:
    """`zone`: of a chat that has none of its own; `kept_days`: how long sent messages are kept."""
    lines = [texts("mydata-title")]
    if chat is not None:
        own = chat.time_zone or zone.key
        since = day_words(texts, chat.created_at.astimezone(ZoneInfo(own)).date())
        lines.append(
            texts(
                "mydata-chat",
                language=texts.plain("language-name"),
                city=city_of(own, texts.language),
                since=since,
            )
        )
    lines += [
        texts("mydata-count", what=name, count=counts[name]) for name in COUNTED if counts.get(name)
    ]
    lines.append(texts("mydata-rest", days=kept_days))
    return join(lines)


def my_data_file(who: int, tables: Mapping[str, Rows], now: datetime) -> bytes:
    """Everything, as JSON: table by table, row by row."""
    content = {
        "telegram_id": who,
        "made_at": now.isoformat(),
        "tables": {name: [dict(row) for row in rows] for name, rows in tables.items()},
    }
    written = json.dumps(content, ensure_ascii=False, indent=1, default=_written)
    return written.encode()


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)
