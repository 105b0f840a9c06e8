"""Offices in the words of an article: «первый заместитель министра иностранных дел Казахстана».

A role is a title word with the adjectives before it and the complement after it. The words are a
table (`data/titles.toml`); which country or organisation it belongs to is found inside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.facts import Span
from reading.people.role_phrases import (
    PhraseReader,
    Phrases,
    acting_from,
    case_of,
    cases_of,
    is_plural,
    owner_of,
)
from reading.people.sides import Organizations, Side, side_gazetteer
from reading.people.titles import Head, Kind, Titles
from reading.text.analysis import Sentence, Token, overlapping
from reading.text.gazetteer import Found, Gazetteer, Lemma
from reading.world import HEAD_OF_STATE, Office, World

# Bare words and the level of the offices they stand for.
BARE = {
    "президент": "head_of_state",
    "глава государства": "head_of_state",
    "король": "head_of_state",
    "эмир": "head_of_state",
    "премьер": "head_of_government",
    "премьер-министр": "head_of_government",
    "глава правительства": "head_of_government",
    "глава кабмина": "head_of_government",
    "глава кабинета министров": "head_of_government",
    "канцлер": "head_of_government",
    "министр иностранных дел": "foreign_minister",
    "глава МИД": "foreign_minister",
    "руководитель МИД": "foreign_minister",
    "глава внешнеполитического ведомства": "foreign_minister",
    "руководитель внешнеполитического ведомства": "foreign_minister",
    "генеральный секретарь": "io_head",
    "генсек": "io_head",
    "генсекретарь": "io_head",
    "глава организации": "io_head",
    "глава ведомства": "other",
}

LEADER = "лидер"
"""Of which office, his country says (countries.tsv); by itself it is a head of state."""

NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "X", "VERB", "PART"})


@dataclass(frozen=True, slots=True)
class Role:
    """An office named in a sentence, tokens `first` to `last` (included), head at `head`.

    `title` is in the nominative; `offices` are what the tables know under these words; `stands_in`
    marks «коллега», «собеседник»: an office named before. `inner` is the office inside another:
    «президента Казахстана» of «пресс-секретарь президента Казахстана».
    """

    title: str
    head: int
    first: int
    last: int
    span: Span
    case: str | None
    # All that the form allows: «министра» is genitive or accusative.
    cases: frozenset[str] = frozenset()
    side: Side | None = None
    offices: tuple[Office, ...] = ()
    stands_in: bool = False
    is_plural: bool = False
    # «президенты Польши и Литвы»: the same office of each, told apart.
    each: tuple["Role", ...] = ()
    # What kinds of office these words may mean (see data/README.md).
    levels: frozenset[str] = frozenset()
    # «лидер Германии»: of its `offices`, the day tells which.
    is_leader: bool = False
    kind: Kind = Kind.OFFICE
    inner: "Role | None" = None

    @property
    def is_bare(self) -> bool:
        """«президент», «глава государства»: whose, the words don't say."""
        return self.side is None and (self.head == self.last or self.title in {*BARE, LEADER})


