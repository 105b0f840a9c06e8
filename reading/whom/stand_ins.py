"""Whom «гость», «хозяин встречи», «собеседник» and «польский коллега» mean."""

from collections.abc import Sequence

from reading.people.roles import Role
from reading.whom.mind import Mind
from reading.world import Office

LEVELS = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "speaker", "security_secretary"}
)
"""Levels of which each country has one office."""


def stand_in(role: Role, head: str, rivals: Sequence[str], mind: Mind) -> str | None:
    """The person of the article; `head` is the word in dictionary form."""
    words, salience, venue = mind.scope.words, mind.salience, mind.scope.venue
    country = role.side.iso if role.side is not None else None
    if country is not None:
        ranked = salience.strongest(lambda p: country in mind.countries(p), rivals)
        return ranked[0] if ranked else None
    if head in words.guest and salience.guest and salience.guest not in rivals:
        return salience.guest
    if head in words.host and salience.host and salience.host not in rivals:
        return salience.host
    if head in words.host:
        ranked = salience.strongest(lambda p: venue in mind.countries(p), rivals)
        return ranked[0] if ranked else None
    others = [p for p in salience.pair if p not in rivals]
    if len(others) == 1:
        return others[0]
    ranked = salience.strongest(besides=rivals)
    if head in words.guest:
        foreign = [p for p in ranked if venue not in mind.countries(p)]
        ranked = foreign or ranked
    return ranked[0] if ranked else None


def counterpart(role: Role, mind: Mind) -> Office | None:
    """«польский коллега» of a president is the president of Poland."""
    if role.side is None or role.side.iso is None:
        return None
    for person in mind.salience.strongest():
        profile = mind.profiles.get(person)
        for level in sorted(profile.levels) if profile else ():
            offices = mind.scope.world.offices_at(role.side.iso, level)
            if level in LEVELS and offices:
                return offices[0]
    return None
