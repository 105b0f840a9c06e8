"""Names of people in a text nobody tagged: known ones, capitalised runs with something to prove them.

A run proves to be a name by an office before or after it, a given name, a surname of the lists, a
word of saying or meeting beside it, or its surname alone elsewhere in the article.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.analysis import Sentence, Token
from reading.facts import Span
from reading.matching import search_key
from reading.plain.directory import Directory
from reading.plain.grammar import Grammar
from reading.plain.inflection import Bare, Inflection

LONGEST_NAME = 5
FULL = 2
"""Words of a full name."""

ROMAN = re.compile(r"^[IVXІХ]+$")
INITIALS = re.compile(r"^(?:[^\W\d_]\.)+$")
CAPITAL_SHARE = 0.7
"""Of the longer words of a line that make it a headline in title case."""

LONG_WORD = 4
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (included) of a sentence are a name.

    `readings` are its possible nominatives, likeliest first; `known` is the normal name of a person
    of the tables.
    """

    sentence: int
    first: int
    last: int
    span: Span
    readings: tuple[Bare, ...]
    known: str | None = None
    has_patronymic: bool = False
    """A given name and a patronymic, without the surname."""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.readings[0].text.split())

    @property
    def is_full(self) -> bool:
        """More than a surname with initials."""
        return len([word for word in self.words if not INITIALS.match(word)]) >= FULL

    @property
    def case(self) -> str | None:
        return self.readings[0].case


