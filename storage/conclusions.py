"""What is written of a meeting, and under which public id. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from storage.models import NO_DAY, Article, Report


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, its article, and the keys of those whose presence tells meetings apart."""

    report: Report
    article: Article
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One meeting to write: its values and the reports they rest on, the leading one first."""

    report_ids: tuple[int, ...]
    values: Mapping[str, Any]


# What a reader would notice; anything else changes silently.
NOTICED = ("status", "first_on", "last_on", "precision", "place", "form", "forum")


def assign(conclusions: Sequence[Conclusion], before: Mapping[int, int]) -> list[int | None]:
    """The public id of each meeting: the one most of its reports had, each id given once."""
    claims = [
        (count, -owner, number)
        for number, conclusion in enumerate(conclusions)
        for owner, count in Counter(
            before[report] for report in conclusion.report_ids if report in before
        ).items()
    ]
    owners: list[int | None] = [None] * len(conclusions)
    taken: set[int] = set()
    for _, negative, number in sorted(claims, reverse=True):
        if owners[number] is None and -negative not in taken:
            owners[number] = -negative
            taken.add(-negative)
    return owners


def sorts_on(values: Mapping[str, Any], reports: Sequence[ReportRow]) -> date:
    published = [row.article.published_on for row in reports if row.article.published_on]
    day = values["last_on"] or values["first_on"] or min(published, default=NO_DAY)
    return day if isinstance(day, date) else NO_DAY


def told_at(article: Article) -> datetime:
    if article.published_at is not None:
        return article.published_at
    if article.published_on is not None:
        return datetime.combine(article.published_on, time.min, tzinfo=UTC)
    return article.fetched_at


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def fullness(position: tuple[int, str, str]) -> tuple[bool, int, str]:
    _, title, organization = position
    return not organization, len(title), title
