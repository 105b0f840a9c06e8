"""Phrases that say what a contact is worth: «has been postponed», «ready to», «аясында»."""

from collections.abc import Iterator
from dataclasses import dataclass

from reading.plain.contacts import ContactFinder
from reading.plain.frames import Frame
from reading.plain.grammar import Grammar
from reading.plain.scenes import Scene

MONTH = 3
"""Letters of a short month: «Mar», which is no verb."""


@dataclass(frozen=True, slots=True)
class Cue:
    first: int
    last: int
    kind: str

    def is_inside(self, window: range) -> bool:
        return window.start <= self.first and self.last < window.stop


class Cues:
    """The cues of one sentence."""

    def __init__(self, scene: Scene, grammar: Grammar, finder: ContactFinder) -> None:
        self._scene = scene
        self._invitation = grammar.clauses["invitation"]
        self._all = tuple(Cue(*found) for found in finder.cues(scene.tokens))

    def __iter__(self) -> Iterator[Cue]:
        return iter(self._all)

    def of(self, kind: str, window: range | None = None) -> Iterator[Cue]:
        """The cues of a kind, in the window if there is one."""
        for cue in self._all:
            if cue.kind == kind and (window is None or cue.is_inside(window)):
                yield cue

    def judging(self, kind: str, window: range, frame: Frame) -> Cue | None:
        """The first that judges the frame: not a part of its word, no invitation, no month."""
        for cue in self.of(kind, window):
            is_part = cue.first <= frame.last and frame.first <= cue.last  # «drop in on»
            if not is_part and not self._is_month(cue) and not self._invites(cue):
                return cue
        return None

    def gladly(self, window: range, frame: Frame) -> Cue | None:
        """«was delighted to meet X», «had the honour to host X»: it took place."""
        cue = self.judging("glad", window, frame)
        return cue if cue is not None and cue.last + 1 == frame.first else None

    def _invites(self, cue: Cue) -> bool:
        """«at the invitation of X»: a visit all the same."""
        return self._scene.low(cue.first) in self._invitation

    def _is_month(self, cue: Cue) -> bool:
        word = self._scene.tokens[cue.first].text
        is_short = word[0].isupper() and cue.first > 0 and len(word) == MONTH
        return word in {"May", "March"} or is_short
