"""Who an article names: tagged names and roles become persons of the article.

Full names elect their nominative; surnames and initials join the full name they fit; roles («глава
государства», «польский коллега») point to the person who holds the office in the article, else,
when its date is known, in the world. What stays open stays an unnamed office.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.analysis import Analysis, Token
from reading.clusters import Cluster, Named, find_named, gather
from reading.evidence import ANY, Evidence
from reading.facts import Person, Position, Span
from reading.mentions import Mention, MentionKind
from reading.names import read_word
from reading.resolving import Days, Held, Resolver
from reading.roles import Role, RoleFinder, Titles
from reading.world import Holder, Office, World


@dataclass(frozen=True, slots=True)
class People:
    """The persons of an article and every mention of them, in the order of the text."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PeopleTools:
    """What finding people needs to know."""

    world: World
    titles: Titles
    roles: RoleFinder
    evidence: Evidence


DASHES = frozenset({"—", "–", "-"})


SET_OFF = frozenset({",", "—", "–", "("})


TWO = 2


def find_people(
    analysis: Analysis, tools: PeopleTools, home: str | None = None, when: Days = (None, None)
) -> People:
    """Find the persons of an article and all mentions of them.

    `home`: the outlet's country, whose bare «президент» is meant. `when`: first and last day the
    article speaks of; without it no office is resolved from the world.
    """
    named = find_named(analysis, tools.titles.strip)
    clusters = gather(named, tools.world, tools.evidence)
    owner = {name.span: cluster for cluster in clusters for name in cluster.named}
    roles = [
        (number, role)
        for number, sentence in enumerate(analysis.sentences)
        for role in tools.roles.find(sentence, [name.span for name in named])
    ]
    held = tuple(_held(named, owner, roles, analysis))
    _complete_surnames(clusters, held, roles, tools.world)
    held = tuple(_held(named, owner, roles, analysis))
    at_names = {(item.sentence, item.role.first): item for item in held}
    names = [cluster.name for cluster in clusters]
    resolver = Resolver(tools.world, held, names, home, when)
    mentions = [_name_mention(name, owner[name.span].name, held) for name in named]
    mentions += [
        mention
        for number, role in roles
        if (number, role.first) not in at_names and not _inside(role, named)
        for mention in resolver.mentions(number, role)
    ]
    mentions.sort(key=lambda mention: mention.span)
    return People(tuple(_persons(clusters, held, mentions, tools.world)), tuple(mentions))


def _held(
    named: Sequence[Named],
    owner: Mapping[Span, Cluster],
    roles: Sequence[tuple[int, Role]],
    analysis: Analysis,
) -> Iterable[Held]:
    """Roles right before a name, or set off by commas right after it."""
    for number, role in roles:
        tokens = analysis.sentences[number].tokens
        for name in named:
            if name.sentence != number:
                continue
            before = role.last + 1 == name.first or _opens_chain(role, name, roles, tokens, number)
            between = tokens[name.last + 1 : role.first]
            after = len(between) == 1 and between[0].text in SET_OFF
            closed = role.last + 1 >= len(tokens) or tokens[role.last + 1].pos == "PUNCT"
            if before or (after and closed):
                yield Held(role, number, owner[name.span].name)
                break


def _opens_chain(
    role: Role,
    name: Named,
    roles: Sequence[tuple[int, Role]],
    tokens: Sequence[Token],
    number: int,
) -> bool:
    """The first of two offices before one name: «вице-премьер – министр иностранных дел …»."""
    if role.last + 2 >= len(tokens) or tokens[role.last + 1].text not in DASHES:
        return False
    return any(
        at == number and other.first == role.last + 2 and other.last + 1 == name.first
        for at, other in roles
    )


def _complete_surnames(
    clusters: Sequence[Cluster],
    held: Sequence[Held],
    roles: Sequence[tuple[int, Role]],
    world: World,
) -> None:
    """«президент Зеленский» gets the given name when one holder of such an office is called so."""
    for cluster in clusters:
        if " " in cluster.name:
            continue
        theirs = [item.role for item in held if item.person == cluster.name]
        # «Глава МИД Кыргызстана» in one sentence, «Кулубаев» in the next.
        elsewhere = [role for _, role in roles if role.side is not None and len(role.offices) == 1]
        for possible in (theirs, elsewhere):
            names = {
                holder.name
                for role in possible
                for holder in _possible_holders(role, world)
                if _is_called(cluster, holder.name)
            }
            if len(names) == 1:
                cluster.name = names.pop()
                break


def _is_called(cluster: Cluster, name: str) -> bool:
    """The surname is one the forms allow, and the initials fit."""
    given, surname = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    initials = {named.initials[0] for named in cluster.named if named.initials}
    return surname in {cluster.name, *cluster.shared} and initials <= {given[0]}


def _possible_holders(role: Role, world: World) -> Iterator[Holder]:
    """Everybody who ever held the office, or with a bare title any office of its level."""
    if role.is_bare:
        offices: Iterable[Office] = (o for o in world.offices if o.level in role.levels)
    else:
        offices = role.offices
    for office in offices:
        yield from world.holders_of.get(office.id, ())


def _inside(role: Role, named: Sequence[Named]) -> bool:
    return any(role.span.overlaps(name.span) for name in named)


def _name_mention(name: Named, person: str, held: Sequence[Held]) -> Mention:
    """The mention of a name; a role right before it belongs to the phrase and gives the case."""
    near = [h.role for h in held if h.sentence == name.sentence and h.person == person]
    role = next((one for one in near if one.last + 1 == name.first), None)
    if role is not None:
        # «вице-премьер – министр иностранных дел …»: the phrase begins with the first office.
        role = next((one for one in near if one.last + TWO == role.first), role)
    return Mention(
        span=name.span,
        kind=MentionKind.NAME,
        sentence=name.sentence,
        first=role.first if role else name.first,
        last=name.last,
        person=person,
        country=role.side.iso if role and role.side else None,
        case=(role.case if role else None) or _case_of(name, person),
    )


def _case_of(name: Named, person: str) -> str | None:
    """The case of the name's form; the parser is asked only where the ending allows several."""
    words = frozenset(person.split())
    seen = (frozenset(r.case for r in read_word(w) if r.nominative in words) for w in name.words)
    declined = [cases for cases in seen if cases and ANY not in cases]
    possible = frozenset.intersection(*declined) if declined else frozenset()
    if not possible or name.case in possible:
        return name.case
    return min(possible)


def _persons(
    clusters: Sequence[Cluster], held: Sequence[Held], mentions: Sequence[Mention], world: World
) -> Iterable[Person]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for mention in mentions:
        if mention.person is not None:
            spans[mention.person].append(mention.span)
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for cluster in clusters:
        forms[cluster.name].update(dict.fromkeys(name.text for name in cluster.named))
    for name, places in spans.items():
        positions = tuple(_positions(name, held))
        country = next((p.country for p in positions if p.country), world.country_of(name))
        yield Person(name, tuple(places), tuple(forms[name]), positions, country)


def _positions(name: str, held: Sequence[Held]) -> Iterator[Position]:
    seen: set[str] = set()
    for item in held:
        role = item.role
        if item.person != name or role.stands_in or role.title in seen:
            continue
        seen.add(role.title)
        side = role.side
        yield Position(role.title, side.name if side else "", role.span, side.iso if side else None)
