"""What came of talks: signed, agreed, adopted, opened; nothing that is only planned."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reading.facts import MeetingReport, Person, Span, Status
from reading.said.owners import owners_of, tells
from reading.text.analysis import Sentence, Token

BORDERS = frozenset({",", ";", ":", "—", "–", "(", "и", "а", "но"})
ENDS = frozenset({";", "(", ")"})
JOINED = frozenset({"CCONJ", "PUNCT"})
UNREAL = frozenset({"бы", "б", "если"})
EARLIER = frozenset({"который", "какой", "как", "когда"})
"""Words that open a clause about what had been done before, or by others."""

YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row of the lexicon: verbs, and the things one of which they need, or none of which."""

    verbs: frozenset[str]
    of: frozenset[str]
    not_of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The lexicon `outcomes.toml`."""

    rows: tuple[Outcome, ...]
    home: frozenset[str]
    parties: frozenset[str]
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome: its `words`, and those before the verb, where the actors stand."""

    words: Span
    actors: Span


def parse_outcomes(text: str) -> Outcomes:
    """Read `outcomes.toml`. Raises tomllib.TOMLDecodeError or KeyError."""
    table = tomllib.loads(text)
    rows = (
        Outcome(*(frozenset(row.get(key, ())) for key in ("verbs", "of", "not_of")))
        for row in table["outcome"]
    )
    return Outcomes(
        rows=tuple(rows),
        home=frozenset(table["home"]["subjects"]),
        parties=frozenset(table["parties"]["subjects"]),
        before=frozenset(table["before"]["words"]),
    )


def with_outcomes(
    reports: Sequence[MeetingReport],
    sentences: Sequence[Sentence],
    persons: Sequence[Person],
    outcomes: Outcomes,
) -> tuple[MeetingReport, ...]:
    """Each report that was held with what the sentences that belong to it say came of it."""
    owners = owners_of(reports, sentences)
    only = _only_held(reports)
    found: dict[int, list[Span]] = {}
    for sentence, owner in zip(sentences, owners, strict=True):
        number = only if owner is None else owner
        if number is None or not _may_tell(reports[number], sentence, outcomes):
            continue
        found.setdefault(number, []).extend(
            outcome.words
            for outcome in find_outcomes(sentence, outcomes)
            if _is_theirs(reports[number], outcome.actors, persons)
        )
    return tuple(
        replace(report, outcomes=tuple(found.get(number, ())))
        for number, report in enumerate(reports)
    )


def _may_tell(report: MeetingReport, sentence: Sentence, outcomes: Outcomes) -> bool:
    """The contact was held, and the sentence is about it rather than about another time."""
    if report.status is not Status.HELD:
        return False
    if tells(report, sentence.span):
        return True
    if any(token.lemma in outcomes.before for token in sentence.tokens):
        return False
    years = {day.year for day in (report.date.first, report.date.last) if day is not None}
    told = {
        int(token.text)
        for before, token in pairwise(sentence.tokens)
        if before.text.lower() == "в" and YEAR.fullmatch(token.text)
    }
    return not told or told <= years


def _is_theirs(report: MeetingReport, actors: Span, persons: Sequence[Person]) -> bool:
    """Whoever is said to have done it took part."""
    named = {p.name for p in persons if any(actors.covers(span) for span in p.mentions)}
    return not named or bool(named & {participant.name for participant in report.participants})


def _only_held(reports: Sequence[MeetingReport]) -> int | None:
    """The one contact of the article: whatever was signed was signed there."""
    held = [n for n, r in enumerate(reports) if r.status is Status.HELD and not r.is_background]
    return held[0] if len(held) == 1 else None


def find_outcomes(sentence: Sentence, outcomes: Outcomes) -> Iterator[Told]:
    """The clauses of a sentence that tell an outcome, without the full stop."""
    tokens = sentence.tokens
    predicates = [index for index, token in enumerate(tokens) if _is_predicate(token)]
    for number, index in enumerate(predicates):
        row = next((row for row in outcomes.rows if tokens[index].lemma in row.verbs), None)
        if row is None or not _is_done(tokens, index):
            continue
        before = predicates[number - 1] if number else None
        after = predicates[number + 1] if number + 1 < len(predicates) else None
        first, last = _clause(tokens, before, index, after)
        clause = tokens[first : last + 1]
        lemmas = {token.lemma for token in clause}
        needed = not row.of or lemmas & row.of
        wrong = lemmas & (row.not_of | outcomes.home) or clause[0].lemma in EARLIER
        if needed and not wrong and _by_parties(tokens, index, outcomes.parties | row.of):
            start, done = clause[0].span.start, tokens[index].span.start
            yield Told(Span(start, clause[-1].span.stop), Span(start, done))


def _is_predicate(token: Token) -> bool:
    finite = token.feats.get("VerbForm") == "Fin" and token.pos in {"VERB", "AUX"}
    return (finite and token.lemma != "быть") or token.feats.get("Variant") == "Short"


def _is_done(tokens: Sequence[Token], index: int) -> bool:
    """Told as done: in the past or as «подписан», not denied, not «будут подписаны», no «бы»."""
    token = tokens[index]
    near = [one.text.lower() for one in tokens[max(0, index - 2) : index + 2]]
    to_come = any(t.lemma == "быть" and t.feats.get("Tense") != "Past" for t in tokens[:index][-3:])
    past = token.feats.get("Tense") == "Past" or token.feats.get("Variant") == "Short"
    return past and not to_come and "не" not in near and not UNREAL & set(near)


def _by_parties(tokens: Sequence[Token], index: int, parties: frozenset[str]) -> bool:
    """Nobody is said to have done it, or those who met: persons, «стороны», «министры»."""
    subject = _subject(tokens, index)
    if subject is None or tokens[index].feats.get("Voice") == "Pass":
        return True
    token = tokens[subject]
    return token.lemma in parties or (token.pos == "PROPN" and token.feats.get("Animacy") == "Anim")


def _subject(tokens: Sequence[Token], index: int) -> int | None:
    return next(
        (i for i, t in enumerate(tokens) if t.head == index and t.relation.startswith("nsubj")),
        None,
    )


def _clause(
    tokens: Sequence[Token], before: int | None, index: int, after: int | None
) -> tuple[int, int]:
    """First and last token of what belongs to a predicate, between those before and after it."""
    first = 0
    subject = _subject(tokens, index)
    if before is not None:
        opens = index if subject is None else min(subject, index)
        borders = [i for i in range(before + 1, opens) if tokens[i].text.lower() in BORDERS]
        first = borders[-1] + 1 if borders else opens
    last = len(tokens) - 1
    stops = [i for i in range(index + 1, len(tokens)) if tokens[i].text in ENDS]
    that = [token.text.lower() for token in tokens[index + 1 : index + 3]]
    if after is not None and that != [",", "что"]:
        stops += [i for i in range(index + 1, after) if tokens[i].text.lower() in BORDERS][-1:]
    if stops:
        last = min(stops) - 1
    while last > index and tokens[last].pos in JOINED:
        last -= 1
    while first < index and (tokens[first].pos in JOINED or tokens[first].lemma == "что"):
        first += 1
    return first, last
