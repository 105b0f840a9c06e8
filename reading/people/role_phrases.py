"""The title of an office: from where to where it goes, and its words in the nominative."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.people.complements import FIELDS, PLACES, Complement
from reading.people.name_cases import without_locative
from reading.people.phrases import Phrases, spaced
from reading.people.sides import Side
from reading.people.titles import Head, Titles
from reading.text.analysis import Token
from reading.text.gazetteer import Gazetteer, Lemma

ACTING = re.compile(
    r"(?:(?:временно\s+)?исполня\w+\s+обязанности|врио|\bвр\.\s?и\.\s?о\.|\bи\.\s?о\.)\s*$",
    re.IGNORECASE,
)
FULFILLING = re.compile(r"исполня(?:ющ|вш)\w+", re.IGNORECASE)
AND = "и"
RESTS = frozenset({"по", "при", "о", "об", "за", "для"})
REST = frozenset({"NOUN", "ADJ", "PROPN", "ADP", "CCONJ", "X"})
LONGEST_REST = 10
"""Tokens of «об изменении климата» after the complement and before the name."""

UNDECLINED = 5
"""Cases that look alike: «замминистра» never declines."""

UNCHANGED = frozenset({"Nom", "Gen", None})

LONGEST_ACTING = 6
"""Tokens of «вр.и.о.»."""


class PhraseReader:
    """Reads how far an office goes and what it is called."""

    def __init__(self, titles: Titles, sides: Gazetteer[Side], lemma: Lemma) -> None:
        self._titles = titles
        self._sides = sides
        self._lemma = lemma

    def first(self, phrases: "Phrases", at: int) -> int:
        first = at
        while first > 0:
            if self._belongs(phrases, first - 1):
                first -= 1
            elif self._joins(phrases, first - 1):
                first -= 2
            else:
                break
        return first

    def _joins(self, phrases: "Phrases", index: int) -> bool:
        """«Чрезвычайный и Полномочный Посол»."""
        if index < 1 or phrases.tokens[index].text != AND:
            return False
        words = [phrases.tokens[i].text.lower() for i in (index - 1, index + 1)]
        return all(word in self._titles.modifiers for word in words)

    def _belongs(self, phrases: "Phrases", index: int) -> bool:
        if index in phrases.people:
            return False
        token = phrases.tokens[index]
        low = token.text.lower()
        if low in self._titles.modifiers or low in self._titles.fillers:
            return token.pos in {"ADJ", "VERB", "NOUN", "DET", "PROPN"}
        # The tagger takes rare adjectives for participles: «люксембургским министром».
        is_adjective = token.pos in {"ADJ", "VERB"} and token.text[0].islower()
        return (is_adjective or token.pos == "ADJ") and bool(self._sides.look_up(token.text))

    def last(self, phrases: "Phrases", at: int, head: Head) -> int:
        complement = Complement(
            phrases.tokens, head, at, self._titles, phrases.people, phrases.things, _is_place
        )
        last = complement.last()
        # «министр … Республики Казахстан»: the name of a side is taken whole.
        ends = (hit.last for hit in phrases.sides if at < hit.first <= last)
        last = max((last, *(end for end in ends if not phrases.has_people(last + 1, end))))
        last = phrases.up_to_country(at, self._with_body(phrases, at, last))
        return self._up_to_name(phrases, at, last)

    def _with_body(self, phrases: "Phrases", at: int, last: int) -> int:
        """«председатель Халк Маслахаты»: a body of several words that don't decline."""
        for hit in phrases.sides if last == at else ():
            words = phrases.tokens[hit.first : hit.last + 1]
            is_body = hit.first == at + 1 and len(words) > 1
            if is_body and all(t.case in UNCHANGED for t in words):
                return hit.last
        return last

    def _up_to_name(self, phrases: "Phrases", at: int, last: int) -> int:
        """«секретарь Рамочной конвенции об изменении климата Х»: up to a name that agrees."""
        for index in range(last + 1, min(last + 2 + LONGEST_REST, len(phrases.tokens))):
            if index in phrases.people:
                cases = {phrases.tokens[index].case, phrases.tokens[at].case}
                agrees = len(cases) == 1 or cases == {"Gen", "Acc"}
                return index - 1 if agrees and index > last + 1 else last
            if not self._is_rest(phrases.tokens, index, opens=index == last + 1):
                break
        return last

    def _is_rest(self, tokens: Sequence[Token], index: int, *, opens: bool) -> bool:
        token = tokens[index]
        if opens:
            return token.pos == "ADP" and token.text.lower() in RESTS
        is_title = self._titles.head(token.text) and token.feats.get("Animacy") != "Inan"
        is_time = token.text.lower() in self._titles.circumstances
        return token.pos in REST and not (is_title or is_time)

    def listed(self, phrases: "Phrases", last: int) -> int:
        """The end of a list of countries: «руководителей Азербайджана, Армении, Туркменистана»."""
        tokens = phrases.tokens
        while last + 2 < len(tokens) and tokens[last + 1].text in {",", AND}:
            if not self._sides.look_up(tokens[last + 2].text):
                break
            last += 2
        return last

    def title(
        self, phrases: "Phrases", first: int, at: int, last: int, head: Head, *, acting: int | None
    ) -> str:
        tokens = phrases.tokens
        if acting is not None:
            words = spaced(tokens[first : last + 1])
            return FULFILLING.sub("исполняющий", words, count=1)
        before = [self.nominative(token) for token in tokens[first:at]]
        after = spaced([tokens[at], *self._described(tokens, at, last)])[len(tokens[at].text) :]
        return " ".join([*filter(None, before), head.word]) + after

    def _described(self, tokens: Sequence[Token], at: int, last: int) -> Iterator[Token]:
        """What follows the title, its own adjectives in the nominative: «с папой римским»."""
        own = _own_adjectives(tokens, at, last)
        for index, token in enumerate(tokens[at + 1 : last + 1], at + 1):
            word = self.nominative(token) if index in own else ""
            yield replace(token, text=_as_written(word, token.text)) if word else token

    def nominative(self, token: Token) -> str:
        """The adjective before a title in the nominative; "" for one that says nothing."""
        low = token.text.lower()
        if low in self._titles.fillers:
            return ""
        base = self._titles.modifiers.get(low)
        if base is not None or low == AND:
            return base or low
        lemma = self._lemma(token.text)
        return feminine(lemma) if token.feats.get("Gender") == "Fem" else lemma


