"""How well an office without a name fits somebody the article names."""

import re
from collections.abc import Mapping
from enum import IntEnum

from reading.people.roles import Role
from reading.people.sides import Side
from reading.whom.profiles import Profile


class Fit(IntEnum):
    """The better, the surer: other words of a class, the same head, level, body or title."""

    NONE = 0
    CLASS = 1
    HEAD = 2
    LEVEL = 3
    BODY = 4
    TITLE = 5


MINISTRY = re.compile(r" (?:Мин[а-яё]+|министерства)\b")
HIGHEST = frozenset({"head_of_state", "head_of_government"})
ANY_LEADER = "лидер"
SENT = frozenset({"посол", "генконсул", "постпред"})
UNRANKED = frozenset({"other"})


def fit(role: Role, profile: Profile, head: str, classes: Mapping[str, frozenset[str]]) -> Fit:
    """`head` is the head word of the role; `classes`: head → words that may stand for it."""
    if role.side is not None and not _may_belong(role.side, profile):
        return Fit.NONE
    if role.title in profile.titles:
        return Fit.TITLE
    likes = classes.get(head, frozenset()) | {head}
    # «госсекретарь» alone is no rank: ours is one of many offices, theirs a foreign minister.
    if role.levels - UNRANKED and profile.levels:
        return _by_level(role, profile, likes, head)
    if MINISTRY.search(role.title) and profile.levels & HIGHEST:
        return Fit.NONE  # «глава Минэкономразвития» is no prime minister
    if head in profile.heads:
        # «принял послов России и Китая»: of each land there is one.
        is_sent = head in SENT and role.side is not None and role.side.iso in profile.countries
        return Fit.LEVEL if is_sent else Fit.BODY if _is_of_body(role, profile, head) else Fit.HEAD
    # «лидер Коморских Островов» is no «советник» of whom nobody says a country.
    is_theirs = role.side is None or bool(profile.countries | profile.organizations)
    # «премьер-министр» is no «глава представительства ЕС».
    is_of_body = bool(role.levels & HIGHEST) and bool(profile.organizations)
    return Fit.CLASS if likes & profile.heads and is_theirs and not is_of_body else Fit.NONE


def _by_level(role: Role, profile: Profile, likes: frozenset[str], head: str) -> Fit:
    """«глава организации» is no «глава государства», and no king a president."""
    if role.is_plural and role.title.startswith(ANY_LEADER) and profile.levels & HIGHEST:
        return Fit.HEAD  # «лидеры» are a president and a premier
    is_known = role.side is None or bool(profile.countries | profile.organizations)
    is_called_so = not profile.heads or bool(likes & profile.heads)
    if not (role.levels & profile.levels and is_known and is_called_so):
        return Fit.NONE
    return Fit.BODY if _is_of_body(role, profile, head) else Fit.LEVEL


def _is_of_body(role: Role, profile: Profile, head: str) -> bool:
    """«спикер Сената» is the «председатель Сената» rather than one of another chamber.

    «американский представитель» and «верховный представитель ЕС» name no body in common.
    """
    body = _body_of(role.title, frozenset({head}))
    bodies = (_body_of(title, profile.heads) for title in profile.titles)
    return bool(body) and any(one[: len(body)] == body for one in bodies)


def _body_of(title: str, heads: frozenset[str]) -> list[str]:
    """What follows the head word; adjectives may stand before it."""
    words = title.lower().split()
    at = next((i for i, word in enumerate(words) if word in heads), 0)
    return words[at + 1 :]


def _may_belong(side: Side, profile: Profile) -> bool:
    """Nothing is known against it: «министр Польши» is nobody of Georgia."""
    if side.iso is not None:
        return not profile.countries or side.iso in profile.countries
    return not profile.organizations or side.name in profile.organizations
