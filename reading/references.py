"""Whom offices without a name, pronouns and «стороны» mean: an article read from left to right.

The article decides first (who holds the office there, who was spoken of last), then the tables of
offices for the time the article speaks of. What stays open stays an unnamed office.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reading.analysis import Sentence, Token
from reading.contacts import Contacts
from reading.fitting import Fit, fit
from reading.heads import is_subject, outer, top_of, weight_of
from reading.mentions import Mention, MentionKind
from reading.pairings import Pairing, find_pairings
from reading.profiles import Profile
from reading.pronouns import pronoun_of
from reading.resolving import Days
from reading.roles import Role
from reading.salience import Context, Salience
from reading.syntax import Parsed
from reading.world import Office, World

CERTAIN, LIKELY, POSSIBLE = 0.95, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """The table of words that mean somebody named elsewhere (`data/references.toml`)."""

    guest: frozenset[str]
    host: frozenset[str]
    partner: frozenset[str]
    groups: frozenset[str]
    both: frozenset[str]
    classes: Mapping[str, frozenset[str]]

    @property
    def stand_ins(self) -> frozenset[str]:
        return self.guest | self.host | self.partner


def parse_references(text: str) -> ReferenceWords:
    """Read `references.toml`. Raises tomllib.TOMLDecodeError or KeyError."""
    table = tomllib.loads(text)
    classes: dict[str, frozenset[str]] = {}
    for first, *rest in table["classes"]:
        classes[first] = classes.get(first, frozenset()) | {first, *rest}
    words = {
        name: frozenset(table[name]) for name in ("guest", "host", "partner", "groups", "both")
    }
    return ReferenceWords(classes=classes, **words)


@dataclass(frozen=True)
class Scope:
    """What helps to say who holds an office: tables, the outlet's country, the article's days."""

    world: World
    words: ReferenceWords
    home: str | None
    when: Days
    contacts: Contacts

    @cached_property
    def country_of(self) -> Mapping[str, str]:
        """Adjective of a country, in dictionary form → its ISO code."""
        return {c.adjective.replace("ё", "е"): c.iso for c in self.world.countries if c.adjective}


class Reader:
    """Reads the sentences of one article in their order; each call goes one sentence on."""

    def __init__(self, scope: Scope, profiles: Mapping[str, Profile]) -> None:
        self._scope = scope
        self._profiles = profiles
        self._mind = Salience()

    def read(
        self, number: int, sentence: Sentence, names: Sequence[Mention], roles: Sequence[Role]
    ) -> tuple[tuple[Mention, ...], Context]:
        """All mentions of the sentence, and who was in mind before it."""
        context = self._mind.context()
        self._mind.fade()
        found: list[Mention] = []
        here = _Here(number, sentence, names, found)
        for _, item in sorted(self._items(sentence, names, roles), key=lambda pair: pair[0]):
            for mention in self._resolved(item, here):
                found.append(mention)
                for person in mention.people:
                    self._mind.note(person, weight_of(sentence.tokens, mention))
        self._close(sentence, found, context)
        return tuple(found), context

    def _items(
        self, sentence: Sentence, names: Sequence[Mention], roles: Sequence[Role]
    ) -> Iterator[tuple[int, "Mention | Role | _At"]]:
        taken = {i for m in names for i in range(m.first, m.last + 1)}
        for mention in names:
            yield mention.first, mention
        for role in roles:
            taken |= set(range(role.first, role.last + 1))
            yield role.first, role
        for index, token in enumerate(sentence.tokens):
            if index not in taken and self._may_refer(token):
                yield index, _At(index, token)

    def _may_refer(self, token: Token) -> bool:
        if pronoun_of(token) is not None or token.lemma == RELATIVE:
            return True
        words = self._scope.words
        if token.lemma == DELEGATION:
            return True
        is_plural = token.feats.get("Number") == "Plur" and token.pos == "NOUN"
        return token.lemma in words.both or (is_plural and token.lemma in BARE_GROUPS)

    def _resolved(self, item: object, here: "_Here") -> Iterator[Mention]:
        match item:
            case Mention():
                yield item
            case Role():
                yield from self._role(item, here)
            case _At(index, token):
                if token.lemma == RELATIVE:
                    mention = _relative(index, here)
                elif pronoun_of(token) is not None:
                    mention = self._pronoun(index, token, here)
                elif token.lemma == DELEGATION and token.feats.get("Number") != "Plur":
                    mention = self._delegation(index, token, here)
                else:
                    mention = self._several(index, token, here)
                if mention is not None:
                    yield mention

    # -- pronouns ------------------------------------------------------------------------------

    def _pronoun(self, index: int, token: Token, here: "_Here") -> Mention | None:
        pronoun = pronoun_of(token)
        if pronoun is None:
            return None
        rivals = () if pronoun.is_owner else here.beside(index)
        mention = Mention(
            token.span, MentionKind.PRONOUN, here.number, index, index, case=pronoun.case
        )
        if pronoun.is_plural:
            group = self._group(None, rivals)
            return (
                replace(mention, group=group, is_plural=True, certainty=POSSIBLE) if group else None
            )
        ranked = self._mind.strongest(lambda p: self._is_sex(p, pronoun.sex), rivals)
        if not ranked:
            return None
        person = ranked[0]
        if pronoun.case == "Nom":
            acted = here.acted() or ([self._mind.subject] if self._mind.subject else [])
            person = next((p for p in reversed(acted) if p in ranked[:3]), person)
        return replace(mention, person=person, certainty=LIKELY)

    def _is_sex(self, person: str, sex: str | None) -> bool:
        profile = self._profiles.get(person)
        return profile is None or sex is None or profile.sex in {None, sex}

    def _group(self, role: Role | None, rivals: Iterable[str]) -> tuple[str, ...]:
        """Those who last met, else the two most in mind, of the kind the word says."""
        left_out = set(rivals)
        pair = tuple(p for p in self._mind.pair if p not in left_out)
        if len(pair) > 1 and all(self._may_be(role, person, Fit.CLASS) for person in pair):
            return pair
        ranked = self._mind.strongest(lambda p: self._may_be(role, p, Fit.HEAD), left_out)
        return tuple(ranked[:2]) if len(ranked) > 1 else ()

    def _may_be(self, role: Role | None, person: str, least: Fit) -> bool:
        """Of the kind the word says; a word that says nothing asks for somebody near."""
        if role is not None:
            return self._fit(role, person) >= least
        return least is Fit.CLASS or self._is_near(person)

    def _is_near(self, person: str) -> bool:
        """Named in this sentence or the one before."""
        return self._mind.weights.get(person, 0.0) >= NEARBY

    def _several(self, index: int, token: Token, here: "_Here") -> Mention | None:
        """«стороны», «оба»: those who last met."""
        group = self._group(None, here.beside(index))
        if not group:
            return None
        return Mention(
            token.span,
            MentionKind.GROUP,
            here.number,
            index,
            index,
            case=token.case,
            is_plural=True,
            group=group,
            certainty=POSSIBLE,
        )

    def _delegation(self, index: int, token: Token, here: "_Here") -> Mention | None:
        """«казахстанская делегация»: who came from that country, unless its head follows."""
        tokens = here.sentence.tokens
        if any(t.text.lower() in LED for t in tokens[index + 1 : index + 5]):
            return None
        country = next(
            (
                self._scope.country_of.get(t.lemma)
                for t in tokens[max(0, index - 2) : index]
                if t.lemma in self._scope.country_of
            ),
            None,
        )
        rivals = here.beside(index)
        if country is None and self._mind.guest and self._mind.guest not in rivals:
            ranked = [self._mind.guest]
        else:
            ranked = self._mind.strongest(
                lambda p: country is None or country in self._countries(p), rivals
            )
        if not ranked or (country is None and not self._mind.guest):
            return None
        return Mention(
            token.span,
            MentionKind.ROLE,
            here.number,
            index,
            index,
            person=ranked[0],
            case=token.case,
            certainty=POSSIBLE,
        )

    # -- offices -------------------------------------------------------------------------------

    def _role(self, role: Role, here: "_Here") -> Iterator[Mention]:
        if role.each:
            for one in role.each:
                yield from self._role(one, here)
            return
        head = here.sentence.tokens[role.head].lemma
        if role.is_plural:
            yield self._plural(role, head, here)
            return
        rivals = here.beside(role.head)
        person, certainty = self._meant(role, head, rivals)
        if person is not None:
            yield self._mention(role, here, person=person, certainty=certainty)
            return
        office = self._office(role, head)
        if office is not None:
            yield self._by_office(role, office, here)
        elif role.side is not None and not role.stands_in:
            yield self._mention(role, here, office=role.title)

    def _plural(self, role: Role, head: str, here: "_Here") -> Mention:
        rivals = here.beside(role.head)
        is_group = head in self._scope.words.groups and role.side is None
        group = self._group(None if head in BARE_GROUPS else role, rivals) if is_group else ()
        mention = self._mention(role, here, office=None if group else role.title)
        if not group:
            return mention
        return replace(mention, kind=MentionKind.GROUP, group=group, certainty=POSSIBLE)

    def _meant(self, role: Role, head: str, rivals: Sequence[str]) -> tuple[str | None, float]:
        words = self._scope.words
        if head in words.stand_ins:
            return self._stand_in(role, head, rivals), LIKELY
        fits = {p: fit for p in self._profiles if (fit := self._fit(role, p, head))}
        fits = {person: fit for person, fit in fits.items() if person not in rivals}
        if not fits:
            return None, 0.0
        best = max(
            fits,
            key=lambda p: (fits[p], self._mind.weights.get(p, 0.0), -_order(self._profiles, p)),
        )
        at_home = self._at_home(role, fits)
        if at_home is not None:
            best = at_home
        return best, CERTAIN if fits[best] > Fit.HEAD else LIKELY

    def _at_home(self, role: Role, fits: Mapping[str, Fit]) -> str | None:
        """A bare title is first of all the outlet's own: «глава государства»."""
        home = self._scope.home
        if role.side is not None or home is None or not role.is_bare:
            return None
        most = min(max(fits.values()), Fit.LEVEL)
        own = [p for p in fits if fits[p] >= most and home in self._countries(p)]
        return max(own, key=lambda p: self._mind.weights.get(p, 0.0), default=None)

    def _fit(self, role: Role, person: str, head: str = "") -> Fit:
        profile = self._profiles.get(person)
        if profile is None:
            return Fit.NONE
        return fit(role, profile, head, self._scope.words.classes)

    def _stand_in(self, role: Role, head: str, rivals: Sequence[str]) -> str | None:
        words, mind = self._scope.words, self._mind
        country = role.side.iso if role.side is not None else None
        if country is not None:
            ranked = mind.strongest(lambda p: country in self._countries(p), rivals)
            return ranked[0] if ranked else None
        if head in words.guest and mind.guest and mind.guest not in rivals:
            return mind.guest
        if head in words.host and mind.host and mind.host not in rivals:
            return mind.host
        if head in words.host:
            ranked = mind.strongest(lambda p: self._scope.home in self._countries(p), rivals)
            return ranked[0] if ranked else None
        others = [p for p in mind.pair if p not in rivals]
        if len(others) == 1:
            return others[0]
        ranked = mind.strongest(besides=rivals)
        if head in words.guest:
            foreign = [p for p in ranked if self._scope.home not in self._countries(p)]
            ranked = foreign or ranked
        return ranked[0] if ranked else None

    def _countries(self, person: str) -> frozenset[str]:
        profile = self._profiles.get(person)
        return profile.countries if profile is not None else frozenset()

    def _office(self, role: Role, head: str) -> Office | None:
        if role.stands_in:
            return self._counterpart(role)
        offices = [
            o for o in role.offices if role.side is not None or o.country == self._scope.home
        ]
        return offices[0] if len(offices) == 1 else None

    def _counterpart(self, role: Role) -> Office | None:
        """«польский коллега» of a president is the president of Poland."""
        if role.side is None or role.side.iso is None:
            return None
        for person in self._mind.strongest():
            profile = self._profiles.get(person)
            for level in sorted(profile.levels) if profile else ():
                offices = self._scope.world.offices_at(role.side.iso, level)
                if level in LEVELS and offices:
                    return offices[0]
        return None

    def _by_office(self, role: Role, office: Office, here: "_Here") -> Mention:
        world = self._scope.world
        ever = {holder.name for holder in world.holders_of.get(office.id, ())}
        present = ever & set(self._profiles)
        source = f"holders:{office.id}"
        iso = office.country if world.is_national(office) else None
        mention = self._mention(role, here, office=office.title)
        mention = replace(mention, country=iso or mention.country)
        if len(present) == 1:
            return replace(
                mention, person=present.pop(), office=None, source=source, certainty=CERTAIN
            )
        holder = world.holder(office.id, *self._scope.when)
        if holder is None:
            return mention
        return replace(mention, person=holder.name, office=None, source=source, certainty=LIKELY)

    def _mention(
        self,
        role: Role,
        here: "_Here",
        *,
        person: str | None = None,
        office: str | None = None,
        certainty: float = 1.0,
    ) -> Mention:
        return Mention(
            span=role.span,
            kind=MentionKind.ROLE,
            sentence=here.number,
            first=role.first,
            last=role.last,
            person=person,
            office=office,
            country=role.side.iso if role.side else None,
            case=role.case,
            is_plural=role.is_plural,
            certainty=certainty,
        )

    # -- after the sentence ----------------------------------------------------------------------

    def _close(self, sentence: Sentence, found: Sequence[Mention], context: Context) -> None:
        """Who acted, who met: what the next sentence may refer to."""
        tokens = sentence.tokens
        subjects = [m for m in found if len(m.people) == 1 and is_subject(tokens, m)]
        if not self._mind.opening:
            self._mind.opening = frozenset(p for m in subjects for p in m.people)
        if subjects:
            self._mind.subject = subjects[0].people[0]
        parsed = Parsed(sentence, sorted(found, key=lambda mention: mention.first))
        pairings = [
            pairing
            for pairing in find_pairings(parsed, context, self._scope.contacts)
            if pairing.confidence >= TOLD and all(side.is_person for side in pairing.sides)
        ]
        for side in (side for pairing in pairings for side in pairing.sides):
            if side.part in LEADING:
                self._mind.note_lead(side.name)
        if pairings and not _is_memory(tokens, self._scope.contacts):
            self._mind.pair = _last_met(pairings)
            self._note_sides(tokens, found)

    def _note_sides(self, tokens: Sequence[Token], found: Sequence[Mention]) -> None:
        home = self._scope.home
        for person in self._mind.pair:
            profile = self._profiles.get(person)
            if profile is not None and home is not None:
                if home in profile.countries:
                    self._mind.host = person
                elif profile.countries:
                    self._mind.guest = person
        for token in tokens:
            if token.lemma in {"принять", "принимать"}:
                self._hosted(tokens, token, found)

    def _hosted(self, tokens: Sequence[Token], verb: Token, found: Sequence[Mention]) -> None:
        index = tokens.index(verb)
        for mention in found:
            if len(mention.people) != 1:
                continue
            head = outer(tokens, mention.first, mention.last)
            if tokens[head].head != index:
                continue
            passive = verb.feats.get("Voice") == "Pass"
            if tokens[head].relation.startswith("nsubj") or (passive and mention.case == "Ins"):
                if passive == (mention.case == "Ins"):
                    self._mind.host = mention.people[0]
                else:
                    self._mind.guest = mention.people[0]
            elif tokens[head].relation == "obj":
                self._mind.guest = mention.people[0]


