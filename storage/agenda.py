"""What is announced, what was called off, and what was announced and never told of again."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    bindparam,
    func,
    literal,
    select,
    tuple_,
)

from reading.facts import CALLED_OFF, Status
from reading.queries import MeetingQuery
from storage.meetings import Listed, Meetings
from storage.models import Article, Meeting, Report
from storage.models.listed import UNDATED, ListedMeeting
from storage.plans import days_of, is_awaited, is_dated, is_overdue
from storage.repository import Repository
from storage.timelines import MOST_COUNTED, Seen, Timelines, Total, all_fitting, anchor_place

PLACE = (ListedMeeting.sorts_on, ListedMeeting.forum, ListedMeeting.meeting_id)
"""What meetings are in order by."""


class Outlook(StrEnum):
    """`AHEAD` the nearest first, without a day last; `OFF` put off or cancelled; `OVERDUE`: its
    time has passed, and nothing reports that it took place. The latter two the latest first.
    """

    AHEAD = "a"
    OFF = "x"
    OVERDUE = "o"


@dataclass(frozen=True, slots=True)
class Before:
    """A report with its article: what was said of a meeting once."""

    report: Report
    article: Article


@dataclass(frozen=True, slots=True)
class Agenda:
    """A page of one outlook; `offset` meetings come before it, `totals` are those of all three.

    `told`: what was said of those that were put off, by their id.
    """

    outlook: Outlook
    items: Sequence[Listed]
    offset: int
    has_more: bool
    totals: Mapping[Outlook, Total]
    told: Mapping[int, Sequence[Before]]


class Agendas(Repository):
    """Pages of what is ahead."""

    async def page(
        self,
        query: MeetingQuery,
        today: date,
        outlook: Outlook = Outlook.AHEAD,
        *,
        limit: int,
        offset: int = 0,
        after: int = 0,
    ) -> Agenda:
        """The meetings after that one (0: the first of them); none when that one is gone."""
        asked = await Timelines(self._session).asked(replace(query, status=None))
        found = await self._found(asked, today, outlook, limit + 1, after)
        listed = await Meetings(self._session).listed(found[:limit])
        totals = {one: await self._total(asked, one, today) for one in Outlook}
        told = await self._told([one.meeting.id for one in listed])
        return Agenda(outlook, listed, offset, len(found) > limit, totals, told)

    async def count(self, query: MeetingQuery, today: date, outlook: Outlook) -> Total:
        asked = await Timelines(self._session).asked(replace(query, status=None))
        return await self._total(asked, outlook, today)

    async def _found(
        self, asked: Seen, today: date, outlook: Outlook, limit: int, after: int
    ) -> list[Meeting]:
        if outlook is not Outlook.AHEAD:
            return await self._run(_backwards(asked, outlook, after), asked, today, limit, after)
        anchor = await self._session.get(Meeting, after) if after else None
        if after and anchor is None:
            return []
        dated: list[Meeting] = []
        if anchor is None or anchor.sorts_on >= today:
            dated = await self._run(_dated(asked, anchor), asked, today, limit, after)
            after, anchor = 0, None
        rest = limit - len(dated)
        awaited = _awaited(asked, after if anchor is not None else 0)
        undated = await self._run(awaited, _undated(asked), today, rest, after) if rest else []
        return [*dated, *undated]

    async def _run(
        self, statement: Select[Any], asked: Seen, today: date, limit: int, after: int
    ) -> list[Meeting]:
        statement = asked.about(statement).limit(bindparam("most", type_=Integer))
        values = asked.values | _days(asked, today) | {"most": limit, "anchor": after}
        return list((await self._session.scalars(statement, values)).all())

    async def _total(self, asked: Seen, outlook: Outlook, today: date) -> Total:
        if outlook is not Outlook.AHEAD:
            return await self._count(_fitting(asked, _is(outlook)), asked, today)
        dated = await self._count(_fitting(asked, is_dated(ListedMeeting)), asked, today)
        undated = _undated(asked)
        awaited = await self._count(_fitting(undated, is_awaited(ListedMeeting)), undated, today)
        return Total(dated.count + awaited.count, dated.is_least or awaited.is_least)

    async def _count(self, statement: Select[Any], asked: Seen, today: date) -> Total:
        fitting = asked.about(statement).with_only_columns(literal(1))
        some = fitting.limit(MOST_COUNTED + 1).subquery()
        values = asked.values | _days(asked, today)
        count = await self._session.scalar(select(func.count()).select_from(some), values) or 0
        return Total(min(count, MOST_COUNTED), count > MOST_COUNTED)

    async def _told(self, ids: Collection[int]) -> Mapping[int, Sequence[Before]]:
        put_off = select(Report.meeting_id).where(
            Report.meeting_id.in_(ids), Report.status == Status.POSTPONED
        )
        query = select(Report, Article).join(Article).where(Report.meeting_id.in_(put_off))
        told: dict[int, list[Before]] = defaultdict(list)
        for report, article in (await self._session.execute(query)).all():
            if report.meeting_id is not None:
                told[report.meeting_id].append(Before(report, article))
        return told


def _days(asked: Seen, today: date) -> dict[str, Any]:
    owner = asked.owner.removesuffix(UNDATED)
    return days_of(today) | {"undated": owner + UNDATED}


def _undated(asked: Seen) -> Seen:
    """The same among what is announced without a last day."""
    return replace(asked, owner=asked.owner + UNDATED)


def _fitting(asked: Seen, condition: ColumnElement[bool]) -> Select[Any]:
    return all_fitting(asked.shape("")).where(condition)


def _dated(asked: Seen, anchor: Meeting | None) -> Select[Any]:
    statement = _fitting(asked, is_dated(ListedMeeting)).order_by(*PLACE)
    return statement if anchor is None else statement.where(tuple_(*PLACE) > anchor_place())


def _awaited(asked: Seen, after: int) -> Select[Any]:
    statement = _latest_first(_fitting(_undated(asked), is_awaited(ListedMeeting)))
    return statement.where(tuple_(*PLACE) < anchor_place()) if after else statement


def _backwards(asked: Seen, outlook: Outlook, after: int) -> Select[Any]:
    statement = _latest_first(_fitting(asked, _is(outlook)))
    return statement.where(tuple_(*PLACE) < anchor_place()) if after else statement


def _latest_first(statement: Select[Any]) -> Select[Any]:
    return statement.order_by(*(one.desc() for one in PLACE))


def _is(outlook: Outlook) -> ColumnElement[bool]:
    if outlook is Outlook.OFF:
        return ListedMeeting.status.in_(CALLED_OFF)
    return is_overdue(ListedMeeting)
