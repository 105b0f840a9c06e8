"""Headlines in title case or capitals, where a capital letter says nothing."""

from collections.abc import Sequence

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


# Words that only title case writes with a capital inside a sentence.
CAPITAL_ONLY_IN_TITLES = frozenset(
    [
        "In",
        "On",
        "At",
        "To",
        "For",
        "With",
        "From",
        "By",
        "And",
        "As",
        "After",
        "Over",
        "Will",
        "Is",
        "Are",
    ]
)


def is_plain(sentence: Sentence) -> bool:
    """Not a headline in title case or capitals."""
    words = [t.text for t in sentence.tokens if len(t.text) >= LONG_WORD and t.text.isalpha()]
    if not words or all(word.isupper() for word in words):
        return not words
    if sentence.tokens[-1].text in ENDS and not _is_title_case(sentence, words):
        return True
    if len(words) < FEWEST_WORDS:
        return not _is_title_case(sentence, words)
    small = [w for w in words if w[0].islower() and len(w) > LONG_WORD and w not in SMALL]
    if len(small) > 1:
        return True
    return sum(word[0].isupper() for word in words) < CAPITAL_SHARE * len(words)


def _is_title_case(sentence: Sentence, words: Sequence[str]) -> bool:
    """«UN Chief Arrives In Kyiv.»: all its words are capitalised, even the small ones."""
    inside = {token.text for token in sentence.tokens[1:]}
    return bool(inside & CAPITAL_ONLY_IN_TITLES) and all(word[0].isupper() for word in words)
