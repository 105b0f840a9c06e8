"""The seed articles: a folder of texts and what is known of each, in `manifest.toml`."""

import tomllib
from dataclasses import replace
from pathlib import Path

from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.files import parse_file


def parse_seeds(folder: Path) -> list[FetchedArticle | SourceError]:
    """The articles of the folder in the order of its manifest."""
    table = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    return [
        _described(article, entry)
        for entry in table["article"]
        for article in parse_file(folder / entry["file"])
    ]


def _described(
    article: FetchedArticle | SourceError, entry: dict[str, str]
) -> FetchedArticle | SourceError:
    if isinstance(article, SourceError):
        return article
    return replace(
        article,
        headline=entry.get("headline"),
        outlet=entry.get("outlet"),
        country=entry.get("country"),
        url=entry.get("url"),
        language=entry.get("language"),
    )
