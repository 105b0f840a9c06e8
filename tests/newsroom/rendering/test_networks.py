from itertools import combinations

import pytest

from bot.texts import load_texts
from newsroom.rendering.html import escape
from newsroom.rendering.networks import (
    MOST_LINES,
    MOST_PEOPLE,
    labels,
    network_sketch,
    strongest,
    top_pairs,
)
from reading.queries import MeetingQuery
from storage.models import Person
from storage.statistics import Network, Pair

TEXTS = load_texts("ru")


def people(*names: str) -> dict[int, Person]:
    return {
        number: Person(id=number, key=name, name=name, country=None)
        for number, name in enumerate(names, start=1)
    }


def crowd(size: int) -> Network:
    """Everybody met everybody, the first ones most often."""
    who = people(*(f"Имя Фамилия{number:03}" for number in range(size)))
    pairs = [Pair(a, b, 2 * size - a - b, 2 * size - a - b) for a, b in combinations(who, 2)]
    pairs.sort(key=lambda pair: -pair.strength)
    return Network(pairs, who, 1000, size, len(pairs), None, None)


def test_a_big_network_keeps_the_strongest_and_says_so() -> None:
    network = crowd(60)
    shown = strongest(network)
    assert len(shown.people) <= MOST_PEOPLE
    assert len(shown.pairs) == MOST_LINES
    assert shown.pairs[0] == network.pairs[0]
    sketch = network_sketch(TEXTS, escape(""), network, MeetingQuery(), escape("В архиве"))
    assert sketch.heading.notes[1].startswith("Показаны самые частые: людей — ")
    assert sketch.heading.notes[1].endswith(f"из 60, связей — {MOST_LINES} из 1770")


def test_a_small_network_is_whole_and_needs_no_excuse() -> None:
    sketch = network_sketch(TEXTS, escape(""), crowd(4), MeetingQuery(), escape("В архиве"))
    assert len(sketch.dots) == 4
    assert len(sketch.lines) == 6
    assert sketch.heading.notes == ("1000 встреч, 4 человека", "В архиве")


def test_everybody_shown_has_a_line() -> None:
    sketch = network_sketch(TEXTS, escape(""), crowd(40), MeetingQuery(), escape(""))
    linked = {place for line in sketch.lines for place in (line.one, line.other)}
    assert linked == set(range(len(sketch.dots)))


def test_the_list_goes_by_how_often_whatever_the_strength() -> None:
    pairs = [Pair(1, 2, 2, 2.0), Pair(1, 3, 9, 0.5)]
    network = Network(pairs, people("А Б", "В Г", "Д Е"), 11, 3, 2, None, None)
    assert [pair.meetings for pair in top_pairs(network)] == [9, 2]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Касым-Жомарт Токаев", "Анджей Дуда"], ["Токаев", "Дуда"]),
        (["Ильхам Алиев", "Гейдар Алиев", "Анджей Дуда"], ["И. Алиев", "Г. Алиев", "Дуда"]),
        (["Ильхам Алиев", "Игорь Алиев"], ["Ильхам Алиев", "Игорь Алиев"]),
        (["Си Цзиньпин", "Абдалла II"], ["Си Цзиньпин", "Абдалла II"]),
    ],
    ids=["surnames", "an initial", "whole", "no surname to keep"],
)
def test_names_are_as_short_as_they_can_be_told_apart(names: list[str], shown: list[str]) -> None:
    assert list(labels(TEXTS, list(people(*names).values())).values()) == shown
