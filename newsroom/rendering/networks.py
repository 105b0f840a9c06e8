"""Who meets whom: which people and lines a picture has room for, and its words. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsroom.rendering.dates import months_between
from newsroom.rendering.html import Html, join, plain
from newsroom.rendering.names import short_name, surname
from newsroom.rendering.sketches import Dot, Heading, Line, NetworkSketch
from newsroom.rendering.texts import Texts
from reading.queries import MeetingQuery
from storage.models import Person
from storage.statistics import Network, Numbers, Pair

MOST_PEOPLE = 24
MOST_LINES = 44
TOP = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a network is drawn: its people in order, and the pairs among them."""

    people: Sequence[Person]
    pairs: Sequence[Pair]


def strongest(network: Network) -> Shown:
    """The strongest pairs, until there is no room for more people; then the lines among these."""
    chosen: dict[int, None] = {}
    for pair in network.pairs:
        fresh = {pair.one, pair.other} - chosen.keys()
        if len(chosen) + len(fresh) <= MOST_PEOPLE:
            chosen |= dict.fromkeys((pair.one, pair.other))
    among = [pair for pair in network.pairs if {pair.one, pair.other} <= chosen.keys()]
    pairs = among[:MOST_LINES]
    linked = {one for pair in pairs for one in (pair.one, pair.other)}
    return Shown([network.people[one] for one in chosen if one in linked], pairs)


def network_sketch(
    texts: Texts, about: Html, network: Network, asked: MeetingQuery, coverage: Html
) -> NetworkSketch:
    """`about`: what the query is about, in words; `coverage`: what the archive rests on."""
    shown = strongest(network)
    names = labels(texts, shown.people)
    places = {person.id: number for number, person in enumerate(shown.people)}
    weights: Counter[int] = Counter()
    for pair in shown.pairs:
        weights.update({pair.one: pair.meetings, pair.other: pair.meetings})
    return NetworkSketch(
        heading=Heading(
            title=texts.plain("network-heading"),
            subtitle=subtitle(texts, about, network, asked),
            notes=(*_notes(texts, network, shown), plain(coverage)),
        ),
        dots=tuple(
            Dot(names[person.id], weights[person.id], person.id in asked.person_ids)
            for person in shown.people
        ),
        lines=tuple(
            Line(places[pair.one], places[pair.other], pair.meetings) for pair in shown.pairs
        ),
        scale=tuple(
            (count, texts.plain("meetings-counted", count=count)) for count in _scale(shown.pairs)
        ),
    )


def network_caption(texts: Texts, about: Html, network: Network) -> Html:
    """The picture in words, for those who don't see it; the pairs are numbered as `top_pairs`."""
    names = labels(texts, [network.people[one] for one in _ids(top_pairs(network))])
    lines = [
        join([f"{number}. ", names[pair.one], " — ", names[pair.other], f": {pair.meetings}"], "")
        for number, pair in enumerate(top_pairs(network), start=1)
    ]
    counts = texts("network-counts", meetings=network.meetings, persons=network.persons)
    title = texts("network-title", about=join([" · ", about], "") if about else "")
    return join([title, counts, join([texts("network-top"), *lines])])


def top_pairs(network: Network) -> Sequence[Pair]:
    """Those who met most often. In the picture whom only large tables bring together come last."""
    return sorted(network.pairs, key=lambda pair: (-pair.meetings, -pair.strength))[:TOP]


def labels(texts: Texts, people: Sequence[Person]) -> Mapping[int, str]:
    """Surnames, with an initial where two have the same, whole where that is the same, too."""
    for shorten in (surname, short_name):
        names = {person.id: shorten(texts.called(person.name), person.country) for person in people}
        if len(set(names.values())) == len(names):
            return names
        counted = Counter(names.values())
        alone = {one: name for one, name in names.items() if counted[name] == 1}
        rest = (
            labels(texts, [person for person in people if person.id not in alone])
            if alone
            else None
        )
        if rest is not None:
            return {person.id: alone.get(person.id) or rest[person.id] for person in people}
    return {person.id: texts.called(person.name) for person in people}


def subtitle(texts: Texts, about: Html, counted: Network | Numbers, asked: MeetingQuery) -> str:
    """What is counted, and between which months it lies: «Казахстан · май 2019 – январь 2026».

    Where both ends were asked for, the query says so itself.
    """
    first, last = counted.first, counted.last
    is_said = asked.first is not None and asked.last is not None
    between = (
        [] if is_said or first is None or last is None else [months_between(texts, first, last)]
    )
    return plain(join([*([about] if about else []), *between], " · "))


def _notes(texts: Texts, network: Network, shown: Shown) -> list[str]:
    counts = texts.plain("network-counts", meetings=network.meetings, persons=network.persons)
    is_all = len(shown.pairs) == network.links
    bounds = (
        []
        if is_all
        else [
            texts.plain(
                "network-strongest",
                persons=len(shown.people),
                all_persons=network.persons,
                links=len(shown.pairs),
                all_links=network.links,
            )
        ]
    )
    return [counts, *bounds]


def _scale(pairs: Sequence[Pair]) -> list[int]:
    most = max((pair.meetings for pair in pairs), default=1)
    return sorted({1, (most + 1) // 2, most})


def _ids(pairs: Sequence[Pair]) -> list[int]:
    return list(dict.fromkeys(one for pair in pairs for one in (pair.one, pair.other)))
