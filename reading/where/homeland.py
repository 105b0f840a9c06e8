"""«в нашу страну», «нашей республикой»: the country of the outlet that says so."""

from collections.abc import Iterator, Sequence

from reading.text.analysis import Token
from reading.where.places import HERE, Direction, FoundPlace
from reading.world import Country

LANDS = frozenset({"страна", "республика"})


def find_homeland(tokens: Sequence[Token], home: Country) -> Iterator[FoundPlace]:
    for index, token in enumerate(tokens[1:], 1):
        if token.lemma in LANDS and tokens[index - 1].lemma == "наш":
            before = tokens[index - 2].text.lower() if index > 1 else ""
            direction = _direction(before, token)
            yield FoundPlace(
                *(home.name, home.iso, False, direction, token.span, index, index), described=1
            )


def _direction(before: str, land: Token) -> Direction:
    if before in HERE:
        return Direction.WHITHER if land.case == "Acc" else Direction.WHERE
    return Direction.WHENCE if before in {"из", "с", "со"} else Direction.NONE
