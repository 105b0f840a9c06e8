"""Surnames that get their given name from the office they stand at: «президент Зеленский»."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reading.facts import Span
from reading.people.clusters import Cluster
from reading.people.holding import Holding
from reading.people.roles import Role
from reading.world import Holder, Office, World


def complete_surnames(
    clusters: Sequence[Cluster],
    held: Sequence[Holding],
    owner: Mapping[Span, Cluster],
    roles: Sequence[tuple[int, Role]],
    world: World,
) -> None:
    """«президент Зеленский» gets the given name when one holder of such an office is called so."""
    # «Глава МИД Кыргызстана» in one sentence, «Кулубаев» in the next.
    named = [one for _, role in roles for one in (role, *role.each)]
    elsewhere = [role for role in named if role.side is not None and len(role.offices) == 1]
    for cluster in clusters:
        if not cluster.is_short:
            continue
        theirs = [one.role for one in held if owner[one.name.span] is cluster]
        for possible in (theirs, elsewhere):
            names = {
                holder.name
                for role in possible
                for holder in _possible_holders(role, world)
                if _is_called(cluster, holder.name)
            }
            if len(names) == 1:
                cluster.name = names.pop()
                cluster.known = cluster.name
                break


def _is_called(cluster: Cluster, name: str) -> bool:
    """The surname is one the forms allow, and the initials fit."""
    given, surname = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    initials = {named.initials[0] for named in cluster.named if named.initials}
    return surname in cluster.shared and initials <= {given[0]}


def _possible_holders(role: Role, world: World) -> Iterator[Holder]:
    """Everybody who ever held the office, or with a bare title any office of its level."""
    if role.is_bare:
        offices: Iterable[Office] = (o for o in world.offices if o.level in role.levels)
    else:
        offices = role.offices
    for office in offices:
        yield from world.holders_of.get(office.id, ())
