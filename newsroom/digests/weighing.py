"""How much a meeting weighs: by who meets, as far as the tables know their offices. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsroom.digests.news import News
from newsroom.rendering.lines import principals
from reading.world import World

LEVELS = {"head_of_state": 3, "head_of_government": 2, "io_head": 2}
"""Any other office that the tables know: 1."""


def weighed(news: Sequence[News], world: World, today: date) -> list[News]:
    """The same, each with the highest office of those who meet, held on its day or today."""
    office_levels = {office.id: LEVELS.get(office.level, 1) for office in world.offices}

    def level(one: News) -> int:
        first, last = one.meeting.first_on or today, one.meeting.last_on or today
        return max(
            (
                office_levels.get(term.office, 0)
                for side in principals(one.participants)
                for term in world.terms_of(side.name)
                if term.held_on(min(first, last), max(first, last))
            ),
            default=0,
        )

    return [replace(one, level=level(one)) for one in news]
