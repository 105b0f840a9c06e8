"""Articles that vanished, meetings that rest on nothing else, and who was told of them."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("articles", sa.Column("gone_at", sa.DateTime(timezone=True)))
    for table, column in (("meetings", "is_doubted"), ("retractions", "by_outlet")):
        op.add_column(
            table, sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    op.drop_column("retractions", "by_outlet")
    op.drop_column("meetings", "is_doubted")
    op.drop_column("articles", "gone_at")
