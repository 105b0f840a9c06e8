"""Names of an article gathered into persons: never two out of one, never one out of two."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reading.facts import Span
from reading.people.named import Named
from reading.people.names import Form, candidates, elect
from reading.spelling.evidence import Evidence
from reading.spelling.name_keys import search_key
from reading.spelling.name_words import PARTICLES
from reading.world import World, fold, undashed

LIKELY = 0.02
"""Share of a form's weight under which a nominative is no reason to join two names."""

POSSIBLE = 0.0005
"""The same for a nominative that is the name of somebody known."""

PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична|ұлы|қызы)$")
FAMILY_NAME = re.compile(
    r"(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|[сц]кий|[сц]кая|енко|[юу]к|дзе|швили|янц?|оглу)$"
)


@dataclass(slots=True, eq=False)
class Cluster:
    """Names that mean one person: `shared` are the nominatives all full forms allow.

    `known` is the name the tables of the world have for that person, which may be spelled
    otherwise than `name`: the text's own spelling stays.
    """

    shared: frozenset[str]
    named: list[Named] = field(default_factory=list)
    name: str = ""
    known: str | None = None

    @property
    def is_short(self) -> bool:
        """Named by surname or initials only."""
        return not any(name.is_full for name in self.named)


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
        cluster.known = world.name_of(cluster.name)
    merged = _without_parts(_without_spellings(_without_slips(clusters)))
    return tuple(sorted(merged, key=lambda cluster: cluster.named[0].span))


def nominatives(
    text: str, cases: frozenset[str], world: World, evidence: Evidence
) -> frozenset[str]:
    """What the form may stand for; a name the world knows drives out all guesses."""
    weights = candidates(text, cases, evidence)
    known = {n for n, w in weights.items() if w >= POSSIBLE and world.name_of(n)}
    likely = known or {n for n, weight in weights.items() if weight >= LIKELY}
    return frozenset(settled(name, world) for name in likely)


def settled(name: str, world: World) -> str:
    """Given name and surname in this order, without patronymic; spelled as the world does.

    That is, if ё, dashes or the patronymic make all the difference: «Мирзиеев» is «Мирзиёев», but
    «Эммануэль» stays, whatever the tables say.
    """
    plain = without_patronymic(in_order(name))
    known = world.name_of(name)
    return known if known and undashed(known) == undashed(plain) else plain


def without_patronymic(name: str) -> str:
    """«Касым-Жомарт Кемелевич Токаев» → «Касым-Жомарт Токаев»."""
    given, *rest = name.split()
    bearing = [word for word in rest if not PATRONYMIC.search(word)]
    return " ".join([given, *(bearing or rest)])


def in_order(name: str) -> str:
    """«Сурков Владислав Юрьевич» → «Владислав Юрьевич Сурков»."""
    match name.split():
        case [surname, given, patronymic] if (
            PATRONYMIC.search(patronymic)
            and FAMILY_NAME.search(surname)
            and not PATRONYMIC.search(surname)
        ):
            return f"{given} {patronymic} {surname}"
    return name


def _join_full(name: Named, clusters: list[Cluster], world: World, evidence: Evidence) -> None:
    possible = nominatives(name.text, name.cases, world, evidence)
    for cluster in clusters:
        shared = cluster.shared & possible
        if shared:
            cluster.shared = shared
            cluster.named.append(name)
            return
    clusters.append(Cluster(possible, [name]))


def _join_short(name: Named, clusters: list[Cluster], world: World, evidence: Evidence) -> None:
    possible = nominatives(name.family, name.cases, world, evidence)
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
    if cluster.is_short and not _initials_agree(name, cluster):
        return False
    for full in cluster.shared:
        if full in possible:
            return True
        words = full.split()
        if _share(possible, words) and _initials_fit(name.initials, words):
            return True
    return False


def _share(possible: Iterable[str], words: Sequence[str]) -> bool:
    """«Мирзиеев» is the surname of «Шавкат Мирзиёев», «Тургунбек уулу» the father's name."""
    full = f" {fold(' '.join(words))} "
    return any(f" {fold(name)} " in full for name in possible)


def _initials_agree(name: Named, cluster: Cluster) -> bool:
    """«И. Иванов» and «П. Иванов» are two."""
    others = {other.initials[0] for other in cluster.named if other.initials}
    return not name.initials or not others or name.initials[0] in others


