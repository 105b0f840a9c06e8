"""A sentence with all that stands in it, and where its clauses end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reading.grammar.mentions import Mention
from reading.plain.contacts import Means, Trigger
from reading.plain.grammar import Marker, Words
from reading.plain.rows import MODALS, Unit
from reading.text.analysis import Token
from reading.where.places import FoundPlace

RELATIVES = frozenset({"who", "which", "whose"})
SMALL = frozenset({"later", "also", "then", "earlier", "first", "afterwards"})
TOLD = frozenset({"told", "tells"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The units, places and words of contact of a sentence.

    `subject` acted in the sentence before; `supports` are verbs that may carry a noun (last token →
    first); `borders` are the words that begin a clause.
    """

    tokens: tuple[Token, ...]
    units: tuple[Unit, ...]
    places: tuple[FoundPlace, ...]
    subject: Mention | None
    triggers: tuple[Trigger, ...]
    means: tuple[Means, ...]
    supports: Mapping[int, int]
    borders: Words
    company_follows: bool = True

    def low(self, index: int) -> str:
        """The word there in lower case, "" outside of the sentence."""
        return self.tokens[index].text.lower() if 0 <= index < len(self.tokens) else ""

    def words(self, start: int, stop: int) -> list[str]:
        """The words from `start` up to `stop`, in lower case."""
        return [token.text.lower() for token in self.tokens[max(0, start) : stop]]

    def parted(self, start: int, stop: int) -> bool:
        """A clause ends between two tokens."""
        return bool({*self.words(start + 1, stop)} & self.borders)

    def apart(self, one: int, other: int) -> bool:
        """«X, who flew in on Monday, met Y»: one of the tokens is told beside."""
        return any((one in aside) != (other in aside) for aside in self._asides())

    def _asides(self) -> Iterator[range]:
        """From «, who» to the comma before the verb of the clause around."""
        for start in range(1, len(self.tokens)):
            if self.low(start) not in RELATIVES or self.low(start - 1) != ",":
                continue
            commas = (i for i in range(start, len(self.tokens) - 1) if self.low(i) == ",")
            stop = next((i for i in commas if self._goes_on(i + 1)), None)
            if stop is not None:
                yield range(start, stop)

    def _goes_on(self, index: int) -> bool:
        """A verb stands there, maybe after «later», «also»."""
        following = self.tokens[index : index + 2]
        is_verb = [t.text.lower() in MODALS or t.feats.get("Tense") == "Past" for t in following]
        return is_verb[:1] == [True] or (len(is_verb) > 1 and is_verb[1] and self._is_small(index))

    def _is_small(self, index: int) -> bool:
        return self.low(index) in SMALL or self.low(index).endswith("ly")

    def before(self, index: int) -> list[Unit]:
        return [unit for unit in self.units if unit.last < index]

    def after(self, index: int) -> list[Unit]:
        return [unit for unit in self.units if unit.first > index]

    def addressed(self) -> Unit | None:
        """«X told Y»: Y, whom the order of words alone would take for who acts."""
        units = (u for u in self.units if self.low(u.first - 1) in TOLD and u.members)
        return next(units, None) if self.company_follows else None

    def marked(self, *markers: Marker) -> Iterator[Unit]:
        return (unit for unit in self.units if unit.marker in markers)
