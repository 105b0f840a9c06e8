"""Whom words without a name or an office mean: «he», «their», «the two leaders», «тараптар»."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reading.facts import Span
from reading.grammar.mentions import Mention, MentionKind
from reading.plain.discourse import Discourse, people_of
from reading.plain.genders import Genders
from reading.plain.grammar import ContactTable, Grammar
from reading.plain.hearing import Hearing
from reading.plain.markers import CLOSING
from reading.plain.names import Marked
from reading.plain.people import Cast
from reading.plain.reference import Resolver
from reading.plain.roles import Role, is_plural
from reading.plain.rows import MODALS
from reading.text.analysis import Token

PAIR = 2
COUNTS = {"three": 3, "four": 4, "five": 5, "үш": 3, "төрт": 4, "бес": 5}
LONGEST_OPENING = 10
"""Tokens of «before his three-day visit to the Chinese capital,»."""


class PronounReader:
    """Says whom pronouns and words for several people mean."""

    def __init__(
        self, grammar: Grammar, contacts: ContactTable, cast: Cast, resolver: Resolver
    ) -> None:
        self._grammar = grammar
        self._beside = contacts.words_of("during")
        self._according = contacts.speech["according"]
        self._cast = cast
        self._genders = Genders(grammar, cast)
        self._hearing = Hearing(contacts, cast)
        self._resolver = resolver

    def hear(self, marked: Marked, discourse: Discourse) -> None:
        """Learn who says something in the sentence."""
        self._hearing.hear(marked, discourse)

    def meant(
        self, marked: Marked, index: int, discourse: Discourse
    ) -> tuple[int, tuple[Mention, ...]]:
        """The last token of the pronoun that begins there, and whom it means."""
        for length in (PAIR, 1):
            last = min(index + length, len(marked.tokens)) - 1
            found = self._by_words(marked, index, last, discourse)
            if found is not None:
                last += length == PAIR and self._is_group_word(marked.tokens, last + 1)
                return last, _all_at(found, marked, index, last)
        if self._is_bare_group(marked.tokens, index):
            return index, _all_at(discourse.group, marked, index, index)
        return index, self._by_country(marked, index)

    def _by_words(
        self, marked: Marked, index: int, last: int, discourse: Discourse
    ) -> tuple[Mention, ...] | None:
        """None when these words are no pronoun."""
        pronouns = self._grammar.pronouns
        words = _words(marked.tokens[index : last + 1])
        if last > index > 0 and marked.tokens[last].text[0].isupper():
            return None  # «the Two Holy Mosques»
        if words in pronouns["several"] | pronouns["severals"]:
            group = _pair_here(marked, index, discourse) or discourse.group
            is_pair = words in pronouns["pair"]
            return self._pair(marked, last + 1, group, discourse) if is_pair else group
        if words in pronouns["all"]:
            acting = discourse.subject.person if discourse.subject else None
            return tuple(m for m in discourse.group if m.person != acting)
        if words in pronouns["me"]:
            return self._hearing.speaking(marked, discourse)
        one = self._one(words, marked, index, discourse)
        return None if one is None else (one,)

    def _pair(
        self, marked: Marked, after: int, group: tuple[Mention, ...], discourse: Discourse
    ) -> tuple[Mention, ...]:
        """«the two», with the words from `after` on."""
        group = group if len(people_of(group)) == PAIR else discourse.two
        is_bare = _does_something(marked.tokens[after : after + 1])
        newer = _newer_pair(marked, group, discourse) if is_bare else ()
        return self._of_office(marked, after, group, discourse) or newer or group

    def _of_office(
        self, marked: Marked, index: int, group: tuple[Mention, ...], discourse: Discourse
    ) -> tuple[Mention, ...]:
        """«the two presidents»: not the two ministers who were named last."""
        following = marked.tokens[index : index + 1]
        level = self._resolver.level_of(following[0].lemma) if following else ""
        if not level or not is_plural(following[0]):
            return ()
        return self._resolver.together.of_rank(level, group, discourse)

    def _one(self, words: str, marked: Marked, index: int, discourse: Discourse) -> Mention | None:
        """Whom a pronoun of one person means: who acts, as «her» also whom they met."""
        pronouns = self._grammar.pronouns
        is_object = words in pronouns["them"] and self._is_object(marked, index)
        if words in pronouns["one"] | pronouns["ones"] and not is_object:
            subject = self._named_next(marked, index) or self._hearing.he(marked, index, discourse)
            subject = subject and self._genders.fitting(words, subject, discourse)
            return subject and self._of_other_state(marked, subject, discourse)
        if words in pronouns["last"] and discourse.spoken:
            return discourse.spoken[-1]
        if words not in pronouns["them"]:
            return None
        if " ".join(_low(marked.tokens[max(0, index - PAIR) : index])) in self._according:
            return self._hearing.source(marked, discourse)
        if self._grammar.has_cases and not _named_here(marked, index, discourse):
            return discourse.subject  # «Оны Премьер-министр қарсы алды»
        other = _other(marked, index, discourse)
        return other and self._genders.fitting(words, other, discourse)

    def _of_other_state(self, marked: Marked, subject: Mention, discourse: Discourse) -> Mention:
        """«President X received Y. He also met his X-ish counterpart»: «he» is Y."""
        states = {
            held.role.side.iso
            for held in self._cast.held
            if held.sentence == marked.number and held.role.stands_in and held.role.side
        }
        if subject.country is None or subject.country not in states:
            return subject
        return discourse.last(lambda m: bool(m.country) and m.country not in states) or subject

    def _named_next(self, marked: Marked, index: int) -> Mention | None:
        """«Before his trip, X …»: whoever is named right after the phrase the sentence opens."""
        opens = self._grammar.clauses["ahead_of_name"]
        comma = next((i for i in range(index, len(marked.tokens)) if marked.low(i) == ","), None)
        if marked.low(0) not in opens or comma is None or comma > LONGEST_OPENING:
            return None
        for name in self._cast.names:
            if name.sentence == marked.number and name.first > comma:
                gap = range(comma + 1, name.first)
                is_next = all(i in marked.taken or i in marked.title_starts for i in gap)
                return self._cast.mention_of(name) if is_next else None
        return None

    def _is_object(self, marked: Marked, last: int) -> bool:
        """«met her last week», «saw her in Rome», but «her minister»."""
        return self._grammar.ends_phrase(marked.low(last + 1))

    def group(self, marked: Marked, role: Role, discourse: Discourse) -> tuple[Mention, ...]:
        """«the two leaders», «екі ел басшысы»: those named together before."""
        tokens = marked.tokens
        is_counted = self._group_start(tokens, role.first) < role.first
        is_bare = role.is_plural and self._may_be_group(marked.low(role.first - 1), role.first)
        is_owned = marked.low(role.last + 1) == "of" or " of " in role.title
        if role.side is not None or is_owned or not (is_bare or is_counted):
            return ()
        before = _low(tokens[max(0, role.first - PAIR) : role.first])
        count = next((COUNTS[word] for word in before if word in COUNTS), 0)
        members = self._resolver.together.those(role.level, discourse, count)
        if len(members) != PAIR and "two" in _low(tokens[max(0, role.first - PAIR) : role.first]):
            return ()
        return _all_at(members, marked, role.first, role.last, role.case)

    def _group_start(self, tokens: Sequence[Token], first: int) -> int:
        articles = self._grammar.clauses["articles"] - {"two", "both"}
        for phrase in self._grammar.groups["before"] - articles:
            words = phrase.split()
            if _low(tokens[max(0, first - len(words)) : first]) == words:
                return first - len(words)
        return first

    def _by_country(self, marked: Marked, index: int) -> tuple[Mention, ...]:
        """«the Norwegian said»: the only one of that country."""
        side = marked.sides.get(index)
        if side is None or not side.iso or marked.low(index - 1) != "the":
            return ()
        after = marked.tokens[index + 1] if index + 1 < len(marked.tokens) else None
        is_noun_phrase = after is not None and after.pos != "PUNCT" and "Tense" not in after.feats
        theirs = [
            person
            for person, iso in self._cast.countries.items()
            if iso == side.iso and person in self._cast.written
        ]
        if is_noun_phrase or len(theirs) != 1:
            return ()
        span = marked.tokens[index].span
        kind = MentionKind.ROLE
        return (Mention(span, kind, marked.number, index, index, theirs[0], country=side.iso),)

    def _is_bare_group(self, tokens: Sequence[Token], index: int) -> bool:
        """«The sides», «тараптар»: a word of a group in the plural that nothing describes."""
        if not self._is_group_word(tokens, index):
            return False
        return self._may_be_group(tokens[index - 1].text.lower() if index else "", index)

    def _is_group_word(self, tokens: Sequence[Token], index: int) -> bool:
        """«sides», «тараптар»."""
        if index >= len(tokens):
            return False
        return tokens[index].lemma in self._grammar.groups["words"] and is_plural(tokens[index])

    def _may_be_group(self, before: str, index: int) -> bool:
        """«the ministers», but not «whose leaders»; «келіссөз барысында тараптар …»."""
        if self._grammar.has_cases:
            return index == 0 or before in CLOSING or before in self._beside
        return before in {"the", "two", "both", "three", "four"}


def _pair_here(marked: Marked, index: int, discourse: Discourse) -> tuple[Mention, ...]:
    """The only two the sentence has named so far: «X told Y that their talks …»."""
    here = {m.person: m for m in _named_here(marked, index, discourse)}
    return tuple(here.values()) if len(here) == PAIR else ()


def _does_something(following: Sequence[Token]) -> bool:
    """«the two MET», «the two WILL speak», but not «the two defence chiefs»."""
    return any("Tense" in t.feats or t.text.lower() in MODALS for t in following)


def _newer_pair(
    marked: Marked, group: Sequence[Mention], discourse: Discourse
) -> tuple[Mention, ...]:
    """The two named in the sentence before, when those named together stand farther back."""
    named = (m for m in discourse.spoken if m.kind is MentionKind.NAME)
    before = {m.person: m for m in named if m.sentence == marked.number - 1}
    is_new = all(member.sentence < marked.number - 1 for member in group)
    return tuple(before.values()) if len(before) == PAIR and is_new else ()


def _other(marked: Marked, index: int, discourse: Discourse) -> Mention | None:
    """Whom «him» means: not whoever acts right before, else who acted first, else the last one."""
    here = _named_here(marked, index, discourse)
    nearest = here[-1].person if here else None
    subject = discourse.subject
    for acted in (subject, discourse.before):
        if acted is not None and nearest not in {None, acted.person}:
            return acted
    acting = nearest or (subject.person if subject else None)
    return discourse.last(lambda mention: mention.person not in {None, acting})


def _named_here(marked: Marked, index: int, discourse: Discourse) -> list[Mention]:
    """Whom the sentence has named before that token."""
    return [m for m in discourse.spoken if m.sentence == marked.number and m.last < index]


def _all_at(
    members: Iterable[Mention], marked: Marked, first: int, last: int, case: str | None = None
) -> tuple[Mention, ...]:
    """These people, meant by the tokens `first` to `last`."""
    tokens = marked.tokens
    span = Span(tokens[first].span.start, tokens[last].span.stop)
    case = case or tokens[last].feats.get("Case")
    return tuple(
        replace(
            member,
            span=span,
            kind=MentionKind.ROLE,
            sentence=marked.number,
            first=first,
            last=last,
            case=case,
        )
        for member in members
    )


def _low(tokens: Sequence[Token]) -> list[str]:
    return [token.text.lower() for token in tokens]


def _words(tokens: Sequence[Token]) -> str:
    return " ".join(_low(tokens))
