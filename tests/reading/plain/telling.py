"""Reports as short lines, so that a table of phrases can be read: «Lavrov+Tokayev meeting held»."""

from datetime import date
from typing import Any

from newsroom.rendering.predictions import prediction
from tests.reading.conftest import Reader


def told(reader: Reader, text: str) -> str:
    """All reports of a text that are sure enough to be shown, in the order of the alphabet."""
    facts = prediction("one", text, reader.facts(text))
    return "; ".join(sorted(_line(meeting) for meeting in facts["meetings"]))


def told_in_full(reader: Reader, text: str, published_on: date) -> list[str]:
    """The reports of an article with day and place: «… meeting held 2024-07-03 Astana»."""
    facts = prediction("one", text, reader.facts(text, published_on))
    return sorted(line_in_full(meeting) for meeting in facts["meetings"])


def line_in_full(meeting: dict[str, Any]) -> str:
    """«-» stands for a day or place nobody knows."""
    first, last = meeting["date_start"], meeting["date_end"]
    day = first if first == last else f"{first}..{last}"
    return f"{_line(meeting)} {day or '-'} {meeting['place'] or '-'}"


def _line(meeting: dict[str, Any]) -> str:
    people = "+".join(sorted(name.split()[-1] for name in meeting["participants"]))
    offices = "".join(f"{office}/" for office in meeting["unnamed"])
    return f"{offices}{people} {meeting['kind']} {meeting['status']}"
