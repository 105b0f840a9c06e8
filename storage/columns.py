"""How our kinds of values lie in a column, the same on SQLite and PostgreSQL."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Dialect,
    Enum,
    Integer,
    LargeBinary,
    Text,
    Time,
)
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. SQLite forgets time zones: naive values are refused on the way in, UTC comes back.

    Raises ValueError for a moment without a zone.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"A moment needs its time zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def values_of(kind: type[StrEnum]) -> list[str]:
    """What is stored of an enumeration: its values, not its Python names."""
    return [member.value for member in kind]


TYPES: dict[Any, Any] = {
    StrEnum: Enum(
        StrEnum, native_enum=False, length=16, create_constraint=False, values_callable=values_of
    ),
    datetime: UtcDateTime(),
    date: Date(),
    time: Time(),
    int: Integer(),
    str: Text(),
    bytes: LargeBinary(),
    dict[str, Any]: JSON(),
    list[Any]: JSON(),
}

TelegramId = BigInteger()
"""Telegram's ids pass 32 bits; SQLite would hide the mistake."""
