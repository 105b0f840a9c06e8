"""Two people behind one title: «помощник Путина Ушаков», «посланник Байдена Джон Керри»."""

from collections.abc import Sequence
from dataclasses import replace

from reading.people.named import Named, named
from reading.people.vocabulary import Vocabulary
from reading.spelling.name_words import read_word
from reading.text.analysis import Token


def split_served(tokens: Sequence[Token], name: Named, vocabulary: Vocabulary) -> tuple[Named, ...]:
    """Whom he serves, by a surname of the known in the genitive, and he; else the name alone."""
    first, last = name.first, name.last
    served, *serving = (token.text for token in tokens[first : last + 1])
    if not serving or not _are_two(served, serving, vocabulary):
        return (name,)
    whose, who = (
        named(tokens, run, name.sentence, is_tagged=name.is_tagged)
        for run in ((first, first), (first + 1, last))
    )
    return replace(whose, cases=frozenset({"Gen"})), who


def _are_two(served: str, serving: Sequence[str], vocabulary: Vocabulary) -> bool:
    if "Gen" not in vocabulary.surname_cases(served):
        return False
    opens = vocabulary.is_given(serving[0])
    if len(serving) > 1:
        return opens
    # «Захарова Мария» is one woman, «Зеленского Ермак» are two men.
    may_be_hers = any(reading.case == "Nom" for reading in read_word(served))
    return not (may_be_hers and opens)
