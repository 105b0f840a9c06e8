"""What one sentence tells of contacts, worked out once however many steps of reading ask."""

from collections.abc import Sequence
from functools import cached_property

from reading.contacts.contacts import Contacts
from reading.contacts.pairings import Pairing, find_pairings
from reading.contacts.salience import Context
from reading.contacts.triggers import Trigger, find_triggers
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed
from reading.text.analysis import Sentence


class Telling:
    """A sentence, the mentions in it in the order of the text, and who was in mind before it.

    It never changes, so that what is found in it is kept.
    """

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        context: Context,
        contacts: Contacts,
    ) -> None:
        self.sentence = sentence
        self.mentions = tuple(sorted(mentions, key=lambda mention: mention.span))
        self.context = context
        self._contacts = contacts

    def heard(self, mentions: Sequence[Mention], context: Context) -> "Telling":
        """The same sentence with other people in it; itself when they are the same."""
        other = Telling(self.sentence, mentions, context, self._contacts)
        is_same = other.mentions == self.mentions and context == self.context
        return self if is_same else other

    @cached_property
    def parsed(self) -> Parsed:
        return Parsed(self.sentence, self.mentions)

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """Its contact words."""
        return find_triggers(self.parsed, self._contacts)

    @cached_property
    def pairings(self) -> tuple[Pairing, ...]:
        """Every two in it that met."""
        return tuple(find_pairings(self.parsed, self.triggers, self.context, self._contacts))
