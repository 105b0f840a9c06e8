"""Statements that operators put right: known again by their words, however they are read."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from storage.models import (
    ArticleBody,
    Correction,
    CorrectionKind,
    Mention,
    Person,
    RetiredKind,
    Statement,
)
from storage.repository import Repository, find_public

ALIKE = 0.5
"""The shorter of two readings of some words has so much of the longer one at least."""

KINDS = frozenset({CorrectionKind.DROP_STATEMENT, CorrectionKind.SET_SPEAKER})


class Statements(Repository):
    """Words of people, one by one."""

    async def find(self, statement_id: int) -> Statement | None:
        return await self._session.get(Statement, statement_id)

    async def words(self, statement: Statement) -> str:
        text = (await self._session.get_one(ArticleBody, statement.article_id)).text
        return text[statement.start : statement.stop]

    async def named_beside(self, statement: Statement, limit: int) -> Sequence[Person]:
        """Who else may have said it: the others of its article, the most written about first."""
        named = select(Mention.person_id).where(Mention.article_id == statement.article_id)
        query = select(Person).where(Person.id.in_(named))
        if statement.person_id is not None:
            query = query.where(Person.id != statement.person_id)
        ordered = query.order_by(Person.articles.desc(), Person.id).limit(limit)
        return (await self._session.scalars(ordered)).all()

    async def mark(self, article_id: int, corrections: Sequence[Correction]) -> None:
        """Tell the statements of an article what operators said of them, the last word last."""
        speakers = await self._speakers(article_id)
        query = select(Statement).where(Statement.article_id == article_id)
        statements = (await self._session.scalars(query.order_by(Statement.id))).all()
        words = {one.id: await self.words(one) for one in statements}
        about = [(one, _meant(one.before, statements, words)) for one in corrections]
        for _, statement in about:
            if statement is not None:
                statement.person_id = speakers.get(statement.speaker)
                statement.denied_by = statement.given_by = None
        for correction, statement in about:
            if statement is not None and correction.undone_at is None:
                await self._apply(correction, statement)
        await self._session.flush()

    async def _speakers(self, article_id: int) -> Mapping[str, int]:
        """Whom the names of the article mean."""
        query = select(Mention.form, Mention.person_id).where(Mention.article_id == article_id)
        return dict((await self._session.execute(query.distinct())).all())

    async def _apply(self, correction: Correction, statement: Statement) -> None:
        if correction.kind is CorrectionKind.DROP_STATEMENT:
            statement.denied_by = correction.id
            return
        speaker = await find_public(
            self._session, Person, RetiredKind.PERSON, correction.other_id or 0
        )
        if speaker is not None:
            statement.person_id, statement.given_by = speaker.id, correction.id


def _meant(
    words: str, statements: Sequence[Statement], said: Mapping[int, str]
) -> Statement | None:
    """The statement of these words, or of more or less of them; the likest one."""
    likeness = {one.id: _likeness(words, said[one.id]) for one in statements}
    best = max(statements, key=lambda one: likeness[one.id], default=None)
    return best if best is not None and likeness[best.id] >= ALIKE else None


def _likeness(words: str, other: str) -> float:
    """0–1: how much of the longer one is in both; of two that only overlap nothing."""
    shorter, longer = sorted((words, other), key=len)
    return len(shorter) / len(longer) if longer and shorter in longer else 0.0
