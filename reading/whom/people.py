"""Who an article names: tagged names and roles become persons of the article.

Full names elect their nominative; surnames and initials join the full name they fit; roles («глава
государства», «польский коллега») point to the person who holds the office in the article, else,
when its date is known, in the world. What stays open stays an unnamed office.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reading.contacts.telling import Telling
from reading.facts import Person, Position, Span
from reading.grammar.mentions import Mention, MentionKind
from reading.grammar.phrase_cases import bears, case_of_phrase, in_rows
from reading.grammar.phrases import Phrase, all_parsed, phrase_of
from reading.people.clusters import Cluster
from reading.people.holding import LONGEST_BRACKETS
from reading.people.named import Named
from reading.people.roles import Role
from reading.people.surnames import complete_surnames
from reading.people.titles import Kind
from reading.text.analysis import Analysis, Token
from reading.whom.cast import Cast, PeopleTools
from reading.whom.mind import NOWHERE, Scope, Where
from reading.whom.profiles import Profile, profiles_of, sex_by_verbs, sex_of
from reading.whom.references import Reader
from reading.whom.resolving import Days, Held
from reading.world import World


@dataclass(frozen=True, slots=True)
class People:
    """The persons of an article and every mention of them, in the order of the text."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    analysis: Analysis
    tellings: tuple[Telling, ...] = ()


SIDES = frozenset({Kind.OFFICE, Kind.STAND_IN})
"""Title words that may mean a side of a meeting when nobody is named."""

TWO = 2


@dataclass(frozen=True, slots=True)
class Company:
    """Who and what is named in an article, before anybody is meant without a name.

    `names` and `free` (offices without a name) stand by sentence; `analysis` is parsed with both as
    single words.
    """

    clusters: Sequence[Cluster]
    held: Sequence[Held]
    names: Mapping[int, Sequence[Mention]]
    free: Mapping[int, Sequence[Role]]
    analysis: Analysis


def find_people(
    analysis: Analysis, tools: PeopleTools, home: str | None = None, when: Days = (None, None)
) -> People:
    """Find the persons of an article and all mentions of them (see `refer`)."""
    return refer(find_company(analysis, tools), tools, Where(home), when)


def find_company(analysis: Analysis, tools: PeopleTools) -> Company:
    """Names, offices and the parse: all that doesn't depend on when and where the article is."""
    cast = Cast(analysis, tools)
    owner = {name.span: cluster for cluster in cast.clusters for name in cluster.named}
    complete_surnames(cast.clusters, cast.holdings, owner, cast.roles, tools.world)
    held = tuple(
        Held(one.role, one.name.sentence, person)
        for one in cast.holdings
        for person in (owner[one.name.span].name,)
        if bears(one.name, person, one.role)
    )
    held = tuple(one for one in held if not _is_of_chief(one, held))
    # «помощник Ушакова» is nobody the article names, least of all Ushakov.
    at_names = {(one.name.sentence, one.role.first) for one in cast.holdings}
    names: dict[int, list[Mention]] = defaultdict(list)
    for name in cast.named:
        tokens = analysis.sentences[name.sentence].tokens
        names[name.sentence].append(_name_mention(tokens, name, owner[name.span].name, held))
    for number, here in names.items():
        names[number] = in_rows(analysis.sentences[number].tokens, here)
    free: dict[int, list[Role]] = defaultdict(list)
    for number, role in cast.roles:
        if (number, role.first) not in at_names and role.kind in SIDES:
            free[number].append(role)
    whole = _whole(analysis, tools, names, free)
    return Company(cast.clusters, held, names, free, whole)


def _is_of_chief(one: Held, held: Sequence[Held]) -> bool:
    """«посланника президента США Уиткоффа»: who is his envoy elsewhere isn't president himself."""
    theirs = (other.role for other in held if other.person == one.person)
    return any(role.inner is not None and role.inner.title == one.role.title for role in theirs)


def named_in(company: Company, world: World) -> tuple[Person, ...]:
    """The persons of an article with their positions, before anybody is meant without a name."""
    names = [name for here in company.names.values() for name in here]
    return tuple(_persons(company.clusters, company.held, names, world))


def refer(
    company: Company, tools: PeopleTools, where: Where = NOWHERE, when: Days = (None, None)
) -> People:
    """Say whom pronouns and offices without a name mean.

    `when`: first and last day the
    article speaks of; without it no office is resolved from the world.
    """
    scope = Scope(tools.world, tools.references, where, when, tools.contacts)
    reader = Reader(scope, _profiles(company, tools, when))
    known = {cluster.known: cluster.name for cluster in company.clusters if cluster.known}
    tellings: list[Telling] = []
    for number, sentence in enumerate(company.analysis.sentences):
        names, free = company.names.get(number, ()), company.free.get(number, ())
        read = reader.read(number, sentence, names, free)
        tellings.append(read.heard([_as_here(m, known) for m in read.mentions], read.context))
    mentions = tuple(mention for telling in tellings for mention in telling.mentions)
    persons = tuple(_persons(company.clusters, company.held, mentions, tools.world))
    return People(persons, mentions, company.analysis, tuple(tellings))


