"""A sentence as offices are read in it: which tokens are people, which name countries or bodies."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from reading.people.sides import Side
from reading.text.analysis import Token
from reading.text.gazetteer import Found

LANDS = frozenset(
    {
        "остров",
        "республика",
        "федерация",
        "королевство",
        "союз",
        "эмират",
        "конфедерация",
        "автономия",
    }
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """A sentence, the tokens of it that are names of people, and the sides named in it."""

    tokens: Sequence[Token]
    people: Set[int]
    sides: tuple[Found[Side], ...]

    def words(self, first: int, last: int) -> str:
        return spaced(self.tokens[first : last + 1])

    def sides_in(self, first: int, last: int) -> list[Found[Side]]:
        return [hit for hit in self.sides if first <= hit.first and hit.last <= last]

    def up_to_country(self, at: int, last: int) -> int:
        """«обсудил с президентом Беларуси поставки»: no thing follows the country of an office.

        Nor does a name: «координатор ООН по Ливану Жанин Хеннис-Пласшарт».
        """
        for hit in self.sides:
            if not (at < hit.first and hit.last < last and hit.values[0].iso):
                continue
            is_adjective = self.tokens[hit.last].pos == "ADJ"
            after = hit.last + 1
            is_named = self._is_name(after)
            if not is_adjective and (_is_thing(self.tokens[after]) or is_named):
                return hit.last
        return last

    def _is_name(self, index: int) -> bool:
        token = self.tokens[index]
        is_capital = token.text[0].isupper() and not token.text.isupper()
        # «президент Коморских Островов»: still the land.
        is_land = index in self.things or token.lemma in LANDS
        return token.pos == "PROPN" and is_capital and not is_land

    @property
    def things(self) -> Set[int]:
        return {index for hit in self.sides for index in range(hit.first, hit.last + 1)}

    def has_people(self, first: int, last: int) -> bool:
        return any(index in self.people for index in range(first, last + 1))


def _is_thing(token: Token) -> bool:
    return token.pos == "NOUN" and token.feats.get("Animacy") == "Inan" and token.text.islower()


def spaced(tokens: Sequence[Token]) -> str:
    """The words as they stand, without the spaces that the text hasn't."""
    gaps = (
        " " if token.span.stop < following.span.start else ""
        for token, following in pairwise(tokens)
    )
    return "".join(token.text + gap for token, gap in zip(tokens, [*gaps, ""], strict=True))
