"""Who was named together, for words that mean several: «the two leaders», «екі премьер»."""

from collections.abc import Set

from reading.grammar.mentions import Mention
from reading.plain.discourse import Discourse
from reading.plain.roles import OTHER, RULING
from reading.plain.terms import Terms

PAIR = 2
PREMIER = "head_of_government"


class Together:
    """Says whom an office in the plural means when nothing tells of which countries they are."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def those(self, level: str, discourse: Discourse, count: int = 0) -> tuple[Mention, ...]:
        """«the two leaders», «the ministers»: those named together last who hold such an office.

        `count` of them, if it isn't 0: «the THREE leaders».
        """
        if count > PAIR:
            return self._so_many(level, discourse, count)
        if not level:
            return discourse.group
        if level == OTHER:  # «the two ministers» are no president and a minister
            lower = (g for g in reversed(discourse.groups) if not any(map(self._rules, g)))
            return next(lower, discourse.group)
        return self._of_level(level, discourse)

    def of_rank(
        self, level: str, group: tuple[Mention, ...], discourse: Discourse
    ) -> tuple[Mention, ...]:
        """Two others who hold such an office, where none of the group does."""
        wanted = RULING if level in RULING else frozenset({level})
        levels = [self._terms.levels(str(mention.person)) for mention in group]
        if not all(levels) or any(wanted & one for one in levels):
            return ()
        latest = tuple(self._latest(discourse, wanted).values())
        return latest if len(latest) == PAIR else ()

    def _of_level(self, level: str, discourse: Discourse) -> tuple[Mention, ...]:
        """Two who hold an office of that level: named together, else the only two there are."""
        wanted = RULING if level in RULING else frozenset({level})
        premiers = self._latest(discourse, frozenset({level}))
        if level == PREMIER and len(premiers) == PAIR:
            return tuple(premiers.values())  # «екі премьер» are no president and a premier
        fitting = tuple(m for m in discourse.group if wanted & self._terms.levels(str(m.person)))
        if len(fitting) > 1:
            return fitting
        latest = self._latest(discourse, wanted)
        acting = discourse.subject.person if discourse.subject else None
        others = [one for person, one in latest.items() if person != acting]
        for pair in (list(latest.values()), others):
            if len(pair) == PAIR:
                return tuple(pair)
        known = [levels for m in discourse.group if (levels := self._terms.levels(str(m.person)))]
        return discourse.group if len(known) < PAIR else ()

    def _latest(self, discourse: Discourse, levels: Set[str]) -> dict[str, Mention]:
        """Whoever of these levels was spoken of, the last one first."""
        latest: dict[str, Mention] = {}
        for mention in reversed(discourse.spoken):
            if levels & self._terms.levels(str(mention.person)):
                latest.setdefault(str(mention.person), mention)
        return latest

    def _rules(self, mention: Mention) -> bool:
        return bool(RULING & self._terms.levels(str(mention.person)))

    def _so_many(self, level: str, discourse: Discourse, count: int) -> tuple[Mention, ...]:
        """Those named together, else all of such an office that the article has named so far."""
        if len({m.person for m in discourse.group}) == count:
            return discourse.group
        wanted = RULING if level in RULING else frozenset({level})
        fitting = {
            str(m.person): m
            for m in discourse.spoken
            if level in {"", OTHER} or wanted & self._terms.levels(str(m.person))
        }
        return tuple(fitting.values()) if len(fitting) == count else ()
