"""Long answers in several messages, whole items only."""

from collections.abc import Sequence

from newsroom.rendering.html import ENTITY_LIMIT, MESSAGE_LIMIT, Html, entities, join, length


def split(
    items: Sequence[Html], limit: int = MESSAGE_LIMIT, *, separator: str = "\n"
) -> list[Html]:
    """Pack whole items into as few messages as keep their order.

    `limit` counts as `length` does. Raises ValueError when one item alone is over it: an item is
    the smallest thing we show, so its author must shorten it.
    """
    messages: list[list[Html]] = []
    for item in items:
        if length(item) > limit:
            raise ValueError(f"An item of {length(item)} units can't fit into {limit}")
        if messages and _fits([*messages[-1], item], limit, separator):
            messages[-1].append(item)
        else:
            messages.append([item])
    return [join(message, separator) for message in messages]


def _fits(items: Sequence[Html], limit: int, separator: str) -> bool:
    whole = join(items, separator)
    return length(whole) <= limit and entities(whole) <= ENTITY_LIMIT
