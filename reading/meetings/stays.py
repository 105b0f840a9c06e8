"""Who is somewhere by no verb of going: «Лавров будет в Бишкеке», «провёл в Минске два дня»."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reading.contacts.standing import Side
from reading.grammar.syntax import Attached, Parsed
from reading.where.places import Direction, FoundPlace

NOW = frozenset({"уже", "сейчас"})


TIMES = frozenset({"день", "сутки", "неделя", "час"})
SPENDING = frozenset({"провести", "проводить"})


@dataclass(frozen=True, slots=True)
class Stay:
    """`said`: the token that says of the guest that he is there."""

    guest: Side
    place: FoundPlace
    said: int


def find_stays(
    parsed: Parsed, places: Sequence[FoundPlace], visits: Collection[str]
) -> Iterator[Stay]:
    """«был в Душанбе», «уже в Пекине», «будет с визитом в Женеве», «провёл три дня в Вене»."""
    for place in places:
        said = _saying(parsed, place, visits) if place.direction is Direction.WHERE else None
        if said is None:
            continue
        for item in parsed.attached:
            is_guest = place.first <= item.governor <= place.last or _is_said(parsed, item, said)
            if is_guest and item.relation == "nsubj" and len(item.mention.people) == 1:
                name = item.mention.people[0]
                yield Stay(Side(name, "agent", item.mention.certainty, item.mention), place, said)


def _is_said(parsed: Parsed, item: Attached, said: int) -> bool:
    """Of him, whether he hangs on the word or on its «будет»."""
    verb = parsed.tokens[item.governor]
    return said in {item.governor, verb.head if verb.relation == "cop" else None}


def _saying(parsed: Parsed, place: FoundPlace, visits: Collection[str]) -> int | None:
    """The place itself if the sentence says it of its subject, else the word over it that does."""
    inside = range(place.first, place.last + 1)
    words = [parsed.tokens[i] for n in inside for i in parsed.children(n)]
    if any(word.relation == "cop" or word.lemma in NOW for word in words):
        return place.first
    over = parsed.tokens[place.first].head
    if over < 0:
        return None
    return over if _is_visiting(parsed, over, visits) or _spends(parsed, over) else None


def _is_visiting(parsed: Parsed, noun: int, visits: Collection[str]) -> bool:
    """«будет с рабочим визитом»."""
    under = [parsed.tokens[i] for i in parsed.children(noun)]
    is_with = any(token.text.lower() == "с" for token in under)
    is_said = any(token.relation == "cop" for token in under)
    return parsed.tokens[noun].lemma in visits and is_with and is_said


def _spends(parsed: Parsed, verb: int) -> bool:
    """«провёл два дня»; not «провёл с ним три часа»."""
    if parsed.tokens[verb].lemma not in SPENDING:
        return False
    under = [(parsed.tokens[i].lemma, _preposition(parsed, i)) for i in parsed.children(verb)]
    is_with = any(preposition == "с" for _, preposition in under)
    return not is_with and any(lemma in TIMES and not before for lemma, before in under)


def _preposition(parsed: Parsed, index: int) -> str:
    words = (parsed.tokens[i] for i in parsed.children(index))
    return next((word.lemma for word in words if word.relation == "case"), "")
