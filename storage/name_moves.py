"""A name that turns out to be somebody else's takes along what articles say of its bearer."""

from collections.abc import Iterable, Sequence

from sqlalchemy import exists, select, update
from sqlalchemy.orm import aliased

from reading.facts import CONFIDENCE_THRESHOLD
from storage.models import Mention, PersonName, Position, Report, ReportParticipant, Statement
from storage.repository import Repository

CHUNK = 500


class NameMoves(Repository):
    """Moves the facts of a name from one person to another."""

    async def move(self, row: PersonName, owner: int) -> set[int]:
        """Everything that articles say of somebody by this name is said of the owner."""
        own = Mention.person_id == row.person_id, Mention.name_id == row.id
        articles = list((await self._session.scalars(select(Mention.article_id).where(*own))).all())
        forms = list(
            (await self._session.scalars(select(Mention.form).distinct().where(*own))).all()
        )
        before, row.person_id = row.person_id, owner
        reports: set[int] = set()
        for chunk in _chunks(sorted(set(articles))):
            reports |= await self._move_facts(before, owner, chunk, forms)
            await self._move_positions(before, owner, row.id, chunk)
        await self._session.execute(update(Mention).where(*own).values(person_id=owner))
        return reports

    async def _move_facts(
        self, before: int, owner: int, articles: Sequence[int], forms: Sequence[str]
    ) -> set[int]:
        said = Statement.person_id == before, Statement.article_id.in_(articles)
        await self._session.execute(
            update(Statement).where(*said, Statement.speaker.in_(forms)).values(person_id=owner)
        )
        of_articles = select(Report.id).where(Report.article_id.in_(articles))
        sides = (
            ReportParticipant.person_id == before,
            ReportParticipant.name.in_(forms),
            ReportParticipant.report_id.in_(of_articles),
        )
        sure = Report.confidence >= CONFIDENCE_THRESHOLD
        query = select(ReportParticipant.report_id).join(Report).where(*sides, sure)
        reports = set((await self._session.scalars(query)).all())
        await self._session.execute(
            update(ReportParticipant)
            .where(*sides)
            .values(person_id=owner, key=f"person:{owner}")
            .execution_options(synchronize_session=False)
        )
        return reports

    async def _move_positions(
        self, before: int, owner: int, name_id: int, articles: Sequence[int]
    ) -> None:
        """Offices carry no name: those of an article that has another name of his, too, stay."""
        other = aliased(Mention)
        beside = exists().where(
            other.article_id == Position.article_id,
            other.person_id == before,
            other.name_id != name_id,
        )
        await self._session.execute(
            update(Position)
            .where(Position.person_id == before, Position.article_id.in_(articles), ~beside)
            .values(person_id=owner)
            .execution_options(synchronize_session=False)
        )


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
