"""Words by which a contact lies ahead, and those by which a plan came to nothing."""

from collections.abc import Iterator

from reading.contacts.judgements import DESCRIBING, TURNS, Judged, Judgement, first
from reading.contacts.tellers import TELLING
from reading.facts import Status
from reading.grammar.governors import Governor, is_finite, is_short
from reading.grammar.tenses import is_future, is_past
from reading.text.analysis import Token


def by_plan(case: Judged) -> Judgement | None:
    plan = None if _is_to_be_told(case) or _has_come(case) else case.asked("planned")
    plan = plan or case.described("planned", DESCRIBING) or _ahead(case) or _errand(case)
    plan = plan or _programme(case) or _on_agenda(case) or _implying(case) or _purpose(case)
    if plan is None:
        return None
    failed = _failure(case, plan)
    return Judgement(Status.PLANNED, plan) if failed is None else Judgement(*failed)


def _has_come(case: Judged) -> bool:
    """«вечером министра ждал ужин с …»: told in the past, it came; not «ждал встречи с …»."""
    over = case.tokens[case.word.head] if case.word.head >= 0 else None
    is_subject = case.word.relation.startswith("nsubj")
    return bool(is_subject and over and case.is_a(over, "awaiting") and is_past(over))


def _programme(case: Judged) -> Token | None:
    """«Программа визита: в 10.00 – переговоры с …»: what stands after the colon lies ahead."""
    heading = case.tokens[: case.trigger]
    colon = next((i for i, token in enumerate(heading) if token.text == ":"), 0)
    calendars = (i for i, token in enumerate(heading[:colon]) if case.is_a(token, "calendar"))
    at = next(calendars, None)
    # «Как пояснил А, программа прежняя: …»: what was said before it is another matter.
    if at is None or case.verb is not None or any(is_past(token) for token in case.tokens[at:]):
        return None
    return case.tokens[at]


def _on_agenda(case: Judged) -> Token | None:
    """«В графике президента есть разговор с …»; not «в программе были переговоры»."""
    if any(is_past(token) for token in case.clause):
        return None
    return first(t for t in case.clause if case.is_a(t, "calendar") and t.case == "Loc")


def _is_to_be_told(case: Judged) -> bool:
    """«обещала рассказать о встрече»: the telling lies ahead."""
    told = (case.tokens[one.index] for one in case.governors[1:] if one.is_told_of)
    verb = next(told, None)
    return verb is not None and verb.lemma in TELLING and verb.feats.get("VerbForm") == "Inf"


def _ahead(case: Judged) -> Token | None:
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


def _implying(case: Judged) -> Token | None:
    """«встреча не подразумевает подписания документов»: what it will be like."""
    over = case.tokens[case.word.head] if case.word.head >= 0 else None
    if over is None or not case.word.relation.startswith("nsubj") or is_past(over):
        return None
    return over if over.lemma in IMPLYING else None


IMPLYING = frozenset({"подразумевать", "предполагать", "предусматривать"})


def _is_leaving(case: Judged) -> bool:
    """«Лавров едет в Минск»: who is on his way has yet to come."""
    return is_finite(case.word) and case.is_a(case.word, "leaving")


def _is_foreseen(case: Judged, one: Governor) -> bool:
    """«в ходе переговоров ожидается обсуждение»: what is expected there makes them lie ahead."""
    token = case.tokens[one.index]
    is_now = is_finite(token) and not is_past(token)
    was = any(is_past(mark) for mark in case.children(one.index) if mark.pos == "AUX")
    return case.is_a(token, "foreseen") and (is_now or (is_short(token) and not was))


def _errand(case: Judged) -> Token | None:
    """«вылетел в Москву на встречу с …»: not met yet."""
    if case.word.pos != "NOUN" or case.word.head < 0:
        return None
    departing = case.tokens[case.word.head]
    words = {case.tokens[i].text.lower() for i in case.parsed.children(case.trigger)}
    is_aim = "для" in words or ("на" in words and case.word.case == "Acc")
    return departing if is_aim and case.is_a(departing, "departing") else None


def _purpose(case: Judged) -> Token | None:
    """«вылетел в Киев, чтобы встретиться с …»: not yet; «встретились, чтобы обсудить» is done."""
    for one in case.governors:
        token = case.tokens[one.index]
        if token.feats.get("VerbForm") != "Inf":
            continue
        is_aim = any(mark.text.lower() == SO_THAT for mark in case.children(one.index))
        over = case.tokens[token.head] if token.head >= 0 else None
        if is_aim and over is not None and case.is_a(over, "departing"):
            return over
    return None


SO_THAT = "чтобы"


def _soon(case: Judged) -> Token | None:
    """«завтра»; not «сейчас в Москве, завтра его примет президент»."""
    soon = first(token for token in case.clause if case.is_a(token, "soon"))
    is_now = any(token.text.lower() == NOW for token in case.tokens[: case.trigger + 1])
    return None if is_now else soon


NOW = "сейчас"


def _failure(case: Judged, plan: Token) -> tuple[Status, Token] | None:
    """«должен был приехать», «собирался прибыть, но отменил поездку»."""
    at = case.tokens.index(plan)
    if not is_past(plan) and not any(is_past(t) for t in case.children(at) if t.pos == "AUX"):
        return None
    if plan.lemma == MUST:
        return Status.CANCELLED, plan
    failed = first(token for token in _turn(case) if _fails(case, token))
    return None if failed is None else (Status.CANCELLED, failed)


MUST = "должный"


def _turn(case: Judged) -> Iterator[Token]:
    """The main verb, and all that follows «но», «однако»."""
    turned = False
    for index, token in enumerate(case.tokens):
        turned = turned or (token.lemma in TURNS and index > case.trigger)
        if turned or token.head < 0:
            yield token


def _fails(case: Judged, token: Token) -> bool:
    """«отменил», «отказался», «однако встреча не состоялась»."""
    at = case.tokens.index(token)
    fell_through = case.is_a(token, "happening") and case.tokens[at - 1].text.lower() == "не"
    return fell_through or case.is_a(token, "cancelled") or token.lemma in REFUSING


REFUSING = frozenset({"отказаться"})
