"""The sentence being read, and what of it is read already."""

from collections.abc import Sequence
from dataclasses import dataclass

from reading.facts import Span
from reading.grammar.heads import acts_aside, is_subject, outer, top_of
from reading.grammar.mentions import Mention
from reading.text.analysis import Sentence


@dataclass(frozen=True, slots=True)
class Here:
    """`names` are those of the whole sentence, `found` the mentions read so far."""

    number: int
    sentence: Sentence
    names: Sequence[Mention]
    found: list[Mention]

    def acted(self) -> list[str]:
        """Who acts in the clauses before."""
        tokens = self.sentence.tokens
        return [
            m.people[0]
            for m in self.found
            if len(m.people) == 1 and is_subject(tokens, m) and not acts_aside(tokens, m)
        ]

    def together(self) -> list[tuple[str, ...]]:
        """Who is meant by one phrase each: «главы государств», «лидеры России и Турции»."""
        by_span: dict[Span, list[str]] = {}
        for mention in self.found:
            by_span.setdefault(mention.span, []).extend(mention.people)
        groups = (tuple(dict.fromkeys(people)) for people in by_span.values())
        return [people for people in groups if len(people) > 1]

    def beside(self, index: int) -> tuple[str, ...]:
        """Persons of the same verb or noun: nobody meets himself."""
        tokens = self.sentence.tokens
        governor = tokens[top_of(tokens, index)].head
        if governor < 0:
            governor = top_of(tokens, index)
        people: list[str] = []
        for mention in (*self.names, *self.found):
            head = top_of(tokens, outer(tokens, mention.first, mention.last))
            if tokens[head].head == governor or head == governor:
                people.extend(mention.people)
        return tuple(people)
