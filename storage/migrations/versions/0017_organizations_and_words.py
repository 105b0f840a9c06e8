"""Organisations own their meetings, and free words find theirs, without going through them all.

Both tables start empty: whoever opens the archive says what organisations are called, and lists
the meetings anew (storage/organizations.py).
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "known_organizations",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("spelling", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "spelling", name="pk_known_organizations"),
    )
    word = sa.String(length=60, collation="C" if is_postgresql else None)
    op.create_table(
        "listed_words",
        sa.Column("word", word, nullable=False),
        sa.Column("meeting_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wording", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("word", "meeting_id", "wording", name="pk_listed_words"),
        sqlite_with_rowid=False,
    )
    columns = ["meeting_id", "word", "wording"]
    op.create_index("ix_listed_words_meeting_id", "listed_words", columns)


def downgrade() -> None:
    op.drop_table("listed_words")
    op.drop_table("known_organizations")
    # The older program would count them as somebody's.
    for table in ("listed_meetings", "listed_counts"):
        op.execute(f"DELETE FROM {table} WHERE owner LIKE 'o%'")  # noqa: S608 (no words of others)
