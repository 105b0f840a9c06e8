"""Who was told of one meeting hears that it was several."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0022"


def upgrade() -> None:
    with op.batch_alter_table("retractions") as retractions:
        retractions.add_column(sa.Column("parts", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("retractions") as retractions:
        retractions.drop_column("parts")
