from datetime import date

import pytest

from newsroom.rendering.periods import file_name
from newsroom.rendering.statistics import MOST_YEARS, columns_of
from reading.facts import Form
from reading.queries import MeetingQuery
from storage.statistics import MonthCount, Numbers


def numbers(*months: tuple[int, int | None, int]) -> Numbers:
    rows = [MonthCount(year, month, Form.TALKS, count) for year, month, count in months]
    held = sum(count for _, _, count in months)
    return Numbers(held, {}, {}, rows, 0, (), (), (), (), None, None)


@pytest.mark.parametrize(
    ("counted", "query", "first", "last", "total"),
    [
        ([(2024, 1, 2), (2024, 3, 1)], MeetingQuery(), (2024, 1), (2024, 3), 3),
        ([(2024, 1, 2), (2024, None, 5)], MeetingQuery(), (2024, 1), (2024, 1), 2),
        (
            [(2024, 5, 2)],
            MeetingQuery(first=date(2024, 1, 1), last=date(2024, 12, 31)),
            (2024, 1),
            (2024, 12),
            2,
        ),
        ([(2019, 1, 2), (2024, 3, 1)], MeetingQuery(), (2019, None), (2024, None), 3),
        ([(2024, None, 5)], MeetingQuery(), (2024, None), (2024, None), 5),
        ([(1945, 2, 1), (2024, 3, 4)], MeetingQuery(), (2025 - MOST_YEARS, None), (2024, None), 4),
    ],
    ids=["months", "a year alone", "the year asked for", "years", "only years", "the last years"],
)
def test_what_the_bars_stand_for(
    counted: list[tuple[int, int | None, int]],
    query: MeetingQuery,
    first: tuple[int, int | None],
    last: tuple[int, int | None],
    total: int,
) -> None:
    columns = columns_of(numbers(*counted), query)
    assert columns is not None
    assert (columns.keys[0], columns.keys[-1]) == (first, last)
    # What has no bar is counted beside them.
    assert columns.total == total


def test_there_are_no_bars_without_a_year() -> None:
    assert columns_of(numbers(), MeetingQuery()) is None


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (None, None, "dipcourier-stats-all"),
        (date(2024, 1, 1), date(2024, 12, 31), "dipcourier-stats-2024"),
        (date(2019, 1, 1), date(2021, 12, 31), "dipcourier-stats-2019-2021"),
        (date(2024, 3, 5), date(2024, 4, 1), "dipcourier-stats-2024-03-05--2024-04-01"),
        (date(2024, 3, 5), None, "dipcourier-stats-since-2024-03-05"),
        (None, date(2024, 3, 5), "dipcourier-stats-until-2024-03-05"),
    ],
)
def test_a_file_is_called_by_its_period(first: date | None, last: date | None, name: str) -> None:
    assert file_name("stats", MeetingQuery(first=first, last=last)) == name
