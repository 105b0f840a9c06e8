"""Whom an office without a name means: «глава государства», «польский министр», «министры».

The article decides first (who holds the office there, who was spoken of last), then the tables of
offices for the time the article speaks of. What stays open stays an unnamed office.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reading.grammar.heads import outer
from reading.grammar.mentions import Mention
from reading.people.roles import Role
from reading.whom.fitting import Fit
from reading.whom.mind import CERTAIN, LIKELY, Mind, Scope
from reading.whom.plural_offices import mention_of, plural_office
from reading.whom.seats import holder_named, seat_office
from reading.whom.stand_ins import counterpart, stand_in
from reading.whom.surroundings import Here
from reading.world import DOUBTED, EARLIEST, LATEST, Holder, Office

SOME_SPOKESMAN = "представитель "


def office_at(role: Role, here: Here, mind: Mind) -> Iterator[Mention]:
    """The mentions an office makes: none, one, or one for each of its countries."""
    if role.each:
        for one in role.each:
            yield from office_at(one, here, mind)
        return
    head = here.sentence.tokens[role.head].lemma
    if _is_capacity(role, here):
        yield from _in_capacity(role, here)
    elif role.is_plural:
        yield plural_office(role, head, here, mind)
    else:
        yield from _single(role, head, here, mind)


def _single(role: Role, head: str, here: Here, mind: Mind) -> Iterator[Mention]:
    words = mind.scope.words
    if role.stands_in and _is_named_after(role, here):
        return
    seat = seat_office(here.sentence.tokens, role.head, mind) if head in words.housed else None
    if seat is not None:
        yield _at_seat(role, seat, here, mind)
        return
    person, certainty = _meant(role, head, here, mind)
    office = _office(role, head, mind)
    if person is not None and not _has_left(person, office, mind):
        yield replace(mention_of(role, here), person=person, certainty=certainty)
        return
    if office is not None:
        yield _by_office(role, office, here, mind)
    elif role.side is not None and not role.stands_in:
        yield replace(mention_of(role, here), office=role.title)


def _is_named_after(role: Role, here: Here) -> bool:
    """«хозяин очередной встречи Эмомали Рахмон»: he says himself who he is."""
    tokens = here.sentence.tokens
    name = next((name for name in here.names if name.first > role.last), None)
    if name is None or name.case != role.case:
        return False
    between = tokens[role.last + 1 : name.first]
    return bool(between) and all(word.case == "Gen" and word.pos in OWNED for word in between)


OWNED = frozenset({"NOUN", "ADJ", "DET", "PROPN"})


def _has_left(person: str, office: Office | None, mind: Mind) -> bool:
    """«Президент Польши», where only a former one is named: the tables know who followed."""
    profile, world = mind.profiles.get(person), mind.scope.world
    if office is None or profile is None or office.id not in profile.former:
        return False
    return world.holder(office.id, *mind.scope.when) is not None


def _is_capacity(role: Role, here: Here) -> bool:
    """«Мирзиёев, как председатель встречи, …»: somebody named acts as that."""
    before = here.sentence.tokens[role.first - 1] if role.first else None
    return before is not None and before.text.lower() == AS and role.case == "Nom"


def _in_capacity(role: Role, here: Here) -> Iterator[Mention]:
    for mention in here.names:
        if mention.person and mention.last in {role.first - 2, role.first - 3}:
            yield replace(mention_of(role, here), person=mention.person, certainty=CERTAIN)


AS = "как"


def _at_seat(role: Role, office: Office, here: Here, mind: Mind) -> Mention:
    person = holder_named(office, mind)
    if person is None:
        return _by_office(role, office, here, mind)
    return replace(mention_of(role, here), person=person, country=office.country, certainty=CERTAIN)


def _meant(role: Role, head: str, here: Here, mind: Mind) -> tuple[str | None, float]:
    # Of himself nobody speaks by name.
    rivals = (*here.beside(role.head), *here.quoted_before(role.first))
    sex = _sex_of(role, here)
    if head in mind.scope.words.stand_ins:
        return stand_in(role, head, rivals, mind), LIKELY
    fits = {p: _capped(fit, role) for p in mind.profiles if (fit := mind.fit(role, p, head))}
    fits = {p: fit for p, fit in fits.items() if p not in rivals and mind.is_sex(p, sex)}
    if role.side is None and _is_received(role, here):
        # «Затем министра принял премьер Х»: none of X's own.
        guests = [p for p in mind.strangers(fits, rivals) if p in mind.salience.total]
        fits = {p: fits[p] for p in guests} or fits
    if not fits and head in ANYBODY and _is_received(role, here):
        subject = mind.salience.subject
        return (subject, LIKELY) if subject and subject not in rivals else (None, 0.0)
    if not fits:
        return None, 0.0
    weights = mind.salience.weights
    if role.side is None and any(p in mind.salience.total for p in fits):
        fits = {p: fit for p, fit in fits.items() if p in mind.salience.total or _is_ours(p, mind)}
    best = max(fits, key=lambda p: (fits[p], weights.get(p, 0.0), -_order(mind, p)))
    best = _at_home(role, fits, mind) or best
    if fits[best] < Fit.LEVEL and best not in mind.salience.total:
        # Whom only a later sentence names, these words hardly mean.
        return None, 0.0
    return best, CERTAIN if fits[best] > Fit.HEAD else LIKELY


def _is_received(role: Role, here: Here) -> bool:
    tokens = here.sentence.tokens
    over = tokens[outer(tokens, role.first, role.last)].head
    return role.case in RECEIVED and over >= 0 and tokens[over].lemma in RECEIVING


ANYBODY = frozenset({"дипломат", "политик", "чиновник"})
"""Of a guest these may be said whatever his office."""

RECEIVED = frozenset({"Acc", "Gen"})
RECEIVING = frozenset({"принять", "принимать", "встретить", "встречать"})


def _capped(fit: Fit, role: Role) -> Fit:
    """«министр» alone is anybody's title: whoever is in mind decides."""
    return min(fit, Fit.HEAD) if role.is_bare and not role.levels else fit


