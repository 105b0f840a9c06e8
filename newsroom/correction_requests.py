"""What an operator asks to be put right, in words that the terminal and the chat share. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.fixes import FIELDS
from storage.models import CorrectionKind
from storage.storable import storable

LARGEST = 2**31 - 1

USAGE = (
    "set meeting 12 date=2019-09-24",
    "rename meeting 12 Саммит ШОС",
    "merge meetings 12 15",
    "split meeting 12 7",
    "drop meeting 12",
    "drop meeting 12 7",
    "rename person 3 Мурат Нуртлеу",
    "merge people 3 4",
    "split person 3 Нуртлеу",
    "drop office 3 министр иностранных дел",
    "drop statement 12",
    "set speaker 12 3",
)
"""One example of each; 7 is the number of an article, the last 12s are of statements."""


REASONS = {
    "usage": "write it like one of these: {examples}",
    "no-number": "'{word}' is no number",
    "no-field": "'{field}' is no value of a meeting: {fields}",
    "wrong-date": "'{value}' is no date: {error}",
    "wrong-order": "{first} comes after {last}",
    "no-choice": "'{value}' is no {field}; there are {choices}",
    "too-long": "a {field} of more than {most} letters",
    "name-length": "a name has 1 to {most} letters",
    "no-meeting": "there is no meeting {number}",
    "no-person": "there is no person {number}",
    "no-statement": "there is no statement {number}",
    "no-correction": "there is no correction {number}",
    "undone-already": "correction {number} is undone already",
    "one-meeting-already": "{one} and {other} are one meeting already",
    "one-person-already": "{one} and {other} are one person already",
    "said-already": "these are the words of person {number} already",
    "no-report-left": "no report would be left in the meeting",
    "name-articles": "name articles that tell of it: {articles}",
    "name-names": "split off one of several names; {number} has: {names}",
    "name-offices": "name the office as it is worded; {number} has: {offices}",
}
"""Why something can't be put right, as the terminal says it. Chats: `correct-why-…`."""


class CorrectionError(Exception):
    """It can't be put right so. `reason`: one of `REASONS`, with the values it speaks of."""

    def __init__(self, reason: str, **values: str | int) -> None:
        super().__init__(REASONS[reason].format(**values))
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants to be put right.

    `other`: what is merged into the target, or who said it. `articles`: whose reports are dropped
    or split off; none: all of them. `field` and `value` of one value of a meeting; `value` alone is
    a name or an office.
    """

    kind: CorrectionKind
    target: int
    other: int | None = None
    field: str = ""
    value: str = ""
    articles: tuple[int, ...] = ()


def parse_request(words: Sequence[str]) -> Request:
    """Raises CorrectionError for what is none."""
    words = [storable(word) for word in words]
    what, rest = " ".join(words[:2]), words[2:]
    kind = KINDS.get(what)
    if kind is None or not FEWEST[kind] <= len(rest) <= MOST.get(kind, len(rest)):
        raise CorrectionError("usage", examples="; ".join(USAGE))
    target, words = _number(rest[0]), rest[1:]
    if kind is CorrectionKind.SET_MEETING:
        field = "forum=" if what == "rename meeting" else ""
        return _value(target, field + " ".join(words))
    if kind in {CorrectionKind.SPLIT_MEETING, CorrectionKind.DROP_MEETING}:
        return Request(kind, target, articles=tuple(map(_number, words)))
    if kind in ONE_BY_ANOTHER:
        return Request(kind, target, _number(words[0]))
    return Request(kind, target, value=" ".join(words))


KINDS = {
    "set meeting": CorrectionKind.SET_MEETING,
    "rename meeting": CorrectionKind.SET_MEETING,
    "merge meetings": CorrectionKind.MERGE_MEETINGS,
    "split meeting": CorrectionKind.SPLIT_MEETING,
    "drop meeting": CorrectionKind.DROP_MEETING,
    "rename person": CorrectionKind.RENAME_PERSON,
    "merge people": CorrectionKind.MERGE_PEOPLE,
    "split person": CorrectionKind.SPLIT_PERSON,
    "drop office": CorrectionKind.DROP_OFFICE,
    "drop statement": CorrectionKind.DROP_STATEMENT,
    "set speaker": CorrectionKind.SET_SPEAKER,
}
# How many words each needs, the number of its target among them, and takes.
ONE_BY_ANOTHER = frozenset(
    {CorrectionKind.MERGE_MEETINGS, CorrectionKind.MERGE_PEOPLE, CorrectionKind.SET_SPEAKER}
)
FEWEST = dict.fromkeys(CorrectionKind, 2) | dict.fromkeys(
    [CorrectionKind.DROP_MEETING, CorrectionKind.DROP_STATEMENT], 1
)
MOST = dict.fromkeys(ONE_BY_ANOTHER, 2) | {CorrectionKind.DROP_STATEMENT: 1}


def _value(target: int, words: str) -> Request:
    field, _, value = words.partition("=")
    if field.strip() not in FIELDS:
        raise CorrectionError("no-field", field=field.strip(), fields=", ".join(FIELDS))
    return Request(CorrectionKind.SET_MEETING, target, field=field.strip(), value=value.strip())


def _number(word: str) -> int:
    digits = word.lstrip("#№")
    if not (digits.isdecimal() and digits.isascii() and len(digits) < len(str(LARGEST))):
        raise CorrectionError("no-number", word=word[:20])
    return int(digits)
