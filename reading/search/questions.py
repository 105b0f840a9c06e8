"""«"климат" -ковид от 2021» → what is looked for, typed. Nothing that is typed is an error."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reading.facts import Precision
from reading.queries import find_lately
from reading.search.lemmas import WORD, Alternative, Lemmas
from reading.text.letters import plain
from reading.when.dates import find_dates
from reading.when.periods import year_period

LONGEST_QUESTION = 100
MOST_WORDS = 8

# A minus stands right before a word: «-ковид» but «саммит - итоги».
PART = re.compile(
    r"""(?P<minus>(?<!\S)[-–—−](?=[\w"«“„]))?
    (?P<title>(?<!\w)(?:заголовок|тақырып|title):\s?)?
    (?:["«“„](?P<phrase>[^"»”“]*)["»”“]?|(?P<words>[^\s"«»“”„]+))""",
    re.IGNORECASE | re.VERBOSE,
)
QUOTED = re.compile(r'["«“„][^"»”“]*["»”“]?')
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w-])(?:\s+(?:г\b\.?|год[ау]?\b|году\b))?"
SINCE = r"от|с|со|после|since|from|after"
UNTIL = r"до|по|until|till|before"
WITHIN = r"за|в|in|during"
BOUND_YEAR = re.compile(
    rf"(?<!\S)(?:(?P<since>{SINCE})|(?P<until>{UNTIL})|(?:{WITHIN}))\s+{YEAR}", re.IGNORECASE
)
PREPOSITION = re.compile(
    rf"(?<!\S)(?:(?P<since>{SINCE})|(?P<until>{UNTIL})|(?P<within>{WITHIN}))\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side: for each place what may stand there."""

    places: tuple[tuple[Alternative, ...], ...]
    is_in_title: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Articles that have all these phrases, of the days `first` to `last` (either may be open).

    `words` are those that may be marked, as typed.
    """

    phrases: tuple[Phrase, ...] = ()
    first: date | None = None
    last: date | None = None
    words: frozenset[str] = frozenset()

    @property
    def wanted(self) -> tuple[Phrase, ...]:
        return tuple(phrase for phrase in self.phrases if not phrase.is_excluded)

    @property
    def excluded(self) -> tuple[Phrase, ...]:
        return tuple(phrase for phrase in self.phrases if phrase.is_excluded)

    @property
    def alternatives(self) -> frozenset[Alternative]:
        """Every word that may stand in an article for one of those wanted."""
        places = (place for phrase in self.wanted for place in phrase.places)
        return frozenset(word for place in places for word in place)

    @property
    def is_empty(self) -> bool:
        """It asks for no word at all."""
        return not self.wanted


def tidy(text: str) -> str:
    """The question as it is understood: shown to whoever asked, it is the same question again."""
    return " ".join(plain(text).split())[:LONGEST_QUESTION].rstrip()


def parse_question(text: str, today: date, lemmas: Lemmas) -> ArticleQuery:
    """What a person looks for: words in any form, "phrases", -without, title:word, days."""
    rest, first, last = _days(tidy(text), today)
    phrases: list[Phrase] = []
    words: set[str] = set()
    room = MOST_WORDS
    for match in PART.finditer(rest):
        for typed in _typed(match):
            found = typed[:room]
            if not found:
                continue
            room -= len(found)
            is_excluded = match["minus"] is not None
            places = tuple(lemmas.wanted(word) for word in found)
            phrases.append(Phrase(places, match["title"] is not None, is_excluded))
            words |= set() if is_excluded else set(found)
    return ArticleQuery(tuple(phrases), first, last, frozenset(words))


def _typed(match: re.Match[str]) -> Iterator[list[str]]:
    """The words that must stand together: those in quotes, or «Касым-Жомарт»."""
    yield WORD.findall(match["words"] if match["phrase"] is None else match["phrase"])


def _days(text: str, today: date) -> tuple[str, date | None, date | None]:
    """What is in quotes is looked for as it stands, «от 2021» says when."""
    hidden = QUOTED.sub(lambda match: '"' * len(match[0]), text)
    spans: list[tuple[int, int]] = []
    first = last = None
    lately = find_lately(hidden, today)
    if lately is not None:
        return _without(text, [lately.span]), lately.first, today
    for match in BOUND_YEAR.finditer(hidden):
        year = year_period(int(match["year"]))
        first = first if match["until"] else year.first
        last = last if match["since"] else year.last
        spans.append(match.span())
    hidden = _blank(hidden, spans)
    for found in find_dates(hidden, today):
        preposition = PREPOSITION.search(hidden[: found.span.start])
        when = found.event_date
        if preposition is None or when.precision is Precision.UNKNOWN:
            continue
        is_both = when.precision is Precision.RANGE or preposition["within"]
        first = when.first if is_both or preposition["since"] else first
        last = when.last if is_both or preposition["until"] else last
        spans.append((preposition.start(), found.span.stop))
    return _without(text, spans), first, last


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, stop in spans:
        text = text[:start] + '"' * (stop - start) + text[stop:]
    return text


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, stop in sorted(spans, reverse=True):
        text = text[:start] + " " + text[stop:]
    return text
