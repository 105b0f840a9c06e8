"""How many rows there are."""

from sqlalchemy import func, select

from storage.database import Database
from storage.models import Base


async def rows(database: Database, table: type[Base]) -> int:
    async with database.read() as work:
        return await work.session.scalar(select(func.count()).select_from(table)) or 0
