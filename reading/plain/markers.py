"""What a preposition, an ending or the order of words makes of somebody in a sentence."""

from collections.abc import Sequence

from reading.plain.grammar import QUOTES, Grammar, Marker
from reading.text.analysis import Token

CLOSING = frozenset({",", ";", ":", "—", "–", "-", "(", ")", ".", "!", "?", "…", "--"})

COUNTED = frozenset({"of", "with", "among", "between", "to"})
"""Before a number they say how many somebody are; «in 2024» and «on May 30» tell when."""


class MarkerReader:
    """Reads the mark of somebody who stands at some tokens."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def marker(self, tokens: Sequence[Token], first: int, last: int, case: str | None) -> Marker:
        grammar = self._grammar
        after = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
        if after in grammar.after:
            return grammar.after[after]
        word = " ".join(token.text.lower() for token in tokens[first : last + 1])
        if word in grammar.by_word:
            return grammar.by_word[word]
        if grammar.has_cases:
            return grammar.by_case.get(case or "Nom", Marker.SUBJECT)
        if word in grammar.possessive:
            return Marker.OBJECT if grammar.ends_phrase(after) else Marker.OWNER
        if word in grammar.pronouns["one"] | grammar.pronouns["me"] or word == "they":
            return Marker.SUBJECT
        return grammar.by_case.get(case or "") or self._by_order(tokens, first)

    def _by_order(self, tokens: Sequence[Token], first: int) -> Marker:
        """By the word before: a preposition, or one after which somebody may act."""
        index = first - 1
        while index >= 0 and tokens[index].text in QUOTES:
            index -= 1
        if index < 0 or tokens[index].text in CLOSING:
            return Marker.SUBJECT
        if tokens[index].pos == "NUM" and index and tokens[index - 1].text.lower() in COUNTED:
            index -= 1  # «a roundtable of 30 chief executives»
        before = tokens[index]
        low = before.text.lower()
        if (
            low == "of"
            and index > 0
            and tokens[index - 1].text.lower() in self._grammar.clauses["aside"]
        ):
            return Marker.FOR  # «on behalf of King X»
        if low in self._grammar.before:
            return self._grammar.before[low]
        is_opener = low in self._grammar.clauses["openers"] or low.endswith("ly")
        return Marker.SUBJECT if is_opener or self._is_date(before) else Marker.OBJECT

    def _is_date(self, token: Token) -> bool:
        """«On Monday X …», «In 2024 X …»."""
        low = token.text.lower()
        names = self._grammar.names
        return (
            token.pos == "NUM"
            or low.rstrip(".") in names["days"]
            or (token.pos == "PROPN" and low in names["never"])
        )
