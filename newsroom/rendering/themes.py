"""What a chat wants to hear of, in words."""

from collections.abc import Iterator, Mapping

from newsroom.rendering.html import Html, escape, join, shorten
from newsroom.rendering.names import country_name, surname
from newsroom.rendering.texts import Texts
from newsroom.themes import Themes
from reading.world import World
from storage.models import Person

LONGEST_WORDS = 40
MOST_NAMED = 12


def themes_words(
    texts: Texts, themes: Themes, people: Mapping[int, Person], world: World, between: str = ", "
) -> Html:
    """«Токаев, ООН, Узбекистан, климат»; "" for everything. `people`: those that are known."""
    names = [escape(name) for name in _names(texts, themes, people, world)]
    more = [escape("…")] if len(names) > MOST_NAMED else []
    return join([*names[:MOST_NAMED], *more], between)


def _names(
    texts: Texts, themes: Themes, people: Mapping[int, Person], world: World
) -> Iterator[str]:
    for one in themes.get("persons", ()):
        if one in people:
            yield surname(texts.called(people[one].name), people[one].country)
    yield from (country_name(one, texts.language) for one in themes.get("countries", ()))
    for kind in ("organizations", "words"):
        yield from (shorten(one, LONGEST_WORDS) for one in themes.get(kind, ()))
    yield from (texts.names.place(one) for one in themes.get("places", ()))
    yield from (world.topic_name(one, texts.language) for one in themes.get("topics", ()))
