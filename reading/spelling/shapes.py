"""How a name in the nominative usually ends: learned from lists of names, letter by letter.

«Ли» and «Ля», «Сийярто» and «Сийярт» may both be read from a form; people are called so or not.
"""

import math
from collections import Counter
from collections.abc import Iterable

EDGE = "^"
LONGEST_CONTEXT = 2
"""Letters to the right that tell what a letter is likely to be."""

DOUBT = 8.0
"""How many times a context must be seen to weigh as much as the shorter one."""


class Shapes:
    """Letter statistics of nominatives, read from the end of the word to its beginning."""

    def __init__(self, names: Iterable[str]) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()
        self._contexts: Counter[str] = Counter()
        letters: set[str] = set()
        for name in names:
            letters |= set(name)
            for context, letter in _steps(name):
                for length in range(len(context) + 1):
                    near = context[len(context) - length :]
                    self._seen[near, letter] += 1
                    self._contexts[near] += 1
        self._flat = 1 / (len(letters) + 1)

    def likelihood(self, word: str) -> float:
        """The logarithm of how likely people are called so: 0 at most; lower is stranger."""
        return sum(math.log(self._chance(context, letter)) for context, letter in _steps(word))

    def _chance(self, context: str, letter: str) -> float:
        chance = self._flat
        for length in range(len(context) + 1):
            near = context[len(context) - length :]
            count = self._contexts[near]
            if not count:
                break
            chance = (self._seen[near, letter] + DOUBT * chance) / (count + DOUBT)
        return chance


def _steps(word: str) -> Iterable[tuple[str, str]]:
    """Each letter from the last to the first, after the letters to its right, nearest last."""
    reversed_word = word[::-1] + EDGE
    for index, letter in enumerate(reversed_word):
        context = EDGE + reversed_word[:index]
        yield context[-LONGEST_CONTEXT:], letter
