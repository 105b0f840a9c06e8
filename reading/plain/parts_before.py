"""The other side comes before the word, and an ending says what it is: «Мирзиёевпен кездесті»."""

from collections.abc import Iterator
from dataclasses import replace

from reading.facts import Form
from reading.grammar.mentions import Mention
from reading.plain.contacts import Trigger
from reading.plain.frames import (
    CARRIED,
    DIRECTIONS,
    LONGEST_PHRASE,
    SURE,
    Frame,
    as_row,
    without,
)
from reading.plain.grammar import Marker
from reading.plain.parts import Parts
from reading.plain.rows import Unit
from reading.where.places import Direction, FoundPlace

Sides = tuple[tuple[Mention, ...], float]
DESCRIBING = ("ған", "ген", "қан", "кен")
"""«келген Х» describes him, «келгенін» is told of."""

STOPS = frozenset({",", ";", ":", "."})


class PartsBefore(Parts):
    """Reads the frames of a sentence whose words end in cases."""

    def frames(self, trigger: Trigger) -> Iterator[Frame]:
        if self._is_talked_about(trigger):
            return
        inside = self._is_inside(trigger)
        carrier = None if trigger.word.is_verb or inside else self._carrier(trigger.last)
        pair = self._pair(trigger) or self._received(trigger) or self._listed_after(trigger)
        sides, certainty = (pair, SURE) if pair else self._sides(trigger)
        frame = Frame(
            word=trigger.word,
            first=trigger.first,
            last=trigger.last,
            sides=sides,
            others=() if pair else without(self._others(trigger), sides),
            whither=self._goals(trigger),
            carrier=trigger.last if trigger.word.is_verb else carrier,
            certainty=certainty,
            is_inside=inside,
            is_announced=not inside,
        )
        if not frame.sides and frame.others:
            acting = without(as_row(self.scene.subject), frame.others)
            frame = replace(frame, sides=acting, certainty=CARRIED)
        yield frame

    def _is_talked_about(self, trigger: Trigger) -> bool:
        """«сапары туралы», «кездесу жөнінде», «сапарды дайындау мәселелері»."""
        if trigger.word.is_verb:
            return False
        after = self.grammar.after.get(self.scene.low(trigger.last + 1))
        is_object = self.tokens[trigger.last].feats.get("Case") == "Acc"
        return after is Marker.FOR or (is_object and self._carrier(trigger.last) is None)

    def _is_inside(self, trigger: Trigger) -> bool:
        """«келіссөз барысында», «кездесу соңында»."""
        return not trigger.word.is_verb and self.scene.low(trigger.last + 1) in self.inside

    def _sides(self, trigger: Trigger) -> Sides:
        """Whose contact it is: of whom a participle describes, of an owner, of the subject."""
        bearer = self._bearer(trigger)
        if bearer is not None:
            return bearer.members, SURE
        owner = self._owner(trigger)
        if owner is not None:
            return owner.members, SURE
        subject, certainty = self._told_owner(trigger), SURE
        if subject is None:
            subject, certainty = self.subject_of(trigger.first)
        if subject is None and self._is_inside(trigger):
            subject = self.first_subject(trigger.last)
        elif subject is None and not trigger.word.is_verb:  # «Астанаға сапармен X келді»
            subject, certainty = self.subject_of(self._carrier(trigger.last) or trigger.first)
        return subject.members if subject else (), certainty

    def _bearer(self, trigger: Trigger) -> Unit | None:
        """«сапармен келген X»: whom a participle describes."""
        at = trigger.last if trigger.word.is_verb else self._carrier(trigger.last)
        if at is None or trigger.word.form is not Form.VISIT:
            return None
        if self.tokens[at].feats.get("VerbForm") != "Part":
            return None
        return next((u for u in self.scene.units if u.first in {at + 1, at + 2}), None)

    def _owner(self, trigger: Trigger) -> Unit | None:
        """«Макронның сапары»."""
        if trigger.word.is_verb or Marker.OWNER in trigger.word.company:
            return None
        invitation = self.grammar.clauses["invitation"]
        owners = [
            unit
            for unit in self.scene.before(trigger.first)
            if unit.marker is Marker.OWNER and self.scene.low(unit.last + 1) not in invitation
        ]
        is_near = bool(owners) and trigger.first - owners[-1].last < LONGEST_PHRASE
        return owners[-1] if is_near and not self._is_taken(owners[-1], trigger) else None

    def _is_taken(self, owner: Unit, trigger: Trigger) -> bool:
        """«Y-тың сапары аясында Z-пен келіссөз»: the visit was Y's, and somebody acts besides."""
        between = [
            one
            for one in self.scene.triggers
            if owner.last < one.first < trigger.first and self._is_inside(one)
        ]
        acting = (u for u in self.scene.before(owner.first) if u.marker is Marker.SUBJECT)
        return bool(between) and any(unit.members for unit in acting)

    def _received(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«X-ті Y-тің қабылдауы»: a noun of receiving with its host and its guest."""
        if trigger.word.is_verb or Marker.OWNER not in trigger.word.company:
            return ()
        start = self._told_until(trigger)
        near = [u for u in self.scene.before(trigger.first) if u.last > start and u.members]
        guests = [u for u in near if u.marker is Marker.OBJECT]
        hosts = [u for u in near if u.marker is Marker.OWNER]
        return (*guests[-1].members, *hosts[-1].members) if guests and hosts else ()

    def _told_owner(self, trigger: Trigger) -> Unit | None:
        """«X-тың Y-ға келгенін хабарладық»: whose coming somebody tells of."""
        token = self.tokens[trigger.last]
        is_part = token.feats.get("VerbForm") == "Part"
        is_told = is_part and not token.text.lower().endswith(DESCRIBING)
        if not (is_told and trigger.word.form is Form.VISIT):
            return None
        before = [u for u in self.scene.before(trigger.first) if u.members]
        return before[-1] if before and before[-1].marker is Marker.OWNER else None

    def _listed_after(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«мемлекет басшылары бас қосты: A, B және C»."""
        if self.scene.low(trigger.last + 1) != ":" or not trigger.word.is_verb:
            return ()
        units = [u for u in self.scene.after(trigger.last) if u.marker is Marker.SUBJECT]
        return tuple(m for unit in units for m in unit.members)

    def _pair(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«A мен Б арасында», «A мен Б-ның кездесуі», «… кездескені»: both sides in one row."""
        before = self.scene.before(trigger.first)
        between = [u for u in before if u.marker is Marker.BETWEEN]
        if between:
            return between[-1].members
        is_told = self.tokens[trigger.last].feats.get("VerbForm") == "Part"
        if (trigger.word.is_verb and not is_told) or not before:
            return ()
        nearest = before[-1]
        is_pair = nearest.marker is Marker.OWNER and len(nearest.members) > 1
        return nearest.members if is_pair else ()

    def _others(self, trigger: Trigger) -> tuple[Mention, ...]:
        """The nearest unit with an ending the word asks for, after the contact told before."""
        start = self._told_until(trigger)
        for unit in reversed(self.scene.before(trigger.first)):
            if start < unit.last and unit.marker in trigger.word.company:
                return unit.members
        return ()

    def _told_until(self, trigger: Trigger) -> int:
        """The last token of the contact told before."""
        lasts = (t.last for t in self.scene.triggers if t.last < trigger.first)
        return max(lasts, default=-1)

    def _goals(self, trigger: Trigger) -> tuple[FoundPlace, ...]:
        """«Ташкентке барды», «Астанаға сапары»."""
        if trigger.word.form is not Form.VISIT:
            return ()
        wanted = {DIRECTIONS[marker] for marker in trigger.word.goal if marker in DIRECTIONS}
        carrier = None if trigger.word.is_verb else self._carrier(trigger.last)
        start, stop = self._told_until(trigger), max(trigger.first, carrier or 0)
        places = [p for p in self.scene.places if start < p.first < stop and p.direction in wanted]
        going = [p for p in places if p.direction is Direction.WHITHER]
        return tuple(going or places[-1:])

    def _carrier(self, index: int) -> int | None:
        """The next verb after a noun that may carry it."""
        for at in range(index + 1, min(index + 1 + LONGEST_PHRASE, len(self.tokens))):
            if at in self.scene.supports and self.tokens[at].feats.get("VerbForm"):
                return at
            if self.tokens[at].text in STOPS:
                return None
        return None
