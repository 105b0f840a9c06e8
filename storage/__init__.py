"""Remembers: SQLite or PostgreSQL, through SQLAlchemy."""
