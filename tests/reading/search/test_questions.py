from datetime import date

import pytest

from reading.search.lemmas import Lemmas
from reading.search.questions import MOST_WORDS, ArticleQuery, Phrase, parse_question, tidy

TODAY = date(2025, 9, 9)


def spelled(phrase: Phrase) -> str:
    """«-T:мирный план»: the likeliest word of each place."""
    marks = ("-" if phrase.is_excluded else "") + ("T:" if phrase.is_in_title else "")
    return marks + " ".join(place[0].text for place in phrase.places)


def asked(lemmas: Lemmas, text: str) -> ArticleQuery:
    return parse_question(text, TODAY, lemmas)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("климатом", ["климат"]),
        ("климат Афганистана", ["климат", "афганистан"]),
        ('"мирный план" нефть', ["мирный план", "нефть"]),
        ("«мирный план» “и дальше”", ["мирный план", "и далёкий".replace("ё", "е")]),
        ('"климат" -ковид', ["климат", "-ковид"]),
        ('нефть -"мирный план"', ["нефть", "-мирный план"]),
        ("саммит - итоги", ["саммит", "итог"]),
        ("саммит — итоги", ["саммит", "итог"]),
        ("Касым-Жомарт", ["касым жомарт"]),
        ("заголовок:саммит нефть", ["T:саммит", "нефть"]),
        ('title:"мирный план"', ["T:мирный план"]),
        ("-заголовок:саммит нефть", ["-T:саммит", "нефть"]),
        ("экспо 2017", ["экспо", "2017"]),
        ('"с 2019 года"', ["с 2019 год"]),
        ('незакрытая "кавычка тут', ["незакрытый", "кавычка тут"]),
    ],
)
def test_what_a_person_types_is_understood(lemmas: Lemmas, text: str, phrases: list[str]) -> None:
    query = asked(lemmas, text)
    assert [spelled(phrase) for phrase in query.phrases] == phrases
    assert (query.first, query.last) == (None, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("нефть от 2021", date(2021, 1, 1), None),
        ("с 2021 года нефть", date(2021, 1, 1), None),
        ("нефть до 2023", None, date(2023, 12, 31)),
        ("от 2021 до 2023 нефть", date(2021, 1, 1), date(2023, 12, 31)),
        ("нефть с 2019 по 2021", date(2019, 1, 1), date(2021, 12, 31)),
        ("нефть в 2024 году", date(2024, 1, 1), date(2024, 12, 31)),
        ("нефть за 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("нефть с марта 2024", date(2024, 3, 1), None),
        ("нефть после 5 мая 2024", date(2024, 5, 5), None),
        ("нефть за прошлый год", date(2024, 1, 1), date(2024, 12, 31)),
        ("нефть за неделю", date(2025, 9, 2), TODAY),
        ("нефть since 2020", date(2020, 1, 1), None),
    ],
)
def test_days_are_no_words(
    lemmas: Lemmas, text: str, first: date | None, last: date | None
) -> None:
    query = asked(lemmas, text)
    assert [spelled(phrase) for phrase in query.phrases] == ["нефть"]
    assert (query.first, query.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", " ", '"', '""', "-", "--", "- -", "«»", "🙂", "%_%", "***", "()", "от 2021",
     "\x00", "\u202e", ":", "'", "\\", "-ковид", '-"а б"'],
)  # fmt: skip
def test_where_no_word_is_asked_for_there_is_nothing_to_look_for(lemmas: Lemmas, text: str) -> None:
    assert asked(lemmas, text).is_empty


def test_a_long_question_is_cut(lemmas: Lemmas) -> None:
    assert len(asked(lemmas, "мир нефть " * 500).phrases) == MOST_WORDS
    assert len(tidy("слово " * 500)) <= 100


@pytest.mark.parametrize("text", ['  "а  б"\n -в ', "ё" * 300, "а\u0301б\u00adв", "x\u202ey z"])
def test_a_question_shown_is_the_same_question_again(lemmas: Lemmas, text: str) -> None:
    shown = tidy(text)
    assert tidy(shown) == shown
    assert asked(lemmas, shown) == asked(lemmas, text)
