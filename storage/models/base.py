"""What all tables share: how values lie in columns, how constraints are named."""

from typing import Any, cast

from sqlalchemy import MetaData, Table, text
from sqlalchemy.orm import DeclarativeBase

from storage.columns import TYPES


class Base(DeclarativeBase):
    type_annotation_map = TYPES
    # Batch migrations on SQLite can only drop constraints that have a name.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def table_of(model: type[Base]) -> Table:
    """The bare table: statements of it are made and answered more quickly than those of a model."""
    return cast("Table", model.__table__)


def where(condition: str) -> dict[str, Any]:
    """What an index of some rows alone is told, on either engine."""
    return {f"{dialect}_where": text(condition) for dialect in ("sqlite", "postgresql")}
