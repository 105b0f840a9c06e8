"""Articles are found by their words.

The tables start empty: the words are made by the application, which indexes what is missing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# `remove_diacritics` would take й for и and leave ё alone; the lemmas come folded.
FTS5 = """
CREATE VIRTUAL TABLE search_words
USING fts5(title, text, content='', tokenize='unicode61 remove_diacritics 0')
"""
# Without `fastupdate` nobody waits a minute for a list of pending words to be worked off.
GIN = "CREATE INDEX ix_search_words_words ON search_words USING gin (words) WITH (fastupdate = off)"


def upgrade() -> None:
    op.create_table(
        "search_documents",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("analysis", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_search_documents_article_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_search_documents"),
        sa.UniqueConstraint("article_id", name="uq_search_documents_article_id"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(FTS5)
        return
    op.execute(
        "CREATE TABLE search_words (rowid bigint PRIMARY KEY"
        " REFERENCES search_documents (id) ON DELETE CASCADE, words tsvector NOT NULL)"
    )
    op.execute(GIN)


def downgrade() -> None:
    op.execute("DROP TABLE search_words")
    op.drop_table("search_documents")
