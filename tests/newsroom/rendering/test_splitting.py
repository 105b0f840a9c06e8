import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.rendering.html import ENTITY_LIMIT, bold, entities, escape, length
from newsroom.rendering.splitting import split


@given(st.lists(st.text(max_size=50).map(escape), max_size=30), st.integers(300, 1000))
def test_every_part_fits_and_nothing_is_lost(items: list[str], limit: int) -> None:
    html = [escape(item) for item in items]
    parts = split(html, limit)
    assert all(length(part) <= limit for part in parts)
    assert "\n".join(parts) == "\n".join(html)


def test_an_item_that_can_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="11 units"):
        split([escape("а" * 11)], 10)


def test_no_part_has_more_formatting_than_telegram_shows() -> None:
    parts = split([bold("а")] * (ENTITY_LIMIT + 1))
    assert [entities(part) for part in parts] == [ENTITY_LIMIT, 1]
