"""Plans stand by themselves: those nobody confirmed are found among any number of meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

INDEX = "ix_listed_meetings_planned"
COLUMNS = ["owner", "status", "sorts_on", "forum", "meeting_id"]


def upgrade() -> None:
    planned = sa.text("status = 'planned'")
    op.create_index(
        INDEX, "listed_meetings", COLUMNS, sqlite_where=planned, postgresql_where=planned
    )


def downgrade() -> None:
    op.drop_index(INDEX, "listed_meetings")
