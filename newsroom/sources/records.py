"""JSON objects as articles: the keys of `python -m bot read` and of `export articles`."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.legible import legible
from newsroom.sources.markup import text_of_html
from newsroom.sources.published import parse_published
from storage.articles import is_address

COUNTRY = re.compile("[A-Za-z]{2}")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w*)?$")


def parse_lines(lines: Iterable[str | None], source: str) -> Iterator[FetchedArticle | SourceError]:
    """An article a line, or what is wrong with it; an empty line is nothing, None one too long."""
    for number, line in enumerate(lines, start=1):
        place = f"{source}, line {number}"
        if line is None:
            yield SourceError(place, "it is larger than an article can be", permanent=True)
            continue
        if not line.strip():
            continue
        try:
            yield parse_record(parse_json(line, place), place)
        except SourceError as error:
            yield error


def parse_json(line: str, source: str) -> object:
    """What a line holds. Raises SourceError, whatever is wrong with it."""
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(source, f"it is not JSON ({error.msg})", permanent=True) from error
    except (ValueError, RecursionError) as error:
        reason = "it holds a number of thousands of digits, or thousands of brackets"
        raise SourceError(source, reason, permanent=True) from error


def parse_record(record: object, source: str) -> FetchedArticle:
    """One JSON object as an article. Raises SourceError that names what is wrong with it."""
    if not isinstance(record, Mapping):
        raise SourceError(source, "it is not a JSON object", permanent=True)
    html = _string(record, "html", source) or ""
    text = _string(record, "text", source) or text_of_html(html)
    # What an archive exported is more exact: the moment, and the id the article came with.
    published = _string(record, "published_at", source) or _string(record, "published", source)
    published_on, published_at = _published(published, source)
    identity = record.get("external_id" if "external_id" in record else "id")
    return FetchedArticle(
        text=legible(text, source),
        source=source,
        headline=_string(record, "headline", source),
        outlet=_string(record, "outlet", source),
        country=_country(record, source),
        url=_address(record, source),
        external_id=str(identity) if isinstance(identity, str | int) else None,
        language=_language(record, source),
        published_on=published_on,
        published_at=published_at,
    )


def _string(record: Mapping[str, Any], key: str, source: str) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise SourceError(source, f"its {key!r} is not a text", permanent=True)
    return value


def _country(record: Mapping[str, Any], source: str) -> str | None:
    country = _string(record, "country", source)
    if country is not None and not COUNTRY.fullmatch(country):
        raise SourceError(source, "its 'country' is not two letters", permanent=True)
    return country and country.upper()


def _language(record: Mapping[str, Any], source: str) -> str | None:
    """«ru-RU» is «ru»."""
    given = _string(record, "lang", source)
    if given is None:
        return None
    language = LANGUAGE.match(given)
    if language is None:
        raise SourceError(source, "its 'lang' is no language code", permanent=True)
    return language[1].lower()


def _address(record: Mapping[str, Any], source: str) -> str | None:
    url = _string(record, "url", source)
    if url is not None and not is_address(url):
        raise SourceError(source, "its 'url' is no address", permanent=True)
    return url


def _published(value: str | None, source: str) -> tuple[date | None, datetime | None]:
    if value is None:
        return None, None
    try:
        return parse_published(value)
    except ValueError as error:
        raise SourceError(source, f"its 'published' {error}", permanent=True) from None