@dataclass(frozen=True, slots=True)
class SideAt:
    """A country or organisation from token `first` on; `iso` "" for an organisation."""

    first: int
    iso: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the tokens that are taken: by offices, countries and organisations, dates.

    `title_ends` and `title_starts` are where words of office end and begin; `sides` are the last
    tokens of countries and organisations.
    """

    sentence: Sentence
    taken: frozenset[int]
    title_ends: frozenset[int]
    title_starts: frozenset[int]
    sides: Mapping[int, SideAt]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens


class NameFinder:
    """Finds the names of an article."""

    def __init__(
        self, grammar: Grammar, inflection: Inflection, directory: Directory, acts: frozenset[str]
    ) -> None:
        self._names = grammar.names
        self._grammar = grammar
        self._inflection = inflection
        self._directory = directory
        self._acts = acts
        """Dictionary forms of verbs only people do: saying, meeting."""

    def find(self, sentences: Sequence[Marked]) -> tuple[Name, ...]:
        """All names, in the order of the text; surnames alone once their full names are known."""
        plain = [is_plain(marked.sentence) for marked in sentences]
        common = _common_words(sentences, plain)
        full: list[Name] = []
        doubtful: list[Name] = []
        for number, marked in enumerate(sentences):
            if plain[number]:
                for name, is_sure in self._runs(number, marked, common):
                    (full if is_sure else doubtful).append(name)
        surnames = _parts(full)
        alone = _single_words(sentences, self._inflection)
        for name in doubtful:
            if name.is_full and search_key(name.words[-1]) in alone:
                full.append(name)
        for number, marked in enumerate(sentences):
            if not plain[number]:
                full.extend(self._in_headline(number, marked, surnames))
        taken = {(name.sentence, index) for name in full for index in _range(name)}
        for number, marked in enumerate(sentences):
            full.extend(self._alone(number, marked, taken, _parts(full)))
        return tuple(sorted(full, key=lambda name: name.span))

    def _runs(
        self, number: int, marked: Marked, common: frozenset[str]
    ) -> Iterator[tuple[Name, bool]]:
        index = 0
        while index < len(marked.tokens):
            found = self._known(number, marked, index) or self._run(number, marked, index, common)
            if found is None:
                index += 1
                continue
            name, is_sure = found
            if not self._names_a_thing(marked, name):
                yield name, is_sure
            index = name.last + 1

    def _known(self, number: int, marked: Marked, first: int) -> tuple[Name, bool] | None:
        tokens = marked.tokens
        if not self._is_capitalised(tokens[first].text) or first in marked.title_starts:
            return None
        known = self._directory.match(tokens, first)
        if known is None or not all(
            self._is_capitalised(token.text) or token.text.lower() in self._names["particles"]
            for token in tokens[first : known.last + 1]
        ):
            return None
        words = [token.text for token in tokens[first : known.last]]
        whole = Bare(" ".join([*words, known.bare.text]), known.bare.case)
        return self._name(number, tokens, first, known.last, (whole,), known.person), True

    def _run(
        self, number: int, marked: Marked, first: int, common: frozenset[str]
    ) -> tuple[Name, bool] | None:
        tokens = marked.tokens
        last = self._end_of_run(marked, first)
        if last is None:
            return None
        if first == 0 and last > first and self._is_common(tokens[first], common):
            return None
        if not any(
            (len(token.text.rstrip(".")) > 1 and token.text[1:].islower())
            or "-" in token.text
            or "'" in token.text
            for token in tokens[first : last + 1]
        ):
            return None
        first = self._start_of_name(tokens, first, last)
        known = self._leads_to_known(number, marked, first, last)
        if known is not None:
            return known
        name = self._name(number, tokens, first, last, self._readings(tokens, first, last), None)
        return name, self._is_proved(marked, name)

    def _leads_to_known(
        self, number: int, marked: Marked, first: int, last: int
    ) -> tuple[Name, bool] | None:
        """«Minister Seyed Abbas Araghchi»: one word more than the tables have."""
        if last > first or first - 1 not in marked.title_ends or last + 1 >= len(marked.tokens):
            return None
        word = marked.tokens[first]
        if self._directory.by_surname(self._inflection.bare(word.text)[0].text):
            return None
        found = self._known(number, marked, last + 1)
        if found is None:
            return None
        name = found[0]
        readings = tuple(Bare(f"{word.text} {bare.text}", bare.case) for bare in name.readings)
        return self._name(
            name.sentence, marked.tokens, first, name.last, readings, name.known
        ), True

    def _start_of_name(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """«Negotiations Louis Bono»: what stands before a given name belongs to the office."""
        if last - first < FULL or self._directory.is_given(tokens[first].text):
            return first
        given = (i for i in range(first + 1, last) if self._directory.is_given(tokens[i].text))
        return next(
            (i for i in given if tokens[i - 1].text.lower() not in self._names["particles"]), first
        )

    def _end_of_run(self, marked: Marked, first: int) -> int | None:
        """The last token of the capitalised run that begins here; None when none does."""
        if not self._may_be_name(marked, first) or _is_roman_only(marked.tokens, first):
            return None
        last = first
        while last + 1 < len(marked.tokens) and last + 1 - first < LONGEST_NAME:
            step = self._next_part(marked, first, last)
            if step is None or self._is_inflected(marked.tokens[last], is_first=last == first):
                break
            if self._directory.match(marked.tokens, step) is not None:
                break  # somebody else begins here: «Ердоған Дональд Трампқа …»
            last = step
        return last

    def _next_part(self, marked: Marked, first: int, last: int) -> int | None:
        """The next capitalised word of a name, over particles («von der Leyen»)."""
        index = last + 1
        tokens = marked.tokens
        if index < len(tokens) and tokens[index].text in self._names["suffixes"]:
            return index
        while index < len(tokens) and self._is_particle(marked, index, first):
            index += 1
        if index < len(marked.tokens) and self._may_be_name(marked, index):
            return index
        return None

    def _is_particle(self, marked: Marked, index: int, first: int) -> bool:
        """«von der», «al»; «бен» joins two people, but not after a given name alone."""
        word = marked.tokens[index].text
        if word in self._names["sons"]:
            before = marked.tokens[index - 1].text
            return index - 1 == first and self._directory.is_given(before)
        return word in self._names["particles"]

    def _may_be_name(self, marked: Marked, index: int) -> bool:
        token = marked.tokens[index]
        low = token.text.lower()
        if ROMAN.match(token.text) or INITIALS.match(token.text):
            return index not in marked.taken
        if not self._is_capitalised(token.text):
            return False
        if low in self._names["never"] or self._is_day(marked, index):
            return False
        if token.lemma in self._names["organizations"] and not self._opens_name(marked, index):
            return False
        if low in self._names["honorifics"] or low in self._names["honorifics_after"]:
            return False
        return index not in marked.taken or self._is_given_after_all(marked, index)

    def _is_capitalised(self, word: str) -> bool:
        """«Guterres», «al-Sudani»."""
        particle, _, rest = word.partition("-")
        return word[0].isupper() or (particle in self._names["particles"] and rest[:1].isupper())

    def _is_day(self, marked: Marked, index: int) -> bool:
        """«Monday», «Jun. 5», but not «Zhang Jun»."""
        low = marked.tokens[index].text.lower()
        if low not in self._names["days"]:
            return False
        after = [token for token in marked.tokens[index + 1 : index + 3] if token.text != "."]
        return len(low) > LONG_WORD or bool(after and after[0].pos == "NUM")

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
        has_ending = self._inflection.bare(marked.tokens[index].text)[0].case in {
            "Loc",
            "Dat",
            "Gen",
            "Abl",
        }
        return is_name and not has_ending and self._directory.is_given(marked.tokens[index].text)

    def _is_inflected(self, token: Token, *, is_first: bool) -> bool:
        """A name ends with the word that has the ending; given names may look as if they had one."""
        bare = self._inflection.bare(token.text)[0]
        if bare.case in {None, "Nom"} or self._directory.is_given(token.text):
            return False
        if not is_first:
            return True
        if self._directory.by_surname(bare.text):
            return True
        return bare.case not in {"Loc", "Abl"} and self._directory.is_surname(bare.text)

    def _readings(self, tokens: Sequence[Token], first: int, last: int) -> tuple[Bare, ...]:
        head = [token.text for token in tokens[first:last]]
        return tuple(
            Bare(" ".join([*head, bare.text]), bare.case)
            for bare in self._inflection.bare(tokens[last].text)
        )

    def _name(
        self,
        number: int,
        tokens: Sequence[Token],
        first: int,
        last: int,
        readings: tuple[Bare, ...],
        known: str | None,
    ) -> Name:
        span = Span(tokens[first].span.start, tokens[last].span.stop)
        words = readings[0].text.lower().split()
        is_patronymic = len(words) == FULL and words[-1].endswith(tuple(self._names["patronymics"]))
        return Name(number, first, last, span, readings, known, is_patronymic)

    def _is_common(self, token: Token, common: frozenset[str]) -> bool:
        """«Analysts», «Delegates» at the start: a word the article writes small elsewhere."""
        return token.text.lower() in common and not self._directory.is_given(token.text)

    def _is_proved(self, marked: Marked, name: Name) -> bool:
        tokens, first, last = marked.tokens, name.first, name.last
        if self._names_a_thing(marked, name):
            return False
        before = tokens[first - 1] if first else None
        set_off = before is not None and before.text == "," and first - 2 in marked.title_ends
        titled = (
            first - 1 in marked.title_ends
            or (set_off and name.is_full)
            or (before is not None and before.text.lower() in self._names["honorifics"])
        )
        if titled or (
            before is not None
            and before.text == "."
            and first > 1
            and tokens[first - 2].text.lower() in self._names["honorifics"]
        ):
            return name.is_full or not self._looks_derived(tokens[last])
        after = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
        if after in self._names["honorifics_after"]:
            return True
        if not name.is_full:
            return False
        given = any(self._directory.is_given(word) for word in name.words[:-1])
        surname = any(self._directory.is_surname(bare.text.split()[-1]) for bare in name.readings)
        initials = INITIALS.match(name.words[0]) is not None
        return given or surname or initials or self._stands_as_person(marked, name)

    def _names_a_thing(self, marked: Marked, name: Name) -> bool:
        """«Нұрсұлтан Назарбаев халықаралық әуежайы», «Al-Farabi University», an abbreviation."""
        after = [t for t in marked.tokens[name.last + 1 : name.last + 3] if t.lemma not in LINKING]
        if after[:1] and after[0].lemma in self._names["organizations"]:
            ending = after[0].text.lower().removeprefix(after[0].lemma)
            is_owned = name.case == "Nom" and (not ending or ending[0] in "ыіс")
            return after[0].text[0].isupper() or is_owned
        return any(
            word.isupper() and len(word) > LONG_WORD - 2 and not ROMAN.match(word)
            for word in name.words
        )

    def _stands_as_person(self, marked: Marked, name: Name) -> bool:
        """Beside a verb of people, an office in apposition, «India's …», «… of Kazakhstan told»."""
        tokens = marked.tokens
        after = tokens[name.last + 1 : name.last + 4]
        words = [token.text.lower() for token in after]
        if after and (
            after[0].lemma in self._acts or words[0] == "who" or words[:2] == [",", "who"]
        ):
            return True
        if (
            after
            and after[0].text == ","
            and any(name.last + offset in marked.title_starts for offset in (2, 3, 4))
        ):
            return True
        before = tokens[name.first - 1] if name.first else None
        return before is not None and (
            before.lemma in self._acts
            or (before.feats.get("Case") == "Gen" and name.first - 1 in marked.taken)
        )

    def _looks_derived(self, token: Token) -> bool:
        """«Еуропалық», no surname."""
        endings = self._grammar.endings.get("noun", {}).get("derived", ())
        return token.text.lower().endswith(tuple(endings)) if endings else False

    def _in_headline(self, number: int, marked: Marked, surnames: frozenset[str]) -> Iterator[Name]:
        """In title case only whom the tables or the text below know."""
        index = 0
        while index < len(marked.tokens):
            found = self._known(number, marked, index)
            if found is not None:
                yield found[0]
                index = found[0].last
            index += 1

    def _alone(
        self,
        number: int,
        marked: Marked,
        taken: set[tuple[int, int]],
        parts: frozenset[str],
    ) -> Iterator[Name]:
        """Surnames of the article's people and of known ones, by themselves or after initials."""
        tokens = marked.tokens
        for index, token in enumerate(tokens):
            if (number, index) in taken or not token.text[0].isupper():
                continue
            if token.text.lower() in self._names["never"] or INITIALS.match(token.text):
                continue
            fitting = [
                bare
                for bare in self._inflection.bare(token.text)
                if search_key(bare.text) in parts or self._is_known_surname(bare, marked, index)
            ]
            if not fitting:
                continue
            first = index
            while (
                first > 0
                and INITIALS.match(tokens[first - 1].text)
                and (number, first - 1) not in taken
            ):
                first -= 1
            head = [one.text for one in tokens[first:index]]
            readings = tuple(Bare(" ".join([*head, bare.text]), bare.case) for bare in fitting)
            yield self._name(number, tokens, first, index, readings, None)

    def _is_known_surname(self, bare: Bare, marked: Marked, index: int) -> bool:
        if index in marked.taken or len(bare.text) < LONG_WORD:
            return False
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(marked.tokens)]
        if any(self._may_be_name(marked, i) for i in beside):
            return False  # a part of another name: «Oliy Majlis»
        if any(marked.tokens[i].lemma in self._names["organizations"] for i in beside):
            return False
        return bool(self._directory.by_surname(bare.text))


