"""How long a server wants to be left alone."""

from datetime import UTC, datetime, timedelta

import pytest

from newsroom.polling.pacing import LONGEST_WAIT, wait_of

NOW = datetime(2025, 9, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("120", timedelta(minutes=2)),
        (" 0 ", timedelta()),
        ("9" * 30, LONGEST_WAIT),
        ("Tue, 09 Sep 2025 10:30:00 GMT", timedelta(minutes=30)),
        ("Tue, 09 Sep 2025 10:30:00 -0000", timedelta(minutes=30)),
        ("Tue, 09 Sep 2025 09:00:00 GMT", timedelta()),
        ("Tue, 01 Jan 2030 00:00:00 GMT", LONGEST_WAIT),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_seconds_or_a_date_and_never_longer_than_a_day(
    said: str, expected: timedelta | None
) -> None:
    assert wait_of(said, NOW) == expected
