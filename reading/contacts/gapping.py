"""Where a verb is left out: «встретился с Х, а вечером – с У», «Х принял У, а Ф – Я»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from reading.contacts.parts import FIRST
from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Attached, Parsed
from reading.grammar.tenses import is_participle
from reading.text.analysis import ACTING

DASHES = frozenset({"–", "—"})
COMMAS = frozenset({",", ";"})

GAPPED = 0.9
"""Certainty of a part of a verb that is left out."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A dash at token `dash` that stands for the verb of the contact word.

    `start` is the comma before it, `stop` the first token that is no longer its clause; `actors`
    are who did the same as somebody before the comma, none when he himself did it again.
    """

    start: int
    dash: int
    stop: int
    actors: tuple[Attached, ...]

    def holds(self, item: Attached) -> bool:
        return self.start < item.mention.first < self.stop


def gaps_of(parsed: Parsed, trigger: Trigger) -> tuple[Gap, ...]:
    """All dashes after the contact word that stand for it."""
    return tuple(_gaps(parsed, trigger))


def is_gapped(parsed: Parsed, gaps: Sequence[Gap], item: Attached) -> bool:
    """Whom somebody met who had met others before: «встретился с Х, а вечером – с У»."""
    return any(not gap.actors and gap.dash + 1 in _firsts(parsed, item) for gap in gaps)


def _firsts(parsed: Parsed, item: Attached) -> range:
    """Where his phrase may begin: «с самим Х»."""
    first = item.mention.first - (1 if item.preposition else 0)
    is_stressed = first > 0 and parsed.tokens[item.mention.first - 1].lemma == HIMSELF
    return range(first - is_stressed, first + 1)


HIMSELF = "сам"


def is_of_others(gaps: Sequence[Gap], item: Attached) -> bool:
    """«Лавров встретился с Х, Нуртлеу – с У»: somebody else did the same."""
    return any(gap.actors and gap.holds(item) for gap in gaps)


def others_met(
    parsed: Parsed, gaps: Sequence[Gap], sides: Sequence[Side]
) -> Iterator[tuple[Side, Side]]:
    """Nurtleu and U of «Лавров встретился с Х, Нуртлеу – с У», as the sides before them are."""
    for gap in gaps:
        met = [one for one in parsed.attached if gap.holds(one) and one.mention.first > gap.dash]
        for item in met if gap.actors else ():
            like = _like(parsed, item, sides)
            if like is not None:
                actors = (side for actor in gap.actors for side in _sides(actor, FIRST_PART))
                yield from product(actors, _sides(item, like.part))


FIRST_PART = "agent"


def _sides(item: Attached, part: str) -> Iterator[Side]:
    for name in item.mention.people or filter(None, (item.mention.office,)):
        yield Side(name, part, GAPPED * item.mention.certainty, item.mention)


def _like(parsed: Parsed, item: Attached, sides: Sequence[Side]) -> Side | None:
    """The side before the gap with the same preposition."""
    prepositions = {each.mention: each.preposition for each in parsed.attached}
    alike = (s for s in sides if s.part not in FIRST and s.mention is not item.mention)
    return next(
        (s for s in alike if s.mention and prepositions[s.mention] == item.preposition), None
    )


def _gaps(parsed: Parsed, trigger: Trigger) -> Iterator[Gap]:
    dashes = [i for i in range(trigger.index + 1, len(parsed.tokens)) if _is_dash(parsed, i)]
    for dash in dashes:
        span = range(trigger.index + 1, dash)
        comma = max((i for i in span if parsed.tokens[i].text in COMMAS), default=None)
        if comma is None or any(_acts(parsed, i) for i in span):
            continue
        actors = tuple(
            item
            for item in parsed.attached
            if comma < item.mention.first < dash
            and parsed.tokens[item.mention.first - 1].pos != "ADP"
        )
        if not actors and any(parsed.mention_at(i) for i in range(comma + 1, dash)):
            continue
        yield Gap(comma, dash, _stop(parsed, dash), actors)


def _acts(parsed: Parsed, index: int) -> bool:
    """Not «с действующим председателем», «с исполняющим обязанности»."""
    token = parsed.tokens[index]
    is_described = is_participle(token) and token.relation in DESCRIBING
    return token.pos in ACTING and not is_described and parsed.mention_at(index) is None


DESCRIBING = frozenset({"amod", "acl"})


def _stop(parsed: Parsed, dash: int) -> int:
    """Up to the next verb, or the comma of the next gap."""
    after = range(dash + 1, len(parsed.tokens))
    verb = next((i for i in after if parsed.tokens[i].pos in ACTING), len(parsed.tokens))
    following = next((i for i in after if _is_dash(parsed, i)), None)
    if following is None or following > verb:
        return verb
    inside = range(dash + 1, following)
    return max((i for i in inside if parsed.tokens[i].text in COMMAS), default=verb)


def _is_dash(parsed: Parsed, index: int) -> bool:
    """A hyphen between two spaces is meant for one."""
    token = parsed.tokens[index]
    is_hyphen = token.text == "-" and parsed.tokens[index - 1].span.stop < token.span.start
    return is_hyphen or token.text in DASHES
