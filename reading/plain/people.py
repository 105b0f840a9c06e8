"""Names become the persons of an article; offices stand at them or point to them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import JaroWinkler

from reading.facts import Person, Position, Span
from reading.matching import search_key
from reading.plain.directory import Directory
from reading.plain.names import INITIALS, ROMAN, Marked, Name
from reading.plain.offices import Role
from reading.world import World

ALIKE = 0.93
"""How much alike two spellings of one surname in one article must sound."""

SET_OFF = frozenset({",", "—", "–", "-", "("})
BEFORE_NAME = frozenset({",", "—", "–", ":"})


@dataclass(slots=True)
class Figure:
    """Somebody of the article while their names are gathered."""

    names: list[Name] = field(default_factory=list)
    known: str | None = None

    @property
    def keys(self) -> frozenset[str]:
        """The sounds of the words of the fullest name."""
        return frozenset(search_key(word) for word in self.fullest.words if not _is_sign(word))

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


@dataclass(frozen=True, slots=True)
class Home:
    """The outlet's country, and the titles that belong to it when they stand alone."""

    country: str | None
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """A role that stands at a name: that person holds it."""

    role: Role
    sentence: int
    person: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons of an article, whose each name is, and the offices that stand at names."""

    owners: dict[tuple[int, int], str]
    names: tuple[Name, ...]
    held: tuple[Held, ...]
    written: dict[str, str]
    countries: dict[str, str]

    def person_at(self, name: Name) -> str | None:
        return self.owners.get((name.sentence, name.first))


def gather(
    names: Sequence[Name],
    roles: Sequence[tuple[Role, ...]],
    sentences: Sequence[Marked],
    directory: Directory,
    world: World,
    home: Home,
) -> Cast:
    """Join the names that mean one person; say which office stands at whom."""

    def is_foreign(role: Role, person: str) -> bool:
        if role.side is not None or role.phrase not in home.titles:
            return False
        terms = (world.office_by_id.get(term.office) for term in world.terms_of(person))
        return not any(
            office and (office.country, office.level) == (home.country, role.level)
            for office in terms
        )

    figures = list(_figures(names, directory))
    for figure in figures:
        figure.known = figure.known or _by_title(figure, roles, directory)
    owners: dict[tuple[int, int], str] = {}
    written: dict[str, str] = {}
    for figure in figures:
        person = figure.known or figure.written()
        written[person] = figure.written()
        for name in figure.names:
            owners[name.sentence, name.first] = person
    held = tuple(_held(names, roles, sentences, owners, is_foreign))
    beside = dict(_named_countries(names, sentences, owners))
    countries = {**beside, **dict(_countries(written, held, world))}
    countries = {person: iso for person, iso in countries.items() if iso}
    return Cast(owners, tuple(names), held, written, countries)


def _figures(names: Sequence[Name], directory: Directory) -> Iterable[Figure]:
    """Full names first, then surnames and initials join the one they fit; the rest are their own."""
    figures: list[Figure] = []
    for name in sorted(names, key=_by_fullness):
        fitting = [figure for figure in figures if _fits(name, figure)]
        figure = _nearest(name, fitting)
        if figure is None:
            figure = Figure()
            figures.append(figure)
        figure.names.append(name)
        figure.known = figure.known or name.known
    for figure in figures:
        figure.names.sort(key=lambda name: name.span)
        figure.known = figure.known or _known_person(figure, directory)
    return _united(figures)


def _by_fullness(name: Name) -> tuple[bool, bool, int, Span]:
    return name.has_patronymic, not name.is_full, -len(name.words), name.span


def _united(figures: Sequence[Figure]) -> list[Figure]:
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
    for name in figure.names if not figure.fullest.is_full else ():
        for role in roles[name.sentence]:
            if role.last + 1 == name.first:
                for reading in name.readings:
                    person = directory.person(f"{role.title.split()[-1]} {reading.text}")
                    if person is not None:
                        return person
    return None


def _fits(name: Name, figure: Figure) -> bool:
    """Every word of the shorter name sounds like a word of the fuller, initials like beginnings."""
    full = figure.fullest
    if name.known and figure.known and name.known != figure.known:
        return False
    whole = [search_key(word) for word in full.words if not _is_sign(word)]
    for reading in name.readings:
        words = reading.text.split()
        if name.has_patronymic:  # «Қасым-Жомарт Кемелұлы» is whoever is called so
            words = words[:-1]
        plain = [search_key(word) for word in words if not _is_sign(word)]
        initials = [search_key(word)[:1] for word in words if INITIALS.match(word)]
        if not plain or not _all_in(plain, whole):
            continue
        if (
            len(plain) > 1
            and len(plain) == len(whole)
            and plain[-1] != whole[-1]
            and not _alike(plain[-1], whole[-1])
        ):
            continue
        if not initials or not whole or initials[0] == whole[0][:1] or _is_sign(full.words[0]):
            return True
    return False


def _all_in(words: Sequence[str], whole: Sequence[str]) -> bool:
    return all(any(_alike(word, other) for other in whole) for word in words)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    return JaroWinkler.normalized_similarity(one, other) >= ALIKE


def _nearest(name: Name, fitting: Sequence[Figure]) -> Figure | None:
    """Of several who may be meant, the one named last before; a surname beats a given name."""
    if len(fitting) < 2:
        return next(iter(fitting), None)
    key = search_key(name.words[-1])
    by_surname = [f for f in fitting if search_key(f.fullest.words[-1]) == key]
    candidates = by_surname or list(fitting)
    before = [f for f in candidates if f.fullest.span < name.span]
    return max(before or candidates, key=lambda f: max(n.span for n in f.names))


def _is_sign(word: str) -> bool:
    return bool(INITIALS.match(word) or ROMAN.match(word))


def _held(
    names: Sequence[Name],
    roles: Sequence[tuple[Role, ...]],
    sentences: Sequence[Marked],
    owners: dict[tuple[int, int], str],
    is_foreign: Callable[[Role, str], bool],
) -> Iterator[Held]:
    """`is_foreign`: a bare office of home before a foreign guest is somebody else's.

    «Мемлекет басшысы Ли Цянмен тілдесті»: the head of state spoke with Li Qiang.
    """
    by_sentence: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        by_sentence[name.sentence].append(name)
    for number, found in enumerate(roles):
        tokens = [token.text for token in sentences[number].tokens]
        for role in found:
            holder = _holder(role, by_sentence[number], found, tokens)
            if holder is None:
                continue
            person = owners[number, holder.first]
            acts = any(n.case in {None, "Nom"} and n.last < role.first for n in by_sentence[number])
            if acts or holder.case in {None, "Nom"} or not is_foreign(role, person):
                yield Held(role, number, person)


def _holder(
    role: Role, names: Sequence[Name], roles: Sequence[Role], tokens: Sequence[str]
) -> Name | None:
    """Whose office it is: of the name right after it, or of the one it is set off from by a comma."""
    for name in names:
        between = tokens[role.last + 1 : name.first]
        if name.first > role.last and not between:
            return name if role.case in {None, "Nom"} and not role.is_guest else None
        if name.first > role.last and len(between) == 1 and between[0] in BEFORE_NAME:
            if role.stands_in or role.is_guest or between[0] != ",":
                return name
            if _is_closed(tokens, name.last + 1):
                return name
    for name in names:
        between = tokens[name.last + 1 : role.first]
        if not between or name.last >= role.first:
            continue
        words = [
            word
            for word in between[1:]
            if word.lower() not in {"the", "a", "an", "his", "her", "their", "its"}
        ]
        if between[0] in SET_OFF and not words and _is_closed(tokens, role.last + 1):
            return name
    return _through_chain(role, names, roles, tokens)


def _through_chain(
    role: Role, names: Sequence[Name], roles: Sequence[Role], tokens: Sequence[str]
) -> Name | None:
    """The first of two offices before one name: «вице-премьер – министр …», «X, Y Армида»."""
    following = next((other for other in roles if other.first > role.last), None)
    if following is None:
        return None
    between = tokens[role.last + 1 : following.first]
    if len(between) != 1 and not (role.stands_in and not between):
        return None
    if between and between[0] not in {",", "–", "—", "-", "and", "және"}:
        return None
    if between and between[0] in {"and", "және"} and following.side is not None:
        return None
    return next((name for name in names if name.first == following.last + 1), None)


def _is_closed(tokens: Sequence[str], index: int) -> bool:
    return index >= len(tokens) or tokens[index] in {",", ".", ";", ")", "–", "—", ":", "!", "?"}


def _countries(
    written: Iterable[str], held: Sequence[Held], world: World
) -> Iterator[tuple[str, str]]:
    for person in written:
        theirs = (h.role.side.iso for h in held if h.person == person and h.role.side)
        country = next((iso for iso in theirs if iso), None) or world.country_of(person)
        if country:
            yield person, country


def _named_countries(
    names: Sequence[Name], sentences: Sequence[Marked], owners: dict[tuple[int, int], str]
) -> Iterator[tuple[str, str]]:
    """«India's Parvathaneni Harish», «Kairat Umarov of Kazakhstan»."""
    for name in names:
        marked = sentences[name.sentence]
        before = marked.tokens[name.first - 1] if name.first else None
        side = marked.sides.get(name.first - 1)
        if side and before is not None and before.feats.get("Case") == "Gen":
            yield owners[name.sentence, name.first], side.iso
        following = [token.text.lower() for token in marked.tokens[name.last + 1 : name.last + 2]]
        for last in (name.last + 2, name.last + 3):
            if following == ["of"] and last in marked.sides:
                yield owners[name.sentence, name.first], marked.sides[last].iso
                break


def persons(cast: Cast, mentioned: dict[str, list[Span]], text: str) -> Iterator[Person]:
    """The persons as facts; the first alias is their name as the article's language writes it."""
    for person, spans in mentioned.items():
        forms = [
            " ".join(name.span.of(text).replace("\u00ad", "").split())
            for name in cast.names
            if cast.person_at(name) == person
        ]
        aliases = tuple(dict.fromkeys([cast.written.get(person, person), *forms]))
        positions = tuple(_positions(person, cast.held))
        yield Person(person, tuple(spans), aliases, positions, cast.countries.get(person))


def _positions(person: str, held: Sequence[Held]) -> Iterator[Position]:
    seen: set[str] = set()
    for item in held:
        role = item.role
        if item.person != person or role.stands_in or role.is_guest or role.title.lower() in seen:
            continue
        seen.add(role.title.lower())
        side = role.side
        yield Position(role.title, side.name if side else "", role.span, side.iso if side else None)