def _initials_fit(initials: str, words: Sequence[str]) -> bool:
    """The first initial begins the given name, wherever the name stands."""
    return not initials or any(word.startswith(initials[0]) for word in words)


def _elected(cluster: Cluster, world: World, evidence: Evidence) -> str:
    """The nominative; «Д. Ариунзул» as long as nothing better is known."""
    called = _called(cluster)
    if len(cluster.shared) == 1:
        name = next(iter(cluster.shared))
    elif called is not None:
        name = called
    else:
        full = [name for name in cluster.named if name.is_full]
        forms = [Form(n.text if full else n.surname, n.cases) for n in full or cluster.named]
        name = settled(elect(forms, evidence), world)
    initials = max((n.written_initials for n in cluster.named if n.initials), key=len, default="")
    return f"{initials} {name}" if cluster.is_short and initials else name


def _called(cluster: Cluster) -> str | None:
    """Of two nominatives the one whose surname acts by itself: «Аль-Бахра сказал»."""
    if cluster.is_short:
        return None
    alone = {n.family.lower() for n in cluster.named if not n.is_full and n.cases == {"Nom"}}
    named = [name for name in cluster.shared if name.split()[-1].lower() in alone]
    return named[0] if len(named) == 1 else None


def _without_slips(clusters: Sequence[Cluster]) -> Sequence[Cluster]:
    """«Садыр Жапарова проведёт» beside «Садыр Жапаров»: half of the name was left in a case."""
    kept: list[Cluster] = []
    for cluster in sorted(clusters, key=_is_mixed):
        right = next((c for c in kept if _is_mixed(cluster) and _slips_from(cluster, c)), None)
        if right is None:
            kept.append(cluster)
        else:
            right.named = sorted([*right.named, *cluster.named], key=lambda name: name.span)
    return kept


def _is_mixed(cluster: Cluster) -> bool:
    """A given name like a man's in the nominative, a surname that is none of his."""
    given, *rest = cluster.name.split()
    return len(rest) == 1 and bool(MANS.search(given)) and bool(WOMANS_OR_CASE.search(rest[0]))


MANS = re.compile("[бвгджзйклмнпрстфхцчшщ]$")
WOMANS_OR_CASE = re.compile("(?:[оеё]в|[иы]н)(?:а|у|ым|ой)$")


def _slips_from(cluster: Cluster, other: Cluster) -> bool:
    given, surname = cluster.name.split()
    stem = re.sub("(?:а|у|ым|ой)$", "", surname)
    return fold(other.name) == fold(f"{given} {stem}")


def _without_spellings(clusters: Sequence[Cluster]) -> Iterator[Cluster]:
    """Two spellings are one person: of a name the world knows («Эммануэль», «Эмманюэль»), or that
    sound the same («Малколм», «Малкольм»).
    """
    kept: dict[str, Cluster] = {}
    for cluster in clusters:
        spelled = _spellings(cluster)
        same = next((kept[key] for key in spelled if key in kept), cluster)
        kept |= dict.fromkeys(spelled, same)
        if same is cluster:
            continue
        same.named = sorted([*same.named, *cluster.named], key=lambda name: name.span)
        if cluster.known and not same.known:
            same.name, same.known = cluster.name, cluster.known
    return iter({id(one): one for one in kept.values()}.values())


def _spellings(cluster: Cluster) -> list[str]:
    own = [fold(cluster.known or cluster.name)]
    is_whole = not cluster.is_short and len(cluster.name.split()) >= FULL
    return [*own, f"~{search_key(cluster.name)}"] if is_whole else own


def _without_parts(clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """«Мухаммед бен Салман» is a part of «Мухаммед бен Салман Аль Сауд»: one person."""
    kept: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda c: -len(c.name.split())):
        whole = next((c for c in kept if _is_part(cluster.name, c.name)), None)
        if whole is None:
            kept.append(cluster)
        else:
            whole.named = sorted([*whole.named, *cluster.named], key=lambda name: name.span)
    return iter(kept)


def _is_part(name: str, whole: str) -> bool:
    """Some words of the name; «Абдалла II» is the father of «Хусейн бен Абдалла II»."""
    words = [word for word in fold(name).split() if word not in PARTICLES]
    among = fold(whole).split()
    if len(words) < FULL or not set(words) < set(among) - PARTICLES:
        return False
    at = among.index(words[0])
    return at == 0 or among[at - 1] not in CHILD_OF


FULL = 2
"""Words of a full name."""

CHILD_OF = frozenset({"бен", "бин", "ибн", "бинт"})
