"""Sentences and setting of an article before its contacts are read: when, where, who."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reading.contacts.salience import NOBODY
from reading.contacts.telling import Telling
from reading.facts import ArticleText, Basis, EventDate, Form, Precision, Span
from reading.grammar.mentions import Mention
from reading.said.speech import find_quoted
from reading.said.voices import Voices
from reading.story.attending import coming_forum, main_forum
from reading.story.called_off import with_meant_days
from reading.story.homes import home_of, venue_of
from reading.story.scenes import SentenceFacts, Setting
from reading.story.sequels import with_sequels
from reading.story.spoken import spoken
from reading.story.story_days import latest_told
from reading.story.threads import only_city, threaded
from reading.text.analysis import Analysis, Sentence, Tag, Token, overlapping
from reading.tools import Tools
from reading.when.clues import find_clues
from reading.when.datelines import find_dateline, find_open_dateline
from reading.when.dates import FoundDate, find_dates
from reading.when.documents import prove_day, published
from reading.when.forums import narrow
from reading.when.given_up import without_given_up
from reading.when.terms import clues_of_terms
from reading.when.weekdays import clue_of_opening, of_one_year
from reading.when.windows import Clue, Dated
from reading.where.homeland import find_homeland
from reading.where.places import Direction, FoundPlace
from reading.whom.mind import Where
from reading.whom.people import People, find_company, named_in, refer
from reading.world import Country


@dataclass(frozen=True, slots=True)
class Scenery:
    """`proved` is what the text itself says of the article's day."""

    scenes: tuple[SentenceFacts, ...]
    people: People
    setting: Setting
    proved: EventDate
    voices: Voices


def set_scenes(article: ArticleText, analysis: Analysis, tools: Tools) -> Scenery:
    """When, where and who, as far as it can be told before the contacts are known."""
    dateline = find_dateline(article.text, article.published_on)
    anchor = dateline.first if dateline else article.published_on
    dates = find_dates(article.text, anchor)
    scenes = _of_one_session([_scene(s, dates, tools, anchor) for s in analysis.sentences])
    world, words = tools.people.world, tools.people.references
    clues = [] if dateline else _clues(article.text, scenes, tools)
    proved = dateline or prove_day(clues)
    day = published(article.published_on) if article.published_on and not dateline else proved
    company = find_company(analysis, tools.people)
    venue = venue_of(scenes)
    home = home_of(article, company, world, words.outlets, venue)
    if anchor is None:
        named = named_in(company, world)
        clues = of_one_year(clues, [person.name for person in named], world)
        day = proved = prove_day([*clues, *clues_of_terms(named, world)])
        if day.basis is Basis.DATELINE and day.precision is Precision.DAY:
            anchor = day.first
            dates = find_dates(article.text, anchor)
    people = refer(company, tools.people, Where(home, venue), (day.first, day.last))
    if anchor is None and (year := _year_of(day)) is not None:
        dates = find_dates(article.text, None, year)
    scenes = tuple(_narrowed(scene, day, dates) for scene in scenes)
    forum = main_forum(scenes, day)
    setting = Setting(tools.contacts, tools.staging, world, anchor, day, forum, home)
    setting = replace(
        setting,
        has_calls=_has_calls(analysis, tools),
        coming=coming_forum(scenes, day),
        told=latest_told(scenes) if anchor is None else None,
    )
    voices = Voices(people.analysis, people.mentions, tools.speech)
    scenes = _at_home(_peopled(voices, scenes, people, tools), world.country_by_iso.get(home or ""))
    scenes = _linked(spoken(scenes, voices, people, words), setting)
    setting = replace(setting, city=only_city(scenes, setting))
    return Scenery(scenes, people, setting, proved, voices)


def _linked(scenes: Sequence[SentenceFacts], setting: Setting) -> tuple[SentenceFacts, ...]:
    """The sentences with the days and places that those before and after give them."""
    return with_meant_days(with_sequels(threaded(scenes, setting), setting), setting)


def _has_calls(analysis: Analysis, tools: Tools) -> bool:
    """The article speaks of a telephone, so that its «разговор» is one by phone."""
    words, by_phone = tools.contacts, tools.contacts.forms[Form.PHONE_CALL]
    lemmas = {token.lemma for sentence in analysis.sentences for token in sentence.tokens}
    verbs = (words.verbs[lemma] for lemma in lemmas & words.verbs.keys())
    return not lemmas.isdisjoint(by_phone) or any(w.form is Form.PHONE_CALL for w in verbs)


def _scene(
    sentence: Sentence, dates: Sequence[FoundDate], tools: Tools, anchor: date | None
) -> SentenceFacts:
    """Times and places of one sentence; who is in it comes later."""
    places = tuple(tools.places.find(sentence.tokens))
    cities = frozenset(place.name for place in places)
    bounds = (anchor, anchor)
    return SentenceFacts(
        telling=Telling(sentence, (), NOBODY, tools.contacts),
        places=places,
        forums=tuple(narrow(f, *bounds, cities) for f in tools.forums.find(sentence.tokens)),
        dates=_inside(sentence, dates),
        quoted=None,
    )


