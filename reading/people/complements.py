"""How far an office goes to the right: «министр торговли и интеграции Республики Казахстан».

Genitives, abbreviations, names in quotes and in Latin letters, places after «в» and «по»; never
into the name of a person and never over the next office.
"""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from reading.people.titles import Head, Titles
from reading.text.analysis import Token
from reading.when.date_words import month_number

LONGEST = 14
"""Tokens after the head."""

LONGEST_QUOTED = 12
"""Tokens of a name in quotes: «палаты предпринимателей «Атамекен»»."""

LONGEST_LIST = 9
"""Tokens from a comma to the «и» that closes a list: «инвестиций, промышленности и торговли»."""

NOMINALS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "X"})
LATIN = re.compile(r"^[A-ZÀ-Ý][\w&.’'-]*$")
CAPITALIZED = re.compile(r"^[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*$")
OPENING = {"«": "»", "“": "”", "„": "“", '"': '"'}
# «спецпосланника американского лидера»: the adjective of a man's office.
GENITIVES = ("ого", "его")
# The cases a preposition of a complement allows.
PLACES: dict[str, tuple[str, ...]] = {"в": ("Loc",), "во": ("Loc",), "на": ("Loc",), "от": ("Gen",)}
FIELDS: dict[str, tuple[str, ...]] = {"по": ("Dat", "Loc"), "при": ("Loc",)}
AT_HOME = frozenset({"глава", "министр", "руководитель", "секретарь", "директор", "губернатор"})
"""Offices that, several at once, meet in a town and aren't sent there."""

SHORT_TOWNS, TOWN = frozenset({"г", "гор"}), "город"
OF_ROME = "римский"
WHOLE_CHURCH = (("и", "всея", "руси"), ("всея", "руси"))


