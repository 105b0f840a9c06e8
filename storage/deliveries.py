"""The outbox: one message on its way to one chat."""

from storage.repository import Repository


class Deliveries(Repository):
    """Rows of the outbox, claimed by lease."""
