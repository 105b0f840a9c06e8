"""What a forum in the text says of the article's day: it lies ahead, is on, or is over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from reading.facts import Basis
from reading.text.analysis import Sentence, Token
from reading.when.date_words import NUMBERS, UNITS, any_of, meaning, number_of
from reading.when.dates import FoundDate
from reading.when.forums import FoundForum
from reading.when.windows import (
    DAY,
    FEW_DAYS,
    SEASON,
    SOON,
    WEEK,
    YEAR,
    Clue,
    Dated,
    Rank,
    Window,
    is_ahead,
    lowered,
    year_window,
)
from reading.world import ForumSession


class Bearing(Enum):
    """How the words before a forum's name speak of it."""

    AT = "at"
    AHEAD = "ahead"
    TO_COME = "to come"
    BEHIND = "behind"
    IN_OFFICE = "in office"
    NAMED = "named"


NOT_YET = re.compile(r"еще не (?:открыл|начал|состоял)\w*")
EVE = re.compile(r"\bнакануне (?:\w+ ){0,3}(?:саммит|форум|заседан|сесси|встреч|конференц)\w*")
LEFT = re.compile(
    rf"оста(?:ется|лось|лись|ются)\s+(?:\w+\s+)?(?P<count>\d+|{any_of(NUMBERS)})?\s*"
    rf"(?P<unit>{any_of(UNITS)})\b"
)
BEFOREHAND = re.compile(
    rf"\b(?:за\s+)?(?:(?P<count>\d+|{any_of(NUMBERS)})\s+)?(?P<unit>{any_of(UNITS)})\s+"
    r"(?:до|before|ahead of)\b"
)
AGO = re.compile(rf"(?:(?P<count>\d+|{any_of(NUMBERS)})\s+)?(?P<unit>год\w*|лет)\s+назад")
ROOM = {"day": DAY, "week": FEW_DAYS, "month": timedelta(days=15), "year": timedelta(days=183)}
LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365}

COMING_WORDS = frozenset(
    {
        "предстоящий",
        "будущий",
        "грядущий",
        "преддверие",
        "накануне",
        "канун",
        "подготовка",
        "до",
        "к",
    }
    | {
        "перед",
        "планировать",
        "готовиться",
        "ожидаться",
        "намеренный",
        "намерен",
        "намерить",
        "собираться",
        "проведение",
    }
)
GONE_WORDS = frozenset({"прошлый", "прошедший", "предыдущий", "минувший", "после"})
AT_WORDS = frozenset(
    {
        "на",
        "в",
        "во",
        "по",
        "при",
        "поле",
        "кулуары",
        "кулуар",
        "ход",
        "рамка",
        "площадка",
        "участие",
    }
    | {"открытие", "закрытие", "работа", "заседание", "итог", "нынешний", "дискуссия", "неделя"}
)
OFFICES = frozenset({"председатель", "президент", "председательство"})
SKIPPED = frozenset({"ADJ", "NUM", "DET", "PUNCT"})
WORDS_BEFORE = 6


def clues_of_forum(forum: FoundForum, item: Dated) -> Iterator[Clue]:
    bearing = bearing_of(forum, item.sentence)
    if bearing is Bearing.AT and any(tells_year(found) for found in item.dates):
        # «На саммите в 2019 году он говорил …»: what is dated there in full may be a memory.
        return
    sessions = tuple(_agreeing(forum.sessions, item.dates)) or forum.sessions
    windows = list(_forum_windows(sessions, bearing, item.words))
    known = tuple(window for window in windows if window is not None)
    if known and len(known) == len(windows):
        rank = Rank.SESSION if len(known) == 1 else Rank.SERIES
        sources = tuple(f"forums:{session.id}" for session in sessions)
        is_told = any(words.search(item.words) for words in (LEFT, BEFOREHAND, EVE))
        basis = Basis.RELATIVE if is_told else Basis.FORUM
        yield Clue(known, rank, basis, forum.span, sources)


def tells_year(found: FoundDate) -> bool:
    """A date that the text gives with its year."""
    when = found.event_date
    return when.basis is Basis.EXPLICIT and when.first is not None and not found.is_partial


