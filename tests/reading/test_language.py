"""Where the sentences of a Russian text begin and end."""

import pytest

from reading.facts import Span
from reading.language import LONGEST_TEXT, bounded
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Встреча пройдёт 9 июля.Переговоры продолжатся.", 2),
        ("Войска ушли из Армении.ИА Красная Весна", 2),
        ("Он ездил к проф.Иванову.", 1),
        ("Им.Гумилёва назван университет.", 1),
        ("Портал Газета.Ру закрыт.", 1),
    ],
    ids=["no space", "the outlet after it", "a title", "in memory of", "an address"],
)
def test_a_sentence_may_begin_without_a_space(reader: Reader, text: str, number: int) -> None:
    assert len(reader.tools.language.analyse(text).sentences) == number


@pytest.mark.parametrize("text", ["Видеоконференция Токаева с Мишустиным прошла сегодня."])
def test_a_word_that_can_only_be_a_noun_is_one(reader: Reader, text: str) -> None:
    (sentence,) = reader.tools.language.analyse(text).sentences
    assert sentence.tokens[0].pos == "NOUN"


def test_a_text_is_read_no_further_than_its_limit() -> None:
    begins, passes, follows = Span(0, 9), Span(9, LONGEST_TEXT + 9), Span(LONGEST_TEXT + 9, 10**9)
    assert list(bounded((begins, passes, follows))) == [begins, Span(9, LONGEST_TEXT)]
