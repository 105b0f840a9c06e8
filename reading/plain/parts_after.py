"""The other side follows: «A met B», «A's talks with B», «talks between A and B»."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reading.facts import REMOTE, Form
from reading.grammar.mentions import Mention
from reading.plain.company import Company
from reading.plain.contacts import Trigger
from reading.plain.frames import BY_ORDER, CARRIED, LONGEST_PHRASE, SURE, Frame, as_row, without
from reading.plain.goals import Goals
from reading.plain.grammar import ContactTable, Grammar, Marker, Need, nameless
from reading.plain.noun_phrases import NounPhrases
from reading.plain.owners import ABOUT, Owners
from reading.plain.parts import Acting, Parts
from reading.plain.rows import Unit
from reading.plain.scenes import Scene
from reading.text.analysis import Token

PAIR = 2
VISITED = nameless(Form.MEETING, Need.COMPANY, is_verb=False)
MEALS = frozenset({"lunch", "dinner", "breakfast", "luncheon", "banquet"})
SUITE = frozenset({"present", "attendance"})
ATTENDED = ["was", "attended", "by"]
LONGEST_APPOSED = 4
"""Tokens from a name to the office in apposition: «, the only EU»."""

SET_IN = frozenset({"in", "on", "by", "at", "between", "during", "last", "earlier", "after"})
JOINING = frozenset({"and", "but", "or"})
AUXILIARIES = frozenset({"be", "have", "do", "will", "would", "not", "to", "can", "may", "n't"})


class PartsAfter(Parts):
    """Reads the frames of a sentence whose order of words tells who does what to whom."""

    def __init__(self, scene: Scene, grammar: Grammar, table: ContactTable) -> None:
        super().__init__(scene, grammar, table)
        self._company = Company(scene, grammar)
        self._goals = Goals(scene, grammar)
        self._phrases = NounPhrases(scene, grammar, table)
        self._owners = Owners(self, scene, self._phrases)

    def frames(self, trigger: Trigger) -> Iterator[Frame]:
        if trigger.word.is_verb:
            yield self._of_verb(trigger)
            return
        frame = self._of_noun(trigger)
        visited = self._visited(trigger)
        if visited:
            others = without(visited, frame.sides)
            yield replace(frame, word=VISITED, others=others, whither=())
        if frame.whither or not visited:
            yield frame

    def _visited(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«paid a visit to President X»: they met."""
        unit = next((u for u in self.scene.units if u.first == trigger.last + 2), None)
        is_person = unit is not None and unit.marker is Marker.TO
        return unit.members if unit and is_person and trigger.word.form is Form.VISIT else ()

    def subject_of(self, index: int) -> Acting:
        """Also «X, who met», and somebody right before the verb whatever stands before them."""
        for unit in reversed(self.scene.before(index)):
            gap = self.tokens[unit.last + 1 : index]
            is_joined = any(token.text.lower() in JOINING for token in gap)  # «met X and held …»
            is_tight = not is_joined and all(self._is_auxiliary(token) for token in gap)
            if self._is_apposed(unit, index):
                continue
            if unit.marker is Marker.SUBJECT or (unit.marker is Marker.OBJECT and is_tight):
                return unit, SURE if len(gap) < LONGEST_PHRASE else BY_ORDER
            words = [token.text.lower() for token in gap[:2]]
            if words[:1] == ["who"] or words == [",", "who"]:
                return unit, SURE
        return None, CARRIED

    def _is_apposed(self, unit: Unit, index: int) -> bool:
        """«X, the only leader at the parade, met»: words about X."""
        before = self.scene.before(unit.first)[-1:]
        if unit.members or not before or "," not in self.scene.words(unit.last + 1, index):
            return False
        gap = self.tokens[before[0].last + 1 : unit.first]
        is_near = len(gap) <= LONGEST_APPOSED and [t.text for t in gap[:1]] == [","]
        return is_near and bool(before[0].members) and not any("Tense" in t.feats for t in gap)

    def is_passive(self, index: int) -> bool:
        """«was received», «has been hosted», «to be welcomed»."""
        if self.tokens[index].feats.get("Tense") != "Past":
            return False
        before = self.tokens[max(0, index - 3) : index]
        be = max((i for i, token in enumerate(before) if token.lemma == "be"), default=None)
        return be is not None and not any(token.text == "," for token in before[be:])

    def _is_auxiliary(self, token: Token) -> bool:
        low = token.text.lower()
        is_opener = low in self.grammar.clauses["openers"]
        return token.lemma in AUXILIARIES or low.endswith("ly") or is_opener

    def _of_verb(self, trigger: Trigger) -> Frame:
        subject, certainty = self.subject_of(trigger.first)
        if trigger.word.form is Form.OTHER and self._is_described(trigger):
            return Frame(trigger.word, trigger.first, trigger.last)
        sides = self._agent(subject, trigger.first) or self._traveller(subject, trigger)
        if self.scene.low(0) == "with" and (subject is None or subject.is_pronoun):
            sides = as_row(self.scene.subject)  # «With X, they discussed …»
        is_passive = self.is_passive(trigger.first)
        if self._opens_received(trigger):  # «Received by X, Y said …»
            is_passive = True
            sides = self.acting(self.first_subject(trigger.last))
        others = self._agents(trigger) if is_passive else self._company.of_verb(trigger)
        # Whoever received a guest did so one after the other.
        word = replace(trigger.word, is_hosting=trigger.word.is_hosting and not is_passive)
        return Frame(
            word=word,
            first=trigger.first,
            last=trigger.last,
            sides=sides,
            others=without(others, sides),
            whither=self._goals.of(trigger),
            carrier=trigger.first,
            certainty=certainty,
            is_passive=is_passive,
        )

    def _opens_received(self, trigger: Trigger) -> bool:
        """The sentence begins with what was done to whoever acts in it."""
        is_past = self.tokens[trigger.first].feats.get("Tense") == "Past"
        return trigger.first == 0 and is_past and self.scene.low(trigger.last + 1) == "by"

    def _goes_somewhere(self, trigger: Trigger) -> bool:
        """«on a visit to the island»: where, though we don't know what it is called."""
        return (
            self.scene.low(trigger.last + 1) == "to" and self.scene.low(trigger.last + 2) == "the"
        )

    def _has_suite(self, trigger: Trigger) -> bool:
        """«ministers X and Y were present at the meeting», «the meeting was attended by X»."""
        start = self._phrases.start(trigger)
        after = self.scene.words(trigger.last + 1, trigger.last + 1 + len(ATTENDED))
        is_the = "the" in self.scene.words(start, trigger.first) and self.scene.subject is not None
        is_suite = bool({*self.scene.words(start - 2, start)} & SUITE)
        is_theirs = self._phrases.has_owner(trigger)  # «present at the talks between X and Y»
        return (is_suite and not is_theirs) or (is_the and after == ATTENDED)

    def _is_described(self, trigger: Trigger) -> bool:
        """«the agreement SIGNED in November»: nobody acts."""
        before = self.tokens[trigger.first - 1] if trigger.first else None
        if before is None or self.scene.low(trigger.last + 1) not in SET_IN:
            return False
        is_noun = before.pos == "X" and not self._is_auxiliary(before)
        return is_noun and all(unit.last != trigger.first - 1 for unit in self.scene.units)

    def _is_discussed(self, trigger: Trigger) -> bool:
        """«discussed the summit with X»: what they spoke of."""
        start = self._phrases.start(trigger)
        before = (t for t in self.scene.triggers if t.word.is_verb and t.word.form is Form.TALKS)
        return any(t.last + 1 == start for t in before)

    def _agent(self, subject: Unit | None, verb: int) -> tuple[Mention, ...]:
        """English says who acts: «The company received X» is nobody's; «Met with X» may be."""
        if subject is not None:
            return subject.members
        return as_row(self.scene.subject) if verb == 0 else ()

    def _traveller(self, subject: Unit | None, trigger: Trigger) -> tuple[Mention, ...]:
        """«X's trip will be paid to London to meet with Y»: X meets Y."""
        if subject is not None or self.scene.low(trigger.first - 1) != "to":
            return ()
        visits = [
            t
            for t in self.scene.triggers
            if t.last < trigger.first and t.word.form is Form.VISIT and not t.word.is_verb
        ]
        return self._owners.of(visits[-1])[0] if visits else ()

    def _agents(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«was given an audience by X»."""
        words = {*self.scene.words(trigger.last, trigger.last + LONGEST_PHRASE)}
        if trigger.word.then and not trigger.word.then & words:
            return ()
        return self._company.marked(trigger, frozenset({Marker.BY})) or self._company.fronted(
            trigger
        )

    def _of_noun(self, trigger: Trigger) -> Frame:
        goals = self._goals.of(trigger)
        is_lost = trigger.word.form is Form.VISIT and not goals and self._goes_somewhere(trigger)
        if is_lost or self._is_discussed(trigger) or self._has_suite(trigger):
            return Frame(trigger.word, trigger.first, trigger.last)
        sides, certainty, carrier = self._owners.of(trigger)
        is_inside = self._phrases.is_inside(trigger)
        before = self.scene.low(self._phrases.start(trigger) - 1)
        others = self._company.of_noun(trigger)
        told = self.scene.addressed() if trigger.word.form in REMOTE and not others else None
        if told is not None and is_inside:  # «In a phone conversation X told Y …»
            others = told.members
            sides = self.acting(self.subject_of(told.first - 1)[0])
        if is_inside and others and len(sides) > PAIR and _names(others) < _names(sides):
            subject = self.scene.subject  # «at the meeting with X, the sides …»: X and who received
            sides = as_row(subject) if subject and _names([subject]) < _names(sides) else ()
        is_coming = trigger.word.form is not Form.VISIT and self._phrases.is_ahead(trigger)
        if is_coming and not others and not self._phrases.has_owner(trigger):
            sides = ()  # «ten days before the summit A and B spoke»
        is_meal = before == "over" and trigger.word.phrase.split()[-1] in MEALS
        if before in ABOUT and not (is_meal or is_inside or self._phrases.has_owner(trigger)):
            sides = ()  # «asked about talks with X»
        return Frame(
            word=trigger.word,
            first=trigger.first,
            last=trigger.last,
            sides=sides,
            others=without(others, sides),
            whither=goals,
            carrier=carrier,
            certainty=certainty,
            is_inside=is_inside,
            is_announced=not is_inside and before not in self.grammar.before,
        )


def _names(mentions: Iterable[Mention]) -> frozenset[str | None]:
    return frozenset(mention.person or mention.office for mention in mentions)
