"""By what a page is known to be the same as the last time."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.add_column("found_articles", sa.Column("digest", sa.String(32)))


def downgrade() -> None:
    op.drop_column("found_articles", "digest")
