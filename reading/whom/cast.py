"""The cast of an article: its names gathered into persons, its offices, and who holds which."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reading.contacts.contacts import Contacts
from reading.grammar.phrases import Links
from reading.people.clusters import gather
from reading.people.credible import is_person
from reading.people.holding import Holding, holdings
from reading.people.name_cases import governed
from reading.people.named import Named
from reading.people.naming import NameFinder
from reading.people.roles import Role, RoleFinder
from reading.people.titles import Kind
from reading.people.vocabulary import Vocabulary
from reading.spelling.evidence import Evidence
from reading.text.analysis import Analysis
from reading.whom.reference_words import ReferenceWords
from reading.world import World


@dataclass(frozen=True, slots=True)
class PeopleTools:
    """What finding people needs to know."""

    world: World
    roles: RoleFinder
    names: NameFinder
    vocabulary: Vocabulary
    evidence: Evidence
    references: ReferenceWords
    parse_all: Callable[[Sequence[Sequence[str]]], Sequence[Links]]
    contacts: Contacts

    def parse(self, words: Sequence[str]) -> Links:
        """The parse of one sentence; many at once take far less time."""
        (links,) = self.parse_all([words])
        return links


def _is_outlet(name: str, outlets: Iterable[str]) -> bool:
    """«корреспондент Укринформа»."""
    word = name.lower()
    return any(
        word.startswith(outlet) and len(word) - len(outlet) < LONGEST_ENDING for outlet in outlets
    )


LONGEST_ENDING = 3
"""Letters of a case, one more: «Укринформом»."""

ANIMATE = frozenset({"Gen", "Acc"})
"""Of titles these two look alike, so the parser's choice says nothing."""

TITLED = frozenset({Kind.OFFICE, Kind.POST, Kind.KIN})


class Cast:
    """Who is named in an article: `clusters` are the persons, `holdings` their offices."""

    def __init__(self, analysis: Analysis, tools: PeopleTools) -> None:
        self._analysis = analysis
        self._tools = tools
        self._read: dict[int, tuple[tuple[Role, ...], tuple[Holding, ...]]] = {}
        self.holdings: list[Holding] = []
        self.named = tools.names.find(analysis)
        self._read_roles(range(len(analysis.sentences)))
        self._add(list(self._after_offices()))
        self.named = tuple(self._in_office_case())
        self.clusters = gather(self.named, tools.world, tools.evidence)
        surnames = frozenset(c.name.split()[-1] for c in self.clusters if " " in c.name)
        repeated = list(tools.names.repeated(analysis, self.named, surnames))
        if repeated:
            self._add(repeated)
            self.clusters = gather(self.named, tools.world, tools.evidence)
        self._keep_people()

    @property
    def roles(self) -> list[tuple[int, Role]]:
        """The offices, each with the number of its sentence."""
        return [(number, role) for number, (roles, _) in self._read.items() for role in roles]

    def _add(self, names: Sequence[Named]) -> None:
        self.named = tuple(sorted((*self.named, *names), key=lambda name: name.span))
        self._read_roles(sorted({name.sentence for name in names}))

    def _keep_people(self) -> None:
        """Leave out what is named but no person."""
        in_office = {held.name.span for held in self.holdings if held.role.kind in TITLED}
        sentences, vocabulary = self._analysis.sentences, self._tools.vocabulary
        outlets = self._tools.references.outlets
        self.clusters = tuple(
            c
            for c in self.clusters
            if is_person(c, in_office, sentences, vocabulary) and not _is_outlet(c.name, outlets)
        )
        kept = {name.span for cluster in self.clusters for name in cluster.named}
        self.named = tuple(name for name in self.named if name.span in kept)
        self.holdings = [held for held in self.holdings if held.name.span in kept]

    def _after_offices(self) -> Iterator[Named]:
        """Names the tagger missed right after an office."""
        named = {(held.name.sentence, held.role.last) for held in self.holdings}
        for number, role in self.roles:
            if role.is_plural or role.kind is Kind.STAND_IN or (number, role.last) in named:
                continue
            for found in self._tools.names.after_office(self._analysis, number, role.last):
                if not any(name.span.overlaps(found.span) for name in self.named):
                    yield found

    def _read_roles(self, numbers: Iterable[int]) -> None:
        """Offices and who holds them in these sentences, by the names known so far."""
        spans = [name.span for name in self.named]
        by_sentence: dict[int, list[Named]] = defaultdict(list)
        for name in self.named:
            by_sentence[name.sentence].append(name)
        for number in numbers:
            sentence = self._analysis.sentences[number]
            roles = self._tools.roles.find(sentence, spans)
            self._read[number] = roles, holdings(sentence.tokens, roles, by_sentence[number])
        self.holdings = [held for _, holdings_here in self._read.values() for held in holdings_here]

    def _in_office_case(self) -> Iterator[Named]:
        """The names, each in the case of the office before it."""
        cases = {
            held.name.span: allowed
            for held in self.holdings
            if held.role.last < held.name.first and (allowed := self._allowed(held))
        }
        for name in self.named:
            yield replace(name, cases=cases[name.span]) if name.span in cases else name

    def _allowed(self, held: Holding) -> frozenset[str]:
        """The case of the office; of one that never declines what stands before it allows."""
        case = held.role.case
        if case is None:
            tokens = self._analysis.sentences[held.name.sentence].tokens
            return frozenset(governed(tokens, held.role.first))
        return ANIMATE if case in ANIMATE else frozenset({case})
