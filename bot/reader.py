"""Builds what reading needs: models, tables and lexicons, once a process."""

from pathlib import Path

from bot.knowledge import lexicon, load_world, table
from bot.models import load_models, load_name_lists
from reading.article import Tools
from reading.cleaning import parse_noise
from reading.contacts import parse_contacts
from reading.documents import AnniversaryFinder
from reading.forums import ForumFinder
from reading.language import Language
from reading.names import DictionaryEvidence
from reading.people import PeopleTools
from reading.places import PlaceFinder, parse_cities
from reading.roles import RoleFinder, parse_organizations, parse_titles


def build_tools(data_dir: Path | None = None) -> Tools:
    """Load everything: about 3 s and 300 MB. Raises ModelError or DataError."""
    models = load_models()
    language = Language(models)
    world = load_world(data_dir)
    titles = parse_titles(lexicon("titles.toml", data_dir))
    organizations = parse_organizations(table("organizations.tsv", data_dir))
    roles = RoleFinder(world, titles, organizations, language.lemma)
    evidence = DictionaryEvidence(models.morphology, *load_name_lists())
    return Tools(
        language=language,
        people=PeopleTools(world, titles, roles, evidence),
        forums=ForumFinder(world, language.lemma),
        places=PlaceFinder(world, parse_cities(table("cities.tsv", data_dir)), language.lemma),
        anniversaries=AnniversaryFinder(world, language.lemma),
        contacts=parse_contacts(lexicon("contacts.toml", data_dir)),
        noise=parse_noise(lexicon("noise.toml", data_dir)),
    )
