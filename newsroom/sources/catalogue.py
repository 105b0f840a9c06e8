"""Outlets that an operator may add with one tap: `seeds/sources.toml`, and lists in OPML."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from lxml import etree

from newsroom.sources.errors import SourceError
from newsroom.sources.listed import absolute, one_line
from newsroom.sources.xml import local_name, parse_xml
from storage.models import Source, SourceKind
from storage.sources import NewSource

MOST_OUTLINES = 500
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that ships with the program; buttons know it by its `key`."""

    key: str
    language: str
    source: NewSource


def parse_catalogue(file: Path) -> tuple[KnownSource, ...]:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(
        KnownSource(
            entry["key"],
            entry["language"],
            NewSource(
                url=entry["url"],
                kind=SourceKind(entry["kind"]),
                name=entry["name"],
                country=entry.get("country"),
                pattern=entry.get("pattern", ""),
                time_zone=entry["zone"],
                is_active=True,
            ),
        )
        for entry in table["source"]
    )


def parse_opml(content: bytes) -> list[NewSource]:
    """The feeds of a list, paused. Raises SourceError for what is none."""
    root = parse_xml(content, "OPML")
    if local_name(root) != "opml":
        raise SourceError("OPML", "it is no list of feeds", permanent=True)
    return list(islice(_outlines(root), MOST_OUTLINES))


def _outlines(root: etree._Element) -> Iterator[NewSource]:
    for outline in root.iter("outline"):
        url = absolute(outline.get("xmlUrl", ""), "")
        if url is not None:
            name = one_line(outline.get("title") or outline.get("text") or url, LONGEST_NAME)
            kind = outline.get("dipcourierKind", "")
            yield NewSource(
                url=url,
                kind=SourceKind.SITEMAP if kind == SourceKind.SITEMAP else SourceKind.FEED,
                name=name,
                country=outline.get("dipcourierCountry", "")[:2].upper() or None,
                time_zone=_zone(outline.get("dipcourierZone", "")),
            )


def _zone(name: str) -> str | None:
    """A zone there is, or None. ZoneInfo looks names up as files."""
    try:
        return ZoneInfo(name).key if name else None
    except (KeyError, ValueError, OSError):
        return None


def render_opml(sources: Iterable[Source]) -> bytes:
    """What other readers understand: the feeds, and as ours the sitemaps."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Dipcourier"
    body = etree.SubElement(root, "body")
    for source in sources:
        if source.kind in {SourceKind.FEED, SourceKind.SITEMAP}:
            outline = etree.SubElement(body, "outline", type="rss", text=source.name)
            outline.set("title", source.name)
            outline.set("xmlUrl", source.url)
            outline.set("dipcourierKind", source.kind.value)
            if source.country:
                outline.set("dipcourierCountry", source.country)
            if source.time_zone:
                outline.set("dipcourierZone", source.time_zone)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))
