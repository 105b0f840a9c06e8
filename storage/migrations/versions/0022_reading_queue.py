"""Articles that wait for a process that reads."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "queued_articles",
        sa.Column("article_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_again", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_queued_articles"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_queued_articles_article_id_articles",
            ondelete="CASCADE",
        ),
    )
    op.create_index(
        "ix_queued_articles_is_again_queued_at",
        "queued_articles",
        ["is_again", "queued_at", "article_id"],
    )


def downgrade() -> None:
    op.drop_table("queued_articles")
