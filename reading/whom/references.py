"""Whom offices without a name, pronouns and «стороны» mean: an article read from left to right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reading.contacts.salience import Salience
from reading.contacts.telling import Telling
from reading.facts import Span
from reading.grammar.heads import weight_of
from reading.grammar.mentions import Mention
from reading.people.roles import Role
from reading.text.analysis import Sentence, Token
from reading.whom.mind import Mind, Scope
from reading.whom.peoples import delegation_at, native_at
from reading.whom.profiles import Profile
from reading.whom.pronouns import pronoun_of
from reading.whom.relatives import relative_at
from reading.whom.remembering import remember
from reading.whom.rows import is_one_of_row, of_row_at
from reading.whom.surroundings import Here
from reading.whom.third_person import pronoun_at, several_at
from reading.whom.unnamed_offices import office_at

RELATIVE = "который"
DELEGATION = "делегация"
SPEAKING = frozenset({"пресс-секретарь"})


@dataclass(frozen=True, slots=True)
class _At:
    """A word that may mean somebody and is neither a name nor an office."""

    index: int
    token: Token


class Reader:
    """Reads the sentences of one article in their order; each call goes one sentence on."""

    def __init__(self, scope: Scope, profiles: Mapping[str, Profile]) -> None:
        men, women = (
            frozenset(name for name, one in profiles.items() if one.sex == sex)
            for sex in ("m", "f")
        )
        spokesmen = frozenset(
            name for name, one in profiles.items() if one.heads and one.heads <= SPEAKING
        )
        self._mind = Mind(scope, profiles, Salience(men=men, women=women, spokesmen=spokesmen))

    def read(
        self, number: int, sentence: Sentence, names: Sequence[Mention], roles: Sequence[Role]
    ) -> Telling:
        """The sentence with all its mentions, and who was in mind before it."""
        salience = self._mind.salience
        context = salience.context()
        salience.fade()
        here = Here(number, sentence, names, [])
        items = list(self._items(sentence, names, roles))
        for _, item in sorted(items, key=lambda pair: (_turn(pair, sentence, roles), pair[0])):
            for mention in self._resolved(item, here):
                here.found.append(mention)
                for person in mention.people:
                    salience.note(person, weight_of(sentence.tokens, mention))
        telling = Telling(sentence, here.found, context, self._mind.scope.contacts)
        remember(telling, self._mind)
        return telling

    def _items(
        self, sentence: Sentence, names: Sequence[Mention], roles: Sequence[Role]
    ) -> Iterator[tuple[int, Mention | Role | _At]]:
        taken = {i for m in names for i in range(m.first, m.last + 1)}
        for mention in names:
            yield mention.first, mention
        for role in (self._counted(role, sentence.tokens) for role in roles):
            taken |= set(range(role.first, role.last + 1))
            yield role.first, role
        for index, token in enumerate(sentence.tokens):
            if index not in taken and self._may_refer(token):
                yield index, _At(index, token)

    def _counted(self, role: Role, tokens: Sequence[Token]) -> Role:
        """«оба лидера» is one mention, plural whatever the form of the noun."""
        before = tokens[role.first - 1] if role.first else None
        if before is None or role.side or before.lemma not in self._mind.scope.words.both:
            return role
        span = Span(before.span.start, role.span.stop)
        return replace(role, first=role.first - 1, span=span, case=before.case, is_plural=True)

    def _may_refer(self, token: Token) -> bool:
        if pronoun_of(token) is not None or token.lemma in {RELATIVE, DELEGATION}:
            return True
        words = self._mind.scope.words
        is_plural = token.feats.get("Number") == "Plur" and token.pos == "NOUN"
        if token.lemma in self._mind.scope.world.countries_of_native and not is_plural:
            return True
        if is_one_of_row(token):
            return True
        return token.lemma in words.both or (is_plural and token.lemma in words.bare_groups)

    def _resolved(self, item: Mention | Role | _At, here: Here) -> Iterator[Mention]:
        match item:
            case Mention():
                yield item
            case Role():
                yield from office_at(item, here, self._mind)
            case _At(index, token):
                mention = self._meant(index, token, here)
                if mention is not None:
                    yield mention

    def _meant(self, index: int, token: Token, here: Here) -> Mention | None:
        if token.lemma == RELATIVE:
            return relative_at(index, here)
        if pronoun_of(token) is not None:
            return pronoun_at(index, here, self._mind)
        if token.lemma in self._mind.scope.world.countries_of_native:
            return native_at(index, here, self._mind)
        if token.lemma == DELEGATION and token.feats.get("Number") != "Plur":
            return delegation_at(index, here, self._mind)
        if is_one_of_row(token):
            return of_row_at(index, here, self._mind)
        return several_at(index, here, self._mind)


def _turn(
    pair: tuple[int, Mention | Role | _At], sentence: Sentence, roles: Sequence[Role]
) -> tuple[int, bool]:
    """«С ним госсекретарь встречался …»: who acts is known first, then with whom."""
    index, item = pair
    if not isinstance(item, _At) or item.token.relation not in {"obl", "obj", "iobj"}:
        return index, False
    subjects = [
        role.head
        for role in roles
        if role.head > index
        and sentence.tokens[role.head].relation.startswith("nsubj")
        and sentence.tokens[role.head].head == item.token.head
    ]
    return max(subjects, default=index), bool(subjects)
