"""Chats that talk to us."""

from storage.repository import Repository


class Chats(Repository):
    """Telegram chats and their settings."""
