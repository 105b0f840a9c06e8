"""The day of a contact counted from another one in the same English sentence."""

from datetime import date

import pytest

from tests.reading.conftest import Reader
from tests.reading.plain.telling import told_in_full

pytestmark = pytest.mark.slow

THURSDAY = date(2025, 9, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Emmanuel Macron met Olaf Scholz on Tuesday, two days after talks with Donald Tusk.",
            ["Macron+Scholz meeting held 2025-09-16 -", "Macron+Tusk talks held 2025-09-14 -"],
        ),
        (
            "Emmanuel Macron met Olaf Scholz in Berlin on Tuesday, a week after he was received in "
            "Warsaw by Donald Tusk.",
            [
                "Macron+Scholz meeting held 2025-09-16 Berlin",
                "Macron+Tusk meeting held 2025-09-08..2025-09-10 Warsaw",
            ],
        ),
        (
            "Emmanuel Macron met Olaf Scholz, three days after talks on September 10 with Donald "
            "Tusk.",
            ["Macron+Scholz meeting held 2025-09-13 -", "Macron+Tusk talks held 2025-09-10 -"],
        ),
        (
            "Emmanuel Macron met Olaf Scholz on Tuesday, days after the vote in Berlin.",
            ["Macron+Scholz meeting held 2025-09-16 Berlin"],
        ),
        (
            "Two days after talks with Donald Tusk, Emmanuel Macron met Olaf Scholz on Tuesday.",
            ["Macron+Scholz meeting held 2025-09-16 -", "Macron+Tusk talks held 2025-09-14 -"],
        ),
        (
            "A day after the vote Emmanuel Macron is due in Oslo, where he will hold talks with "
            "Olaf Scholz.",
            ["Macron visit planned - Oslo", "Macron+Scholz talks planned - Oslo"],
        ),
    ],
)
def test_so_many_days_after(reader: Reader, text: str, expected: list[str]) -> None:
    assert told_in_full(reader, text, THURSDAY) == expected
