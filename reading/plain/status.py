"""Held, planned, put off, cancelled, or no contact at all: by tense and by words around the contact."""

from collections.abc import Iterator
from dataclasses import dataclass

from reading.analysis import Token
from reading.facts import Form, Status
from reading.plain.circumstances import Around
from reading.plain.contacts import ContactFinder
from reading.plain.frames import Frame, Scene
from reading.plain.grammar import Grammar, Marker
from reading.status import Judgement

NEAR = 3
"""Tokens before a word of contact that say what it is about: «a board meeting»."""

MODALS = frozenset(
    {"will", "would", "has", "have", "had", "is", "was", "can", "could", "may", "might"}
)
CONDITIONS = frozenset({"if", "unless", "whether", "егер"})


@dataclass(frozen=True, slots=True)
class Cue:
    first: int
    last: int
    kind: str


class Judge:
    """Judges the frames of one sentence.

    `is_title`: the sentence is a headline; `is_sport`: the article has several words of sport.
    """

    def __init__(
        self,
        scene: Scene,
        grammar: Grammar,
        finder: ContactFinder,
        *,
        is_title: bool,
        is_sport: bool,
    ) -> None:
        self._scene = scene
        self._tokens = scene.tokens
        self._grammar = grammar
        self._is_title = is_title
        self._is_sport = is_sport
        self.cues = tuple(Cue(*found) for found in finder.cues(scene.tokens))
        self._events = finder.events
        self._happening = finder.happening

    def judge(self, frame: Frame) -> Judgement:
        window = self._window(frame)
        if self._is_denied(frame):
            return Judgement(None, self._tokens[frame.first])
        beside = frame.is_inside and self._grammar.company_follows and not self._is_ahead(frame)
        accepted = self._cue("accepted", range(max(0, window.start - 2), len(self._tokens)), frame)
        if accepted is not None and self._is_accepted(accepted, frame):
            return Judgement(Status.PLANNED, self._tokens[accepted.first])
        near = range(max(0, frame.first - NEAR), frame.first)
        places = {
            "sport": range(len(self._tokens) if self._is_sport else 0),
            "other": near,
            "absent": near,
            "unreal": range(near.start, frame.last + 1) if beside else window,
        }
        for kind, within in places.items():
            cue = self._cue(kind, within, frame)
            if cue is not None:
                return Judgement(None, self._tokens[cue.first])
        for status in (Status.CANCELLED, Status.POSTPONED):
            cue = self._cue(status.value, window, frame)
            if cue is not None:
                return Judgement(status, self._tokens[cue.first])
        if self._is_negated(frame, window):
            return Judgement(self._called_off(frame), self._tokens[frame.first])
        cue = self._cue("planned", window, frame)
        if cue is not None:
            status = Status.CANCELLED if self._came_to_nothing(cue, frame) else Status.PLANNED
            return Judgement(status, self._tokens[cue.first])
        return self._by_tense(frame)

    def is_background(self, frame: Frame) -> bool:
        """«previously», «еске салайық», a verb of the time before the past."""
        window = self._window(frame)
        around = range(max(0, window.start - 3), window.stop)
        if any(self._inside(cue, around) for cue in self.cues if cue.kind == "background"):
            return True
        return any(self._tokens[i].text.lower() == "had" for i in window if i < frame.first)

    def is_present(self, frame: Frame) -> bool:
        """«Lavrov travels to Tehran»: news in a headline, a plan with a day to come."""
        verb = self._verb(frame)
        return (
            not self._is_title
            and verb is not None
            and self._tokens[verb].feats.get("Tense") == "Pres"
        )

    def is_separate(self, frame: Frame) -> bool | None:
        """One after another (True), jointly (False), or nothing says (None)."""
        around = self._sentence_around(frame)
        if any(cue.kind == "jointly" and self._inside(cue, around) for cue in self.cues):
            return False
        if any(cue.kind == "separate" and self._inside(cue, around) for cue in self.cues):
            return True
        return None

    def cue_of(self, kind: str, frame: Frame) -> Token | None:
        around = self._sentence_around(frame)
        return next(
            (
                self._tokens[c.first]
                for c in self.cues
                if c.kind == kind and self._inside(c, around)
            ),
            None,
        )

    def margins(self, frame: Frame, around: Around) -> Token | None:
        """«on the sidelines»; in Kazakh right after a forum («саммит аясында»)."""
        window = self._sentence_around(frame)
        for cue in self.cues:
            if cue.kind != "sidelines" or not self._inside(cue, window):
                continue
            before = self._tokens[cue.first - 1] if cue.first else None
            if self._grammar.company_follows:
                return self._tokens[cue.first]
            stands = (
                any(f.span.stop == before.span.stop for f in around.forums) if before else False
            )
            if before is not None and (stands or before.lemma in self._events):
                return self._tokens[cue.first]
        return None

    def _sentence_around(self, frame: Frame) -> range:
        """The clause of the frame and what is joined to it without a semicolon."""
        stops = [i for i, t in enumerate(self._tokens) if t.text == ";"]
        start = max((i + 1 for i in stops if i < frame.first), default=0)
        stop = min((i for i in stops if i > frame.last), default=len(self._tokens))
        return range(start, stop)

    def _inside(self, cue: Cue, window: range) -> bool:
        return window.start <= cue.first and cue.last < window.stop

    def _window(self, frame: Frame) -> range:
        """The tokens whose words say what the contact is worth."""
        if self._grammar.company_follows:
            return self._window_before(frame)
        start = max([t.last + 1 for t in self._scene.triggers if t.last < frame.first], default=0)
        stop = self._clause_stop(frame.last)
        return range(start, stop)

    def _window_before(self, frame: Frame) -> range:
        start = self._start(frame)
        if frame.word.is_verb or (frame.carrier is not None and frame.carrier < frame.first):
            return range(start, frame.last + 1)
        return range(start, self._clause_stop(frame.last))

    def _start(self, frame: Frame) -> int:
        """After whoever acts; the word of a condition before them counts too."""
        borders = self._grammar.clauses["borders"] | {";", ":"}
        clause = max(
            (i for i, t in enumerate(self._tokens[: frame.first]) if t.text.lower() in borders),
            default=-1,
        )
        if clause >= 0 and self._tokens[clause].text.lower() in CONDITIONS:
            return clause
        before = [u for u in self._scene.units if u.last < frame.first]
        acting = [u for u in before if u.members == frame.sides and u.marker is not Marker.OWNER]
        acting = acting or [u for u in before if u.marker is Marker.SUBJECT]
        if acting and acting[-1].marker is Marker.OBJECT:  # «invited X to visit Astana»
            acting = [u for u in self._scene.units if u.last < acting[-1].first][-1:]
        return max([clause, *(unit.last for unit in acting[-1:])]) + 1

    def _clause_stop(self, last: int) -> int:
        """Where the clause ends after the contact: at a border, in Kazakh at a comma."""
        borders = self._grammar.clauses["borders"] | {";", ":"}
        if not self._grammar.company_follows:
            borders = borders | {","}
        for index in range(last + 1, len(self._tokens)):
            if self._tokens[index].text.lower() in borders and not self._joins_names(index):
                return index
            if self._opens_next(index):
                return index
        return len(self._tokens)

    def _opens_next(self, index: int) -> bool:
        """«… and would delay tariffs»: another verb of whoever acts."""
        following = self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        if self._tokens[index].text.lower() != "and" or following is None:
            return False
        return following.text.lower() in MODALS or following.feats.get("Tense") == "Past"

    def _joins_names(self, index: int) -> bool:
        """A comma in a row of people is no border."""
        return any(unit.first < index < unit.last for unit in self._scene.units)

    def _cue(self, kind: str, window: range, frame: Frame) -> Cue | None:
        for cue in self.cues:
            if cue.kind != kind or not self._inside(cue, window):
                continue
            token = self._tokens[cue.first]
            if token.text.lower() in self._grammar.clauses["invitation"]:
                continue
            if cue.first <= frame.last and frame.first <= cue.last:
                continue  # a part of the word itself: «drop in on»
            is_month = token.text in {"May", "March"} or (
                token.text[0].isupper() and cue.first > 0 and len(token.text) == 3
            )
            if not is_month:
                return cue
        return None

    def _is_denied(self, frame: Frame) -> bool:
        """«denied that A met B», «кездесті деген ақпаратты жоққа шығарды»."""
        before = self._grammar.company_follows
        for cue in self.cues:
            if cue.kind != "denied":
                continue
            if (cue.last < frame.first) == before:
                return True
        return False

    def _is_negated(self, frame: Frame, window: range) -> bool:
        verbs = [frame.first, *([frame.carrier] if frame.carrier is not None else [])]
        if any(self._tokens[i].feats.get("Polarity") == "Neg" for i in verbs):
            return True
        if self._grammar.company_follows:
            return any(cue.kind == "negation" and self._inside(cue, window) for cue in self.cues)
        after = range(frame.last + 1, min(window.stop, max(verbs) + 3))
        return any(cue.kind == "negation" and cue.first in after for cue in self.cues)

    def _is_accepted(self, cue: Cue, frame: Frame) -> bool:
        """«accepted X's invitation to visit», «саммитке келетінін растады»."""
        if not self._grammar.company_follows:
            return cue.first >= frame.first
        words = {token.text.lower() for token in self._tokens[cue.last : frame.first]}
        return cue.last < frame.first and bool(words & self._grammar.clauses["invitation"])

    def _came_to_nothing(self, cue: Cue, frame: Frame) -> bool:
        """«was due to meet X but stayed at home»."""
        before = {
            token.text.lower() for token in self._tokens[max(0, cue.first - 2) : cue.last + 1]
        }
        after = {token.text.lower() for token in self._tokens[frame.last :]}
        return bool(before & {"had", "was", "were"}) and "but" in after

    def _called_off(self, frame: Frame) -> Status | None:
        """«did not take place», «болмайды»: something was planned."""
        carrier = None if frame.carrier is None else self._tokens[frame.carrier]
        is_event = (
            carrier is not None and not frame.word.is_verb and carrier.lemma in self._happening
        )
        return Status.CANCELLED if is_event else None

    def _by_tense(self, frame: Frame) -> Judgement:
        verb = self._verb(frame)
        token = None if verb is None else self._tokens[verb]
        if token is None:
            return Judgement(Status.PLANNED if self._is_ahead(frame) else Status.HELD, None)
        if token.feats.get("Mood") in {"Cnd", "Opt"}:
            return Judgement(None, token)
        if token.feats.get("VerbForm") == "Inf" and frame.word.is_verb:
            return Judgement(None, token)  # «баруға», «кездесуі»: nothing says that it comes to it
        if token.feats.get("VerbForm") == "Conv":
            token = self._finite_after(verb or 0) or token
        if token.feats.get("Tense") == "Fut" or self._is_infinitive(verb):
            is_told = self._came_in_order(frame)
            return Judgement(Status.HELD if is_told else Status.PLANNED, token)
        return Judgement(Status.HELD, token)

    def _verb(self, frame: Frame) -> int | None:
        return frame.first if frame.word.is_verb else frame.carrier

    def _is_infinitive(self, verb: int | None) -> bool:
        """«Xi to visit Astana», «flew to Ankara to meet Erdogan»."""
        if verb is None or verb == 0 or not self._grammar.company_follows:
            return False
        return self._tokens[verb - 1].text.lower() == "to"

    def _came_in_order(self, frame: Frame) -> bool:
        """«flew to Ankara to meet X»: the way there is told as past."""
        ways = [
            t for t in self._scene.triggers if t.last < frame.first and t.word.form is Form.VISIT
        ]
        return bool(ways) and self._tokens[ways[-1].first].feats.get("Tense") == "Past"

    def _is_ahead(self, frame: Frame) -> bool:
        """«ahead of talks with X», «келіссөз қарсаңында»; «is in Kyiv for talks» they are on."""
        if any(
            t.word.phrase.startswith("be ") for t in self._scene.triggers if t.last < frame.first
        ):
            return False
        around = range(max(0, frame.first - 4), min(len(self._tokens), frame.last + 3))
        return any(
            cue.kind == "ahead" and self._inside(cue, around) and self._touches(cue, frame)
            for cue in self.cues
        )

    def _touches(self, cue: Cue, frame: Frame) -> bool:
        if self._grammar.company_follows:
            return cue.last < frame.first
        return cue.first == frame.last + 1

    def _finite_after(self, verb: int) -> Token | None:
        """The verb that a converb leans on: «кездесіп, … талқылады»."""
        finite: Iterator[Token] = (
            t
            for t in self._tokens[verb + 1 :]
            if t.feats.get("VerbForm") == "Fin" and t.feats.get("Tense")
        )
        return next(finite, None)
