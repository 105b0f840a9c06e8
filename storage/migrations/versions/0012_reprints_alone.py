"""Reprints are found by an index of reprints alone.

Most articles are none. By its statistics SQLite takes an index for useless in which nearly all rows
look the same, and reads all articles instead.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

INDEX = "ix_articles_reprint_of_id"
REPRINTS = sa.text("reprint_of_id IS NOT NULL")


def upgrade() -> None:
    op.drop_index(INDEX, "articles")
    op.create_index(
        INDEX, "articles", ["reprint_of_id"], sqlite_where=REPRINTS, postgresql_where=REPRINTS
    )


def downgrade() -> None:
    op.drop_index(INDEX, "articles")
    op.create_index(INDEX, "articles", ["reprint_of_id"])
