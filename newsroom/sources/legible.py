"""Whether a text is worth reading at all."""

from newsroom.sources.encodings import how_garbled
from newsroom.sources.errors import SourceError


def legible(text: str, source: str) -> str:
    """The text in plain lines. Raises SourceError where there are no words, or garbled ones."""
    text = text.replace("\r\n", "\n")
    if not any(character.isalpha() for character in text):
        raise SourceError(source, "there are no words in it", permanent=True)
    garbled = how_garbled(text)
    if garbled is not None:
        raise SourceError(source, f"its letters are garbled ({garbled})", permanent=True)
    return text
