"""Scans of newspapers, lists and words of two alphabets, as the reading of sentences gets them."""

import pytest

from reading.facts import Span
from reading.plain.layout import mended, paragraphs, word_of

SCAN = (
    "PRESIDENT IN WARSAW\n"
    "The president re-\nceived Helga Schmid in his resi-\ndence. The two sides spoke of\n"
    "trade and of the cor-\nridor.\n"
    "\n"
    "The visit ends tomorrow."
)


def told(text: str) -> list[str]:
    """The paragraphs, each on one line and without its breaks."""
    starts = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
    stops = [*(start - 1 for start in starts[1:]), len(text)]
    lines = [Span(*ends) for ends in zip(starts, stops, strict=True) if ends[0] < ends[1]]
    clean = mended(text)
    assert len(clean) == len(text)
    return [word_of(span.of(clean)).replace("\n", " ") for span in paragraphs(text, lines)]


def test_the_lines_of_a_scan_go_on_until_a_gap_and_its_headline_stands_alone() -> None:
    assert told(SCAN) == [
        "PRESIDENT IN WARSAW",
        "The president received Helga Schmid in his residence. The two sides spoke of trade and "
        "of the corridor.",
        "The visit ends tomorrow.",
    ]


def test_a_list_is_of_one_sentence_with_the_line_above() -> None:
    text = "She held meetings with:\n- Anna Berg;\n- Otto Lind.\nThen she left."
    assert told(text) == ["She held meetings with    Anna Berg;,  Otto Lind.", "Then she left."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Токaев", "Токаев"),
        ("кездесyі", "кездесуі"),
        ("Warsаw", "Warsaw"),
        ("Warsaw және Астана", "Warsaw және Астана"),
    ],
)
def test_a_word_of_two_alphabets_is_of_the_one_most_letters_have(
    written: str, expected: str
) -> None:
    assert mended(written) == expected
