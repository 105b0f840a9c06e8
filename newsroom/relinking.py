"""After a new name, or more about one in doubt: which names of that sound mean one person."""

from collections.abc import Collection, Iterable

from newsroom.identity import NameToLink, Ruling, identify
from storage.naming import NOBODY_MOVED, BorneName, Moved, Naming


async def relink(naming: Naming, sounds: Collection[str], rulings: Iterable[Ruling] = ()) -> Moved:
    """Put names of these sounds together, or apart, by all the archive knows of them."""
    borne = await naming.sharing(sounds) if sounds else []
    if not borne[1:]:
        return NOBODY_MOVED
    people = identify(map(_to_link, borne), list(rulings))
    return await naming.settle(
        [one.row for one in borne], [(person.keys, person.is_sure) for person in people]
    )


def _to_link(borne: BorneName) -> NameToLink:
    row = borne.row
    return NameToLink(row.key, row.name, row.country, borne.offices, row.is_known)
