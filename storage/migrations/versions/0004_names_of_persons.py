"""Names apart from people: votes for how somebody is called, and names that go together."""

import sqlalchemy as sa
from alembic import op

from reading.spelling.name_keys import surname_sound

revision = "0004"
down_revision = "0003"

CHUNK = 1000


def upgrade() -> None:
    table = op.create_table(
        "person_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(2)),
        sa.Column("is_known", sa.Boolean(), nullable=False),
        sa.Column("sound", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("is_sure", sa.Boolean(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name="fk_person_names_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person_names"),
        sa.UniqueConstraint("key", name="uq_person_names_key"),
    )
    op.create_index("ix_person_names_sound", "person_names", ["sound"])
    op.create_index("ix_person_names_person_id", "person_names", ["person_id"])
    rows = [
        {
            "key": key,
            "name": name,
            "is_known": False,
            "sound": surname_sound(name),
            "person_id": person_id,
            "is_sure": True,
            "articles": articles,
        }
        for person_id, key, name, articles in op.get_bind().execute(
            sa.text("SELECT id, key, name, articles FROM persons ORDER BY id")
        )
    ]
    for start in range(0, len(rows), CHUNK):
        op.bulk_insert(table, rows[start : start + CHUNK])
    with op.batch_alter_table("mentions") as mentions:
        mentions.add_column(sa.Column("name_id", sa.Integer()))
        mentions.create_foreign_key("fk_mentions_name_id", "person_names", ["name_id"], ["id"])
    op.execute(
        "UPDATE mentions SET name_id = (SELECT person_names.id FROM person_names"
        " WHERE person_names.person_id = mentions.person_id)"
    )


def downgrade() -> None:
    """Whoever has several names keeps them as one person of the first."""
    with op.batch_alter_table("mentions") as mentions:
        mentions.drop_constraint("fk_mentions_name_id", type_="foreignkey")
        mentions.drop_column("name_id")
    op.drop_table("person_names")
