"""How sending goes, in words for operators. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from math import ceil

from newsroom.rendering.html import Html, bold, join, shorten
from newsroom.rendering.texts import Texts
from storage.delivery_figures import DeliveryFigures
from storage.models import Pause
from storage.pauses import EVERYWHERE

LONG_LAG = timedelta(minutes=10)
"""Digests of an hour are due one after the other as they leave: nothing waits for long."""

MANY_REFUSED = 0.05
FEW = 20
SHOWN_PAUSES = 3
REASON_LENGTH = 60
A_MINUTE = timedelta(minutes=1)


class Trouble(StrEnum):
    """What an operator should look at."""

    LAG = "lag"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    PAUSED = "paused"


def troubles_of(figures: DeliveryFigures) -> list[Trouble]:
    """Blocked chats are everyday life; many of them at once, or any of the rest, are not."""
    ended = figures.sent + figures.refused
    is_wrong = {
        Trouble.LAG: figures.lag is not None and figures.lag > LONG_LAG,
        Trouble.OVERDUE: figures.oldest_digest is not None and figures.oldest_digest > LONG_LAG,
        Trouble.UNKNOWN: figures.unknown_lately > 0,
        Trouble.REFUSED: figures.refused > max(FEW, ended * MANY_REFUSED),
        Trouble.PAUSED: any(one.chat_id == EVERYWHERE for one in figures.pauses),
    }
    return [trouble for trouble, holds in is_wrong.items() if holds]


def health_card(texts: Texts, figures: DeliveryFigures) -> Html:
    """Everything, the worst first."""
    lines = [
        bold(texts("health-title")),
        *(trouble_line(texts, trouble, figures) for trouble in troubles_of(figures)),
        texts("health-queue", due=figures.due, queued=figures.queued, sending=figures.sending),
        texts("health-lag", minutes=_minutes(figures.lag)),
        texts("health-ended", sent=figures.sent, refused=figures.refused),
        *(_reason(texts, reason, count) for reason, count in figures.refused_by_reason.items()),
        texts("health-unknown", count=figures.unknown),
        texts("health-digests", overdue=figures.overdue_digests, inactive=figures.inactive_chats),
        *_pauses(texts, figures),
    ]
    return join(lines)


def alarm(texts: Texts, figures: DeliveryFigures) -> Html | None:
    """One message that names what is wrong; None when nothing is."""
    troubles = troubles_of(figures)
    if not troubles:
        return None
    lines = [trouble_line(texts, trouble, figures) for trouble in troubles]
    return join([bold(texts("health-alarm")), *lines, texts("health-more")])


def trouble_line(texts: Texts, trouble: Trouble, figures: DeliveryFigures) -> Html:
    return texts(
        "health-trouble",
        trouble=trouble.value,
        lag=_minutes(figures.lag),
        digests=_minutes(figures.oldest_digest),
        overdue=figures.overdue_digests,
        unknown=figures.unknown_lately,
        refused=figures.refused,
        pauses=len(figures.pauses),
    )


def _reason(texts: Texts, reason: str, count: int) -> Html:
    return texts("health-reason", reason=shorten(reason, REASON_LENGTH), count=count)


def _pauses(texts: Texts, figures: DeliveryFigures) -> Sequence[Html]:
    return [_pause(texts, one, figures) for one in figures.pauses[:SHOWN_PAUSES]]


def _pause(texts: Texts, pause: Pause, figures: DeliveryFigures) -> Html:
    return texts(
        "health-pause",
        scope="all" if pause.chat_id == EVERYWHERE else "chat",
        chat=str(pause.chat_id),
        minutes=_minutes(pause.until - figures.at),
    )


def _minutes(period: timedelta | None) -> int:
    """Begun minutes count."""
    return 0 if period is None else ceil(period / A_MINUTE)
