"""Whether a capitalised word may be part of a name: no day, no organisation, no country."""

from reading.plain.directory import Directory
from reading.plain.grammar import Grammar
from reading.plain.inflection import Inflection
from reading.plain.names import INITIALS, ROMAN, Marked

LONG_WORD = 4
"""Letters of a day that is one by itself («Monday»); shorter ones need a number («Jun. 5»)."""

OBLIQUE = frozenset({"Loc", "Dat", "Gen", "Abl"})


class NameWords:
    """Judges the words of a sentence."""

    def __init__(self, grammar: Grammar, inflection: Inflection, directory: Directory) -> None:
        self._names = grammar.names
        self._has_cases = grammar.has_cases
        self._is_cyrillic = grammar.language == "kk"
        self._inflection = inflection
        self._directory = directory

    def may_be_name(self, marked: Marked, index: int) -> bool:
        """Capitalised, and nothing says that it is something else."""
        token = marked.tokens[index]
        if ROMAN.match(token.text) or INITIALS.match(token.text):
            return index not in marked.taken
        if self._is_no_name(marked, index):
            return False
        is_joined = self._has_cases and marked.low(index - 1) in self._names["particles"]
        if is_joined or index not in marked.taken:
            return True  # «Салман Әл Сауд», though «сауд» is of the country too
        return self._is_given_after_all(marked, index)

    def _is_no_name(self, marked: Marked, index: int) -> bool:
        """Small, a day, a word of the lists, «деп хабарлайды Azattyq Rýhy»."""
        token, names = marked.tokens[index], self._names
        if not self.is_capitalised(token.text) or self._is_day(marked, index):
            return True
        if self._is_cyrillic and token.text[0].isascii():
            return True
        low = token.text.lower()
        if low in names["honorifics_inside"] and self._is_between_names(marked, index):
            return False
        if low in names["homographs"] and self._is_family_name(marked, index):
            return False
        if low in names["never"] | names["honorifics"] | names["honorifics_after"]:
            return True
        return token.lemma in names["organizations"] and not self._opens_name(marked, index)

    def is_capitalised(self, word: str) -> bool:
        """«Guterres», «al-Sudani»."""
        particle, _, rest = word.partition("-")
        return word[0].isupper() or (particle in self._names["particles"] and rest[:1].isupper())

    def _is_day(self, marked: Marked, index: int) -> bool:
        """«Monday», «Jun. 5», but not «Zhang Jun»."""
        low = marked.low(index)
        if low not in self._names["days"]:
            return False
        after = [token for token in marked.tokens[index + 1 : index + 3] if token.text != "."]
        return len(low) > LONG_WORD or bool(after and after[0].pos == "NUM")

    def _is_between_names(self, marked: Marked, index: int) -> bool:
        """«Hassan SHEIKH Mohamud», but not «Qatar's Emir Sheikh Tamim»."""
        if not 0 < index < len(marked.tokens) - 1 or index - 1 in marked.title_ends | marked.taken:
            return False
        before, after = marked.tokens[index - 1], marked.tokens[index + 1]
        is_word = before.text.lower() in self._names["never"] | self._names["honorifics"]
        return before.pos == "PROPN" == after.pos and before.text.isalpha() and not is_word

    def _is_family_name(self, marked: Marked, index: int) -> bool:
        """«Vice Premier HE Lifeng»: after an office, before a given name."""
        following = marked.tokens[index + 1 : index + 2]
        is_name = bool(following) and following[0].pos == "PROPN"
        return is_name and index - 1 in marked.title_ends

    def _opens_name(self, marked: Marked, index: int) -> bool:
        """«Park Jin», «President Duma Gideon Boko»: a name that is a word too."""
        following = marked.tokens[index + 1].text if index + 1 < len(marked.tokens) else ""
        is_name = following[:1].isupper() and following.lower() not in self._names["organizations"]
        is_titled = index - 1 in marked.title_ends and self._directory.is_given(following or "-")
        return is_name and (is_titled or self._directory.is_given(marked.tokens[index].text))

    def _is_given_after_all(self, marked: Marked, index: int) -> bool:
        """«Дархан Сатыбалды», «Jordan Smith»: a given name that is a place too."""
        following = marked.tokens[index + 1 : index + 2]
        if not following or index in marked.title_ends or index + 1 in marked.taken:
            return False
        is_name = (
            following[0].text[0].isupper() and following[0].text.lower() not in self._names["never"]
        )
        word = marked.tokens[index].text
        has_ending = self._inflection.bare(word)[0].case in OBLIQUE
        return is_name and not has_ending and self._directory.is_given(word)
