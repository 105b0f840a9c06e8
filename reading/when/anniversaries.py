"""Anniversaries in a text: «30-летие нейтралитета» is kept in one year, mostly on one day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from reading.facts import Span
from reading.text.analysis import Token
from reading.text.gazetteer import Gazetteer, Lemma
from reading.text.numerals import jubilee, ordinal
from reading.world import Anniversary, World

MARKS = ("{N}-летие ", "{N} лет ", "{N}-я годовщина ")
FILLERS = frozenset({"со", "с", "день", "момент", "свой", "их", "ее", "его", "он", "она", "они"})
LONGEST_FILLING = 4


class Stance(Enum):
    """Where the article's day lies, seen from the day of the anniversary."""

    BEFORE = "before"
    AROUND = "around"
    AFTER = "after"
    THAT_YEAR = "that year"


@dataclass(frozen=True, slots=True)
class FoundAnniversary:
    """`day` is that of the jubilee, None when only its year is known."""

    anniversary: Anniversary
    year: int
    span: Span
    stance: Stance

    @property
    def day(self) -> date | None:
        base = self.anniversary.base
        if not self.anniversary.is_day:
            return None
        return base.replace(year=self.year)


class AnniversaryFinder:
    """Finds «80-летие Победы», «десятилетие формата C5+1», «третья годовщина …»."""

    def __init__(self, world: World, lemma: Lemma) -> None:
        self._kept = Gazetteer(lemma, _phrases(world))

    def find(
        self, tokens: Sequence[Token], countries: frozenset[str] = frozenset()
    ) -> Iterator[FoundAnniversary]:
        """`countries` (ISO codes) say whose «независимости» is meant."""
        for hit in self._kept.find(tokens):
            counted = _number_before(tokens, hit.first)
            inside = tokens[hit.first : hit.last + 1]
            has_capital = any(token.text[0].isupper() for token in inside)
            meant = [m for m in hit.values if m.country in countries] or hit.values
            # «победы» are of all kinds, «Победы» is of one.
            if counted is None or len(meant) > 1 or not (has_capital or meant[0].is_common):
                continue
            number, first = counted
            span = Span(tokens[first].span.start, tokens[hit.last].span.stop)
            kept = meant[0].anniversary
            yield FoundAnniversary(kept, kept.base.year + number, span, _stance(tokens, first))


@dataclass(frozen=True, slots=True)
class _Meant:
    """`is_common`: the words have no capital letter; `country` is needed to tell whose it is."""

    anniversary: Anniversary
    is_common: bool
    country: str = ""


def _phrases(world: World) -> Iterator[tuple[str, _Meant]]:
    """What is kept, without the number: «Победы», «постоянного нейтралитета Туркменистана»."""
    for anniversary in world.anniversaries:
        for wording in anniversary.wording if anniversary.is_certain else ():
            mark = next((mark for mark in MARKS if wording.startswith(mark)), None)
            if mark is None:
                continue
            kept = wording.removeprefix(mark).removeprefix("со дня ")
            yield kept, _Meant(anniversary, kept == kept.lower())
            if anniversary.country and len(kept.split()) > 1:
                whose = kept.rpartition(" ")[0]
                yield whose, _Meant(anniversary, is_common=True, country=anniversary.country)


def _number_before(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The number right before what is kept, and its first token."""
    at = index - 1
    while at >= 0 and tokens[at].lemma in FILLERS and index - at <= LONGEST_FILLING:
        at -= 1
    if at < 0:
        return None
    years = jubilee(tokens[at].text)
    if years is not None:
        return years, at
    if at and tokens[at].lemma in {"годовщина", "лет", "год", "летие", "юбилей"}:
        number = ordinal(tokens[at - 1].text)
        return (number, at - 1) if number else None
    return None


BEFORE = frozenset({"преддверие", "накануне", "канун", "к", "ко", "перед", "предстоящий", "до"})
AROUND = frozenset({"торжество", "празднование", "парад", "случай", "торжественный", "праздник"})
KEPT = frozenset({"отметить", "отпраздновать", "справить", "отмечать", "праздновать"})
NOW = frozenset({"отмечать", "праздновать", "отмечаться", "праздноваться"})
WORDS_BEFORE = 5


def _stance(tokens: Sequence[Token], first: int) -> Stance:
    before = tokens[max(0, first - WORDS_BEFORE) : first]
    if any(token.feats.get("Tense") == "Fut" for token in tokens):
        return Stance.BEFORE
    if any(t.lemma in KEPT and t.feats.get("Tense") == "Past" for t in tokens):
        return Stance.AFTER
    is_now = any(t.lemma in NOW and t.feats.get("Tense") == "Pres" for t in tokens)
    if is_now or any(token.lemma in AROUND for token in before):
        return Stance.AROUND
    if any(token.lemma in BEFORE for token in before):
        return Stance.BEFORE
    return Stance.THAT_YEAR
