"""What pages of meetings are made from stands ready, and is kept so."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

FOLDED = {"sqlite": "folded", "postgresql": "pg_temp.folded"}
OWNED = """
    SELECT '*' AS owner, id AS meeting_id FROM meetings
    UNION SELECT 'p' || person_id, meeting_id FROM meeting_participants WHERE person_id IS NOT NULL
    UNION SELECT 'c' || country, meeting_id FROM meeting_participants WHERE country IS NOT NULL
    UNION SELECT 'c' || country, id FROM meetings WHERE country IS NOT NULL
    UNION SELECT 't' || topic, meeting_id FROM meeting_topics
    UNION SELECT 'l' || substr({folded}(place), 1, 60), id
    FROM meetings WHERE place IS NOT NULL
"""
ROWS = """
INSERT INTO listed_meetings (owner, sorts_on, forum, meeting_id, status, form, starts_on)
SELECT o.owner || e.ending, m.sorts_on, coalesce(m.forum_key, ''), m.id, m.status, m.form,
    coalesce(m.first_on, m.last_on)
FROM ({owned}) o
JOIN meetings m ON m.id = o.meeting_id
JOIN (SELECT '' AS ending UNION ALL SELECT '?') e
    ON e.ending = '' OR (m.status = 'planned' AND m.last_on IS NULL)
"""
COUNTS = """
INSERT INTO listed_counts (owner, meetings, held)
SELECT owner, count(*), sum(CASE WHEN status = 'held' THEN 1 ELSE 0 END)
FROM listed_meetings GROUP BY owner
"""
PAIRS = """
INSERT INTO listed_pairs (person_id, other_id, meetings)
SELECT one.person_id, other.person_id, count(DISTINCT one.meeting_id)
FROM meeting_participants one
JOIN meeting_participants other
    ON other.meeting_id = one.meeting_id AND other.person_id <> one.person_id
GROUP BY one.person_id, other.person_id
"""


def upgrade() -> None:
    op.create_table(
        "listed_meetings",
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("sorts_on", sa.Date(), nullable=False),
        sa.Column("forum", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint(
            "owner", "sorts_on", "forum", "meeting_id", name="pk_listed_meetings"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_listed_meetings_meeting_id", "listed_meetings", ["meeting_id", "owner"])
    op.create_table(
        "listed_counts",
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("meetings", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name="pk_listed_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "listed_pairs",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("other_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meetings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "other_id", name="pk_listed_pairs"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_listed_pairs_person_id", "listed_pairs", ["person_id", "meetings", "other_id"]
    )
    _teach_folding()
    owned = OWNED.format(folded=FOLDED[op.get_bind().dialect.name])
    for statement in (ROWS.format(owned=owned), COUNTS, PAIRS):
        op.execute(statement)


def _teach_folding() -> None:
    """Lower case with е for ё; SQLite's own knows Latin letters only."""
    if op.get_bind().dialect.name == "sqlite":
        driver: Any = op.get_bind().connection.dbapi_connection
        driver.create_function("folded", 1, lambda text: text.casefold().replace("ё", "е"))
        return
    op.execute(
        "CREATE FUNCTION pg_temp.folded(text) RETURNS text LANGUAGE sql"
        " AS $$ SELECT replace(lower($1), 'ё', 'е') $$"
    )


def downgrade() -> None:
    for table in ("listed_pairs", "listed_counts", "listed_meetings"):
        op.drop_table(table)
