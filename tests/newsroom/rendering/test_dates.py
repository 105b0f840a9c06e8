from datetime import date

import pytest

from bot.texts import load_catalogues
from newsroom.rendering.dates import date_words
from reading.facts import UNDATED, EventDate, Precision


def days(first: str, last: str, precision: Precision = Precision.RANGE) -> EventDate:
    ends = [date.fromisoformat(day) if day else None for day in (first, last)]
    return EventDate(ends[0], ends[1], precision)


CASES = [
    (days("2019-09-24", "2019-09-24", Precision.DAY), "24 сентября 2019", "24 September 2019"),
    (days("2019-09-01", "2019-09-30", Precision.MONTH), "сентябрь 2019", "September 2019"),
    (days("2025-01-01", "2025-12-31", Precision.YEAR), "2025", "2025"),
    (days("2021-01-01", "2021-10-31"), "2021, до ноября", "2021, before November"),
    (days("2025-11-01", "2025-12-31"), "конец 2025", "late 2025"),
    (days("2025-09-01", "2025-12-31"), "2025, с сентября", "2025, from September"),
    (days("2025-09-09", "2025-12-31"), "до конца 2025", "by the end of 2025"),
    (days("2024-07-03", "2024-07-04"), "3–4 июля 2024", "3–4 July 2024"),
    (days("2024-06-29", "2024-07-04"), "29 июня 2024 – 4 июля 2024", "29 June 2024 – 4 July 2024"),
    (days("2023-06-01", "2023-08-31", Precision.SEASON), "лето 2023", "summer 2023"),
    (days("2023-12-01", "2024-02-29", Precision.SEASON), "зима 2024", "winter 2024"),
    (days("2024-02-01", "2024-03-31"), "февраль–март 2024", "February–March 2024"),
    (days("2015-01-01", "2018-12-31"), "2015–2018", "2015–2018"),
    (
        days("2023-11-01", "2024-02-29"),
        "ноябрь 2023 – февраль 2024",
        "November 2023 – February 2024",
    ),
    (
        days("2010-01-01", "", Precision.BOUND),
        "без точной даты, не раньше 2010",
        "no exact date, not before 2010",
    ),
    (
        days("", "2021-10-31", Precision.BOUND),
        "без точной даты, не позже октября 2021",
        "no exact date, not after October 2021",
    ),
    (
        days("2010-12-02", "", Precision.BOUND),
        "без точной даты, не раньше 2 декабря 2010",
        "no exact date, not before 2 December 2010",
    ),
    (UNDATED, "без точной даты", "no exact date"),
]


@pytest.mark.parametrize(("when", "russian", "english"), CASES, ids=[case[1] for case in CASES])
def test_a_date_is_told_as_exactly_as_it_is_known(
    when: EventDate, russian: str, english: str
) -> None:
    texts = load_catalogues()
    assert date_words(texts["ru"], when) == russian
    assert date_words(texts["en"], when) == english
    assert str(2009) not in date_words(texts["kk"], when)
