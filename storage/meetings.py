"""Meetings and the reports they are merged from."""

from storage.repository import Repository


class Meetings(Repository):
    """Meetings, their participants, reports and history."""
