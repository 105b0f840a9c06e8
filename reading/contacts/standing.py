"""Somebody around a contact word, and where the grammar puts him."""

from dataclasses import dataclass

from reading.grammar.mentions import Mention


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody around the word: `part` by grammar, `certainty` of it; no mention when implied."""

    name: str
    part: str
    certainty: float
    mention: Mention | None = None

    @property
    def is_person(self) -> bool:
        """Not an office of which nobody is known to hold it."""
        return self.mention is None or bool(self.mention.people)

    @property
    def is_many(self) -> bool:
        """An office in the plural: «главы МИД», «лидеры пяти стран»."""
        return self.mention is not None and self.mention.is_plural
