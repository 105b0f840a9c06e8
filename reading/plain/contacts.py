"""Words of contact in a sentence: verbs, nouns, the means of a call, verbs that carry a noun."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.facts import Form
from reading.plain.grammar import ContactTable, ContactWord, Grammar
from reading.plain.inflection import calm
from reading.text.analysis import Token
from reading.text.gazetteer import Gazetteer, Lemma

EXACT = "="
"""Marks a cue that means something in this very form only: «=еді»."""

INFINITIVE = frozenset(
    {
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "should",
        "must",
        "shall",
        "not",
        "also",
        "'ll",
    }
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens `first` to `last` (included) are a word of contact."""

    first: int
    last: int
    word: ContactWord


AGREED = frozenset({"келіс", "уағдалас"})
"""Kazakh verbs of agreeing: after «-уге» what is agreed on is still to come."""


@dataclass(frozen=True, slots=True)
class Means:
    """«by phone», «телефон арқылы»."""

    first: int
    last: int
    form: Form


class ContactFinder:
    """Finds the words of contact, and the cues around them."""

    def __init__(self, table: ContactTable, grammar: Grammar, lemma: Lemma) -> None:
        self._grammar = grammar
        self.events = frozenset(lemma(word) for word in table.cues["events"])
        self.happening = table.happening
        self._words = Gazetteer(lemma, ((word.phrase, word) for word in table.words))
        self._means = Gazetteer(lemma, table.means.items())
        self._support = Gazetteer(lemma, ((phrase, phrase) for phrase in table.support))
        cues = [(p, kind) for kind, phrases in table.cues.items() for p in sorted(phrases)]
        self._cues = Gazetteer(lemma, ((p, kind) for p, kind in cues if p[0] != EXACT))
        self._exact = Gazetteer(calm, ((p[1:], kind) for p, kind in cues if p[0] == EXACT))

    def triggers(self, tokens: Sequence[Token], ends: frozenset[int]) -> tuple[Trigger, ...]:
        """The words of contact, left to right; `ends` are the last tokens of people."""
        found = (
            (hit, self._chosen(hit.values, tokens, range(hit.first, hit.last + 1), ends))
            for hit in self._words.find(tokens)
        )
        chosen = [Trigger(hit.first, hit.last, word) for hit, word in found if word is not None]
        starts = {trigger.first for trigger in chosen}
        # «agreed to meet» is a plan, «agreed to build» is the end of talks.
        return tuple(
            t
            for t in chosen
            if not (t.word.phrase == "agree to" and t.last + 1 in starts)
            and not (t.word.phrase.endswith(" on") and self._is_day(tokens, t.last + 1))
            and not (t.word.phrase in AGREED and self._is_to(chosen, tokens, t.first - 1))
        )

    def _is_to(self, chosen: Sequence[Trigger], tokens: Sequence[Token], last: int) -> bool:
        """«кездесуге келісті»: they agreed to meet."""
        is_dative = last >= 0 and tokens[last].feats.get("Case") == "Dat"
        return is_dative and any(trigger.last == last for trigger in chosen)

    def _is_day(self, tokens: Sequence[Token], index: int) -> bool:
        """«agreed on Tuesday»: when, not on what."""
        return index < len(tokens) and tokens[index].text.lower() in self._grammar.names["days"]

    def means(self, tokens: Sequence[Token]) -> tuple[Means, ...]:
        return tuple(Means(hit.first, hit.last, hit.values[0]) for hit in self._means.find(tokens))

    def supports(self, tokens: Sequence[Token]) -> Mapping[int, int]:
        """Verbs that may carry a noun: their last token → their first."""
        return {hit.last: hit.first for hit in self._support.find(tokens)}

    def cues(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """First and last token and kind of every cue; a phrase may be a cue of several kinds."""
        for hit in (*self._cues.find(tokens), *self._exact.find(tokens)):
            for kind in hit.values:
                yield hit.first, hit.last, kind

    def _chosen(
        self,
        words: Sequence[ContactWord],
        tokens: Sequence[Token],
        where: range,
        ends: frozenset[int],
    ) -> ContactWord | None:
        """«visit» is a verb after «to» or somebody, else a noun; None when it is neither."""
        first, last = where[0], where[-1]
        verb = next((word for word in words if word.is_verb), None)
        noun = next((word for word in words if not word.is_verb), None)
        if not self._grammar.company_follows:
            is_form = bool({"VerbForm", "Mood"} & tokens[last].feats.keys())
            return words[0] if is_form or not words[0].is_verb else noun
        if verb is not None and noun is not None:
            return verb if self._is_verb(tokens, first, ends) else noun
        before = tokens[first - 1].text.lower() if first else ""
        is_determined = before in self._grammar.clauses["articles"] and first - 1 not in ends
        if verb is not None and (is_determined or self._is_noun(tokens, first, ends)):
            return None  # «a stop in Bishkek», «the ASEAN gathering»
        if noun is not None and tokens[first].feats.get("Tense") == "Past":
            return None  # «exchanged»
        return words[0]

    def _is_noun(self, tokens: Sequence[Token], first: int, ends: frozenset[int]) -> bool:
        is_gerund = tokens[first].feats.get("VerbForm") == "Ger"
        return (
            is_gerund and first > 0 and tokens[first - 1].pos == "PROPN" and first - 1 not in ends
        )

    def _is_verb(self, tokens: Sequence[Token], first: int, ends: frozenset[int]) -> bool:
        token = tokens[first]
        if token.feats.get("Tense") == "Past" or token.feats.get("VerbForm") == "Ger":
            return True
        before = tokens[first - 1].text.lower() if first else ""
        if (
            before in INFINITIVE
            or before in self._grammar.pronouns["one"] | self._grammar.pronouns["several"]
        ):
            return True
        is_form_of_verb = token.feats.get("Tense") == "Pres"
        return first - 1 in ends and is_form_of_verb
