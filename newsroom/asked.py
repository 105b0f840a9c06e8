"""What a question in plain words is about: people, countries, places, organisations, days.

A name that nobody knows is never passed over: an answer about the others would be another answer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsroom.gatherings import find_gathering, find_topics
from newsroom.whom import (
    CAPITALIZED,
    LONGEST_NAME,
    SHORTEST,
    WORD,
    Unclear,
    Whom,
    nominatives,
    placed,
)
from reading.queries import Asked, MeetingQuery, parse_arguments

WITH = re.compile(r"\b(?:со?|with)\s+(?P<name>[\w-]{4,})(?=\s*$|\s*[?.!,])", re.IGNORECASE)
"""«когда токаев виделся с иванько»: without capitals only this place is one of a name."""

OPENINGS = frozenset({
    "что", "чем", "чём", "какой", "какая", "какие", "каких", "какое", "почему", "зачем", "куда",
    "откуда", "правда", "есть", "будет", "скажи", "скажите", "подскажи", "подскажите", "назови",
    "назовите", "перечисли", "список", "президент", "what", "which", "how", "why", "is", "are",
    "will", "does", "do", "can", "could", "please", "tell", "give", "list", "any", "president",
    "неге", "қандай", "қайсы", "айтшы",
})  # fmt: skip
"""With a capital at the beginning of a question, and no names."""


async def find_subject(text: str, whom: Whom) -> MeetingQuery | Unclear | None:
    """The meetings a question is about; whom it names that nobody knows; None: it names nothing."""
    people = await whom.people_in(text)
    asked = parse_arguments(text, whom.today)
    if not people and not _has_capitals(text):
        return await whom.find_question(text) or await _unknown_with(text, whom)
    query = MeetingQuery(
        person_ids=tuple(dict.fromkeys(one.match.id for one in people)),
        first=asked.first,
        last=asked.last,
        forms=asked.forms,
        status=asked.status,
    )
    known = {word for one in people for word in one.words}
    is_named = bool(people)
    for name in _others(asked, known):
        found = await _what(name, whom)
        if found is None:
            return await whom.unclear(name, await whom.find_person(name))
        found = placed(found, name, text)
        query, is_named = _both(query, found), True
    if not _has_capitals(text):
        return await _unknown_with(text, whom) or query
    return query if is_named else None


def find_days(text: str, whom: Whom) -> MeetingQuery | None:
    """«сколько встреч было в 2019»: what a question asks for that names nobody and nothing."""
    asked = parse_arguments(text, whom.today)
    is_bare = not any(map(CAPITALIZED.fullmatch, WORD.findall(" ".join(asked.names))))
    if not is_bare or not (asked.first or asked.last or asked.forms):
        return None
    return MeetingQuery(first=asked.first, last=asked.last, forms=asked.forms)


def _has_capitals(text: str) -> bool:
    return any(map(CAPITALIZED.fullmatch, WORD.findall(text)))


def _others(asked: Asked, known: set[str]) -> Iterator[str]:
    """Names in a row with capitals that name none of the people found."""
    for part in asked.names:
        row: list[str] = []
        for word in [*WORD.findall(part), ""]:
            if CAPITALIZED.fullmatch(word) and word not in known and word.lower() not in OPENINGS:
                row.append(word)
                continue
            name = " ".join(row)
            if len(name) >= SHORTEST or name.isupper():
                yield name
            row = []


async def _what(name: str, whom: Whom) -> MeetingQuery | None:
    """A country, a city, an organisation or forum, a topic; None when it is nothing known."""
    country = whom.world.spelled_countries.best(name)
    if country is not None:
        return MeetingQuery(country=country.owner)
    place = await whom.work.meetings.find_place(nominatives(name))
    if place is not None:
        return MeetingQuery(place=place)
    capital = whom.world.spelled_capitals.best(name)
    if capital is not None:
        # Nobody met there, as far as we know: that is the answer.
        return MeetingQuery(place=capital.owner)
    gathering = await find_gathering(name, whom.work, whom.world)
    if gathering is not None:
        return gathering
    topics = find_topics(name, whom.world)
    return MeetingQuery(topic=topics[0]) if len(topics) == 1 else None


def _both(query: MeetingQuery, more: MeetingQuery) -> MeetingQuery:
    countries: Sequence[str] = (*query.countries, *more.countries)
    return replace(
        query,
        country=countries[0] if countries else None,
        more_countries=tuple(countries[1:]),
        place=more.place or query.place,
        within=more.within or query.within,
        words=more.words or query.words,
        series=more.series or query.series,
        organization=more.organization or query.organization,
        topic=more.topic or query.topic,
    )


async def _unknown_with(text: str, whom: Whom) -> Unclear | None:
    match = WITH.search(text)
    if match is None:
        return None
    name = match["name"][:LONGEST_NAME]
    found = await whom.find_person(name)
    if found.sure is not None or await _what(name, whom) is not None:
        return None
    return await whom.unclear(name, found)
