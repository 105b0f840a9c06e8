"""Where a name begins and ends among the words around it.

Titles, places and words of the language are taken off; words that go on with the name are added.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reading.people.name_runs import (
    FAMILY_NAME,
    NAME_WORD,
    Run,
    is_initial,
    is_part,
    person_runs,
    tagged_otherwise,
)
from reading.people.name_splits import acts_after_company, are_two_surnames
from reading.people.named import Named
from reading.people.served import split_served
from reading.people.titles import Titles
from reading.people.vocabulary import Vocabulary
from reading.spelling.name_words import FAMILY, PARTICLES, ROMAN, agreed_cases, do_agree
from reading.text.analysis import Analysis, NameSpan, Sentence, Token, overlapping

FUNCTIONAL = frozenset({"ADP", "PART", "CCONJ", "SCONJ", "INTJ"})
WHERE = frozenset({"в", "во", "на", "из", "под"})

COMPANY = frozenset({"с", "со", "между"})
FULL = 2
"""Words of a full name."""

PRESIDING = frozenset({"спикер", "вице-спикер", "председатель", "депутат", "глава"})
"""Whose chamber or body is named right after them."""

LONGEST_PARTICLE = 3
"""Letters of a word of the language that a Chinese or Vietnamese may be called: «Во», «О»."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the tokens of it that are no people.

    `things` are known names of towns, organisations and `countries`; `blocked` are also those that
    the tagger takes for places and organisations.
    """

    tokens: Sequence[Token]
    blocked: frozenset[int]
    things: frozenset[int]
    countries: frozenset[int]


class Borders:
    """Finds the borders of names."""

    def __init__(self, titles: Titles, vocabulary: Vocabulary) -> None:
        self._titles = titles
        self.vocabulary = vocabulary

    def line(self, sentence: Sentence, analysis: Analysis) -> Line:
        near = overlapping(analysis.names, sentence.span, lambda name: name.span)
        countries, towns = self.vocabulary.things(sentence.tokens)
        things = countries | towns
        opening = _first_names(sentence, near, things)
        blocked = things | (tagged_otherwise(sentence, near) - opening)
        return Line(sentence.tokens, blocked, things, countries)

    def is_free(self, line: Line, index: int) -> bool:
        """A capitalised word that may belong to a name."""
        token = line.tokens[index]
        if not NAME_WORD.match(token.text) or _is_of_church(line.tokens, index):
            return False
        is_country = index in line.countries
        if is_foreign(line.tokens, index) and not (is_country or _is_in_place(line.tokens, index)):
            # «Рим бинт Ибрагим» is no city, whatever the tagger says; «Египта ас-Сиси» is.
            return True
        if index and _is_particle_like(token):
            # «встретил Во Тхи Ань», «министр О Чжун Хён»: capitals inside a sentence.
            return line.tokens[index - 1].pos != "PUNCT" and index not in line.things
        if index in line.blocked and not self._is_company(line, index):
            following = line.tokens[index + 1].text if index + 1 < len(line.tokens) else ""
            is_named = ROMAN.match(following) or self._is_before_family(line, index)
            return bool(is_named) and self.vocabulary.is_given(token.text)
        if self._is_title(token):
            return False
        return self._is_given_word(line, index) or not self._is_other_word(line, index)

    def is_full_name(self, line: Line, first: int) -> bool:
        """«аким Астаны Алтай Кульгинов», «министр Сербии Синиша Мали»: half of it is a place."""
        words = line.tokens[first : first + FULL]
        if len(words) < FULL or not all(NAME_WORD.match(word.text) for word in words):
            return False
        if not do_agree([word.text for word in words]) or any(map(self._is_title, words)):
            return False
        if {first, first + 1} <= line.things:
            return False
        by_surname = FAMILY_NAME.search(words[1].text) and self.is_free(line, first + 1)
        is_named = bool(by_surname) or self.vocabulary.is_given(words[0].text)
        return is_named or self._is_after_land(line, first)

    def _is_after_land(self, line: Line, first: int) -> bool:
        """«министра Республики Болгария Росена Христова», whatever the tagger takes him for."""
        both = first, first + 1
        is_bare = not any(i in line.things or self._is_other_word(line, i) for i in both)
        return first - 1 in line.countries and is_bare

    def _is_company(self, line: Line, index: int) -> bool:
        """«с Ахметжаном Есимовым»: nobody meets a place, whatever the tagger says."""
        for first in (index, index - 1):
            words = line.tokens[first : first + 2] if first > 0 else ()
            if len(words) == FULL and line.tokens[first - 1].text in COMPANY:
                is_named = all(word.pos == "PROPN" for word in words)
                forms = tuple(word.text for word in words)
                known = {first, first + 1} & line.things or not self.vocabulary.is_given(forms[0])
                return is_named and not known and "Ins" in agreed_cases(forms)
        return False

    def _is_before_family(self, line: Line, index: int) -> bool:
        """«президента Касым-Жомарта Токаева»: no place, whatever the tagger says."""
        if index in line.things or index + 1 in line.blocked or index + 1 >= len(line.tokens):
            return False
        words = [token.text for token in line.tokens[index : index + 2]]
        return bool(FAMILY_NAME.search(words[1])) and do_agree(words)

    def _is_given_word(self, line: Line, index: int) -> bool:
        """«Во вторник Марта Новакова»: a given name that is a word of the language too."""
        if index + 1 >= len(line.tokens):
            return False
        token, following = line.tokens[index], line.tokens[index + 1]
        return (
            token.pos == following.pos == "PROPN"
            and bool(NAME_WORD.match(following.text))
            and self.vocabulary.is_given(token.text)
            and not self.vocabulary.is_common(following.text)
            and do_agree([token.text, following.text])
        )

    def is_of_thing(self, line: Line, first: int) -> bool:
        """«мавзолей Ататюрка», «университет им. Гумилёва»: nobody is meant."""
        before = [token.text.lower() for token in line.tokens[max(0, first - 2) : first]]
        return before == ["им", "."] or (
            bool(before) and before[-1] in self._titles.memorials and first not in line.things
        )

    def without_served(self, line: Line, name: Named) -> Sequence[Named]:
        """«помощник Путина Ушаков»: after a title, two people (see `served`)."""
        before = line.tokens[name.first - 1] if name.first else None
        is_titled = before is not None and (before.pos == "NOUN" or self._is_title(before))
        return split_served(line.tokens, name, self.vocabulary) if is_titled else (name,)

    def trimmed(self, line: Line, run: Run) -> Run | None:
        """The run without titles, places and common words at its ends."""
        first, last = run
        while first <= last and not self._opens(line, first, last):
            first += 1
        while first <= last and not self._closes(line, last):
            last -= 1
        return (first, last) if first <= last else None

    def _opens(self, line: Line, first: int, last: int) -> bool:
        token = line.tokens[first]
        if not token.text[0].isupper() and not NAME_WORD.match(token.text):
            return token.text in PARTICLES
        if _is_of_church(line.tokens, first):
            return False
        rest = last - first
        if self._is_title(token):
            # «Эмир Кустурица» bears a title for a given name.
            return rest == 1 and first > 0 and self.vocabulary.is_given(token.text)
        if first in line.countries or self._is_chamber(line, first, last):
            return False
        if first in line.things:
            return self._is_given_like_town(line, first, last)
        is_other = token.pos != "PROPN" and self.vocabulary.is_common(token.text)
        return not (is_other and rest and _opens_clause(line.tokens, first))

    def _is_chamber(self, line: Line, first: int, last: int) -> bool:
        """«Спикер Мажилиса Ерлан Кошанов»: what he presides, though no table has it."""
        if first == 0 or last - first < FULL or line.tokens[first - 1].lemma not in PRESIDING:
            return False
        word, following = (line.tokens[index].text for index in (first, first + 1))
        is_owned = word.endswith(("а", "я")) and not self.vocabulary.is_given(word)
        return is_owned and self.vocabulary.is_given(following)

    def _is_given_like_town(self, line: Line, first: int, last: int) -> bool:
        """«Виктория Нуланд», «Сантьяго Пенья»; not «Ташкента Джахонгир Артыкходжаев»."""
        words = [token.text for token in line.tokens[first : last + 1]]
        is_thing = all(index in line.things for index in range(first, last + 1))
        if is_thing or not do_agree(words):  # «Халк Маслахаты» is a body as a whole
            return False
        return self.vocabulary.is_given(words[0]) or len(words) == len(("given", "surname"))

    def _closes(self, line: Line, last: int) -> bool:
        token = line.tokens[last]
        if token.text == ".":
            return is_initial(line.tokens, last - 1)
        if token.text in FAMILY or ROMAN.match(token.text):
            return True
        if not token.text[0].isupper() and not NAME_WORD.match(token.text):
            return False
        return not (token.pos not in {"PROPN", "X"} and self.vocabulary.is_common(token.text))

    def extended(self, line: Line, run: Run, taken: int, limit: int) -> Run:
        """The run with the words beside it that belong to the name, between two other names."""
        first, last = run
        while first - 1 > taken and self._joins_left(line, first - 1):
            first -= 1
        while (step := self._step_right(line, last)) and last + step < limit:
            last += step
        return first, last

    def _joins_left(self, line: Line, index: int) -> bool:
        tokens = line.tokens
        if tokens[index].text == "." and index:
            return is_initial(tokens, index - 1)
        if is_initial(tokens, index):
            return True
        if is_initial(tokens, index + 1):
            return False
        if tokens[index].text in PARTICLES:
            return index > 0 and self.is_free(line, index - 1)
        if not self.is_free(line, index) or tokens[index].pos == "ADJ":
            return self._is_known(tokens, index)
        is_given = self.vocabulary.is_given
        opens = is_given(tokens[index].text) or not is_given(tokens[index + 1].text)
        # «посол Австралийского Союза Грейм Лесли Михан»: right after the land the name begins.
        opens = opens or index - 1 in line.things
        return opens and do_agree(t.text for t in tokens[index : index + 2])

    def _is_known(self, tokens: Sequence[Token], index: int) -> bool:
        """«То Лам», whatever «то» is; a title is no part even of a known name."""
        words = tokens[index].text, tokens[index + 1].text
        return not self._is_title(tokens[index]) and self.vocabulary.is_known_person(words)

    def _step_right(self, line: Line, last: int) -> int:
        """How many more tokens the name takes: «II», «оглы», «бен Салман», «И. Ф.»."""
        tokens = line.tokens[last + 1 : last + 5]
        if not tokens:
            return 0
        text = tokens[0].text
        if ROMAN.match(text) or text in FAMILY or text == "И":
            return 1
        if self._goes_with(line, last):
            return 1
        if is_initial(line.tokens, last + 1):
            return 2
        particles = next((i for i, t in enumerate(tokens) if t.text not in PARTICLES), 0)
        return particles + 1 if particles and self.is_free(line, last + 1 + particles) else 0

    def _goes_with(self, line: Line, last: int) -> bool:
        """The next word is a further one of the name; a family name ends it."""
        words = [line.tokens[last].text, line.tokens[last + 1].text]
        is_whole = last > 0 and is_part(line.tokens, last - 1) and FAMILY_NAME.search(words[0])
        acts = acts_after_company(line.tokens, (max(0, last - 1), last), (last + 1, last + 1))
        ends = is_whole or acts or are_two_surnames(line.tokens, last, self.vocabulary)
        return self.is_free(line, last + 1) and do_agree(words) and not ends

    def _is_title(self, token: Token) -> bool:
        return self._titles.is_stripped(token.text) or self._titles.head(token.text) is not None

    def _is_other_word(self, line: Line, index: int) -> bool:
        """A word of the language, not a name: «Вчера», «Парламент», «Кыргызский»."""
        word = line.tokens[index].text
        return self.vocabulary.is_common(word) or self.vocabulary.is_place(word)


def _is_of_church(tokens: Sequence[Token], index: int) -> bool:
    """«Патриарх всея Руси Кирилл»: the land of his church, whatever case «Руси» seems to have."""
    return index > 0 and tokens[index - 1].text.lower() == ALL


ALL = "всея"


def _first_names(
    sentence: Sentence, near: Sequence[NameSpan], things: frozenset[int]
) -> frozenset[int]:
    """«Австралийского Союза Грейм» + «Лесли Михан»: where the land ends, the name begins."""
    tokens = sentence.tokens
    people = {run[0] for run in person_runs(sentence, near)}
    return frozenset(
        index - 1
        for index in people
        if index > 1
        and index - 1 not in things
        and index - 2 in things
        and NAME_WORD.match(tokens[index - 1].text)
        and tokens[index - 1].case in {tokens[index].case, None}
    )


def is_foreign(tokens: Sequence[Token], index: int) -> bool:
    """A particle shows that it is a name: «Басим аль-Авади», «Вахаб Гасан оглы»."""
    words = [token.text for token in tokens[index : index + 2]]
    return words[-1] in PARTICLES or any(word[0].islower() and "-" in word for word in words)


def _is_in_place(tokens: Sequence[Token], index: int) -> bool:
    """«в Дейр эз-Зоре»."""
    return any(token.text.lower() in WHERE for token in tokens[max(0, index - 2) : index])


def _is_particle_like(token: Token) -> bool:
    """A word of the language that a Chinese or Vietnamese may be called: «Во», «О», «Ан»."""
    return len(token.text) <= LONGEST_PARTICLE and token.pos in FUNCTIONAL


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or tokens[index - 1].pos == "PUNCT"
