"""Whom offices belong to: countries and organisations, by any of their names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.text.gazetteer import Gazetteer, Lemma
from reading.world import World


@dataclass(frozen=True, slots=True)
class Side:
    """What a role belongs to: a country (`iso`) or an organisation, by its normal name."""

    name: str
    iso: str | None = None


Organizations = Sequence[tuple[str, tuple[str, ...], str]]
"""Normal names, their variants, and the country of those that belong to one."""


def parse_organizations(text: str) -> Organizations:
    """Read `organizations.tsv`."""
    rows = [line.split("\t") for line in text.splitlines()[1:] if line.strip()]
    return tuple(
        (name, tuple(v.strip() for v in variants.split(";") if v.strip()), iso)
        for name, variants, iso in rows
    )


def side_gazetteer(world: World, organizations: Organizations, lemma: Lemma) -> Gazetteer[Side]:
    """Countries (names, adjectives) and organisations, by any of their names."""

    def phrases() -> Iterator[tuple[str, Side]]:
        for name, variants, iso in organizations:
            country = world.country_by_iso.get(iso)
            for variant in (name, *variants):
                yield variant, Side(country.name, iso) if country else Side(name)
        for country in world.countries:
            for variant in (*country.names, *country.adjectives):
                side = Side(country.name, country.iso)
                yield variant, side
                # «Коста Рика», «Шри Ланка»: the dash is often left out.
                yield variant.replace("-", " "), side

    return Gazetteer(lemma, phrases())
