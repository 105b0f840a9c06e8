"""Files and folders as articles: .txt, .html, .jsonl, .eml."""

import email.policy
import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from newsroom.sources.encodings import decode, how_garbled
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.markup import text_of_html

LARGEST_BYTES = 5_000_000
UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)
KINDS = frozenset({".txt", ".html", ".htm", ".jsonl", ".eml"})


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files meant: folders stand for the article files inside them, in the order of names."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.suffix.lower() in KINDS)
        else:
            found.append(path)
    return found


def parse_file(path: Path) -> Iterator[FetchedArticle | SourceError]:
    """The articles of one file. What can't be read comes as a SourceError beside the others."""
    try:
        content = _bytes(path)
        match path.suffix.lower():
            case ".jsonl":
                yield from parse_lines(_lines(content), str(path))
            case ".html" | ".htm":
                yield _article(_words(decode(content), str(path)), str(path))
            case ".eml":
                yield _letter(content, str(path))
            case ".txt":
                yield _article(decode(content), str(path))
            case suffix:
                reason = f"{suffix or 'a name without an ending'} is no kind of article we know"
                yield SourceError(str(path), reason, permanent=True)
    except OSError as error:
        yield SourceError(str(path), error.strerror or str(error), permanent=True)
    except SourceError as error:
        yield error


def parse_lines(lines: Iterable[str], source: str) -> Iterator[FetchedArticle | SourceError]:
    """JSON lines with the keys of `python -m bot read`; an empty line is nothing."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{source}, line {number}"
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
    text = _string(record, "text", source) or _words(_string(record, "html", source) or "", source)
    published_on, published_at = _published(_string(record, "published", source), source)
    identity = record.get("id")
    return FetchedArticle(
        text=_worth_reading(text, source),
        source=source,
        headline=_string(record, "headline", source),
        outlet=_string(record, "outlet", source),
        country=_string(record, "country", source),
        url=_string(record, "url", source),
        external_id=str(identity) if isinstance(identity, str | int) else None,
        language=_string(record, "lang", source),
        published_on=published_on,
        published_at=published_at,
    )


def _lines(content: bytes) -> Iterable[str]:
    """Lines decoded one by one: a bad one spoils no other."""
    if content.startswith(UTF_16):
        return decode(content).split("\n")
    return (decode(line) for line in content.split(b"\n"))


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_BYTES and path.suffix.lower() != ".jsonl":
        reason = f"it is larger than {LARGEST_BYTES // 1_000_000} MB"
        raise SourceError(str(path), reason, permanent=True)
    return path.read_bytes()


def _article(text: str, source: str) -> FetchedArticle:
    # A file's name is no identity: folders of two days have the same names.
    return FetchedArticle(text=_worth_reading(text, source), source=source)


def _words(html: str, source: str) -> str:
    try:
        return text_of_html(html)
    except ValueError as error:
        raise SourceError(source, f"its HTML is broken ({error})", permanent=True) from error


def _letter(content: bytes, source: str) -> FetchedArticle:
    message: EmailMessage = BytesParser(policy=email.policy.default).parsebytes(content)
    part = message.get_body(preferencelist=("plain", "html"))
    body = _body(part) if part is not None else ""
    is_html = part is not None and part.get_content_subtype() == "html"
    text = _words(body, source) if is_html else body
    sent = message["date"].datetime if message["date"] is not None else None
    return FetchedArticle(
        text=_worth_reading(str(text), source),
        source=source,
        headline=str(message["subject"]) if message["subject"] else None,
        external_id=str(message["message-id"]) if message["message-id"] else None,
        published_at=sent.astimezone(UTC) if sent is not None and sent.tzinfo else None,
    )


def _body(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except LookupError:  # An encoding nobody knows.
        content = part.get_payload(decode=True)
        return decode(content) if isinstance(content, bytes) else ""


def _worth_reading(text: str, source: str) -> str:
    text = text.replace("\r\n", "\n").replace("\x00", "")
    if not any(character.isalpha() for character in text):
        raise SourceError(source, "there are no words in it", permanent=True)
    garbled = how_garbled(text)
    if garbled is not None:
        raise SourceError(source, f"its letters are garbled ({garbled})", permanent=True)
    return text


def _string(record: Mapping[str, Any], key: str, source: str) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise SourceError(source, f"its {key!r} is not a text", permanent=True)
    return value


def _published(value: str | None, source: str) -> tuple[date | None, datetime | None]:
    if value is None:
        return None, None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise SourceError(source, "its 'published' is not an ISO date", permanent=True) from None
    if moment.tzinfo is not None:
        return None, moment.astimezone(UTC)
    return moment.date(), None
