"""Who stands in a sentence, one by one or in a row, and what their marks make of them."""

from collections.abc import Container, Iterator, Sequence

from reading.grammar.mentions import Mention, MentionKind
from reading.plain.discourse import Discourse
from reading.plain.grammar import ContactTable, Grammar, Marker, Words
from reading.plain.markers import MarkerReader
from reading.plain.names import Marked, Name
from reading.plain.people import Cast
from reading.plain.pronouns import PronounReader
from reading.plain.reference import Resolver
from reading.plain.roles import Role
from reading.plain.rows import RowReader, Unit
from reading.text.analysis import Token

PAIR = 2
LONGEST_DELEGATION = 10
"""Tokens from «delegation» to «led by»."""

LONGEST_DESCRIPTION = 5
"""Tokens from an article to «delegation»: «a high-level Chinese business»."""

BEING = frozenset({"is", "was", "are", "were"})
EACH = frozenset({"each", "both", "all"})

Item = tuple[int, int, tuple[Mention, ...], bool]
"""First and last token, whom they mean, whether by a pronoun."""


class UnitReader:
    """Reads the units of the sentences of one article, in their order."""

    def __init__(
        self, grammar: Grammar, contacts: ContactTable, cast: Cast, resolver: Resolver
    ) -> None:
        self._grammar = grammar
        self._cast = cast
        self._resolver = resolver
        self._held = {(h.sentence, h.role.first): h for h in cast.held}
        self._pronouns = PronounReader(grammar, contacts, cast, resolver)
        self._markers = MarkerReader(grammar)
        self._that = contacts.speech["that"]
        self._rows = RowReader(grammar)

    def units(
        self, marked: Marked, roles: Sequence[Role], discourse: Discourse
    ) -> tuple[Unit, ...]:
        """The units of a sentence; `discourse` learns whom it names."""
        discourse.before, discourse.acting = discourse.subject, None
        discourse.told_of = None
        found: list[Unit] = []
        has_acted = False
        for first, last, members, is_pronoun in self._items(marked, roles, discourse):
            case = members[0].case if members else None
            marker = self._markers.marker(marked.tokens, first, last, case)
            if self._is_said_of(marked, first, members):
                marker = Marker.FOR
            found.append(Unit(first, last, members, marker, is_pronoun))
            acts = marker is Marker.SUBJECT and bool(members)
            if acts:
                discourse.acting = members[0]
            if is_pronoun:
                has_acted = has_acted or acts
                continue
            discourse.spoken.extend(m for m in members if m.person)
            is_topic = marker is Marker.OWNER and not is_pronoun and not found[:-1]
            if is_topic and members and members[0].person:
                discourse.subject = members[0]  # «X's trip … prior to his visit»
            if acts and has_acted and marked.low(first - 1) in self._that:
                discourse.told_of = members[0]
            if acts and not has_acted and self._acts_itself(members[0]):
                has_acted = True
                discourse.subject = members[0]  # «Lavrov travels to Tehran, where he …»
        # «met an adviser to President X, Y Z»: Y Z begins where the adviser does.
        found.sort(key=lambda unit: unit.first)
        return tuple(self._rows.rows(marked.tokens, found))

    def _is_said_of(self, marked: Marked, first: int, members: Sequence[Mention]) -> bool:
        """«X, who is also finance minister»: the office is nobody who acts."""
        is_office = all(m.kind is MentionKind.ROLE for m in members)
        before = {marked.low(first - step) for step in (1, 2)}
        return is_office and not self._grammar.has_cases and bool(before & BEING) and first > 1

    def _acts_itself(self, mention: Mention) -> bool:
        return bool(mention.person) and not self._resolver.speaks_for_others(str(mention.person))

    def _items(self, marked: Marked, roles: Sequence[Role], discourse: Discourse) -> Iterator[Item]:
        names = {n.first: n for n in self._cast.names if n.sentence == marked.number}
        alone = {r.first: r for r in roles if (marked.number, r.first) not in self._held}
        starts = {*names, *(role.first for role in roles)}
        listed = {role.first for role in alone.values() if self._names_follow(marked, role, names)}
        index = 0
        while index < len(marked.tokens):
            if index in listed:
                index = alone[index].last + 1
                continue
            if index in names:
                mention = self._named(marked, names[index], roles)
                item: Item = mention.first, mention.last, (mention,), False
            elif index in alone:
                item = self._by_office(marked, alone[index], discourse)
            else:
                last, members = self._pronouns.meant(marked, index, discourse)
                item = index, last, members, True
            if not item[3] or (item[2] and not self._is_part(marked.tokens, item, starts)):
                yield item
            index = item[1] + 1

    def _names_follow(self, marked: Marked, role: Role, names: Container[int]) -> bool:
        """«the foreign ministers of Armenia and Azerbaijan, X and Y»: they are named."""
        is_listed = marked.low(role.last + 1) == "," and role.last + 2 in names
        return role.is_plural and is_listed and not self._grammar.has_cases

    def _by_office(self, marked: Marked, role: Role, discourse: Discourse) -> Item:
        if marked.low(role.last + 1) == "of" and role.side is None:
            return (
                self._front(marked, role.first),
                role.last,
                (),
                False,
            )  # «leader of the world's …»
        members = self._pronouns.group(marked, role, discourse)
        first = self._front(marked, role.first)
        marker = self._markers.marker(marked.tokens, first, role.last, role.case)
        acts = marker is Marker.SUBJECT
        members = members or self._resolver.mentions(role, marked.number, discourse, acts=acts)
        return first, role.last, members, False

    def _is_part(self, tokens: Sequence[Token], item: Item, starts: set[int]) -> bool:
        """«the two» of «the two leaders», «his» of «his minister»: a part of what follows."""
        first, last, *_ = item
        words = " ".join(token.text.lower() for token in tokens[first : last + 1])
        return last + 1 in starts and (
            words in self._grammar.possessive or words in self._grammar.groups["before"]
        )

    def _named(self, marked: Marked, name: Name, roles: Sequence[Role]) -> Mention:
        """The mention of a name, with the office before it and the word of respect after it."""
        tokens = marked.tokens
        person = self._cast.person_at(name)
        first, last = self._with_offices(marked, name, roles)
        case = name.case
        respect = tokens[last + 1 : last + 2]
        if respect and respect[0].lemma in self._grammar.names["honorifics_after"]:
            last += 1
            case = tokens[last].feats.get("Case")
        last, case = self._delegation(tokens, last, case)
        last = self._with_country(marked, last)
        return Mention(
            span=name.span,
            kind=MentionKind.NAME,
            sentence=marked.number,
            first=self._front(marked, first),
            last=last,
            person=person,
            country=self._cast.countries.get(str(person)),
            case=case,
        )

    def _with_offices(self, marked: Marked, name: Name, roles: Sequence[Role]) -> tuple[int, int]:
        """First and last token of a name with its offices."""
        person = self._cast.person_at(name)
        first, last = name.first, name.last
        before = max((last for last in self._ends(marked, person) if last < name.first), default=-1)
        for role in sorted(roles, key=lambda role: -role.first):
            held = self._held.get((marked.number, role.first))
            if held is None or held.person != person:
                continue
            if role.first > name.last:
                last = max(last, role.last)  # «X, Secretary of the Council,»
            elif role.first > before:
                first = role.first
        for role in roles:
            if role.last == first - 2 and self._names_follow(marked, role, {first}):
                first = role.first
        return first, last

    def _ends(self, marked: Marked, person: str | None) -> Iterator[int]:
        """The last tokens of a person's names in the sentence."""
        for name in self._cast.names:
            if name.sentence == marked.number and self._cast.person_at(name) == person:
                yield name.last

    def _delegation(
        self, tokens: Sequence[Token], last: int, case: str | None
    ) -> tuple[int, str | None]:
        """«X бастаған делегацияны»: the ending stands at the delegation."""
        following = tokens[last + 1 : last + 1 + PAIR]
        leads = self._grammar.clauses["delegation"]
        if len(following) == PAIR and following[0].text.lower() in leads:
            return last + PAIR, following[1].feats.get("Case")
        return last, case

    def _with_country(self, marked: Marked, last: int) -> int:
        """«Justin Trudeau of Canada»."""
        ends = (last + step for step in (2, 3) if last + step in marked.sides)
        return next(ends, last) if marked.low(last + 1) == "of" else last

    def _front(self, marked: Marked, first: int) -> int:
        """Articles, words of respect and «Iran's» belong to whom they stand before."""
        while first > 0:
            before = self._before(marked, first)
            if before == first:
                return first
            first = before
        return first

    def _before(self, marked: Marked, first: int) -> int:
        """One step to the left; the same token when what stands there belongs to no one."""
        tokens, low = marked.tokens, marked.low(first - 1)
        honorifics = self._grammar.names["honorifics"]
        owner = self._owner_at(marked, first - 1)
        if owner is not None and not self._grammar.has_cases:
            return owner.first  # «Carney's foreign minister, Anita Anand»
        delegation = self._delegation_before(marked, first)
        if delegation is not None:
            return delegation
        side = marked.sides.get(first - 1)
        if side is not None and tokens[first - 1].feats.get("Case") == "Gen":
            return side.first  # «South Africa's Cyril Ramaphosa»
        if self._is_owning(marked, first - 1):
            return first - 1  # «Hezbollah's Naim Qassem»
        if low == "of" and marked.low(first - PAIR) in EACH:
            return first - PAIR  # «with each of the two leaders»
        is_dot = low == "." and marked.low(first - PAIR) in honorifics
        attributes = self._grammar.clauses["articles"] | self._grammar.clauses["descriptions"]
        is_attribute = low in attributes - {"that"}  # «said that President X …»
        return first - 1 if is_dot or is_attribute or low in honorifics else first

    def _delegation_before(self, marked: Marked, first: int) -> int | None:
        """«a Chinese delegation led by X», «a team from the bloc headed by X»: where it begins."""
        leading = f"{marked.low(first - 2)} {marked.low(first - 1)}"
        if leading not in self._grammar.clauses["led"]:
            return None
        nouns = self._grammar.clauses["delegation"]
        noun = self._nearest(marked, first - 2, nouns, LONGEST_DELEGATION)
        if noun is None:
            return None
        articles = self._grammar.clauses["articles"]
        start = self._nearest(marked, noun, articles, LONGEST_DESCRIPTION)
        return noun if start is None else start

    def _nearest(self, marked: Marked, stop: int, words: Words, reach: int) -> int | None:
        """The last of these words before a token, with no comma between."""
        for index in range(stop - 1, max(-1, stop - 1 - reach), -1):
            if marked.low(index) in words:
                return index
            if marked.tokens[index].pos == "PUNCT":
                return None
        return None

    def _is_owning(self, marked: Marked, index: int) -> bool:
        token = marked.tokens[index]
        return (
            token.pos == "PROPN"
            and token.feats.get("Case") == "Gen"
            and not self._grammar.has_cases
        )

    def _owner_at(self, marked: Marked, last: int) -> Name | None:
        """The name in the genitive that ends there."""
        here = (n for n in self._cast.names if n.sentence == marked.number and n.last == last)
        return next((name for name in here if name.case == "Gen"), None)
