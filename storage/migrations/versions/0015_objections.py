"""What readers say is wrong, until an operator has looked at it and they have heard back."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "objections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("is_person", sa.Boolean(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("aspect", sa.String(16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_by", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forwarded_at", sa.DateTime(timezone=True)),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("settled_by", sa.BigInteger()),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("correction_id", sa.Integer()),
        sa.Column("told_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_objections"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_objections_said_by_said_at", "objections", ["said_by", "said_at"])
    op.create_index("ix_objections_verdict", "objections", ["verdict", "told_at"])


def downgrade() -> None:
    op.drop_table("objections")