def is_plain(sentence: Sentence) -> bool:
    """Not a headline in title case or capitals, where capitals say nothing."""
    words = [t.text for t in sentence.tokens if len(t.text) >= LONG_WORD and t.text.isalpha()]
    if not words or all(word.isupper() for word in words):
        return not words
    if sentence.tokens[-1].text in ENDS or len(words) < FEWEST_WORDS:
        return True
    small = [w for w in words if w[0].islower() and len(w) > LONG_WORD and w not in SMALL]
    if len(small) > 1:
        return True
    return sum(word[0].isupper() for word in words) < CAPITAL_SHARE * len(words)


ENDS = frozenset(".!?…")
SMALL = frozenset(
    {
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
    }
)
"""Long words that stay small in title case."""
LINKING = frozenset({"international", "халықаралық", "атындағы", "атынд", "ұлттық", "national"})


def _common_words(sentences: Sequence[Marked], plain: Sequence[bool]) -> frozenset[str]:
    return frozenset(
        token.text
        for marked, calm in zip(sentences, plain, strict=True)
        if calm
        for token in marked.tokens
        if token.text[0].islower()
    )


def _parts(names: Sequence[Name]) -> frozenset[str]:
    """The words of full names that may stand for them: the last, and the first of eastern names."""
    return frozenset(
        search_key(word)
        for name in names
        if name.is_full or len(name.words) == 1
        for word in name.words
        if len(word) > 1 and not INITIALS.match(word) and not ROMAN.match(word)
    )


def _single_words(sentences: Sequence[Marked], inflection: Inflection) -> frozenset[str]:
    """The sound of capitalised words that stand alone inside sentences."""
    found: set[str] = set()
    for marked in sentences:
        tokens = marked.tokens
        for index in range(1, len(tokens)):
            token, before = tokens[index], tokens[index - 1]
            if token.text[0].isupper() and not before.text[0].isupper():
                found.update(search_key(bare.text) for bare in inflection.bare(token.text))
    return frozenset(found)


def _is_roman_only(tokens: Sequence[Token], first: int) -> bool:
    following = tokens[first + 1].text if first + 1 < len(tokens) else ""
    return bool(ROMAN.match(tokens[first].text)) and not following[:1].isupper()


def _range(name: Name) -> range:
    return range(name.first, name.last + 1)
