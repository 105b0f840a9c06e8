"""Digests, the ledger of what a subscription has been told, and what there may be to tell."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, literal, or_, select, update
from sqlalchemy.orm import aliased

from reading.facts import Status
from storage.models import (
    Alerted,
    Article,
    ArticleBody,
    Digest,
    Kind,
    Meeting,
    MeetingChange,
    MeetingTopic,
    Outlet,
    Report,
    Subscription,
    Told,
)
from storage.models.listed import UNDATED, ListedMeeting, of_organization
from storage.repository import Repository
from storage.upsert import insert_or_ignore, insert_or_update


@dataclass(frozen=True, slots=True)
class Account:
    """One report of a meeting as a digest quotes it: when it was published, by whom, its sentence.

    `published_on` counts in the outlet's zone; None when no publication date is known. Then the
    article is not older than `proved_first_on`, which its text proves, nor than `held_first_on`,
    the latest day on which something it tells as held can have begun. `is_gone`: its outlet has
    taken it away.
    """

    meeting_id: int
    report_id: int
    article_id: int
    status: Status
    published_on: date | None
    published_at: datetime | None
    proved_first_on: date | None
    held_first_on: date | None
    fetched_at: datetime
    evidence: str
    url: str | None
    outlet: str | None
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Where to look for news: meetings that may end from `since_on` on, undated ones told since
    `told_since`; in both cases by an article that could be read at `now`, on the day `today`."""

    since_on: date
    told_since: datetime
    now: datetime
    today: date


