"""Where a visit goes, by prepositions: «visited Astana and Tashkent», «trip to China»."""

from reading.facts import Form
from reading.plain.contacts import Trigger
from reading.plain.frames import DIRECTIONS, LONGEST_PHRASE
from reading.plain.grammar import Grammar, Marker
from reading.plain.scenes import Scene
from reading.where.places import Direction, FoundPlace

NEAR = 4
"""Tokens between a verb and the place it goes to without a preposition."""

JOINING = frozenset(
    {",", "and", "to", "then", "in", "the", "on", "from", "there", "later", "finally"}
)


class Goals:
    """Finds the places of the visits of one sentence."""

    def __init__(self, scene: Scene, grammar: Grammar) -> None:
        self._scene = scene
        self._skipped = grammar.clauses["skipped"] | {"of"}
        self._days = grammar.names["days"]

    def of(self, trigger: Trigger) -> tuple[FoundPlace, ...]:
        if trigger.word.form is not Form.VISIT:
            return ()
        found = [] if trigger.word.is_verb else self._attributes(trigger)
        for place in self._scene.places:
            if place.first <= trigger.last or self._scene.parted(trigger.last, place.first):
                continue
            if found and not self._in_a_row(found[-1], place):
                break
            if found or self._is_goal(trigger, place):
                found.append(place)
        return tuple(found)

    def _attributes(self, trigger: Trigger) -> list[FoundPlace]:
        """«the Moscow visit»."""
        return [place for place in self._scene.places if place.last + 1 == trigger.first]

    def _is_goal(self, trigger: Trigger, place: FoundPlace) -> bool:
        """«trip to China», «arrived in Osh», «visited Astana», «the next stop, Yerevan»."""
        gap = self._scene.words(trigger.last + 1, place.first)
        if not trigger.word.is_verb and gap == [","]:
            return place.direction is Direction.NONE
        if Marker.OBJECT in trigger.word.goal and place.direction is Direction.NONE:
            return len(gap) < NEAR and self._is_skipped(trigger, place)
        if Marker.FOR in trigger.word.goal and gap[-1:] == ["for"]:
            return True
        wanted = {DIRECTIONS[marker] for marker in trigger.word.goal if marker in DIRECTIONS}
        return place.direction in wanted and len(gap) < LONGEST_PHRASE

    def _is_skipped(self, trigger: Trigger, place: FoundPlace) -> bool:
        gap = self._scene.tokens[trigger.last + 1 : place.first]
        return all(
            token.text != "," and (token.pos == "X" or token.text.lower() in self._skipped)
            for token in gap
        )

    def _in_a_row(self, one: FoundPlace, other: FoundPlace) -> bool:
        gap = self._scene.words(one.last + 1, other.first)
        is_listed = gap != [","] or one.is_city == other.is_city
        words = {word.rstrip(".") for word in gap if not word.isdigit() and word != "."}
        return bool(gap) and words <= JOINING | self._days and is_listed
