"""One article in, every fact out: the steps in their order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reading.facts import ArticleText, Facts, MeetingReport, Person, Statement
from reading.meetings.hosts import with_hosts
from reading.meetings.meetings import read_meetings
from reading.plain.reading import read_plain
from reading.said.outcomes import with_outcomes
from reading.said.statements import find_statements
from reading.said.topics import with_topics
from reading.scenery import set_scenes
from reading.text.cleaning import clean
from reading.text.languages import is_latin, language_of
from reading.text.letters import plain
from reading.text.qazaq import cyrillic
from reading.tools import Tools

__all__ = ["Tools", "language_of", "read_article"]

LONGEST_PAGE = 200_000
"""Characters of a page that are looked at; the longest articles of our outlets have 30,000."""


def read_article(article: ArticleText, tools: Tools) -> Facts:
    """Read one article; one in a language that nobody reads gives only the language."""
    article = replace(article, text=plain(article.text[:LONGEST_PAGE]))
    cleaned = clean(article.text, tools.noise)
    language = article.language or language_of(cleaned.text(article.text))
    headline = article.headline or cleaned.headline_of(article.text)
    if language in tools.plain:
        if language == "kk" and is_latin(article.text):
            article = replace(article, text=cyrillic(article.text), headline=headline)
        facts = read_plain(article, cleaned, tools.plain[language])
        return replace(facts, meetings=with_hosts(facts.meetings, tools.people.world))
    if language != "ru":
        return Facts(language, headline=headline, noise=cleaned.noise)
    scenery = set_scenes(article, tools.language.analyse(article.text, cleaned.lines), tools)
    people, analysis = scenery.people, scenery.people.analysis
    meetings = read_meetings(scenery.scenes, scenery.setting, people.persons)
    meetings = with_hosts(meetings, tools.people.world)
    statements = find_statements(scenery.voices, cleaned.headline)
    return Facts(
        language=language,
        people=_without_counted(people.persons, meetings, statements),
        meetings=with_outcomes(
            with_topics(meetings, analysis.sentences, tools.topics),
            analysis.sentences,
            people.persons,
            tools.outcomes,
        ),
        statements=statements,
        topics=tools.topics.of_article(analysis.sentences),
        published=scenery.proved,
        headline=headline,
        noise=cleaned.noise,
    )


def _without_counted(
    persons: Sequence[Person], meetings: Sequence[MeetingReport], statements: Sequence[Statement]
) -> tuple[Person, ...]:
    """Without those whom only «президенты Ирана, Палестины и Турции» means, and who do nothing."""
    shared = Counter(span for person in persons for span in set(person.mentions))
    acting = {one.name for meeting in meetings for one in meeting.participants}
    acting |= {statement.speaker for statement in statements}
    return tuple(
        person
        for person in persons
        if person.aliases
        or person.name in acting
        or any(shared[span] == 1 for span in person.mentions)
    )