def _sex_of(role: Role, here: Here) -> str | None:
    """«действующий председатель встретилась»: the verb tells of a woman."""
    tokens = here.sentence.tokens
    top = tokens[outer(tokens, role.first, role.last)]
    is_subject = top.relation.startswith("nsubj") and top.head >= 0
    return "f" if is_subject and tokens[top.head].feats.get("Gender") == "Fem" else None


def _is_ours(person: str, mind: Mind) -> bool:
    return mind.scope.home is not None and mind.scope.home in mind.countries(person)


def _order(mind: Mind, person: str) -> int:
    return list(mind.profiles).index(person)


def _at_home(role: Role, fits: Mapping[str, Fit], mind: Mind) -> str | None:
    """A bare title is first of all the outlet's own: «глава государства»."""
    home = mind.scope.home
    if role.side is not None or home is None or not role.is_bare:
        return None
    most = min(max(fits.values()), Fit.LEVEL)
    own = [p for p in fits if fits[p] >= most and home in mind.countries(p)]
    if most < Fit.LEVEL:
        # «министр», after one of another land was named: hardly whom only a later sentence names.
        own = [
            p
            for p in own
            if p in mind.salience.total or mind.salience.total.keys().isdisjoint(fits)
        ]
    return max(own, key=lambda p: mind.salience.weights.get(p, 0.0), default=None)


def _office(role: Role, head: str, mind: Mind) -> Office | None:
    if role.stands_in:
        return counterpart(role, mind) if head in mind.scope.words.partner else None
    if role.title.startswith(SOME_SPOKESMAN) and role.case != "Nom":
        # «со ссылкой на представителя Белого дома»: one of many.
        return None
    offices = [o for o in role.offices if role.side or _is_meant(o, role, mind)]
    if role.is_leader:
        offices = [o for o in offices if o.level == _leading(o.country, mind)]
    return offices[0] if len(offices) == 1 else None


def _is_meant(office: Office, role: Role, mind: Mind) -> bool:
    """Of a title without a country: the outlet's own office, or one that is named in the title.

    «глава Пентагона», «президент Европарламента»; not «глава МИД», which stands under one country
    for all of them.
    """
    scope, named = mind.scope, any(word[0].isupper() for word in role.title.split()[1:])
    is_own = named and office.country != scope.words.bare_titles_of
    return is_own or office.country == scope.home or office.id in scope.words.unique


def _leading(country: str, mind: Mind) -> str | None:
    """Whom «лидер» of the country means all the time the article may speak of."""
    first, last = (mind.scope.world.leader_level(country, day) for day in mind.scope.when)
    return first if first == last else None


def _by_office(role: Role, office: Office, here: Here, mind: Mind) -> Mention:
    """Whoever held it: of those the article names, else by the tables at that time."""
    world = mind.scope.world
    iso = office.country if world.is_national(office) else None
    mention = replace(mention_of(role, here), office=office.title)
    mention = replace(mention, country=iso or mention.country)
    present = _holders_named(office, mind)
    if len(present) == 1:
        source = f"holders:{office.id}"
        return replace(mention, person=present.pop(), office=None, source=source, certainty=CERTAIN)
    holder = world.holder(office.id, *mind.scope.when)
    return mention if holder is None else _by_table(mention, holder, mind.scope)


def _holders_named(office: Office, mind: Mind) -> set[str]:
    """Who of the article held it then; whoever did at any time, where that is all one knows."""
    terms = mind.scope.world.holders_of.get(office.id, ())
    named = [term for term in terms if term.name in mind.profiles]
    first, last = mind.scope.when
    then = [t for t in named if t.may_have_held_on(first or EARLIEST, last or LATEST)]
    is_filled = mind.scope.world.holder(office.id, first, last) is not None
    return {term.name for term in (then if then or is_filled else named)}


def _by_table(mention: Mention, holder: Holder, scope: Scope) -> Mention:
    """A table that ended before the article was written may name a predecessor."""
    last = scope.when[1]
    is_doubted = last is not None and holder.is_doubted_on(last)
    return replace(
        mention,
        person=holder.name,
        office=None,
        source=holder.source_on(last),
        certainty=DOUBTED if is_doubted else LIKELY,
    )
