"""Who was met, where they follow the word: «met X», «talks with X», «after meeting X»."""

from reading.grammar.mentions import Mention
from reading.plain.contacts import Trigger
from reading.plain.frames import LONGEST_PHRASE
from reading.plain.grammar import Grammar, Marker, Markers
from reading.plain.rows import Unit
from reading.plain.scenes import Scene

LONGEST_DESCRIPTION = 3
"""Words of «the ailing», «his very old»."""

LONGEST_FRONT = 8
"""Tokens from «With X,» to «they discussed»."""

DASHES = frozenset({"-", "–", "—", ":"})

BEFORE_MORE = 4
"""Tokens before «with B» in which its «and» stands: «…, and later with B»."""


class Company:
    """Finds the other side of the contacts of one sentence."""

    def __init__(self, scene: Scene, grammar: Grammar) -> None:
        self._scene = scene
        self._grammar = grammar
        self._skipped = grammar.clauses["skipped"]
        self._articles = grammar.clauses["articles"]
        self._including = tuple(grammar.clauses["including"])
        self._adverbials = grammar.clauses["adverbials"]
        self._owned = frozenset(
            i for unit in scene.marked(Marker.OWNER) for i in range(unit.first, unit.last + 1)
        )

    def of_verb(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«met X», «called on X», «met with X»."""
        if Marker.OBJECT in trigger.word.company:
            after = self._scene.after(trigger.last)
            units = (u for u in after if u.marker is not Marker.OWNER or self._ends(trigger, u))
            unit = next(units, None)
            if unit is not None and self._is_object(trigger, unit):
                met = self._named_of(trigger, unit) or unit.members
                return met if self.goes_on(trigger, unit.last) else ()
        others = self.marked(trigger, trigger.word.company - {Marker.OBJECT}) or self.fronted(
            trigger
        )
        following = self._scene.words(trigger.last + 1, trigger.last + LONGEST_PHRASE)
        return others if not trigger.word.then or trigger.word.then & {*following} else ()

    def _ends(self, trigger: Trigger, owner: Unit) -> bool:
        """«shook X's HAND»: what of his the row asks for."""
        return self._scene.low(owner.last + 1) in trigger.word.then

    def of_noun(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«talks with X», «after meeting Xi Jinping»."""
        others = self.marked(trigger, trigger.word.company - {Marker.OBJECT})
        if others or Marker.OBJECT not in trigger.word.company:
            return others
        if self._scene.low(trigger.first - 1) in self._grammar.clauses["articles"]:
            return ()
        unit = next(iter(self._scene.after(trigger.last)), None)
        if unit is None or unit.marker is not Marker.OBJECT:
            return ()
        gap = self._scene.words(trigger.last + 1, unit.first)
        return unit.members if {*gap} <= self._skipped else ()

    def marked(self, trigger: Trigger, wanted: Markers) -> tuple[Mention, ...]:
        """The first unit so marked after the word, before another word of contact."""
        triggers = (t.first for t in self._scene.triggers if t.first > trigger.last)
        stop = min(triggers, default=len(self._scene.tokens))
        for unit in self._scene.after(trigger.last):
            if unit.first <= stop and unit.marker in wanted and unit.members:
                if self._scene.parted(trigger.last, unit.first):
                    return ()
                return self._named_of(trigger, unit) or self._with_more(unit, stop)
        return self._among(trigger, stop) or self._whom(trigger, wanted)

    def fronted(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«With Austria's X, they discussed …»."""
        first = self._scene.units[0] if self._scene.units else None
        opens = first is not None and self._scene.low(0) == "with" and first.first == 1
        if first is None or not opens or self._scene.low(first.last + 1) != ",":
            return ()
        is_near = trigger.first - first.last <= LONGEST_FRONT
        return first.members if is_near and Marker.WITH in trigger.word.company else ()

    def _among(self, trigger: Trigger, stop: int) -> tuple[Mention, ...]:
        """«met a string of leaders, among them X, Y and Z»."""
        several = -1
        for unit in self._scene.after(trigger.last):
            words = " ".join(self._scene.words(unit.first - 2, unit.first))
            if unit.first > stop or self._scene.parted(trigger.last, unit.first):
                return ()
            gap = self._scene.words(several + 1, unit.first)
            is_listed = several >= 0 and 0 < len(gap) <= len("--") and {*gap} <= DASHES
            is_row = gap == [","] and len(unit.members) > 1 and not self._acts(unit)
            is_listed = is_listed or (several >= 0 and is_row)  # «the three ministers, X, Y and Z,»
            if words.endswith(self._including) or is_listed:
                return unit.members
            several = -1 if unit.members else unit.last  # «his counterparts – X, Y and Z»
        return ()

    def _named_of(self, trigger: Trigger, unit: Unit) -> tuple[Mention, ...]:
        """«met senior officials, including X and Y»: of the many those who are named."""
        is_vague = all(m.person is None and m.is_plural for m in unit.members)
        triggers = (t.first for t in self._scene.triggers if t.first > trigger.last)
        stop = min(triggers, default=len(self._scene.tokens))
        return self._among(trigger, stop) if is_vague else ()

    def _acts(self, unit: Unit) -> bool:
        """«…, X and Y said»."""
        return any("Tense" in t.feats for t in self._scene.tokens[unit.last + 1 : unit.last + 2])

    def goes_on(self, trigger: Trigger, last: int) -> bool:
        """«gave X an hour», «called X on Friday»: the words that the row asks for follow."""
        wanted = trigger.word.then
        following = self._scene.words(last + 1, last + LONGEST_PHRASE)
        return not wanted or bool(wanted & {*(following[:1] if "." in wanted else following)})

    def _is_object(self, trigger: Trigger, unit: Unit) -> bool:
        is_bare = unit.marker in {Marker.OBJECT, Marker.SUBJECT} or self._ends(trigger, unit)
        return self._is_direct(trigger.last, unit.first) and (
            is_bare or self._is_called_on(trigger, unit)
        )

    def _is_direct(self, last: int, first: int) -> bool:
        """Nothing but «his visiting», «in turn,», somebody's between a verb and whom it met."""
        gap = [self._scene.low(i) for i in range(last + 1, first) if i not in self._owned]
        if gap and gap[0] == "," == gap[-1] and len(gap) < LONGEST_PHRASE:
            return True
        if gap and gap[0] in self._adverbials and len(gap) < LONGEST_PHRASE:
            return self._is_plain(last, first)
        return {*gap} <= self._skipped | {","} or self._describes(last, first)

    def _describes(self, start: int, stop: int) -> bool:
        """«met THE AILING Mao Zedong»: an article and what somebody is like."""
        words = self._scene.words(start + 1, stop)
        if not words[:1] or words[0] not in self._articles or len(words) > LONGEST_DESCRIPTION:
            return False
        no_part = {*self._grammar.before, *self._grammar.clauses["openers"]} | self._scene.borders
        return self._is_plain(start, stop) and not {*words} & no_part

    def _is_plain(self, start: int, stop: int) -> bool:
        """«today at the Palace of the Revolution»: neither verbs nor signs nor people."""
        gap = range(start + 1, stop)
        is_peopled = any(unit.first in gap for unit in self._scene.units)
        return not is_peopled and not any(
            self._scene.tokens[i].pos == "PUNCT" or "Tense" in self._scene.tokens[i].feats
            for i in gap
        )

    def _is_called_on(self, trigger: Trigger, unit: Unit) -> bool:
        """«called on X», but not «called on X to act»."""
        return trigger.last > trigger.first and self._scene.low(unit.last + 1) != "to"

    def _with_more(self, first: Unit, stop: int) -> tuple[Mention, ...]:
        """«with A at the palace, and later with B»."""
        found, last = list(first.members), first.last
        for unit in self._scene.units:
            if not last < unit.first <= stop or not self._is_more(first, unit):
                continue
            before = self._scene.words(max(last + 1, unit.first - BEFORE_MORE), unit.first)
            if before and not self._scene.parted(last, unit.first):
                found.extend(unit.members)
                last = unit.last
        return tuple(found)

    def _is_more(self, first: Unit, unit: Unit) -> bool:
        """«… and with B», «…, followed by B»."""
        before = self._scene.words(unit.first - BEFORE_MORE, unit.first)
        is_next = before[-2:] == ["followed", "by"]
        return is_next or (unit.marker is first.marker and "and" in before)

    def _whom(self, trigger: Trigger, wanted: Markers) -> tuple[Mention, ...]:
        """«X, with whom he had just lunched»: the one before the relative word."""
        for index in range(trigger.first - 1, 1, -1):
            if self._scene.low(index) not in self._grammar.pronouns["whom"]:
                continue
            marker = self._grammar.before.get(self._scene.low(index - 1))
            if marker in wanted or Marker.OBJECT in trigger.word.company:
                before = self._scene.before(index - 1)
                return before[-1].members if before else ()
        return ()
