"""Tagged names of an article gathered into persons: never two out of one, never one out of two."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reading.analysis import Analysis, NameSpan, Sentence, Tag, Token
from reading.evidence import Evidence
from reading.facts import Span
from reading.gazetteer import QUOTES
from reading.names import PARTICLES, Form, candidates, elect
from reading.world import World, fold

LIKELY = 0.02
"""Share of a form's weight under which a nominative is no reason to join two names."""

POSSIBLE = 0.002
"""The same for a nominative that is the name of somebody known."""

INITIAL = re.compile(r"^(?:[А-ЯЁA-Z]\.-?)+$")
ROMAN = re.compile(r"^[IVX]+$")
PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична|ұлы|қызы)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A tagged name without titles: tokens `first` to `last` (included) of a sentence."""

    span: Span
    words: tuple[str, ...]
    case: str | None
    sentence: int
    first: int
    last: int

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        """The words without initials."""
        return " ".join(word for word in self.words if not INITIAL.match(word))

    @property
    def initials(self) -> str:
        return "".join(
            letter for w in self.words if INITIAL.match(w) for letter in w if letter.isalpha()
        )

    @property
    def is_full(self) -> bool:
        return len(self.words) > 1 and not self.initials


@dataclass(slots=True, eq=False)
class Cluster:
    """Names that mean one person: `shared` are the nominatives all full forms allow."""

    shared: frozenset[str]
    named: list[Named] = field(default_factory=list)
    name: str = ""


def find_named(analysis: Analysis, strip: frozenset[str]) -> tuple[Named, ...]:
    """The tagged persons, titles (`strip`, dictionary forms) taken off; titles alone left out."""
    found: list[Named] = []
    for number, sentence in enumerate(analysis.sentences):
        last = -1
        for first, stop in _runs(sentence, analysis.names):
            name = _named(sentence, number, range(max(first, last + 1), stop + 1), strip)
            if name is not None:
                found.append(name)
                last = name.last
    return tuple(found)


def _runs(sentence: Sentence, names: Sequence[NameSpan]) -> Iterator[tuple[int, int]]:
    """First and last token of each tagged person; a particle in between joins two («… оглы …»)."""
    runs: list[list[int]] = []
    for name in names:
        if name.tag is not Tag.PERSON or not sentence.span.covers(
            Span(name.span.start, name.span.start)
        ):
            continue
        inside = [i for i, token in enumerate(sentence.tokens) if name.span.overlaps(token.span)]
        if not inside:
            continue
        between = (
            [t.text.lower() for t in sentence.tokens[runs[-1][1] + 1 : inside[0]]] if runs else []
        )
        if runs and between and set(between) <= PARTICLES:
            runs[-1][1] = inside[-1]
        else:
            runs.append([inside[0], inside[-1]])
    return (part for first, last in runs for part in _split(sentence.tokens, first, last))


TWO = 2


def _split(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Two names side by side are told apart by their case: «с Хельгой Шмид Анджей Дуда»."""
    for middle in range(first + TWO, last):
        cases = (
            {t.case for t in tokens[first:middle]},
            {t.case for t in tokens[middle : last + 1]},
        )
        if all(len(seen) == 1 and None not in seen for seen in cases) and cases[0] != cases[1]:
            yield first, middle - 1
            yield middle, last
            return
    yield first, last


def _named(sentence: Sentence, number: int, inside: range, strip: frozenset[str]) -> Named | None:
    tokens = sentence.tokens
    first = next((i for i in inside if _opens_name(tokens[i], strip)), None)
    if first is None:
        return None
    last = _extended(tokens, _without_stop(tokens, inside[-1]))
    span = Span(tokens[first].span.start, tokens[last].span.stop)
    return Named(
        span, _words(tokens[first : last + 1]), _case(tokens[first : last + 1]), number, first, last
    )


def _extended(tokens: Sequence[Token], last: int) -> int:
    """The tagger leaves out «II» of a king and the one letter of «Ван И»."""
    if last + 1 < len(tokens) and (
        ROMAN.match(tokens[last + 1].text) or tokens[last + 1].text == "И"
    ):
        return last + 1
    return last


