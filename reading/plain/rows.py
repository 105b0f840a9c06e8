"""Units joined by «and» and commas: «with A, B and C», «A, B және C-мен»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.grammar.mentions import Mention
from reading.plain.grammar import Grammar, Marker
from reading.text.analysis import Token

LONGEST_GAP = 7
"""Tokens between two members of a row: «, and also with»."""

DESCRIBING = frozenset({None, "Nom", "Gen"})

MODALS = frozenset(
    {"will", "would", "has", "have", "had", "is", "was", "can", "could", "may", "might"}
)

SENTENCE_ENDS = frozenset({".", "!", "?", "…", '"', "”", "»"})


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` mean `members`, together.

    `is_pronoun`: no name or office stands there.
    """

    first: int
    last: int
    members: tuple[Mention, ...]
    marker: Marker
    is_pronoun: bool = False


class RowReader:
    """Joins the units of a sentence."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._joining = {word for phrase in grammar.coordination["and"] for word in phrase.split()}

    def rows(self, tokens: Sequence[Token], units: Sequence[Unit]) -> Iterator[Unit]:
        row: list[Unit] = []
        for unit in units:
            if row and self._is_joined(tokens, row, unit):
                row.append(unit)
                continue
            yield from self._closed(tokens, row)
            row = [unit]
        yield from self._closed(tokens, row)

    def goes_on(self, tokens: Sequence[Token], row: Sequence[Unit], unit: Unit) -> bool:
        """«with A, B and C»: B is no subject, though a comma stands before."""
        is_object = bool(row) and row[0].marker is not Marker.SUBJECT
        return is_object and self._is_joined(tokens, row, unit)

    def _is_joined(self, tokens: Sequence[Token], row: Sequence[Unit], unit: Unit) -> bool:
        """Nothing but commas, «and», a repeated preposition stands between."""
        before = row[-1]
        gap = tokens[before.last + 1 : unit.first]
        if self._grammar.has_cases:  # «…, РФ Федералдық жиналысының төрағасы X»
            gap = [
                t for t in gap if not (t.text[0].isupper() and t.feats.get("Case") in DESCRIBING)
            ]
        between = [token.text.lower() for token in gap]
        if not 0 < len(between) <= LONGEST_GAP or not self._is_joining(between):
            return False
        if before.is_pronoun and (before.marker is not Marker.SUBJECT or between != ["and"]):
            return False  # «she and X had spoken»
        if not self._agree(before, unit) or self._is_suite(tokens, unit):
            return False
        if between == [",", "with"] and row[0].marker is not Marker.WITH:
            return False  # «called on X, with Y in attendance»
        acts = self._acts(tokens, unit.last)
        if row[0].marker is Marker.OBJECT and acts and len(row) == 1:
            return False  # «met X and Y will come later»
        opens_clause = "," in between and acts
        lacks_last = len(row) > 1 and not self._has_and(tokens, row)  # «with A, B, and C are …»
        return row[0].marker is Marker.SUBJECT or lacks_last or not opens_clause

    def _is_suite(self, tokens: Sequence[Token], unit: Unit) -> bool:
        """«X and HIS delegation»."""
        following = [token.lemma for token in tokens[unit.last + 1 : unit.last + 2]]
        is_owner = unit.is_pronoun and unit.marker is Marker.OWNER
        return is_owner and bool({*following} & self._grammar.clauses["delegation"])

    def _is_joining(self, between: Sequence[str]) -> bool:
        may_stand = self._joining | self._grammar.coordination["between"] | {","}
        between = [word for word in between if not word.endswith("ly")]  # «and, briefly, X»
        return (
            set(between) <= may_stand
            and bool(between)
            and (between[0] == "," or bool(self._joining & {*between}))
        )

    def _agree(self, before: Unit, unit: Unit) -> bool:
        """With cases only the last member has the ending; «Xi's and Putin» is no row."""
        if self._grammar.has_cases:
            return before.marker in {Marker.SUBJECT, unit.marker}
        return before.marker is not Marker.OWNER

    def _acts(self, tokens: Sequence[Token], last: int) -> bool:
        """A verb follows: «…, and Y said», another clause."""
        if last + 1 >= len(tokens) or self._grammar.has_cases:
            return False
        return "Tense" in tokens[last + 1].feats or tokens[last + 1].text.lower() in MODALS

    def _closed(self, tokens: Sequence[Token], row: Sequence[Unit]) -> Iterator[Unit]:
        """A row needs an «and» before its last member; members without it stay apart."""
        if len(row) <= 1 or not self._has_and(tokens, row):
            yield from row
            return
        first, last = row[0], row[-1]
        members = tuple(dict.fromkeys(m for unit in row for m in unit.members))
        is_marked_last = self._grammar.has_cases or last.marker is Marker.OWNER
        yield Unit(first.first, last.last, members, last.marker if is_marked_last else first.marker)

    def _has_and(self, tokens: Sequence[Token], row: Sequence[Unit]) -> bool:
        """«Tokayev, Mirziyoyev Hold Talks»: a line without a full stop may leave «and» out."""
        between = {token.text.lower() for token in tokens[row[-2].last + 1 : row[-1].first]}
        if self._grammar.has_cases and len({unit.marker for unit in row}) == 1:
            return True  # «Мирзиёевпен, Жапаровпен кездесті»
        is_listed = self._lists_more(tokens, row[-1])
        return bool(between & self._joining) or is_listed or tokens[-1].text not in SENTENCE_ENDS

    def _lists_more(self, tokens: Sequence[Token], last: Unit) -> bool:
        """«with A, B and Indonesia's …»: one more follows, whoever that is."""
        following = tokens[last.last + 1 : last.last + 3]
        is_more = len(following) > 1 and following[0].text.lower() in self._joining
        is_object = last.marker is not Marker.SUBJECT and not self._grammar.has_cases
        return is_more and is_object and following[1].text[0].isupper()