def _clues(text: str, scenes: Sequence[SentenceFacts], tools: Tools) -> list[Clue]:
    """What the words of the article tell of its day."""
    countries = [frozenset(place.iso for place in scene.places) for scene in scenes]
    dated = [
        Dated(scene.sentence, scene.dates, scene.forums, named or before)
        for scene, named, before in zip(scenes, countries, [frozenset(), *countries], strict=False)
    ]
    opening = find_open_dateline(text)
    of_opening = clue_of_opening(opening) if opening else None
    found = list(find_clues(text, dated, tools.anniversaries))
    return [*found, of_opening] if of_opening else found


def _inside(sentence: Sentence, dates: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    inside = tuple(found for found in dates if sentence.span.covers(found.span))
    return without_given_up(sentence.tokens, inside) if inside else ()


def _year_of(day: EventDate) -> int | None:
    """The year of the article when all that its text proves lies in one."""
    if day.first is None or day.last is None or day.first.year != day.last.year:
        return None
    return day.first.year


def _of_one_session(scenes: Sequence[SentenceFacts]) -> tuple[SentenceFacts, ...]:
    """«COP29» in the headline says which «климатическая конференция» the text speaks of."""
    named: dict[str, set[str]] = defaultdict(set)
    for forum in (forum for scene in scenes for forum in scene.forums if forum.session):
        named[forum.series.id].add(forum.forum.key)
    return tuple(
        replace(
            scene,
            forums=tuple(
                f.narrowed(s for s in f.sessions if {s.id} == named[f.series.id])
                for f in scene.forums
            ),
        )
        if scene.forums
        else scene
        for scene in scenes
    )


def _narrowed(scene: SentenceFacts, day: EventDate, dates: Sequence[FoundDate]) -> SentenceFacts:
    """Forums and dates once more, by the day of the article that they helped to prove."""
    forums = tuple(narrow(found, day.first, day.last) for found in scene.forums)
    inside = _inside(scene.sentence, dates)
    if not (forums or inside or scene.dates):
        return scene
    return replace(scene, forums=forums, dates=inside)


def _is_in_office(place: FoundPlace, mentions: Sequence[Mention]) -> bool:
    """«Председатель КНР посетит …»: the country of an office is no place of the sentence."""
    return any(mention.first <= place.first <= mention.last for mention in mentions)


def _speaks(tokens: Sequence[Token], place: FoundPlace, telling: frozenset[str]) -> bool:
    """«В Кремле подтвердили …»: people there say so, whatever they tell of was elsewhere."""
    inside = range(place.first, place.last + 1)
    verb = next((tokens[i].head for i in inside if tokens[i].head not in inside), -1)
    if place.direction is not Direction.WHERE or verb < 0 or tokens[verb].lemma not in telling:
        return False
    has_subject = any(t.head == verb and t.relation.startswith("nsubj") for t in tokens)
    return tokens[verb].feats.get("Number") == "Plur" and not has_subject


def _unknown(
    telling: Telling, known: Sequence[FoundPlace], named: Sequence[Span]
) -> Iterator[Span]:
    """Names of places in the sentence that neither a table nor the name of somebody holds."""
    taken = [p.span for p in known] + [m.span for m in telling.mentions if m.span]
    for span in overlapping(named, telling.sentence.span, lambda one: one):
        if not any(span.overlaps(other) for other in taken):
            yield span


def _at_home(scenes: Sequence[SentenceFacts], home: Country | None) -> tuple[SentenceFacts, ...]:
    """With «наша страна» among the places, unless somebody is quoted saying so."""
    return tuple(
        scene if home is None or scene.quoted is not None else _with_homeland(scene, home)
        for scene in scenes
    )


def _with_homeland(scene: SentenceFacts, home: Country) -> SentenceFacts:
    found = tuple(find_homeland(scene.sentence.tokens, home))
    if not found:
        return scene
    places = sorted((*scene.places, *found), key=lambda place: place.first)
    return replace(scene, places=tuple(places))


def _peopled(
    voices: Voices, scenes: Sequence[SentenceFacts], people: People, tools: Tools
) -> tuple[SentenceFacts, ...]:
    """With people and their contexts; places once more, since only the parse tells «в» from «в»."""
    quoted = find_quoted(voices)
    peopled = []
    named = [name.span for name in people.analysis.names if name.tag is Tag.PLACE]
    said = frozenset(t.text for sentence in people.analysis.sentences for t in sentence.tokens)
    reporting = tools.people.references.reporting
    for number, (scene, telling) in enumerate(zip(scenes, people.tellings, strict=True)):
        tokens, mentions = telling.sentence.tokens, telling.mentions
        known = tuple(tools.places.find(tokens)) if scene.places else ()
        unknown = tools.places.find_unknown(tokens, _unknown(telling, known, named), said)
        found = sorted((*known, *unknown), key=lambda place: place.first)
        places = tuple(p for p in found if not _speaks(tokens, p, reporting))
        peopled.append(
            replace(
                scene,
                telling=telling,
                places=tuple(p for p in places if not _is_in_office(p, mentions)),
                seats=tuple(p for p in places if _is_in_office(p, mentions)),
                quoted=quoted.get(number),
            )
        )
    return tuple(peopled)
