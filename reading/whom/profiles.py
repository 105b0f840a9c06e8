"""What is known of the people of an article: sex, countries, offices. Pronouns and titles ask."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reading.grammar.mentions import Mention
from reading.people.holding import DEPUTY_PREMIER
from reading.spelling.evidence import Evidence, Part
from reading.text.analysis import Analysis
from reading.whom.resolving import Days, Held
from reading.world import EARLIEST, Holder, World


@dataclass(frozen=True, slots=True)
class Profile:
    """One person: `sex` m, f or None; `heads` are the head words of the offices (министр).

    `former`: ids of offices that he has left by the day of the article, which names none like it.
    """

    person: str
    sex: str | None = None
    countries: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Draft:
    countries: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)


def profiles_of(
    names: Mapping[str, str],
    held: Sequence[Held],
    analysis: Analysis,
    world: World,
    when: Days,
) -> Mapping[str, Profile]:
    """The profile of each person: offices the article names first, else those of the tables.

    `names`: the name in the article → the one in the tables.
    """
    drafts: dict[str, _Draft] = defaultdict(_Draft)
    for item in held:
        draft, role = drafts[item.person], item.role
        draft.heads.add(analysis.sentences[item.sentence].tokens[role.head].lemma)
        if DEPUTY_PREMIER.match(role.title):
            draft.heads.add(VICE_PREMIER)
        draft.titles.add(role.title)
        draft.levels |= role.levels
        if role.side is not None and role.side.iso is not None:
            draft.countries.add(role.side.iso)
        elif role.side is not None:
            draft.organizations.add(role.side.name)
    for name, known in names.items():
        _complete(drafts[name], known, world, when)
    return {
        name: Profile(
            person=name,
            countries=frozenset(drafts[name].countries),
            organizations=frozenset(drafts[name].organizations),
            heads=frozenset(drafts[name].heads),
            levels=frozenset(drafts[name].levels),
            titles=frozenset(drafts[name].titles),
            former=frozenset(drafts[name].former),
        )
        for name in names
    }


VICE_PREMIER = "вице-премьер"
"""What «заместитель премьер-министра» is called as well."""


def _complete(draft: _Draft, name: str, world: World, when: Days) -> None:
    """What the tables know: the offices of that time, or all when the time is open."""
    first, last = when
    terms = world.terms_of(name)
    draft.former |= _left(terms, draft.levels, world, when)
    if first is not None and last is not None:
        current = [term for term in terms if term.held_on(first, last)]
        terms = tuple(current) or terms
    for term in terms:
        office = world.office_by_id[term.office]
        draft.levels.add(office.level)
        draft.titles.add(office.title)
        draft.heads.add(_head_of(office.title))
        if world.is_national(office):
            draft.countries.add(office.country)
        else:
            draft.organizations.add(office.country)


def _left(terms: Sequence[Holder], levels: set[str], world: World, when: Days) -> set[str]:
    """The offices of terms that are over, but for those of a level the article gives him."""
    first = when[0] or EARLIEST
    over = {term.office for term in terms if term.end[1] < first}
    other = {term.office for term in terms if term.end[1] >= first}
    return {office for office in over - other if world.office_by_id[office].level not in levels}


def _head_of(title: str) -> str:
    """«генеральный секретарь ООН» → «секретарь»: the first noun, adjectives end in -ый, -ий."""
    words = title.lower().split()
    return next((word for word in words if not word.endswith(("ый", "ий", "ой", "ая"))), title)


def sex_by_verbs(mentions: Sequence[Mention], analysis: Analysis) -> Mapping[str, str]:
    """m or f, by the past tense beside the name: «Отунбаева призвала»."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.person is None:
            continue
        tokens = analysis.sentences[mention.sentence].tokens
        for index in range(mention.first, mention.last + 1):
            token = tokens[index]
            if token.relation == "nsubj" and token.head >= 0:
                gender = tokens[token.head].feats.get("Gender")
                if gender in GENDERS:
                    votes[mention.person][GENDERS[gender]] += 1
    return {person: count.most_common(1)[0][0] for person, count in votes.items()}


GENDERS = {"Masc": "m", "Fem": "f"}


FEMALE = re.compile("(?:ова|ева|ёва|ина|ына|ская|цкая|ая)$")
MALE = re.compile("(?:ов|ев|ёв|ин|ын|ский|цкий|ый|ий)$")
SURER = 1.5


def sex_of(name: str, evidence: Evidence) -> str | None:
    """m or f, by the given name of dictionaries, else by the ending of the surname."""
    given, *rest = name.split()
    male, female = (evidence(given, sex, Part.GIVEN) for sex in ("m", "f"))
    if max(male, female) >= SURER * min(male, female):
        return "m" if male > female else "f"
    surname = rest[-1] if rest else given
    if FEMALE.search(surname):
        return "f"
    return "m" if MALE.search(surname) else None
