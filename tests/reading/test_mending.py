"""Letters before the models see them: hyphens, alphabets, shouting; never another length."""

import pytest

from reading.text.mending import is_shouted, mended


def manner(word: str) -> str:
    """Only these are no names here."""
    return word.lower() if word in {"ПРИБЫЛ", "В"} else word.title()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Касым\u2011Жомарт Токаев", "Касым-Жомарт Токаев"),
        ("Премьер\u2012министр", "Премьер-министр"),
        ("5\u00a0июля", "5 июля"),
        ("Kасым-Жомaрт Tокаев", "Касым-Жомарт Токаев"),
        ("СОP29", "СОР29"),
        ("ТОКАЕВ ПРИБЫЛ В АНКАРУ", "Токаев прибыл в Анкару"),
        ("Вчера КАСЫМ-ЖОМАРТ ТОКАЕВ прибыл", "Вчера Касым-Жомарт Токаев прибыл"),
    ],
    ids=["hyphen", "figure dash", "space", "Latin letters", "before a digit", "headline", "name"],
)
def test_mends(text: str, expected: str) -> None:
    assert mended(text, manner, lambda word: word == "ТОКАЕВ") == expected
    assert len(expected) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Генсек ООН прибыл в Астану — об этом сообщает МИД.",
        "Переговоры на полях COP29 и WEF",
        "Саммит ШОС, ОДКБ и ЕАЭС",
        "5 – 7 июля",
    ],
    ids=["empty", "abbreviations", "Latin words", "a list of bodies", "a dash between numbers"],
)
def test_leaves_alone(text: str) -> None:
    assert mended(text, manner, lambda word: word == "ТОКАЕВ") == text


def test_a_headline_shouts_but_an_abbreviation_does_not() -> None:
    assert is_shouted("ТОКАЕВ ПРИБЫЛ В АНКАРУ")
    assert not is_shouted("ООН и ОБСЕ")
