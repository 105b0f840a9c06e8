"""Known people, and finding them by what somebody typed."""

from storage.repository import Repository


class Persons(Repository):
    """People, their aliases and offices."""
