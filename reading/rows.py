"""Rows of people: «с А, министром Б и с В», wherever the parser lost the thread."""

from collections.abc import Sequence

from reading.analysis import Token
from reading.mentions import Mention
from reading.syntax import Parsed

ROW = 10
"""Tokens between two members of a row: «…, исполнительным директором Фонда населения ООН …»."""


def with_coordinated(parsed: Parsed, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The members of the row that the parser left out: same case, commas and «и» between."""
    row = list(found[:1])
    for item in parsed.attached:
        if not row or item.mention.first <= row[-1].last:
            continue
        between = parsed.tokens[row[-1].last + 1 : item.mention.first]
        if item.mention in found or (_is_row(between) and item.case == _case_of(parsed, row[0])):
            row.append(item.mention)
    return tuple(dict.fromkeys((*row, *found)))


def _case_of(parsed: Parsed, mention: Mention) -> str | None:
    return next((item.case for item in parsed.attached if item.mention is mention), None)


def _is_row(between: Sequence[Token]) -> bool:
    words = [token.text.lower() for token in between]
    return (
        0 < len(words) <= ROW
        and words[0] in {",", "и", "а"}
        and not any(t.pos in {"VERB", "AUX", "PRON"} or t.text in STOPS for t in between)
    )


STOPS = frozenset({".", ";", ":", "—", "–", "(", ")", "«", "»", '"'})
