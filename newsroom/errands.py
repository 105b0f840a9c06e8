"""What is being done: every line of the log tells for which update, article or delivery."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ERRAND: ContextVar[tuple[tuple[str, object], ...]] = ContextVar("errand", default=())
"""Kinds and ids, the outermost first: an article that an update brought has both."""


@contextmanager
def errand(kind: str, number: object) -> Iterator[None]:
    """All that is done in the block, in tasks begun there too, is done for this one."""
    others = tuple(one for one in ERRAND.get() if one[0] != kind)
    token = ERRAND.set((*others, (kind, number)))
    try:
        yield
    finally:
        ERRAND.reset(token)
