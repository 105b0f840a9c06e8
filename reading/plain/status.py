"""Held, planned, put off, cancelled, or no contact at all, by the words around the contact."""

from collections.abc import Sequence
from dataclasses import replace

from reading.contacts.judgements import Judgement
from reading.facts import Form, Status
from reading.plain.circumstances import Around
from reading.plain.contacts import AGREED, ContactFinder
from reading.plain.cues import Cue, Cues
from reading.plain.frames import Frame
from reading.plain.grammar import Grammar, Marker
from reading.plain.negations import Negations
from reading.plain.rows import MODALS
from reading.plain.scenes import Scene
from reading.plain.tenses import by_tense, verb_of
from reading.plain.windows import Windows
from reading.text.analysis import Token

NEAR = 3
"""Tokens before a word of contact that say what it is about: «a board meeting»."""

AHEAD = 4
"""Tokens from «ahead of» to the word of contact."""

ONLY_IF = "only if"
UNTIL = frozenset({"to", "until", "till", "for"})
INVERTED = frozenset({"Had", "Should", "Were"})
"""A sentence that begins so is a condition."""

BESIDE = 2
"""Tokens from those who act to their verb: «X and Y also meet»."""

NOT_BARE = frozenset({"to", "did", "do", "not", "never"}) | MODALS
"""Before a bare verb they make no present tense of it."""

