"""What goes into a digest, and in which order. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from newsroom.digests.news import Item, days_before, leading_account
from newsroom.themes import Themes, is_about_all
from reading.facts import Status
from storage.models import Meeting
from storage.plans import has_passed

CAP = 20
"""More than this nobody reads over breakfast; the rest waits for the next digest."""

WEEK = timedelta(days=6)
EXACT = timedelta(days=10)
"""A longer stretch of days is a guess at a date rather than a long meeting."""


FOLLOWED = 3
"""What the chat follows weighs as much more as a head of state does."""

MOST_OUTLETS = 5
"""More outlets than this add nothing: of one meeting all of them write."""


class Section(StrEnum):
    """The parts of a digest, in their order."""

    HELD = "held"
    WEEK = "week"
    MOVED = "moved"
    UPDATED = "updated"
    AHEAD = "ahead"
    OVERDUE = "overdue"


ORDER = tuple(Section)


@dataclass(frozen=True, slots=True)
class Edition:
    """The sections that have something to tell, and how much did not fit."""

    sections: Sequence[tuple[Section, Sequence[Item]]]
    left_out: int = 0

    @property
    def items(self) -> list[Item]:
        return [item for _, items in self.sections for item in items]


def rank(
    items: Iterable[Item], today: date, cap: int = CAP, follows: Sequence[Themes] = ()
) -> Edition:
    """Group the items, order each group, keep the first `cap`.

    `follows`: what the chat watches; of such meetings none is left out for others.
    """
    placed = [(section_of(item, today), item) for item in items]
    placed.sort(key=lambda pair: (ORDER.index(pair[0]), *_weight(pair[0], pair[1], follows)))
    kept = _chosen(placed, cap, follows)
    sections = [(one, [item for of, item in kept if of is one]) for one in ORDER]
    return Edition(
        [(section, together(found)) for section, found in sections if found],
        left_out=len(placed) - len(kept),
    )


def _chosen(
    placed: Sequence[tuple[Section, Item]], cap: int, follows: Sequence[Themes]
) -> Sequence[tuple[Section, Item]]:
    """Those for which there is room, in their order."""
    if len(placed) <= cap or not follows:
        return placed[:cap]
    numbers = range(len(placed))
    first = sorted(numbers, key=lambda one: (not is_followed(placed[one][1], follows), one))
    return [placed[one] for one in sorted(first[:cap])]


def is_followed(item: Item, follows: Sequence[Themes]) -> bool:
    return any(is_about_all(item.news, themes) for themes in follows)


def section_of(item: Item, today: date) -> Section:
    """Where the item belongs; a change of status says more than the change of a detail."""
    meeting = item.meeting
    if item.changed and not _is_turn(item):
        return Section.UPDATED
    if meeting.status is Status.HELD:
        return Section.HELD
    if meeting.status is not Status.PLANNED or item.changed:
        return Section.MOVED
    if has_passed(meeting, today):
        return Section.OVERDUE
    return Section.WEEK if is_this_week(meeting, today) else Section.AHEAD


def _is_turn(item: Item) -> bool:
    """It took place, was called off, put off, or has other days than those that were told."""
    if "status" in item.changed:
        return True
    return item.meeting.status is not Status.HELD and has_moved(item)


def has_moved(item: Item) -> bool:
    """Its days lie outside those told before; days within them are only more exact."""
    before, after = days_before(item), (item.meeting.first_on, item.meeting.last_on)
    if before == after or None in before or None in after:
        return False
    return not (str(before[0]) <= str(after[0]) and str(after[1]) <= str(before[1]))


def is_this_week(meeting: Meeting, today: date) -> bool:
    """Its days are known, they are not over, and the first of them is within a week."""
    first, last = meeting.first_on, meeting.last_on
    if first is None or last is None or last - first > EXACT:
        return False
    return first <= today + WEEK and last >= today


def together(items: Iterable[Item]) -> list[Item]:
    """Items told by one sentence stand side by side, where the first of them is."""
    groups: dict[object, list[Item]] = {}
    for item in items:
        groups.setdefault(sentence_key(item), []).append(item)
    return [item for group in groups.values() for item in group]


def sentence_key(item: Item) -> object:
    account = leading_account(item)
    return (account.article_id, account.evidence) if account else item.meeting.id


def _weight(section: Section, item: Item, follows: Sequence[Themes]) -> tuple[int, int, int]:
    """What weighs more comes first; of plans, what comes sooner."""
    meeting = item.meeting
    day = meeting.sorts_on.toordinal()
    weight = significance(item) + FOLLOWED * is_followed(item, follows)
    if section in {Section.WEEK, Section.AHEAD, Section.MOVED, Section.OVERDUE}:
        return day, -weight, meeting.id
    return -weight, -day, meeting.id


def significance(item: Item) -> int:
    """By who meets, how many outlets tell of it by themselves, and whether it is at a forum."""
    meeting = item.meeting
    outlets = min(meeting.independent_reports, MOST_OUTLETS)
    return item.news.level + outlets + bool(meeting.forum)
