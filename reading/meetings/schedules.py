"""What stands in a calendar without a verb that says when: «24 июля – переговоры с …»."""

from dataclasses import replace

from reading.contacts.judgements import Judgement
from reading.facts import Status
from reading.grammar.tenses import is_past
from reading.story.bonds import Bond, Bonds
from reading.story.resolved_days import resolved
from reading.story.scenes import Told
from reading.when.dates import Tense


def scheduled(told: Told) -> Told:
    """Planned, if its own date lies after the article's day and no verb says that it was."""
    if told.judgement.status is not Status.HELD or told.setting.anchor is None:
        return told
    if not told.facts.dates or _is_over(told):
        return told
    bonds = Bonds(told)
    own = (found for found in told.facts.dates if bonds.of_span(found.span) <= Bond.CLAUSE)
    days = (resolved(found, told.setting, Tense.UNKNOWN) for found in own)
    dated = (*days, told.facts.thread.heading)
    is_ahead = any(day and day.first and day.first > told.setting.anchor for day in dated)
    if not is_ahead:
        return told
    return replace(told, judgement=Judgement(Status.PLANNED, told.judgement.because))


def _is_over(told: Told) -> bool:
    """A verb of its clause is past, or the sentence is told in the past."""
    because = told.judgement.because
    tokens = told.clause if because is None else (because,)
    return any(is_past(token) for token in tokens)
