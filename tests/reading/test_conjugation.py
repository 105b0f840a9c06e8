"""Verbs that the tagger takes for something else, and their tense."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Министр уединился с послом на сорок минут.", "уединился", "Past"),
        ("Договорились министры о поставках.", "Договорились", "Past"),
        ("Министр ужинала с послом.", "ужинала", "Past"),
        ("С премьером министр увидится в среду.", "увидится", "Fut"),
        ("Завтра увижусь с министром.", "увижусь", "Fut"),
        ("Министр будет в Астане.", "будет", "Fut"),
    ],
)
def test_a_word_that_can_only_be_a_verb_is_one(
    reader: Reader, text: str, word: str, tense: str
) -> None:
    token = next(one for one in reader.sentence(text).tokens if one.text == word)
    assert token.pos in {"VERB", "AUX"}
    assert token.feats["Tense"] == tense


@pytest.mark.parametrize(
    ("text", "word"),
    [("Посол Сунь Вэйдун прибыл.", "Сунь"), ("Беседа прошла в среду.", "Беседа")],
    ids=["a name", "a noun"],
)
def test_other_words_stay_what_they_are(reader: Reader, text: str, word: str) -> None:
    token = next(one for one in reader.sentence(text).tokens if one.text == word)
    assert token.pos not in {"VERB", "AUX"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Кир Стармер дал аудиенцию премьер-министру Канады.", "аудиенцию"),
        ("Министр ушёл на консультацию.", "консультацию"),
    ],
)
def test_a_word_that_can_only_be_a_noun_is_one(reader: Reader, text: str, word: str) -> None:
    token = next(one for one in reader.sentence(text).tokens if one.text == word)
    assert token.pos == "NOUN"
