"""Runs of tokens that make up a name: where it begins, where it ends, what breaks it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from reading.spelling.name_words import PARTICLES, ROMAN, do_agree, is_syllable
from reading.text.analysis import NameSpan, Sentence, Tag, Token

Run = tuple[int, int]
"""First and last token of a name, both included."""

UPPER = "[А-ЯЁӘҒҚҢӨҰҮҺІҶҲӢӮЎ]"
LOWER = "[а-яёәғқңөұүһіҷҳӣӯў]"
"""Letters of Russian and, in names kept as they are at home, of its neighbours: «Сүйүнбек»."""

# «Касым-Жомарт», «аль-Файез», «О’Брайен», «ДиКарло», «Маркос-младший»
NAME_WORD = re.compile(
    rf"^(?:{LOWER}{{1,4}}[-’'])?(?:{UPPER}[’'])?(?:{UPPER}(?:{LOWER}|[’'])+)+"
    rf"(?:-(?:{UPPER}?{LOWER}+|{UPPER}))*$"
)
INITIAL_LETTERS = re.compile(r"^(?:[А-ЯЁ]|Дж|Ю[рл]|Ж)$")
INITIAL = re.compile(r"^(?:[А-ЯЁA-Z]\.-?|Дж\.|Ю[рл]\.)+$")
FAMILY_NAME = re.compile(
    r"(?:[оеё]в|[иы]н|[сц]к|енк|[юу]к|дз|швил|янц?)"
    r"(?:|а|у|ым|ом|е|ой|ий|ая|ого|ому|им|ую|о|и)$"
)
"""How family names of our region end, in any case."""
GLUED = re.compile(r"^((?:[А-ЯЁ]\.-?)+)([А-ЯЁ][а-яё].*)$")
INNER_SIGNS = frozenset({"-", "'", "’"})
CHINESE_LETTER = "И"


def person_runs(sentence: Sentence, names: Sequence[NameSpan]) -> Iterator[Run]:
    """What the tagger calls persons, cut where no name goes on: brackets, dashes, other words."""
    for name in names:
        if name.tag is Tag.PERSON and name.span.overlaps(sentence.span):
            inside = [i for i, t in enumerate(sentence.tokens) if name.span.overlaps(t.span)]
            if inside:
                yield from pieces(sentence.tokens, inside[0], inside[-1])


def tagged_otherwise(sentence: Sentence, names: Sequence[NameSpan]) -> frozenset[int]:
    """Tokens that the tagger takes for a part of a place or an organisation."""
    others = [n for n in names if n.tag is not Tag.PERSON and n.span.overlaps(sentence.span)]
    if not others:
        return frozenset()
    return frozenset(
        index
        for index, token in enumerate(sentence.tokens)
        if any(name.span.overlaps(token.span) for name in others)
    )


def pieces(tokens: Sequence[Token], first: int, last: int) -> Iterator[Run]:
    """The runs of words between whatever can't stand in a name."""
    start: int | None = None
    for index in range(first, last + 2):
        if index <= last and is_part(tokens, index):
            start = index if start is None else start
        elif start is not None:
            yield start, index - 1
            start = None


def is_part(tokens: Sequence[Token], index: int) -> bool:
    text = tokens[index].text
    if NAME_WORD.match(text) or GLUED.match(text):
        return True
    if INITIAL_LETTERS.match(text) or ROMAN.match(text) or text in PARTICLES:
        return True
    if text == ".":
        return index > 0 and is_initial(tokens, index - 1)
    return text in INNER_SIGNS and _is_inside_word(tokens, index)


def is_initial(tokens: Sequence[Token], index: int) -> bool:
    """«Ш» of «Ш. Мирзиёев»; not «И» of «встретил Ван И.»."""
    if not INITIAL_LETTERS.match(tokens[index].text) or index + 1 >= len(tokens):
        return False
    dotted = tokens[index + 1].text == "." and is_glued(tokens[index], tokens[index + 1])
    return dotted and not _ends_chinese(tokens, index)


def _ends_chinese(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1].text if index else ""
    is_last = index + 2 == len(tokens)
    return tokens[index].text == CHINESE_LETTER and is_last and is_syllable(before)


def is_glued(token: Token, following: Token) -> bool:
    """No space between the two."""
    return token.span.stop == following.span.start


def _is_inside_word(tokens: Sequence[Token], index: int) -> bool:
    if not 0 < index < len(tokens) - 1:
        return False
    return is_glued(tokens[index - 1], tokens[index]) and is_glued(tokens[index], tokens[index + 1])


def words_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name: what is written together is one, but initials stand for themselves."""
    words: list[str] = []
    for index, token in enumerate(tokens):
        if index and is_glued(tokens[index - 1], token) and not _is_new(words[-1], token):
            words[-1] += token.text
        else:
            words.append(token.text)
    return tuple(part for word in words for part in _parts(word))


def _is_new(word: str, token: Token) -> bool:
    """«С.В.Лавров» is glued together, but a name of three words."""
    return word.endswith(".") and bool(NAME_WORD.match(token.text))


def _parts(word: str) -> tuple[str, ...]:
    """«Р.Т.Эрдоганом» in two: initials and surname."""
    glued = GLUED.match(word)
    return glued.groups() if glued else (word,)


def joined(
    tokens: Sequence[Token], runs: Iterable[Run], is_given: Callable[[str], bool]
) -> list[Run]:
    """Runs that make one name: words that agree, or any two over a particle."""
    whole: list[Run] = []
    for run in runs:
        if whole and _make_one(tokens, whole[-1], run, is_given):
            whole[-1] = (whole[-1][0], run[1])
        else:
            whole.append(run)
    return whole


def _make_one(
    tokens: Sequence[Token], one: Run, other: Run, is_given: Callable[[str], bool]
) -> bool:
    between = [token.text for token in tokens[one[1] + 1 : other[0]]]
    if between:
        return set(between) <= PARTICLES
    first, second = words_in(tokens, one), words_in(tokens, other)
    if INITIAL.match(second[0]) or not (len(first) == 1 or ROMAN.match(first[-1])):
        return False
    # «Макрона Эмманюэля Бонна» are two people, «Эспена Барта Эйде» is one.
    is_single = len([word for word in second if not ROMAN.match(word)]) == 1
    goes_on = is_single or is_given(first[0]) or not is_given(second[0])
    return goes_on and do_agree([*first, *second])


def words_in(tokens: Sequence[Token], run: Run) -> tuple[str, ...]:
    return words_of(tokens[run[0] : run[1] + 1])
