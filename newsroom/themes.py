"""What a chat wants to hear of: people, countries, topics, organisations, cities. Pure.

As it is stored, in a subscription's interests and a watch's themes:

    {"persons": [1, 2], "countries": ["UZ"], "topics": ["climate"], "places": ["Астана"],
     "organizations": ["ООН"], "words": ["Давос"], "series": ["wef"]}

`words` stand in the name of a forum, place, office or side; a forum of one of the `series` fits as
well. A digest takes a meeting that is about any of its interests, a watch one that is about all of
its themes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from reading.queries import MeetingQuery
from storage.meetings import Participants
from storage.models import Meeting

Themes = Mapping[str, Any]


class Happening(Protocol):
    """A meeting with who takes part and what it is about."""

    @property
    def meeting(self) -> Meeting: ...
    @property
    def participants(self) -> Participants: ...
    @property
    def topics(self) -> frozenset[str]: ...
    @property
    def organizations(self) -> frozenset[str]: ...


KINDS = ("persons", "countries", "organizations", "topics", "places", "words")


def themes_of(query: MeetingQuery) -> dict[str, Any]:
    """What a query is about, as it is stored; days and forms are left out."""
    found = {
        "persons": list(dict.fromkeys(query.person_ids)),
        "countries": [*query.countries, *([query.within] if query.within else [])],
        "topics": [query.topic] if query.topic else [],
        "places": [query.place] if query.place else [],
        "organizations": [query.organization] if query.organization else [],
        "words": [query.free_words] if query.free_words else [],
        "series": list(query.series) if query.free_words else [],
    }
    return {kind: values for kind, values in found.items() if values}


def queries_of(themes: Themes, within: MeetingQuery) -> list[MeetingQuery]:
    """A query for each of the themes, of the days of another; none for everything."""
    series = tuple(themes.get("series", ()))
    return [
        *(replace(within, person_ids=(one,)) for one in themes.get("persons", ())),
        *(replace(within, country=one) for one in themes.get("countries", ())),
        *(replace(within, organization=one) for one in themes.get("organizations", ())),
        *(replace(within, topic=one) for one in themes.get("topics", ())),
        *(replace(within, place=one) for one in themes.get("places", ())),
        *(replace(within, words=one, series=series) for one in themes.get("words", ())),
    ]


def together(themes: Sequence[Themes]) -> dict[str, Any]:
    """The themes of all of them, each once."""
    joined: dict[str, Any] = {}
    for one in themes:
        for kind, values in one.items():
            known = joined.setdefault(kind, [])
            known += [value for value in values if value not in known]
    return joined


def key_of(themes: Themes) -> str:
    """The same for the same themes, in whatever order they were named."""
    parts = []
    for kind in KINDS:
        values = themes.get(kind, ())
        names = sorted(map(str, values))
        parts += [f"{kind}={','.join(names)}"] if names else []
    return ";".join(parts)


def with_heirs(themes: Themes, heirs: Mapping[int, int]) -> dict[str, Any]:
    """The same with those in whom others have been merged."""
    persons = [heirs.get(one, one) for one in themes.get("persons", ())]
    return {**themes, "persons": persons} if persons else dict(themes)


def is_about_any(news: Happening, themes: Themes) -> bool:
    """No themes at all stand for everything."""
    found = [*_found(news, themes)]
    return any(found) or not found


def is_about_all(news: Happening, themes: Themes) -> bool:
    """No themes at all stand for nothing."""
    found = [*_found(news, themes)]
    return bool(found) and all(found)


def _found(news: Happening, themes: Themes) -> Iterator[bool]:
    """Of each theme, whether the meeting is about it."""
    sides, meeting = news.participants, news.meeting
    persons = {side.person_id for side in sides}
    countries = {side.country for side in sides} | {meeting.country}
    yield from (one in persons for one in themes.get("persons", ()))
    yield from (one in countries for one in themes.get("countries", ()))
    yield from (one in news.organizations for one in themes.get("organizations", ()))
    yield from (one in news.topics for one in themes.get("topics", ()))
    yield from (one == meeting.place for one in themes.get("places", ()))
    series = tuple(f"{one}-" for one in themes.get("series", ()))
    is_of_series = bool(series) and (meeting.forum_key or "").startswith(series)
    names = [meeting.forum, meeting.place]
    names += [name for side in sides for name in (side.office, side.name)]
    for words in themes.get("words", ()):
        yield is_of_series or any(_stands_in(words, name) for name in names)


def _stands_in(words: str, name: str | None) -> bool:
    """«ЕС» as a word of its own; «профессор» has it too."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", name or "", re.IGNORECASE) is not None
