"""Telegram's HTML, safe by construction: outside text enters an `Html` only through `escape`."""

import re
from collections.abc import Iterable
from html import escape as escape_markup
from html import unescape
from typing import NewType
from urllib.parse import urlsplit

MESSAGE_LIMIT = 4000
"""What one message may hold. Telegram says 4,096 and not in which units: we keep a margin."""

ENTITY_LIMIT = 100
"""Telegram ignores formatting after the hundredth piece of it."""

_TAG = re.compile(r"<[^>]*>")
_OPENING = re.compile(r"<[a-z]")
# Control characters are refused by Telegram; the direction marks could turn our own words round.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Html(str):
    """A string that is valid HTML for Telegram. Only this module and the catalogues make one."""

    __slots__ = ()


Address = NewType("Address", str)


def escape(text: str) -> Html:
    """Outside text as harmless HTML; what is `Html` already stays as it is."""
    if isinstance(text, Html):
        return text
    return Html(escape_markup(clean(text), quote=True))


def clean(text: str) -> str:
    """The text without control characters and marks that change the direction of writing."""
    return _INVISIBLE.sub("", text)


def bold(text: str) -> Html:
    return Html(f"<b>{escape(text)}</b>")


def italic(text: str) -> Html:
    return Html(f"<i>{escape(text)}</i>")


def code(text: str) -> Html:
    return Html(f"<code>{escape(text)}</code>")


def link(text: str, url: str | None) -> Html:
    """A link to a page; an address that is no web address leaves the bare text."""
    address = web_address(url)
    if address is None:
        return escape(text)
    return Html(f'<a href="{escape_markup(address, quote=True)}">{escape(text)}</a>')


def web_address(url: str | None) -> Address | None:
    """The address when a browser may open it, else None: Telegram drops other schemes silently."""
    if url is None or re.search(r"[\s\x00-\x1f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return Address(url) if parts.scheme in {"http", "https"} and parts.hostname else None


def quote(text: str) -> Html:
    """A quotation that Telegram folds when it is long."""
    return Html(f"<blockquote expandable>{escape(text)}</blockquote>")


def join(parts: Iterable[str], separator: str = "\n") -> Html:
    """The parts in order; plain ones are escaped, the separator too."""
    return Html(escape(separator).join(escape(part) for part in parts))


def plain(html: Html) -> str:
    """What a person sees of it, without formatting."""
    return unescape(_TAG.sub("", html))


def length(html: Html) -> int:
    """How long Telegram takes it to be: UTF-16 units after parsing, the strictest way to count."""
    return len(plain(html).encode("utf-16-le")) // 2


def entities(html: Html) -> int:
    """How many pieces of formatting it holds."""
    return len(_OPENING.findall(html))


def shorten(text: str, limit: int) -> str:
    """The text cut at a word to at most `limit` characters, an ellipsis included."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    word_end = head.rfind(" ")
    return (head[:word_end] if word_end > limit // 2 else head).rstrip(" ,;:—–-") + "…"
