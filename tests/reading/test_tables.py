"""The data files: a malformed row is refused by its file and line, a day is read at any width."""

from datetime import date

import pytest

from reading.tables import DataError, interval, parse_organizations, parse_series


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("brics\t\tсаммит БРИКС", "series.tsv, line 3: the column name_ru is empty"),
        ("\tсаммит БРИКС\t", "series.tsv, line 3: the column series is empty"),
    ],
    ids=["no name", "no key"],
)
def test_a_row_that_lacks_a_value_is_refused(row: str, complaint: str) -> None:
    table = f"series\tname_ru\tnames\nots\tсаммит ОТГ\t\n{row}\n"
    with pytest.raises(DataError, match=f"^{complaint}$"):
        parse_series(table)


def test_a_table_that_lacks_a_column_is_refused() -> None:
    with pytest.raises(DataError, match=r"^organization_names\.tsv, line 2: 'name'$"):
        parse_organizations("name\tvariants\nЕБРР\tБанк\n", "variants\nБанк\n")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2019-09-24", date(2019, 9, 24), date(2019, 9, 24)),
    ],
)
def test_a_day_is_as_wide_as_it_is_written(text: str, first: date, last: date) -> None:
    assert interval(text) == (first, last)


@pytest.mark.parametrize("text", ["2019-09-24-1", "2019-02-30", "2019-13", "скоро"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        interval(text)
