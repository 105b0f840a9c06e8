"""Which organisations a wording names: «генеральный секретарь ООН», «саммит Евросоюза»."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

WORD = re.compile(r"[^\W_]+")
OPENING = 3
"""Letters of its first word by which a spelling is looked up."""

LONG = 5
"""Letters of a word that declines; its last ones are left open."""

ENDING = 2


class OrganizationNames:
    """Organisations by what they are called: pairs of the normal name and a spelling.

    What is spelled in capitals is a word of its own: «ЕС» doesn't stand in «профессор».
    """

    def __init__(self, spelled: Iterable[tuple[str, str]]) -> None:
        opened: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for name, spelling in sorted(spelled):
            words = WORD.findall(spelling)
            if words:
                opened[_opening(words[0])].append((name, _pattern(words)))
        self._opened: Mapping[str, list[tuple[str, re.Pattern[str]]]] = dict(opened)

    def named_in(self, wording: str) -> frozenset[str]:
        """The normal names of those it names, in whatever case form."""
        return frozenset(
            name
            for word in WORD.finditer(wording)
            for name, pattern in self._opened.get(_opening(word[0]), ())
            if pattern.match(wording, word.start())
        )


def _opening(word: str) -> str:
    return word[:OPENING].casefold()


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"[^\w\n]+".join(map(_any_form, words)) + r"(?!\w)")


def _any_form(word: str) -> str:
    if word.isupper():
        return re.escape(word)
    if len(word) < LONG:
        return rf"(?i:{re.escape(word)})"
    return rf"(?i:{re.escape(word[:-ENDING])}\w{{0,4}})"
