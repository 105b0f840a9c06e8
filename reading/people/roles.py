"""Offices in the words of an article: «первый заместитель министра иностранных дел Казахстана».

A role is a title word with the adjectives before it and the complement after it. The words are a
table (`data/titles.toml`); which country or organisation it belongs to is found inside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.facts import Span
from reading.people.phrases import Phrases
from reading.people.role_phrases import (
    PhraseReader,
    acting_from,
    case_of,
    cases_of,
    is_plural,
    owner_of,
    up_to_home,
)
from reading.people.several import (
    DASHES,
    Share,
    are_countries,
    continued,
    described,
    end_of_lands,
    first_of_row,
    listed_sides,
)
from reading.people.sides import Organizations, Side, side_gazetteer
from reading.people.titles import Head, Kind, Titles
from reading.text.analysis import Sentence, Token, overlapping
from reading.text.gazetteer import Gazetteer, Lemma
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
    "глава кабинета": "head_of_government",
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

POLITICS, FIRST_NIGHT = "политика", "премьера"
SHOWN = frozenset({"опера", "балет", "фильм", "драма", "спектакль", "пьеса", "мюзикл", "картина"})
POLITICS = "политика"
TWO = 2
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
                roles.extend(self._with_next(phrases, role, head))
        return tuple(roles)

    def _with_next(self, phrases: Phrases, role: Role, head: Head) -> Iterator[Role]:
        """«президенты Польши Х и Литвы У»: an office for each of them."""
        is_shared = role.is_plural and not role.each
        shares = continued(phrases, role.head, role.last, head) if is_shared else ()
        following = [self._share(phrases, role, share) for share in shares]
        yield replace(role, is_plural=False) if following else role
        yield from following

    def _share(self, phrases: Phrases, role: Role, share: Share) -> Role:
        span = Span(phrases.tokens[share.first].span.start, phrases.tokens[share.last].span.stop)
        own = replace(role, first=share.first, last=share.last, span=span)
        return self._one_of(own, share.title, share.side)

    def _head(self, phrases: Phrases, index: int) -> Head | None:
        token = phrases.tokens[index]
        if index in phrases.people or token.pos not in NOUNS:
            return None
        # «советник Х по внешней политике»: the thing, no politician.
        is_thing = token.lemma == POLITICS or _is_first_night(phrases.tokens, index)
        return None if is_thing else self._titles.head(token.text)

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
        return replace(role, inner=inner) if inner else role

    def _phrase(self, phrases: Phrases, at: int, head: Head) -> Role:
        tokens = phrases.tokens
        acting = acting_from(tokens, at)
        first = acting if acting is not None else self._phrases.first(phrases, at)
        # «собеседником президента стал …»: two people.
        is_stand_in = head.kind is Kind.STAND_IN
        last = up_to_home(phrases, at) if is_stand_in else self._phrases.last(phrases, at, head)
        end = self._phrases.listed(phrases, end_of_lands(phrases, at, last))
        many = is_plural(head, tokens[at]) or (
            head.is_plural is None and are_countries(phrases, at, end)
        )
        if many:
            first, last = first_of_row(phrases, first), end
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
        """The title without the adjective of a country: «польский лидер» is «лидер»."""
        first, _, rest = role.title.partition(" ")
        if role.first < role.head and self.sides.look_up(first):
            return rest
        whole = role.title.split(" ")
        is_adjective = len(whole) > TWO and whole[1][0].islower() and self.sides.look_up(whole[1])
        # «глава турецкого государства» is «глава государства».
        return " ".join([whole[0], *whole[TWO:]]) if is_adjective else role.title

    def _levels(self, plain: str) -> frozenset[str]:
        """The level of a bare title, whatever country stands after it."""
        begun = ((title, level) for title, level in BARE.items() if plain.startswith(title))
        return frozenset(level for title, level in begun if self._is_plainly(plain, title))

    def _is_plainly(self, words: str, title: str) -> bool:
        """«лидер Польши» is «лидер»; «лидер оппозиции» is not."""
        if words == title:
            return True
        rest = words.removeprefix(f"{title} ")
        return rest != words and (" " in title or bool(self.sides.look_up(rest)))

    def _each(self, phrases: Phrases, role: Role, head: Head) -> Iterator[Role]:
        for share in listed_sides(phrases, role.head, role.last, head):
            yield self._one_of(role, share.title, share.side)
        for index, side in described(phrases, role.first, role.head):
            adjective = self._phrases.nominative(phrases.tokens[index])
            _, _, rest = role.title.partition(head.word)
            yield self._one_of(role, f"{adjective} {head.word}{rest}", side)

    def _one_of(self, role: Role, title: str, side: Side) -> Role:
        one = replace(role, title=title, side=side, is_plural=False, each=())
        return self._recognized(one)


def _is_first_night(tokens: Sequence[Token], index: int) -> bool:
    """«российская премьера», «премьера оперы»; the tagger alone takes «премьера Дании» for one."""
    if tokens[index].lemma != FIRST_NIGHT:
        return False
    before = tokens[index - 1] if index else None
    is_hers = before is not None and before.pos == "ADJ" and before.feats.get("Gender") == "Fem"
    return is_hers or any(token.lemma in SHOWN for token in tokens[index + 1 : index + 3])


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
