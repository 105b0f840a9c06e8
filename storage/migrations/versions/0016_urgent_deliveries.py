"""Alerts are found before any queue of digests; doubts are offered once; pauses outlive us."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

ALERTS = sa.text("status = 'pending' AND kind = 'alert'")


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("offered_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_deliveries_alerts",
        "deliveries",
        ["due_at", "id"],
        sqlite_where=ALERTS,
        postgresql_where=ALERTS,
    )
    op.create_table(
        "pauses",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_pauses"),
    )


def downgrade() -> None:
    op.drop_table("pauses")
    op.drop_index("ix_deliveries_alerts", "deliveries")
    op.drop_column("deliveries", "offered_at")
