"""Reports as short lines, so that a table of phrases can be read: «Lavrov+Tokayev meeting held»."""

from typing import Any

from newsroom.rendering.predictions import prediction
from tests.reading.conftest import Reader


def told(reader: Reader, text: str) -> str:
    """All reports of a text that are sure enough to be shown, in the order of the alphabet."""
    facts = prediction("one", text, reader.facts(text))
    return "; ".join(sorted(_line(meeting) for meeting in facts["meetings"]))


def _line(meeting: dict[str, Any]) -> str:
    people = "+".join(sorted(name.split()[-1] for name in meeting["participants"]))
    offices = "".join(f"{office}/" for office in meeting["unnamed"])
    return f"{offices}{people} {meeting['kind']} {meeting['status']}"
