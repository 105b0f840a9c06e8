"""Headlines in title case or capitals, where a capital letter says nothing."""

from reading.text.analysis import Sentence

CAPITAL_SHARE = 0.7
"""Of the longer words of a line that make it a headline in title case."""

LONG_WORD = 4
FEWEST_WORDS = 4
ENDS = frozenset(".!?…")
# Long words that stay small in title case.
SMALL = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "ahead",
        "along",
        "among",
        "amid",
        "around",
        "before",
        "behind",
        "between",
        "beyond",
        "despite",
        "during",
        "following",
        "inside",
        "outside",
        "since",
        "through",
        "toward",
        "towards",
        "under",
        "until",
        "while",
        "within",
        "without",
    ]
)


def is_plain(sentence: Sentence) -> bool:
    """Not a headline in title case or capitals."""
    words = [t.text for t in sentence.tokens if len(t.text) >= LONG_WORD and t.text.isalpha()]
    if not words or all(word.isupper() for word in words):
        return not words
    if sentence.tokens[-1].text in ENDS or len(words) < FEWEST_WORDS:
        return True
    small = [w for w in words if w[0].islower() and len(w) > LONG_WORD and w not in SMALL]
    if len(small) > 1:
        return True
    return sum(word[0].isupper() for word in words) < CAPITAL_SHARE * len(words)
