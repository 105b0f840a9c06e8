"""Runs the migrations inside the connection that `storage.migrating` opened."""

from alembic import context
from sqlalchemy import Connection

from storage.full_text import is_of_the_models
from storage.models import Base

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    # SQLite can't alter a table in place: batches copy it.
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    include_name=is_of_the_models,
)
with context.begin_transaction():
    context.run_migrations()
