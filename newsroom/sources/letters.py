"""Letters (.eml) as articles: press services still send their news by mail."""

import email.policy
from datetime import UTC, datetime
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from newsroom.sources.encodings import decode
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.legible import legible
from newsroom.sources.markup import text_of_html

BROKEN = (LookupError, AttributeError, ValueError, OverflowError)
"""What the library raises for headers it doesn't understand; its own word would be a defect."""


def parse_letter(content: bytes, source: str) -> FetchedArticle:
    """The body of a letter, its subject as the headline. Raises SourceError."""
    try:
        message: EmailMessage = BytesParser(policy=email.policy.default).parsebytes(content)
        part = message.get_body(preferencelist=("plain", "html"))
        text, is_html = _body(part) if part is not None else ("", False)
    except BROKEN as error:
        raise SourceError(source, "its headers are broken", permanent=True) from error
    return FetchedArticle(
        text=legible(text_of_html(text) if is_html else text, source),
        source=source,
        headline=_header(message, "subject"),
        external_id=_header(message, "message-id"),
        published_at=_sent_at(message),
    )


def _body(part: MIMEPart) -> tuple[str, bool]:
    """The words, and whether they are HTML."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return "", False
    is_html = part.get_content_subtype() == "html"
    try:
        return content.decode(part.get_content_charset("utf-8")), is_html
    except (LookupError, UnicodeDecodeError):
        # An encoding nobody knows, or another than the letter says.
        return decode(content), is_html


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return str(message[name] or "").strip() or None
    except BROKEN:
        return None


def _sent_at(message: EmailMessage) -> datetime | None:
    """None where the letter tells no moment that can be understood."""
    try:
        sent: datetime | None = message["date"].datetime
        # «-0000»: a moment in UTC whose sender keeps their zone to themselves (RFC 5322, 3.3).
        return sent and (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except BROKEN:
        return None
