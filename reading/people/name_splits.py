"""Names that stand side by side and are two: told apart by case, endings and given names."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from reading.people.name_runs import FAMILY_NAME, NAME_WORD, Run, words_in
from reading.spelling.evidence import ANY
from reading.spelling.name_words import PARTICLES, agreed_cases, do_agree, read_word
from reading.text.analysis import Token


class Knowledge(Protocol):
    """What is known of single words of names."""

    def is_given(self, word: str, /) -> bool: ...

    def is_known_surname(self, word: str, /) -> bool: ...

    def surname_cases(self, word: str, /) -> frozenset[str]: ...

    def is_known_person(self, words: tuple[str, ...], /) -> bool: ...


def split(tokens: Sequence[Token], run: Run, knows: Knowledge) -> Iterator[Run]:
    """Two names side by side are told apart by their case: «с Хельгой Шмид Анджей Дуда»."""
    first, last = run
    if last > first and _begins_with_company(tokens, first):
        yield first, first
        yield from _split(tokens, (first + 1, last), knows)
    else:
        yield from _split(tokens, run, knows)


def _split(tokens: Sequence[Token], run: Run, knows: Knowledge) -> Iterator[Run]:
    first, last = run
    is_given = knows.is_given
    if last == first + 1 and (
        are_two_surnames(tokens, first, knows) or _are_doer_and_other(tokens, first, knows)
    ):
        yield from ((first, first), (last, last))
        return
    if apart := _known_apart(tokens, run, knows):
        yield from apart
        return
    disagree = not do_agree(words_in(tokens, run))
    for middle in range(first + SHORTEST_FULL, last + 1):
        if not NAME_WORD.match(tokens[middle].text) or tokens[middle - 1].text in PARTICLES:
            continue
        parts = (first, middle - 1), (middle, last)
        is_full = middle < last and (
            (disagree and all(do_agree(words_in(tokens, part)) for part in parts))
            or (is_given(tokens[middle].text) and _turns_to_subject(tokens, *parts))
            or _are_of_two_cases(tokens, *parts)
            or (is_given(tokens[middle].text) and _turns_from_company(tokens, *parts, is_given))
            or _are_two_families(tokens, *parts, is_given)
        )
        if is_full or _turns_to_man(tokens, *parts):
            yield from parts
            return
    if _are_two_families(tokens, (first, first), (first + 1, last), is_given):
        yield from ((first, first), (first + 1, last))
        return
    if acts_after_company(tokens, (first, last - 1), (last, last)):
        yield from ((first, last - 1), (last, last))
    else:
        yield first, last


def _begins_with_company(tokens: Sequence[Token], first: int) -> bool:
    """«с Лавровым Фидан»: no given name ends so, and the next word is in another case."""
    following = tokens[first + 1].text
    return bool(FAMILY_COMPANY.search(tokens[first].text)) and not INSTRUMENTAL.search(following)


FAMILY_COMPANY = re.compile("..(?:[оеё]в|[иы]н|[сц]к)[ыи]м$")


def _known_apart(tokens: Sequence[Token], run: Run, knows: Knowledge) -> tuple[Run, Run] | None:
    """«с Валтонен Кириакос Мицотакис»: the world knows both, but nobody called so altogether."""
    first, last = run
    if knows.is_known_person(words_in(tokens, run)):
        return None
    for middle in range(first + 1, last):
        one, other = (first, middle - 1), (middle, last)
        if all(knows.is_known_person(words_in(tokens, part)) for part in (one, other)):
            return one, other
    one, other = (first, last - 1), (last, last)
    is_full = last - 1 > first and knows.is_known_person(words_in(tokens, one))
    # «с Шахбазом Шарифом Моди не говорил»
    return (one, other) if is_full and knows.is_known_surname(tokens[last].text) else None


def are_two_surnames(tokens: Sequence[Token], index: int, knows: Knowledge) -> bool:
    """«с Макроном Зеленский», «посланник Трампа Уиткофф»: known surnames, of two cases."""
    one, other = tokens[index : index + 2]
    cases = knows.surname_cases(one.text)
    if not cases or not cases.isdisjoint({"Nom", ANY}):
        return False
    if knows.is_given(other.text) and not knows.is_known_surname(other.text):
        # «министра Лаврова Фидан принял»: a given name, but that of a minister too.
        return False
    others = (knows.surname_cases(other.text) - {ANY}) or {other.case or ANY}
    return ANY not in others and cases.isdisjoint(others)


def _are_doer_and_other(tokens: Sequence[Token], index: int, knows: Knowledge) -> bool:
    """«— сказал Токаев Путину»: a family name that would decline with the other, were it one."""
    one, other = tokens[index : index + 2]
    if not DECLINING.search(one.text) or "Nom" not in knows.surname_cases(one.text):
        return False
    others = knows.surname_cases(other.text)
    is_declined = bool(others) and others.isdisjoint({"Nom", ANY})
    # «Лавров Фидану»: a surname that is a given name as well.
    return is_declined or (bool(MANS_OBLIQUE.search(other.text)) and knows.is_given(other.text))


MANS_OBLIQUE = re.compile("..[бвгджзклмнпрстфхцчшщ](?:у|ом|ем)$")


def _turns_to_subject(tokens: Sequence[Token], one: Run, other: Run) -> bool:
    """«с Масато Кандой Питер Мейер»: after forms that can't be nominatives one that is."""
    oblique = not {"Nom", ANY} & agreed_cases(words_in(tokens, one))
    return oblique and "Nom" in {tokens[index].case for index in other}


