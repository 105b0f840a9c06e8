"""The phrase around a noun of contact: «a two-day official visit», «during two hours of talks»."""

from reading.plain.contacts import Trigger
from reading.plain.frames import LONGEST_PHRASE
from reading.plain.grammar import QUOTES, ContactTable, Grammar, Marker, Words
from reading.plain.scenes import Scene
from reading.text.analysis import Token

LONGEST_OPENING = 5
"""Words of what opens a phrase told beside: «in the run-up to»."""

LONGEST_LINK = 3
"""Tokens between a verb and the phrase it carries: «engaged in a»."""

BRACKETS = frozenset("[]")
LINKS = frozenset({"on", "in", "for", "with", "a", "to"})


class NounPhrases:
    """Says where the phrases of nouns begin in one sentence, and what carries them."""

    def __init__(self, scene: Scene, grammar: Grammar, table: ContactTable) -> None:
        self._scene = scene
        self._tokens = scene.tokens
        self._grammar = grammar
        self._ahead = table.words_of("ahead")
        self._beside = self._ahead | table.words_of("during")
        self._ends = frozenset(u.last for u in scene.units if u.marker is not Marker.OWNER)

    def start(self, trigger: Trigger) -> int:
        """Where the phrase of a noun begins."""
        start = trigger.first
        while start > 0 and trigger.first - start < LONGEST_PHRASE:
            if self._scene.low(start - 1) == "of" and self._is_measure(start - 2):
                start -= 2  # «two hours of talks»
            elif self._tokens[start - 1].text in QUOTES | BRACKETS or self._belongs(start - 1):
                start -= 1
            else:
                break
        return start

    def is_inside(self, trigger: Trigger) -> bool:
        """«during», «ahead of», «on the eve of» stands before the phrase."""
        return self._opens_with(trigger, self._beside)

    def is_ahead(self, trigger: Trigger) -> bool:
        """«ten days before the summit»."""
        return self._opens_with(trigger, self._ahead)

    def _opens_with(self, trigger: Trigger, openers: Words) -> bool:
        start = self.start(trigger)
        words = self._scene.words(start - LONGEST_OPENING, start)
        return any(" ".join(words[i:]) in openers for i in range(len(words)))

    def has_owner(self, trigger: Trigger) -> bool:
        start = self.start(trigger)
        owners = self._scene.marked(Marker.OWNER, Marker.BETWEEN)
        return any(start <= unit.first <= trigger.last + LONGEST_PHRASE for unit in owners)

    def carrier(self, trigger: Trigger) -> int | None:
        """The verb that carries the noun: right before its phrase."""
        start = self.start(trigger)
        for index in range(start - 1, max(-1, start - 1 - LONGEST_LINK), -1):
            if index in self._scene.supports:
                is_attribute = self._is_attribute(self._scene.supports[index])
                return None if is_attribute else index
            if self._tokens[index].text not in QUOTES and self._scene.low(index) not in LINKS:
                return None
        return None

    def _is_attribute(self, index: int) -> bool:
        """«a planned summit», «X's planned summit»."""
        return self._scene.low(index - 1) in self._grammar.clauses["articles"] or self._is_owned(
            index
        )

    def _is_owned(self, index: int) -> bool:
        return index > 0 and self._tokens[index - 1].feats.get("Case") == "Gen"

    def _belongs(self, index: int) -> bool:
        """Whether a token before the noun describes it."""
        token = self._tokens[index]
        if token.text == "." and self._scene.low(index - 1) in self._grammar.names["days"]:
            return True  # «his Dec. 5-6 official visit»
        if self._opens(token, index):
            return False
        is_verb = token.feats.get("Tense") == "Past" and not self._is_owned(index)
        return not is_verb and index not in self._ends

    def _opens(self, token: Token, index: int) -> bool:
        low = token.text.lower()
        return (
            token.pos == "PUNCT"
            or low in self._scene.borders
            or low in self._grammar.before
            or low in self._beside
            or index in self._scene.supports
        )

    def _is_measure(self, index: int) -> bool:
        return self._scene.low(index) in self._grammar.clauses["measures"]
