"""Where the day of an outlet's articles counts."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.add_column("sources", sa.Column("time_zone", sa.Text()))


def downgrade() -> None:
    op.drop_column("sources", "time_zone")
