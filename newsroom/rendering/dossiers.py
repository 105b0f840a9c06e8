"""The dossier for the printer: the same as the message, whole, with all its sources. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from newsroom.briefing import Brief, Side
from newsroom.rendering.briefs import outcomes_of
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.dates import day_words, months_between
from newsroom.rendering.html import Html, clean, plain, shorten, web_address
from newsroom.rendering.lines import meeting_line
from newsroom.rendering.meetings import date_line
from newsroom.rendering.names import surname
from newsroom.rendering.overviews import counts_line, kinds_lines
from newsroom.rendering.sketches import DossierSketch, Passage, Section, Source
from newsroom.rendering.sources import outlet_name
from newsroom.rendering.texts import Texts
from reading.world import World
from storage.meetings import MeetingCard
from storage.models import Article, Outlet
from storage.persons import Office

EVIDENCE_LENGTH = 900
REPORTS = 3
HEADLINE_LENGTH = 140
OFFICE_LENGTH = 160
# Signs that no font of the paper has.
ICONS = "✅🗓⏸✖⌛ "
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ "


@dataclass
class Sources:
    """Articles in the order in which they are referred to."""

    texts: Texts
    found: dict[int, Source] = field(default_factory=dict)

    def number(self, article: Article, outlet: Outlet | None) -> int:
        known = self.found.get(article.id)
        if known is None:
            known = Source(len(self.found) + 1, self._words(article, outlet), _address(article))
            self.found[article.id] = known
        return known.number

    def _words(self, article: Article, outlet: Outlet | None) -> str:
        published = article.published_on
        day = [plain(day_words(self.texts, published))] if published is not None else []
        headline = [f"«{shorten(article.headline, HEADLINE_LENGTH)}»"] if article.headline else []
        return clean(", ".join([outlet_name(self.texts, outlet), *day, *headline]))


def dossier_sketch(
    texts: Texts, about: Html, brief: Brief, world: World, today: date
) -> DossierSketch:
    sources = Sources(texts)
    sections = [
        ("dossier-who", list(_who(texts, brief))),
        ("dossier-short", list(_short(texts, brief, world))),
        ("dossier-contacts", list(_meetings(texts, brief.contacts, sources, world, today))),
        ("dossier-outcomes", list(_outcomes(texts, brief, sources))),
        ("dossier-said", list(_said(texts, brief, sources))),
        ("dossier-off", list(_meetings(texts, brief.off, sources, world, today))),
        ("dossier-ahead", list(_ahead(texts, brief, sources, world, today))),
    ]
    made = texts.plain("dossier-made", date=plain(day_words(texts, today)))
    return DossierSketch(
        title=texts.plain("dossier-title", about=plain(about)),
        subtitle=f"{made} {plain(coverage_line(texts, brief.coverage))}",
        made_on=today,
        sections=tuple(
            Section(texts.plain(title), tuple(passages)) for title, passages in sections if passages
        ),
        sources_title=texts.plain("dossier-sources"),
        sources=tuple(sources.found.values()),
        page=texts.plain("dossier-page", page="{page}", pages="{pages}"),
        language=texts.language,
    )


def _who(texts: Texts, brief: Brief) -> Iterator[Passage]:
    for side in brief.sides:
        yield Passage(clean(texts.called(side.person.name)), "head")
        for office in side.offices:
            yield Passage(clean(_office(texts, office)))


def _office(texts: Texts, office: Office) -> str:
    """With the months of the articles that call them so."""
    title = shorten(texts.names.office(office.title), OFFICE_LENGTH)
    if office.first_on is None or office.last_on is None:
        return title
    seen = plain(months_between(texts, office.first_on, office.last_on))
    return texts.plain("dossier-office", office=title, seen=seen)


def _short(texts: Texts, brief: Brief, world: World) -> Iterator[Passage]:
    lines = [counts_line(texts, brief.overview), *kinds_lines(texts, brief.overview, world)]
    yield from (Passage(plain(line)) for line in lines)


def _meetings(
    texts: Texts, cards: Iterable[MeetingCard], sources: Sources, world: World, today: date
) -> Iterator[Passage]:
    for card in cards:
        line = meeting_line(texts, card.meeting, card.participants, today=today)
        yield Passage(plain(line).strip(ICONS + RAISED), "head")
        yield Passage(plain(date_line(texts, card, world)), "small")
        if card.topics:
            names = [world.topic_name(topic, texts.language) for topic in card.topics]
            yield Passage(texts.plain("meeting-topics", topics=" · ".join(names)), "small")
        yield from _evidence(card, sources)


def _evidence(card: MeetingCard, sources: Sources) -> Iterator[Passage]:
    """Each sentence once, with all who print it."""
    tellers: dict[str, list[int]] = {}
    for told in card.reports:
        numbers = tellers.setdefault(told.evidence, [])
        numbers.append(sources.number(told.article, told.outlet))
    for words, numbers in list(tellers.items())[:REPORTS]:
        yield _quoted(words, dict.fromkeys(numbers))


def _outcomes(texts: Texts, brief: Brief, sources: Sources) -> Iterator[Passage]:
    for _, told, words in outcomes_of(brief):
        yield _quoted(words, [sources.number(told.article, told.outlet)])


def _said(texts: Texts, brief: Brief, sources: Sources) -> Iterator[Passage]:
    for side in brief.sides:
        if side.said:
            yield Passage(clean(texts.called(side.person.name)), "head")
        for said in side.said:
            number = sources.number(said.article, said.outlet)
            yield _quoted(said.words.strip("«»"), [number])


def _ahead(
    texts: Texts, brief: Brief, sources: Sources, world: World, today: date
) -> Iterator[Passage]:
    yield from _meetings(texts, brief.ahead, sources, world, today)
    if not brief.ahead:
        yield Passage(texts.plain("brief-nothing-ahead"))
    for side in brief.sides:
        yield from _others(texts, side, sources, today)


def _others(texts: Texts, side: Side, sources: Sources, today: date) -> Iterator[Passage]:
    name = surname(texts.called(side.person.name), side.person.country)
    for card in side.ahead:
        about = side.person.id
        line = meeting_line(texts, card.meeting, card.participants, today=today, about=about)
        numbers = [sources.number(told.article, told.outlet) for told in card.reports[:REPORTS]]
        words = clean(f"{name}: {plain(line).strip(ICONS + RAISED)}")
        yield Passage(words, sources=tuple(dict.fromkeys(numbers)))


def _quoted(words: str, numbers: Iterable[int]) -> Passage:
    return Passage(clean(f"«{shorten(words, EVIDENCE_LENGTH)}»"), "quote", tuple(numbers))


def _address(article: Article) -> str:
    return web_address(article.url) or ""