class RoleFinder:
    """Finds roles in analysed sentences."""

    def __init__(
        self, world: World, titles: Titles, organizations: Organizations, lemma: Lemma
    ) -> None:
        self._world = world
        self._titles = titles
        self.sides = side_gazetteer(world, organizations, lemma)
        self._phrases = PhraseReader(titles, self.sides, lemma)
        self._offices = Gazetteer(
            lemma, ((title, o) for o in world.offices for title in (o.title, *o.variants))
        )

    def find(self, sentence: Sentence, people: Sequence[Span]) -> tuple[Role, ...]:
        """All roles of a sentence, left to right; one inside another counts once.

        `people` are the names of the article, titles taken off: no role runs into one.
        """
        near = overlapping(people, sentence.span, lambda span: span)
        taken = {i for i, t in enumerate(sentence.tokens) if any(s.overlaps(t.span) for s in near)}
        phrases = Phrases(sentence.tokens, taken, tuple(self.sides.find(sentence.tokens)))
        roles: list[Role] = []
        for index in range(len(sentence.tokens)):
            head = self._head(phrases, index)
            if head is not None and not (roles and index <= roles[-1].last):
                role = self._role(phrases, index, head)
                if roles and _is_split(phrases, roles[-1], role):
                    role = self._recognized(_joined(roles.pop(), role))
                roles.extend(self._spread(phrases, role) or (role,))
        return tuple(roles)

    def _head(self, phrases: Phrases, index: int) -> Head | None:
        token = phrases.tokens[index]
        if index in phrases.people or token.pos not in NOUNS:
            return None
        return self._titles.head(token.text)

    def _role(self, phrases: Phrases, at: int, head: Head) -> Role:
        role = self._phrase(phrases, at, head)
        inner = next(
            (
                self._phrase(phrases, index, found)
                for index in range(role.last, at, -1)
                if (found := self._head(phrases, index))
            ),
            None,
        )
        return replace(role, inner=inner)

    def _phrase(self, phrases: Phrases, at: int, head: Head) -> Role:
        tokens = phrases.tokens
        acting = acting_from(tokens, at)
        first = acting if acting is not None else self._phrases.first(phrases, at)
        # «собеседником президента стал …»: two people.
        is_stand_in = head.kind is Kind.STAND_IN
        last = at if is_stand_in else self._phrases.last(phrases, at, head)
        many = is_plural(head, tokens[at])
        if many:
            last = self._phrases.listed(phrases, last)
        role = Role(
            title=self._phrases.title(phrases, first, at, last, head, acting=acting),
            head=at,
            first=first,
            last=last,
            span=Span(tokens[first].span.start, tokens[last].span.stop),
            case=case_of(tokens, first, at, head, acting=acting),
            cases=cases_of(tokens, first, head, acting=acting),
            side=owner_of(phrases, first, at, last),
            stands_in=head.kind is Kind.STAND_IN,
            is_plural=many,
            kind=head.kind,
        )
        role = self._recognized(role)
        return replace(role, each=tuple(self._each(phrases, role, head))) if many else role

    def _recognized(self, role: Role) -> Role:
        """The role with what the tables know of it: «польский лидер» is one of Poland's offices."""
        offices, plain = self._offices.look_up(role.title), self._plain(role)
        if self._is_plainly(plain, LEADER) and not offices:
            return self._leader(role)
        levels = frozenset(office.level for office in offices) | self._levels(plain)
        if not offices and role.side is not None and role.side.iso and len(levels) == 1:
            (level,) = levels
            offices = self._world.offices_at(role.side.iso, level)
        return replace(role, offices=offices, levels=levels)

    def _leader(self, role: Role) -> Role:
        if role.side is None or role.side.iso is None:
            return replace(role, levels=frozenset({HEAD_OF_STATE}))
        offices = self._world.leaders_of(role.side.iso)
        return replace(
            role, offices=offices, levels=frozenset(o.level for o in offices), is_leader=True
        )

    def _plain(self, role: Role) -> str:
        """The title without a country before it: «польский лидер» is «лидер»."""
        first, _, rest = role.title.partition(" ")
        return rest if role.first < role.head and self.sides.look_up(first) else role.title

    def _levels(self, plain: str) -> frozenset[str]:
        """The level of a bare title, whatever country stands after it."""
        return frozenset(level for title, level in BARE.items() if self._is_plainly(plain, title))

    def _is_plainly(self, words: str, title: str) -> bool:
        """«лидер Польши» is «лидер»; «лидер оппозиции» is not."""
        if words == title:
            return True
        rest = words.removeprefix(f"{title} ")
        return rest != words and (" " in title or bool(self.sides.look_up(rest)))

    def _spread(self, phrases: Phrases, role: Role) -> Sequence[Role]:
        """«послы Китая А, Кубы Б и Ирана – В»: an office each; () when it is another phrase."""
        if not role.is_plural or role.side is None or role.each:
            return ()
        own, others = phrases.sides_in(role.head, role.last), tuple(_shared(phrases, role))
        if not own or not others or own[-1].last != role.last:
            return ()
        stem = role.title.removesuffix(phrases.words(own[-1].first, role.last))
        first = replace(role, is_plural=False)
        return (first, *(self._recognized(self._of(first, phrases, one, stem)) for one in others))

    def _of(self, role: Role, phrases: Phrases, shared: tuple[int, Found[Side]], stem: str) -> Role:
        """The same office of another country, whose name alone stands for it."""
        first, hit = shared
        tokens, last = phrases.tokens, hit.last
        return replace(
            role,
            title=stem + phrases.words(first, last),
            head=last,
            first=first,
            last=last + (tokens[last + 1].text in DASHES),
            span=Span(tokens[first].span.start, hit.span(tokens).stop),
            side=hit.values[0],
        )

    def _each(self, phrases: Phrases, role: Role, head: Head) -> Iterator[Role]:
        hits = phrases.sides_in(role.head + 1, role.last)
        if len(hits) <= 1:
            return
        tokens = phrases.tokens
        stem = tokens[role.head + 1 : hits[0].first]
        for hit in hits:
            words = (*stem, *tokens[hit.first : hit.last + 1])
            title = " ".join([head.word, *(token.text for token in words)])
            one = replace(role, title=title, side=hit.values[0], is_plural=False, each=())
            yield self._recognized(one)


