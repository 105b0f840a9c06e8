"""Opens the data files: facts about the world and lexicons, shipped or an editor's own."""

from functools import cache
from pathlib import Path

from reading import tables
from reading.said.topics import parse_topics
from reading.world import World

SHIPPED = Path(tables.__file__).parent / "data"


def load_world(own: Path | None = None) -> World:
    """The world as the data files tell it. Raises reading.tables.DataError.

    `own` is a folder whose files of the same name add rows or replace those with the same first
    column.
    """
    return _shipped() if own is None else _parsed(own)


@cache
def _shipped() -> World:
    """Made once, as are the indexes that grow on it."""
    return _parsed(None)


def _parsed(own: Path | None) -> World:
    topics = parse_topics(lexicon("topics.toml", own)).topics
    return World(
        countries=tables.parse_countries(table("countries.tsv", own)),
        offices=tables.parse_offices(table("offices.tsv", own)),
        holders=tables.parse_holders(table("holders.tsv", own)),
        forums=tables.parse_forums(table("forums.tsv", own)),
        series=tables.parse_series(table("series.tsv", own)),
        anniversaries=tables.parse_anniversaries(table("anniversaries.tsv", own)),
        topic_names={topic.id: topic.names for topic in topics},
        topic_phrases={topic.id: topic.phrases for topic in topics},
        city_names=tables.parse_city_names(table("city_names.tsv", own)),
        organizations=tables.parse_organizations(
            table("organizations.tsv", own), table("organization_names.tsv", own)
        ),
    )


def table(name: str, own: Path | None = None) -> str:
    """The text of a table; rows of one's own come instead of the shipped ones they name."""
    shipped = (SHIPPED / name).read_text(encoding="utf-8")
    if own is None or not (own / name).is_file():
        return shipped
    header, *rows = shipped.splitlines()
    _, *added = (own / name).read_text(encoding="utf-8").splitlines()
    replaced = {row.split("\t")[0] for row in added}
    return "\n".join([header, *(r for r in rows if r.split("\t")[0] not in replaced), *added])


def lexicon(name: str, own: Path | None = None) -> str:
    """The text of a lexicon (TOML); one's own comes whole instead of the shipped one."""
    if own is not None and (own / name).is_file():
        return (own / name).read_text(encoding="utf-8")
    return (SHIPPED / name).read_text(encoding="utf-8")
