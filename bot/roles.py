"""What a process does: everything in one, or one thing of many."""

from enum import StrEnum


class Role(StrEnum):
    """One kind of work; a process may have several."""

    WEB = "web"
    CLOCK = "clock"
    COURIER = "courier"
    READER = "reader"
    COLLECTOR = "collector"


EVERYTHING = frozenset(Role)

TALKING = frozenset({Role.WEB, Role.COURIER})
"""Those that speak with Telegram, and need its token."""
