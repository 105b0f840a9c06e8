"""What the next sentence adds: «… met X. The talks took place on Friday in Riga.»"""

from collections.abc import Sequence

from reading.plain.grammar import ContactTable
from reading.text.analysis import Sentence
from reading.when.dates import FoundDate
from reading.where.places import Direction, FoundPlace


def with_sequels(
    sentences: Sequence[Sentence],
    dates: tuple[tuple[FoundDate, ...], ...],
    places: tuple[tuple[FoundPlace, ...], ...],
    contacts: ContactTable,
) -> tuple[tuple[tuple[FoundDate, ...], ...], tuple[tuple[FoundPlace, ...], ...]]:
    """«… met X. The talks took place on Friday in Riga.»: so did they meet."""
    told, stood = list(dates), list(places)
    for number, after in enumerate(sentences[1:]):
        is_near = after.paragraph - sentences[number].paragraph <= 1
        if not is_near or not _is_sequel(after, contacts):
            continue
        told[number] = dates[number] or dates[number + 1]
        is_placed = any(p.is_city and p.direction is Direction.WHERE for p in places[number])
        there = [p for p in places[number + 1] if p.direction is Direction.WHERE]
        stood[number] = places[number] if is_placed else (*places[number], *there)
    return tuple(told), tuple(stood)


def _is_sequel(sentence: Sentence, contacts: ContactTable) -> bool:
    """«The talks took place …», «Кездесу … өтті»."""
    low = " ".join(token.text.lower() for token in sentence.tokens)
    opens = any(low.startswith(f"{words} ") for words in contacts.words_of("sequel"))
    return opens and any(f" {words} " in f"{low} " for words in contacts.words_of("happened"))