NEARBY = 60.0
"""Salience of somebody named in the sentence before."""

LEADING = frozenset({"agent", "owner", "zero", "at", "for"})
"""Parts of who acts in a contact."""

TOLD = 0.5
"""Confidence from which a contact is one the next sentence may speak of."""


YEAR = re.compile(r"(?:19|20)\d\d")


def _is_memory(tokens: Sequence[Token], contacts: Contacts) -> bool:
    """«Напомним, в мае 2022 года …»: «стороны» of the next sentence aren't those."""
    return any(t.lemma in contacts.cues["background"] or YEAR.fullmatch(t.text) for t in tokens)


def _last_met(pairings: Sequence[Pairing]) -> tuple[str, ...]:
    """Who met last: all of them when everybody met everybody, else the last two."""
    last = max(pairing.trigger for pairing in pairings)
    told = [pairing for pairing in pairings if pairing.trigger == last]
    people = tuple(dict.fromkeys(side.name for pairing in told for side in pairing.sides))
    everybody = len(people) * (len(people) - 1) // 2
    if len({frozenset(s.name for s in p.sides) for p in told}) == everybody:
        return people
    return tuple(side.name for side in told[-1].sides)


LEVELS = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "speaker", "security_secretary"}
)
RELATIVE = "который"
DELEGATION = "делегация"
LED = frozenset(
    {
        "главе",
        "возглавляет",
        "возглавил",
        "возглавляемая",
        "возглавляемую",
        "возглавляла",
        "руководством",
    }
)
BARE_GROUPS = frozenset(
    {
        "сторона",
        "собеседник",
        "участник",
        "коллега",
        "визави",
        "переговорщик",
        "гость",
        "дипломат",
        "политик",
    }
)


