"""In which language a text is, and Kazakh in Latin letters."""

import pytest

from reading.text.languages import language_of
from reading.text.qazaq import cyrillic


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Memleket basşysy Özbekstan Prezidentimen kezdesti jäne telefon arqyly söilesti.", "kk"),
        ("Qazaqstan Prezıdenti Italıa Premer-mınıstrimen kezdesti, dep habarlaıdy Aqorda.", "kk"),
        ("Токаев пен Садыр Жапаров Астанада кездести, деп хабарлады Акорда. Уш саммит.", "kk"),
        ("Prezident Qozog‘iston rahbari bilan telefon orqali muloqot qildi.", "en"),
        ("Iraq's envoy met Qatar's emir in Doha, QNA said. Iraq and Qatar are friends.", "en"),
        ("Касым-Жомарт Токаев принял Садыра Жапарова в Астане, а потом улетел.", "ru"),
        ("Қ. Тоқаев встретился с Ғ. Қойшыбаевым и Ө. Шөкеевым в Астане.", "ru"),
    ],
    ids=[
        "Latin of 2021",
        "Latin of 2018",
        "typed with Russian letters",
        "Uzbek",
        "Arab names",
        "no small words",
        "Kazakh names in Russian",
    ],
)
def test_small_words_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("latin", "written"),
    [
        (
            "Memleket basshysy jáne syrtqy ister mınıstri",
            "Мемлекет басшысы және сыртқы істер министрі",
        ),
        ("Italıa Premer-mınıstri jáne", "Италия Премер-министрі және"),
        ("Reseı Ýkraına ıadrolyq qoıady", "Ресей Украйна ядролық қояды"),
        ("Memleket basşysy jäne Özbekstan", "Мемлекет басшысы және Өзбекстан"),
        ("AQŞ", "АҚШ"),
    ],
    ids=["2018", "a hyphen", "«ı»", "2021", "an abbreviation"],
)
def test_writes_kazakh_in_cyrillic(latin: str, written: str) -> None:
    found = cyrillic(latin)
    assert " ".join(found.split()) == " ".join(written.split())
    assert len(found) == len(latin)