def _without_stop(tokens: Sequence[Token], last: int) -> int:
    """The full stop of the sentence is no part of its last name; that of an initial is."""
    ends = tokens[last].text == "." and len(tokens[last - 1].text) > 1
    return last - 1 if ends and last else last


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name; the full stop belongs to its initial."""
    words: list[str] = []
    for token in tokens:
        if words and (token.text in {".", "-"} or words[-1].endswith(".-")):
            words[-1] += token.text
        elif token.text not in QUOTES:
            words.extend(_parts(token.text))
    return tuple(words)


GLUED = re.compile(r"^((?:[А-ЯЁ]\.-?)+)([А-ЯЁ].+)$")


def _parts(word: str) -> tuple[str, ...]:
    """«Р.Т.Эрдоганом» in two: initials and surname."""
    glued = GLUED.match(word)
    return glued.groups() if glued else (word,)


def _opens_name(token: Token, strip: frozenset[str]) -> bool:
    return token.text[0].isupper() and token.lemma not in strip


def _case(tokens: Sequence[Token]) -> str | None:
    """The case of the name; a nominative that the parser calls an object is a guess of it."""
    for token in tokens:
        if token.case and not INITIAL.match(token.text):
            return None if token.case == "Nom" and token.relation == "obj" else token.case
    return None


def gather(named: Iterable[Named], world: World, evidence: Evidence) -> tuple[Cluster, ...]:
    """Persons of an article, each with its elected nominative, in the order of first naming."""
    named = tuple(named)
    clusters: list[Cluster] = []
    for name in named:
        if name.is_full:
            _join_full(name, clusters, world, evidence)
    for name in named:
        if not name.is_full:
            _join_short(name, clusters, world, evidence)
    for cluster in clusters:
        cluster.named.sort(key=lambda name: name.span)
        cluster.name = _elected(cluster, world, evidence)
    merged = _without_parts(clusters)
    return tuple(sorted(merged, key=lambda cluster: cluster.named[0].span))


def nominatives(text: str, case: str | None, world: World, evidence: Evidence) -> frozenset[str]:
    """What the form may stand for; a name the world knows drives out all guesses."""
    weights = candidates(text, case, evidence)
    likely = {n for n, weight in weights.items() if weight >= LIKELY}
    possible = {n for n, weight in weights.items() if weight >= POSSIBLE}
    known = {world.names_of_people[fold(n)] for n in possible if fold(n) in world.names_of_people}
    return frozenset(known or {without_patronymic(name) for name in likely})


def without_patronymic(name: str) -> str:
    """«Касым-Жомарт Кемелевич Токаев» → «Касым-Жомарт Токаев»."""
    given, *rest = name.split()
    bearing = [word for word in rest if not PATRONYMIC.search(word)]
    return " ".join([given, *(bearing or rest)])


def _join_full(name: Named, clusters: list[Cluster], world: World, evidence: Evidence) -> None:
    possible = nominatives(name.text, name.case, world, evidence)
    for cluster in clusters:
        shared = cluster.shared & possible
        if shared:
            cluster.shared = shared
            cluster.named.append(name)
            return
    clusters.append(Cluster(possible, [name]))


def _join_short(name: Named, clusters: list[Cluster], world: World, evidence: Evidence) -> None:
    possible = nominatives(name.surname, name.case, world, evidence)
    fitting = [c for c in clusters if _fits(name, possible, c)]
    if not fitting:
        clusters.append(Cluster(possible, [name]))
        return
    # The one named last before it is meant.
    nearest = max(
        fitting,
        key=lambda c: max((n.span for n in c.named if n.span < name.span), default=Span(-1, -1)),
    )
    nearest.named.append(name)


def _fits(name: Named, possible: frozenset[str], cluster: Cluster) -> bool:
    for full in cluster.shared:
        if full in possible:
            return True
        words = full.split()
        if possible & set(words) and _initials_fit(name.initials, words):
            return True
    return False


def _initials_fit(initials: str, words: Sequence[str]) -> bool:
    """The first initial begins the given name, wherever the name stands."""
    return not initials or any(word.startswith(initials[0]) for word in words)


def _elected(cluster: Cluster, world: World, evidence: Evidence) -> str:
    if len(cluster.shared) == 1:
        return next(iter(cluster.shared))
    full = [name for name in cluster.named if name.is_full]
    forms = [Form(name.text if full else name.surname, name.case) for name in full or cluster.named]
    return without_patronymic(elect(forms, evidence))


def _without_parts(clusters: Sequence[Cluster]) -> Iterator[Cluster]:
    """«Мухаммед бен Салман» is a part of «Мухаммед бен Салман Аль Сауд»: one person."""
    kept: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda c: -len(c.name.split())):
        words = _bearing(cluster.name)
        whole = next((c for c in kept if len(words) > 1 and words < _bearing(c.name)), None)
        if whole is None:
            kept.append(cluster)
        else:
            whole.named = sorted([*whole.named, *cluster.named], key=lambda name: name.span)
    return iter(kept)


def _bearing(name: str) -> frozenset[str]:
    return frozenset(word for word in fold(name).split() if word not in PARTICLES)