@dataclass(frozen=True, slots=True)
class _At:
    index: int
    token: Token


@dataclass(frozen=True, slots=True)
class _Here:
    """The sentence being read, and what of it is read already."""

    number: int
    sentence: Sentence
    names: Sequence[Mention]
    found: list[Mention]

    def acted(self) -> list[str]:
        """Who acts in the clauses before."""
        tokens = self.sentence.tokens
        return [m.people[0] for m in self.found if len(m.people) == 1 and is_subject(tokens, m)]

    def beside(self, index: int) -> tuple[str, ...]:
        """Persons of the same verb or noun: nobody meets himself."""
        tokens = self.sentence.tokens
        governor = tokens[top_of(tokens, index)].head
        if governor < 0:
            governor = top_of(tokens, index)
        people: list[str] = []
        for mention in (*self.names, *self.found):
            head = top_of(tokens, outer(tokens, mention.first, mention.last))
            if tokens[head].head == governor or head == governor:
                people.extend(mention.people)
        return tuple(people)


def _relative(index: int, here: _Here) -> Mention | None:
    """«…, с которым он говорил»: whom the clause describes."""
    tokens, at = here.sentence.tokens, index
    for _ in range(8):
        token = tokens[at]
        if token.relation.startswith("acl") and token.head >= 0:
            for mention in (*here.found, *here.names):
                if (
                    mention.first <= token.head <= mention.last
                    or outer(tokens, mention.first, mention.last) == token.head
                ):
                    row = (
                        _row_of(mention, here)
                        if tokens[index].feats.get("Number") == "Plur"
                        else ()
                    )
                    return replace(
                        mention,
                        person=None if row else mention.person,
                        group=row,
                        is_plural=bool(row),
                        span=tokens[index].span,
                        kind=MentionKind.PRONOUN,
                        first=index,
                        last=index,
                        case=tokens[index].case,
                        certainty=CERTAIN,
                    )
            return None
        if token.head < 0:
            return None
        at = token.head
    return None


def _row_of(first: Mention, here: _Here) -> tuple[str, ...]:
    """Everybody coordinated with the first: «А, Б и В, которые …»."""
    tokens = here.sentence.tokens
    top = top_of(tokens, outer(tokens, first.first, first.last))
    row = [
        person
        for mention in dict.fromkeys((*here.found, *here.names))
        if top_of(tokens, outer(tokens, mention.first, mention.last)) == top
        for person in mention.people
    ]
    return tuple(dict.fromkeys(row)) if len(set(row)) > 1 else ()


def _order(profiles: Mapping[str, Profile], person: str) -> int:
    return list(profiles).index(person)
