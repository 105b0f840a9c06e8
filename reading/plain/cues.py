"""Phrases that say what a contact is worth: «has been postponed», «ready to», «аясында»."""

from collections.abc import Iterator
from dataclasses import dataclass

from reading.facts import Form
from reading.plain.contacts import ContactFinder
from reading.plain.frames import Frame
from reading.plain.grammar import Grammar
from reading.plain.scenes import Scene

OPENING, CLOSING, STRAIGHT = frozenset("«“"), frozenset("»”"), '"'

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
        self._quotations = tuple(_quotations(scene))
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
            is_part = is_part or (kind == "cancelled" and self._is_visit(cue))
            if self._quotations[cue.first] not in {0, self._quotations[frame.first]}:
                continue  # what somebody said is not what is told of the contact
            if not is_part and not self._is_month(cue) and not self._invites(cue):
                return cue
        return None

    def _is_visit(self, cue: Cue) -> bool:
        """«DROPPED by Ashgabat for talks»."""
        ways = (t for t in self._scene.triggers if t.word.form is Form.VISIT and t.word.is_verb)
        return any(t.first <= cue.first <= cue.last <= t.last and t.last > t.first for t in ways)

    def gladly(self, window: range, frame: Frame) -> Cue | None:
        """«was delighted to meet X», «had the honour to host X»: it took place."""
        cue = self.judging("glad", window, frame)
        return cue if cue is not None and cue.last + 1 == frame.first else None

    def _invites(self, cue: Cue) -> bool:
        """«at the invitation of X»: a visit all the same; «for the invitation to visit» is none."""
        is_wish = self._scene.low(cue.last + 1) == "to" and self._scene.company_follows
        return self._scene.low(cue.first) in self._invitation and not is_wish

    def _is_month(self, cue: Cue) -> bool:
        word = self._scene.tokens[cue.first].text
        is_short = word[0].isupper() and cue.first > 0 and len(word) == MONTH
        return word in {"May", "March"} or is_short


def _quotations(scene: Scene) -> Iterator[int]:
    """For each token the number of the quotation it stands in, 0 outside of all."""
    number, is_inside = 0, False
    for token in scene.tokens:
        if token.text in OPENING or (token.text == STRAIGHT and not is_inside):
            number, is_inside = number + 1, True
        elif token.text in CLOSING or token.text == STRAIGHT:
            is_inside = False
        yield number if is_inside else 0
