"""Who was spoken of so far, for the words that mean somebody named before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reading.grammar.mentions import Mention
from reading.plain.interviews import Interview


@dataclass(slots=True)
class Discourse:
    """Persons in the order they were named, who acted last, who was named together last."""

    spoken: list[Mention] = field(default_factory=list)
    subject: Mention | None = None
    acting: Mention | None = None
    """Who acts in the sentence being read, also as «he»."""
    before: Mention | None = None
    """Who acted in the sentence before."""
    has_acted: bool = False
    """Somebody of that sentence acts."""
    teller: Mention | None = None
    """Who only says what the sentence being read tells: «A meeting is planned, X said»."""
    told_of: Mention | None = None
    """Who acts in what somebody says in the sentence being read: «X said that Y … he»."""
    group: tuple[Mention, ...] = ()
    groups: list[tuple[Mention, ...]] = field(default_factory=list)
    """Those named together so far, the last ones last."""
    two: tuple[Mention, ...] = ()
    """The last row of just two: «X hosted A AND B»."""
    speaker: Mention | None = None
    """Whose words the article gave last."""
    interview: Interview | None = None
    """The questions and answers that the article is."""

    def begin(self) -> None:
        """A new sentence: nobody has acted in it so far."""
        self.before, self.acting, self.told_of = self.subject, None, None
        self.teller = None
        self.has_acted = False

    @property
    def doing(self) -> Mention | None:
        """Whose the contacts of the sentence are that nobody in it is said to have."""
        return self.subject if self.teller is None else self.before or self.subject

    def last(self, fits: Callable[[Mention], bool]) -> Mention | None:
        return next((mention for mention in reversed(self.spoken) if fits(mention)), None)


def people_of(mentions: Sequence[Mention]) -> set[str]:
    """The different persons of a row."""
    return {mention.person for mention in mentions if mention.person}
