"""Whether a contact lies behind or ahead, as the words say that date it."""

from collections.abc import Sequence

from reading.facts import EventDate, Span, Status
from reading.grammar.governors import is_finite
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_past
from reading.story.bonds import upwards
from reading.story.scenes import Told
from reading.text.analysis import ACTING, Token
from reading.when.dates import FoundDate, Tense


def status_on(when: EventDate, told: Told) -> Status:
    """«24 июля – переговоры с …»: what has no verb and lies ahead of the article is planned."""
    status, last = told.judgement.status or Status.HELD, told.setting.day.last
    is_ahead = last is not None and when.first is not None and when.first > last
    return Status.PLANNED if status is Status.HELD and is_ahead else status


def tense_of(told: Told, found: FoundDate) -> Tense:
    """What was put off or cancelled may lie on either side of the article's day."""
    match told.judgement.status:
        case Status.HELD:
            tense = _tense_of_verb(told)
            is_to_come = tense is Tense.UNKNOWN and found.is_weekday and _is_present(told)
            return Tense.FUTURE if is_to_come else tense
        case Status.PLANNED:
            return Tense.FUTURE
        case Status.POSTPONED if is_moved_to(told, found):
            return Tense.FUTURE
        case _ if _was_to_be(told, found):
            return tense_of_plan(found)
        case _:
            return Tense.UNKNOWN


def is_moved_to(told: Told, found: FoundDate) -> bool:
    """«перенесли с понедельника на вторник», «отложен до октября»: the new day."""
    if told.judgement.status is not Status.POSTPONED or word_before(told, found) not in {
        "на",
        "до",
    }:
        return False
    parsed, planned = told.facts.parsed, told.setting.contacts.cues["planned"]
    return not is_meant_for(parsed, found, planned)


def tense_of_plan(found: FoundDate) -> Tense:
    """«намеченный на пятницу» is that to come, «намеченный на 9 августа» may have passed."""
    return Tense.FUTURE if found.is_weekday else Tense.UNKNOWN


def is_meant_for(parsed: Parsed, found: FoundDate, planned: frozenset[str]) -> bool:
    """«визит, который должен был начаться в воскресенье», «намеченная на 5 мая встреча»."""
    first = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), None)
    for index in () if first is None else upwards(parsed, first):
        token = parsed.tokens[index]
        is_infinitive = token.feats.get("VerbForm") == "Inf"
        beside = parsed.children(index) if is_infinitive else ()
        if any(parsed.tokens[i].lemma in planned for i in (index, *beside)):
            return not is_announcement(parsed, found)
        if token.pos == "VERB" and not is_infinitive:
            return False
    return False


ANNOUNCED = frozenset({"анонсировать", "анонсированный", "объявить", "объявленный", "согласовать"})


def is_announcement(parsed: Parsed, found: FoundDate) -> bool:
    """«анонсированная накануне» was announced then, «анонсированная на пятницу» is for then."""
    first = next((i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span)), 0)
    head = parsed.tokens[first].head
    if head < 0 or (first and parsed.tokens[first - 1].text.lower() == "на"):
        return False
    token = parsed.tokens[head]
    return token.lemma in ANNOUNCED and token.feats.get("VerbForm") == "Part"


def _was_to_be(told: Told, found: FoundDate) -> bool:
    """What was meant for that day is called off before it, unless it «не состоялась»."""
    parsed = told.facts.parsed
    contacts, tokens = told.setting.contacts, told.facts.sentence.tokens
    has_failed = any(t.lemma in contacts.cues["happening"] and is_past(t) for t in tokens)
    return not has_failed and is_meant_for(parsed, found, contacts.cues["planned"])


def _tense_of_verb(told: Told) -> Tense:
    """«договорились встретиться в октябре», «24 июля – переговоры»: only a past verb is past."""
    tokens, verb = told.facts.sentence.tokens, told.frame.verb
    words = told.clause
    if verb is not None:
        verb = _verb_of_time(told.facts.parsed, verb)
        words = (tokens[verb], *(t for t in tokens if t.head == verb and t.pos == "AUX"))
    elif told.frame.word.is_verb:  # «прибывший в Москву»
        words = (tokens[told.frame.trigger],)
    return tense_of_words(words)


def _is_present(told: Told) -> bool:
    """«В пятницу президент встречается с …»: the Friday to come."""
    tokens, verb = told.facts.sentence.tokens, told.frame.verb
    token = tokens[told.frame.trigger if verb is None else verb]
    return is_finite(token) and token.feats.get("Tense") == "Pres"


def _verb_of_time(parsed: Parsed, verb: int) -> int:
    """«находящийся в Париже министр встретился»: a present participle is of the verb's time."""
    feats = parsed.tokens[verb].feats
    if feats.get("VerbForm") != "Part" or feats.get("Tense") != "Pres":
        return verb
    return next(
        (i for i in upwards(parsed, verb) if i != verb and is_finite(parsed.tokens[i])), verb
    )


def tense_of_words(words: Sequence[Token]) -> Tense:
    """Of verbs that say when: «исполняющий обязанности» says nothing, «намечена» is over."""
    acting = [
        t for t in words if t.feats.get("VerbForm") != "Part" or t.feats.get("Tense") == "Past"
    ]
    tenses = {token.feats.get("Tense") for token in acting}
    if "Past" in tenses or any(token.feats.get("Variant") == "Short" for token in words):
        return Tense.PAST
    return Tense.FUTURE if "Fut" in tenses else Tense.UNKNOWN


def is_of_the_future(told: Told, found: FoundDate) -> bool:
    """«отправилась в Астану, где 30 мая пройдёт саммит»: the day of something else, to come."""
    return tense_of_words(_clause_of(told, found)) is Tense.FUTURE


def is_of_other_times(told: Told, span: Span) -> bool:
    """A place in a clause of another time: «…, когда он приезжал в Душанбе», «и полетит в Ош»."""
    parsed, status = told.facts.parsed, told.judgement.status
    first = next(i for i, t in enumerate(parsed.tokens) if span.overlaps(t.span))
    clause = [parsed.tokens[i] for i in parsed.clause(first)]
    if told.facts.sentence.tokens[told.frame.trigger] in clause:
        return False
    opens_with_when = bool(clause) and clause[0].lemma == "когда"
    tense = tense_of_words([token for token in clause if token.pos in ACTING])
    is_back = status is Status.PLANNED and opens_with_when and tense is Tense.PAST
    return is_back or (status is Status.HELD and tense is Tense.FUTURE)


def is_of_the_past(told: Told, found: FoundDate) -> bool:
    """«5 мая посол заявил, что готовится визит»: the day on which it was said."""
    clause, planned = _clause_of(told, found), told.setting.contacts.cues["planned"]
    if told.facts.sentence.tokens[told.frame.trigger] in clause:
        return False
    said = any(is_past(token) and token.feats.get("VerbForm") == "Fin" for token in clause)
    is_plan = any(t.lemma in planned or t.feats.get("Variant") == "Short" for t in clause)
    return said and not is_plan and tense_of_words(clause) is Tense.PAST


def _clause_of(told: Told, found: FoundDate) -> Sequence[Token]:
    parsed = told.facts.parsed
    first = next(i for i, t in enumerate(parsed.tokens) if found.span.overlaps(t.span))
    return [parsed.tokens[i] for i in parsed.clause(first)]


def word_before(told: Told, found: FoundDate) -> str:
    before = [t for t in told.facts.sentence.tokens if t.span.stop <= found.span.start]
    return before[-1].text.lower() if before else ""
