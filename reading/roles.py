"""Offices in the words of an article: «первый заместитель министра иностранных дел Казахстана».

A role is a head word with the adjectives before it and the genitives after it. Heads and adjectives
are a table (`data/titles.toml`); which country or organisation it belongs to is found inside it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reading.analysis import Sentence, Token
from reading.facts import Span
from reading.gazetteer import Gazetteer, Lemma
from reading.world import Office, World

TWO = 2
LONGEST_COMPLEMENT = 12
"""Tokens after the head: «министра торговли и интеграции Республики Казахстан»."""

LONGEST_SIDE = 6
"""Tokens of the longest name of a state: «Китайской Народной Республики» and some room."""

# «посол США в Казахстане», «спецпредставитель по Афганистану»: only these are sent somewhere.
SENT = frozenset(
    {"посол", "представитель", "постпред", "полпред", "поверенный", "координатор", "консул"}
    | {"спецпредставитель", "спецпосланник", "посланник", "генконсул", "комиссар", "министр"}
)
BOUND = {"по": ("Dat", "Loc"), "при": ("Loc",), "в": ("Loc",)}
UNBOUND: dict[str, tuple[str, ...]] = {}
NOMINALS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "X"})


@dataclass(frozen=True, slots=True)
class Titles:
    """The table of title words, in dictionary form."""

    heads: frozenset[str]
    deputies: frozenset[str]
    modifiers: frozenset[str]
    strip: frozenset[str]


def parse_titles(text: str) -> Titles:
    """Read `titles.toml`. Raises tomllib.TOMLDecodeError or KeyError."""
    table = tomllib.loads(text)
    return Titles(
        heads=frozenset(table["heads"]),
        deputies=frozenset(table["deputies"]),
        modifiers=frozenset(table["modifiers"]),
        strip=frozenset(table["strip"]),
    )


# Bare words and the level of the offices they stand for.
BARE = {
    "президент": "head_of_state",
    "глава государства": "head_of_state",
    "лидер": "head_of_state",
    "король": "head_of_state",
    "эмир": "head_of_state",
    "премьер": "head_of_government",
    "премьер-министр": "head_of_government",
    "глава правительства": "head_of_government",
    "канцлер": "head_of_government",
    "министр иностранных дел": "foreign_minister",
    "глава МИД": "foreign_minister",
    "глава внешнеполитического ведомства": "foreign_minister",
    "генеральный секретарь": "io_head",
    "генсек": "io_head",
    "глава организации": "io_head",
    "глава ведомства": "other",
}


@dataclass(frozen=True, slots=True)
class Side:
    """What a role belongs to: a country (`iso`) or an organisation, by its normal name."""

    name: str
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office named in a sentence, tokens `first` to `last` (included), head at `head`.

    `title` is in the nominative; `offices` are what the tables know under these words; `stands_in`
    marks «коллега», «собеседник»: an office named before.
    """

    title: str
    head: int
    first: int
    last: int
    span: Span
    case: str | None
    side: Side | None = None
    offices: tuple[Office, ...] = ()
    stands_in: bool = False
    is_plural: bool = False
    # «президенты Польши и Литвы»: the same office of each, told apart.
    each: tuple["Role", ...] = ()
    # What kinds of office these words may mean (see data/README.md).
    levels: frozenset[str] = frozenset()

    @property
    def is_bare(self) -> bool:
        """«президент», «глава государства»: whose, the words don't say."""
        return self.side is None and (self.head == self.last or self.title in BARE)


