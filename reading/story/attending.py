"""Under which forum a contact took place: the one its sentence names, or that of the article."""

from collections.abc import Sequence
from datetime import timedelta

from reading.facts import REMOTE, Basis, EventDate, Form, Forum, Place, Reason, Status
from reading.story.bonds import Bonds
from reading.story.scenes import SentenceFacts, Told
from reading.when.bearings import Bearing, bearing_of, tells_year
from reading.when.forums import FoundForum
from reading.world import ForumSession

EVE = timedelta(days=2)
"""People gather before a forum begins and leave after it."""


def main_forum(scenes: Sequence[SentenceFacts], day: EventDate) -> FoundForum | None:
    """The forum that the article is written at: the one that proves its day, or the only one."""
    attended = [
        forum
        for scene in scenes
        for forum in scene.forums
        if bearing_of(forum, scene.sentence) is Bearing.AT
        # «На саммите в 2019 году он говорил …»: what is dated in full may be a memory.
        if day.basis is Basis.PUBLICATION or not any(map(tells_year, scene.dates))
    ]
    proving = [f for f in attended if f.session and day.source == f"forums:{f.session.id}"]
    if not proving and len({forum.series.id for forum in attended}) != 1:
        return None
    return min(proving or attended, key=lambda forum: (not forum.sessions, len(forum.sessions)))


def coming_forum(scenes: Sequence[SentenceFacts], day: EventDate) -> FoundForum | None:
    """The only forum of the article that isn't over on its day: whose margins a plan means."""
    if day.first is None:
        return None
    ahead = [
        forum
        for scene in scenes
        for forum in scene.forums
        if forum.session is not None and forum.session.last >= day.first
    ]
    return ahead[0] if len({forum.session for forum in ahead}) == 1 else None


def forum_of(
    told: Told, form: Form, when: EventDate, place: Place | None = None
) -> tuple[Forum | None, tuple[Reason, ...]]:
    """The forum that the sentence names, else that of the article when days and city agree."""
    named = named_forum(told)
    if named is not None:
        return named.forum, (Reason("forum", "named", named.span),)
    forum = told.setting.forum
    session = forum.session if forum else None
    if forum is None or session is None or form in REMOTE | {Form.VISIT}:
        return None, ()
    is_elsewhere = place is not None and place.country != session.country
    if is_elsewhere or told.judgement.status is not Status.HELD or not is_on(session, when):
        return None, ()
    reason = Reason("forum", "on its days", forum.span, f"forums:{session.id}")
    return forum.forum, (reason,)


def named_forum(told: Told) -> FoundForum | None:
    """«на полях саммита», «на саммите»: the contact took place in it."""
    if not told.facts.forums:
        return None
    bonds = Bonds(told)
    return next((f for f in told.facts.forums if _is_met_at(told, f, bonds)), None)


def _is_met_at(told: Told, forum: FoundForum, bonds: Bonds) -> bool:
    if not bonds.takes_place_in(forum.span):
        return False
    is_held = told.judgement.status is Status.HELD
    if is_held and bearing_of(forum, told.facts.sentence) is Bearing.TO_COME:
        # «договорились увидеться на саммите, который пройдёт …»: not on it.
        return False
    return not is_apart_from(told, forum)


def is_apart_from(told: Told, forum: FoundForum) -> bool:
    """«встретился после саммита в Казани», years or weeks after it; not on its last day."""
    tokens = told.facts.sentence.tokens
    first = next((i for i, token in enumerate(tokens) if forum.span.overlaps(token.span)), 0)
    near = (t.text.lower() for t in reversed(tokens[max(0, first - NEAR) : first]))
    preposition = next((word for word in near if word in AROUND | INSIDE), "")
    if preposition not in AROUND:
        return False
    return forum.session is None or not is_on(forum.session, told.setting.day)


NEAR = 3
"""Tokens before a forum among which its preposition stands: «после недавнего саммита»."""

AROUND = frozenset({"после", "перед", "до"})
INSIDE = frozenset({"в", "во", "на"})


def is_on(session: ForumSession, when: EventDate) -> bool:
    """The contact is dated by the forum, or falls on its days."""
    if when.source == f"forums:{session.id}":
        return True
    if when.first is None or when.last is None:
        return False
    return session.first - EVE <= when.first and when.last <= session.last + EVE
