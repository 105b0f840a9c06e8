"""What one article says, replaced as one."""

from storage.repository import Repository


class FactsOfArticles(Repository):
    """The derived layer of each article."""