@dataclass(frozen=True, slots=True)
class Complement:
    """Reads the complement of one head. `people`: tokens of names; `things`: of known sides."""

    tokens: Sequence[Token]
    head: Head
    at: int
    titles: Titles
    people: Set[int]
    things: Set[int]
    is_place: Callable[[Token], bool]

    def last(self) -> int:
        """The last token of the office; the head itself when nothing follows."""
        last, index, allowed = self._by_name(), 0, self._usual
        index = last + 1
        while index < len(self.tokens) and index - self.at <= LONGEST and index not in self.people:
            step = self._step(index, last, allowed)
            if step is None:
                break
            allowed = self._allowed(index) or allowed
            if step:
                last = index + step - 1
            index += max(step, 1)
        return last

    @property
    def _usual(self) -> tuple[str, ...]:
        return ("Gen", "Ins") if self.titles.is_ruling(self.head) else ("Gen",)

    def _by_name(self) -> int:
        """«Папа Римский», «митрополит Астанайский и Казахстанский», «Патриарх … и всея Руси»."""
        index = self.at
        while index + 1 < len(self.tokens) and index + 1 not in self.people:
            words = tuple(t.text.lower() for t in self.tokens[index + 1 : index + 4])
            church = next((own for own in WHOLE_CHURCH if words[: len(own)] == own), ())
            if church:
                return index + len(church)
            after_and = self.tokens[index + 1].text == "и" and index > self.at
            following = index + (2 if after_and else 1)
            if following >= len(self.tokens) or not self._describes(self.tokens[following]):
                break
            index = following
        return index

    def _describes(self, token: Token) -> bool:
        """A capitalised adjective in the case of the head itself; «папа римский»."""
        agrees = token.case == self.tokens[self.at].case
        is_name = CAPITALIZED.match(token.text) or token.lemma == OF_ROME
        return token.pos == "ADJ" and agrees and bool(is_name)

    def _step(self, index: int, last: int, allowed: tuple[str, ...]) -> int | None:
        """How many tokens to take; 0 for a joint that needs what follows; None at the end."""
        token = self.tokens[index]
        low = token.text.lower()
        if low in self._prepositions(last) and token.pos == "ADP":
            return 0 if self._opens_phrase(index) else None
        if low in {"и", "или"}:
            return 0 if self._goes_on(index + 1, allowed) else None
        if low in {",", "."}:
            is_listed = low == "," and self._is_listed(index, allowed)
            return 0 if is_listed or self._is_short_town(index - 1) else None
        if token.text in OPENING:
            # «Дворец президента Казахстана «Акорда»»: no part of the president.
            return None if index - 1 in self.things else self._quoted(index)
        is_place = allowed[:1] == PLACES["в"] and index > last + 1 and self.is_place(token)
        if self._complements(index, allowed) or self._is_carried(index, last) or is_place:
            return 1
        return 1 if LATIN.match(token.text) and self._is_latin_name(index, last) else None

    def _prepositions(self, last: int) -> Set[str]:
        missions = (t for t in self.tokens[self.at : last + 1] if t.lemma in self.titles.missions)
        serves_somewhere = self.titles.is_sent(self.head) or any(missions)
        return FIELDS.keys() | (PLACES.keys() if serves_somewhere else set())

    def _allowed(self, index: int) -> tuple[str, ...]:
        """The cases after the preposition at `index`, () when it is none."""
        low = self.tokens[index].text.lower()
        cases = FIELDS.get(low) or PLACES.get(low)
        return (*cases, "Gen") if cases and self.tokens[index].pos == "ADP" else ()

    def _opens_phrase(self, index: int) -> bool:
        """«посол в Астане», «представитель по делам …»; not «министр по телефону»."""
        if index + 1 >= len(self.tokens) or index + 1 in self.people:
            return False
        low, following = self.tokens[index].text.lower(), self.tokens[index + 1]
        if low in FIELDS:
            fits = self._complements(index + 1, self._allowed(index))
            return fits and following.text.lower() not in self.titles.circumstances
        return self._is_whereabouts(index + 1) and not self._met_there()

    def _met_there(self) -> bool:
        """«Встреча глав МИД в Баку»: of several ministers none is posted there."""
        is_plural = self.tokens[self.at].feats.get("Number") == "Plur"
        return is_plural and self.head.word in AT_HOME

    def _is_whereabouts(self, index: int) -> bool:
        """A place, a body or «в делах»: no place of an event is named with these."""
        index = self._past_town(index)
        token = self.tokens[index]
        return (
            index in self.things
            or self.is_place(token)
            or _is_abbreviation(token)
            or token.lemma
            in {"дело", "королевство", "республика", "парламент", "совет", "переговоры"}
        )

    def _past_town(self, index: int) -> int:
        """«в г. Алматы», «в городе Алматы»: where the name stands."""
        after = index + (2 if self._is_short_town(index) else self.tokens[index].lemma == TOWN)
        return after if after < len(self.tokens) else index

    def _is_short_town(self, index: int) -> bool:
        words = [token.text.lower() for token in self.tokens[index : index + 2]]
        return words[0] in SHORT_TOWNS and words[1:] == ["."]

    def _goes_on(self, index: int, allowed: tuple[str, ...]) -> bool:
        if index >= len(self.tokens) or index in self.people:
            return False
        # «политике» is a form of «политик» as well as of «политика».
        is_thing = self.tokens[index].feats.get("Animacy") == "Inan"
        if self.titles.head(self.tokens[index].text) and not is_thing:
            return False
        return self._complements(index, allowed)

    def _is_listed(self, comma: int, allowed: tuple[str, ...]) -> bool:
        """«инвестиций, промышленности и торговли»: a comma, but an «и» that closes the list."""
        for index in range(comma + 1, min(comma + LONGEST_LIST, len(self.tokens))):
            token = self.tokens[index]
            if token.text == "и":
                return index > comma + 1 and self._goes_on(index + 1, allowed)
            if token.text != "," and not (
                token.text[0].islower() and self._goes_on(index, allowed)
            ):
                return False
        return False

    def _quoted(self, index: int) -> int | None:
        """The length of a name in quotes, as of a company."""
        closing = OPENING[self.tokens[index].text]
        for length in range(2, LONGEST_QUOTED):
            if index + length >= len(self.tokens) or index + length in self.people:
                return None
            if self.tokens[index + length].text == closing:
                opens_name = self.tokens[index + 1].text[0]
                return length + 1 if opens_name.isupper() or opens_name.isdigit() else None
        return None

    def _complements(self, index: int, allowed: tuple[str, ...]) -> bool:
        token = self.tokens[index]
        if self._describes_next(index):
            return self._complements(index + 1, allowed)
        if token.pos not in NOMINALS or not token.text[0].isalnum() or self._is_day(index):
            return False
        if LATIN.match(token.text):
            return False
        if token.pos == "ADJ" and token.case is None and index + 1 < len(self.tokens):
            return self._complements(index + 1, allowed)
        return self._case(index) in allowed or _is_abbreviation(token)

    def _is_day(self, index: int) -> bool:
        """«Президент 4 марта принял …»: when, not of what."""
        word, following = self.tokens[index].text, self.tokens[index + 1 : index + 2]
        return word.isdigit() and any(month_number(token.text.lower()) for token in following)

    def _describes_next(self, index: int) -> bool:
        """«охраны окружающей среды», «развивающихся рынков»: a participle as an adjective."""
        token, following = self.tokens[index], self.tokens[index + 1 : index + 2]
        is_participle = token.pos == "VERB" and token.feats.get("VerbForm") == "Part"
        is_named = {index, index + 1} <= self.things  # «Соединённых Штатах»
        return is_participle and any(
            (noun.pos == "NOUN" or is_named) and noun.case == token.case for noun in following
        )

    def _case(self, index: int) -> str | None:
        """Of somebody's office the tagger can't tell genitive from accusative."""
        token = self.tokens[index]
        if token.case != "Acc":
            return token.case
        if token.pos == "ADJ" and token.text.lower().endswith(GENITIVES):
            return "Gen"
        head = self.titles.head(token.text)
        return "Gen" if head is not None and "Gen" in head.cases else token.case

    def _is_carried(self, index: int, last: int) -> bool:
        """«губернатор провинции БОЛУ», «акима города АЛМАТЫ»: the name in any form."""
        token = self.tokens[index]
        if index != last + 1 or not CAPITALIZED.match(token.text):
            return False
        # «посол Австралийского Союза Грейм Михан»: the land is named, what follows is he.
        carries = self.tokens[last].text.lower() in self.titles.carriers and last not in self.things
        return carries or self._ends_side(index)

    def _ends_side(self, index: int) -> bool:
        """«Республики КОРЕЯ»: the known name of a side began before."""
        return index in self.things and index - 1 in self.things

    def _is_latin_name(self, index: int, last: int) -> bool:
        """«глава Airbus», «фонда Samruk-Kazyna»: right after what it completes."""
        return index == last + 1


def _is_abbreviation(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1 and token.text.isalpha()
