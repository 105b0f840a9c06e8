"""Which organisation, forum or topic words name."""

from dataclasses import replace

from reading.queries import SERIES, MeetingQuery
from reading.spelling.matching import SURE, fitness
from reading.spelling.organizations import OrganizationNames
from reading.world import World
from storage.unit_of_work import UnitOfWork

LONGEST_NAME = 100
MOST_SERIES = 20


async def find_gathering(name: str, work: UnitOfWork, world: World) -> MeetingQuery | None:
    """The organisation or forum of that name; None when neither the world nor the archive knows."""
    organization = find_organization(name, world)
    query = understood(MeetingQuery(words=organization or name[:LONGEST_NAME]), world)
    is_known = organization is not None or await work.meetings.has_any(query)
    return query if is_known else None


def understood(query: MeetingQuery, world: World) -> MeetingQuery:
    """The query with all that its words stand for: other spellings, series of forums."""
    named = {one.id: one.name for one in world.series}
    if query.words.removeprefix(SERIES) in named:
        known = query.words.removeprefix(SERIES)
        return replace(query, words=named[known], series=(known,))
    if query.words in world.names_of_organizations:
        return replace(query, organization=query.words)
    return replace(query, series=find_series(query.words, world) if query.words else ())


LONG_NAME = 3
"""Words of a name of a council that can mean no other."""


def spellings_of_organizations(world: World) -> frozenset[tuple[str, str]]:
    """What the archive is told of them (`Listing.know`): their names and series of forums."""
    spelled = {(one.name, name) for one in world.organizations for name in one.names}
    names = OrganizationNames(spelled)
    forums = {(one.series, name) for one in world.forums for name in (one.name, *one.short_names)}
    forums |= {(one.id, name) for one in world.series for name in (one.name, *one.names)}
    held = {
        (organization, series) for series, name in forums for organization in names.named_in(name)
    }
    councils = {
        (organization, name)
        for one in world.series
        for organization in _only({owner for owner, series in held if series == one.id})
        for name in one.names
        if _is_telling(name)
    }
    return frozenset(
        spelled | councils | {(organization, f"{SERIES}{series}") for organization, series in held}
    )


def _is_telling(name: str) -> bool:
    """«Высший Евразийский экономический совет», «ВЕЭС»: told without a day it has no session."""
    return name.isupper() or (name[0].isupper() and len(name.split()) >= LONG_NAME)


def _only(owners: set[str]) -> set[str]:
    return owners if len(owners) == 1 else set()


def find_organization(words: str, world: World) -> str | None:
    """The normal name of the organisation that all of these words are the name of."""
    whole = {
        owner.owner: owner.score
        for owner in world.spelled_organizations.owners(words)
        if any(
            len(name.split()) == len(words.split()) and fitness(words, name) >= SURE
            for name in world.names_of_organizations[owner.owner]
        )
    }
    return max(whole, key=lambda one: whole[one], default=None)


def find_topics(words: str, world: World) -> list[str]:
    """The topics called so, else those that the words speak for; several when it is not clear."""
    for index in (world.spelled_topics, world.topic_signs):
        owners = index.owners(words[:LONGEST_NAME])
        if owners:
            return [one.owner for one in owners if one.score >= owners[0].score]
    return []


def find_series(words: str, world: World) -> tuple[str, ...]:
    """The series of forums that these words name: «ШОС», «Генассамблея»; «саммит» is any."""
    series = sorted(one.owner for one in world.spelled_series.owners(words))
    return tuple(series) if len(series) <= MOST_SERIES else ()
