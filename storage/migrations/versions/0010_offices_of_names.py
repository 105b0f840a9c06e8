"""What speaks for whom a name means is counted by name, so that many articles take no longer.

`persons.meetings` follows the pages from now on, where it is counted anyway.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

SOUND = "ix_person_names_sound"
OFFICES = """
INSERT INTO name_offices (name_id, key, articles)
SELECT m.name_id, p.key, count(DISTINCT m.article_id)
FROM mentions m
JOIN positions p ON p.article_id = m.article_id AND p.person_id = m.person_id
WHERE m.name_id IS NOT NULL AND p.organization <> ''
GROUP BY m.name_id, p.key
"""
MET = """
UPDATE persons SET meetings =
    coalesce((SELECT c.meetings FROM listed_counts c WHERE c.owner = 'p' || persons.id), 0)
"""


def upgrade() -> None:
    op.create_table(
        "name_offices",
        sa.Column("name_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["name_id"], ["person_names.id"], name="fk_name_offices_name_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name_id", "key", name="pk_name_offices"),
        sqlite_with_rowid=False,
    )
    op.drop_index(SOUND, "person_names")
    op.create_index(SOUND, "person_names", ["sound", "is_sure"])
    op.execute(OFFICES)
    op.execute(MET)


def downgrade() -> None:
    op.drop_index(SOUND, "person_names")
    op.create_index(SOUND, "person_names", ["sound"])
    op.drop_table("name_offices")
