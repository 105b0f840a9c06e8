"""What chats follow, quiet hours, pauses, and which message told of what."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "watches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_watches"),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.id"],
            name="fk_watches_chat_id_chats",
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("chat_id", "thread_id", "key", name="uq_watches_chat_id_thread_id_key"),
    )
    op.create_table(
        "alerted",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("delivery_key", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", "meeting_id", name="pk_alerted"),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.id"],
            name="fk_alerted_chat_id_chats",
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name="fk_alerted_meeting_id_meetings",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_alerted_meeting_id", "alerted", ["meeting_id"])
    for column in (
        sa.Column("quiet_from", sa.Time()),
        sa.Column("quiet_until", sa.Time()),
        sa.Column("alerts_from", sa.DateTime(timezone=True)),
    ):
        op.add_column("chats", column)
    kind = sa.Column("kind", sa.String(16), nullable=False, server_default="daily")
    op.add_column("subscriptions", kind)
    op.add_column("subscriptions", sa.Column("paused_until", sa.DateTime(timezone=True)))
    op.add_column("deliveries", sa.Column("reply_to", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("deliveries", "reply_to")
    op.drop_column("subscriptions", "paused_until")
    op.drop_column("subscriptions", "kind")
    for name in ("alerts_from", "quiet_until", "quiet_from"):
        op.drop_column("chats", name)
    op.drop_table("alerted")
    op.drop_table("watches")
