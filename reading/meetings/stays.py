"""Who is somewhere by no verb but «быть»: «Лавров будет в Бишкеке»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.contacts.standing import Side
from reading.grammar.syntax import Parsed
from reading.where.places import Direction, FoundPlace

NOW = frozenset({"уже", "сейчас"})


@dataclass(frozen=True, slots=True)
class Stay:
    guest: Side
    place: FoundPlace


def find_stays(parsed: Parsed, places: Sequence[FoundPlace]) -> Iterator[Stay]:
    """The place is what the sentence says of its subject: «был в Душанбе», «уже в Пекине»."""
    for place in places:
        children = [i for n in range(place.first, place.last + 1) for i in parsed.children(n)]
        words = [parsed.tokens[i] for i in children]
        is_said = any(word.relation == "cop" or word.lemma in NOW for word in words)
        if place.direction is not Direction.WHERE or not is_said:
            continue
        for item in parsed.attached:
            is_there = place.first <= item.governor <= place.last
            if is_there and item.relation == "nsubj" and len(item.mention.people) == 1:
                name = item.mention.people[0]
                yield Stay(Side(name, "agent", item.mention.certainty, item.mention), place)
