"""Brings bytes and makes them articles; knows nothing of facts or the database."""
