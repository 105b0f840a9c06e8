"""What proves that a run is a name: an office, a given name, a verb of people beside it."""

from reading.plain.directory import Directory
from reading.plain.grammar import Grammar, Marker
from reading.plain.inflection import RELATIVE
from reading.plain.names import INITIALS, Marked, Name, is_sign
from reading.text.analysis import Token

SHORT_WORD = 2
LINKING = frozenset({"international", "халықаралық", "атындағы", "атынд", "ұлттық", "national"})
LONGEST_OFFICE = 14
"""Tokens from a title to the end of what it is of."""

DESCRIBED = 3
"""Tokens from a verb to a name: «met the ailing X»."""

POSSESSIVE = "ыіс"
"""Sounds with which the ending of «әуежайы», «кесенесі» begins."""

APPOSED = (2, 3, 4)
"""Tokens from a name to the office set off from it: «X, the country's president»."""


class Proofs:
    """Judges capitalised runs."""

    def __init__(self, grammar: Grammar, directory: Directory, acts: frozenset[str]) -> None:
        self._names = grammar.names
        self._before = grammar.before
        self._derived = tuple(grammar.endings.get("noun", {}).get("derived", ()))
        self._relative = tuple(grammar.endings.get("noun", {}).get("adjective", ())) or ("\0",)
        self._directory = directory
        self._acts = acts
        """Dictionary forms of verbs only people do: saying, meeting."""

    def is_proved(self, marked: Marked, name: Name) -> bool:
        if self._is_relative(marked.tokens[name.last]):
            return False
        if self._is_titled(marked, name):
            return name.is_full or not self._looks_derived(marked.tokens[name.last])
        if marked.low(name.last + 1) in self._names["honorifics_after"]:
            return True
        if INITIALS.match(name.words[0]) and self._directory.by_surname(name.words[-1]):
            return True  # «S. Jaishankar»
        return name.is_full and (self._sounds_like_name(name) or self._acts_as_person(marked, name))

    def names_a_thing(self, marked: Marked, name: Name) -> bool:
        """«Нұрсұлтан Назарбаев халықаралық әуежайы», «Al-Farabi University», an abbreviation."""
        if self._is_site(marked, name):
            return True
        after = [t for t in marked.tokens[name.last + 1 : name.last + 3] if t.lemma not in LINKING]
        if after[:1] and after[0].lemma in self._names["organizations"]:
            ending = after[0].text.lower().removeprefix(after[0].lemma)
            is_owned = name.case == "Nom" and (not ending or ending[0] in POSSESSIVE)
            return after[0].text[0].isupper() or is_owned
        return any(
            word.isupper() and len(word) > SHORT_WORD and not is_sign(word) for word in name.words
        )

    def _is_site(self, marked: Marked, name: Name) -> bool:
        """«in Borgo Egnazia», but not «in Donald Trump's office»."""
        before = self._before.get(marked.low(name.first - 1))
        return before is Marker.IN and name.case != "Gen" and name.known is None

    def _is_titled(self, marked: Marked, name: Name) -> bool:
        """«President X», «the president, X Y», «Mr. X»."""
        before = marked.low(name.first - 1)
        if before == ")" and marked.low(name.first - 3) == "(":
            return name.first - 4 in marked.title_ends  # «Minister (EAM) X»
        honorifics = self._names["honorifics"]
        if name.first - 1 in marked.title_ends or before in honorifics:
            return True
        if name.first > 0 and self._after_group(marked, name.first - 1):
            return name.is_full
        if self._after_state(marked, name) or self._after_region(marked, name):
            return name.is_full
        if before == "," and self._ends_office(marked, name.first - 2):
            return name.is_full
        return before == "." and marked.low(name.first - 2) in honorifics

    def _after_state(self, marked: Marked, name: Name) -> bool:
        """«Chairman of the Presidency of Bosnia X Y», but not «the Indian Lok Sabha»."""
        side = marked.sides.get(name.first - 1)
        is_last = name.last + 1 not in marked.title_starts
        is_owner = side is not None and marked.low(side.first - 1) in self._names["links"]
        return is_owner and is_last and self._ends_office(marked, name.first - 1)

    def _after_region(self, marked: Marked, name: Name) -> bool:
        """«Vice President for Europe and Central Asia X Y»."""
        before = marked.low(name.first - 1)
        is_thing = before in self._names["never"] | self._names["organizations"]
        is_last = name.last + 1 not in marked.title_starts
        return is_thing and is_last and self._ends_office(marked, name.first - 1)

    def _after_group(self, marked: Marked, index: int) -> bool:
        """«head of the friendship group X Y»."""
        if marked.tokens[index].lemma not in self._names["led"]:
            return False
        for at in range(index - 1, max(-1, index - LONGEST_OFFICE), -1):
            if at in marked.title_ends:
                return True
            token = marked.tokens[at]
            if token.pos == "PUNCT" or "Tense" in token.feats:
                return False
        return False

    def _ends_office(self, marked: Marked, last: int) -> bool:
        """«the President of the National Assembly of Ivory Coast»."""
        for index in range(last, max(-1, last - LONGEST_OFFICE), -1):
            if index in marked.title_ends:
                return True
            token = marked.tokens[index]
            if token.pos != "PROPN" and token.text.lower() not in self._names["links"]:
                return False
        return False

    def _sounds_like_name(self, name: Name) -> bool:
        """A given name, a surname of the lists, initials."""
        surnames = [bare.text.split()[-1] for bare in name.readings]
        return (
            any(self._directory.is_given(word) for word in name.words[:-1])
            or any(self._directory.is_surname(surname) for surname in surnames)
            or INITIALS.match(name.words[0]) is not None
        )

    def _acts_as_person(self, marked: Marked, name: Name) -> bool:
        """Beside a verb of people, an office in apposition, «India's …», «… of Kazakhstan told»."""
        after = marked.tokens[name.last + 1 : name.last + 4]
        words = [token.text.lower() for token in after]
        if after and after[0].lemma in self._acts:
            return True
        if words[:1] == ["who"] or words[:2] == [",", "who"]:
            return True
        if words[:1] == [","] and any(name.last + n in marked.title_starts for n in APPOSED):
            return True
        if self._is_met(marked, name):
            return True
        before = marked.tokens[name.first - 1] if name.first else None
        return before is not None and (
            before.lemma in self._acts
            or (before.feats.get("Case") == "Gen" and name.first - 1 in marked.taken)
        )

    def _is_met(self, marked: Marked, name: Name) -> bool:
        """«met the ailing Mao Zedong»."""
        before = marked.tokens[max(0, name.first - DESCRIBED) : name.first]
        words = [token.text for token in before]
        return bool(before) and before[0].lemma in self._acts and words[1:2] == ["the"]

    def _is_relative(self, token: Token) -> bool:
        """«Таяу Шығыстағы»: of a place."""
        return token.feats.get("Case") == RELATIVE or token.text.lower().endswith(self._relative)

    def _looks_derived(self, token: Token) -> bool:
        """«Еуропалық», no surname."""
        return bool(self._derived) and token.text.lower().endswith(self._derived)
