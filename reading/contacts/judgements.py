"""A contact word with what governs it, and what its words come to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reading.contacts.contacts import Contacts
from reading.facts import Status
from reading.grammar.governors import Governor, governors
from reading.grammar.syntax import Parsed
from reading.text.analysis import ACTING, Token
from reading.when.dates import Tense

TURNS = frozenset({"но", "однако", "а", "хотя"})
DESCRIBING = ("amod", "acl", "acl:relcl")


@dataclass(frozen=True, slots=True)
class Judgement:
    """`status` None: nobody met, by these words. `because` are the words that decided, if any.

    `is_moved`: it lies ahead on another day than it was meant for, which only `because` has.
    """

    status: Status | None
    because: Token | None = None
    is_moved: bool = False

    @property
    def tense(self) -> Tense:
        return Tense.FUTURE if self.status is Status.PLANNED else Tense.PAST


class Judged:
    """A contact word with what governs it, looked up once."""

    def __init__(self, parsed: Parsed, trigger: int, contacts: Contacts) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.trigger = trigger
        self.contacts = contacts
        self.governors: Sequence[Governor] = tuple(governors(parsed, trigger))
        self.clause = tuple(self.tokens[i] for i in parsed.clause(trigger))

    @property
    def word(self) -> Token:
        return self.tokens[self.trigger]

    @property
    def verb(self) -> Token | None:
        """The nearest verb: the contact word itself or what carries it."""
        words = (self.tokens[one.index] for one in self.governors)
        return next((word for word in words if word.pos in ACTING), None)

    def is_a(self, token: Token, cue: str) -> bool:
        return token.lemma in self.contacts.cues[cue]

    def asked(self, cue: str, *, reported: bool = False) -> Token | None:
        """The nearest of those words that says whether there is a contact."""
        over = (one for one in self.governors[1:] if one.is_asked)
        words = (self.tokens[one.index] for one in over if reported or not one.is_reported)
        return next((word for word in words if self.is_a(word, cue)), None)

    def described(self, cue: str, relations: Iterable[str] = ("amod", "acl")) -> Token | None:
        """«возможная встреча», «запланированные на июнь переговоры»."""
        for one in self.governors:
            if self.tokens[one.index].pos in ACTING:
                return None
            for at in (one.index, self.tokens[one.index].head):
                # «возможный визит и встреча»: what describes the first of a row describes all.
                is_row = at == one.index or self.tokens[one.index].relation == "conj"
                for child in self.children(at) if is_row else ():
                    if child.relation in relations and self.is_a(child, cue):
                        return child
        return None

    @property
    def below(self) -> Iterator[Token]:
        return self.children(self.trigger)

    def children(self, index: int) -> Iterator[Token]:
        return (
            self.tokens[i]
            for i in self.parsed.children(index)
            if self.parsed.mention_at(i) is None  # the name Ли is no «ли»
        )

    def marks(self, one: Governor) -> Iterator[Token]:
        """Particles, adverbs and conjunctions of a governing word."""
        return (t for t in self.children(one.index) if t.pos in SMALL or t.relation in MARKING)


SMALL = frozenset({"PART", "ADV", "AUX", "SCONJ"})
MARKING = frozenset({"mark", "advmod", "parataxis"})


def is_denied(case: Judged, one: Governor) -> bool:
    """«не» before the word, but not «не раз», «не только»."""
    near = {one.index - 1, *case.parsed.children(one.index)}
    return any(
        case.tokens[i].text.lower() in case.contacts.cues["negation"]
        and case.tokens[i + 1].lemma not in NOT_DENIED
        for i in near
        if 0 <= i < len(case.tokens) - 1
    )


NOT_DENIED = frozenset({"только", "раз", "просто", "впервые", "единожды"})


def first(tokens: Iterable[Token]) -> Token | None:
    return next(iter(tokens), None)
