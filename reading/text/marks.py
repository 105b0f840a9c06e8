"""Quotation marks of all kinds, paired: what stands between the outermost ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reading.facts import Span

LONGEST = 4000
"""Characters of one quotation; a mark whose other one is farther off has none."""

MOST_PARAGRAPHS = 12

MARK = re.compile(r"«|»|‹‹?|››?|<<|>>|„|“|”|\"|‘|’|″|''")
# Mark → the family it opens or closes. Straight ones do both, «“» after «„» closes.
OPENING = {"«": "«", "‹": "‹", "‹‹": "‹", "<<": "<", "„": "“", "“": "“", "”": "“", "‘": "‘"}
CLOSING = {"»": "«", "›": "‹", "››": "‹", ">>": "<", "”": "“", "’": "‘"}
STRAIGHT = frozenset({'"', "″", "''"})
AUTHOR = re.compile(r"[,!?…]\s*[—–−-]{1,2}\s+[^\W\d_A-ZА-ЯЁ]")
"""Words of the author after those quoted: the closing mark was forgotten."""

FREE = frozenset({"«", "‹", "‹‹"})
"""Marks that open whatever stands before them."""


@dataclass(slots=True)
class _Open:
    """The marks that are open at a place of a text: family and the mark itself, outermost first."""

    text: str
    marks: list[tuple[str, re.Match[str]]] = field(default_factory=list)

    def closes(self, mark: re.Match[str]) -> str | None:
        """The family of open marks it closes."""
        families = [family for family, _ in self.marks]
        name, before, after = mark[0], _before(self.text, mark), _after(self.text, mark)
        if name in STRAIGHT:
            is_end = not before.isspace() or not (after.isalnum() or after in "«([")
            return '"' if '"' in families and is_end else None
        if name == "“" and self.marks and self.marks[-1][1][0] == "„":
            return "“"
        if name == "’" and after.isalnum():
            return None
        family = CLOSING.get(name)
        return family if family in families else None

    def opens(self, mark: re.Match[str]) -> str | None:
        name, before, after = mark[0], _before(self.text, mark), _after(self.text, mark)
        if not after or after.isspace() or after in ",.;:!?)":
            return None
        at_border = not before or not (before.isalnum() or before in ",.!?…»”%)")
        if name in STRAIGHT:
            is_new = before in ".!?…" and after.isupper() and not self.marks
            return '"' if at_border or is_new else None
        return OPENING.get(name) if at_border or name in FREE else None

    def take(self, mark: re.Match[str]) -> re.Match[str] | None:
        """Account for a mark; the mark that opened when the outermost quotation is now closed."""
        family = self.closes(mark)
        if family is not None:
            while True:
                name, opening = self.marks.pop()
                if name == family:
                    return None if self.marks else opening
        opened = self.opens(mark)
        if opened is not None:
            self.marks.append((opened, mark))
        return None


def find_marked(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Each outermost quotation with its marks, and its words alone."""
    resumed = 0
    for number, line in enumerate(lines):
        if line.stop <= resumed:
            continue
        opened = _Open(text)
        for mark in MARK.finditer(text, max(line.start, resumed), line.stop):
            opening = opened.take(mark)
            if opening is not None:
                yield _quotation(opening, mark)
        if opened.marks and not AUTHOR.search(text, opened.marks[0][1].end(), line.stop):
            following = lines[number + 1 : number + MOST_PARAGRAPHS]
            family, opening = opened.marks[0]
            closing = _close_ahead(text, following, family, opening)
            if closing is not None and closing.start() - opening.end() <= LONGEST:
                yield _quotation(opening, closing)
                resumed = closing.end()


def _close_ahead(
    text: str, following: Sequence[Span], family: str, opening: re.Match[str]
) -> re.Match[str] | None:
    """The mark that closes, in a later paragraph, a quotation that goes on over several."""
    for line in following:
        opened = _Open(text, [(family, opening)])
        for mark in MARK.finditer(text, line.start, line.stop):
            # A mark that opens a paragraph says that the quotation goes on.
            goes_on = mark.start() == line.start and opened.opens(mark) == family
            if not goes_on and opened.take(mark) is opening:
                return mark
    return None


def _quotation(opening: re.Match[str], closing: re.Match[str]) -> tuple[Span, Span]:
    return Span(opening.start(), closing.end()), Span(opening.end(), closing.start())


def _before(text: str, mark: re.Match[str]) -> str:
    return text[mark.start() - 1 : mark.start()] if mark.start() else ""


def _after(text: str, mark: re.Match[str]) -> str:
    return text[mark.end() : mark.end() + 1]
