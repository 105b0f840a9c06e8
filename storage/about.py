"""Meetings about free words: those that begin words of their forum, place, offices or sides."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import aliased

from reading.queries import MeetingQuery
from storage.models import Meeting
from storage.models.listed import ListedWord
from storage.owners import sought

FEW_ABOUT = 300
"""So many meetings about the same words are named one by one when others ask for them."""

MOST_ABOUT = 5_000
"""So many are looked for together; of more the next one is never far on any page."""


def is_about(query: MeetingQuery) -> ColumnElement[bool]:
    """Each of the words begins one of the same wording; or its forum is of the series they name."""
    bounds = _rarest_first(query)
    if not bounds:
        return or_(false(), *_of_series(query))
    word = aliased(ListedWord)
    of_meeting = and_(word.meeting_id == Meeting.id, *_beside(word, bounds))
    return or_(exists().where(of_meeting), *_of_series(query))


def all_about(query: MeetingQuery) -> list[Select[int]]:
    """The same meetings, out of the index of words; and those of the series."""
    series = _of_series(query)
    statements = [select(Meeting.id).where(or_(*series))] if series else []
    bounds = _rarest_first(query)
    if bounds:
        word = aliased(ListedWord)
        statements.append(select(word.meeting_id).where(*_beside(word, bounds)).distinct())
    return statements


def _rarest_first(query: MeetingQuery) -> list[tuple[str, str]]:
    """What is sought; the longest word is the rarest, as a rule."""
    return sorted(sought(query.free_words), key=lambda one: -len(one[0]))


def _beside(word: Any, bounds: Sequence[tuple[str, str]]) -> list[ColumnElement[bool]]:
    """The word lies within the first bounds, and in its wording there are words for the others."""
    conditions = [word.word.between(*bounds[0])]
    for others in bounds[1:]:
        other = aliased(ListedWord)
        same = and_(other.meeting_id == word.meeting_id, other.wording == word.wording)
        conditions.append(exists().where(same, other.word.between(*others)))
    return conditions


def _of_series(query: MeetingQuery) -> list[ColumnElement[bool]]:
    return [Meeting.forum_key.startswith(f"{one}-", autoescape=True) for one in query.series]