def bearing_of(forum: FoundForum, sentence: Sentence) -> Bearing:
    tokens = sentence.tokens
    inside = [i for i, token in enumerate(tokens) if forum.span.overlaps(token.span)]
    first, head = inside[0], next((i for i in inside if tokens[i].head not in inside), inside[0])
    before = tokens[max(0, first - WORDS_BEFORE) : first]
    near = [token.lemma for token in before if token.pos not in SKIPPED]
    described = {token.lemma for token in before[-2:]}
    if described & OFFICES:
        return Bearing.IN_OFFICE
    is_coming = {token.lemma for token in before} & COMING_WORDS or is_ahead(sentence)
    if is_coming or NOT_YET.search(lowered(sentence)):
        return Bearing.AHEAD
    if _will_be(tokens[inside[-1] + 1 :]):
        return Bearing.TO_COME
    if set(near[-2:]) & GONE_WORDS or described & GONE_WORDS:
        return Bearing.BEHIND
    acts = tokens[head].relation.startswith(("nsubj", "obj"))
    if acts and any(token.feats.get("Tense") == "Fut" for token in tokens):
        return Bearing.AHEAD
    return Bearing.AT if acts or set(near[-2:]) & AT_WORDS else Bearing.NAMED


def _will_be(after: Sequence[Token]) -> bool:
    """«саммит, который пройдёт …»."""
    opening = [token.lemma for token in after[:2]]
    return opening == [",", "который"] and any(
        token.feats.get("Tense") == "Fut" for token in after[2:WORDS_BEFORE]
    )


def _agreeing(
    sessions: Iterable[ForumSession], dates: Sequence[FoundDate]
) -> Iterator[ForumSession]:
    """«ВЕЭС заседал 27 июня», «апрельское заседание»: the sessions on such days."""
    partials = [found.partial for found in dates if found.partial and not found.is_weekday]
    for session in sessions:
        periods = [partial.around(session.first) for partial in partials]
        if any(p.first <= session.last and session.first <= p.last for ps in periods for p in ps):
            yield session


def _forum_windows(
    sessions: Iterable[ForumSession], bearing: Bearing, text: str
) -> Iterator[Window | None]:
    """The days on which an article may speak so of each session; None: it may on any day."""
    counted, soon = counting(text), bool(NOT_YET.search(text) or EVE.search(text))
    for session in sessions:
        yield counted_window(session, counted) or _borne_window(session, bearing, is_soon=soon)


@dataclass(frozen=True, slots=True)
class Counting:
    """Words that count the time between a session and the article."""

    before: re.Match[str] | None
    after: re.Match[str] | None


def counting(text: str) -> Counting:
    return Counting(LEFT.search(text) or BEFOREHAND.search(text), AGO.search(text))


def counted_window(session: ForumSession, told: Counting) -> Window | None:
    """«до саммита осталось три недели», "ten days before the summit", «год назад на саммите»."""
    match = told.before or told.after
    count = number_of(match["count"] or "1") if match else None
    if match is None or count is None:
        return None
    if told.before:
        return _around(session.first, -count, match)
    return year_window(session.first.year + count)


def _borne_window(session: ForumSession, bearing: Bearing, *, is_soon: bool) -> Window | None:
    match bearing:
        case Bearing.AHEAD:
            begin = min(session.first.replace(month=1, day=1), session.first - SEASON)
            return (session.first - SOON if is_soon else begin), session.first - DAY
        case Bearing.TO_COME:
            return None
        case Bearing.BEHIND:
            return session.last, date.max
        case Bearing.AT:
            return session.first - DAY, session.last + WEEK
        case Bearing.IN_OFFICE:
            return session.first, session.first + YEAR
        case _:
            return (session.first, date.max) if session.ordinal is not None else None


def _around(day: date, count: int, match: re.Match[str]) -> Window:
    unit = meaning(UNITS, match["unit"]) or "day"
    middle = day + timedelta(days=count * LENGTHS[unit])
    return middle - ROOM[unit], middle + ROOM[unit]
