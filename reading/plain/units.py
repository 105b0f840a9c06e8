"""Who stands in a sentence, one by one or in a row, and what preposition, ending or order makes of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.analysis import Token
from reading.facts import Span
from reading.mentions import Mention, MentionKind
from reading.plain.grammar import Grammar, Marker
from reading.plain.names import Marked, Name
from reading.plain.offices import Role, is_plural
from reading.plain.people import Cast
from reading.plain.reference import Discourse, Resolver

LONGEST_GAP = 7
"""Tokens between two members of a row: «, and also with»."""

PAIR = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` mean `members`, together; `is_pronoun` if no name or office stands there."""

    first: int
    last: int
    members: tuple[Mention, ...]
    marker: Marker
    is_pronoun: bool = False


class UnitReader:
    """Reads the units of the sentences of one article, in their order."""

    def __init__(
        self, grammar: Grammar, cast: Cast, resolver: Resolver, beside: frozenset[str]
    ) -> None:
        self._grammar = grammar
        self._beside = beside
        """Words that end what is told beside: «барысында тараптар …»."""
        self._cast = cast
        self._resolver = resolver
        self._held = {(h.sentence, h.role.first): h for h in cast.held}

    def units(
        self, number: int, marked: Marked, roles: Sequence[Role], discourse: Discourse
    ) -> tuple[Unit, ...]:
        """The units of a sentence; `discourse` learns whom it names."""
        names = [name for name in self._cast.names if name.sentence == number]
        discourse.before = discourse.subject
        found: list[Unit] = []
        acting: Mention | None = None
        for first, last, members, is_pronoun in self._items(
            number, marked, names, roles, discourse
        ):
            marker = self._marker(marked.tokens, first, last, members[0].case if members else None)
            found.append(Unit(first, last, members, marker, is_pronoun))
            if is_pronoun:
                acting = acting or (members[0] if marker is Marker.SUBJECT else None)
                continue
            discourse.spoken.extend(m for m in members if m.person)
            if acting is None and marker is Marker.SUBJECT and members and members[0].person:
                if not self._resolver.speaks_for_others(members[0].person):
                    acting = members[0]
                    discourse.subject = acting  # «Lavrov travels to Tehran, where he …»
        return tuple(self._rows(marked.tokens, found))

    def _items(
        self,
        number: int,
        marked: Marked,
        names: Sequence[Name],
        roles: Sequence[Role],
        discourse: Discourse,
    ) -> Iterator[tuple[int, int, tuple[Mention, ...], bool]]:
        tokens = marked.tokens
        by_first = {name.first: name for name in names}
        alone = {r.first: r for r in roles if (number, r.first) not in self._held}
        index = 0
        while index < len(tokens):
            if index in by_first:
                mention = self._named(number, marked, by_first[index], roles)
                yield mention.first, mention.last, (mention,), False
                index = mention.last + 1
                continue
            if index in alone:
                role = alone[index]
                members = self._group(tokens, role, number, discourse)
                if not members:
                    members = self._resolver.mentions(role, number, discourse)
                yield self._front(number, marked, role.first), role.last, members, False
                index = role.last + 1
                continue
            last, members = self._pronoun(tokens, index, number, discourse)
            members = members or self._by_country(number, marked, index)
            words = " ".join(token.text.lower() for token in tokens[index : last + 1])
            if words in self._grammar.pronouns["several"] | self._grammar.pronouns["severals"]:
                members = self._pair_here(number, index, discourse) or members
            is_part = last + 1 in by_first or any(role.first == last + 1 for role in roles)
            if members and not (is_part and words in self._possessive | self._counted):
                yield index, last, members, True
            index = last + 1

    def _named(self, number: int, marked: Marked, name: Name, roles: Sequence[Role]) -> Mention:
        """The mention of a name, with the office before it and the word of respect after it."""
        tokens = marked.tokens
        person = self._cast.person_at(name)
        first, last, case = name.first, name.last, name.case
        for role in sorted(roles, key=lambda role: -role.first):
            held = self._held.get((number, role.first))
            if held is None or held.person != person:
                continue
            if role.first > name.last:
                last = max(last, role.last)  # «X, Secretary of the Council,»
            elif first - role.last <= PAIR:
                first = role.first
        if (
            last + 1 < len(tokens)
            and tokens[last + 1].lemma in self._grammar.names["honorifics_after"]
        ):
            last += 1
            case = tokens[last].feats.get("Case")
        last, case = self._delegation(tokens, last, case)
        return Mention(
            span=name.span,
            kind=MentionKind.NAME,
            sentence=number,
            first=self._front(number, marked, first),
            last=last,
            person=person,
            country=self._cast.countries.get(str(person)),
            case=case,
        )

    def _delegation(
        self, tokens: Sequence[Token], last: int, case: str | None
    ) -> tuple[int, str | None]:
        """«X бастаған делегацияны»: the ending stands at the delegation."""
        following = tokens[last + 1 : last + 1 + PAIR]
        if (
            len(following) == PAIR
            and following[0].text.lower() in self._grammar.clauses["delegation"]
        ):
            return last + PAIR, following[1].feats.get("Case")
        return last, case

    def _front(self, number: int, marked: Marked, first: int) -> int:
        """Articles, words of respect and «Iran's» belong to whom they stand before."""
        grammar, tokens = self._grammar, marked.tokens
        while first > 0:
            low = tokens[first - 1].text.lower()
            is_dot = (
                low == "."
                and first > 1
                and tokens[first - 2].text.lower() in grammar.names["honorifics"]
            )
            owner = next(
                (n for n in self._cast.names if n.sentence == number and n.last == first - 1), None
            )
            if owner is not None and owner.case == "Gen" and not self._has_cases:
                first = owner.first  # «Carney's foreign minister, Anita Anand»
                continue
            side = marked.sides.get(first - 1)
            if side is not None and tokens[first - 1].feats.get("Case") == "Gen":
                first = side.first  # «South Africa's Cyril Ramaphosa»
                continue
            if low == "of" and first > 1 and tokens[first - 2].text.lower() in EACH:
                first -= PAIR  # «with each of the two leaders»
                continue
            if not (is_dot or low in self._attributes or low in grammar.names["honorifics"]):
                return first
            first -= 1
        return first

    @property
    def _attributes(self) -> frozenset[str]:
        return self._grammar.clauses["articles"] | self._grammar.clauses["descriptions"]

    def _group(
        self, tokens: Sequence[Token], role: Role, number: int, discourse: Discourse
    ) -> tuple[Mention, ...]:
        """«the two leaders», «екі ел басшысы»: those named together before."""
        is_counted = self._group_start(tokens, role.first) < role.first
        before = tokens[role.first - 1].text.lower() if role.first else ""
        is_bare = role.is_plural and self._may_be_group(before, role.first)
        if role.side is not None or not (is_bare or is_counted):
            return ()
        wanted = role.level if role.level not in {"", "other"} else ""
        members = self._resolver.group(wanted, discourse)
        if len(members) != PAIR and "two" in {
            t.text.lower() for t in tokens[max(0, role.first - PAIR) : role.first]
        }:
            return ()
        return tuple(
            self._at(mention, tokens, role.first, role.last, number, role.case)
            for mention in members
        )

    def _group_start(self, tokens: Sequence[Token], first: int) -> int:
        for phrase in self._grammar.groups["before"]:
            words = phrase.split()
            before = tokens[max(0, first - len(words)) : first]
            if [
                token.text.lower() for token in before
            ] == words and phrase not in self._grammar.clauses["articles"] - {"two", "both"}:
                return first - len(words)
        return first

    def _pronoun(
        self, tokens: Sequence[Token], index: int, number: int, discourse: Discourse
    ) -> tuple[int, tuple[Mention, ...]]:
        """Whom «he», «their», «ол», «тараптар» mean; the last token of the pronoun."""
        pronouns = self._grammar.pronouns
        for length in (PAIR, 1):
            words = " ".join(token.text.lower() for token in tokens[index : index + length])
            last = min(index + length, len(tokens)) - 1
            if words in pronouns["one"] | pronouns["ones"] and discourse.subject is not None:
                return last, (self._at(discourse.subject, tokens, index, last, number, None),)
            if words in pronouns["several"] | pronouns["severals"]:
                return last, self._all_at(discourse.group, tokens, index, last, number)
            if words in pronouns["last"] and discourse.spoken:
                return last, (self._at(discourse.spoken[-1], tokens, index, last, number, None),)
            if words in pronouns["all"]:
                acting = discourse.subject.person if discourse.subject else None
                members = tuple(m for m in discourse.group if m.person != acting)
                return last, self._all_at(members, tokens, index, last, number)
            if words in pronouns["them"]:
                other = self._other(number, index, discourse)
                if other is not None:
                    return last, (self._at(other, tokens, index, last, number, None),)
        if self._is_bare_group(tokens, index):
            return index, self._all_at(discourse.group, tokens, index, index, number)
        return index, ()

    def _by_country(self, number: int, marked: Marked, index: int) -> tuple[Mention, ...]:
        """«the Norwegian said»: the only one of that country."""
        tokens, side = marked.tokens, marked.sides.get(index)
        if side is None or not side.iso or index == 0 or tokens[index - 1].text.lower() != "the":
            return ()
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        is_noun_phrase = after is not None and after.pos != "PUNCT" and "Tense" not in after.feats
        theirs = [
            p
            for p, iso in self._cast.countries.items()
            if iso == side.iso and p in self._cast.written
        ]
        if is_noun_phrase or len(theirs) != 1:
            return ()
        mention = Mention(
            tokens[index].span, MentionKind.ROLE, number, index, index, theirs[0], country=side.iso
        )
        return (mention,)

    def _pair_here(self, number: int, index: int, discourse: Discourse) -> tuple[Mention, ...]:
        """The only two the sentence has named so far: «X told Y that their talks …»."""
        here = {m.person: m for m in discourse.spoken if m.sentence == number and m.last < index}
        return tuple(here.values()) if len(here) == PAIR else ()

    def _other(self, number: int, index: int, discourse: Discourse) -> Mention | None:
        """Whom «him» means: not whoever acts right before, else who acted first, else the last one."""
        here = [m for m in discourse.spoken if m.sentence == number and m.last < index]
        nearest = here[-1].person if here else None
        subject = discourse.subject
        for acted in (subject, discourse.before):
            if acted is not None and nearest not in {None, acted.person}:
                return acted
        acting = nearest or (subject.person if subject else None)
        return discourse.last(lambda mention: mention.person not in {None, acting})

    def _is_bare_group(self, tokens: Sequence[Token], index: int) -> bool:
        """«The sides», «тараптар»: a word of a group in the plural, with nothing that describes it."""
        token = tokens[index]
        if token.lemma not in self._grammar.groups["words"] or not is_plural(token):
            return False
        return self._may_be_group(tokens[index - 1].text.lower() if index else "", index)

    def _may_be_group(self, before: str, index: int) -> bool:
        """«the ministers», but not «whose leaders»; in Kazakh nothing describes them."""
        if self._has_cases:
            return index == 0 or _closes(before) or before in self._beside
        return before in {"the", "two", "both", "three", "four"}

    def _all_at(
        self,
        members: Sequence[Mention],
        tokens: Sequence[Token],
        first: int,
        last: int,
        number: int,
    ) -> tuple[Mention, ...]:
        return tuple(self._at(member, tokens, first, last, number, None) for member in members)

    def _at(
        self,
        mention: Mention,
        tokens: Sequence[Token],
        first: int,
        last: int,
        number: int,
        case: str | None,
    ) -> Mention:
        span = Span(tokens[first].span.start, tokens[last].span.stop)
        case = case or tokens[last].feats.get("Case")
        return replace(
            mention,
            span=span,
            kind=MentionKind.ROLE,
            sentence=number,
            first=first,
            last=last,
            case=case,
        )

    def _marker(self, tokens: Sequence[Token], first: int, last: int, case: str | None) -> Marker:
        grammar = self._grammar
        after = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
        if after in grammar.after:
            return grammar.after[after]
        if self._has_cases:
            return grammar.by_case.get(case or "Nom", Marker.SUBJECT)
        word = " ".join(token.text.lower() for token in tokens[first : last + 1])
        if word in self._possessive:
            return Marker.OWNER if after and not _closes(after) else Marker.OBJECT
        if word in grammar.pronouns["one"] or word == "they":
            return Marker.SUBJECT
        return grammar.by_case.get(case or "") or self._by_order(tokens, first)

    @property
    def _counted(self) -> frozenset[str]:
        """«the two», of «the two leaders»."""
        return self._grammar.groups["before"]

    @property
    def _possessive(self) -> frozenset[str]:
        return self._grammar.pronouns["ones"] | self._grammar.pronouns["severals"]

    @property
    def _has_cases(self) -> bool:
        return "Nom" in self._grammar.by_case

    def _by_order(self, tokens: Sequence[Token], first: int) -> Marker:
        """By the word before: a preposition, or one after which somebody may act."""
        index = first - 1
        while index >= 0 and tokens[index].text in QUOTES:
            index -= 1
        if index < 0 or _closes(tokens[index].text):
            return Marker.SUBJECT
        before = tokens[index]
        low = before.text.lower()
        if low in self._grammar.before:
            return self._grammar.before[low]
        is_opener = low in self._grammar.clauses["openers"] or low.endswith("ly")
        names = self._grammar.names
        is_date = (
            before.pos == "NUM"
            or low.rstrip(".") in names["days"]
            or (before.pos == "PROPN" and low in names["never"])
        )
        return Marker.SUBJECT if is_opener or is_date else Marker.OBJECT

    def _rows(self, tokens: Sequence[Token], units: Sequence[Unit]) -> Iterator[Unit]:
        """Units joined by «and» and commas: «with A, B and C»."""
        row: list[Unit] = []
        for unit in units:
            if row and self._is_joined(tokens, row, unit):
                row.append(unit)
                continue
            yield from self._closed(tokens, row)
            row = [unit]
        yield from self._closed(tokens, row)

    def _is_joined(self, tokens: Sequence[Token], row: Sequence[Unit], unit: Unit) -> bool:
        """Nothing but commas, «and», a repeated preposition stands between."""
        before = row[-1]
        between = [token.text.lower() for token in tokens[before.last + 1 : unit.first]]
        if not 0 < len(between) <= LONGEST_GAP:
            return False
        if before.is_pronoun and (before.marker is not Marker.SUBJECT or between != ["and"]):
            return False  # «she and X had spoken»
        coordination, joining = self._grammar.coordination, self._joining
        if not all(w == "," or w in joining or w in coordination["between"] for w in between):
            return False
        if self._has_cases and before.marker not in {Marker.SUBJECT, unit.marker}:
            return False
        if not self._has_cases and before.marker is Marker.OWNER:
            return False
        if row[0].marker is not Marker.SUBJECT and "," in between and self._acts(tokens, unit.last):
            return False
        return between[0] == "," or bool(joining & set(between))

    def _acts(self, tokens: Sequence[Token], last: int) -> bool:
        """A verb follows: «…, and Y said», another clause."""
        if last + 1 >= len(tokens) or self._has_cases:
            return False
        return tokens[last + 1].feats.get("Tense") == "Past"

    @property
    def _joining(self) -> set[str]:
        return {word for phrase in self._grammar.coordination["and"] for word in phrase.split()}

    def _closed(self, tokens: Sequence[Token], row: Sequence[Unit]) -> Iterator[Unit]:
        """A row needs an «and» before its last member; members without it stay apart."""
        if len(row) < PAIR or not self._has_and(tokens, row):
            yield from row
            return
        first, last = row[0], row[-1]
        members = tuple(dict.fromkeys(m for unit in row for m in unit.members))
        is_owner = last.marker is Marker.OWNER
        marker = last.marker if self._has_cases or is_owner else first.marker
        yield Unit(first.first, last.last, members, marker)

    def _has_and(self, tokens: Sequence[Token], row: Sequence[Unit]) -> bool:
        between = {token.text.lower() for token in tokens[row[-2].last + 1 : row[-1].first]}
        return bool(between & self._joining) or self._is_headline(tokens)

    def _is_headline(self, tokens: Sequence[Token]) -> bool:
        """«Tokayev, Mirziyoyev Hold Talks»: a line without a full stop may leave «and» out."""
        return tokens[-1].text not in {".", "!", "?", "…", '"', "”", "»"}


EACH = frozenset({"each", "both", "all"})
QUOTES = frozenset('"“”«»')


def _closes(word: str) -> bool:
    return word in {",", ";", ":", "—", "–", "-", "(", ")", ".", "!", "?", "…", "--"}
