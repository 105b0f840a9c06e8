"""After a new name, or more about one in doubt: which names of that sound mean one person."""

from collections.abc import Collection, Iterable, Mapping

from newsroom.identity import NameToLink, Ruling, identify, may_mean
from storage.models import Correction, CorrectionKind, Person
from storage.naming import NOBODY_MOVED, BorneName, Moved, Naming
from storage.unit_of_work import UnitOfWork

RULINGS = frozenset({CorrectionKind.MERGE_PEOPLE, CorrectionKind.SPLIT_PERSON})
NOBODY: Mapping[str, str] = {}


async def relink(
    work: UnitOfWork, sounds: Collection[str], alone: Mapping[str, str] = NOBODY
) -> Moved:
    """Put names of these sounds together, or apart, by all the archive and its operators know.

    `alone`: names that sound like nobody else's, and how: only an operator has a say about them.
    """
    if not sounds and not alone:
        return NOBODY_MOVED
    async with work.in_place():
        rulings = [_ruling(one) for one in await work.corrections.standing(RULINGS)]
        ruled = frozenset[str]().union(*(one.one | one.other for one in rulings))
        asked = {*sounds, *(sound for key, sound in alone.items() if key in ruled)}
        borne = await work.naming.sharing(await _with_ruled(work, asked, rulings)) if asked else []
    if not borne[1:]:
        return NOBODY_MOVED
    people = identify(map(_to_link, borne), rulings)
    # A name may take years of articles along.
    return await work.naming.settle(
        [one.row for one in borne], [(person.keys, person.is_sure) for person in people]
    )


async def namesakes(naming: Naming, person: Person, limit: int) -> list[Person]:
    """Whom the name of somebody may mean, too, the most written about first."""
    others = await naming.sounding_like(person.id)
    return [one for one in others if may_mean(person.name, one.name)][:limit]


async def _with_ruled(
    work: UnitOfWork, sounds: Collection[str], rulings: Iterable[Ruling]
) -> frozenset[str]:
    """An operator may have put names together that don't sound alike: their sounds come along."""
    ruled = [ruling.one | ruling.other for ruling in rulings]
    sound_of = await work.naming.sounds_by_key(frozenset().union(*ruled)) if ruled else {}
    every = set(sounds)
    for keys in ruled:
        heard = {sound_of[key] for key in keys if key in sound_of}
        if heard & every:
            every |= heard
    return frozenset(every)


def _ruling(correction: Correction) -> Ruling:
    one, other = correction.names
    is_same = correction.kind is CorrectionKind.MERGE_PEOPLE
    return Ruling(frozenset(one), frozenset(other), is_same)


def _to_link(borne: BorneName) -> NameToLink:
    row = borne.row
    return NameToLink(row.key, row.name, row.country, borne.offices, row.is_known)
