"""One article as the archive sees it: its meetings, and what was known of them without it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading.facts import Person, Status
from reading.queries import MeetingQuery
from storage.meetings import Listed
from storage.models import Article, Meeting, Outlet
from storage.unit_of_work import UnitOfWork

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
        # The pages of meetings have this article's own from here on, whoever looked at them before.
        await work.listing.settle()
        new = [one.listed for one in meetings if not one.others]
        meetings = [replace(one, earlier=await _earlier(work, one, new)) for one in meetings]
    return Preview(article, await work.articles.outlet(article), is_known, meetings)


async def _earlier(work: UnitOfWork, one: Reported, new: Sequence[Listed]) -> Earlier | None:
    """`new`: meetings that the archive would know by this article alone."""
    people = _people(one.listed)[:PAIR]
    if one.others or len(people) < PAIR:
        return None
    own = {
        other.meeting.id
        for other in new
        if other.meeting.status is Status.HELD and set(people) <= set(_people(other))
    }
    query = MeetingQuery(tuple(people), status=Status.HELD)
    page = await work.meetings.page(query, limit=len(own) + 1)
    known = [other.meeting for other in page.items if other.meeting.id not in own]
    return Earlier(page.total - len(own), known[0] if known else None)


def _people(listed: Listed) -> list[int]:
    return [side.person_id for side in listed.participants if side.person_id is not None]
