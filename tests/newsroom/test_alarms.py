"""Operators hear of what is wrong with sending, once a day."""

from datetime import timedelta
from typing import Any

import pytest

from bot.texts import load_catalogues
from newsroom.alarms import Alarms
from newsroom.rendering.health import Trouble, health_card, troubles_of
from newsroom.rendering.html import plain
from storage.database import Database
from storage.delivery_figures import DeliveryFigures
from storage.models import Pause
from storage.pauses import EVERYWHERE
from tests.newsroom.digests.publishing import ALMATY, texts_of
from tests.subscribers import NOW, READER, a_chat, a_message, put

OPERATOR = 900
HOUR = timedelta(hours=1)
EVERYBODY = Pause(chat_id=EVERYWHERE, until=NOW + HOUR, reason="retry after 3600")
A_GROUP = Pause(chat_id=-7, until=NOW + HOUR, reason="retry after 3600")


def figures(**changes: Any) -> DeliveryFigures:
    nothing = dict.fromkeys(
        ("due", "queued", "sending", "sent", "unknown", "unknown_lately", "refused"), 0
    )
    values: dict[str, Any] = nothing | {
        "refused_by_reason": {},
        "lag": None,
        "overdue_digests": 0,
        "oldest_digest": None,
        "inactive_chats": 0,
        "pauses": [],
    }
    return DeliveryFigures(at=NOW, **values | changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"due": 3000, "lag": timedelta(minutes=2)}, []),
        ({"lag": timedelta(minutes=11)}, [Trouble.LAG]),
        ({"overdue_digests": 1, "oldest_digest": HOUR}, [Trouble.OVERDUE]),
        ({"unknown": 5}, []),
        ({"unknown_lately": 1}, [Trouble.UNKNOWN]),
        ({"sent": 1000, "refused": 40}, []),
        ({"sent": 100, "refused": 40}, [Trouble.REFUSED]),
        ({"pauses": [A_GROUP]}, []),
        ({"pauses": [EVERYBODY]}, [Trouble.PAUSED]),
    ],
)
def test_trouble_is_told_from_everyday_life(
    changes: dict[str, Any], expected: list[Trouble]
) -> None:
    assert troubles_of(figures(**changes)) == expected


def test_the_card_shows_every_number() -> None:
    shown = figures(
        due=11, queued=12, sending=13, sent=14, unknown=15, refused=16,
        refused_by_reason={"bot was <blocked>": 17}, lag=timedelta(minutes=18),
        overdue_digests=19, inactive_chats=20, pauses=[EVERYBODY, A_GROUP],
    )  # fmt: skip
    for texts in load_catalogues().values():
        words = plain(health_card(texts, shown))
        assert all(str(number) in words for number in range(11, 21))
        assert "bot was <blocked>" in words
        assert "-7" in words


async def test_operators_are_told_once_a_day(database: Database) -> None:
    alarms = Alarms(database, load_catalogues(), frozenset({OPERATOR}), "ru", ALMATY)
    await alarms.issue_due(NOW)
    assert await texts_of(database, OPERATOR) == []
    await put(database, a_chat(), a_message("a", READER, due_at=NOW - HOUR))
    for _ in range(3):
        await alarms.issue_due(NOW)
    (said,) = await texts_of(database, OPERATOR)
    assert "Сообщения ждут отправки 60 мин." in said
    await alarms.issue_due(NOW + 24 * HOUR)
    assert len(await texts_of(database, OPERATOR)) == 2
