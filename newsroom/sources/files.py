"""Files and folders as articles: .txt, .html, .jsonl, .eml."""

import email.policy
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle

LARGEST_BYTES = 5_000_000
KINDS = frozenset({".txt", ".html", ".htm", ".jsonl", ".eml"})
BLOCKS = frozenset(
    {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "section", "article", "ul", "ol"}
    | {"header", "footer", "blockquote", "figure", "figcaption", "nav", "aside", "table", "title"}
)
UNREADABLE = frozenset({"script", "style", "noscript", "template", "nav", "svg", "head"})


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
                yield from parse_lines(decode(content).splitlines(), str(path))
            case ".html" | ".htm":
                yield _article(text_of_html(decode(content)), str(path))
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
        try:
            yield parse_record(json.loads(line), f"{source}, line {number}")
        except json.JSONDecodeError as error:
            reason = f"it is not JSON ({error.msg})"
            yield SourceError(f"{source}, line {number}", reason, permanent=True)
        except SourceError as error:
            yield error


def parse_record(record: object, source: str) -> FetchedArticle:
    """One JSON object as an article. Raises SourceError that names what is wrong with it."""
    if not isinstance(record, Mapping):
        raise SourceError(source, "it is not a JSON object", permanent=True)
    text = _string(record, "text", source) or text_of_html(_string(record, "html", source) or "")
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


def decode(content: bytes) -> str:
    """Text of UTF-8, or of windows-1251, which Russian pages used before it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("windows-1251", errors="replace")


def text_of_html(html: str) -> str:
    """The words of a page, a block a line; menus, scripts and styles left out."""
    reader = _Page()
    reader.feed(html)
    reader.close()
    lines = ("".join(line).strip() for line in reader.lines)
    return "\n".join(" ".join(line.split()) for line in lines if line)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self._ignored = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREADABLE:
            self._ignored += 1
        if tag in BLOCKS:
            self.lines.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREADABLE and self._ignored:
            self._ignored -= 1
        if tag in BLOCKS:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        if not self._ignored:
            self.lines[-1].append(data)


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_BYTES and path.suffix.lower() != ".jsonl":
        reason = f"it is larger than {LARGEST_BYTES // 1_000_000} MB"
        raise SourceError(str(path), reason, permanent=True)
    return path.read_bytes()


def _article(text: str, source: str) -> FetchedArticle:
    # A file's name is no identity: folders of two days have the same names.
    return FetchedArticle(text=_worth_reading(text, source), source=source)


def _letter(content: bytes, source: str) -> FetchedArticle:
    message: EmailMessage = BytesParser(policy=email.policy.default).parsebytes(content)
    part = message.get_body(preferencelist=("plain", "html"))
    body = part.get_content() if part is not None else ""
    text = text_of_html(body) if part is not None and part.get_content_subtype() == "html" else body
    sent = message["date"].datetime if message["date"] is not None else None
    return FetchedArticle(
        text=_worth_reading(str(text), source),
        source=source,
        headline=str(message["subject"]) if message["subject"] else None,
        external_id=str(message["message-id"]) if message["message-id"] else None,
        published_at=sent.astimezone(UTC) if sent is not None and sent.tzinfo else None,
    )


def _worth_reading(text: str, source: str) -> str:
    text = text.replace("\r\n", "\n").replace("\x00", "")
    if not any(character.isalpha() for character in text):
        raise SourceError(source, "there are no words in it", permanent=True)
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
