"""Articles as they came: stored once however often they come."""

from storage.repository import Repository


class Articles(Repository):
    """The raw layer: articles, their bodies and outlets."""
