"""Words by which nobody met: a match, a question, a wish, an offer, a rumour taken back."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reading.contacts.denials import denials, rumour_denied
from reading.contacts.judgements import DESCRIBING, TURNS, Judged, Judgement, first, is_denied
from reading.contacts.triggers import clause_verb
from reading.contacts.undertakings import agreement_over, is_course
from reading.grammar.governors import is_finite, is_short
from reading.grammar.tenses import is_past
from reading.text.analysis import Token


def by_play(case: Judged) -> Judgement | None:
    """A match or an election, not a meeting."""
    sport = first(token for token in case.clause if case.is_a(token, "sport"))
    run = next((t for t in case.clause if t.lemma == RUN), None)
    is_election = run is not None and any(t.lemma == ELECTION for t in case.clause)
    sport = sport or (run if is_election else None)
    return None if sport is None else Judgement(None, sport)


WHETHER = "ли"
"""The particle; «Ли» is a name."""

RUN, ELECTION = "тур", "выборы"


def by_doubt(case: Judged) -> Judgement | None:
    """Asked, offered, hoped, possible, denied: nobody met by these words."""
    denied = _thought_of(case) or _willing(case) or _unconfirmed(case)
    denied = denied or _called_false(case) or first(_denials_after(case)) or _indirect(case)
    denied = denied or rumour_denied(case.tokens, case.trigger, case.contacts) or _asked(case)
    doubt = denied or case.described("unreal") or _doubt(case) or _wished(case)
    doubt = doubt or _conditional(case) or _spoken_of(case) or _customary(case) or _of_any(case)
    return None if doubt is None else Judgement(None, doubt)


def _thought_of(case: Judged) -> Token | None:
    """«предложил встречу»; but «важность намеченного визита»: that one was agreed on."""
    word = case.asked("unreal", reported=True)
    is_rated = word is not None and word.lemma == IMPORTANCE
    return None if is_rated and case.described("planned", DESCRIBING) else word


IMPORTANCE = "важность"


def _willing(case: Judged) -> Token | None:
    """«открыт для переговоров», «тема встречи»; but at «темой встречи стало …» they met."""
    willing = case.asked("willing") or _open_to(case)
    is_topic = willing is not None and (willing.lemma, willing.case) == (TOPIC, "Ins")
    return None if is_topic else willing


TOPIC = "тема"


def _open_to(case: Judged) -> Token | None:
    """«открыт к встрече с Х»; not «встреча открыта», «открыт для посетителей»."""
    over = case.tokens[case.word.head] if case.word.head >= 0 else None
    if over is None or over.lemma != OPENING_UP or not is_short(over):
        return None
    words = {token.text.lower() for token in case.below}
    return None if TOWARDS.isdisjoint(words) else over


OPENING_UP, TOWARDS = "открыть", frozenset({"к", "ко", "для"})


def _asked(case: Judged) -> Token | None:
    """«Прошла встреча с президентом?»; but «О чём говорили лидеры?»: of what they did."""
    last = case.tokens[-1]
    words = (token.lemma for token in case.tokens)
    return last if last.text == ASKING and QUESTIONS.isdisjoint(words) else None


ASKING = "?"
QUESTIONS = frozenset(
    {"кто", "что", "где", "когда", "зачем", "почему", "как", "сколько", "какой", "чей", "куда"}
    | {"откуда", "отчего", "который", "каков", "чем"}
)


def _indirect(case: Judged) -> Token | None:
    """«непрямые переговоры», «говорили через посредников»: not with each other."""
    through = first(b for a, b in pairwise(case.clause) if _leads_through(case, a, b))
    return case.described("indirect") or through


def _leads_through(case: Judged, preposition: Token, noun: Token) -> bool:
    """«через посредников», «через катарских посредников»."""
    is_of_lands = noun.pos == "ADJ" and noun.head >= 0
    over = case.tokens[noun.head] if is_of_lands else noun
    return preposition.text.lower() == THROUGH and case.is_a(over, "go_between")


THROUGH = "через"


def _called_false(case: Judged) -> Token | None:
    """«назвала фейком новость о встрече»."""
    called = (token for one in case.governors[1:] for token in case.children(one.index))
    return first(t for t in called if t.case == "Ins" and case.is_a(t, "denying"))


def _doubt(case: Judged) -> Token | None:
    """«якобы», «если …», «только когда …»; «договорятся» is no talk yet."""
    beside = (token for one in case.governors for token in case.children(one.index))
    doubt = first(token for token in beside if case.is_a(token, "doubt"))
    asked = (token for token in case.clause[:OPENING] if token.text == WHETHER)
    only = (b for a, b in pairwise(case.clause) if a.lemma in ONLY and b.lemma in CONDITIONS)
    agreed = agreement_over(case.parsed, case.trigger, case.contacts)
    course = agreed if is_course(case.parsed, case.trigger) else None
    agrees = case.is_a(case.word, "agreeing") and not is_past(case.word)
    doubt = doubt or first(asked) or first(only)
    return doubt or course or (case.word if agrees or _is_listed(case) else None)


def _wished(case: Judged) -> Token | None:
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


def _conditional(case: Judged) -> Token | None:
    """«хотя если бы они встретились»: wherever the parser hangs the «если»."""
    at = case.trigger - 1
    while at >= 0:
        token = case.tokens[at]
        if token.lemma == IF:
            return token
        if token.text in BORDERS:
            opening = _opening_of_aside(case.tokens, at)
            if opening is None:
                return None
            at = opening
        at -= 1
    return None


def _opening_of_aside(tokens: Sequence[Token], end: int) -> int | None:
    """The mark before «как обещают» of «если после выборов, как обещают, …», which ends at one."""
    marks = (i for i in range(end - 1, -1, -1) if tokens[i].text in BORDERS)
    start = next(marks, None)
    is_aside = start is not None and tokens[start + 1].text.lower() in ASIDE
    return start if is_aside else None


ASIDE = frozenset({"как", "по", "судя", "согласно"})
BORDERS = frozenset({",", ";", ":", "(", ")", "–", "—", "-"})
IF = "если"


def _spoken_of(case: Judged) -> Token | None:
    """«Речь шла о приезде министра»: talked of; not «речь о визите, который завершился»."""
    if case.word.pos != "NOUN" or clause_verb(case.parsed, case.trigger, case.contacts) is not None:
        return None
    if not any(token.text.lower() in ABOUT for token in case.below):
        return None
    over = case.tokens[case.word.head] if case.word.head >= 0 else None
    if over is None or over.lemma == SPEECH:
        return over
    is_speech = any(t.lemma == SPEECH for t in case.children(case.word.head))
    return over if is_speech and over.lemma in GOING else None


ABOUT, SPEECH, GOING = frozenset({"о", "об"}), "речь", frozenset({"идти", "пойти", "зайти"})


def _customary(case: Judged) -> Token | None:
    """«регулярный диалог президентов»: a custom, no talk."""
    return case.described("customary") if case.word.lemma in CUSTOMS else None


CUSTOMS = frozenset({"диалог", "контакт", "общение"})


def _of_any(case: Judged) -> Token | None:
    """«честнее любых переговоров», «перед всякой встречей»: of none that took place."""
    return first(token for token in case.below if token.lemma in ANY)


ANY = frozenset({"любой", "всякий"})


def _unconfirmed(case: Judged) -> Token | None:
    """«не подтвердили, что встретится», «о встрече не сообщают»."""
    over = (one for one in case.governors[1:] if case.is_a(case.tokens[one.index], "confirming"))
    return first(case.tokens[one.index] for one in over if is_denied(case, one))


def _is_listed(case: Judged) -> bool:
    """«обсудили график встреч», «архив встреч лидеров», «подписали план консультаций»: which ones,
    nobody says.
    """
    is_many = case.word.case == "Gen" and case.word.feats.get("Number") == "Plur"
    over = case.word.head
    if not is_many or over < 0:
        return False
    list_of = case.tokens[over]
    return case.is_a(list_of, "calendar") or list_of.lemma in RECORDS or _is_signed(case, list_of)


def _is_signed(case: Judged, paper: Token) -> bool:
    """«подписали план», «подписание протокола»: a paper, not what is planned."""
    is_plan = paper.lemma in PLANS and paper.head >= 0
    return is_plan and case.tokens[paper.head].lemma in SIGNING


PLANS = frozenset({"план", "перечень", "протокол"})
SIGNING = frozenset({
    "подписать", "подписывать", "подписание", "парафировать", "утвердить", "утверждать",
    "утверждение", "принять", "принятие", "одобрить", "согласовать", "согласование",
})  # fmt: skip

RECORDS = frozenset({"архив", "подборка", "фотогалерея", "хронология"})


OPENING = 2
"""Tokens at the beginning of a question told of: «…, будет ли у президента встреча»."""

ONLY = frozenset({"только", "лишь", "исключительно"})
CONDITIONS = frozenset({"тогда", "когда", "если", "при"})


def _denials_after(case: Judged) -> Iterator[Token]:
    """«писали, что приедет, но в министерстве это опровергли»: a rumour told once more."""
    turns = (i for i, t in enumerate(case.tokens) if t.lemma in TURNS or t.text in {";", ":"})
    turn = next((i for i in turns if i > case.trigger), len(case.tokens))
    return denials(case.tokens[turn:], case.contacts)
