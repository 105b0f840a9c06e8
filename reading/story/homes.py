"""Whose bare «глава государства» and «министр» an article means: the country it writes from.

The outlet's, when the article came with it or names it («МОСКВА, 26 ноя - РИА Новости»); else the
one for which most speaks: where it happens, who acts first, whose people are named.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reading.facts import ArticleText
from reading.grammar.heads import is_subject
from reading.grammar.mentions import Mention
from reading.story.scenes import SentenceFacts
from reading.where.places import Direction
from reading.whom.people import Company
from reading.world import World

OURS = re.compile("казахстан", re.IGNORECASE)
"""Most of our outlets are Kazakh: of a text that names nobody's country but this, it is theirs."""

HEAD, TAIL = 600, 300
"""Characters of a page in which an outlet names itself."""

PASSED_ON = ("ссылкой на", "ссылаясь на", "по данным", "по информации", "как писал", "сообщению")
"""Whom another outlet only quotes: «со ссылкой на ТАСС»."""

OPENING = 3
"""Sentences whose subject is the one the article is about."""

FIRST, SCENE, NAMED = 1.5, 2.0, 1.0
"""What speaks for a country: who acts first, where it happens, each person named."""


def home_of(
    article: ArticleText,
    company: Company,
    world: World,
    outlets: Mapping[str, str],
    venue: str | None,
) -> str | None:
    """ISO code of the country, None when nothing tells. `venue`: the country it happens in."""
    return (
        article.country
        or _outlet_of(article.text, outlets)
        or _spoken_of(list(_countries(company, world)), company, venue)
        or ("KZ" if OURS.search(article.text) else None)
    )


def venue_of(scenes: Sequence[SentenceFacts]) -> str | None:
    """The country whose cities the article is mostly in."""
    cities = Counter(
        place.iso
        for scene in scenes
        for place in scene.places
        if place.is_city and place.direction is not Direction.WHENCE
    )
    return cities.most_common(1)[0][0] if cities else None


def _outlet_of(text: str, outlets: Mapping[str, str]) -> str | None:
    """The country of the outlet that the page names first."""
    low = text.lower()
    for page in (low[:HEAD], low[HEAD:][-TAIL:]):
        # «Интерфакс-Казахстан» is not «Интерфакс»: of those in one place the longest name counts.
        longest_last = sorted((name for name in outlets if name in page), key=len)
        places = {page.find(name): outlets[name] for name in longest_last}
        own = [at for at in places if not _is_passed_on(page, at)]
        if own:
            return places[min(own)]
    return None


def _is_passed_on(page: str, at: int) -> bool:
    return page[max(0, at - 20) : at].rstrip(' «"').endswith(PASSED_ON)


def _spoken_of(
    named: Sequence[tuple[Mention, str]], company: Company, venue: str | None
) -> str | None:
    """The country for which most speaks."""
    votes = [(venue, SCENE), (_first_to_act(named, company), FIRST)]
    weights: dict[str, float] = defaultdict(float)
    for country, weight in (*votes, *((country, NAMED) for _, country in named)):
        if country is not None:
            weights[country] += weight
    return max(weights, key=lambda country: weights[country], default=None)


def _first_to_act(named: Sequence[tuple[Mention, str]], company: Company) -> str | None:
    for mention, country in named:
        tokens = company.analysis.sentences[mention.sentence].tokens
        if mention.sentence < OPENING and is_subject(tokens, mention):
            return country
    return None


def _countries(company: Company, world: World) -> Iterator[tuple[Mention, str]]:
    """The names of the article, in its order, with the countries of their people."""
    known = {cluster.name: cluster.known for cluster in company.clusters if cluster.known}
    held = {
        one.person: one.role.side.iso
        for one in reversed(company.held)
        if one.role.side is not None and one.role.side.iso and not one.role.stands_in
    }
    for number in sorted(company.names):
        for mention in company.names[number]:
            person = mention.person or ""
            country = held.get(person) or world.country_of(known.get(person, person))
            if country is not None:
                yield mention, country