class Digests(Repository):
    """Composed digests and what they told."""

    async def add(
        self, subscription: Subscription, local_date: date, due_at: datetime, now: datetime
    ) -> Digest | None:
        """The digest of that local day; None when the subscription has had one already."""
        ids = await self.add_all([(subscription, local_date, due_at)], now)
        return await self._session.get(Digest, ids[subscription.id]) if ids else None

    async def add_all(
        self, due: Sequence[tuple[Subscription, date, datetime]], now: datetime
    ) -> Mapping[int, int]:
        """Subscription → its digest of that local day, due at that moment.

        One that has had its digest of the day already is left out. They are empty until told.
        """
        if not due:
            return {}
        rows = [
            {
                "subscription_id": subscription.id,
                "local_date": local_date,
                "slot": subscription.slot,
                "due_at": due_at,
                "composed_at": now,
                "is_empty": True,
            }
            for subscription, local_date, due_at in due
        ]
        adding = insert_or_ignore(self._session, Digest)
        added = await self._session.execute(
            adding.returning(Digest.subscription_id, Digest.id), rows
        )
        return {row.subscription_id: row.id for row in added.all()}

    async def get(self, digest_id: int) -> Digest | None:
        return await self._session.get(Digest, digest_id)

    async def find(self, subscription_id: int, local_date: date, slot: str) -> Digest | None:
        query = select(Digest).where(
            Digest.subscription_id == subscription_id,
            Digest.local_date == local_date,
            Digest.slot == slot,
        )
        return await self._session.scalar(query)

    async def told(
        self, subscription_ids: Collection[int], meeting_ids: Collection[int], until: datetime
    ) -> Mapping[int | None, Mapping[int, int]]:
        """Subscription → meeting → the version it has been told, up to that moment.

        Of these meetings alone: a ledger of years is long. What the evening's digest tells, or an
        alert, the morning's of the same chat and topic needn't.
        """
        own, beside = aliased(Subscription), aliased(Subscription)
        by_digests = (
            select(own.id, Told.meeting_id, Told.version)
            .join(
                beside,
                and_(beside.chat_id == own.chat_id, beside.thread_id == own.thread_id),
            )
            .join(Told, Told.subscription_id == beside.id)
            .where(
                or_(beside.id == own.id, beside.kind == Kind.DAILY),
                own.id.in_(subscription_ids),
                Told.meeting_id.in_(meeting_ids),
                Told.told_at <= until,
            )
        )
        found: dict[int | None, dict[int, int]] = defaultdict(dict)
        by_alerts = (
            select(Subscription.id, Alerted.meeting_id, Alerted.version)
            .join(
                Alerted,
                and_(
                    Alerted.chat_id == Subscription.chat_id,
                    Alerted.thread_id == Subscription.thread_id,
                ),
            )
            .where(
                Subscription.id.in_(subscription_ids),
                Alerted.meeting_id.in_(meeting_ids),
                Alerted.told_at <= until,
            )
        )
        for ledger in (by_digests, by_alerts):
            for subscription_id, meeting_id, version in (await self._session.execute(ledger)).all():
                told = found[subscription_id]
                told[meeting_id] = max(version, told.get(meeting_id, 0))
        return found

    async def record_told(
        self, digest_ids: Collection[int], versions: Mapping[int, int], now: datetime
    ) -> None:
        """The subscriptions of these digests now know these versions (by meeting)."""
        by_version: dict[int, list[int]] = defaultdict(list)
        for meeting_id, version in versions.items():
            by_version[version].append(meeting_id)
        for version, meeting_ids in by_version.items():
            # The rows are made where they are kept: a thousand digests tell twenty meetings each.
            rows = (
                select(
                    Digest.subscription_id, Meeting.id, literal(version), Digest.id, literal(now)
                )
                .join(Meeting, Meeting.id.in_(meeting_ids))
                .where(Digest.id.in_(digest_ids))
            )
            telling = insert_or_update(self._session, Told, ("subscription_id", "meeting_id"))
            columns = ["subscription_id", "meeting_id", "version", "digest_id", "told_at"]
            await self._session.execute(telling.from_select(columns, rows))

    async def record_full(self, digest_ids: Collection[int]) -> None:
        """These have something to tell."""
        full = update(Digest).where(Digest.id.in_(digest_ids)).values(is_empty=False)
        await self._session.execute(full.execution_options(synchronize_session=False))

    async def list_news(self, window: Window) -> Sequence[Meeting]:
        """Meetings that may be news; whether they are, the newsroom decides."""
        undated = and_(Meeting.last_on.is_(None), Meeting.reported_at >= window.told_since)
        query = (
            select(Meeting)
            .where(or_(Meeting.sorts_on >= window.since_on, undated))
            .where(~Meeting.is_background, _could_be_read(window))
            .order_by(Meeting.sorts_on, Meeting.id)
        )
        return (await self._session.scalars(query)).all()

    async def accounts(self, meeting_ids: Collection[int]) -> Mapping[int, Sequence[Account]]:
        """The reports of each meeting, the earliest article first."""
        evidence = func.substr(
            ArticleBody.text,
            Report.evidence_start + 1,
            Report.evidence_stop - Report.evidence_start,
        )
        query = (
            select(
                Report.meeting_id,
                Report.id,
                Article.id,
                Report.status,
                Article.published_on,
                Article.published_at,
                Article.proved_first_on,
                _held_first_on(),
                Article.fetched_at,
                evidence,
                Article.url,
                Outlet.name,
                Article.gone_at.is_not(None),
            )
            .join(Article, Article.id == Report.article_id)
            .join(ArticleBody, ArticleBody.article_id == Article.id)
            .outerjoin(Outlet, Outlet.id == Article.outlet_id)
            .where(Report.meeting_id.in_(meeting_ids), ~Report.is_background)
            .order_by(Article.published_on, Article.id, Report.evidence_start)
        )
        found: dict[int, list[Account]] = defaultdict(list)
        for row in (await self._session.execute(query)).all():
            account = Account(*row)
            found[account.meeting_id].append(account)
        return found

    async def changes(self, meeting_ids: Collection[int]) -> Mapping[int, Sequence[MeetingChange]]:
        """What each version changed, the earliest first."""
        query = (
            select(MeetingChange)
            .where(MeetingChange.meeting_id.in_(meeting_ids))
            .order_by(MeetingChange.meeting_id, MeetingChange.version)
        )
        found: dict[int, list[MeetingChange]] = defaultdict(list)
        for change in (await self._session.scalars(query)).all():
            found[change.meeting_id].append(change)
        return found

    async def organizations(self, meeting_ids: Collection[int]) -> Mapping[int, frozenset[str]]:
        """The normal names of those that take part or hold the forum."""
        query = select(ListedMeeting.meeting_id, ListedMeeting.owner).where(
            ListedMeeting.meeting_id.in_(meeting_ids),
            ListedMeeting.owner.startswith(of_organization("")),
        )
        found: dict[int, set[str]] = defaultdict(set)
        for meeting_id, owner in (await self._session.execute(query)).all():
            found[meeting_id].add(owner.removeprefix(of_organization("")).removesuffix(UNDATED))
        return {meeting_id: frozenset(of) for meeting_id, of in found.items()}

    async def topics(self, meeting_ids: Collection[int]) -> Mapping[int, frozenset[str]]:
        query = select(MeetingTopic.meeting_id, MeetingTopic.topic).where(
            MeetingTopic.meeting_id.in_(meeting_ids)
        )
        found: dict[int, set[str]] = defaultdict(set)
        for meeting_id, topic in (await self._session.execute(query)).all():
            found[meeting_id].add(topic)
        return {meeting_id: frozenset(of) for meeting_id, of in found.items()}


def _could_be_read(window: Window) -> ColumnElement[bool]:
    """Some article of the meeting may have been out. Exactly which, the newsroom decides."""
    earliest = func.coalesce(Article.published_on, Article.proved_first_on)
    by_then = or_(Article.fetched_at <= window.now, earliest.is_(None), earliest <= window.today)
    return exists().where(Report.meeting_id == Meeting.id, Report.article_id == Article.id, by_then)


def _held_first_on() -> ScalarSelect[date | None]:
    told = aliased(Report)
    latest = select(func.max(told.first_on)).where(
        told.article_id == Article.id, told.status == Status.HELD
    )
    return latest.correlate(Article).scalar_subquery()
