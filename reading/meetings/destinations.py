"""Where a visit goes: the places of its clause that its words lead to."""

from collections.abc import Sequence

from reading.contacts.contacts import ContactWord
from reading.facts import Form
from reading.grammar.syntax import Parsed
from reading.where.places import Direction, FoundPlace


def destinations_of(
    parsed: Parsed, word: ContactWord, index: int, places: Sequence[FoundPlace]
) -> tuple[FoundPlace, ...]:
    """The places gone to: the first after the word, and those in a row with it."""
    if word.form is not Form.VISIT:
        return ()
    clause = parsed.clause(index)
    candidates = [p for p in places if p.first in clause and _is_goal(parsed, word, index, p)]
    chain: list[FoundPlace] = []
    for place in candidates:
        if chain and not _in_a_row(parsed, chain[-1], place):
            break
        chain.append(place)
    return tuple(chain)


def _is_goal(parsed: Parsed, word: ContactWord, index: int, place: FoundPlace) -> bool:
    case = parsed.tokens[place.first].case
    if place.first < index and not word.is_verb:
        return False
    if place.direction is Direction.WHITHER:
        return True
    if word.lemma in STAYING or parsed.tokens[_verb_or_self(parsed, index)].lemma in STAYING:
        return place.direction is Direction.WHERE
    if word.is_verb and word.lemma in TRANSITIVE:
        return _is_object(parsed, index, place)
    # «турне …, выразил намерение посетить Казахстан»: a place that another verb governs.
    if not word.is_verb and parsed.tokens[place.first].relation == "obj":
        return False
    return place.direction is Direction.NONE and case == "Acc"


def _is_object(parsed: Parsed, verb: int, place: FoundPlace) -> bool:
    """«посетит Узбекистан», but not «делегация Республики Узбекистан посетит …»."""
    token = parsed.tokens[place.first]
    if place.first < verb and token.relation.startswith(("nmod", "flat")):
        return False
    return place.direction is Direction.NONE and token.case in {"Acc", "Nom", "Gen"}


STAYING = frozenset(
    {"побывать", "находиться", "пребывать", "гостить", "оказаться", "появиться", "появляться"}
)


TRANSITIVE = frozenset({"посетить", "посещать"})


def _verb_or_self(parsed: Parsed, index: int) -> int:
    """The verb over a token, or the token itself."""
    verb = parsed.verb_over(index)
    return index if verb is None else verb


def _in_a_row(parsed: Parsed, one: FoundPlace, other: FoundPlace) -> bool:
    between = parsed.tokens[one.last + 1 : other.first]
    return all(token.text.lower() in {",", "и", "в", "во", "а", "также"} for token in between)


def first_stop(parsed: Parsed, index: int, places: Sequence[FoundPlace]) -> tuple[FoundPlace, ...]:
    """«начал поездку по Европе с Будапешта»: where it begins."""
    verb = parsed.verb_over(index)
    if verb is None or parsed.tokens[verb].lemma not in BEGINNING:
        return ()
    governors = {index, verb}
    return tuple(
        place
        for place in places
        if parsed.tokens[place.first].head in governors
        and any(parsed.tokens[i].text.lower() == "с" for i in parsed.children(place.first))
    )[:1]


def refused_stop(
    parsed: Parsed, index: int, places: Sequence[FoundPlace]
) -> tuple[FoundPlace, ...]:
    """«в Гондурас не едет: поездку он отменил»: the journey was to lead there."""
    before = [p for p in places if p.last < index and p.direction is Direction.WHITHER]
    for place in before[-1:]:
        verb = _verb_or_self(parsed, place.first)
        words = {parsed.tokens[i].text.lower() for i in parsed.children(verb)}
        if parsed.tokens[verb].lemma in LEAVING and "не" in words:
            return (place,)
    return ()


LEAVING = frozenset(
    {"ехать", "поехать", "лететь", "полететь", "приехать", "прилететь", "прибыть", "отправиться"}
)
BEGINNING = frozenset({"начать", "начинать", "начаться", "начинаться", "открыть"})


def is_somewhere(parsed: Parsed, index: int) -> bool:
    """«приедет в республику», «прилетел сюда»: a visit, though the place isn't named."""
    for child in parsed.children(index):
        token = parsed.tokens[child]
        if token.lemma in THITHER:
            return True
        words = {parsed.tokens[i].text.lower() for i in parsed.children(child)}
        if token.lemma in GENERIC and token.case == "Acc" and "в" in words:
            return True
    return False


THITHER = frozenset({"сюда", "туда"})
GENERIC = frozenset({"республика", "страна", "столица", "регион"})