def _turns_to_man(tokens: Sequence[Token], one: Run, other: Run) -> bool:
    """«с Хаканом Фиданом Лавров»: a man in the instrumental would decline to his last word."""
    companion = [token.text for token in tokens[one[0] : one[1] + 1]]
    subject = tokens[other[0] : other[1] + 1]
    return (
        tokens[one[0]].case == "Ins"
        and all(map(INSTRUMENTAL.search, companion))
        and any(map(MANS_INSTRUMENTAL.search, companion))
        and subject[-1].case == "Nom"
        and all(UNDECLINED_MAN.search(token.text) for token in subject)
    )


def _turns_from_company(
    tokens: Sequence[Token], one: Run, other: Run, is_given: Callable[[str], bool]
) -> bool:
    """«с Мохаммедом Алашаби Гульшара Абенова»: a known name in the instrumental, then a subject."""
    company, actor = words_in(tokens, one), words_in(tokens, other)
    last = agreed_cases((actor[-1],))
    return (
        any(_is_given_company(word, is_given) for word in company)
        and not {"Ins", ANY} & last
        and "Nom" in agreed_cases(actor)
    )


def _is_given_company(word: str, is_given: Callable[[str], bool]) -> bool:
    """«Мохаммедом» is a form of «Мохаммед», «Ибрагим» none of «Ибраг»."""
    return bool(MANS_INSTRUMENTAL.search(word)) and any(
        reading.case == "Ins" and is_given(reading.nominative) for reading in read_word(word)
    )


def _are_two_families(
    tokens: Sequence[Token], one: Run, other: Run, is_given: Callable[[str], bool]
) -> bool:
    """«Токаева Олжаса Бектенова»: a family name, then a whole name with another."""
    head, tail = words_in(tokens, one)[-1], words_in(tokens, other)
    return (
        len(tail) == SHORTEST_FULL
        and all(FAMILY_NAME.search(word) and not is_given(word) for word in (head, tail[-1]))
        and is_given(tail[0])
    )


INSTRUMENTAL = re.compile("..(?:[оеы]м|им|[оеё]й)$")
MANS_INSTRUMENTAL = re.compile("..(?:[оеы]м|им)$")
UNDECLINED_MAN = re.compile("[а-яё](?:[бвгджзклнпрстфхцчшщьй]|[^оеёыи]м)(?<![оеё]й)$")
"""The nominative of a man that declines."""


def _are_of_two_cases(tokens: Sequence[Token], one: Run, other: Run) -> bool:
    """The tagger sees one case in each."""
    seen = [
        {t.case for t in tokens[first : last + 1] if t.text not in PARTICLES}
        for first, last in (one, other)
    ]
    return all(len(cases) == 1 and None not in cases for cases in seen) and seen[0] != seen[1]


def acts_after_company(tokens: Sequence[Token], one: Run, other: Run) -> bool:
    """«с Мацеем Ковальчуком Токаев»: a family name that would be «Токаевым», were it his."""
    company, actor = words_in(tokens, one), words_in(tokens, other)
    return (
        len(company) > 1
        and len(actor) == 1
        and bool(DECLINING.search(actor[0]))
        and "Ins" in agreed_cases(company)
        and any(MAN_BESIDE.search(word) for word in company)
    )


DECLINING = re.compile("(?:[оеё]в|[иы]н|[сц]кий|[юу]к|янц?)$")
"""Endings of family names that always decline when a man bears them."""

MAN_BESIDE = re.compile("(?:[оеё]м|[ыи]м)$")

SHORTEST_FULL = 2
"""Words of a full name."""
