"""Digests and the ledger of what a chat has been told."""

from storage.repository import Repository


class Digests(Repository):
    """Composed digests and what they told."""