def _own_adjectives(tokens: Sequence[Token], at: int, last: int) -> range:
    """Those after the title that are its own, not of the noun they stand before.

    «папу римского», but not «министра иностранных дел», «главу Мирового банка».
    """
    after = at + 1
    while after <= last and (tokens[after].text == AND or _agree(tokens[after], tokens[at])):
        after += 1
    of_noun = after <= last and tokens[after].pos in THINGS and tokens[after - 1].text != AND
    return range(at + 1, at + 1 if of_noun else after)


def _agree(adjective: Token, title: Token) -> bool:
    return adjective.pos == "ADJ" and adjective.case == title.case


THINGS = frozenset({"NOUN", "PROPN"})


def _as_written(word: str, pattern: str) -> str:
    return word.capitalize() if pattern[0].isupper() else word


def acting_from(tokens: Sequence[Token], at: int) -> int | None:
    """Where «исполняющий обязанности министра» or «и.о. министра» begins."""
    if tokens[at].case not in {"Gen", "Acc"}:
        return None
    start = max(0, at - LONGEST_ACTING)
    before = "".join(
        token.text + " " * (token.span.stop < following.span.start)
        for token, following in zip(tokens[start:at], tokens[start + 1 : at + 1], strict=True)
    )
    found = ACTING.search(before)
    if found is None:
        return None
    passed = 0
    for index in range(start, at):
        if passed >= found.start():
            return index
        gap = tokens[index].span.stop < tokens[index + 1].span.start
        passed += len(tokens[index].text) + gap
    return None


def feminine(adjective: str) -> str:
    """«латвийский» → «латвийская»."""
    return re.sub(r"(?:ый|ой|ий)$", "ая", adjective)


def owner_of(phrases: Phrases, first: int, at: int, last: int) -> Side | None:
    """The first side inside, unless a preposition only sends there: «постпред при ООН»."""
    sent_from = next(
        (
            index
            for index in range(at + 1, last + 1)
            if phrases.tokens[index].text.lower() in FIELDS.keys() | PLACES.keys()
            and phrases.tokens[index].pos == "ADP"
        ),
        last + 1,
    )
    inside = phrases.sides_in(first, last)
    return next((hit.values[0] for hit in inside if hit.first < sent_from), None)


def up_to_home(phrases: Phrases, at: int) -> int:
    """«коллега из Румынии»: of a word that stands in for an office, the land it is from."""
    following = [token.text.lower() for token in phrases.tokens[at + 1 : at + 2]]
    land = next((hit for hit in phrases.sides if hit.first == at + 2), None)
    return land.last if following == [FROM] and land is not None else at


FROM = "из"


def is_plural(head: Head, token: Token) -> bool:
    if head.is_plural is None:
        return token.feats.get("Number") == "Plur"
    return head.is_plural


def case_of(
    tokens: Sequence[Token], first: int, at: int, head: Head, *, acting: int | None
) -> str | None:
    """The case of the phrase: that of «исполняющий» in «исполняющий обязанности министра»."""
    allowed = cases_of(tokens, first, head, acting=acting)
    if acting is not None or tokens[at].case in allowed:
        return tokens[at].case if acting is None else next(iter(allowed), None)
    return min(allowed) if len(allowed) == 1 else None


def cases_of(
    tokens: Sequence[Token], first: int, head: Head, *, acting: int | None
) -> frozenset[str]:
    """The cases in which the phrase may stand, by form and preposition; none for any."""
    if acting is not None:
        case = tokens[first].case if FULFILLING.match(tokens[first].text) else None
        return frozenset({case} if case else ())
    if len(head.cases) >= UNDECLINED:
        return frozenset()
    return without_locative(tokens, first, head.cases)


def _is_place(token: Token) -> bool:
    """«в Астане»; the tagger gives a town that doesn't decline any case."""
    is_undeclined = token.text.lower().endswith(OPEN)
    return token.pos == "PROPN" and (token.case == "Loc" or is_undeclined)


OPEN = ("у", "о", "и", "ы", "е")
