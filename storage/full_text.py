"""How the two engines are asked for words. What is asked, and of which lemmas, is the same.

SQLite has the virtual table `search_words` (FTS5, without content), PostgreSQL a table of that name
with a `tsvector` that is spelled here, place by place, so that no parser of its own comes between.
Both number their rows by `search_documents.id`. These tables are no part of the models: they hold
nothing that can't be made again from the articles.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from reading.search.lemmas import Alternative
from reading.search.questions import ArticleQuery, Phrase

PREFIX = "search_"
"""Begins the names of the tables, indexes and shadow tables of full text."""

MOST_SPELLINGS = 16
"""Ways to read a phrase that are looked for; most have one or two."""

GAP = 10
"""Places between headline and text, so that no phrase runs across."""

LAST_PLACE = 16_383
MOST_PLACES = 255
"""What PostgreSQL remembers of where a word stands."""


IN_TITLE = "^"
"""Begins the words of a headline, which PostgreSQL has twice: its index knows no weights."""

WALKED = 5_000
"""So many of the nearest articles are looked through before the index is asked for all that fit."""


@dataclass(frozen=True, slots=True)
class Engine:
    """The statements of one engine. `any` may leave out some of many, `newest` never does.

    All take `match`, `low`, `high` (ids of documents, both included) and `most`; `add` takes a
    `row` of an id, the words of the headline and those of the text. `settings` come before all that
    look for words.
    """

    row: Callable[[int, Sequence[str], Sequence[str]], dict[str, Any]]
    add: str
    last: str
    any: str
    newest: str
    oldest: str
    ranked: str
    settings: str = ""


FITS = "words @@ CAST(:match AS tsquery)"


def _sqlite_row(number: int, title: Sequence[str], text: Sequence[str]) -> dict[str, Any]:
    return {"id": number, "title": " ".join(title), "text": " ".join(text)}


def _postgresql_row(number: int, title: Sequence[str], text: Sequence[str]) -> dict[str, Any]:
    marked = [IN_TITLE + word for word in title]
    headline = f"{_spelled(title, 'A', 1)} {_spelled(marked, 'A', 1)}"
    return {"id": number, "title": headline, "text": _spelled(text, "", GAP)}


def postgresql_nearest(order: str, walked: int = WALKED) -> str:
    """Of a usual word the nearest are found at once, of a rare one all are few.

    A plan that walks until there are enough may walk through all articles, one that asks the index
    sorts all that fit: neither is right for every word, and no statistics tell which is.
    """
    return (
        "WITH near AS MATERIALIZED (SELECT rowid FROM (SELECT rowid, words FROM search_words"  # noqa: S608 - ours
        f" WHERE rowid BETWEEN :low AND :high ORDER BY rowid {order} LIMIT {walked}) AS walked"
        f" WHERE {FITS} ORDER BY rowid {order} LIMIT :most),"
        " far AS MATERIALIZED (SELECT rowid FROM search_words"
        f" WHERE (SELECT count(*) FROM near) < :most AND {FITS} AND rowid BETWEEN :low AND :high)"
        f" SELECT rowid FROM near UNION SELECT rowid FROM far ORDER BY rowid {order} LIMIT :most"
    )


SQLITE_HITS = (
    " FROM search_words CROSS JOIN search_documents d ON d.id = search_words.rowid"
    " WHERE search_words MATCH :match AND search_words.rowid BETWEEN :low AND :high"
)
SQLITE_NEWEST = f"SELECT d.id {SQLITE_HITS} ORDER BY search_words.rowid DESC LIMIT :most"
SQLITE = Engine(
    row=_sqlite_row,
    add="INSERT INTO search_words (rowid, title, text) VALUES (:id, :title, :text)",
    # Its own list of rows also holds those that no document leads to any more.
    last="SELECT max(id) FROM search_words_docsize WHERE id BETWEEN :low AND :high",
    any=SQLITE_NEWEST,
    newest=SQLITE_NEWEST,
    oldest=f"SELECT d.id {SQLITE_HITS} ORDER BY search_words.rowid LIMIT :most",
    # A word in the headline counts four times, on either engine.
    ranked=f"SELECT d.id, -bm25(search_words, 4, 1) {SQLITE_HITS} LIMIT :most",
)
POSTGRESQL_HITS = f" FROM search_words WHERE {FITS} AND rowid BETWEEN :low AND :high"
POSTGRESQL = Engine(
    row=_postgresql_row,
    add=(
        "INSERT INTO search_words (rowid, words)"
        " VALUES (:id, CAST(:title AS tsvector) || CAST(:text AS tsvector))"
    ),
    last="SELECT max(id) FROM search_documents WHERE id BETWEEN :low AND :high",
    # Planned by itself: for a few rows of many PostgreSQL might walk through all articles.
    any=(
        f"WITH found AS MATERIALIZED (SELECT rowid {POSTGRESQL_HITS})"  # noqa: S608 - ours
        " SELECT rowid FROM found LIMIT :most"
    ),
    newest=postgresql_nearest("DESC"),
    oldest=postgresql_nearest("ASC"),
    ranked=(
        "SELECT rowid, ts_rank('{0.25, 0, 0, 1}', words, CAST(:match AS tsquery))"
        f" {POSTGRESQL_HITS} LIMIT :most"
    ),
    # A plan for whatever words and days (made after five times) takes both for rare.
    settings=(
        "SELECT set_config('plan_cache_mode', 'force_custom_plan', true),"
        " set_config('enable_seqscan', 'off', true)"
    ),
)


def is_of_the_models(name: str | None, kind: str, _: object) -> bool:
    """Whether a table that is found in an archive should be one of the models; Alembic asks."""
    return kind != "table" or name is None or not name.startswith(PREFIX)


def sqlite_match(query: ArticleQuery) -> str:
    """The question in FTS5's language. Every word is quoted: nothing typed is an operator."""
    wanted = " AND ".join(_sqlite_phrase(phrase) for phrase in query.wanted)
    if not query.excluded:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(_sqlite_phrase(one) for one in query.excluded)})"


