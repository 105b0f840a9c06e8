"""Names of places that no table knows: «в Путраджае» is in Путраджая, wherever that may be."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reading.text.analysis import Token
from reading.text.gazetteer import Lemma

LONGEST = 4
"""Words. What the tagger calls a longer name is a line of them."""

VAGUE = frozenset(
    {
        "азия",
        "европа",
        "африка",
        "америка",
        "океания",
        "евразия",
        "евросоюз",
        "кавказ",
        "закавказье",
    }
    | {"восток", "запад", "север", "юг", "балканы", "прибалтика", "поволжье", "сибирь", "земля"}
    | {"альпы", "анды", "карпаты", "гималаи", "памир", "донбасс", "республика", "королевство"}
    | {
        "средиземноморье",
        "причерноморье",
        "магриб",
        "латинская",
        "содружество",
        "каспий",
        "арктика",
    }
)
"""Nobody would say of a meeting that its place was «Европа»."""

NO_TOWNS = frozenset(
    {"море", "океан", "пролив", "залив", "река", "сектор", "союз", "регион", "мир", "дом", "дворец"}
    | {"кабинет", "зал", "офис", "центр", "музей", "парк", "площадь", "улица", "проспект", "театр"}
    | {"корпус", "университет", "башня", "храм", "собор", "мечеть", "посольство", "церковь"}
)
"""Waters, and houses of a town that stays unsaid."""

LINKS = frozenset({"и", "на", "де", "да", "эль", "аль"})

ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(f"(?P<stem>.*)(?:{ending})$"), nominatives)
    for ending, nominatives in (
        ("[ая]х", "ы и а я о е"),
        ("ии", "ия ий"),
        ("е", "- а я ь й о е"),
        ("[ую]", "а я"),
        ("и", "ь я и"),
        ("о[мй]", "ый ий ой ая о"),
        ("ей", "яя ий"),
    )
)
"""How a name ends in «в …» and how it may end in the nominative («-»: with its stem)."""

SHORTEST_STEM = 3


def is_place_name(tokens: Sequence[Token]) -> bool:
    """Whether the words may be where people meet: no continent, no sea, no house, no «СНГ»."""
    lemmas = {token.lemma for token in tokens}
    is_short = any(token.text.isupper() for token in tokens)
    is_capital = all(t.text[0].isupper() or t.text in LINKS for t in tokens)
    is_meant = is_capital and not is_short and tokens[0].pos in {"PROPN", "NOUN", "ADJ", "X"}
    return is_meant and len(tokens) <= LONGEST and not lemmas & (VAGUE | NO_TOWNS)


def nominative(tokens: Sequence[Token], lemma: Lemma, said: frozenset[str]) -> str:
    """The name as a title; `said` are the words of the article, where it may stand undeclined.

    A word whose form tells nothing stays as it is: a name half right is better than one made up.
    """
    words = [_undeclined(token, lemma, said) for token in tokens]
    gaps = [after.span.start - before.span.stop for before, after in pairwise(tokens)]
    return "".join(word + " " * min(gap, 1) for word, gap in zip(words, [*gaps, 0], strict=True))


def _undeclined(token: Token, lemma: Lemma, said: frozenset[str]) -> str:
    word = token.text
    known = {one.lower().replace("ё", "е"): one for one in _nominatives(word)}
    told = next((one for one in known.values() if one in said and one != word), None)
    return told or known.get(lemma(word.lower()), word)


def _nominatives(word: str) -> Iterator[str]:
    for ending, forms in ENDINGS:
        match = ending.match(word)
        if match and len(match["stem"]) >= SHORTEST_STEM:
            yield from (match["stem"] + form.strip("-") for form in forms.split())
            return
