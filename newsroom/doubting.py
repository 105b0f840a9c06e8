"""An article that its outlet has taken away: what it says stays, and is doubted."""

from datetime import datetime

from newsroom.concluding import NOTHING_BEFORE, conclude
from storage.database import Database


async def doubt(database: Database, article_id: int, now: datetime) -> None:
    """Mark it, and conclude anew what it tells of. Once more changes nothing."""
    async with database.begin_alone() as work:
        await work.articles.mark_gone(article_id, now)
        own = await work.concluding.reports_of(article_id)
        await conclude(work.concluding, own, NOTHING_BEFORE, now)
