"""Who takes part in a contact: what both orders of words share."""

from collections.abc import Iterator
from typing import Protocol

from reading.grammar.mentions import Mention
from reading.plain.contacts import Trigger
from reading.plain.frames import BY_ORDER, CARRIED, LONGEST_PHRASE, SURE, Frame, as_row
from reading.plain.grammar import ContactTable, Grammar, Marker
from reading.plain.rows import Unit
from reading.plain.scenes import Scene

Acting = tuple[Unit | None, float]
"""Whoever acts, and how sure we are."""


class PartReader(Protocol):
    """Reads the frames of one sentence."""

    def __init__(self, scene: Scene, grammar: Grammar, table: ContactTable) -> None: ...

    def frames(self, trigger: Trigger) -> Iterator[Frame]: ...

    def subject_of(self, index: int) -> Acting: ...

    def acting(self, unit: Unit | None) -> tuple[Mention, ...]: ...

    def first_subject(self, index: int) -> Unit | None: ...


class Parts:
    """Looks for those who act in one sentence."""

    def __init__(self, scene: Scene, grammar: Grammar, table: ContactTable) -> None:
        self.scene = scene
        self.tokens = scene.tokens
        self.grammar = grammar
        self.inside = table.words_of("ahead") | table.words_of("during")
        self.happening = table.happening
        self.speech = table.speech["verbs"]

    def subject_of(self, index: int) -> Acting:
        """Who acts at a token: the nearest one before that nothing else is made of."""
        for unit in reversed(self.scene.before(index)):
            if unit.marker is Marker.SUBJECT:
                return unit, SURE if index - unit.last < LONGEST_PHRASE else BY_ORDER
        return None, CARRIED

    def acting(self, unit: Unit | None) -> tuple[Mention, ...]:
        """Whoever acts; somebody we don't know blocks whom we spoke of before."""
        return as_row(self.scene.subject) if unit is None else unit.members

    def first_subject(self, index: int) -> Unit | None:
        """The first one after a token who acts."""
        units = self.scene.after(index)
        return next((unit for unit in units if unit.marker is Marker.SUBJECT), None)
