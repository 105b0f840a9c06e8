"""Terms of office as clues to the day of an article: all whom it names with an office held it."""

from collections.abc import Iterable, Iterator

from reading.facts import Basis, Person, Position
from reading.when.windows import Clue, Rank
from reading.world import Holder, World, fold

LOCAL = frozenset({"аким", "мэр", "градоначальник"})
"""«аким Туркестанской области» doesn't hold the office of «аким Алматы»."""

FORMER = ("бывш", "экс", "тогдашн", "избранн", "покойн")


def clues_of_terms(persons: Iterable[Person], world: World) -> Iterator[Clue]:
    for person in persons:
        for position in person.positions:
            terms = [holder for holder in world.terms_of(person.name) if holder.is_certain]
            held = [holder for holder in terms if _is_held(holder, position, world)]
            if held:
                yield Clue(
                    windows=tuple((holder.start[0], holder.end[1]) for holder in held),
                    rank=Rank.TERM,
                    basis=Basis.EXPLICIT,
                    span=position.span,
                    sources=tuple(f"holders:{holder.office}" for holder in held),
                )


def _is_held(holder: Holder, position: Position, world: World) -> bool:
    """The words of the article name that office: «премьер» for «премьер-министр Пакистана»."""
    office = world.office_by_id[holder.office]
    if position.country and position.country != office.country:
        return False
    titles = (office.title, *office.variants)
    if _head(position.title) in LOCAL:
        return fold(position.title) in map(fold, titles)
    heads = {_head(title) for title in titles}
    return _head(position.title) in heads and not fold(position.title).startswith(FORMER)


def _head(title: str) -> str:
    return fold(title).split()[0].split("-")[0]
