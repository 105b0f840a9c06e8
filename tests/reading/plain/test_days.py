"""Which day English and Kazakh contacts have, beside the days of other things."""

from datetime import date

import pytest

from reading.facts import Status
from tests.reading.conftest import Reader
from tests.reading.plain.telling import told_in_full

pytestmark = pytest.mark.slow

TUESDAY = date(2024, 7, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In January 2024, Kassym-Jomart Tokayev traveled to Rome, where he met with "
            "President Sergio Mattarella.",
            "Mattarella+Tokayev meeting held 2024-01 Rome",
        ),
        (
            "July 2, 2024\n\nSergey Lavrov spoke with Hakan Fidan by phone. They also "
            "previewed Lavrov's upcoming trip to Astana.",
            "Lavrov visit planned - Astana",
        ),
        (
            "Roman Vassilenko told a July 1 briefing that trade had grown. He had met with "
            "Ambassador Antonello De Riu the same morning.",
            "Riu+Vassilenko meeting held 2024-07-01 -",
        ),
    ],
    ids=["where he met", "the day of the page", "the same morning"],
)
def test_a_contact_has_its_own_day(reader: Reader, text: str, expected: str) -> None:
    without_places = [line.rsplit(" ", 1)[0] for line in told_in_full(reader, text, TUESDAY)]
    assert expected.rsplit(" ", 1)[0] in without_places


def test_what_a_summit_to_come_is_on_is_not_when_they_spoke(reader: Reader) -> None:
    text = (
        "Қасым-Жомарт Тоқаев Режеп Тайип Ердоғанмен тілдесті. Тараптар 5 қыркүйекте Астанада "
        "өтетін саммитті талқылады."
    )
    told = told_in_full(reader, text, TUESDAY)
    assert not [line for line in told if "2024-09-05" in line and "held" in line]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Emmanuel Macron flew to Rome on Friday, to Madrid on Sunday and to Oslo on Monday.",
            ["06-28", "06-30", "07-01"],
        ),
        ("Emmanuel Macron will visit Italy on July 8 and Norway on July 9.", ["07-08", "07-09"]),
        ("On July 8 Emmanuel Macron will visit Italy and Norway.", ["07-08", "07-08"]),
    ],
)
def test_each_stop_of_a_tour_has_its_own_day(reader: Reader, text: str, days: list[str]) -> None:
    meetings = reader.facts(text, TUESDAY).meetings
    assert [f"{meeting.date.first:%m-%d}" for meeting in meetings if meeting.date.first] == days


def test_a_meeting_in_a_capital_is_on_the_day_of_its_country(reader: Reader) -> None:
    text = (
        "Emmanuel Macron will visit Italy on July 8 and Norway on July 9. "
        "In Oslo he will meet Prime Minister Jonas Gahr Støre."
    )
    told = told_in_full(reader, text, TUESDAY)
    assert [line for line in told if "meeting" in line and "2024-07-09" in line]


@pytest.mark.parametrize(
    "text",
    [
        "Recently Emmanuel Macron met Sergio Mattarella in Rome.",
        "Emmanuel Macron earlier held talks with Sergio Mattarella.",
        "Two days after his talks with Olaf Scholz, Emmanuel Macron met Sergio Mattarella.",
        "Жақында Қасым-Жомарт Тоқаев Садыр Жапаровпен кездесті.",
    ],
)
def test_what_was_on_some_other_day_is_not_of_the_article(reader: Reader, text: str) -> None:
    assert {meeting.date.first for meeting in reader.facts(text, TUESDAY).meetings} == {None}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Earlier on Monday Emmanuel Macron met Sergio Mattarella.", date(2024, 7, 1)),
        ("Earlier in the day Emmanuel Macron met Sergio Mattarella.", TUESDAY),
    ],
)
def test_earlier_with_a_day_is_on_that_day(reader: Reader, text: str, day: date) -> None:
    assert [meeting.date.first for meeting in reader.facts(text, TUESDAY).meetings] == [day]


@pytest.mark.parametrize("words", ["postponed until", "pushed back to"])
def test_what_is_put_off_has_the_month_it_is_put_off_to(reader: Reader, words: str) -> None:
    text = f"Emmanuel Macron's meeting with Helga Schmid has been {words} September."
    (meeting,) = reader.facts(text, TUESDAY).meetings
    assert meeting.status is Status.POSTPONED
    assert (meeting.date.first, meeting.date.last) == (date(2024, 9, 1), date(2024, 9, 30))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mark Rutte and Donald Tusk meet on Friday.", "Rutte+Tusk meeting planned 2024-07-05"),
        ("Mark Rutte and Donald Tusk met on Friday.", "Rutte+Tusk meeting held 2024-06-28"),
        ("Mark Rutte and Donald Tusk did meet on Friday.", "Rutte+Tusk meeting held 2024-06-28"),
        (
            "Mark Rutte and Donald Tusk hold talks in Oslo on July 8.",
            "Rutte+Tusk talks planned 2024-07-08",
        ),
        (
            "Tomorrow Mark Rutte and Donald Tusk co-chair a summit of the alliance.",
            "Rutte+Tusk multilateral planned 2024-07-03",
        ),
        (
            "Mark Rutte and Donald Tusk co-chaired a summit of the alliance on Monday.",
            "Rutte+Tusk multilateral held 2024-07-01",
        ),
    ],
)
def test_what_several_do_on_a_day_to_come_is_planned(
    reader: Reader, text: str, expected: str
) -> None:
    (line,) = told_in_full(reader, text, TUESDAY)
    assert line.startswith(expected)


def test_days_head_the_entries_of_a_diary(reader: Reader) -> None:
    text = (
        "DIARY - Political events\n"
        "MONDAY, JULY 8, 2024\nTASHKENT - Foreign Minister Baiba Braže meets Donald Tusk.\n"
        "TUESDAY, JULY 9\nASTANA - Mark Rutte and Andrej Babiš hold talks on a new bridge.\n"
    )
    lines = [line.rsplit(" ", 1)[0] for line in told_in_full(reader, text, date(2024, 7, 8))]
    assert lines == [
        "Babiš+Rutte talks planned 2024-07-09",
        "Braže+Tusk meeting planned 2024-07-08",
    ]
