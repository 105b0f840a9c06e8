"""What an operator writes into a field of a meeting, as columns."""

from typing import Any

import pytest

from reading.facts import Form
from storage.fixes import WrongValueError, columns_of


@pytest.mark.parametrize(
    ("field", "value", "columns"),
    [
        ("form", "talks", {"form": Form.TALKS}),
        ("place", "Варшава", {"place": "Варшава", "country": None}),
        ("forum", "Давосский форум", {"forum": "Давосский форум", "forum_key": None}),
        ("host", "Польша", {"host": "Польша"}),
    ],
)
def test_what_was_read_with_it_goes_with_it(
    field: str, value: str, columns: dict[str, Any]
) -> None:
    assert columns_of(field, value) == columns


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [("weather", "fine", "no-field"), ("form", "party", "no-choice")],
)
def test_what_there_is_not_is_told(field: str, value: str, reason: str) -> None:
    with pytest.raises(WrongValueError) as raised:
        columns_of(field, value)
    assert raised.value.reason == reason
