"""Reports stand by their sides and days, so that those of one meeting are found among very many."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

AT_ONCE = 5_000
"""Reports read together."""

NO_DAY = date(1, 1, 1)
LENGTHS = (7, 31, 366, 10**7)
PUBLISHED_LATE = timedelta(days=2)
SURE = 0.5
SIDES = sa.text(
    """
    SELECT r.id, s.key, r.first_on, r.last_on, r.basis, r.status, r.forum_key, a.published_on
    FROM reports r
    JOIN articles a ON a.id = r.article_id
    JOIN report_participants s ON s.report_id = r.id
    WHERE r.id > :after AND r.id <= :until AND r.confidence >= :sure
        AND s.part IN ('principal', 'traveller')
    """
).columns(first_on=sa.Date(), last_on=sa.Date(), published_on=sa.Date())


def upgrade() -> None:
    shelves = op.create_table(
        "report_shelves",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("shelf", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_report_shelves_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "shelf", "day", "report_id", name="pk_report_shelves"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_report_shelves_report_id", "report_shelves", ["report_id"])
    stand(op.get_bind(), shelves)


def downgrade() -> None:
    op.drop_table("report_shelves")


def stand(connection: sa.Connection, shelves: sa.Table) -> None:
    """Have all reports stand that are sure."""
    last = connection.scalar(sa.text("SELECT max(id) FROM reports")) or 0
    for after in range(0, last, AT_ONCE):
        asked = {"after": after, "until": after + AT_ONCE, "sure": SURE}
        rows = list(_standing(connection.execute(SIDES, asked).all()))
        if rows:
            connection.execute(sa.insert(shelves), rows)


def _standing(sides: Any) -> Iterator[dict[str, Any]]:
    """As newsroom/shelves.py had it when this was written."""
    keys: dict[int, set[str]] = defaultdict(set)
    reports = {}
    for side in sides:
        keys[side.id].add(side.key)
        reports[side.id] = side
    for number, report in reports.items():
        own = keys[number]
        named = own if len(own) > 1 else {f"alone {key}" for key in own}
        for key in named:
            for shelf, day in _shelves(report):
                yield {"key": key, "shelf": shelf, "day": day, "report_id": number}


def _shelves(report: Any) -> set[tuple[str, date]]:
    first, last = report.first_on, report.last_on
    kind = "open" if first is None or last is None else "dated"
    places = {(kind, report.published_on or NO_DAY)}
    if kind == "dated":
        if report.basis == "publication":
            first -= PUBLISHED_LATE
        length = next(most for most in LENGTHS if (last - first).days <= most)
        places.add((f"days {length}", first))
    if report.forum_key:
        places.add((f"{kind} {report.forum_key}", NO_DAY))
    if report.status in {"postponed", "cancelled"}:
        places.add(("called off", NO_DAY))
    return places
