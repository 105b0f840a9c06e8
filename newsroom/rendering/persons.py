"""The card of a person: who, how often met, when last, what is ahead."""

from datetime import date

from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import Html, bold, escape, join, shorten
from newsroom.rendering.lines import meeting_line, numbered
from newsroom.rendering.sources import source_words
from newsroom.rendering.texts import Texts
from storage.cards import PersonCard
from storage.meetings import Listed
from storage.models import Meeting
from storage.persons import Said

OFFICES = 3
OFFICE_LENGTH = 120
QUOTE_LENGTH = 300


def person_card(texts: Texts, page: PersonCard, today: date, *, is_numbered: bool = True) -> Html:
    """One message; its meetings are numbered as `page.listed`, where buttons open them."""
    lines = [_line(texts, page, one, today) for one in page.listed]
    if is_numbered:
        lines = [numbered(number, line) for number, line in enumerate(lines, start=1)]
    held = lines[: len(page.held)]
    coming = len(page.held) + len(page.planned)
    planned, overdue = lines[len(page.held) : coming], lines[coming:]
    blocks = [
        join([bold(texts.called(page.person.name)), *_offices(texts, page), *_doubt(texts, page)]),
        _counts(texts, page),
        *([join(held)] if held else []),
        join([texts("person-planned"), *planned]) if planned else texts("person-nothing-planned"),
        *([join([texts("person-overdue"), *overdue])] if overdue else []),
    ]
    return join([*blocks, *_quote(texts, page.quote)], "\n\n")


def _doubt(texts: Texts, page: PersonCard) -> list[Html]:
    names = ", ".join(texts.called(one.name) for one in page.namesakes)
    return [texts("person-doubtful", names=names)] if names else []


def _quote(texts: Texts, said: Said | None) -> list[Html]:
    if said is None:
        return []
    words = f"💬 «{shorten(said.words.strip('«»'), QUOTE_LENGTH)}»"
    return [join([words, source_words(texts, said.article, said.outlet)], " — ")]


def _line(texts: Texts, page: PersonCard, one: Listed, today: date) -> Html:
    about = page.person.id
    return meeting_line(texts, one.meeting, one.participants, today=today, about=about)


def _offices(texts: Texts, page: PersonCard) -> list[Html]:
    full = [office for office in page.offices if office.organization] or page.offices[:1]
    # «министр иностранных дел РФ» and «Russian Foreign Minister» are one office.
    titles = list(dict.fromkeys(texts.names.office(office.title) for office in full))
    offices = [escape(shorten(title, OFFICE_LENGTH)) for title in titles[:OFFICES]]
    since = [_since(texts, page.first)] if page.first is not None else []
    return [join([*offices, *since], " · ")] if offices or since else []


def _since(texts: Texts, first: Meeting) -> Html:
    return texts("person-since", date=date_words(texts, date_of(first)))


def _counts(texts: Texts, page: PersonCard) -> Html:
    if not page.held:
        return texts("person-no-meetings")
    last = page.held[0].meeting
    counts = texts("person-meetings", count=page.count, last=date_words(texts, date_of(last)))
    most = next(iter(page.counterparts), None)
    if most is None or not most.meetings:
        return counts
    partner = texts("person-partner", name=texts.called(most.person.name), count=most.meetings)
    return join([counts, partner], " · ")
