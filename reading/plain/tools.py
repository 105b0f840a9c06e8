"""Everything that reading one language without a parser needs, built once from the data files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from reading.plain.anniversaries import Anniversaries
from reading.plain.directory import Directory
from reading.plain.english import EnglishInflection
from reading.plain.grammar import (
    ContactTable,
    Grammar,
    TitleTable,
    parse_contacts,
    parse_grammar,
    parse_titles,
    parse_topic_phrases,
)
from reading.plain.inflection import Inflection, calm
from reading.plain.kazakh import KazakhInflection
from reading.plain.naming import NameFinder
from reading.plain.offices import OfficeFinder
from reading.plain.sides import Geography, Places, Sides, Tables, parse_geography
from reading.plain.tokens import Splitter
from reading.said.topics import TopicFinder, Topics
from reading.when.forums import ForumFinder
from reading.world import World

LANGUAGES = ("en", "kk")
LEXICONS = ("grammar", "contacts", "titles", "topics")


@dataclass(frozen=True, slots=True)
class Sources:
    """What the tools of all languages are built from. `lexicons`: «grammar_en» → its text."""

    lexicons: Mapping[str, str]
    tables: Tables
    world: World
    topics: Topics
    given_names: frozenset[str]
    surnames: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlainTools:
    """The tables and finders of one language."""

    grammar: Grammar
    titles: TitleTable
    contacts: ContactTable
    inflection: Inflection
    splitter: Splitter
    directory: Directory
    offices: OfficeFinder
    names: NameFinder
    sides: Sides
    places: Places
    forums: ForumFinder
    topics: TopicFinder
    anniversaries: Anniversaries
    world: World


def build_plain(language: str, sources: Sources) -> PlainTools:
    """Build the tools of "en" or "kk". Raises what the parsers of the tables raise."""
    texts = {name: sources.lexicons[f"{name}_{language}"] for name in LEXICONS}
    grammar = parse_grammar(texts["grammar"])
    titles = parse_titles(texts["titles"])
    contacts = parse_contacts(texts["contacts"])
    geography = parse_geography(language, sources.tables)
    inflection = _inflection(grammar, titles, contacts, geography)
    sides = Sides(geography, inflection.lemma)
    directory = Directory(sources.world, inflection, sources.given_names, sources.surnames)
    acts = frozenset(
        inflection.lemma(phrase.split()[-1])
        for phrase in chain(
            contacts.speech["verbs"], (w.phrase for w in contacts.words if w.is_verb)
        )
    )
    return PlainTools(
        grammar=grammar,
        titles=titles,
        contacts=contacts,
        inflection=inflection,
        splitter=Splitter(grammar, inflection),
        directory=directory,
        offices=OfficeFinder(grammar, titles, inflection, sides, sources.world),
        names=NameFinder(grammar, inflection, directory, acts),
        sides=sides,
        places=Places(geography, inflection.lemma, grammar),
        forums=ForumFinder(sources.world, inflection.lemma),
        topics=TopicFinder(_topics(sources.topics, texts["topics"]), inflection.lemma),
        anniversaries=Anniversaries(sources.world),
        world=sources.world,
    )


def _topics(topics: Topics, text: str) -> Topics:
    """The closed list of topics with the phrases of this language."""
    phrases, discussing = parse_topic_phrases(text)
    return Topics(
        tuple(replace(topic, phrases=phrases.get(topic.id, ())) for topic in topics.topics),
        discussing,
    )


def _inflection(
    grammar: Grammar, titles: TitleTable, contacts: ContactTable, geography: Geography
) -> Inflection:
    verbs = frozenset(_verbs(contacts))
    words = frozenset(
        calm(word) for phrase in _phrases(grammar, titles, contacts) for word in phrase.split()
    )
    if grammar.language == "en":
        return EnglishInflection(grammar, words | verbs)
    names = frozenset(
        calm(word)
        for called in (
            *geography.countries,
            *geography.capitals,
            *geography.cities,
            *geography.organizations,
        )
        for name in (*called.names, *called.adjectives)
        for word in name.split()
    )
    return KazakhInflection(grammar, words, names, verbs)


def _verbs(contacts: ContactTable) -> Iterator[str]:
    """The last words of the phrases of verbs: «қарсы АЛ», «атап ӨТ»."""
    phrases: Iterable[str] = chain(
        (word.phrase for word in contacts.words if word.is_verb),
        contacts.support,
        contacts.happening,
        contacts.others,
        contacts.speech["verbs"],
        contacts.cues["attending"],
    )
    return (calm(phrase.split()[-1]) for phrase in phrases)


def _phrases(grammar: Grammar, titles: TitleTable, contacts: ContactTable) -> Iterator[str]:
    """The words in the nominative that endings are taken off to."""
    yield from titles.heads
    yield from (*titles.stand_ins, *titles.guests, *titles.modifiers, *titles.things)
    yield from grammar.groups["words"]
    yield from grammar.names["organizations"] if grammar.language == "kk" else ()
    yield from (word.phrase for word in contacts.words if not word.is_verb)
    yield from (word.phrase for word in contacts.words if word.is_verb and grammar.language == "en")
    yield from (phrase for phrase in contacts.support if grammar.language == "en")
    yield from (phrase for phrase in contacts.speech["verbs"] if grammar.language == "en")
    yield from contacts.cues["sport"]
    yield from contacts.cues["other"]
    for kind in (
        ("planned", "postponed", "cancelled", "unreal", "denied")
        if grammar.language == "en"
        else ()
    ):
        yield from contacts.cues[kind]
