"""Statements carry the day of their article, so that somebody's latest words are found at once."""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

INDEX = "ix_statements_person_id_said_on"
NO_DAY = date(1, 1, 1)
DAYS = """
UPDATE statements SET said_on = coalesce(
    (SELECT coalesce(a.published_on, a.proved_first_on) FROM articles a
     WHERE a.id = statements.article_id),
    said_on
)
"""


def upgrade() -> None:
    with op.batch_alter_table("statements") as statements:
        statements.add_column(
            sa.Column("said_on", sa.Date(), nullable=False, server_default=NO_DAY.isoformat())
        )
    op.execute(DAYS)
    with op.batch_alter_table("statements") as statements:
        statements.alter_column("said_on", server_default=None)
    op.create_index(INDEX, "statements", ["person_id", "kind", "said_on", "article_id"])


def downgrade() -> None:
    op.drop_index(INDEX, "statements")
    with op.batch_alter_table("statements") as statements:
        statements.drop_column("said_on")
