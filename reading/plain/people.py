"""The persons of an article: their names, countries and offices."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.facts import Person, Position, Span
from reading.grammar.mentions import Mention, MentionKind
from reading.plain.directory import Directory
from reading.plain.figures import join
from reading.plain.held import Held, Home, held_offices
from reading.plain.layout import word_of
from reading.plain.names import Marked, Name
from reading.plain.roles import Role
from reading.world import Country, World

NO_STATE = frozenset({"io_head", ""})
"""Levels of offices that are of no country."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons of an article, whose each name is, and the offices that stand at names."""

    owners: dict[tuple[int, int], str]
    names: tuple[Name, ...]
    held: tuple[Held, ...]
    written: dict[str, str]
    countries: dict[str, str]

    def person_at(self, name: Name) -> str | None:
        return self.owners.get((name.sentence, name.first))

    def mention_of(self, name: Name) -> Mention:
        person = self.person_at(name)
        return Mention(
            span=name.span,
            kind=MentionKind.NAME,
            sentence=name.sentence,
            first=name.first,
            last=name.last,
            person=person,
            country=self.countries.get(str(person)),
        )


def gather(
    names: Sequence[Name],
    roles: Sequence[tuple[Role, ...]],
    sentences: Sequence[Marked],
    directory: Directory,
    world: World,
    home: Home,
) -> Cast:
    """Join the names that mean one person; say which office stands at whom."""
    owners: dict[tuple[int, int], str] = {}
    written: dict[str, str] = {}
    for figure in join(names, roles, directory):
        person = figure.known or figure.written()
        written[person] = figure.written()
        owners.update({(name.sentence, name.first): person for name in figure.names})
    held = tuple(
        one
        for one, is_sure in held_offices(names, roles, sentences, owners)
        if (is_sure or not home.is_foreign(one.role, one.person, world, written))
        and not _is_of_another_state(one, owners, world, is_sure=is_sure)
    )
    beside = dict(_named_countries(names, sentences, owners))
    countries = {**beside, **dict(_countries(written, held, world))}
    countries = {person: iso for person, iso in countries.items() if iso}
    return Cast(owners, tuple(names), held, written, countries)


def _is_of_another_state(
    one: Held, owners: Mapping[tuple[int, int], str], world: World, *, is_sure: bool
) -> bool:
    """«Welcoming the Uzbek foreign minister, President Tokayev …»: no office of Tokayev's.

    Nor is it Trump's in «Украина президенті Трамппен кездесті».
    """
    side, country = one.role.side, world.country_of(one.person)
    if side is None or not side.iso or not country:
        return False
    is_beside = is_sure and (one.sentence, one.role.last + 1) in owners
    return side.iso != country and not is_beside


def _countries(
    written: Iterable[str], held: Sequence[Held], world: World
) -> Iterator[tuple[str, str]]:
    for person in written:
        theirs = (h.role.side.iso for h in held if h.person == person and h.role.side)
        country = next((iso for iso in theirs if iso), None) or world.country_of(person)
        if country:
            yield person, country


def _named_countries(
    names: Sequence[Name], sentences: Sequence[Marked], owners: Mapping[tuple[int, int], str]
) -> Iterator[tuple[str, str]]:
    """«India's Parvathaneni Harish», «Kairat Umarov of Kazakhstan»."""
    for name in names:
        marked, person = sentences[name.sentence], owners[name.sentence, name.first]
        before = marked.tokens[name.first - 1] if name.first else None
        side = marked.sides.get(name.first - 1)
        if side and before is not None and before.feats.get("Case") == "Gen":
            yield person, side.iso
        if marked.low(name.last + 1) == "of":
            ends = (last for last in (name.last + 2, name.last + 3) if last in marked.sides)
            for last in list(ends)[:1]:
                yield person, marked.sides[last].iso


def persons(
    cast: Cast, mentioned: Mapping[str, list[Span]], held: Sequence[Held], text: str, world: World
) -> Iterator[Person]:
    """The persons as facts; the first alias is their name as the article's language writes it."""
    for person, spans in mentioned.items():
        forms = [
            " ".join(word_of(name.span.of(text)).split())
            for name in cast.names
            if cast.person_at(name) == person
        ]
        aliases = tuple(dict.fromkeys([cast.written.get(person, person), *forms]))
        country = world.country_by_iso.get(cast.countries.get(person, ""))
        positions = tuple(_positions(person, held, country))
        yield Person(person, tuple(spans), aliases, positions, cast.countries.get(person))


def _positions(person: str, held: Sequence[Held], country: Country | None) -> Iterator[Position]:
    """Each office once; a bare «Foreign Minister» is one of the person's country."""
    seen: set[str] = set()
    for item in held:
        role = item.role
        if item.person != person or role.stands_in or role.is_guest or role.title.lower() in seen:
            continue
        seen.add(role.title.lower())
        if role.side is not None:
            yield Position(role.title, role.side.name, role.span, role.side.iso)
        elif country is not None and role.level not in NO_STATE:
            yield Position(role.title, country.name, role.span, country.iso)
        else:
            yield Position(role.title, "", role.span)