def postgresql_match(query: ArticleQuery) -> str:
    """The question as a `tsquery`."""
    wanted = [_postgresql_phrase(phrase) for phrase in query.wanted]
    unwanted = [f"!{_postgresql_phrase(phrase)}" for phrase in query.excluded]
    return " & ".join(wanted + unwanted)


def _spelled(words: Sequence[str], weight: str, start: int) -> str:
    """Words as a `tsvector`: each with its places and the weight of its field."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words, start):
        places.setdefault(word, []).append(min(place, LAST_PLACE))
    return " ".join(
        f"'{word}':" + ",".join(f"{place}{weight}" for place in found[:MOST_PLACES])
        for word, found in places.items()
    )


def _sqlite_phrase(phrase: Phrase) -> str:
    spellings = islice(product(*phrase.places), MOST_SPELLINGS)
    either = f"({' OR '.join(_quoted(spelling) for spelling in spellings)})"
    return f"{{title}} : {either}" if phrase.is_in_title else either


def _quoted(words: Iterable[Alternative]) -> str:
    words = list(words)
    # Only the last word of a phrase may be one of which FTS5 knows the beginning alone.
    opening = " *" if words[-1].is_opening else ""
    return f'"{" ".join(word.text for word in words)}"{opening}'


def _postgresql_phrase(phrase: Phrase) -> str:
    mark = IN_TITLE if phrase.is_in_title else ""
    return f"({' <-> '.join(_either(place, mark) for place in phrase.places)})"


def _either(place: Iterable[Alternative], mark: str) -> str:
    return f"({' | '.join(_lexemes(place, mark))})"


def _lexemes(place: Iterable[Alternative], mark: str) -> Iterator[str]:
    for word in place:
        yield f"'{mark}{word.text}'" + (":*" if word.is_opening else "")
