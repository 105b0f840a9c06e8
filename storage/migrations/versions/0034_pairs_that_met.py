"""How often two people have met, apart from what was only announced."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"

INDEX = "ix_listed_pairs_person_id"
COLUMNS = ["person_id", "meetings", "other_id"]
CHUNK = 1000


def upgrade() -> None:
    op.drop_index(INDEX, table_name="listed_pairs")
    op.add_column(
        "listed_pairs", sa.Column("held", sa.Integer(), nullable=False, server_default="0")
    )
    _count_held()
    op.create_index(INDEX, "listed_pairs", ["person_id", "held", *COLUMNS[1:]])


def downgrade() -> None:
    op.drop_index(INDEX, table_name="listed_pairs")
    op.drop_column("listed_pairs", "held")
    op.create_index(INDEX, "listed_pairs", COLUMNS)


def _count_held() -> None:
    own, other = (
        sa.table("listed_meetings", *map(sa.column, ("owner", "meeting_id", "status"))).alias(name)
        for name in ("own", "other")
    )
    are_people = sa.and_(
        *(one.c.owner.startswith("p") & ~one.c.owner.endswith("?") for one in (own, other))
    )
    counted = (
        sa.select(own.c.owner, other.c.owner, sa.func.count())
        .join(other, other.c.meeting_id == own.c.meeting_id)
        .where(own.c.status == "held", own.c.owner != other.c.owner, are_people)
        .group_by(own.c.owner, other.c.owner)
    )
    pairs = sa.table("listed_pairs", *map(sa.column, ("person_id", "other_id", "held")))
    writing = (
        sa.update(pairs)
        .where(pairs.c.person_id == sa.bindparam("one"), pairs.c.other_id == sa.bindparam("two"))
        .values(held=sa.bindparam("count"))
    )
    connection = op.get_bind()
    for rows in connection.execute(counted).partitions(CHUNK):
        values = [{"one": int(a[1:]), "two": int(b[1:]), "count": count} for a, b, count in rows]
        connection.execute(writing, values)
