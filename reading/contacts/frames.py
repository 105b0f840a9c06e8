"""A contact as one sentence tells it, for whoever asks when, where and in which form it was."""

from dataclasses import dataclass

from reading.contacts.contacts import ContactWord
from reading.grammar.mentions import Mention
from reading.where.places import FoundPlace


@dataclass(frozen=True, slots=True)
class Frame:
    """`trigger` is the contact word, `verb` what governs it; `whither` the places of a visit.

    `subjects` are who came or received, `others` who was met, `host` whoever of them the word says
    received.
    """

    word: ContactWord
    trigger: int
    verb: int | None
    subjects: tuple[Mention, ...] = ()
    others: tuple[Mention, ...] = ()
    whither: tuple[FoundPlace, ...] = ()
    host: Mention | None = None

    @property
    def participants(self) -> tuple[Mention, ...]:
        return (*self.subjects, *self.others)
