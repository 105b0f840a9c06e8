"""A dossier before a meeting, as one message. Every line of it has its source. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from newsroom.briefing import Brief, Side
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.dates import day_words
from newsroom.rendering.html import MESSAGE_LIMIT, Html, bold, escape, join, length, shorten
from newsroom.rendering.lines import meeting_line
from newsroom.rendering.names import surname
from newsroom.rendering.overviews import counts_line
from newsroom.rendering.sources import leading_report, source_words
from newsroom.rendering.texts import Texts
from storage.meetings import MeetingCard, Told

EVIDENCE_LENGTH = 200
OUTCOME_LENGTH = 220
QUOTE_LENGTH = 240
OFFICE_LENGTH = 100
OUTCOMES = 4


def fitting(texts: Texts, about: Html, brief: Brief, today: date) -> Brief:
    """As much of it as one message holds: the oldest contacts give way, then the last words."""
    for contacts in range(len(brief.contacts), -1, -1):
        less = replace(brief, contacts=brief.contacts[:contacts])
        if length(brief_card(texts, about, less, today)) <= MESSAGE_LIMIT:
            return less
    return replace(brief, contacts=(), ahead=brief.ahead[:1], off=())


def brief_card(texts: Texts, about: Html, brief: Brief, today: date) -> Html:
    """One message, when it is `fitting`; its meetings are numbered as `numbered_cards`."""
    numbers = {card.meeting.id: n for n, card in enumerate(numbered_cards(brief), start=1)}
    blocks = [
        _head(texts, about, brief, today),
        *_contacts(texts, "brief-contacts", brief.contacts, numbers, today),
        *_outcomes(texts, brief),
        *_said(texts, brief),
        *_contacts(texts, "brief-off", brief.off, numbers, today),
        *_ahead(texts, brief, numbers, today),
        coverage_line(texts, brief.coverage),
    ]
    return join(blocks, "\n\n")


def numbered_cards(brief: Brief) -> Sequence[MeetingCard]:
    return [*brief.contacts, *brief.off, *brief.ahead]


def outcomes_of(brief: Brief) -> Iterator[tuple[MeetingCard, Told, str]]:
    """What the reports say was signed or agreed, each sentence once."""
    seen: set[str] = set()
    for card in brief.contacts:
        for told in card.reports:
            for words in told.outcomes:
                if words not in seen:
                    seen.add(words)
                    yield card, told, words


def _head(texts: Texts, about: Html, brief: Brief, today: date) -> Html:
    lines = [texts("brief-title", about=about, date=day_words(texts, today))]
    for side in brief.sides:
        titles = [texts.names.office(one.title) for one in side.offices[:1]]
        offices = [escape(shorten(title, OFFICE_LENGTH)) for title in titles]
        lines.append(join([bold(texts.called(side.person.name)), *offices], ", "))
    return join([*lines, counts_line(texts, brief.overview)])


def _contacts(
    texts: Texts, key: str, cards: Sequence[MeetingCard], numbers: dict[int, int], today: date
) -> list[Html]:
    """A heading and the meetings, each with the sentence that says so."""
    lines = [_contact(texts, card, numbers[card.meeting.id], today) for card in cards]
    return [join([texts(key), lines[0]]), *lines[1:]] if lines else []


def _contact(texts: Texts, card: MeetingCard, number: int, today: date) -> Html:
    line = meeting_line(texts, card.meeting, card.participants, today=today)
    told = leading_report(texts, card.reports)
    proofs = [_quoted(texts, told, told.evidence, EVIDENCE_LENGTH)] if told else []
    return join([join([f"{number}.", line], " "), *proofs])


def _outcomes(texts: Texts, brief: Brief) -> list[Html]:
    found = list(outcomes_of(brief))[:OUTCOMES]
    if not found:
        return []
    lines = [_quoted(texts, told, words, OUTCOME_LENGTH) for _, told, words in found]
    return [join([texts("brief-outcomes"), *lines])]


def _said(texts: Texts, brief: Brief) -> list[Html]:
    lines = [line for side in brief.sides for line in _words_of(texts, side)]
    return [join([texts("brief-said"), *lines])] if lines else []


def _words_of(texts: Texts, side: Side) -> Iterator[Html]:
    name = surname(texts.called(side.person.name), side.person.country)
    for said in side.said:
        words = f"{name}: «{shorten(said.words.strip('«»'), QUOTE_LENGTH)}»"
        yield join([f"💬 {words}", source_words(texts, said.article, said.outlet)], " — ")


def _ahead(texts: Texts, brief: Brief, numbers: dict[int, int], today: date) -> list[Html]:
    own = _contacts(texts, "brief-ahead", brief.ahead, numbers, today)
    others = [_other(texts, side, card, today) for side in brief.sides for card in side.ahead]
    more = [join([texts("brief-others-ahead"), *others])] if others else []
    return [*(own or [texts("brief-nothing-ahead")]), *more]


def _other(texts: Texts, side: Side, card: MeetingCard, today: date) -> Html:
    """What somebody has before them with others, and who says so."""
    about = side.person.id
    line = meeting_line(texts, card.meeting, card.participants, today=today, about=about)
    sources = [source_words(texts, one.article, one.outlet) for one in card.reports[:1]]
    name = surname(texts.called(side.person.name), side.person.country)
    return join([join([name, line], ": "), *sources], " — ")


def _quoted(texts: Texts, told: Told, words: str, limit: int) -> Html:
    source = source_words(texts, told.article, told.outlet)
    return join([f"▸ «{shorten(words, limit)}»", source], " — ")
