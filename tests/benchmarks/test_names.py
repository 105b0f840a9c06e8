"""The benchmark of names judges as it says."""

import pytest

from benchmarks.names.evaluate import (
    MOST_ACCEPTED,
    Answer,
    Query,
    Result,
    judge,
    load_absent,
    load_queries,
    misses,
    table,
)
from bot.knowledge import load_world

QUERY = Query("case", "Дудой", "Анджей Дуда")
RIGHT = Answer(QUERY, ("Анджей Дуда",), is_sure=True)
OFFERED = Answer(QUERY, ("Анджей Дуда", "Иван Дуда"), is_sure=False)
SECOND = Answer(QUERY, ("Иван Дуда", "Анджей Дуда"), is_sure=False)
WRONG = Answer(QUERY, ("Иван Дуда",), is_sure=True)
ABSENT = Answer(Query("absent", "Пушкин", ""), ("Иван Дуда",), is_sure=True)


def result(*answers: Answer, accepted: int = 0) -> Result:
    return Result("own people", answers, [ABSENT] * accepted)


def test_the_first_name_counts_and_a_wrong_answer_is_told() -> None:
    mixed = result(RIGHT, OFFERED, SECOND, WRONG)
    assert (mixed.hits, mixed.sure, mixed.wrong) == (0.5, 0.25, 1)
    assert len(list(misses([mixed]))) == 3
    assert "0.500" in table([mixed])


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (result(RIGHT), 0),
        (result(RIGHT, accepted=MOST_ACCEPTED), 0),
        (result(RIGHT, accepted=MOST_ACCEPTED + 1), 1),
        (result(RIGHT, WRONG), 1),
    ],
)
def test_too_few_found_or_too_many_taken_is_a_failure(one: Result, code: int) -> None:
    assert judge([one]) == code


def test_the_tables_are_read_whole() -> None:
    queries = load_queries(load_world())
    assert len(queries) == 71
    assert len(load_absent()) == 40
    assert all(query.text and query.name for query in queries)
