"""Who met jointly: everybody who met everybody else."""

from collections.abc import Iterator, Mapping, Set


def cliques(neighbours: Mapping[str, Set[str]]) -> Iterator[frozenset[str]]:
    """The largest groups of which everybody met everybody (Bron and Kerbosch, 1973).

    A met Б and В: two groups of two; if Б and В met as well, one of three.
    """

    def grow(
        inside: frozenset[str], open_: list[str], closed: Set[str]
    ) -> Iterator[frozenset[str]]:
        if not open_ and not closed:
            yield inside
        done = set(closed)
        for at, name in enumerate(open_):
            near = neighbours[name]
            rest = [other for other in open_[at + 1 :] if other in near]
            yield from grow(inside | {name}, rest, done & near)
            done.add(name)

    yield from (group for group in grow(frozenset(), list(neighbours), set()) if len(group) > 1)
