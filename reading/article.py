"""One article in, every fact out: the steps in their order."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reading.analysis import Analysis, Sentence
from reading.circumstances import main_forum
from reading.cleaning import Cleaned, Noise, clean
from reading.contacts import Contacts
from reading.datelines import find_dateline
from reading.dates import FoundDate, find_dates
from reading.documents import AnniversaryFinder, Dated, prove_day, published
from reading.english import Calendar, read_english
from reading.facts import UNDATED, ArticleText, EventDate, Facts
from reading.forums import ForumFinder, narrow
from reading.language import Language
from reading.meetings import read_meetings
from reading.mentions import Mention
from reading.people import People, PeopleTools, find_people
from reading.places import FoundPlace, PlaceFinder
from reading.scenes import SentenceFacts, Setting
from reading.speech import find_quoted
from reading.statements import find_statements
from reading.topics import TopicFinder, with_topics

KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
LATIN = re.compile("[a-z]", re.IGNORECASE)
KAZAKH_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything reading needs, loaded once: models, tables and lexicons."""

    language: Language
    people: PeopleTools
    forums: ForumFinder
    places: PlaceFinder
    anniversaries: AnniversaryFinder
    contacts: Contacts
    topics: TopicFinder
    noise: Noise


def read_article(article: ArticleText, tools: Tools) -> Facts:
    """Read one article. Kazakh gives no facts yet, only its name."""
    language = article.language or language_of(article.text)
    cleaned = clean(article.text, tools.noise)
    headline = article.headline or cleaned.headline_of(article.text)
    if language == "en":
        return _english(article, cleaned, headline, tools)
    if language != "ru":
        return Facts(language, headline=headline, noise=cleaned.noise)
    analysis = tools.language.analyse(article.text, cleaned.lines)
    dateline = find_dateline(article.text, article.published_on)
    anchor = dateline.first if dateline else article.published_on
    dates = find_dates(article.text, anchor)
    scenes = tuple(_scene(s, dates, tools, anchor) for s in analysis.sentences)
    proved = dateline or prove_day([_dated(scene) for scene in scenes], tools.anniversaries)
    day = dateline or (published(article.published_on) if article.published_on else proved)
    if anchor is None and (year := _year_of(day)) is not None:
        dates = find_dates(article.text, None, year)
    scenes = tuple(_narrowed(scene, day, dates) for scene in scenes)
    people = find_people(analysis, tools.people, home_of(article, analysis), (day.first, day.last))
    forum = main_forum(scenes, people.persons, tools.people.world)
    setting = Setting(tools.contacts, anchor, day, forum)
    meetings = read_meetings(_peopled(analysis, scenes, people), setting, people.persons)
    return Facts(
        language=language,
        people=people.persons,
        meetings=with_topics(meetings, analysis.sentences, tools.topics),
        statements=find_statements(analysis, people.mentions),
        topics=tools.topics.of_article(analysis.sentences),
        published=proved,
        headline=headline,
        noise=cleaned.noise,
    )


def _english(article: ArticleText, cleaned: Cleaned, headline: str | None, tools: Tools) -> Facts:
    dateline = find_dateline(article.text, article.published_on)
    came = published(article.published_on) if article.published_on else UNDATED
    day = dateline or came
    calendar = Calendar(find_dates(article.text, day.first), day)
    people, meetings = read_english(article.text, cleaned.lines, tools.people.world, calendar)
    return Facts(
        language="en",
        people=people,
        meetings=meetings,
        published=dateline or UNDATED,
        headline=headline,
        noise=cleaned.noise,
    )


def language_of(text: str) -> str:
    """ru, kk or en, by the letters; «other» for a script we don't read."""
    cyrillic, latin = len(CYRILLIC.findall(text)), len(LATIN.findall(text))
    if cyrillic + latin == 0:
        return "other"
    if latin > cyrillic:
        return "en"
    return "kk" if len(KAZAKH.findall(text)) > KAZAKH_SHARE * cyrillic else "ru"


def home_of(article: ArticleText, analysis: Analysis) -> str | None:
    """Whose bare «глава государства» is meant: the outlet's, else Kazakhstan's if it is named."""
    if article.country:
        return article.country
    return "KZ" if re.search("казахстан", analysis.text, re.IGNORECASE) else None


def _scene(
    sentence: Sentence, dates: Sequence[FoundDate], tools: Tools, anchor: date | None
) -> SentenceFacts:
    """Times and places of one sentence; who is in it comes later."""
    places = tuple(tools.places.find(sentence.tokens))
    cities = frozenset(place.name for place in places)
    bounds = (anchor, anchor)
    return SentenceFacts(
        sentence=sentence,
        mentions=(),
        places=places,
        forums=tuple(narrow(f, *bounds, cities) for f in tools.forums.find(sentence.tokens)),
        dates=_inside(sentence, dates),
        quoted=None,
    )


def _dated(scene: SentenceFacts) -> Dated:
    return Dated(scene.sentence, scene.dates, scene.forums)


def _inside(sentence: Sentence, dates: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    return tuple(found for found in dates if sentence.span.covers(found.span))


def _year_of(day: EventDate) -> int | None:
    """The year of the article when all that its text proves lies in one."""
    if day.first is None or day.last is None or day.first.year != day.last.year:
        return None
    return day.first.year


def _narrowed(scene: SentenceFacts, day: EventDate, dates: Sequence[FoundDate]) -> SentenceFacts:
    """Forums and dates once more, by the day of the article that they helped to prove."""
    forums = tuple(narrow(found, day.first, day.last) for found in scene.forums)
    return replace(scene, forums=forums, dates=_inside(scene.sentence, dates))


def _is_in_office(place: FoundPlace, mentions: Sequence[Mention]) -> bool:
    """«Председатель КНР посетит …»: the country of an office is no place of the sentence."""
    return any(mention.first <= place.first <= mention.last for mention in mentions)


def _peopled(
    analysis: Analysis, scenes: Sequence[SentenceFacts], people: People
) -> tuple[SentenceFacts, ...]:
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in people.mentions:
        by_sentence[mention.sentence].append(mention)
    quoted = find_quoted(analysis.text, analysis.sentences, people.mentions)
    return tuple(
        replace(
            scene,
            mentions=tuple(by_sentence[number]),
            places=tuple(p for p in scene.places if not _is_in_office(p, by_sentence[number])),
            quoted=quoted.get(number),
        )
        for number, scene in enumerate(scenes)
    )
