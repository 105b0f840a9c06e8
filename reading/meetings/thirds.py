"""Who made three of two: «третьим за столом был А», «между ними сидел А», «к ним подсел А»."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reading.contacts.standing import Side
from reading.grammar.mentions import MentionKind
from reading.grammar.syntax import Attached, Parsed
from reading.meetings.attendance import JOINING, Attendance
from reading.text.analysis import Token

ORDINALS = frozenset({"третий", "четвертый", "четвёртый", "пятый", "шестой"})
SITTING = frozenset(
    {"быть", "стать", "оказаться", "сидеть", "сесть", "присесть", "усесться", "прийти"}
)
SEATS = frozenset(
    {"стол", "встреча", "беседа", "разговор", "переговоры", "ужин", "обед", "завтрак", "кофе"}
    | {"участник", "участница", "собеседник", "собеседница"}
)
AMONG = frozenset({"между", "рядом"})
FARTHEST = 7
"""Tokens between the ordinal and the name: «третьей за тем же столом была глава ЕК А»."""


def find_thirds(parsed: Parsed) -> Iterator[Attendance]:
    """Those who joined the two (or more) of whom the words before tell."""
    for item in parsed.attached:
        is_subject = item.mention.kind is MentionKind.NAME and item.case in {"Nom", None}
        if not is_subject or len(item.mention.people) != 1:
            continue
        verb = next((v for words in _before(parsed, item) if (v := _deed(parsed, words))), None)
        if verb is None:
            continue
        name = item.mention.people[0]
        attendee = Side(name, "agent", item.mention.certainty, item.mention)
        yield Attendance(
            verb, None, (attendee,), joins=True, hosts=tuple(_them(parsed, verb, attendee))
        )


def _before(parsed: Parsed, item: Attached) -> Iterator[range]:
    """The words that lead up to the name: from an ordinal on, from «между ними» on."""
    first = item.mention.first
    clause = parsed.clause(first)
    start = max(clause.start, first - FARTHEST)
    for index in range(start, first):
        token = parsed.tokens[index]
        following = parsed.tokens[index + 1] if index + 1 < first else None
        is_between = token.lemma in AMONG and following is not None and _is_them(following)
        if is_between or _is_third(parsed, index):
            yield range(start if is_between else index, first)


def _is_third(parsed: Parsed, index: int) -> bool:
    """«третьим», but not «третьим визитом»."""
    token = parsed.tokens[index]
    if token.lemma not in ORDINALS or token.case != "Ins" or token.feats.get("Number") == "Plur":
        return False
    over = parsed.tokens[token.head] if token.head >= 0 else None
    return over is None or (over.pos, over.case) != ("NOUN", "Ins") or over.lemma in SEATS


def _deed(parsed: Parsed, words: range) -> int | None:
    """The verb by which he joined them, if the words say where."""
    tokens = [parsed.tokens[i] for i in words]
    joined = next((i for i in words if parsed.tokens[i].lemma in JOINING), None)
    if joined is not None:
        return joined
    sat = next((i for i in words if parsed.tokens[i].lemma in SITTING), None)
    return sat if any(token.lemma in SEATS for token in tokens) or _among_them(tokens) else None


def _among_them(tokens: Sequence[Token]) -> bool:
    return any(one.lemma in AMONG and _is_them(other) for one, other in pairwise(tokens))


def _is_them(token: Token) -> bool:
    return token.text.lower() in {"ними", "ним", "них"} and token.feats.get("Number") == "Plur"


def _them(parsed: Parsed, verb: int, attendee: Side) -> Iterator[Side]:
    """Whom «к ним», «между ними» means."""
    for mention in parsed.mentions:
        is_near = abs(mention.first - verb) <= FARTHEST
        if mention.kind is MentionKind.PRONOUN and is_near and len(mention.people) > 1:
            yield from (
                Side(name, "to", mention.certainty, mention)
                for name in mention.people
                if name != attendee.name
            )
