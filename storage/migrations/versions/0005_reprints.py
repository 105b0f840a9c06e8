"""Sketches of texts, by which reprints are known again; reading again fills them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "article_sketches",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_article_sketches_article_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_sketches"),
    )
    op.create_table(
        "article_hashes",
        sa.Column("hash", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "article_id", name="pk_article_hashes"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("article_hashes")
    op.drop_table("article_sketches")