def _is_split(phrases: Phrases, one: Role, other: Role) -> bool:
    """«Премьер – Министр Республики»: a dash set too wide, and no ministry named after it."""
    between = [token.text for token in phrases.tokens[one.last + 1 : other.first]]
    is_premier = one.title == PREMIER and phrases.tokens[other.head].lemma == MINISTER
    is_whole = other.is_bare or _is_of_state_only(phrases, other)
    return is_premier and is_whole and len(between) == 1 and between[0] in DASHES


def _is_of_state_only(phrases: Phrases, role: Role) -> bool:
    first = phrases.tokens[role.head + 1]
    return role.side is not None and bool(role.side.iso) and first.text[0].isupper()


def _joined(one: Role, other: Role) -> Role:
    span = Span(one.span.start, other.span.stop)
    title = f"{one.title}-{other.title}"
    return replace(other, title=title, head=one.head, first=one.first, span=span, case=one.case)


PREMIER, MINISTER = "премьер", "министр"


def _shared(phrases: Phrases, role: Role) -> Iterator[tuple[int, Found[Side]]]:
    """The countries after the first, each between two names: «послы Китая А, Кубы Б и …».

    Each with the token at which its phrase begins: «Королевства Швеция В».
    """
    tokens, people = phrases.tokens, phrases.people
    at = role.last + 1
    while at in people:
        while at in people:
            at += 1
        between = at
        while at < len(tokens) and tokens[at].text in JOINTS:
            at += 1
        first = at
        near = (h for h in phrases.sides if at <= h.first <= at + LONGEST_STATE)
        hit = next(near, None) if at > between else None
        if hit is None or hit.last + 1 >= len(tokens):
            return
        if not all(map(_is_of_state, tokens[first : hit.first])):
            return
        at = hit.last + 1 + (tokens[hit.last + 1].text in DASHES)
        if at in people:
            yield first, hit


LONGEST_STATE = 3
"""Words of «Исламской Республики» before the name of a country."""


def _is_of_state(token: Token) -> bool:
    """«Королевства» of «Королевства Швеция»."""
    return token.text[0].isupper() and token.case in {"Gen", None}


JOINTS = frozenset({",", "и", "а", "также"})
DASHES = frozenset({"—", "–", "-"})
