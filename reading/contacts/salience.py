"""Whom a text keeps in mind: every mention raises a person, every further sentence fades all.

The weights are those of Lappin and Leass (1994), an algorithm for pronominal anaphora resolution:
recency 100, subject 80, object 50, other 40, halved with each sentence.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

RECENT = 100.0
WEIGHTS = {"subject": 80.0, "object": 50.0, "other": 40.0, "owner": -60.0}
FADING = 0.5
FORGOTTEN = 1.0


@dataclass(frozen=True, slots=True)
class Context:
    """Who is meant where a sentence names nobody.

    `subject` acted in the sentence before, `hero` is whom the article is about so far, `leaders`
    are who has acted in contacts, `leader` who did most. `men` and `women` are as far as the sex is
    known. `has_contacts`: the text has spoken of some. `spokesmen` only speak for others.
    `hub` has met several, of whom who acted is one. `group` are the two whom the sentence before
    told of together, `recent` all whom it said to have met. `vouching` was only a source of the
    sentence before: «как подтвердил …».
    """

    subject: str | None = None
    hero: str | None = None
    leaders: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    has_contacts: bool = False
    leader: str | None = None
    spokesmen: frozenset[str] = frozenset()
    hub: str | None = None
    group: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    vouching: frozenset[str] = frozenset()


NOBODY = Context()


@dataclass(slots=True)
class Salience:
    """The persons in mind; `pair` are those who last met, `guest` came and `host` received.

    `met` are all whom the last contact word names, also where one of them met each of the others.

    The `subject` acted last; he `is_passing` who only told of others, or acts inside a clause, and
    `is_vouching` by whose words it was.
    `visitors` are all who came with the last reception; `group` are several whom the sentence
    before meant at once, `row` two whom it named together, `last` is whom it named last, `recent`
    are all of whom it says that they met.
    """

    weights: dict[str, float] = field(default_factory=dict)
    total: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    subject: str | None = None
    is_passing: bool = False
    is_vouching: bool = False
    pair: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    guest: str | None = None
    host: str | None = None
    visitors: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    last: str | None = None
    recent: tuple[str, ...] = ()
    led: dict[str, int] = field(default_factory=dict)
    partners: dict[str, set[str]] = field(default_factory=dict)
    opening: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    has_contacts: bool = False
    spokesmen: frozenset[str] = frozenset()

    def note_lead(self, person: str) -> None:
        """Who acts in contacts is whom the article is about."""
        self.led[person] = self.led.get(person, 0) + 1

    def note_contact(self, one: str, other: str) -> None:
        """Who meets most people is whom a round-up is about."""
        self.partners.setdefault(one, set()).add(other)
        self.partners.setdefault(other, set()).add(one)

    def note(self, person: str, role: str) -> None:
        weight = RECENT + WEIGHTS[role]
        self.weights[person] = self.weights.get(person, 0.0) + weight
        self.total[person] = self.total.get(person, 0.0) + weight
        self.counts[person] = self.counts.get(person, 0) + 1

    def fade(self) -> None:
        self.weights = {
            person: weight * FADING
            for person, weight in self.weights.items()
            if weight * FADING >= FORGOTTEN
        }

    def strongest(
        self, fits: Callable[[str], bool] = lambda _: True, besides: Iterable[str] = ()
    ) -> list[str]:
        """Who fits, strongest first; of equals the one in mind longer."""
        left_out = set(besides)
        fitting = [p for p in self.weights if p not in left_out and fits(p)]
        return sorted(fitting, key=lambda person: -self.weights[person])

    @property
    def hero(self) -> str | None:
        return max(
            self.total,
            key=lambda person: (
                len(self.partners.get(person, ())) + (person in self.opening),
                self.total[person],
            ),
            default=None,
        )

    def context(self) -> Context:
        leaders = frozenset(self.led) | self.opening
        leader = max(self.led, key=lambda person: self.led[person], default=None)
        return Context(
            self.subject,
            self.hero,
            leaders,
            self.men,
            self.women,
            self.has_contacts,
            leader,
            self.spokesmen - self.led.keys(),
            self._hub(),
            self.group,
            self.recent,
            frozenset({self.subject} if self.is_vouching and self.subject else ()),
        )

    def _hub(self) -> str | None:
        """The only one whom who acted last has met, when he has met others too."""
        met = self.partners.get(self.subject or "", set())
        return next((one for one in met if len(met) == 1 < len(self.partners[one])), None)
