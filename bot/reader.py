"""Builds what reading needs, and reads in a process of its own, off the event loop."""

import asyncio
import gc
import logging
import multiprocessing
import os
import re
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Self

from bot.knowledge import lexicon, load_world, table
from bot.models import load_models, load_name_lists
from newsroom.collecting import ReadingError
from reading.article import Tools, read_article
from reading.contacts.contacts import parse_contacts
from reading.facts import ArticleText, Facts
from reading.language import Language
from reading.people.name_borders import Borders
from reading.people.naming import NameFinder
from reading.people.roles import RoleFinder
from reading.people.sides import parse_organizations
from reading.people.titles import parse_titles
from reading.people.vocabulary import Vocabulary
from reading.plain.sides import Tables
from reading.plain.tools import LANGUAGES, LEXICONS, Sources, build_plain
from reading.said.outcomes import parse_outcomes
from reading.said.topics import TopicFinder, parse_topics
from reading.said.voices import parse_speech
from reading.spelling.evidence import DictionaryEvidence, NameLists
from reading.text.cleaning import parse_noise
from reading.when.anniversaries import AnniversaryFinder
from reading.when.forums import ForumFinder
from reading.where.places import PlaceFinder, parse_cities, parse_residences
from reading.where.staging import parse_staging
from reading.whom.cast import PeopleTools
from reading.whom.reference_words import parse_references

log = logging.getLogger(__name__)

SELDOM = (20_000, 20, 20)
"""After how many new objects the collector of garbage looks, and how often at the older ones."""

SLOWEST_SECONDS = 60.0
"""The longest text we read takes 3 s; an article that needs more is given up."""


class ReaderPool:
    """One worker process with the models, started by the first article and again if it dies."""

    def __init__(self, data_dir: Path | None = None) -> None:
        self._data_dir = data_dir
        self._pool: ProcessPoolExecutor | None = None
        # Whoever waits for the worker neither uses up time nor falls with another's article.
        self._turn = asyncio.Lock()

    async def read(self, article: ArticleText) -> Facts:
        """Read one article in the worker. Raises ReadingError; the next article is read anew."""
        async with self._turn:
            return await self._read(article)

    async def _read(self, article: ArticleText) -> Facts:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(SLOWEST_SECONDS):
                return await loop.run_in_executor(self._started(), _read, article)
        except TimeoutError:
            self._stop()
            raise ReadingError(f"it takes more than {SLOWEST_SECONDS:.0f} s to read") from None
        except BrokenProcessPool:
            self._stop()
            raise ReadingError("the process that read it died") from None
        except Exception as error:
            # A rule that stumbles over one article must not keep the others from being read.
            log.exception("A rule failed")
            raise ReadingError(f"a rule failed: {error!r}") from error

    def close(self) -> None:
        """Stop the worker; the pool starts it again when needed."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=1,
                # A fork would copy the event loop and its database connections.
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_load,
                initargs=(self._data_dir,),
            )
        return self._pool

    def _stop(self) -> None:
        """Give the worker up without waiting for it."""
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        workers = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()


def build_tools(data_dir: Path | None = None) -> Tools:
    """Load everything: about 3 s and 300 MB. Raises ModelError or DataError."""
    models = load_models()
    world = load_world(data_dir)
    references = parse_references(lexicon("references.toml", data_dir))
    people = {holder.name for holder in world.holders}
    language = Language(models, {word for name in people for word in name.split()})
    titles = parse_titles(lexicon("titles.toml", data_dir), language.forms)
    organizations = parse_organizations(table("organizations.tsv", data_dir))
    roles = RoleFinder(world, titles, organizations, language.lemma)
    first_names, surnames = load_name_lists()
    listed = _listed_names(lexicon("given_names.txt", data_dir))
    lists = NameLists(first_names | _in_russian(listed), surnames, people)
    evidence = DictionaryEvidence(models.morphology, lists)
    cities = parse_cities(table("cities.tsv", data_dir))
    towns = {city.name for city in cities}
    vocabulary = Vocabulary(models.morphology, lists, world, roles.sides, towns, language.lemma)
    names = NameFinder(Borders(titles, vocabulary))
    contacts = parse_contacts(lexicon("contacts.toml", data_dir))
    residences = parse_residences(table("residences.tsv", data_dir))
    staging = parse_staging(lexicon("staging.toml", data_dir))
    topics = parse_topics(lexicon("topics.toml", data_dir))
    sources = Sources(
        lexicons={
            f"{name}_{code}": lexicon(f"{name}_{code}.toml", data_dir)
            for name in LEXICONS
            for code in LANGUAGES
        },
        tables=Tables(
            countries=table("countries.tsv", data_dir),
            demonyms=table("demonyms.tsv", data_dir),
            cities=table("city_names.tsv", data_dir),
            organizations=table("organization_names.tsv", data_dir),
        ),
        world=world,
        topics=topics,
        given_names=first_names | listed,
        surnames=surnames,
    )
    tools = Tools(
        language=language,
        people=PeopleTools(
            world, roles, names, vocabulary, evidence, references, language.parse, contacts
        ),
        forums=ForumFinder(world, language.lemma),
        places=PlaceFinder(world, (*cities, *residences), language.lemma, staging.going),
        anniversaries=AnniversaryFinder(world, language.lemma),
        contacts=contacts,
        staging=staging,
        topics=TopicFinder(topics, language.lemma),
        noise=parse_noise(lexicon("noise.toml", data_dir)),
        speech=parse_speech(lexicon("speech.toml", data_dir)),
        outcomes=parse_outcomes(lexicon("outcomes.toml", data_dir)),
        plain={code: build_plain(code, sources) for code in LANGUAGES},
    )
    _settle()
    return tools


def _settle() -> None:
    """Keep the collector of garbage from what stays loaded, and from every short-lived token.

    It took a third of the time of reading, and found nothing: facts hold no rings.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _listed_names(text: str) -> frozenset[str]:
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name for line in lines for name in line.split())


def _in_russian(names: frozenset[str]) -> frozenset[str]:
    """Lower case, ё as е; those in other letters left out."""
    return frozenset(
        name.lower().replace("ё", "е") for name in names if RUSSIAN_NAME.fullmatch(name)
    )


RUSSIAN_NAME = re.compile("[А-Яа-яЁё-]+")

_tools: list[Tools] = []
"""The worker's own; one process reads with one set of models."""


def _load(data_dir: Path | None) -> None:
    end_with_parent()
    _tools.append(build_tools(data_dir))


def end_with_parent() -> None:
    """End this worker when the program is killed: alone it would wait for ever, with 300 MB."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _read(article: ArticleText) -> Facts:
    return read_article(article, _tools[0])
