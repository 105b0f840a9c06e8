"""The day that the words of a contact give: that of its clause, else of its sentence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from reading.facts import CALLED_OFF, EventDate, Precision, Status
from reading.grammar.governors import is_finite
from reading.story.bonds import Bond, Bonds
from reading.story.contact_tenses import (
    is_announcement,
    is_meant_for,
    is_moved_to,
    is_of_the_future,
    is_of_the_past,
    tense_of,
    word_before,
)
from reading.story.halves import half_of, turn_before, turns_at
from reading.story.memories import is_told_as_past
from reading.story.resolved_days import fits, is_stamped, resolved, width_of
from reading.story.scenes import Told
from reading.when.dates import FoundDate, Tense


def day_of_words(told: Told) -> EventDate | None:
    """The date that its clause gives, else its sentence; the narrowest of those."""
    if not told.facts.dates:
        return None
    options, bonds, is_over = [], Bonds(told), is_told_as_past(told)
    for found, bond in bound_dates(told):
        tense = tense_of(told, found)
        if tense is Tense.PAST and bond is Bond.SENTENCE and is_of_the_future(told, found):
            continue
        is_apart = tense is Tense.FUTURE and not _is_in_half(told, found)
        steps = bonds.steps_to(found.span)
        is_of_telling = is_over and (bond is not Bond.OWN or steps > 0)
        if is_of_telling or (is_apart and is_of_the_past(told, found)):
            continue
        when = resolved(found, told.setting, tense)
        is_coarse = bond is Bond.SENTENCE and when is not None and when.precision is Precision.YEAR
        if when is None or is_coarse or not fits(when, STATUS_OF[tense], told.setting):
            continue
        if is_moved_to(told, found):
            when = _month_of_bound(when)
        rank = (
            told.judgement.status is Status.POSTPONED and not is_moved_to(told, found),
            is_stamped(found, told.setting),
            bond is Bond.SENTENCE,
            # «2 июля прибудет в Ташкент, а 4 июля встретится с …»: the day of its own verb.
            not _is_in_clause(told, found),
            _turns_between(told, found),
            _verbs_between(told, found),
            steps,
            width_of(when),
            bond,
        )
        options.append((*rank, found.span.start, when))
    return min(options, key=lambda option: option[:-1])[-1] if options else None


def _month_of_bound(when: EventDate) -> EventDate:
    """«отложена до октября»: to some day of October; «до 5 октября»: to that day."""
    if when.precision is not Precision.BOUND or when.last is None:
        return when
    is_month = (when.last + timedelta(days=1)).day == 1
    first = when.last.replace(day=1) if is_month else when.last
    precision = Precision.MONTH if is_month else Precision.DAY
    return replace(when, first=first, precision=precision)


def bound_dates(told: Told) -> Iterator[tuple[FoundDate, Bond]]:
    """The dates of the sentence that may be its own, but not «не 4 октября»."""
    if not told.facts.dates:
        return
    if told.judgement.is_moved:
        yield from ((one, Bond.OWN) for one in told.facts.dates if not _is_given_up(told, one))
        return
    bonds = Bonds(told)
    for found in told.facts.dates:
        bond = _bond_of(told, found, bonds)
        is_others = _is_of_the_next(told, found) or _is_of_the_one_before(told, found)
        if is_announcement(told.facts.parsed, found):
            continue
        if bond is Bond.FOREIGN or _is_denied(told, found) or is_others:
            continue
        yield found, bond


def _bond_of(told: Told, found: FoundDate, bonds: Bonds) -> Bond:
    bond = bonds.of_span(found.span)
    if bonds.precedes_verb(found.span):
        bond = Bond.OWN
    if _is_in_half(told, found):
        # «…, а 25 мая – с Б»: the parser doesn't know on what to hang it.
        bond = Bond.OWN
    return _bond_of_plan(told, found, bond) if told.judgement.status in CALLED_OFF else bond


def _is_given_up(told: Told, found: FoundDate) -> bool:
    """«намеченный на 11 июля, переносится и состоится 20 июля»: not on the eleventh."""
    tokens, later = told.facts.sentence.tokens, told.judgement.because
    if later is None:
        return False
    # «…, завтра она состоится»: what is new may begin with the day.
    at = tokens.index(later)
    commas = (i for i in range(at, told.frame.trigger, -1) if tokens[i].text == ",")
    return found.span.start < tokens[next(commas, at)].span.start


def _is_in_half(told: Told, found: FoundDate) -> bool:
    tokens = told.facts.sentence.tokens
    return any(found.span.overlaps(tokens[i].span) for i in half_of(told))


def _is_in_clause(told: Told, found: FoundDate) -> bool:
    return any(found.span.overlaps(token.span) for token in told.clause)


def _bond_of_plan(told: Told, found: FoundDate, bond: Bond) -> Bond:
    """«премьер накануне слёг, и встречу отменили»: of other days only the one it was meant for."""
    parsed = told.facts.parsed
    if is_moved_to(told, found):
        return Bond.OWN
    if is_meant_for(parsed, found, told.setting.contacts.cues["planned"]):
        return min(bond, Bond.SENTENCE)
    return bond if bond is Bond.OWN else Bond.FOREIGN


def _turns_between(told: Told, found: FoundDate) -> int:
    """«15 мая его принял А, а 17 мая он побывал в Осло, где виделся с Б»: with B on the later."""
    tokens = told.facts.sentence.tokens
    first = next((i for i, t in enumerate(tokens) if found.span.overlaps(t.span)), 0)
    return sum(turns_at(tokens, i) for i in range(first, told.frame.trigger))


def _verbs_between(told: Told, found: FoundDate) -> int:
    """«27 мая прилетит А, днём позже он будет в Осло»: he is there on the day nearer to it."""
    tokens, trigger = told.facts.sentence.tokens, told.frame.trigger
    place = tokens[trigger].span.start
    between = [t for t in tokens[:trigger] if t.span.start >= found.span.stop]
    has_another = any(found.span.stop <= d.span.start < place for d in told.facts.dates)
    acting = [n for n, token in enumerate(between) if is_finite(token)]
    return len(acting) if has_another and any(t.text == "," for t in between) else 0


def _is_of_the_next(told: Told, found: FoundDate) -> bool:
    """«встретился с А, а накануне вечером – с Б», «…, а Б накануне слёг»: the eve is not A's."""
    tokens, frame = told.facts.sentence.tokens, told.frame
    first = next((i for i, t in enumerate(tokens) if found.span.overlaps(t.span)), 0)
    start = max([frame.trigger, *(mention.last for mention in frame.participants)])
    turn = max((i for i in range(start, first) if turns_at(tokens, i)), default=None)
    if turn is None:
        return False
    follows = any(mention.first > turn for mention in told.facts.mentions)
    is_next_to = all(token.pos == "ADP" for token in tokens[turn + 1 : first])
    acts_anew = any(is_finite(token) for token in tokens[turn + 1 :])
    return follows and (is_next_to or acts_anew)


def _is_of_the_one_before(told: Told, found: FoundDate) -> bool:
    """«3 мая позвонил А, а вчера, 5 мая, – Б»: the third is not B's."""
    half = turn_before(told)
    if half is None:
        return False
    ahead, last = (told.facts.sentence.tokens[index].span.start for index in half)
    is_dated = any(ahead < other.span.start < last for other in told.facts.dates)
    return is_dated and found.span.stop <= ahead


STATUS_OF = {Tense.PAST: Status.HELD, Tense.FUTURE: Status.PLANNED, Tense.UNKNOWN: None}


def _is_denied(told: Told, found: FoundDate) -> bool:
    return word_before(told, found) == "не"
