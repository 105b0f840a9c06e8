"""The index of names and of offices, filled for everybody the archive knows."""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from reading.spelling.name_keys import index_keys
from reading.spelling.office_titles import title_key

revision = "0002"
down_revision = "0001"

CHUNK = 1000


def upgrade() -> None:
    table = op.create_table(
        "person_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name="fk_person_keys_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "person_id", name="pk_person_keys"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_person_keys_person_id", "person_keys", ["person_id"])
    rows = [
        {"key": key, "person_id": person_id}
        for person_id, names in _names().items()
        for key in sorted(index_keys(names))
    ]
    for start in range(0, len(rows), CHUNK):
        op.bulk_insert(table, rows[start : start + CHUNK])
    with op.batch_alter_table("positions") as positions:
        positions.add_column(sa.Column("key", sa.Text(), nullable=False, server_default=""))
    _fill_positions()
    with op.batch_alter_table("positions") as positions:
        positions.alter_column("key", server_default=None)
    op.create_index("ix_positions_key", "positions", ["key", "person_id", "seen_on"])


def downgrade() -> None:
    op.drop_index("ix_positions_key", "positions")
    with op.batch_alter_table("positions") as positions:
        positions.drop_column("key")
    op.drop_index("ix_person_keys_person_id", "person_keys")
    op.drop_table("person_keys")


def _names() -> dict[int, set[str]]:
    names: dict[int, set[str]] = defaultdict(set)
    every = (
        "SELECT id, name FROM persons",
        "SELECT person_id, alias FROM person_aliases",
    )
    for query in every:
        for person_id, name in op.get_bind().execute(sa.text(query)):
            names[person_id].add(name)
    return names


def _fill_positions() -> None:
    table = sa.table(
        "positions",
        sa.column("key", sa.Text()),
        sa.column("title", sa.Text()),
        sa.column("organization", sa.Text()),
    )
    worded = sa.select(table.c.title, table.c.organization).distinct()
    for title, organization in op.get_bind().execute(worded).all():
        op.execute(
            sa.update(table)
            .where(table.c.title == title, table.c.organization == organization)
            .values(key=title_key(f"{title} {organization}"))
        )
