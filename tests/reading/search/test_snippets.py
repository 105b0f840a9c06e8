import pytest

from reading.search.lemmas import Lemmas
from reading.search.snippets import LENGTH, Snippet, snippet

FAR = "Посторонние слова тянутся долго. " * 20


def found(lemmas: Lemmas, text: str, *words: str) -> Snippet:
    wanted = frozenset(one for word in words for one in lemmas.wanted(word))
    return snippet(text, lemmas.marking(wanted, frozenset(words)))


def shown(snippet: Snippet) -> str:
    return "".join(f"[{one.text}]" if one.is_hit else one.text for one in snippet.pieces)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Токаевым сказано.", ["токаев"], "[Токаевым] сказано."),
        ("Прошло много лет.", ["год"], "Прошло много [лет]."),
        ("Ещё ЛЁД и <b>льда</b>\nмного", ["лёд"], "Ещё [ЛЁД] и <b>[льда]</b> много"),
        ("Ничего такого.", ["нефть"], "Ничего такого."),
    ],
    ids=["another case", "another stem", "markup is left as it came", "no hit"],
)
def test_hits_are_marked_in_the_words_of_the_original(
    lemmas: Lemmas, text: str, words: list[str], marked: str
) -> None:
    assert shown(found(lemmas, text, *words)) == marked


def test_the_stretch_with_the_most_different_words_is_shown(lemmas: Lemmas) -> None:
    text = f"Нефть. {FAR}Нефть и газ вместе. {FAR}"
    piece = found(lemmas, text, "нефть", "газ")
    assert "[Нефть] и [газ] вместе." in shown(piece)
    assert piece.is_cut_before
    assert piece.is_cut_after


@pytest.mark.parametrize("text", ["", "х" * 5000, "нефть" * 1000, "нефть " * 1000, FAR + "нефть"])
def test_a_snippet_is_never_long(lemmas: Lemmas, text: str) -> None:
    assert sum(len(one.text) for one in found(lemmas, text, "нефть").pieces) <= LENGTH
