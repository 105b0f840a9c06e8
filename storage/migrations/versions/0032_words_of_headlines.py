"""PostgreSQL finds the words of headlines by its index alone.

It is made anew rather than updated, which would leave the old rows behind, twice the place.
"""

from alembic import op

revision = "0032"
down_revision = "0031"

# As `storage/full_text.py` spells them. A word is of letters and digits, whatever it means.
MARKED = """
CAST(concat_ws(' ', words, (
    SELECT string_agg(concat('''^', lexeme, ''':', (
        SELECT string_agg(concat(place, 'A'), ',')
        FROM unnest(positions, weights) AS stands (place, weight) WHERE weight = 'A'
    )), ' ')
    FROM unnest(words) WHERE 'A' = ANY (weights)
)) AS tsvector)
"""
PLAIN = "ts_delete(words, ARRAY(SELECT lexeme FROM unnest(words) WHERE lexeme LIKE '^%'))"
GIN = "CREATE INDEX ix_search_words_words ON search_words USING gin (words) WITH (fastupdate = off)"


def upgrade() -> None:
    _make_anew(MARKED)


def downgrade() -> None:
    _make_anew(PLAIN)


def _make_anew(words: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute(
        f"CREATE TABLE search_words_anew AS SELECT rowid, {words} AS words"  # noqa: S608 - ours
        " FROM search_words ORDER BY rowid"
    )
    op.execute("DROP TABLE search_words")
    op.execute("ALTER TABLE search_words_anew RENAME TO search_words")
    op.execute(
        "ALTER TABLE search_words ALTER words SET NOT NULL, ADD PRIMARY KEY (rowid),"
        " ADD FOREIGN KEY (rowid) REFERENCES search_documents (id) ON DELETE CASCADE"
    )
    op.execute(GIN)
    op.execute("ANALYZE search_words")
