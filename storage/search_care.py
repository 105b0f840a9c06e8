"""Whether articles can be found by their words: what is missing, astray or lost, and how many."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, or_, select, text

from reading.search.lemmas import ANALYSIS, Lemmas
from storage.models import Article
from storage.repository import Repository
from storage.search import DOCUMENTS

PROBED_WORDS = 4

WORDLESS_SQLITE = (
    "SELECT d.id FROM search_documents d"
    " LEFT JOIN search_words_docsize w ON w.id = d.id WHERE w.id IS NULL LIMIT :most"
)
WORDLESS_POSTGRESQL = (
    "SELECT d.id FROM search_documents d"
    " LEFT JOIN search_words w ON w.rowid = d.id WHERE w.rowid IS NULL LIMIT :most"
)
FOUND_SQLITE = "SELECT count(*) FROM search_words WHERE search_words MATCH :match AND rowid = :id"
FOUND_POSTGRESQL = (
    "SELECT count(*) FROM search_words WHERE words @@ CAST(:match AS tsquery) AND rowid = :id"
)


class SearchCare(Repository):
    """Looks at the index of words from outside."""

    async def count_missing(self) -> int:
        """Articles that were read and can't be found, or by words of an older analysis."""
        query = (
            select(func.count(Article.id))
            .outerjoin(DOCUMENTS, DOCUMENTS.c.article_id == Article.id)
            .where(Article.read_with.is_not(None))
            .where(or_(DOCUMENTS.c.id.is_(None), DOCUMENTS.c.analysis != ANALYSIS))
        )
        return await self._session.scalar(query) or 0

    async def list_lost(self, limit: int) -> Sequence[int]:
        """Documents that lead to no article, or that no word leads to."""
        astray = (
            select(DOCUMENTS.c.id)
            .outerjoin(Article, Article.id == DOCUMENTS.c.article_id)
            .where(Article.id.is_(None))
            .limit(limit)
        )
        wordless = WORDLESS_SQLITE if self._is_sqlite else WORDLESS_POSTGRESQL
        found = set(await self._session.scalars(astray))
        found |= set(await self._session.scalars(text(wordless), {"most": limit}))
        return sorted(found)

    async def list_unfound(self, lemmas: Lemmas, limit: int) -> Sequence[int]:
        """Of the newest documents those whose own headline doesn't find them."""
        query = (
            select(DOCUMENTS.c.id, Article.headline)
            .join(Article, Article.id == DOCUMENTS.c.article_id)
            .where(Article.headline.is_not(None), DOCUMENTS.c.analysis == ANALYSIS)
            .order_by(DOCUMENTS.c.id.desc())
            .limit(limit)
        )
        unfound = []
        for number, headline in (await self._session.execute(query)).all():
            words = lemmas.words_of(headline)[:PROBED_WORDS]
            if words and not await self._is_found(number, words):
                unfound.append(number)
        return unfound

    async def forget(self, documents: Collection[int]) -> None:
        """Their articles are indexed anew by whoever looks for what is missing."""
        if not self._is_sqlite:
            gone = text("DELETE FROM search_words WHERE rowid = ANY(:ids)")
            await self._session.execute(gone, {"ids": list(documents)})
        removing = DOCUMENTS.delete().where(DOCUMENTS.c.id.in_(documents))
        await self._session.execute(removing)

    async def _is_found(self, number: int, words: Sequence[str]) -> bool:
        """Words are of letters and digits alone (`lemmas.WORD`): none can be taken for a sign."""
        quoted = [f'"{one}"' if self._is_sqlite else f"'{one}'" for one in words]
        match = (" AND " if self._is_sqlite else " & ").join(quoted)
        asked = FOUND_SQLITE if self._is_sqlite else FOUND_POSTGRESQL
        return bool(await self._session.scalar(text(asked), {"match": match, "id": number}))

    @property
    def _is_sqlite(self) -> bool:
        return self._session.get_bind().dialect.name == "sqlite"
