"""«he» or «she»: whom a pronoun can mean by a given name."""

from reading.grammar.mentions import Mention
from reading.plain.discourse import Discourse
from reading.plain.grammar import Grammar
from reading.plain.people import Cast


class Genders:
    """Tells by tables of given names who is a woman; English tells it of everybody it speaks of."""

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self._hers = grammar.pronouns["hers"]
        self._women = grammar.names["women"]
        self._cast = cast

    def fitting(self, word: str, subject: Mention, discourse: Discourse) -> Mention:
        """Whoever acted, unless «she» can't mean him: then the last one it can."""
        is_hers = word in self._hers
        if not self._women or self._is_woman(subject) == is_hers:
            return subject
        other = discourse.last(
            lambda mention: mention.person != subject.person and self._is_woman(mention) == is_hers
        )
        return other or subject

    def _is_woman(self, mention: Mention) -> bool:
        name = self._cast.written.get(mention.person or "", "")
        return name.lower().partition(" ")[0] in self._women