class RoleFinder:
    """Finds roles in analysed sentences."""

    def __init__(
        self,
        world: World,
        titles: Titles,
        organizations: Sequence[tuple[str, tuple[str, ...]]],
        lemma: Lemma,
    ) -> None:
        self._world = world
        self._titles = titles
        self._lemma = lemma
        self._sides = side_gazetteer(world, organizations, lemma)
        self._offices = Gazetteer(
            lemma, ((title, o) for o in world.offices for title in (o.title, *o.variants))
        )

    def find(self, sentence: Sentence, people: Sequence[Span]) -> tuple[Role, ...]:
        """All roles of a sentence, left to right; one inside another counts once.

        `people` are the names of the article, titles taken off: no role runs into one.
        """
        roles: list[Role] = []
        for index, token in enumerate(sentence.tokens):
            if roles and index <= roles[-1].last:
                continue
            lemma = self._lemma(token.text)
            if lemma in self._titles.heads | self._titles.deputies and _is_nominal(token):
                roles.append(self._role(sentence.tokens, index, people))
        return tuple(roles)

    def _role(self, tokens: Sequence[Token], head: int, people: Sequence[Span]) -> Role:
        first = self._first(tokens, head, people)
        starts = frozenset(span.start for span in people)
        lemma = self._lemma(tokens[head].text)
        last = head
        if lemma not in self._titles.deputies:
            last = _last(tokens, head, starts, BOUND if lemma in SENT else UNBOUND)
            last = self._whole_side(tokens, head, last)
        if tokens[head].feats.get("Number") == "Plur":
            last = self._listed(tokens, last)
        span = Span(tokens[first].span.start, tokens[last].span.stop)
        role = Role(
            title=self._title(tokens, first, head, last),
            head=head,
            first=first,
            last=last,
            span=span,
            case=_case(tokens, first, head),
            side=self._side(tokens[first : last + 1]),
            stands_in=self._lemma(tokens[head].text) in self._titles.deputies,
            is_plural=tokens[head].feats.get("Number") == "Plur",
        )
        role = self._recognized(role)
        return replace(role, each=tuple(self._each(tokens, role))) if role.is_plural else role

    def _recognized(self, role: Role) -> Role:
        """The role with what the tables know of it: «польский лидер» is one of Poland's offices."""
        offices = self._offices.look_up(role.title)
        levels = frozenset(office.level for office in offices) | self._levels(role)
        if not offices and role.side is not None and role.side.iso and len(levels) == 1:
            (level,) = levels
            offices = self._world.offices_at(role.side.iso, level)
        return replace(role, offices=offices, levels=levels)

    def _levels(self, role: Role) -> frozenset[str]:
        """The level of a bare title, whatever country stands before or after it."""
        first, _, rest = role.title.partition(" ")
        plain = rest if role.first < role.head and self._sides.look_up(first) else role.title
        return frozenset(level for title, level in BARE.items() if self._is_plainly(plain, title))

    def _is_plainly(self, words: str, title: str) -> bool:
        """«лидер Польши» is «лидер»; «лидер оппозиции» is not."""
        if words == title:
            return True
        rest = words.removeprefix(f"{title} ")
        return rest != words and (" " in title or bool(self._sides.look_up(rest)))

    def _whole_side(self, tokens: Sequence[Token], head: int, last: int) -> int:
        """The end of a name that begins inside: «министр … Республики Казахстан»."""
        start = head + 1
        hits = self._sides.find(tokens[start : last + LONGEST_SIDE])
        return max((last, *(start + hit.last for hit in hits if start + hit.first <= last)))

    def _listed(self, tokens: Sequence[Token], last: int) -> int:
        """The end of a list of countries: «руководителей Азербайджана, Армении, Туркменистана»."""
        while last + 2 < len(tokens) and tokens[last + 1].text in {",", "и"}:
            if not self._sides.look_up(tokens[last + 2].text):
                break
            last += 2
        return last

    def _each(self, tokens: Sequence[Token], role: Role) -> Iterator[Role]:
        hits = list(self._sides.find(tokens[role.head + 1 : role.last + 1]))
        if len(hits) < TWO:
            return
        stem = tokens[role.head + 1 : role.head + 1 + hits[0].first]
        for hit in hits:
            words = tokens[role.head + 1 + hit.first : role.head + 2 + hit.last]
            complement = " ".join(token.text for token in (*stem, *words))
            title = f"{self._lemma(tokens[role.head].text)} {complement}"
            one = replace(role, title=title, side=hit.values[0], is_plural=False, each=())
            yield self._recognized(one)

    def _first(self, tokens: Sequence[Token], head: int, people: Sequence[Span]) -> int:
        first = head
        while first > 0 and self._belongs(tokens[first - 1], people):
            first -= 1
        words = [token.text.lower() for token in tokens[max(0, first - TWO) : first]]
        return first - TWO if words[:1] and ACTING.match(" ".join(words)) else first

    def _belongs(self, token: Token, people: Sequence[Span]) -> bool:
        if any(span.covers(token.span) for span in people):
            return False
        lemma = self._lemma(token.text)
        if lemma in self._titles.modifiers:
            return True
        # The tagger takes rare adjectives for participles: «люксембургским министром».
        is_adjective = token.pos in {"ADJ", "VERB"} and token.text[0].islower()
        return (is_adjective or token.pos == "ADJ") and bool(self._sides.look_up(token.text))

    def _title(self, tokens: Sequence[Token], first: int, head: int, last: int) -> str:
        before = [self._lemma(token.text) for token in tokens[first:head]]
        after = "".join(
            (" " if token.span.start > previous.span.stop else "") + token.text
            for previous, token in zip(tokens[head:last], tokens[head + 1 : last + 1], strict=True)
        )
        return " ".join([*before, self._lemma(tokens[head].text)]) + after

    def _side(self, tokens: Sequence[Token]) -> Side | None:
        """The first country or organisation inside: «постпред Казахстана при ООН» → the country."""
        return next((hit.values[0] for hit in self._sides.find(tokens)), None)


