"""Loads the words of all languages from `bot/locales/LANGUAGE/*.ftl`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

from newsroom.rendering.readers import InLanguage, InRussian
from newsroom.rendering.texts import Texts
from reading.world import World

LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("ru", "kk", "en")
RUSSIAN = "ru"


def load_texts(language: str) -> Texts:
    """The catalogue of one language; raises ValueError when a file of it can't be parsed."""
    bundle = FluentBundle([language], use_isolating=False)
    # fluent.runtime's own loader leaves its files open.
    for path in sorted((LOCALES / language).glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        junk = [entry for entry in resource.body if isinstance(entry, Junk)]
        if junk:
            raise ValueError(f"{path.name} in {language!r}: {junk[0].content!r}")
        bundle.add_resource(resource)
    return Texts(language, bundle)


@cache
def load_catalogues() -> Mapping[str, Texts]:
    """All languages, read once."""
    return {language: load_texts(language) for language in LANGUAGES}


def catalogues_of(world: World) -> Mapping[str, Texts]:
    """All languages, with names of people and places as their readers call them.

    Russian is what the archive speaks itself.
    """
    return {
        language: texts.naming(
            InRussian(world) if language == RUSSIAN else InLanguage(world, language)
        )
        for language, texts in load_catalogues().items()
    }
