"""Kazakh and English: when a contact was, told by the sentence after it or counted from before."""

from datetime import date

import pytest

from tests.reading.conftest import Reader
from tests.reading.plain.telling import told_in_full

pytestmark = pytest.mark.slow

TUESDAY = date(2025, 10, 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sergey Lavrov met with Péter Szijjártó. The talks took place on October 11 in Vienna.",
            ["Lavrov+Szijjártó meeting held 2025-10-11 Vienna"],
        ),
        (
            "Sergey Lavrov met with Péter Szijjártó.\n\nTheir meeting was held on Friday.",
            ["Lavrov+Szijjártó meeting held 2025-10-10 -"],
        ),
        (
            "Sergey Lavrov met with Péter Szijjártó. The forum took place on October 11 in Vienna.",
            ["Lavrov+Szijjártó meeting held 2025-10-14 -"],
        ),
        (
            "Олжас Бектенов Абдулла Ариповпен келіссөз жүргізді. Кездесу 12 қазанда Ташкентте өтті.",
            ["Арипов+Бектенов talks held 2025-10-12 Ташкент"],
        ),
        (
            "Олжас Бектенов Абдулла Ариповпен келіссөз жүргізді 14.10.2025 17:57\n"
            "Олжас Бектенов Абдулла Ариповпен 12 қазанда Ташкентте келіссөз жүргізді.",
            ["Арипов+Бектенов talks held 2025-10-12 Ташкент"],
        ),
        (
            "Sergey Lavrov met with Péter Szijjártó in Vienna on October 13. "
            "The day before, Lavrov met with Hakan Fidan in Ankara.",
            [
                "Fidan+Lavrov meeting held 2025-10-12 Ankara",
                "Lavrov+Szijjártó meeting held 2025-10-13 Vienna",
            ],
        ),
    ],
    ids=["talks", "a paragraph on", "a forum is another", "kazakh", "a stamp", "the day before"],
)
def test_the_next_sentence_says_when_and_where(
    reader: Reader, text: str, expected: list[str]
) -> None:
    assert told_in_full(reader, text, TUESDAY) == expected
