"""Who stands in a sentence, one by one or in a row, and what their marks make of them."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from reading.grammar.mentions import Mention, MentionKind
from reading.plain.discourse import Discourse
from reading.plain.fronts import Fronts
from reading.plain.grammar import ContactTable, Grammar, Marker
from reading.plain.markers import MarkerReader
from reading.plain.names import Marked, Name
from reading.plain.people import Cast
from reading.plain.pronouns import PronounReader
from reading.plain.reference import Resolver
from reading.plain.roles import Role
from reading.plain.rows import RowReader, Unit
from reading.text.analysis import Token

PAIR = 2
DOING = frozenset({"is", "will", "would"})
BEING = frozenset({"is", "was", "are", "were"})
BECOMING = frozenset({"became", "becomes"})

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
        self._consorts = frozenset(h.person for h in cast.held if h.role.is_consort)
        self._pronouns = PronounReader(grammar, contacts, cast, resolver)
        self._markers = MarkerReader(grammar)
        self._that = contacts.speech["that"]
        self._says = contacts.speech["verbs"]
        self._beside = contacts.words_of("during") | contacts.words_of("ahead")
        self._rows = RowReader(grammar)
        self._fronts = Fronts(grammar, cast)

    def units(
        self, marked: Marked, roles: Sequence[Role], discourse: Discourse
    ) -> tuple[Unit, ...]:
        """The units of a sentence; `discourse` learns whom it names."""
        discourse.begin()
        found: list[Unit] = []
        row: list[Unit] = []
        for item in self._items(marked, roles, discourse):
            unit = self._unit(marked, item)
            is_more = self._rows.goes_on(marked.tokens, row, unit)
            if is_more and not self._grammar.has_cases:
                unit = replace(unit, marker=row[-1].marker)
            row = [*row, unit] if is_more else [unit]
            if not discourse.has_acted and self._does_something(marked, unit):
                unit = replace(unit, marker=Marker.SUBJECT)
            self._learn(marked, unit, discourse, is_more=is_more, is_first=not found)
            found.append(unit)
        self._pronouns.hear(marked, discourse)
        named = {m.person: m for unit in found if not unit.is_pronoun for m in unit.members}
        if len(named) == 1 and not discourse.has_acted and discourse.subject is None:
            discourse.subject = next((m for m in named.values() if m.person), None)
        # «met an adviser to President X, Y Z»: Y Z begins where the adviser does.
        found.sort(key=lambda unit: unit.first)
        return tuple(self._without_consorts(u) for u in self._rows.rows(marked.tokens, found))

    def _without_consorts(self, unit: Unit) -> Unit:
        """«received by President X and first lady Y»: by X."""
        others = tuple(m for m in unit.members if m.person not in self._consorts)
        return replace(unit, members=others) if others else unit

    def _does_something(self, marked: Marked, unit: Unit) -> bool:
        """«A day after her remarks President X is due …»: a verb follows."""
        following = marked.tokens[unit.last + 1 : unit.last + 2]
        is_bare = unit.marker is Marker.OBJECT and bool(unit.members) and not unit.is_pronoun
        return is_bare and any(t.text in DOING for t in following)

    def _unit(self, marked: Marked, item: Item) -> Unit:
        first, last, members, is_pronoun = item
        if is_pronoun:
            first = self._fronts.of_group(marked, first)
        case = members[0].case if members else None
        marker = self._markers.marker(marked.tokens, first, last, case)
        if not is_pronoun and self._is_said_of(marked, first, members):
            marker = Marker.FOR
        return Unit(first, last, members, marker, is_pronoun)

    def _learn(
        self, marked: Marked, unit: Unit, discourse: Discourse, *, is_more: bool, is_first: bool
    ) -> None:
        """Who is named, who acts, of whom somebody says something."""
        members = unit.members
        acts = unit.marker is Marker.SUBJECT and bool(members) and not is_more
        has_acted = discourse.has_acted
        if acts:
            discourse.acting = members[0]
        if unit.is_pronoun:
            discourse.has_acted = has_acted or acts
            return
        discourse.spoken.extend(m for m in members if m.person)
        is_owner = unit.marker is Marker.OWNER and members and members[0].person
        if is_first and is_owner and marked.low(unit.first - 1) not in self._beside:
            discourse.subject = members[0]  # «X's trip … prior to his visit»
        if acts and has_acted and marked.low(unit.first - 1) in self._that:
            discourse.told_of = members[0]
        if acts and not has_acted and self._acts_itself(members[0]):
            discourse.has_acted = True
            discourse.subject = members[0]  # «Lavrov travels to Tehran, where he …»
            if self._only_tells(marked, unit):
                discourse.teller = members[0]

    def _only_tells(self, marked: Marked, unit: Unit) -> bool:
        """«…, X said»: an official of lower rank who speaks of what others do."""
        after = marked.tokens[unit.last + 1 : unit.last + 2]
        is_last = marked.low(unit.first - 1) == "," and any(t.lemma in self._says for t in after)
        return is_last and not self._resolver.leads(str(unit.members[0].person))

    def _is_said_of(self, marked: Marked, first: int, members: Sequence[Mention]) -> bool:
        """«X, who is also finance minister»: the office is nobody who acts."""
        is_office = all(m.kind is MentionKind.ROLE for m in members)
        before = {marked.low(first - step) for step in (1, 2)}
        if is_office and before & BECOMING:
            return True  # «X became the first top diplomat to visit»
        is_the = marked.low(first) in self._grammar.clauses["articles"]
        if marked.low(first - 1) in self._grammar.clauses["serving_as"] and not is_the:
            return is_office  # «X, who also serves as Malta's minister»
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
            if index in listed or (index in alone and self._is_chief(alone[index], roles)):
                index = alone[index].last + 1
                continue
            if index in names and self._owns_next(marked, names[index]):
                index = names[index].last + 1
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

    def _is_chief(self, role: Role, roles: Sequence[Role]) -> bool:
        """«X, the Russian president's aide»: the president isn't there."""
        is_owner = role.case == "Gen" and not (self._grammar.has_cases or role.is_plural)
        return is_owner and any(other.first == role.last + 1 for other in roles)

    def _owns_next(self, marked: Marked, name: Name) -> bool:
        """«Linde's board member X», «Putin's spokesman X»: X alone is meant."""
        held = self._held.get((marked.number, name.last + 1))
        is_owner = name.case == "Gen" and not self._grammar.has_cases
        return is_owner and held is not None and held.person != self._cast.person_at(name)

    def _names_follow(self, marked: Marked, role: Role, names: Container[int]) -> bool:
        """«the foreign ministers of Armenia and Azerbaijan, X and Y»: they are named."""
        is_listed = marked.low(role.last + 1) == "," and role.last + 2 in names
        return role.is_plural and is_listed and not self._grammar.has_cases

    def _by_office(self, marked: Marked, role: Role, discourse: Discourse) -> Item:
        if marked.low(role.last + 1) == "of" and role.side is None:
            return (
                self._fronts.front(marked, role.first),
                role.last,
                (),
                False,
            )  # «leader of the world's …»
        members = self._pronouns.group(marked, role, discourse)
        first = self._fronts.front(marked, role.first)
        if role.side is None and marked.low(role.first - 1) in self._grammar.clauses["serving_as"]:
            return first, role.last, (), False  # «his first trip as president»
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
        first, last = self._with_offices(marked, name, roles)
        case = name.case
        respect = tokens[last + 1 : last + 2]
        if respect and respect[0].lemma in self._grammar.names["honorifics_after"]:
            last += 1
            case = tokens[last].feats.get("Case")
        last, case = self._delegation(tokens, last, case)
        last = self._with_country(marked, last)
        first = self._fronts.front(marked, first)
        return replace(self._cast.mention_of(name), first=first, last=last, case=case)

    def _with_offices(self, marked: Marked, name: Name, roles: Sequence[Role]) -> tuple[int, int]:
        """First and last token of a name with its offices."""
        person = self._cast.person_at(name)
        first, last = name.first, name.last
        starts = {n.first for n in self._cast.names if n.sentence == marked.number}
        before = max((last for last in self._ends(marked, person) if last < name.first), default=-1)
        for role in sorted(roles, key=lambda role: -role.first):
            held = self._held.get((marked.number, role.first))
            if held is None or held.person != person:
                continue
            if role.first > name.last and role.last + 1 in starts:
                continue  # «President X spoke: President X said …»
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
