"""Which updates of Telegram have been received."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "received_updates",
        sa.Column("update_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_received_updates"),
    )
    op.create_index("ix_received_updates_received_at", "received_updates", ["received_at"])


def downgrade() -> None:
    op.drop_table("received_updates")
