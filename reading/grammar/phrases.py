"""A name with its titles is one word to the parser.

Long titles, rare names and lists of offices are where a dependency parser loses its way. So every
mention is given to it as one plain word in the same case, and what it says of that word holds for
the whole mention. Parts of a sentence around a semicolon are parsed one by one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reading.grammar.crossings import crossings
from reading.grammar.openings import after_dateline
from reading.text.analysis import Sentence, Token

Links = Sequence[tuple[int, str]]
"""Head (index, -1 for the root) and relation of each word."""

Word = tuple[int, int, str]
"""First and last token of what the parser sees as one word, and that word."""

NAME = {
    "Nom": "Сергей", "Gen": "Сергея", "Dat": "Сергею",
    "Acc": "Сергея", "Ins": "Сергеем", "Loc": "Сергее",
}  # fmt: skip
MINISTER = {
    "Nom": "министр", "Gen": "министра", "Dat": "министру",
    "Acc": "министра", "Ins": "министром", "Loc": "министре",
}  # fmt: skip
MINISTERS = {
    "Nom": "министры", "Gen": "министров", "Dat": "министрам",
    "Acc": "министров", "Ins": "министрами", "Loc": "министрах",
}  # fmt: skip
BREAKS = frozenset({";"})
INSIDE = "flat"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` (included) that mean somebody; `word` stands for them."""

    first: int
    last: int
    word: str


def phrase_of(
    tokens: Sequence[Token], first: int, last: int, case: str | None, *, is_plural: bool = False
) -> Phrase:
    """An office is a minister to the parser, a bare name is Sergey; one without case stays."""
    if is_plural:
        return Phrase(first, last, MINISTERS.get(case or "", tokens[first].text))
    has_title = tokens[first].text[0].islower() or first == last
    words = MINISTER if has_title else NAME
    # «Ван И»: a letter alone is «and» to the parser.
    spoken = last if len(tokens[last].text) > 1 else first
    return Phrase(first, last, words.get(case or "", tokens[spoken].text))


def parsed(
    sentence: Sentence, phrases: Sequence[Phrase], parse: Callable[[list[str]], Links]
) -> Sentence:
    """The sentence with heads and relations, its phrases kept whole."""
    (only,) = all_parsed([(sentence, phrases)], lambda units: [parse(words) for words in units])
    return only


def all_parsed(
    sentences: Sequence[tuple[Sentence, Sequence[Phrase]]],
    parse: Callable[[list[list[str]]], Sequence[Links]],
) -> Iterator[Sentence]:
    """The sentences with heads and relations, each with its phrases kept whole."""
    units = [list(_units(sentence.tokens, phrases)) for sentence, phrases in sentences]
    words = [[word for _, _, word in unit] for parts in units for unit in parts]
    links = iter(parse(words))
    for (sentence, _), parts in zip(sentences, units, strict=True):
        tokens = list(sentence.tokens)
        for unit in parts:
            _link(tokens, unit, next(links))
        for index, verb, relation in tuple(crossings(tokens)):
            tokens[index] = _hung(tokens[index], verb, relation)
        yield replace(sentence, tokens=tuple(tokens))


def _link(tokens: list[Token], unit: Sequence[Word], links: Links) -> None:
    """Hang the words of a unit on each other, and what a phrase has more on its first word."""
    for (first, last, _), (head, relation) in zip(unit, links, strict=True):
        target = unit[head][0] if head >= 0 else -1
        tokens[first] = _hung(tokens[first], target, relation)
        for inside in range(first + 1, last + 1):
            tokens[inside] = _hung(tokens[inside], first, INSIDE)


def _hung(token: Token, head: int, relation: str) -> Token:
    # `replace` would take three times as long, and every word comes through here.
    return Token(token.text, token.span, token.lemma, token.pos, token.feats, head, relation)


def _units(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> Iterator[list[Word]]:
    """Words as the parser shall see them, in stretches between semicolons."""
    starts = {phrase.first: phrase for phrase in phrases}
    unit: list[Word] = []
    body = _after_label(tokens, phrases) or _after_outlet(tokens, phrases)
    at = 0
    while at < len(tokens):
        if unit and at == body:
            yield unit
            unit = []
        phrase = starts.get(at)
        if phrase is not None:
            unit.append((phrase.first, phrase.last, phrase.word))
            at = phrase.last + 1
            continue
        unit.append((at, at, tokens[at].text))
        if tokens[at].text in BREAKS:
            yield unit
            unit = []
        at += 1
    if unit:
        yield unit


def _after_label(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> int:
    """«Песков: встречи в повестке нет», «Кремль: …»: whoever says so is no part of it."""
    last = next((phrase.last for phrase in phrases if phrase.first == 0), 0)
    following = tokens[last + 1 : last + 3]
    is_label = len(following) > 1 and following[0].text == LABEL
    return last + 2 if is_label and tokens[0].text[0].isupper() else 0


LABEL = ":"


def _after_outlet(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> int:
    """«INTERFAX.RU – Глава КНР …»: where the sentence itself begins; nobody is named before."""
    body = after_dateline(tokens)
    return body if all(phrase.first >= body for phrase in phrases) else 0
