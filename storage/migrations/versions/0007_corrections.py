"""What operators put right, and the reports it is about; people who may be somebody else."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

NEVER_AGAIN = {"sqlite_autoincrement": True}
"""An id that is gone isn't given again; a table that is made anew would forget it."""


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("applies_to", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer()),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.BigInteger()),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_corrections_applies_to", "corrections", ["applies_to", "kind"])
    op.create_table(
        "correction_anchors",
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date()),
        sa.Column("last_on", sa.Date()),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["corrections.id"],
            name="fk_correction_anchors_correction_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_correction_anchors_article_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("correction_id", "number", name="pk_correction_anchors"),
    )
    op.create_index("ix_correction_anchors_article_id", "correction_anchors", ["article_id"])
    with op.batch_alter_table("reports") as reports:
        reports.add_column(sa.Column("denied_by", sa.Integer()))
        reports.add_column(sa.Column("rulings", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("reports") as reports:
        reports.alter_column("rulings", server_default=None)
    with op.batch_alter_table("persons", table_kwargs=NEVER_AGAIN) as persons:
        persons.add_column(
            sa.Column("is_sure", sa.Boolean(), nullable=False, server_default=sa.true())
        )
    with op.batch_alter_table("persons", table_kwargs=NEVER_AGAIN) as persons:
        persons.alter_column("is_sure", server_default=None)


def downgrade() -> None:
    """The corrections themselves are lost; what they made of the archive stays until it is read."""
    with op.batch_alter_table("persons", table_kwargs=NEVER_AGAIN) as persons:
        persons.drop_column("is_sure")
    with op.batch_alter_table("reports") as reports:
        reports.drop_column("rulings")
        reports.drop_column("denied_by")
    op.drop_table("correction_anchors")
    op.drop_table("corrections")
