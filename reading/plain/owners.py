"""Whose talks they are: «between A and B», «A's», «of A», of whoever acts."""

from typing import Protocol

from reading.facts import Form
from reading.grammar.mentions import Mention
from reading.plain.contacts import Trigger
from reading.plain.frames import BY_ORDER, CARRIED, LONGEST_PHRASE, SURE, as_row
from reading.plain.grammar import Marker, Words
from reading.plain.noun_phrases import NounPhrases
from reading.plain.parts import Acting
from reading.plain.rows import Unit
from reading.plain.scenes import Scene

Owned = tuple[tuple[Mention, ...], float, int | None]
"""Whose it is, how sure we are, and the verb that carries the noun."""

ABOUT = frozenset({"about", "over", "regarding", "concerning", "of"})
NEAR = 4
"""Tokens between a noun and «of X», «by X»."""


class Actors(Protocol):
    """Who acts in the sentence."""

    happening: Words
    speech: Words

    def subject_of(self, index: int) -> Acting: ...

    def acting(self, unit: Unit | None) -> tuple[Mention, ...]: ...

    def first_subject(self, index: int) -> Unit | None: ...

    def is_passive(self, index: int) -> bool: ...


class Owners:
    """Says whose the contacts are that nouns of one sentence name."""

    def __init__(self, actors: Actors, scene: Scene, phrases: NounPhrases) -> None:
        self._actors = actors
        self._scene = scene
        self._phrases = phrases

    def of(self, trigger: Trigger) -> Owned:
        carrier = self._phrases.carrier(trigger)
        owner = self._named_owner(trigger)
        if owner is not None:
            return self._with_guest(owner, carrier, trigger), SURE, carrier
        if carrier is not None:
            return *self._by_carrier(carrier), carrier
        if self._phrases.is_inside(trigger):
            return *self._beside(trigger), None
        acting, _ = self._actors.subject_of(trigger.first)
        if acting is not None and (self._says(acting) or self._is_talked_of(trigger)):
            return (), CARRIED, None  # «Peskov said talks with X …»
        return self._actors.acting(acting), CARRIED, None

    def _with_guest(
        self, owner: Unit, carrier: int | None, trigger: Trigger
    ) -> tuple[Mention, ...]:
        """«X will attend a reception hosted by Y», «X sat at talks brokered by Y»: X and Y."""
        if owner.marker is not Marker.BY or owner.first < (carrier or trigger.first):
            return owner.members
        if carrier is not None:
            acting, _ = self._by_carrier(carrier)
        elif self._scene.low(self._phrases.start(trigger) - 1) == "at":
            acting, _ = self._beside(trigger)
        else:
            return owner.members
        return tuple(dict.fromkeys((*acting, *owner.members)))

    def _named_owner(self, trigger: Trigger) -> Unit | None:
        start = self._phrases.start(trigger)
        for unit in self._scene.units:
            is_near = trigger.last < unit.first <= trigger.last + LONGEST_PHRASE
            match unit.marker:
                case Marker.BETWEEN:
                    is_owner = is_near and not self._scene.parted(trigger.last, unit.first)
                case Marker.OWNER:
                    is_owner = start <= unit.first <= unit.last < trigger.first
                case Marker.OF | Marker.BY:
                    is_owner = self._is_of(trigger, unit)
                case _:
                    is_owner = False
            if is_owner:
                return unit
        return None

    def _is_of(self, trigger: Trigger, unit: Unit) -> bool:
        """«visit by X», «a meeting in Geneva of X and Y»."""
        gap = self._scene.tokens[trigger.last + 1 : unit.first]
        if not gap or any(token.pos == "PUNCT" for token in gap):
            return False
        is_sited = gap[0].text.lower() in {"in", "at"} and len(gap) < LONGEST_PHRASE - 2
        return len(gap) < NEAR or is_sited

    def _by_carrier(self, carrier: int) -> tuple[tuple[Mention, ...], float]:
        """Of whoever does it: «X held talks»; «a meeting was hosted by X»."""
        verb = self._scene.supports[carrier]
        actor, certainty = self._actors.subject_of(verb)
        if self._actors.is_passive(verb):
            after = (u for u in self._scene.after(carrier) if u.marker is Marker.BY)
            agent = next(after, None)
            return agent.members if agent else as_row(self._scene.subject), CARRIED
        if actor is not None:
            return actor.members, certainty
        if self._scene.tokens[carrier].lemma not in self._actors.happening:
            return (), certainty
        owners = [u for u in self._scene.before(carrier) if u.marker is Marker.OWNER]
        if owners:  # «X's visit included a meeting with Y»
            return owners[-1].members, BY_ORDER
        return as_row(self._scene.subject), certainty

    def _beside(self, trigger: Trigger) -> tuple[tuple[Mention, ...], float]:
        """«during talks with Y, X said»: of whoever acts in the clause around."""
        acting, certainty = self._actors.subject_of(self._phrases.start(trigger))
        first = acting or self._actors.first_subject(trigger.last)
        return self._actors.acting(first), min(certainty, BY_ORDER) if first else CARRIED

    def _is_talked_of(self, trigger: Trigger) -> bool:
        """«criticised the trip», but not «X, on a three-day visit»."""
        before = self._scene.low(self._phrases.start(trigger) - 1)
        return trigger.word.form is Form.VISIT and before not in {"on", "for"}

    def _says(self, unit: Unit) -> bool:
        following = self._scene.tokens[unit.last + 1 : unit.last + 2]
        return bool(following) and following[0].lemma in self._actors.speech
