"""Contacts that are denied, wished for, or did not come about."""

from reading.contacts.judgements import Judgement
from reading.facts import Status
from reading.plain.cues import Cues
from reading.plain.frames import Frame
from reading.plain.grammar import Grammar, Marker, Words
from reading.plain.scenes import Scene
from reading.plain.windows import Windows

NEGATING = 3
"""Tokens after a Kazakh verb among which its negation stands («болған жоқ»)."""


class Negations:
    """Judges what one sentence says of contacts that were none. `happening`: «take place»."""

    def __init__(self, scene: Scene, grammar: Grammar, cues: Cues, happening: Words) -> None:
        self._scene = scene
        self._grammar = grammar
        self._cues = cues
        self._windows = Windows(scene, grammar)
        self._happening = happening

    def denied(self, frame: Frame) -> Judgement | None:
        """«denied that A met B», «кездесті деген ақпаратты жоққа шығарды»."""
        before = self._grammar.company_follows
        if any((cue.last < frame.first) == before for cue in self._cues.of("denied")):
            return Judgement(None, self._scene.tokens[frame.first])
        return None

    def wished(self, frame: Frame) -> Judgement | None:
        """«conditions FOR the two sides TO resume talks»."""
        if not self._grammar.company_follows:
            return None
        acting = next((u for u in self._scene.units if u.members == frame.sides), None)
        verb = frame.first if frame.carrier is None else min(frame.first, frame.carrier)
        is_wish = acting is not None and (
            self._scene.low(acting.first - 1) == "for"
            and self._scene.low(acting.last + 1) == "to"
            and acting.last < verb
        )
        return Judgement(None, self._scene.tokens[frame.first]) if is_wish else None

    def negated(self, frame: Frame) -> Judgement | None:
        """«did not meet» is nothing; «did not take place», «болмайды»: something was planned."""
        if not self._is_negated(frame):
            return None
        carrier = None if frame.carrier is None else self._scene.tokens[frame.carrier]
        was_planned = (
            carrier is not None
            and not frame.word.is_verb
            and carrier.lemma in self._happening
            and not self._is_theirs(frame)
        )
        status = Status.CANCELLED if was_planned else None
        return Judgement(status, self._scene.tokens[frame.first])

    def _is_theirs(self, frame: Frame) -> bool:
        """«The two did not hold talks»: they are who acts, and nothing was planned."""
        acting = (u for u in self._scene.marked(Marker.SUBJECT) if u.last < (frame.carrier or 0))
        is_theirs = any(unit.members and unit.members == frame.sides for unit in acting)
        return is_theirs and self._grammar.company_follows

    def _is_negated(self, frame: Frame) -> bool:
        verbs = [frame.first, *([frame.carrier] if frame.carrier is not None else [])]
        if any(self._scene.tokens[i].feats.get("Polarity") == "Neg" for i in verbs):
            return True
        window = self._windows.clause(frame)
        if self._grammar.company_follows:
            if frame.is_inside:  # «months after meeting X, Y has not …»
                window = range(window.start, frame.last + 1)
            return any(self._cues.of("negation", window))
        after = range(frame.last + 1, min(window.stop, max(verbs) + NEGATING))
        return any(cue.first in after for cue in self._cues.of("negation"))
