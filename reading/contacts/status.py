"""Held, planned, put off, cancelled, or no contact at all: by the words that govern the contact."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reading.contacts.contacts import Contacts
from reading.contacts.denials import denials
from reading.contacts.tellers import TELLING
from reading.contacts.triggers import clause_verb
from reading.contacts.undertakings import agreement_over, is_course
from reading.facts import Status
from reading.grammar.governors import Governor, governors, is_finite, is_short
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_future, is_past
from reading.text.analysis import ACTING, Token
from reading.when.dates import Tense


@dataclass(frozen=True, slots=True)
class Judgement:
    """`status` None: nobody met, by these words. `because` are the words that decided, if any."""

    status: Status | None
    because: Token | None = None

    @property
    def tense(self) -> Tense:
        return Tense.FUTURE if self.status is Status.PLANNED else Tense.PAST


def judge(parsed: Parsed, trigger: int, contacts: Contacts) -> Judgement:
    """Judge the contact whose word is the token `trigger`."""
    case = _Case(parsed, trigger, contacts)
    for decide in (_by_frame, _by_doubt, _by_change, _by_denial, _by_clause, _by_plan):
        judgement = decide(case)
        if judgement is not None:
            return judgement
    return Judgement(Status.HELD, case.verb)


class _Case:
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


def _by_frame(case: _Case) -> Judgement | None:
    """A match, not a meeting."""
    sport = _first(token for token in case.clause if case.is_a(token, "sport"))
    return None if sport is None else Judgement(None, sport)


def _by_doubt(case: _Case) -> Judgement | None:
    """Asked, offered, hoped, possible, denied: nobody met by these words."""
    denied = case.asked("unreal", reported=True) or _willing(case) or _unconfirmed(case)
    denied = denied or _called_false(case) or _first(_denials_after(case))
    doubt = denied or case.described("unreal") or _doubt(case) or _wished(case)
    return None if doubt is None else Judgement(None, doubt)


def _willing(case: _Case) -> Token | None:
    """«открыт для переговоров», «тема встречи»; but at «темой встречи стало …» they met."""
    willing = case.asked("willing")
    is_topic = willing is not None and (willing.lemma, willing.case) == (TOPIC, "Ins")
    return None if is_topic else willing


TOPIC = "тема"


def _called_false(case: _Case) -> Token | None:
    """«назвала фейком новость о встрече»."""
    called = (token for one in case.governors[1:] for token in case.children(one.index))
    return _first(t for t in called if t.case == "Ins" and case.is_a(t, "denying"))


def _doubt(case: _Case) -> Token | None:
    """«якобы», «если …», «только когда …»; «договорятся» is no talk yet."""
    beside = (token for one in case.governors for token in case.children(one.index))
    doubt = _first(token for token in beside if case.is_a(token, "doubt"))
    asked = (token for token in case.clause[:OPENING] if token.lemma == "ли")
    only = (b for a, b in pairwise(case.clause) if a.lemma in ONLY and b.lemma in CONDITIONS)
    agreed = agreement_over(case.parsed, case.trigger, case.contacts)
    course = agreed if is_course(case.parsed, case.trigger) else None
    agrees = case.is_a(case.word, "agreeing") and not is_past(case.word)
    doubt = doubt or _first(asked) or _first(only)
    return doubt or course or (case.word if agrees or _is_listed(case) else None)


def _wished(case: _Case) -> Token | None:
    """«приезд министра правилен», «был бы кстати»: thought of, not come about."""
    if case.word.pos != "NOUN" or any(token.relation == "case" for token in case.below):
        return None
    for at in case.parsed.clause(case.trigger):
        before = case.tokens[case.trigger + 1 : at]
        if case.is_a(case.tokens[at], "fitting") and at > case.trigger:
            would = any(token.text.lower() == WOULD for token in before)
            is_now = _is_brief(case.tokens[at]) and not any(map(is_finite, before))
            return case.tokens[at] if would or is_now else None
    return None


WOULD = "бы"


def _is_brief(token: Token) -> bool:
    """«правилен»; the tagger takes some of them for nouns."""
    return is_short(token) or token.pos == "NOUN"


def _unconfirmed(case: _Case) -> Token | None:
    """«не подтвердили, что встретится», «о встрече не сообщают»."""
    over = (one for one in case.governors[1:] if case.is_a(case.tokens[one.index], "confirming"))
    return _first(case.tokens[one.index] for one in over if _is_denied(case, one))


def _is_listed(case: _Case) -> bool:
    """«обсудили график встреч»: which ones, nobody says."""
    is_many = case.word.case == "Gen" and case.word.feats.get("Number") == "Plur"
    over = case.word.head
    return is_many and over >= 0 and case.is_a(case.tokens[over], "calendar")


OPENING = 2
"""Tokens at the beginning of a question told of: «…, будет ли у президента встреча»."""

ONLY = frozenset({"только", "лишь", "исключительно"})
CONDITIONS = frozenset({"тогда", "когда", "если", "при"})


def _by_change(case: _Case) -> Judgement | None:
    """«отменил визит», «встреча перенесена на март», «отложенный визит»."""
    for status in (Status.CANCELLED, Status.POSTPONED):
        word = case.asked(status.value) or case.described(status.value, DESCRIBING)
        if word is not None and not _is_filmed(case, word):
            return Judgement(status, word)
    return None


def _is_filmed(case: _Case, word: Token) -> bool:
    """«беседу сняли на видео»: nothing was taken off the agenda."""
    return word.lemma == "снять" and any(case.is_a(token, "filming") for token in case.clause)


DESCRIBING = ("amod", "acl", "acl:relcl")


def _by_denial(case: _Case) -> Judgement | None:
    """«не встречался», «не намерен встречаться»; «не состоялась»: something was planned."""
    for one in case.governors:
        if one.is_reported:
            return None
        if case.is_a(case.tokens[one.index], "coming") and _is_denied(case, one):
            # «в саммите не участвовал»: whoever else was there, he was not.
            return Judgement(None, case.tokens[one.index])
        if not one.is_asked:
            return None
        if _is_denied(case, one) and _denies_contact(case, one):
            token = case.tokens[one.index]
            fell_through = case.is_a(token, "happening") or _came_to_nothing(case, token)
            return Judgement(Status.CANCELLED if fell_through else None, token)
    return None


def _is_denied(case: _Case, one: Governor) -> bool:
    """«не» before the word, but not «не раз», «не только»."""
    near = {one.index - 1, *case.parsed.children(one.index)}
    return any(
        case.tokens[i].text.lower() in case.contacts.cues["negation"]
        and case.tokens[i + 1].lemma not in NOT_DENIED
        for i in near
        if 0 <= i < len(case.tokens) - 1
    )


NOT_DENIED = frozenset({"только", "раз", "просто", "впервые", "единожды"})


def _denies_contact(case: _Case, one: Governor) -> bool:
    """«встреча не принесла результатов»: they met."""
    token = case.tokens[one.index]
    if one.index == case.trigger or token.feats.get("VerbForm") == "Inf":
        return True
    return any(case.is_a(token, cue) for cue in ("happening", "holding", "managing", "planned"))


def _came_to_nothing(case: _Case, token: Token) -> bool:
    """«не удалось встретиться», but not «не смогли договориться»."""
    return case.is_a(token, "managing") and not case.is_a(case.word, "agreeing")


def _by_clause(case: _Case) -> Judgement | None:
    """«рассказал о встрече, которую проведёт завтра»: its own clause says it."""
    verb = clause_verb(case.parsed, case.trigger, case.contacts)
    return None if verb is None else judge(case.parsed, verb, case.contacts)


def _by_plan(case: _Case) -> Judgement | None:
    plan = None if _is_to_be_told(case) or _has_come(case) else case.asked("planned")
    plan = plan or case.described("planned", DESCRIBING) or _ahead(case) or _errand(case)
    plan = plan or _programme(case)
    if plan is None:
        return None
    failed = _failure(case, plan)
    return Judgement(Status.PLANNED, plan) if failed is None else Judgement(*failed)


def _has_come(case: _Case) -> bool:
    """«вечером министра ждал ужин с …»: told in the past, it came; not «ждал встречи с …»."""
    over = case.tokens[case.word.head] if case.word.head >= 0 else None
    is_subject = case.word.relation.startswith("nsubj")
    return bool(is_subject and over and case.is_a(over, "awaiting") and is_past(over))


def _programme(case: _Case) -> Token | None:
    """«Программа визита: в 10.00 – переговоры с …»: what stands after the colon lies ahead."""
    heading = case.tokens[: case.trigger]
    colon = next((i for i, token in enumerate(heading) if token.text == ":"), 0)
    if case.verb is not None or any(is_past(token) for token in case.tokens):
        return None
    return _first(token for token in heading[:colon] if case.is_a(token, "calendar"))


def _is_to_be_told(case: _Case) -> bool:
    """«обещала рассказать о встрече»: the telling lies ahead."""
    told = (case.tokens[one.index] for one in case.governors[1:] if one.is_told_of)
    verb = next(told, None)
    return verb is not None and verb.lemma in TELLING and verb.feats.get("VerbForm") == "Inf"


def _ahead(case: _Case) -> Token | None:
    """The verb that tells of the contact is in the future, or in the present «завтра»."""
    if not is_past(case.word) and (case.is_a(case.word, "awaiting") or _is_leaving(case)):
        return case.word
    for one in case.governors:
        token = case.tokens[one.index]
        if one.is_told_of or one.is_reported:
            return None
        will_be = any(is_future(mark) for mark in case.children(one.index) if mark.pos == "AUX")
        if is_future(token) or will_be:
            return token
        if _is_foreseen(case, one):
            return token
        if is_finite(token):
            return None if is_past(token) else _soon(case)
    was = any(is_finite(token) and is_past(token) for token in case.clause)
    return None if was else _soon(case)


def _is_leaving(case: _Case) -> bool:
    """«Лавров едет в Минск»: who is on his way has yet to come."""
    return is_finite(case.word) and case.is_a(case.word, "leaving")


def _is_foreseen(case: _Case, one: Governor) -> bool:
    """«в ходе переговоров ожидается обсуждение»: what is expected there makes them lie ahead."""
    token = case.tokens[one.index]
    is_now = is_finite(token) and not is_past(token)
    was = any(is_past(mark) for mark in case.children(one.index) if mark.pos == "AUX")
    return case.is_a(token, "foreseen") and (is_now or (is_short(token) and not was))


def _errand(case: _Case) -> Token | None:
    """«вылетел в Москву на встречу с …»: not met yet."""
    if case.word.pos != "NOUN" or case.word.head < 0:
        return None
    departing = case.tokens[case.word.head]
    words = {case.tokens[i].text.lower() for i in case.parsed.children(case.trigger)}
    is_aim = "для" in words or ("на" in words and case.word.case == "Acc")
    return departing if is_aim and case.is_a(departing, "departing") else None


def _soon(case: _Case) -> Token | None:
    return _first(token for token in case.clause if case.is_a(token, "soon"))


def _failure(case: _Case, plan: Token) -> tuple[Status, Token] | None:
    """«должен был приехать», «собирался прибыть, но отменил поездку»."""
    at = case.tokens.index(plan)
    if not is_past(plan) and not any(is_past(t) for t in case.children(at) if t.pos == "AUX"):
        return None
    if plan.lemma == MUST:
        return Status.CANCELLED, plan
    failed = _first(token for token in _turn(case) if _fails(case, token))
    return None if failed is None else (Status.CANCELLED, failed)


MUST = "должный"


def _denials_after(case: _Case) -> Iterator[Token]:
    """«писали, что приедет, но в министерстве это опровергли»: a rumour told once more."""
    turns = (i for i, token in enumerate(case.tokens) if token.lemma in TURNS)
    turn = next((i for i in turns if i > case.trigger), len(case.tokens))
    return denials(case.tokens[turn:], case.contacts)


def _turn(case: _Case) -> Iterator[Token]:
    """The main verb, and all that follows «но», «однако»."""
    turned = False
    for index, token in enumerate(case.tokens):
        turned = turned or (token.lemma in TURNS and index > case.trigger)
        if turned or token.head < 0:
            yield token


def _fails(case: _Case, token: Token) -> bool:
    """«отменил», «отказался», «однако встреча не состоялась»."""
    at = case.tokens.index(token)
    fell_through = case.is_a(token, "happening") and case.tokens[at - 1].text.lower() == "не"
    return fell_through or case.is_a(token, "cancelled") or token.lemma in REFUSING


TURNS = frozenset({"но", "однако", "а", "хотя"})
REFUSING = frozenset({"отказаться"})


def _first(tokens: Iterable[Token]) -> Token | None:
    return next(iter(tokens), None)
