"""Whom an office without a name means: «глава государства», «польский министр», «министры».

The article decides first (who holds the office there, who was spoken of last), then the tables of
offices for the time the article speaks of. What stays open stays an unnamed office.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reading.fitting import Fit
from reading.mentions import Mention, MentionKind
from reading.mind import CERTAIN, LIKELY, POSSIBLE, Mind
from reading.roles import Role
from reading.stand_ins import counterpart, stand_in
from reading.surroundings import Here
from reading.world import Office


def office_at(role: Role, here: Here, mind: Mind) -> Iterator[Mention]:
    """The mentions an office makes: none, one, or one for each of its countries."""
    if role.each:
        for one in role.each:
            yield from office_at(one, here, mind)
        return
    head = here.sentence.tokens[role.head].lemma
    if role.is_plural:
        yield _plural(role, head, here, mind)
        return
    person, certainty = _meant(role, head, here.beside(role.head), mind)
    if person is not None:
        yield replace(_mention(role, here), person=person, certainty=certainty)
        return
    office = _office(role, mind)
    if office is not None:
        yield _by_office(role, office, here, mind)
    elif role.side is not None and not role.stands_in:
        yield replace(_mention(role, here), office=role.title)


def _mention(role: Role, here: Here) -> Mention:
    return Mention(
        span=role.span,
        kind=MentionKind.ROLE,
        sentence=here.number,
        first=role.first,
        last=role.last,
        country=role.side.iso if role.side else None,
        case=role.case,
        is_plural=role.is_plural,
    )


def _plural(role: Role, head: str, here: Here, mind: Mind) -> Mention:
    words = mind.scope.words
    rivals = here.beside(role.head)
    is_group = head in words.groups and role.side is None
    group = mind.group(None if head in words.bare_groups else role, rivals) if is_group else ()
    if not group:
        return replace(_mention(role, here), office=role.title)
    return replace(_mention(role, here), kind=MentionKind.GROUP, group=group, certainty=POSSIBLE)


def _meant(role: Role, head: str, rivals: Sequence[str], mind: Mind) -> tuple[str | None, float]:
    if head in mind.scope.words.stand_ins:
        return stand_in(role, head, rivals, mind), LIKELY
    fits = {p: fit for p in mind.profiles if (fit := mind.fit(role, p, head))}
    fits = {person: fit for person, fit in fits.items() if person not in rivals}
    if not fits:
        return None, 0.0
    weights = mind.salience.weights
    best = max(fits, key=lambda p: (fits[p], weights.get(p, 0.0), -_order(mind, p)))
    best = _at_home(role, fits, mind) or best
    return best, CERTAIN if fits[best] > Fit.HEAD else LIKELY


def _order(mind: Mind, person: str) -> int:
    return list(mind.profiles).index(person)


def _at_home(role: Role, fits: Mapping[str, Fit], mind: Mind) -> str | None:
    """A bare title is first of all the outlet's own: «глава государства»."""
    home = mind.scope.home
    if role.side is not None or home is None or not role.is_bare:
        return None
    most = min(max(fits.values()), Fit.LEVEL)
    own = [p for p in fits if fits[p] >= most and home in mind.countries(p)]
    return max(own, key=lambda p: mind.salience.weights.get(p, 0.0), default=None)


def _office(role: Role, mind: Mind) -> Office | None:
    if role.stands_in:
        return counterpart(role, mind)
    home = mind.scope.home
    offices = [o for o in role.offices if role.side is not None or o.country == home]
    return offices[0] if len(offices) == 1 else None


def _by_office(role: Role, office: Office, here: Here, mind: Mind) -> Mention:
    """Whoever held it: of those the article names, else by the tables at that time."""
    world = mind.scope.world
    ever = {holder.name for holder in world.holders_of.get(office.id, ())}
    present = ever & set(mind.profiles)
    source = f"holders:{office.id}"
    iso = office.country if world.is_national(office) else None
    mention = replace(_mention(role, here), office=office.title)
    mention = replace(mention, country=iso or mention.country)
    if len(present) == 1:
        return replace(mention, person=present.pop(), office=None, source=source, certainty=CERTAIN)
    holder = world.holder(office.id, *mind.scope.when)
    if holder is None:
        return mention
    return replace(mention, person=holder.name, office=None, source=source, certainty=LIKELY)
