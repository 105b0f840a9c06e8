"""One article as the archive sees it: its meetings, and what was known of them without it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading.facts import Person, Status
from reading.queries import MeetingQuery
from storage.database import UnitOfWork
from storage.meetings import Listed
from storage.models import Article, Meeting, Outlet

PAIR = 2


@dataclass(frozen=True, slots=True)
class Earlier:
    """How often the same two people had met without this article, and when last."""

    count: int
    last: Meeting | None


@dataclass(frozen=True, slots=True)
class Reported:
    """A meeting that the article reports. `others`: reports of it in other articles.

    `earlier` is None where the article names no two people, or is in the archive itself.
    """

    listed: Listed
    evidence: str
    others: int
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What an article says. `is_known`: it is in the archive. `people`: whom it names, in order."""

    article: Article
    outlet: Outlet | None
    is_known: bool
    meetings: Sequence[Reported]
    people: Sequence[Person] = ()


async def look(work: UnitOfWork, article: Article, *, is_known: bool) -> Preview:
    """The article with its meetings, in the order in which it tells of them."""
    text = await work.articles.body(article.id)
    told = await work.meetings.reported_by(article.id)
    meetings = [
        Reported(
            listed,
            evidence=text[reports[0].evidence_start : reports[0].evidence_stop],
            others=listed.meeting.reports - len(reports),
        )
        for reports, listed in told
    ]
    if not is_known:
        meetings = [replace(one, earlier=await _earlier(work, one)) for one in meetings]
    return Preview(article, await work.articles.outlet(article), is_known, meetings)


async def _earlier(work: UnitOfWork, one: Reported) -> Earlier | None:
    """The pages of meetings are settled when a transaction ends: here they lack this article."""
    people = _people(one.listed)[:PAIR]
    if one.others or len(people) < PAIR:
        return None
    page = await work.meetings.page(MeetingQuery(tuple(people), status=Status.HELD), limit=1)
    return Earlier(page.total, page.items[0].meeting if page.items else None)


def _people(listed: Listed) -> list[int]:
    return [side.person_id for side in listed.participants if side.person_id is not None]
