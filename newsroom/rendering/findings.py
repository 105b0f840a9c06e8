"""One meeting, or how many there were, as the answer to a question: with the words that say so."""

from datetime import date

from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import Html, bold, join, quote, shorten
from newsroom.rendering.lines import meeting_line
from newsroom.rendering.sources import leading_report, source_words
from newsroom.rendering.texts import Texts
from reading.world import World
from storage.meetings import Listed, MeetingCard
from storage.overviews import Overview

EVIDENCE_LENGTH = 480
OUTCOMES = 3


def one_meeting(texts: Texts, key: str, about: Html, card: MeetingCard, *, today: date) -> Html:
    """«Последняя встреча: …», and the sentence that proves it."""
    listed = Listed(card.meeting, card.participants)
    line = meeting_line(texts, listed.meeting, listed.participants, today=today)
    return join([_head(about, texts(key)), line, *_evidence(texts, card)])


def how_often(texts: Texts, about: Html, overview: Overview) -> Html:
    """«Встречи: 3», the first and the last, and that no more than this is known."""
    last = overview.latest[0].meeting
    key = "answer-count-many" if overview.is_least else "answer-count"
    head = _head(about, texts(key, count=overview.count))
    lines = [texts("answer-last-on", date=date_words(texts, date_of(last)))]
    first = None if overview.first is None else date_words(texts, date_of(overview.first))
    if first is not None and first != date_words(texts, date_of(last)):
        lines.append(texts("answer-first-on", date=first))
    return join([head, *lines, texts("answer-as-far-as")])


def what_about(
    texts: Texts, about: Html, overview: Overview, card: MeetingCard, world: World, today: date
) -> Html:
    """Topics of all their meetings, then the latest and what came of it."""
    counted = [
        f"{world.topic_name(topic, texts.language)} ({count})" for topic, count in overview.topics
    ]
    topics = (
        texts("overview-topics", list=", ".join(counted)) if counted else texts("answer-no-topics")
    )
    latest = meeting_line(texts, card.meeting, card.participants, today=today)
    outcomes = [
        quote(join([f"«{shorten(words, EVIDENCE_LENGTH)}»", source], " — "))
        for words, source in _outcomes(texts, card)
    ]
    shown = outcomes[:OUTCOMES] or _evidence(texts, card)
    return join([join([*_title(about), topics]), join([latest, *shown])], "\n\n")


def _head(about: Html, said: Html) -> Html:
    return join([*_title(about), said], " · ")


def _title(about: Html) -> list[Html]:
    """What was asked about; nothing for everything."""
    return [bold(about)] if about else []


def _outcomes(texts: Texts, card: MeetingCard) -> list[tuple[str, Html]]:
    found = {
        words: source_words(texts, told.article, told.outlet)
        for told in reversed(card.reports)
        for words in told.outcomes
    }
    return list(found.items())


def _evidence(texts: Texts, card: MeetingCard) -> list[Html]:
    """The sentence of the leading report, and who prints it."""
    told = leading_report(texts, card.reports)
    if told is None:
        return []
    words = f"«{shorten(told.evidence, EVIDENCE_LENGTH)}»"
    return [quote(join([words, source_words(texts, told.article, told.outlet)], " — "))]
