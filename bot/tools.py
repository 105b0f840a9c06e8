"""Builds what reading needs out of the models and the data files."""

import gc
import re
from dataclasses import dataclass
from pathlib import Path

from bot.garbage import spare_loaded
from bot.knowledge import lexicon, load_world, table
from bot.models import load_models, load_name_lists
from reading.contacts.contacts import Contacts, parse_contacts
from reading.language import Language
from reading.people.name_borders import Borders
from reading.people.naming import NameFinder
from reading.people.roles import RoleFinder
from reading.people.sides import parse_organizations
from reading.people.titles import parse_titles
from reading.people.vocabulary import Vocabulary
from reading.plain.sides import Tables
from reading.plain.tools import LANGUAGES, LEXICONS, PlainTools, Sources, build_plain
from reading.said.outcomes import parse_outcomes
from reading.said.topics import TopicFinder, Topics, parse_topics
from reading.said.voices import parse_speech
from reading.spelling.evidence import DictionaryEvidence, Morphology, NameLists
from reading.text.cleaning import parse_noise
from reading.tools import Tools
from reading.when.anniversaries import AnniversaryFinder
from reading.when.forums import ForumFinder
from reading.where.places import PlaceFinder, parse_cities, parse_regions, parse_residences
from reading.where.staging import Staging, parse_staging
from reading.whom.cast import PeopleTools
from reading.whom.reference_words import parse_references
from reading.world import World

SELDOM = (20_000, 20, 20)
"""After how many new objects the collector of garbage looks, and how often at the older ones."""

RUSSIAN_NAME = re.compile("[А-Яа-яЁё-]+")


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The shipped data files, an editor's own of `folder` over them."""

    folder: Path | None

    def lexicon(self, name: str) -> str:
        return lexicon(name, self.folder)

    def table(self, name: str) -> str:
        return table(name, self.folder)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What people are called; `listed`: our own table of given names, as it is written."""

    given: frozenset[str]
    surnames: frozenset[str]
    listed: frozenset[str]


def build_tools(data_dir: Path | None = None) -> Tools:
    """Load everything: about 3 s and 300 MB. Raises ModelError or DataError."""
    files, models, world = DataFiles(data_dir), load_models(), load_world(data_dir)
    holders = {holder.name for holder in world.holders}
    language = Language(models, {word for name in holders for word in name.split()})
    names = _known_names(files)
    lists = NameLists(names.given | _in_russian(names.listed), names.surnames, holders)
    contacts = parse_contacts(files.lexicon("contacts.toml"))
    staging = parse_staging(files.lexicon("staging.toml"))
    topics = parse_topics(files.lexicon("topics.toml"))
    tools = Tools(
        language=language,
        people=_people_tools(files, world, models.morphology, lists, language, contacts),
        forums=ForumFinder(world, language.lemma),
        places=_place_finder(files, world, language, staging),
        anniversaries=AnniversaryFinder(world, language.lemma),
        contacts=contacts,
        staging=staging,
        topics=TopicFinder(topics, language.lemma),
        noise=parse_noise(files.lexicon("noise.toml")),
        speech=parse_speech(files.lexicon("speech.toml")),
        outcomes=parse_outcomes(files.lexicon("outcomes.toml")),
        plain=_plain_tools(files, world, topics, names),
    )
    _settle()
    return tools


def _known_names(files: DataFiles) -> KnownNames:
    given, surnames = load_name_lists()
    rows = files.lexicon("given_names.txt").splitlines()
    listed = (name for row in rows if not row.startswith("#") for name in row.split())
    return KnownNames(given, surnames, frozenset(listed))


def _in_russian(names: frozenset[str]) -> frozenset[str]:
    """Lower case, ё as е; those in other letters left out."""
    return frozenset(
        name.lower().replace("ё", "е") for name in names if RUSSIAN_NAME.fullmatch(name)
    )


def _people_tools(
    files: DataFiles,
    world: World,
    morphology: Morphology,
    lists: NameLists,
    language: Language,
    contacts: Contacts,
) -> PeopleTools:
    titles = parse_titles(files.lexicon("titles.toml"), language.forms)
    organizations = parse_organizations(files.table("organizations.tsv"))
    roles = RoleFinder(world, titles, organizations, language.lemma)
    towns = {city.name for city in parse_cities(files.table("cities.tsv"))}
    vocabulary = Vocabulary(morphology, lists, world, roles.sides, towns, language.lemma)
    return PeopleTools(
        world,
        roles,
        NameFinder(Borders(titles, vocabulary)),
        vocabulary,
        DictionaryEvidence(morphology, lists),
        parse_references(files.lexicon("references.toml")),
        language.parse,
        contacts,
    )


def _place_finder(
    files: DataFiles, world: World, language: Language, staging: Staging
) -> PlaceFinder:
    cities = parse_cities(files.table("cities.tsv"))
    residences = parse_residences(files.table("residences.tsv"))
    regions = parse_regions(files.table("regions.tsv"))
    return PlaceFinder(world, (*cities, *residences), regions, language.lemma, staging.going)


def _plain_tools(
    files: DataFiles, world: World, topics: Topics, names: KnownNames
) -> dict[str, PlainTools]:
    """The tools of the languages without a tagger, by the language."""
    lexicons = [f"{name}_{code}" for name in LEXICONS for code in LANGUAGES]
    sources = Sources(
        lexicons={name: files.lexicon(f"{name}.toml") for name in lexicons},
        tables=Tables(
            countries=files.table("countries.tsv"),
            demonyms=files.table("demonyms.tsv"),
            cities=files.table("city_names.tsv"),
            organizations=files.table("organization_names.tsv"),
        ),
        world=world,
        topics=topics,
        given_names=names.given | names.listed,
        surnames=names.surnames,
    )
    return {code: build_plain(code, sources) for code in LANGUAGES}


def _settle() -> None:
    """Keep the collector of garbage from what stays loaded, and from every short-lived token.

    It took a third of the time of reading, and found nothing: facts hold no rings.
    """
    spare_loaded()
    gc.set_threshold(*SELDOM)
