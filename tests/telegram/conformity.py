"""Whether a call keeps to the manual of the Bot API: read anew, apart from what imitates Telegram.

Neither our builder of HTML nor the stand-in's reader of it is asked: this one is html.parser.
What is wrong comes as words, all of it at once.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from aiogram.methods import TelegramMethod

LIMITS = {"text": 4096, "message_text": 4096, "caption": 1024}
NOTICE_UNITS = 200
MOST_ENTITIES = 100
DATA_BYTES, RESULTS, ID_BYTES, COPIED = 64, 50, 64, 256
ROW, KEYBOARD = 8, 100

# Tag → its attributes; the manual names no others.
TAGS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("b", "strong", "i", "em", "u", "ins", "s", "strike", "del"), frozenset()),
    "tg-spoiler": frozenset(),
    "span": frozenset({"class"}),
    "a": frozenset({"href"}),
    "code": frozenset({"class"}),
    "pre": frozenset(),
    "blockquote": frozenset({"expandable"}),
    "tg-emoji": frozenset({"emoji-id"}),
}
ALONE = frozenset({"code", "pre"})
"""Nothing may stand in them, nor they in anything; but a `code` in a `pre` names its language."""

NAMED = frozenset({"lt", "gt", "amp", "quot"})
SCHEMES = frozenset({"http", "https", "tg"})
# What no text may hold: control signs, halves of surrogate pairs.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
ACTIONS = frozenset(
    {"url", "callback_data", "web_app", "login_url", "copy_text", "callback_game", "pay"}
    | {f"switch_inline_query{one}" for one in ("", "_current_chat", "_chosen_chat")}
)


class Reader(HTMLParser):
    """What a person sees, how many pieces of formatting there are, what is against the rules."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = ""
        self.entities = 0
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        self.wrong += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.entities += 1
        if tag not in TAGS:
            self.wrong.append(f"there is no tag <{tag}>")
        elif strange := {name for name, _ in attrs} - TAGS[tag]:
            self.wrong.append(f"<{tag}> has no {sorted(strange)}")
        self.wrong += self._nested(tag)
        if tag == "a":
            self.wrong += wrong_address(dict(attrs).get("href") or "")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        if "<" in data:
            self.wrong.append(f"a bare < in {data[:40]!r}")
        self.text += data

    def handle_entityref(self, name: str) -> None:
        if name not in NAMED:
            self.wrong.append(f"&{name}; is not decoded")
        self.text += "&"

    def handle_charref(self, name: str) -> None:
        self.text += chr(int(name[1:], 16) if name[:1] in "xX" else int(name))

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment: {data[:40]!r}")

    def _nested(self, tag: str) -> Iterator[str]:
        names_language = tag == "code" and self._open == ["pre"]
        if self._open and (tag in ALONE or ALONE & {*self._open}) and not names_language:
            yield f"<{tag}> stands in {self._open}"
        if tag in {"a", "blockquote"} and tag in self._open:
            yield f"<{tag}> stands in another"


def wrong_call(method: TelegramMethod[Any]) -> list[str]:
    """What in this call is against the manual; nothing where all is well."""
    return wrong_request(
        method.__api_method__, method.model_dump(exclude_none=True, warnings=False)
    )


def wrong_request(method: str, fields: Mapping[str, Any]) -> list[str]:
    """The same of a call that has come over the wire; `method`: what the manual calls it."""
    return [*_wrong_text(fields), *_wrong_markup(fields), *_wrong_answer(method, fields)]


def wrong_address(address: str) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.netloc or re.search(r"\s", address):
        yield f"a link to {address!r}"


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _wrong_text(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, most in LIMITS.items():
        source = fields.get(name)
        if source is None:
            continue
        if UNFIT.search(source):
            yield f"{name} holds signs that Telegram refuses"
        if "callback_query_id" not in fields:
            yield from _wrong_html(name, Reader(source), most)
        elif units(source) > NOTICE_UNITS:
            yield f"a notice of {units(source)}"


def _wrong_html(name: str, read: Reader, most: int) -> Iterator[str]:
    yield from read.wrong
    if not read.text.strip():
        yield f"{name} is empty"
    if units(read.text) > most:
        yield f"{name} has {units(read.text)} units"
    if read.entities > MOST_ENTITIES:
        yield f"{name} has {read.entities} entities"


def _wrong_markup(fields: Mapping[str, Any]) -> Iterator[str]:
    rows: Sequence[Sequence[Mapping[str, Any]]] = fields.get("reply_markup", {}).get(
        "inline_keyboard", ()
    )
    if sum(map(len, rows)) > KEYBOARD or any(len(row) > ROW for row in rows):
        yield "too many buttons"
    if not all(rows):
        yield "a row without buttons"
    for button in (button for row in rows for button in row):
        yield from _wrong_button(button)


def _wrong_button(button: Mapping[str, Any]) -> Iterator[str]:
    if not str(button.get("text", "")).strip() or UNFIT.search(button["text"]):
        yield f"a button called {button.get('text')!r}"
    if len(ACTIONS & button.keys()) != 1:
        yield f"the button {button['text']!r} does {sorted(ACTIONS & button.keys())}"
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= DATA_BYTES:
        yield f"the button {button['text']!r} carries {len(data.encode())} bytes"
    if "url" in button:
        yield from wrong_address(button["url"])
    if not 1 <= len(button.get("copy_text", {"text": "."})["text"]) <= COPIED:
        yield f"the button {button['text']!r} copies too much"


def _wrong_answer(method: str, fields: Mapping[str, Any]) -> Iterator[str]:
    if method != "answerInlineQuery":
        return
    results = fields["results"]
    ids = [one["id"] for one in results]
    if len(ids) > RESULTS or len({*ids}) < len(ids):
        yield f"{len(ids)} results, {len({*ids})} of them different"
    if any(not 1 <= len(one.encode()) <= ID_BYTES for one in ids):
        yield "an id of a result is too long"
    if len(fields.get("next_offset", "").encode()) > ID_BYTES:
        yield "the offset is too long"
    button = fields.get("button", {})
    if "start_parameter" in button and not PARAMETER.fullmatch(button["start_parameter"]):
        yield f"the start parameter {button['start_parameter']!r}"
    for one in results:
        if not one.get("title", ".").strip():
            yield "a result without a title"
        yield from _wrong_text(one.get("input_message_content", {}))
        yield from _wrong_markup(one)
