"""The offices of a card come from their index alone."""

from alembic import op

revision = "0033"
down_revision = "0032"

NAME = "ix_positions_person_id_seen_on"
BEFORE = ["person_id", "seen_on"]


def upgrade() -> None:
    op.drop_index(NAME, table_name="positions")
    op.create_index(NAME, "positions", [*BEFORE, "id", "title", "organization"])


def downgrade() -> None:
    op.drop_index(NAME, table_name="positions")
    op.create_index(NAME, "positions", BEFORE)
