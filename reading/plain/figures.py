"""Names of an article joined into the figures they mean: «Kaja Kallas», «K. Kallas», «Kallas»."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler

from reading.facts import Span
from reading.plain.directory import Directory
from reading.plain.names import INITIALS, Name, is_sign, without_particle
from reading.plain.roles import Role
from reading.spelling.matching import search_key

ALIKE = 0.93
"""How much alike two spellings of one surname in one article must sound."""

SONS = frozenset({"bin", "ibn", "bint", "бен", "бин", "ибн"})

SHORTEST_ALIKE = 4
"""Letters; shorter names must be the same."""


@dataclass(slots=True)
class Figure:
    """Somebody of the article while their names are gathered."""

    names: list[Name] = field(default_factory=list)
    known: str | None = None

    @property
    def fullest(self) -> Name:
        return max(self.names, key=lambda n: (not n.has_patronymic, n.is_full, len(n.words)))

    def written(self) -> str:
        """The fullest name in the nominative: the reading most of its forms allow."""
        longest = len(self.fullest.words)
        full = [name for name in self.names if len(name.words) == longest]
        votes = Counter(reading.text for name in full for reading in name.readings)
        first = full[0].readings[0].text
        best = max(votes.values())
        return first if votes[first] == best else min(t for t, n in votes.items() if n == best)


def join(
    names: Sequence[Name], roles: Sequence[tuple[Role, ...]], directory: Directory
) -> list[Figure]:
    """Full names first, then surnames and initials join the one they fit; the rest stay alone."""
    figures: list[Figure] = []
    for name in sorted(names, key=_by_fullness):
        fitting = [figure for figure in figures if _fits(name, figure)]
        others = [figure for figure in fitting if not _is_consort(figure, roles)]
        figure = _nearest(name, others or fitting)
        if figure is None:
            figure = Figure()
            figures.append(figure)
        figure.names.append(name)
        figure.known = figure.known or name.known
    for figure in figures:
        figure.names.sort(key=lambda name: name.span)
        figure.known = figure.known or _known_person(figure, directory)
    united = _united(figures)
    for figure in united:
        figure.known = figure.known or _by_title(figure, roles, directory)
    return united


def _is_consort(figure: Figure, roles: Sequence[tuple[Role, ...]]) -> bool:
    """«first lady Jill Biden»: «Biden» is the president."""
    return any(
        role.is_consort and role.last + 1 == name.first
        for name in figure.names
        for role in roles[name.sentence]
    )


def _by_fullness(name: Name) -> tuple[bool, bool, int, Span]:
    return name.has_patronymic, not name.is_full, -len(name.words), name.span


def _united(figures: Iterable[Figure]) -> list[Figure]:
    """Two spellings of one known person are one figure."""
    by_person: dict[str, Figure] = {}
    kept: list[Figure] = []
    for figure in figures:
        same = by_person.get(figure.known) if figure.known else None
        if same is not None:
            same.names.extend(figure.names)
            continue
        if figure.known:
            by_person[figure.known] = figure
        kept.append(figure)
    return kept


def _known_person(figure: Figure, directory: Directory) -> str | None:
    name = figure.fullest
    if name.is_full:
        return next(filter(None, (directory.person(r.text) for r in name.readings)), None)
    initials = [word[0] for word in name.words if INITIALS.match(word)]
    for reading in name.readings:
        people = {
            person
            for person in directory.by_surname(reading.text.split()[-1])
            if not initials or search_key(person)[:1] == search_key(initials[0])[:1]
        }
        if len(people) == 1:
            return people.pop()
    return None


def _by_title(
    figure: Figure, roles: Sequence[tuple[Role, ...]], directory: Directory
) -> str | None:
    """«Pope Francis» is known with his title only."""
    if figure.fullest.is_full:
        return None
    titled = (
        f"{role.title.split()[-1]} {reading.text}"
        for name in figure.names
        for role in roles[name.sentence]
        if role.last + 1 == name.first
        for reading in name.readings
    )
    return next(filter(None, map(directory.person, titled)), None)


def _fits(name: Name, figure: Figure) -> bool:
    """Every word of the shorter name sounds like a word of the fuller, initials like beginnings."""
    if name.known and figure.known and name.known != figure.known:
        return False
    fullest = figure.names[0]  # names are joined in order of fullness
    return any(_is_part(reading.text, name, fullest) for reading in name.readings)


def _is_part(text: str, name: Name, full: Name) -> bool:
    words = text.split()
    if name.has_patronymic:  # «Қасым-Жомарт Кемелұлы» is whoever is called so
        words = words[:-1]
    plain = [search_key(word) for word in words if not is_sign(word)]
    whole = [search_key(word) for word in full.words if not is_sign(word)]
    known = {*whole, *(search_key(without_particle(word)) for word in full.words)}
    if not plain or not all(any(_alike(word, other) for other in known) for word in plain):
        return False
    if len(plain) > 1 and _is_father(plain, full):
        return False
    is_whole = len(plain) == len(whole) > 1
    if is_whole and not _alike(plain[-1], whole[-1]):
        return False
    initials = [search_key(word)[:1] for word in words if INITIALS.match(word)]
    return not initials or initials[0] == whole[0][:1] or is_sign(full.words[0])


def _is_father(plain: Sequence[str], full: Name) -> bool:
    """«Salman bin Abdulaziz» is no «Mohammed bin Salman bin Abdulaziz Al Saud»."""
    words = [word.lower() for word in full.words]
    return any(
        word in SONS and _alike(plain[0], search_key(following))
        for word, following in pairwise(words)
    )


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_ALIKE:
        return False
    return JaroWinkler.normalized_similarity(one, other) >= ALIKE


def _nearest(name: Name, fitting: Sequence[Figure]) -> Figure | None:
    """Of several who may be meant, the one named last before; a surname beats a given name."""
    if len(fitting) <= 1:
        return next(iter(fitting), None)
    key = search_key(name.words[-1])
    by_surname = [f for f in fitting if search_key(f.fullest.words[-1]) == key]
    candidates = by_surname or list(fitting)
    before = [f for f in candidates if f.fullest.span < name.span]
    if not before:  # a headline means whom the text names first
        return min(candidates, key=lambda f: f.fullest.span)
    return max(before, key=lambda f: max(n.span for n in f.names))
