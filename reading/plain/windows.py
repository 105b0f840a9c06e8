"""The tokens around a contact whose words say what it is worth."""

from collections.abc import Sequence

from reading.plain.frames import Frame
from reading.plain.grammar import Grammar, Marker
from reading.plain.rows import MODALS
from reading.plain.scenes import Scene

RELATIVES = frozenset({"who", "whose", "which"})
CONDITIONS = frozenset({"if", "unless", "whether", "егер"})


class Windows:
    """Finds the windows of the frames of one sentence."""

    def __init__(self, scene: Scene, grammar: Grammar) -> None:
        self._scene = scene
        self._tokens = scene.tokens
        self._company_follows = grammar.company_follows

    def clause(self, frame: Frame) -> range:
        """The clause of the frame, as far as its words are about it."""
        if not self._company_follows:
            triggers = (t.last + 1 for t in self._scene.triggers if t.last < frame.first)
            return range(max(triggers, default=0), self._stop(frame.last))
        start = self._start(frame)
        carrier = frame.carrier
        if frame.word.is_verb or (carrier is not None and carrier < frame.first):
            return range(start, frame.last + 1)
        return range(start, self._stop(frame.last))

    def sentence(self, frame: Frame) -> range:
        """The clause of the frame and what is joined to it without a semicolon."""
        stops = [i for i, token in enumerate(self._tokens) if token.text == ";"]
        start = max((i + 1 for i in stops if i < frame.first), default=0)
        stop = min((i for i in stops if i > frame.last), default=len(self._tokens))
        return range(start, stop)

    def _start(self, frame: Frame) -> int:
        """After whoever acts; the word of a condition before them counts too."""
        low = self._scene.words(0, frame.first)
        clause = max((i for i, word in enumerate(low) if word in self._scene.borders), default=-1)
        if clause >= 0 and low[clause] in CONDITIONS:
            return clause
        clause = self._after_aside(low, clause)
        before = self._scene.before(frame.first)
        acting = [u for u in before if u.members == frame.sides and u.marker is not Marker.OWNER]
        acting = acting or [u for u in before if u.marker is Marker.SUBJECT]
        if acting and self._scene.low(acting[-1].first - 1) in CONDITIONS:
            return acting[-1].first - 1
        if acting and acting[-1].marker is Marker.OBJECT:  # «invited X to visit Astana»
            acting = self._scene.before(acting[-1].first)[-1:]
        return max([clause, *(unit.last for unit in acting[-1:])]) + 1

    def _after_aside(self, low: Sequence[str], clause: int) -> int:
        """«X, who was to arrive on Monday, phoned Y»: the comma that closes what is told beside."""
        if clause < 1 or low[clause] not in RELATIVES or low[clause - 1] != ",":
            return clause
        commas = [i for i in range(clause, len(low)) if low[i] == "," and not self._joins_names(i)]
        return commas[-1] if commas else clause

    def _stop(self, last: int) -> int:
        """Where the clause ends after the contact: at a border, in Kazakh at a comma."""
        borders = self._scene.borders | (frozenset() if self._company_follows else {","})
        for index in range(last + 1, len(self._tokens)):
            if self._scene.low(index) in borders and not self._joins_names(index):
                return index
            if self._opens_next(index):
                return index
        return len(self._tokens)

    def _opens_next(self, index: int) -> bool:
        """«… and would delay tariffs»: another verb of whoever acts."""
        if self._scene.low(index) != "and" or index + 1 >= len(self._tokens):
            return False
        following = self._tokens[index + 1]
        return following.text.lower() in MODALS or following.feats.get("Tense") == "Past"

    def _joins_names(self, index: int) -> bool:
        """A comma in a row of people is no border."""
        return any(unit.first < index < unit.last for unit in self._scene.units)
