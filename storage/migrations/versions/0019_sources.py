"""Where articles come from, and what became of each that a source named."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(2)),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("interval_seconds", sa.Integer(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("polled_at", MOMENT),
        sa.Column("succeeded_at", MOMENT),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", MOMENT),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("detail", sa.Integer(), nullable=False),
        sa.Column("told_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("url", name="uq_sources_url"),
        sa.UniqueConstraint("chat_id", name="uq_sources_chat_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sources_is_active_due_at", "sources", ["is_active", "due_at"])
    op.create_table(
        "found_articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date()),
        sa.Column("published_at", MOMENT),
        sa.Column("found_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due_at", MOMENT),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("done_at", MOMENT),
        sa.Column("article_id", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name="fk_found_articles_source_id_sources",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_found_articles_article_id_articles",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_found_articles"),
        sa.UniqueConstraint("identity", name="uq_found_articles_identity"),
    )
    is_due = sa.text("due_at IS NOT NULL")
    op.create_index(
        "ix_found_articles_due_at",
        "found_articles",
        ["due_at"],
        sqlite_where=is_due,
        postgresql_where=is_due,
    )
    op.create_index(
        "ix_found_articles_source_id_found_at", "found_articles", ["source_id", "found_at"]
    )
    is_kept = sa.text("article_id IS NOT NULL")
    op.create_index(
        "ix_found_articles_article_id",
        "found_articles",
        ["article_id"],
        sqlite_where=is_kept,
        postgresql_where=is_kept,
    )


def downgrade() -> None:
    op.drop_table("found_articles")
    op.drop_table("sources")
