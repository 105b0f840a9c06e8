"""Held, planned, put off, cancelled, or no contact at all: by the words that govern the contact."""

from itertools import pairwise

from reading.contacts.contacts import Contacts
from reading.contacts.doubts import by_doubt, by_play
from reading.contacts.judgements import DESCRIBING, TURNS, Judged, Judgement, first, is_denied
from reading.contacts.plans import by_plan
from reading.contacts.triggers import clause_verb, taken_up
from reading.facts import Status
from reading.grammar.governors import Governor
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_future, is_past
from reading.text.analysis import ACTING, Token


def judge(parsed: Parsed, trigger: int, contacts: Contacts) -> Judgement:
    """Judge the contact whose word is the token `trigger`."""
    case = Judged(parsed, trigger, contacts)
    for decide in (
        by_play,
        by_doubt,
        by_change,
        by_denial,
        _by_waiting,
        _by_absence,
        _by_clause,
        _by_place,
        by_plan,
    ):
        judgement = decide(case)
        if judgement is not None:
            return judgement
    return Judgement(Status.HELD, case.verb)


def by_change(case: Judged) -> Judgement | None:
    """«отменил визит», «встреча перенесена на март», «отложенный визит»."""
    for status in (Status.CANCELLED, Status.POSTPONED):
        word = case.asked(status.value) or case.described(status.value, DESCRIBING)
        word = word or _under_heading(case, status.value)
        word = word or (_dropped(case) if status is Status.CANCELLED else None)
        if word is not None and not _is_filmed(case, word):
            later = _will_be(case, word) if status is Status.POSTPONED else None
            return Judgement(status, word) if later is None else _moved(later)
    return None


def _moved(later: Token) -> Judgement:
    return Judgement(Status.PLANNED, later, is_moved=True)


def _under_heading(case: Judged, cue: str) -> Token | None:
    """«Не состоится: визит отложен до октября»: what stands after the colon says it."""
    colon = next((i for i in range(case.trigger) if case.tokens[i].text == COLON), -1)
    if not -1 < case.word.head < colon:
        return None
    own = (case.tokens[i] for i in case.parsed.clause(case.trigger) if i > case.trigger)
    return first(token for token in own if case.is_a(token, cue) and token.pos in ACTING)


def _dropped(case: Judged) -> Token | None:
    """«встреча из программы выпала»; not «выпала на четверг»."""
    words = (case.tokens[one.index] for one in case.governors[1:] if one.is_asked)
    over = next((word for word in words if word.lemma in DROPPING), None)
    if over is None:
        return None
    is_from = any(
        before.text.lower() == FROM and case.is_a(noun, "calendar")
        for before, noun in pairwise(case.clause)
    )
    return over if is_from else None


DROPPING, FROM = (
    frozenset({"выпасть", "выпалить", "исчезнуть", "пропасть", "исключить", "убрать"}),
    "из",
)


def _will_be(case: Judged, word: Token) -> Token | None:
    """«была перенесена и состоится в декабре»."""
    at = case.tokens.index(word)
    below = case.children(at)
    return first(token for token in below if token.relation == "conj" and is_future(token))


def _is_filmed(case: Judged, word: Token) -> bool:
    """«беседу сняли на видео»: nothing was taken off the agenda."""
    return word.lemma == "снять" and any(case.is_a(token, "filming") for token in case.clause)


def by_denial(case: Judged) -> Judgement | None:
    """«не встречался», «не намерен встречаться»; «не состоялась»: something was planned."""
    for one in case.governors:
        if one.is_reported:
            return None
        if case.is_a(case.tokens[one.index], "coming") and is_denied(case, one):
            # «в саммите не участвовал»: whoever else was there, he was not.
            return Judgement(None, case.tokens[one.index])
        if not one.is_asked:
            return None
        if is_denied(case, one) and _denies_contact(case, one):
            later = _comes_later(case, one)
            if later is not None:
                return _moved(later)
            token = case.tokens[one.index]
            fell_through = case.is_a(token, "happening") or _came_to_nothing(case, token)
            return Judgement(Status.CANCELLED if fell_through else None, token)
    return None