COUNTED = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years"})
SIDES = frozenset({"after", "before"})
"""«two days AFTER talks with X»."""


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
        self._grammar = grammar
        self.is_title = is_title
        self._is_sport = is_sport
        self._windows = Windows(scene, grammar)
        self.cues = Cues(scene, grammar, finder)
        self._events = finder.events
        self._negations = Negations(scene, grammar, self.cues, finder.happening)

    def judge(self, frame: Frame) -> Judgement:
        return (
            self._asked()
            or self._negations.denied(frame)
            or self._negations.wished(frame)
            or self._accepted(frame)
            or self._unreal(frame)
            or self._called_off(frame)
            or self._negations.negated(frame)
            or self._gladly(frame)
            or self._planned(frame)
            or by_tense(frame, self._scene, self._grammar, is_ahead=self._is_ahead(frame))
        )

    def _asked(self) -> Judgement | None:
        """«Will X meet Y?», «Had X met Y, …»: nothing is told."""
        first, last = self._scene.tokens[0], self._scene.tokens[-1]
        is_condition = self._grammar.company_follows and (
            first.text in INVERTED
            or ONLY_IF in " ".join(self._scene.words(0, len(self._scene.tokens)))
        )
        return Judgement(None, last) if last.text == "?" or is_condition else None

    def is_background(self, frame: Frame) -> bool:
        """«previously», «еске салайық», a verb of the time before the past."""
        window = self._windows.clause(frame)
        if frame.is_inside and self._grammar.company_follows:
            commas = (i for i in range(frame.last, window.stop) if self._scene.low(i) == ",")
            window = range(window.start, next(commas, window.stop))
        around = range(max(0, window.start - NEAR), window.stop)
        if any(self.cues.of("background", around)):
            return True
        return self._is_before_past(frame) and "earlier" not in self._scene.words(0, window.stop)

    def is_of_other_days(self, frame: Frame) -> bool:
        """«recently», «earlier», «two days after talks with X»: no day of the article."""
        window = self._windows.sentence(frame)
        counted = (
            i
            for i in range(window.start, frame.first)
            if self._scene.low(i) in COUNTED and self._scene.low(i + 1) in SIDES
        )
        loose = self.cues.of("loose", window)
        return next(counted, None) is not None or next(loose, None) is not None

    def _is_before_past(self, frame: Frame) -> bool:
        """«had met», «had held talks», but not «had a meeting»."""
        verb = verb_of(frame)
        if verb is None or self._scene.tokens[verb].feats.get("Tense") != "Past":
            return False
        before = self._scene.words(verb - NEAR, verb)
        return "had" in before and "also" not in before  # «he had also met X» is news too

    def may_be_ahead(self, frame: Frame) -> bool:
        """«Lavrov travels to Tehran», «Talks with X»: a plan when the day is still to come."""
        verb = verb_of(frame)
        if verb is None:
            return True
        if self._scene.tokens[verb].lemma == "follow" and verb < frame.first:
            return False  # «the trip follows a meeting with X»
        return self._is_present(verb) or self._scene.low(verb) in {"is", "are"}

    def _is_present(self, verb: int) -> bool:
        """«Putin meets X», «X and Y meet»; not «saw X and Y meet»."""
        token = self._scene.tokens[verb]
        is_bare = not token.feats and token.lemma == token.text.lower()
        is_theirs = self._grammar.company_follows and is_bare and self._follows_several(verb)
        return token.feats.get("Tense") == "Pres" or is_theirs

    def _follows_several(self, verb: int) -> bool:
        acting = (u for u in self._scene.units if u.marker is Marker.SUBJECT and u.last < verb)
        several = [u for u in acting if verb - u.last <= BESIDE and len(u.members) > 1]
        words = {*self._scene.words(several[-1].last + 1, verb)} if several else {""}
        return bool(several) and words.isdisjoint(NOT_BARE)

    def is_going(self, frame: Frame) -> bool:
        """«Modi goes on to Vienna», told in a sentence without a day."""
        verb = verb_of(frame)
        if verb is None or self.is_title or frame.word.form is not Form.VISIT:
            return False
        return self._scene.tokens[verb].feats.get("Tense") == "Pres"

    def is_bound(self, frame: Frame) -> bool:
        """Told as news («Macron visits Beijing»), as under way, or without a verb."""
        return self.is_title or frame.word.phrase.startswith("be ") or verb_of(frame) is None

    def is_separate(self, frame: Frame) -> bool | None:
        """One after another (True), jointly (False), or nothing says (None)."""
        around = self._windows.sentence(frame)
        joint = (cue for cue in self.cues.of("jointly", around))
        if any(self._scene.low(cue.last + 1) != "with" for cue in joint):
            return False  # «together with X» says who came along
        return True if any(self.cues.of("separate", around)) else None

    def cue_of(self, kind: str, frame: Frame) -> Token | None:
        cue = next(self.cues.of(kind, self._windows.sentence(frame)), None)
        return None if cue is None else self._scene.tokens[cue.first]

    def newly_set(self, around: Around) -> Around:
        """Without the days for which it was planned: «a visit due on May 4 was put off to June»."""
        cues = [cue for cue in self.cues if cue.kind in {"planned", "postponed"}]
        dates = (date for date in around.dates if self._is_new(date.span.start, cues))
        return replace(around, dates=tuple(dates))

    def _is_new(self, position: int, cues: Sequence[Cue]) -> bool:
        at = next((i for i, t in enumerate(self._scene.tokens) if t.span.start >= position), 0)
        nearest = min(cues, key=lambda cue: abs(cue.first - at), default=None)
        if nearest is not None and self._grammar.company_follows:
            # «on Friday postponed his trip»: that day it was put off, not until then.
            until = {*self._scene.words(nearest.last + 1, at)} & UNTIL
            return nearest.kind == "postponed" and bool(until)
        return nearest is None or nearest.kind == "postponed"

    def margins(self, frame: Frame, around: Around) -> Token | None:
        """«on the sidelines»; in Kazakh right after a forum («саммит аясында»)."""
        for cue in self.cues.of("sidelines", self._windows.sentence(frame)):
            if self._grammar.company_follows or self._follows_event(cue, around):
                return self._scene.tokens[cue.first]
        return None

    def _follows_event(self, cue: Cue, around: Around) -> bool:
        if cue.first == 0:
            return False
        before = self._scene.tokens[cue.first - 1]
        is_forum = any(forum.span.stop == before.span.stop for forum in around.forums)
        return is_forum or before.lemma in self._events

    def _accepted(self, frame: Frame) -> Judgement | None:
        """«accepted X's invitation to visit», «саммитке келетінін растады»."""
        start = max(0, self._windows.clause(frame).start - 2)
        window = range(start, len(self._scene.tokens))
        cue = self.cues.judging("accepted", window, frame)
        if cue is None or not self._is_accepted(cue, frame):
            return None
        return Judgement(Status.PLANNED, self._scene.tokens[cue.first])

    def _is_accepted(self, cue: Cue, frame: Frame) -> bool:
        if not self._grammar.company_follows:
            return cue.first >= frame.first
        words = {*self._scene.words(cue.last, frame.first)}
        return cue.last < frame.first and bool(words & self._grammar.clauses["invitation"])

    def _unreal(self, frame: Frame) -> Judgement | None:
        """Sport, a board meeting, a wish: nobody met."""
        near = range(max(0, frame.first - NEAR), frame.first)
        beside = frame.is_inside and self._grammar.company_follows and not self._is_ahead(frame)
        clause = self._windows.clause(frame)
        places = {
            "sport": range(len(self._scene.tokens) if self._is_sport else 0),
            "other": near,
            "absent": near,
            "unreal": range(self._reach(near.start), frame.last + 1) if beside else clause,
        }
        cues = (self.cues.judging(kind, window, frame) for kind, window in places.items())
        cue = next(filter(None, cues), None)
        return None if cue is None else Judgement(None, self._scene.tokens[cue.first])

    def _reach(self, start: int) -> int:
        """Where a phrase begins that reaches over a token: «NO PLANS FOR a meeting»."""
        over = (cue.first for cue in self.cues.of("unreal") if cue.first < start <= cue.last)
        return min(over, default=start)

    def _called_off(self, frame: Frame) -> Judgement | None:
        window = self._windows.clause(frame)
        if (
            frame.is_inside and self._grammar.company_follows
        ):  # «a briefing after talks was cancelled»
            window = range(window.start, frame.last + 1)
        for status in (Status.CANCELLED, Status.POSTPONED):
            cue = self.cues.judging(status.value, window, frame)
            if cue is not None and not self._is_afterwards(cue, frame):
                return Judgement(status, self._scene.tokens[cue.first])
        return None

    def _is_afterwards(self, cue: Cue, frame: Frame) -> bool:
        """«postponed duties AFTER talks with X»: by then they had talked."""
        between = {*self._scene.words(cue.last + 1, frame.first)}
        return self._grammar.company_follows and not between.isdisjoint({"after", "following"})

    def _gladly(self, frame: Frame) -> Judgement | None:
        window = self._windows.clause(frame)
        cue = self.cues.gladly(window, frame)
        if cue is None:
            return None
        is_wish = "will" in self._scene.words(window.start, cue.first)
        return Judgement(None if is_wish else Status.HELD, self._scene.tokens[cue.first])

    def _planned(self, frame: Frame) -> Judgement | None:
        if self._is_agreed(frame):
            return Judgement(Status.PLANNED, self._scene.tokens[frame.last + 1])
        own = self.cues.of("planned", range(frame.first, frame.last + 1))
        is_due = frame.word.phrase.startswith("be ")  # «is due in Sochi» is a contact word itself
        cue = self.cues.judging("planned", self._windows.clause(frame), frame)
        cue = cue or (next(own, None) if is_due else None)
        if cue is None or self._is_over(cue, frame):
            return None
        status = Status.CANCELLED if self._came_to_nothing(cue, frame) else Status.PLANNED
        return Judgement(status, self._scene.tokens[cue.first])

    def _is_agreed(self, frame: Frame) -> bool:
        """«кездесуге келісті»."""
        following = self._scene.tokens[frame.last + 1 : frame.last + 2]
        is_to = self._scene.tokens[frame.last].feats.get("Case") == "Dat"
        return is_to and any(token.lemma in AGREED for token in following)

    def _is_over(self, cue: Cue, frame: Frame) -> bool:
        """«алдағы сапарды талқылады»: what is to come is what they spoke of."""
        is_past = self._scene.tokens[frame.last].feats.get("Tense") == "Past"
        is_finite = self._scene.tokens[frame.last].feats.get("VerbForm") == "Fin"
        is_before = not self._grammar.company_follows and cue.last < frame.first
        return frame.word.is_verb and is_before and is_past and is_finite

    def _came_to_nothing(self, cue: Cue, frame: Frame) -> bool:
        """«was due to meet X but stayed at home»."""
        before = {*self._scene.words(cue.first - 2, cue.last + 1)}
        after = self._scene.words(frame.last, len(self._scene.tokens))
        return bool(before & {"had", "was", "were"}) and "but" in after

    def _is_ahead(self, frame: Frame) -> bool:
        """«ahead of talks with X», «келіссөз қарсаңында»; «is in Kyiv for talks» they are on."""
        triggers = (t for t in self._scene.triggers if t.last < frame.first)
        if any(trigger.word.phrase.startswith("be ") for trigger in triggers):
            return False
        if self.is_title and self._scene.units and self._is_there(self._scene.units[0].last + 1):
            return False
        stop = min(len(self._scene.tokens), frame.last + NEAR)
        around = range(max(0, frame.first - AHEAD), stop)
        return any(self._touches(cue, frame) for cue in self.cues.of("ahead", around))

    def _is_there(self, index: int) -> bool:
        """«Araghchi IN RIYADH for talks»."""
        places = (place for place in self._scene.places if place.first == index + 1)
        return self._scene.low(index) == "in" and any(places)

    def _touches(self, cue: Cue, frame: Frame) -> bool:
        if not self._grammar.company_follows:
            return cue.first == frame.last + 1
        between = self._scene.words(cue.last + 1, frame.first)
        return cue.last < frame.first and not {*between} & self._grammar.before.keys()