def _as_here(mention: Mention, known: Mapping[str, str]) -> Mention:
    """«президент России» is whom this article calls Владимир Путин, whatever the directory does."""
    name = known.get(mention.person or "")
    return mention if name in {None, mention.person} else replace(mention, person=name)


def _whole(
    analysis: Analysis,
    tools: PeopleTools,
    names: Mapping[int, Sequence[Mention]],
    free: Mapping[int, Sequence[Role]],
) -> Analysis:
    """The article parsed with its names and offices as single words."""
    sentences = []
    for number, sentence in enumerate(analysis.sentences):
        tokens = sentence.tokens
        phrases = [
            *(phrase_of(tokens, n.first, n.last, n.case) for n in names.get(number, ())),
            *(_office(tokens, role) for role in free.get(number, ())),
        ]
        sentences.append((sentence, _apart(phrases)))
    return replace(analysis, sentences=tuple(all_parsed(sentences, tools.parse_all)))


def _office(tokens: Sequence[Token], role: Role) -> Phrase:
    phrase = phrase_of(tokens, role.first, role.last, role.case, is_plural=role.is_plural)
    return phrase if role.case else replace(phrase, word=tokens[role.head].text)


def _apart(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Phrases in order, none over another."""
    kept: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda one: (one.first, -one.last)):
        if not kept or phrase.first > kept[-1].last:
            kept.append(phrase)
    return kept


def _profiles(company: Company, tools: PeopleTools, when: Days) -> Mapping[str, Profile]:
    people = {cluster.name: cluster.known or cluster.name for cluster in company.clusters}
    profiles = profiles_of(people, company.held, company.analysis, tools.world, when)
    names = [name for here in company.names.values() for name in here]
    by_verbs = sex_by_verbs(names, company.analysis)
    return {
        name: replace(profile, sex=_sex(by_verbs.get(name), sex_of(name, tools.evidence)))
        for name, profile in profiles.items()
    }


def _sex(by_verbs: str | None, by_name: str | None) -> str | None:
    """«Пенни Вонг побывала» proves a woman; «министр Вонг заявил» may be said of one."""
    return by_verbs if by_verbs == "f" else by_name or by_verbs


def _name_mention(
    tokens: Sequence[Token], name: Named, person: str, held: Sequence[Held]
) -> Mention:
    """The mention of a name; the roles right before it belong to the phrase and give the case."""
    near = [h.role for h in held if h.sentence == name.sentence and h.person == person]
    first = _with_honorific(tokens, name.first)
    role = next((one for one in near if _past_brackets(tokens, one) in {name.first, first}), None)
    # «вице-премьер – министр Х», «министр энергетики принц Х»: it begins with the first office.
    while role is not None and (before := _joined_before(near, role)):
        role = before
    return Mention(
        span=name.span,
        kind=MentionKind.NAME,
        sentence=name.sentence,
        first=role.first if role else first,
        last=name.last,
        person=person,
        country=role.side.iso if role and role.side else None,
        case=case_of_phrase(tokens, name, person, role),
    )


def _past_brackets(tokens: Sequence[Token], role: Role) -> int:
    """«директор Организации по миграции (МОМ) Х»: the short name of the body is part of it."""
    after = role.last + 1
    if [token.text for token in tokens[after : after + 1]] != ["("]:
        return after
    inside = range(after, min(after + LONGEST_BRACKETS, len(tokens)))
    return next((i + 1 for i in inside if tokens[i].text == ")"), after)


def _with_honorific(tokens: Sequence[Token], first: int) -> int:
    """«с господином Туском»: the preposition is before both."""
    return first - 1 if first and tokens[first - 1].lemma in HONORIFICS else first


HONORIFICS = frozenset({"господин", "госпожа", "г-н", "г-жа", "мистер", "миссис", "мисс", "сэр"})


def _joined_before(roles: Sequence[Role], role: Role) -> Role | None:
    """Another office of the same person, side by side or over a dash or comma."""
    return next((one for one in roles if role.first - TWO <= one.last < role.first), None)


def _persons(
    clusters: Sequence[Cluster], held: Sequence[Held], mentions: Sequence[Mention], world: World
) -> Iterable[Person]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for mention in mentions:
        if mention.person is not None and mention.kind in {MentionKind.NAME, MentionKind.ROLE}:
            spans[mention.person].append(mention.span)
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for cluster in clusters:
        forms[cluster.name].update(dict.fromkeys(name.text for name in cluster.named))
    for name, places in spans.items():
        positions = tuple(_positions(name, held))
        country = next((p.country for p in positions if p.country), world.country_of(name))
        yield Person(name, tuple(places), tuple(forms[name]), positions, country)


def _positions(name: str, held: Sequence[Held]) -> Iterator[Position]:
    seen: set[str] = set()
    for item in held:
        role = item.role
        if item.person != name or role.stands_in or role.title in seen:
            continue
        seen.add(role.title)
        side = role.side
        yield Position(role.title, side.name if side else "", role.span, side.iso if side else None)
