"""The tree of a sentence: its tokens, what hangs on what, and which mentions stand where."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from reading.grammar.heads import outer
from reading.grammar.mentions import Mention
from reading.text.analysis import Sentence

CLIMBED = frozenset({"conj", "appos", "flat:name", "flat", "flat:foreign", "parataxis", "list"})
DEEPEST = 12

PREPOSITIONS = frozenset(
    {
        "с",
        "со",
        "между",
        "к",
        "в",
        "во",
        "на",
        "у",
        "от",
        "для",
        "по",
        "при",
        "о",
        "об",
        "за",
        "из",
        "после",
        "перед",
    }
)


class Tree:
    """A sentence with the mentions in it; of one inside another only the outer counts."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        whole = [one for one in mentions if not any(map(one.is_part_of, mentions))]
        self._owner = {
            index: mention for mention in whole for index in range(mention.first, mention.last + 1)
        }
        self.mentions = whole

    def ancestors(self, index: int) -> Iterator[int]:
        """The governors of a token, nearest first; a broken parse can't loop."""
        seen = {index}
        while (index := self.tokens[index].head) >= 0 and index not in seen:
            seen.add(index)
            yield index

    def verb_over(self, index: int) -> int | None:
        """The verb whose clause a token stands in: itself or its nearest governing verb."""
        if self.tokens[index].pos in {"VERB", "AUX"}:
            return index
        return next(
            (i for i in self.ancestors(index) if self.tokens[i].pos in {"VERB", "AUX"}), None
        )

    def children(self, index: int) -> Sequence[int]:
        return self._children.get(index, ())

    @cached_property
    def _children(self) -> Mapping[int, Sequence[int]]:
        children: dict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            children[token.head].append(index)
        return children

    def mention_at(self, index: int) -> Mention | None:
        return self._owner.get(index)

    def head_of(self, mention: Mention) -> int:
        return outer(self.tokens, mention.first, mention.last)

    def case_word(self, head: int, mention: Mention | None) -> str:
        """The preposition that the parser hangs on a noun."""
        for child in self.children(head):
            token = self.tokens[child]
            if token.relation == "case" and self._is_preposition(child):
                if mention is not None and child > mention.first and head <= mention.last:
                    continue
                word = token.text.lower()
                return "с" if word == "со" else "к" if word == "ко" else word
        return ""

    def preposition(self, mention: Mention) -> str:
        """The preposition right before the phrase, over words that describe it."""
        for index in range(mention.first - 1, max(-1, mention.first - 5), -1):
            token = self.tokens[index]
            if self.mention_at(index) is not None:
                return ""  # «с обоими он побеседовал»: of those before it
            if self._is_preposition(index) and token.text.lower() in PREPOSITIONS:
                return "с" if token.text.lower() == "со" else token.text.lower()
            describes = token.pos in {"ADJ", "DET", "NUM"} or token.text in '«»"“”'
            if not describes or TIME.fullmatch(token.text):
                return ""
        return ""

    def _is_preposition(self, index: int) -> bool:
        """Also «С» at the beginning of a sentence, which the tagger takes for a letter."""
        token = self.tokens[index]
        following = self.tokens[index + 1 : index + 2]
        if any(word.lemma == THAT for word in following):
            return False  # «принятый перед этим президентом»
        return token.pos == "ADP" or (index == 0 and token.text.lower() in PREPOSITIONS)


THAT = "это"

TIME = re.compile(r"\d{1,2}[.:]\d{2}|\d{4}")
"""«В 14.00 Санду встретится …»: the preposition is of the hour or year."""
