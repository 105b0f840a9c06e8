"""What belongs to somebody before a name: «the late», «South Africa's», «a delegation led by»."""

from reading.plain.grammar import Grammar, Words
from reading.plain.names import Marked, Name
from reading.plain.people import Cast

PAIR = 2
LONGEST_DELEGATION = 10
"""Tokens from «delegation» to «led by»."""

LONGEST_DESCRIPTION = 5
"""Tokens from an article to «delegation»: «a high-level Chinese business»."""

COUNTED = frozenset({"both", "two", "three", "four"})
EACH = frozenset({"each", "both", "all"})


class Fronts:
    """Finds where the phrases around names and offices of one article begin."""

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self._grammar = grammar
        self._cast = cast

    def front(self, marked: Marked, first: int) -> int:
        """Articles, words of respect and «Iran's» belong to whom they stand before."""
        while first > 0:
            before = self._before(marked, first)
            if before == first:
                return first
            first = before
        return first

    def of_group(self, marked: Marked, first: int) -> int:
        """«with EACH OF the two leaders», «from BOTH sides»: where such a phrase begins."""
        return self._each_of(marked, first - (marked.low(first - 1) in COUNTED))

    def _each_of(self, marked: Marked, first: int) -> int:
        is_each = marked.low(first - 1) == "of" and marked.low(first - PAIR) in EACH
        return first - PAIR if is_each else first

    def _before(self, marked: Marked, first: int) -> int:
        """One step to the left; the same token when what stands there belongs to no one."""
        tokens, low = marked.tokens, marked.low(first - 1)
        honorifics = self._grammar.names["honorifics"]
        owner = self._owner_at(marked, first - 1)
        if owner is not None and not self._grammar.has_cases:
            # «Carney's foreign minister, Anita Anand», «President Putin's aide X»
            return self._with_office(marked, owner)
        delegation = self._delegation_before(marked, first)
        if delegation is not None:
            return delegation
        side = marked.sides.get(first - 1)
        if side is not None and tokens[first - 1].feats.get("Case") == "Gen":
            return side.first  # «South Africa's Cyril Ramaphosa»
        if self._is_owning(marked, first - 1):
            return first - 1  # «Hezbollah's Naim Qassem»
        if self._each_of(marked, first) < first:
            return first - PAIR
        is_dot = low == "." and marked.low(first - PAIR) in honorifics
        attributes = self._grammar.clauses["articles"] | self._grammar.clauses["descriptions"]
        is_attribute = low in attributes - {"that"}  # «said that President X …»
        return first - 1 if is_dot or is_attribute or low in honorifics else first

    def _delegation_before(self, marked: Marked, first: int) -> int | None:
        """«a Chinese delegation led by X», «a team from the bloc headed by X»: where it begins."""
        leading = f"{marked.low(first - 2)} {marked.low(first - 1)}"
        if leading not in self._grammar.clauses["led"]:
            return None
        nouns = self._grammar.clauses["delegation"]
        noun = self._nearest(marked, first - 2, nouns, LONGEST_DELEGATION)
        if noun is None:
            return None
        articles = self._grammar.clauses["articles"]
        start = self._nearest(marked, noun, articles, LONGEST_DESCRIPTION)
        return noun if start is None else start

    def _nearest(self, marked: Marked, stop: int, words: Words, reach: int) -> int | None:
        """The last of these words before a token, with no comma between."""
        for index in range(stop - 1, max(-1, stop - 1 - reach), -1):
            if marked.low(index) in words:
                return index
            if marked.tokens[index].pos == "PUNCT":
                return None
        return None

    def _is_owning(self, marked: Marked, index: int) -> bool:
        token = marked.tokens[index]
        return (
            token.pos == "PROPN"
            and token.feats.get("Case") == "Gen"
            and not self._grammar.has_cases
        )

    def _with_office(self, marked: Marked, owner: Name) -> int:
        """Where a name begins with the office right before it."""
        here = (held.role for held in self._cast.held if held.sentence == marked.number)
        return next((role.first for role in here if role.last + 1 == owner.first), owner.first)

    def _owner_at(self, marked: Marked, last: int) -> Name | None:
        """The name in the genitive that ends there."""
        here = (n for n in self._cast.names if n.sentence == marked.number and n.last == last)
        return next((name for name in here if name.case == "Gen"), None)