def _by_waiting(case: Judged) -> Judgement | None:
    """«А ждал Б, но тот не прилетел»: they did not meet."""
    if not case.is_a(case.word, "awaiting") or not is_past(case.word):
        return None
    behind = case.tokens[case.trigger + 1 :]
    turn = next((n for n, token in enumerate(behind) if token.lemma in TURNS), len(behind))
    for one, other in pairwise(behind[turn:]):
        if one.text.lower() == NOT and case.is_a(other, "coming"):
            return Judgement(Status.CANCELLED, other)
    return None


NOT = "не"


def _by_absence(case: Judged) -> Judgement | None:
    """«Никакой встречи не было: он летал в Осло»: to the parser the other verb governs it."""
    if case.word.case != "Gen":
        return None
    behind = case.tokens[case.trigger + 1 :]
    colon = next((n for n, token in enumerate(behind) if token.text == COLON), 0)
    own = [token for token in behind[:colon] if token.pos in ACTING or token.lemma in WAS_NOT]
    if [token.lemma for token in own] != WAS_NOT:
        return None
    return Judgement(None, own[-1])


COLON, WAS_NOT = ":", ["не", "быть"]


def _comes_later(case: Judged, denied: Governor) -> Token | None:
    """«встречи сегодня не будет, она состоится завтра»: put to another day at once."""
    if case.word.pos != "NOUN":
        return None
    for token in case.tokens[denied.index + 1 :]:
        over = case.tokens[token.head] if token.head >= 0 else None
        is_it = token.lemma in IT and token.relation.startswith("nsubj")
        if is_it and over is not None and case.is_a(over, "happening") and is_future(over):
            return over
    return None


IT = frozenset({"он", "она", "они"})


def _denies_contact(case: Judged, one: Governor) -> bool:
    """«встреча не принесла результатов»: they met."""
    token = case.tokens[one.index]
    if one.index == case.trigger or token.feats.get("VerbForm") == "Inf":
        return True
    if token.lemma in VENTURING and case.word.feats.get("VerbForm") == "Inf":
        return case.word.head == one.index
    return any(case.is_a(token, cue) for cue in ("happening", "holding", "managing", "planned"))


VENTURING = frozenset({"стать", "решиться", "пожелать", "успеть", "рискнуть", "соизволить"})
"""«не стали встречаться»; not «не побоялся встретиться»."""


def _came_to_nothing(case: Judged, token: Token) -> bool:
    """«не удалось встретиться», but not «не смогли договориться»."""
    return case.is_a(token, "managing") and not case.is_a(case.word, "agreeing")


def _by_clause(case: Judged) -> Judgement | None:
    """«рассказал о встрече, которую проведёт завтра»: its own clause says it."""
    verb = clause_verb(case.parsed, case.trigger, case.contacts)
    if verb is not None:
        return judge(case.parsed, verb, case.contacts)
    told = taken_up(case.parsed, case.trigger, case.contacts)
    judgement = None if told is None else judge(case.parsed, told, case.contacts)
    return judgement if judgement is not None and judgement.status in AHEAD else None


AHEAD = frozenset({Status.PLANNED, Status.POSTPONED, Status.CANCELLED})
"""«говорили о встрече, которая пройдёт 31 августа», whoever meets there."""


def _by_place(case: Judged) -> Judgement | None:
    """«отменил поездку в Тбилиси, где его ждал премьер»: nobody went where that was."""
    verb = next((one.index for one in case.governors if _is_where(case, one.index)), None)
    journeys = (i for i in case.parsed.ancestors(verb) if _is_journey(case, i)) if verb else ()
    over = (by_change(Judged(case.parsed, i, case.contacts)) for i in journeys)
    return next((judgement for judgement in over if judgement is not None), None)


def _is_where(case: Judged, verb: int) -> bool:
    is_clause = case.tokens[verb].relation == "acl:relcl"
    return is_clause and any(token.lemma in WHERE for token in case.children(verb))


def _is_journey(case: Judged, index: int) -> bool:
    word = case.contacts.nouns.get(case.tokens[index].lemma)
    return word is not None and word.kind == "travel"


WHERE = frozenset({"где", "куда"})
