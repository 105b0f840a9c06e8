"""Telegram's HTML as its server reads it: the text a person sees, and the entities over it."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from tests.telegram.refusals import RefusalError

ENTITY_LIMIT = 100
"""The server keeps the first hundred entities and drops the others without a word."""

ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
SCHEMES = {"http", "https", "tg", "ton", "mailto", "tel"}

_TAG = re.compile(r"""<(?P<close>/?)(?P<name>[^\s>]*)(?P<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""\s*(?P<name>[^\s=]*)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[\w.-]+))?""")
# Only these references are decoded; any other stays as it is written.
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);?")
_PIECE = re.compile(r"[^<&]+|&")

Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reading:
    """How far the source is read."""

    source: str
    position: int = 0
    text: str = ""
    open_tags: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def refuse(self, reason: str) -> RefusalError:
        byte = len(self.source[: self.position].encode())
        return RefusalError.bad_request(f"can't parse entities: {reason} at byte offset {byte}")


def units(text: str) -> int:
    """The length in UTF-16 units, as entities count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """What is shown, and its entities in order. Raises RefusalError as the server would."""
    reading = _Reading(source)
    while reading.position < len(source):
        if source[reading.position] == "<":
            _read_tag(reading)
        else:
            _read_text(reading)
    if reading.open_tags:
        tag = reading.open_tags[-1].tag
        reason = f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\""
        raise RefusalError.bad_request(reason)
    ordered = sorted(reading.entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return reading.text, ordered[:ENTITY_LIMIT]


def _read_text(reading: _Reading) -> None:
    if reference := _REFERENCE.match(reading.source, reading.position):
        reading.text += unescape(reference[0])
        reading.position = reference.end()
        return
    piece = _PIECE.match(reading.source, reading.position)
    assert piece is not None
    reading.text += piece[0]
    reading.position = piece.end()


def _read_tag(reading: _Reading) -> None:
    tag = _TAG.match(reading.source, reading.position)
    if tag is None:
        kind = "end" if reading.source.startswith("</", reading.position) else "start"
        raise reading.refuse(f"Unclosed {kind} tag")
    if tag["close"]:
        _close(reading, tag["name"].lower())
    else:
        _open(reading, tag["name"].lower(), tag["rest"])
    reading.position = tag.end()


def _open(reading: _Reading, name: str, rest: str) -> None:
    if name not in ENTITY_OF_TAG:
        raise reading.refuse(f'Unsupported start tag "{name}"')
    attributes = {
        found["name"].lower(): unescape((found["value"] or "").strip("\"'"))
        for found in _ATTRIBUTE.finditer(rest.strip())
        if found["name"]
    }
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise reading.refuse('Tag "span" must have class "tg-spoiler"')
    reading.open_tags.append(_Open(name, units(reading.text), attributes))


def _close(reading: _Reading, name: str) -> None:
    if not reading.open_tags:
        raise reading.refuse("Unexpected end tag")
    opened = reading.open_tags.pop()
    if name not in ("", opened.tag):
        reason = f'Unmatched end tag, expected "</{opened.tag}>", found "</{name}>"'
        raise reading.refuse(reason)
    length = units(reading.text) - opened.offset
    entity = _entity(opened, reading.text)
    if entity is not None and length > 0:
        reading.entities.append(entity | {"offset": opened.offset, "length": length})


def _entity(opened: _Open, text: str) -> Entity | None:
    """The entity without its place, or None where the server drops it without a word."""
    kind = ENTITY_OF_TAG[opened.tag]
    if kind == "text_link":
        shown = text.encode("utf-16-le")[opened.offset * 2 :].decode("utf-16-le")
        address = opened.attributes.get("href") or shown
        return {"type": kind, "url": address} if urlsplit(address).scheme in SCHEMES else None
    if kind == "blockquote" and "expandable" in opened.attributes:
        return {"type": "expandable_blockquote"}
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": opened.attributes.get("emoji-id", "")}
    return {"type": kind}
