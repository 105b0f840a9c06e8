"""What a reader keeps in mind: the article's people, and what says who holds an office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reading.contacts.contacts import Contacts
from reading.contacts.salience import Salience
from reading.people.roles import Role
from reading.whom.fitting import Fit, fit
from reading.whom.profiles import Profile
from reading.whom.reference_words import ReferenceWords
from reading.whom.resolving import Days
from reading.world import World

CERTAIN, LIKELY, POSSIBLE = 0.95, 0.8, 0.6

MEETING = frozenset({"meet", "receive", "talk", "call", "call_on", "share", "give"})
"""Kinds of contact verbs that have two sides."""

NEARBY = 60.0
"""Salience of somebody named in the sentence before."""


@dataclass(frozen=True, slots=True)
class Where:
    """Countries: whose bare «президент» is meant, and where the article's people meet."""

    home: str | None = None
    venue: str | None = None


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Scope:
    """What helps to say who holds an office: tables, countries, the article's days."""

    world: World
    words: ReferenceWords
    where: Where
    when: Days
    contacts: Contacts

    @property
    def home(self) -> str | None:
        return self.where.home

    @property
    def venue(self) -> str | None:
        """Whose people are the hosts there."""
        return self.where.venue or self.where.home


@dataclass(frozen=True)
class Mind:
    """Who is who (`profiles`), who was spoken of (`salience`), and the tables (`scope`)."""

    scope: Scope
    profiles: Mapping[str, Profile]
    salience: Salience = field(default_factory=Salience)

    def countries(self, person: str) -> frozenset[str]:
        profile = self.profiles.get(person)
        return profile.countries if profile is not None else frozenset()

    def is_sex(self, person: str, sex: str | None) -> bool:
        profile = self.profiles.get(person)
        return profile is None or sex is None or profile.sex in {None, sex}

    def fit(self, role: Role, person: str, head: str) -> Fit:
        profile = self.profiles.get(person)
        if profile is None:
            return Fit.NONE
        return fit(role, profile, head, self.scope.words.classes)

    def group(self, role: Role | None, rivals: Iterable[str], head: str = "") -> tuple[str, ...]:
        """Those who last met, else the two most in mind, of the kind the word says."""
        left_out = set(rivals)
        if role is None and self.salience.group and not left_out & set(self.salience.group):
            return self.salience.group
        for met in (self.salience.pair, self.salience.met):
            # «встретился с Х и У. До этого он говорил с каждым из лидеров»: with X and Y.
            pair = tuple(p for p in met if p not in left_out)
            if len(pair) > 1 and all(self._may_be(role, head, p, Fit.CLASS) for p in pair):
                return pair
        ranked = self.salience.strongest(lambda p: self._may_be(role, head, p, Fit.HEAD), left_out)
        return tuple(ranked[:2]) if len(ranked) > 1 else ()

    def with_company(self, group: tuple[str, ...], company: str | None) -> tuple[str, ...]:
        """«На встрече с Х стороны …»: X and whoever of those in mind the article is about."""
        if company is None or company in group:
            return group
        acting = (p for p in (self.salience.hero, self.salience.subject) if p and p != company)
        lead = next((p for p in acting if not group or p in group), None)
        return (lead, company) if lead else ()

    def strangers(self, people: Iterable[str], beside: Iterable[str]) -> list[str]:
        """Those of other countries than all who stand beside them, as far as they are known."""
        ours = {country for person in beside for country in self.countries(person)}
        return [p for p in people if ours and self.countries(p) and not ours & self.countries(p)]

    def are_compatriots(self, person: str, others: Iterable[str]) -> bool:
        return any(self.countries(person) & self.countries(other) for other in others)

    def is_contact(self, lemma: str) -> bool:
        """«принял», «провёл» (переговоры), «встреча»; not «сопровождал»."""
        contacts = self.scope.contacts
        word = contacts.verbs.get(lemma)
        is_meeting = word is not None and word.kind in MEETING
        return is_meeting or lemma in contacts.support or lemma in contacts.nouns

    def is_near(self, person: str) -> bool:
        """Named in this sentence or the one before."""
        return self.salience.weights.get(person, 0.0) >= NEARBY

    def _may_be(self, role: Role | None, head: str, person: str, least: Fit) -> bool:
        """Of the kind the word says; a word that says nothing asks for somebody near."""
        if role is not None:
            return self.fit(role, person, head) >= least
        return least is Fit.CLASS or self.is_near(person)
