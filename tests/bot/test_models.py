"""Our way to run slovnet's networks gives slovnet's answers."""

from pathlib import Path

import pytest
import slovnet
from navec import Navec
from razdel import sentenize, tokenize

from bot.models import DIGESTS, MORPH, NAVEC, NER, SYNTAX, ModelError, checked, load_models
from reading.language import Models
from reading.text.networks import LONGEST_STRIP

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = next(iter(sorted(SEEDS.glob("*.txt")))).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def models() -> Models:
    return load_models()


@pytest.fixture(scope="module")
def navec() -> Navec:
    return Navec.load(checked(NAVEC))


@pytest.fixture(scope="module")
def sentences() -> list[list[str]]:
    return [words_of(sentence.text) for sentence in sentenize(TEXT)]


def words_of(text: str) -> list[str]:
    return [piece.text for piece in tokenize(text)]


def test_tags_names_as_slovnet_does(models: Models, navec: Navec) -> None:
    infer = slovnet.NER.load(checked(NER)).navec(navec).infer
    expected = next(infer.decoder(infer.process(infer.encoder([words_of(TEXT)]))))
    assert models.ner(words_of(TEXT)) == expected


def test_tells_forms_as_slovnet_does(
    models: Models, navec: Navec, sentences: list[list[str]]
) -> None:
    expected = slovnet.Morph.load(checked(MORPH)).navec(navec).map(sentences)
    assert models.morph(sentences) == [
        [(token.pos, token.feats) for token in markup.tokens] for markup in expected
    ]


def test_parses_as_slovnet_does(models: Models, navec: Navec, sentences: list[list[str]]) -> None:
    expected = slovnet.Syntax.load(checked(SYNTAX)).navec(navec).map(sentences)
    assert models.syntax(sentences) == [
        [
            (-1 if token.head_id == token.id else int(token.head_id) - 1, token.rel)
            for token in markup.tokens
        ]
        for markup in expected
    ]


def test_a_long_text_is_read_in_parts_as_if_it_were_whole(models: Models, navec: Navec) -> None:
    words = words_of(f"{TEXT} " * 9)
    assert len(words) > 2 * LONGEST_STRIP
    infer = slovnet.NER.load(checked(NER)).navec(navec).infer
    expected = next(infer.decoder(infer.process(infer.encoder([words]))))
    assert models.ner(words) == expected


def test_nothing_is_read_out_of_nothing(models: Models) -> None:
    assert models.ner([]) == []
    assert models.morph([[], ["Да"]])[0] == []
    assert models.syntax([]) == []


def test_words_are_forgotten_and_worked_out_anew(
    models: Models, sentences: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence after another, and more words at once than are remembered."""
    monkeypatch.setattr("reading.text.networks.REMEMBERED", 40)
    forgetful = load_models()
    for words in (*sentences, words_of(TEXT)):
        assert forgetful.ner(words) == models.ner(words)
        assert forgetful.syntax([words]) == models.syntax([words])


def test_weights_that_are_not_those_we_know_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other weights would change every answer without a word."""
    monkeypatch.setitem(DIGESTS, NER, "0" * 64)
    with pytest.raises(ModelError, match="is not the file we know"):
        load_models()


def test_weights_that_are_missing_are_named() -> None:
    with pytest.raises(ModelError, match="is missing from the package natasha"):
        checked("model/another.tar")
