"""One English or Kazakh article in, its facts out: the steps in their order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reading.facts import ArticleText, Facts, Form, Person, Place, Span, Status
from reading.grammar.mentions import MentionKind
from reading.language import bounded
from reading.plain.calls import by_phone, sited
from reading.plain.circumstances import Around
from reading.plain.contacts import ContactFinder
from reading.plain.discourse import Discourse, people_of
from reading.plain.drafts import Draft, Told, read_drafts
from reading.plain.frames import Frame
from reading.plain.framing import FrameReader
from reading.plain.gatherings import read_attendance, read_credentials
from reading.plain.headlines import is_plain
from reading.plain.held import Held, Home
from reading.plain.interviews import find_interview
from reading.plain.layout import mended, paragraphs
from reading.plain.leads import Lead, lead_of
from reading.plain.meetings import conclude
from reading.plain.names import Marked, SideAt
from reading.plain.people import Cast, gather, persons
from reading.plain.reference import Resolver
from reading.plain.roles import Role, Title
from reading.plain.rows import Unit
from reading.plain.seats import Seats
from reading.plain.statements import StatementReader
from reading.plain.status import Judge
from reading.plain.terms import LEVELS, Terms
from reading.plain.times import Sited, Times, city_of, find_times
from reading.plain.tools import PlainTools
from reading.plain.units import UnitReader
from reading.said.topics import with_topics
from reading.text.analysis import Sentence
from reading.text.cleaning import Cleaned

WORDS_OF_SPORT = 2
"""One «match» or «game» says nothing."""

PAIR = 2


@dataclass(frozen=True, slots=True)
class Page:
    """The sentences of an article with their offices, names and times."""

    text: str
    sentences: tuple[Sentence, ...]
    marked: tuple[Marked, ...]
    roles: tuple[tuple[Role, ...], ...]
    cast: Cast
    times: Times
    home: str | None


def read_plain(article: ArticleText, cleaned: Cleaned, tools: PlainTools) -> Facts:
    """Read an article in the language of the tools."""
    page = _page(article, cleaned, tools)
    told, mentioned, held = _told(page, tools)
    around = Around((), (), (), page.times.anchor, page.times.day, page.times.forum)
    drafts = [
        *read_drafts(told, tools.places, Seats(tools.world, _envoys(page.cast, tools))),
        *read_attendance(told),
        *read_credentials(told, page.cast, tools.titles.ambassadors),
    ]
    meetings = tuple(
        replace(one, place=tools.places.written(one.place)) if one.place else one
        for one in conclude(drafts, around, *_city(page, drafts, tools))
    )
    return Facts(
        language=tools.grammar.language,
        people=tuple(_people(page, mentioned, held, tools)),
        meetings=with_topics(meetings, page.sentences, tools.topics),
        statements=StatementReader(page.text, told, tools.grammar, tools.contacts).statements(),
        topics=tools.topics.of_article(page.sentences),
        published=page.times.proved,
        headline=article.headline or cleaned.headline_of(article.text),
        noise=cleaned.noise,
    )


def _envoys(cast: Cast, tools: PlainTools) -> frozenset[str]:
    return frozenset(h.person for h in cast.held if h.role.phrase in tools.titles.ambassadors)


def _city(page: Page, drafts: Sequence[Draft], tools: PlainTools) -> Sited:
    """Where the contacts of the article took place when nothing else says so."""
    told = {
        draft.report.evidence
        for draft in drafts
        if draft.report.status is Status.HELD and not draft.report.is_background
    }
    held = [sentence.span in told for sentence in page.sentences]
    by_dateline = tools.grammar.company_follows
    city, stood = city_of(
        page.text, page.sentences, page.times.places, held, by_dateline=by_dateline
    )
    session = page.times.forum.session if page.times.forum else None
    if city is None and stood is None and session is not None:
        city = Place(session.city, session.country or None)
    written = [tools.places.written(place) if place else None for place in (city, stood)]
    return written[0], written[1]


def _page(article: ArticleText, cleaned: Cleaned, tools: PlainTools) -> Page:
    text = mended(article.text)
    sentences = tools.splitter.sentences(text, paragraphs(article.text, bounded(cleaned.lines)))
    titles = [tools.offices.titles(sentence.tokens) for sentence in sentences]
    marked = tuple(
        _marked(number, sentence, found, tools)
        for number, (sentence, found) in enumerate(zip(sentences, titles, strict=True))
    )
    names = tools.names.find(marked)
    inside: dict[int, set[int]] = defaultdict(set)
    for name in names:
        inside[name.sentence].update(range(name.first, name.last + 1))
    roles = tuple(
        tools.offices.find(
            sentence.tokens,
            titles[number],
            frozenset(inside[number]),
            is_plain=is_plain(sentence),
        )
        for number, sentence in enumerate(sentences)
    )
    home = Home(_home(article, text, tools), tools.titles.home)
    cast = gather(names, roles, marked, tools.directory, tools.world, home)
    times = find_times(article, text, sentences, tuple(cast.written), tools)
    return Page(text, sentences, marked, roles, cast, times, home.country)


def _marked(number: int, sentence: Sentence, titles: Sequence[Title], tools: PlainTools) -> Marked:
    """The tokens that are no names: offices, countries, organisations, places, forums."""
    tokens = sentence.tokens
    taken = {i for title in titles for i in range(title.first, title.last + 1)}
    sides: dict[int, SideAt] = {}
    for where, side in tools.sides.find(tokens):
        taken.update(where)
        sides[where[-1]] = SideAt(where[0], side.iso or "")
    taken.update(i for i, token in enumerate(tokens) if tools.sides.is_pair(token.text))
    for place in tools.places.find(tokens):
        taken.update(range(place.first, place.last + 1))
    ends = frozenset(title.last for title in titles)
    starts = frozenset(title.first for title in titles)
    return Marked(number, sentence, frozenset(taken), ends, starts, sides)


def _home(article: ArticleText, text: str, tools: PlainTools) -> str | None:
    """Whose bare «Президент» is meant: the outlet's, else Kazakhstan's if it is named."""
    if article.country or tools.grammar.language == "kk":
        return article.country or "KZ"
    return "KZ" if "kazakh" in text.lower() else None


def _told(page: Page, tools: PlainTools) -> tuple[list[Told], dict[str, list[Span]], list[Held]]:
    """The contacts of every sentence, where each person is meant, and as which office."""
    grammar = tools.grammar
    when = (page.times.day.first, page.times.day.last)
    terms = Terms(page.cast, tools.world, when)
    resolver = Resolver(page.cast, terms, page.home, tools.titles)
    units = UnitReader(grammar, tools.contacts, page.cast, resolver)
    finder = ContactFinder(tools.contacts, grammar, tools.inflection.lemma)
    frames = FrameReader(grammar, finder, tools.contacts)
    discourse = Discourse(interview=find_interview(page.marked, page.cast))
    sport = [c for m in page.marked for c in finder.cues(m.tokens) if c[2] == "sport"]
    told: list[Told] = []
    mentioned: dict[str, list[Span]] = defaultdict(list)
    held = list(page.cast.held)
    lead = Lead(-1)
    for number, marked in enumerate(page.marked):
        here = units.units(marked, page.roles[number], discourse)
        for mention in (m for unit in here for m in unit.members if m.person):
            mentioned[str(mention.person)].append(mention.span)
        held.extend(one for one in _meant(here, page.roles[number]) if not _is_told(one, held))
        places = page.times.places[number]
        scene = frames.scene(marked.tokens, here, places, discourse.doing)
        found = () if _opens_interview(number, discourse) else frames.frames(scene)
        is_sport = len(sport) >= WORDS_OF_SPORT
        judge = Judge(scene, grammar, finder, is_title=_is_title(marked), is_sport=is_sport)
        around, says = page.times.around(number), tools.contacts.speech["verbs"]
        lead = (None if found else lead_of(number, scene, around, judge.cues)) or lead
        around = lead.under(number, around) if found else around
        told.append(Told(marked.sentence.span, scene, found, judge, around, says))
        if not any(len(f.sides) > 1 and judge.is_separate(f) for f in found):
            _learn(discourse, resolver, here, found)
    return sited(by_phone(told)), mentioned, held


def _opens_interview(number: int, discourse: Discourse) -> bool:
    """«X spoke to our correspondent»: what stands above the questions."""
    return discourse.interview is not None and number < discourse.interview.start


def _is_told(one: Held, held: Sequence[Held]) -> bool:
    """«the Tajik leader» says nothing new of President Rahmon."""
    is_worded_anew = one.role.side is not None and one.role.case is None
    return is_worded_anew and any(
        (other.person, other.role.level) == (one.person, one.role.level) for other in held
    )


def _meant(units: Sequence[Unit], roles: Sequence[Role]) -> Iterator[Held]:
    """«Мемлекет басшысы» without a name: an office of whoever it means."""
    mentions = [m for u in units if not u.is_pronoun for m in u.members if m.person]
    for role in roles:
        people = [m for m in mentions if m.span == role.span and m.kind is MentionKind.ROLE]
        if len(people) == 1 and role.level in LEVELS and not role.is_plural:
            yield Held(role, people[0].sentence, str(people[0].person))


def _is_title(marked: Marked) -> bool:
    return marked.tokens[-1].text not in {".", "!", "?", "…", '"', "”", "»"}


def _learn(
    discourse: Discourse, resolver: Resolver, units: Sequence[Unit], frames: Sequence[Frame]
) -> None:
    """Who acted and who were named together, for the sentences after."""
    acting = [unit for unit in units if unit.marker.value == "subject"]
    first = acting[0] if acting else None
    if first is not None and not first.is_pronoun:
        named = [m for u in acting if not u.is_pronoun for m in u.members if m.person]
        named = [m for m in named if not resolver.speaks_for_others(str(m.person))]
        discourse.subject = named[0] if named else discourse.subject
    rows = [unit.members for unit in acting if len(people_of(unit.members)) > 1]
    pairs = [unit.members for unit in units if len(people_of(unit.members)) > 1]
    twos = [tuple(m for m in pair if m.person) for pair in pairs if len(people_of(pair)) == PAIR]
    discourse.two = twos[-1] if twos else discourse.two
    met = [f.participants for f in frames if f.word.form is not Form.VISIT]
    groups = [group for group in (*pairs, *met, *rows[:1]) if len(people_of(group)) > 1]
    if groups:
        discourse.group = tuple(m for m in groups[-1] if m.person)
        discourse.groups.append(discourse.group)


def _people(
    page: Page, mentioned: Mapping[str, list[Span]], held: Sequence[Held], tools: PlainTools
) -> Iterator[Person]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for name in page.cast.names:
        person = page.cast.person_at(name)
        if person is not None:
            spans[person].append(name.span)
    for person, places in mentioned.items():
        spans[person].extend(span for span in places if span not in spans[person])
        if person not in page.cast.written:
            is_latin = tools.grammar.language == "en"
            page.cast.written[person] = tools.directory.local_name(person, is_latin=is_latin)
    ordered = {person: sorted(set(found)) for person, found in spans.items()}
    in_order = dict(sorted(ordered.items(), key=lambda item: item[1][0]))
    return persons(page.cast, in_order, held, page.text, tools.world)