def side_gazetteer(
    world: World, organizations: Sequence[tuple[str, tuple[str, ...]]], lemma: Lemma
) -> Gazetteer[Side]:
    """Countries (names, adjectives) and organisations, by any of their names."""

    def phrases() -> Iterator[tuple[str, Side]]:
        for name, variants in organizations:
            for variant in (name, *variants):
                yield variant, Side(name)
        for country in world.countries:
            for variant in (*country.names, country.adjective):
                yield variant, Side(country.name, country.iso)

    return Gazetteer(lemma, phrases())


def parse_organizations(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read `organizations.tsv`: normal names and their variants."""
    rows = [line.split("\t") for line in text.splitlines()[1:] if line.strip()]
    return tuple((row[0], tuple(v.strip() for v in row[1].split(";") if v.strip())) for row in rows)


ACTING = re.compile("исполняющ[а-я]+ обязанности$")


def _case(tokens: Sequence[Token], first: int, head: int) -> str | None:
    """The case of the phrase: that of «исполняющий» in «исполняющий обязанности министра»."""
    if head - first >= TWO and tokens[first + 1].lemma == "обязанность":
        return tokens[first].case
    return tokens[head].case


def _is_nominal(token: Token) -> bool:
    return token.pos in NOMINALS


def _last(
    tokens: Sequence[Token],
    head: int,
    people: frozenset[int],
    prepositions: Mapping[str, tuple[str, ...]],
) -> int:
    """The last token of the complement: genitives, abbreviations and bound prepositions."""
    last, index = head, head + 1
    allowed: tuple[str, ...] = ("Gen",)
    while index < len(tokens) and index - head <= LONGEST_COMPLEMENT:
        token = tokens[index]
        if token.span.start in people:
            break
        if token.text.lower() in prepositions and token.pos == "ADP":
            allowed = (*prepositions[token.text.lower()], "Gen")
            if not _goes_on(tokens, index + 1, allowed, people):
                break
        elif _complements(token, allowed):
            last = index
        elif not (token.text.lower() == "и" and _goes_on(tokens, index + 1, allowed, people)):
            break
        index += 1
    return last


def _goes_on(
    tokens: Sequence[Token], index: int, allowed: tuple[str, ...], people: frozenset[int]
) -> bool:
    if index >= len(tokens) or tokens[index].span.start in people:
        return False
    return _complements(tokens[index], allowed)


def _complements(token: Token, allowed: tuple[str, ...]) -> bool:
    if token.pos not in NOMINALS:
        return False
    return token.case in allowed or _is_abbreviation(token)


def _is_abbreviation(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1
