"""Statements know which correction denies them, and which gave them to another speaker."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("statements", sa.Column("denied_by", sa.Integer()))
    op.add_column("statements", sa.Column("given_by", sa.Integer()))


def downgrade() -> None:
    """Denied statements are shown again; who has been given some keeps them until they are read."""
    with op.batch_alter_table("statements") as statements:
        statements.drop_column("given_by")
        statements.drop_column("denied_by")
