"""How far an office reaches: what belongs to its word before it and after it."""

from collections.abc import Container, Mapping, Sequence

from reading.plain.grammar import Grammar, Marker, TitleTable
from reading.plain.inflection import RELATIVE, Inflection
from reading.plain.roles import Title, is_plural
from reading.plain.sides import Sides
from reading.text.analysis import Token

LONGEST_COMPLEMENT = 12
"""Tokens after the title word: «of Trade and Integration of the Republic of Kazakhstan»."""

LONGEST_FRONT = 8
"""Tokens before it: «Төтенше және өкілетті», «European Council»."""

LONGEST_GROUP = 4
"""Small words from the name of an organisation to its noun."""

AND = frozenset({"and", "және", "мен", "пен", "бен"})
LISTING = AND | {",", "the"}
JOINING = frozenset({"and", "of", "the", "for", "to", "және", "мен", "пен"})


class OfficeBorders:
    """Finds the first and the last token of an office."""

    def __init__(
        self, grammar: Grammar, titles: TitleTable, inflection: Inflection, sides: Sides
    ) -> None:
        self._grammar = grammar
        self._titles = titles
        self._sides = sides
        self._modifiers = frozenset(inflection.lemma(word) for word in titles.modifiers)

    def front(
        self, tokens: Sequence[Token], title: Title, names: frozenset[int], *, is_plain: bool
    ) -> int:
        """The first token that belongs to the office before its word."""
        sides = self._ends_of_sides(tokens)
        first = title.first
        while first > 0 and title.first - first < LONGEST_FRONT and first - 1 not in names:
            if first - 1 in sides:
                first = sides[first - 1]
                if is_plural(tokens[title.last]) and self._is_and(tokens, first - 1, sides):
                    first -= 1  # «Мажарстан және Түркия басшылары»
                    continue
                if not self._titles.complements and not self._goes_on_left(tokens, first, names):
                    break
                continue
            describes = self._describes(tokens, first - 1, sides)
            if not describes and not self._belongs(tokens, first - 1, is_plain=is_plain):
                break
            first -= 1
        while first < title.first and tokens[first].text.lower() in JOINING:
            first += 1
        return first

    def _is_and(self, tokens: Sequence[Token], index: int, sides: Container[int]) -> bool:
        return tokens[index].text.lower() in AND | {","} and index - 1 in sides

    def _describes(self, tokens: Sequence[Token], index: int, sides: Container[int]) -> bool:
        """«Egyptian INTELLIGENCE chief», «India's JUNIOR RAILWAY minister»."""
        word = tokens[index].text
        return (
            any(self._may_own(tokens, index - step, sides) for step in (1, 2))
            and word.isalpha()
            and word.islower()
            and word not in {*self._grammar.before, *self._grammar.clauses["serving_as"]}
            and "Tense" not in tokens[index].feats
            and tokens[index].feats.get("Case") in {None, "Nom", "Gen", RELATIVE}
        )

    def _may_own(self, tokens: Sequence[Token], index: int, sides: Container[int]) -> bool:
        """«Қазақстанның …», but not «Қытайдан келгеннен кейін …»."""
        return index in sides and tokens[index].feats.get("Case") in {None, "Gen"}

    def _is_site(self, tokens: Sequence[Token], index: int) -> bool:
        """«in Dubai President X met …»: where, not whose."""
        before = tokens[index - 1].text.lower() if index else ""
        return self._grammar.before.get(before) is Marker.IN and tokens[index].pos == "PROPN"

    def _ends_of_sides(self, tokens: Sequence[Token]) -> Mapping[int, int]:
        return {where[-1]: where[0] for where, _ in self._sides.find(tokens)}

    def _goes_on_left(self, tokens: Sequence[Token], first: int, names: frozenset[int]) -> bool:
        """A country opens a Kazakh office; an organisation may have its country before it."""
        if first == 0 or first - 1 in names:
            return False
        return any(where[-1] == first - 1 for where, _ in self._sides.find(tokens[:first]))

    def _belongs(self, tokens: Sequence[Token], index: int, *, is_plain: bool) -> bool:
        token, names = tokens[index], self._grammar.names
        low = token.text.lower()
        if self._is_site(tokens, index):
            return False
        if token.lemma in self._modifiers or low in self._titles.modifiers:
            return True
        if low in names["never"] | names["honorifics"] | names["buildings"]:
            return False
        is_name_like = is_plain and token.pos == "PROPN"
        if self._titles.complements:
            return is_name_like
        case = token.feats.get("Case")
        return case in {"Gen", RELATIVE} or (is_name_like and case in {"Nom", None})

    def back(
        self, tokens: Sequence[Token], title: Title, names: frozenset[int], people: frozenset[int]
    ) -> int:
        """The last token of the complement: «of Foreign Affairs of Kazakhstan», «to the UN».

        `names` end an office; of these `people` are names, the others are other offices.
        """
        last, index = title.last, title.last + 1
        while index < len(tokens) and index - title.last <= LONGEST_COMPLEMENT:
            token, low = tokens[index], tokens[index].text.lower()
            end = self._end_of_list(tokens, index, names) if index - 1 == last else None
            if end is not None and end + 1 in people:
                return end
            if self._ends(tokens, index, title, names):
                break
            is_link = low in self._titles.complements or self._goes_on(tokens, index, title)
            if token.pos in {"PROPN", "NUM"} or low in self._titles.inside:
                last = index if low not in JOINING | self._titles.complements else last
            elif not is_link:
                end = self._end_of_group(tokens, index)
                if end is None:
                    break
                last = index = end
            index += 1
        return last

    def _ends(
        self, tokens: Sequence[Token], index: int, title: Title, names: frozenset[int]
    ) -> bool:
        """A name begins there, or what opens no complement."""
        low = tokens[index].text.lower()
        if index in names or low in self._grammar.names["honorifics"]:
            return True
        if low in self._titles.complements:
            return not self._opens_complement(tokens, index, names, title)
        return index == title.last + 1

    def _end_of_list(
        self, tokens: Sequence[Token], index: int, names: frozenset[int]
    ) -> int | None:
        """«Minister of Foreign Affairs, European Union and COOPERATION José …»."""
        if tokens[index].text != ",":
            return None
        words: list[str] = []
        while index + 1 < len(tokens) and index + 1 not in names:
            token = tokens[index + 1]
            if token.pos != "PROPN" and token.text.lower() not in LISTING:
                return None
            words.append(token.text.lower())
            index += 1
        is_list = len(words) > len(LISTING & {*words}) and "and" in words and words[-1] != "and"
        return index if is_list and len(words) <= LONGEST_COMPLEMENT else None

    def _goes_on(self, tokens: Sequence[Token], index: int, title: Title) -> bool:
        """«envoy for the crisis IN Georgia», «the presidents of Kazakhstan, Kyrgyzstan and …»."""
        if tokens[index].text == ",":
            return is_plural(tokens[title.last]) and self._joins_states(tokens, index)
        is_sent = title.phrase in self._titles.sent
        return tokens[index].text == "in" and is_sent and self._is_site_of(tokens, index)

    def _is_site_of(self, tokens: Sequence[Token], index: int) -> bool:
        """A small word of the complement stands before «in», a country after it."""
        starts = {where[0] for where, _ in self._sides.find(tokens)}
        return index + 1 in starts and tokens[index - 1].text.islower()

    def _joins_states(self, tokens: Sequence[Token], index: int) -> bool:
        """A comma after a country, in a row of them that an «and» closes."""
        sides = {where[0]: where[-1] for where, _ in self._sides.find(tokens)}
        if index - 1 not in sides.values():
            return False
        is_closing = False
        while index < len(tokens) and (index in sides or tokens[index].text.lower() in LISTING):
            if index in sides and is_closing:
                return True
            is_closing = is_closing or tokens[index].text.lower() in AND
            index = sides.get(index, index) + 1
        return False

    def _end_of_group(self, tokens: Sequence[Token], index: int) -> int | None:
        """«of the Turkey-Azerbaijan inter-parliamentary FRIENDSHIP GROUP»: where its noun ends."""
        for at in range(index, min(index + LONGEST_GROUP, len(tokens))):
            token = tokens[at]
            if not token.text[0].islower() or token.text in self._grammar.before:
                return None
            if token.lemma in self._grammar.names["organizations"]:
                return at
        return None

    def _opens_complement(
        self, tokens: Sequence[Token], index: int, names: frozenset[int], title: Title
    ) -> bool:
        """«of Kazakhstan», «for Central Asia», «ambassador to the UN», but not «for talks»."""
        following = index + 1
        if following < len(tokens) and tokens[following].text.lower() == "the":
            following += 1
        if following >= len(tokens) or following in names:
            return False
        token, low = tokens[following], tokens[index].text.lower()
        if tokens[index - 1].lemma in self._grammar.names["organizations"]:
            return token.pos == "PROPN"  # «the European Bank FOR Reconstruction»
        if low == "of":
            return token.pos == "PROPN" or token.text.lower() in self._titles.inside
        is_name = token.pos == "PROPN" and token.text.lower() not in self._grammar.names["days"]
        is_region = low == "for" and self._leads_to_name(tokens, following, names)
        return is_name and (title.phrase in self._titles.sent or is_region)

    def _leads_to_name(self, tokens: Sequence[Token], index: int, names: frozenset[int]) -> bool:
        """«Vice President for EUROPE AND CENTRAL ASIA Antonella Bassani»."""
        while index < len(tokens) and index not in names:
            if tokens[index].pos != "PROPN" and tokens[index].text.lower() not in LISTING - {","}:
                return False
            index += 1
        return index < len(tokens)
