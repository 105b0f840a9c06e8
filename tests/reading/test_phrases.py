"""Names with their titles given to the parser as single words."""

from reading.facts import Span
from reading.grammar.phrases import Phrase, parsed, phrase_of
from reading.text.analysis import Sentence, Token


def sentence(text: str) -> Sentence:
    tokens, at = [], 0
    for word in text.split():
        tokens.append(Token(word, Span(at, at + len(word)), word.lower(), "NOUN"))
        at += len(word) + 1
    return Sentence(Span(0, len(text)), tuple(tokens))


def chain(words: list[str]) -> list[tuple[int, str]]:
    """A parser that hangs every word on the one before it."""
    return [(index - 1, "dep" if index else "root") for index in range(len(words))]


def test_a_phrase_is_one_word_and_its_words_stay_together() -> None:
    seen: list[list[str]] = []

    def parse(words: list[str]) -> list[tuple[int, str]]:
        seen.append(words)
        return chain(words)

    tokens = parsed(
        sentence("принял министра Хакана Фидана вчера"), [Phrase(1, 3, "X")], parse
    ).tokens
    assert seen == [["принял", "X", "вчера"]]
    assert [token.head for token in tokens] == [-1, 0, 1, 1, 1]
    assert [token.relation for token in tokens] == ["root", "dep", "flat", "flat", "dep"]


def test_parts_around_a_semicolon_are_parsed_apart() -> None:
    tokens = parsed(sentence("прошли переговоры ; после встретился"), (), chain).tokens
    assert [token.head for token in tokens] == [-1, 0, 1, -1, 3]


def test_the_word_keeps_case_and_number() -> None:
    tokens = sentence("с министром Хаканом Фиданом").tokens
    assert phrase_of(tokens, 1, 3, "Ins").word == "министром"
    assert phrase_of(tokens, 2, 3, "Ins").word == "Сергеем"
    assert phrase_of(tokens, 1, 3, "Dat", is_plural=True).word == "министрам"
    assert phrase_of(tokens, 2, 3, None).word == "Фиданом"
