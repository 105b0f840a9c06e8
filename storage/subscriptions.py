"""When and where a chat wants its digest."""

from storage.repository import Repository


class Subscriptions(Repository):
    """Subscriptions and what of them is due."""
