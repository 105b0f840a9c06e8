"""Who met whom in English: the sure phrases, and what is left alone."""

from datetime import date

import pytest

from reading.documents import published
from reading.english import Calendar, read_english
from reading.facts import Form, MeetingReport, Person, Span, Status
from reading.world import World

TOKAYEV, LAVROV = "Касым-Жомарт Токаев", "Сергей Лавров"
DAY = published(date(2024, 7, 3))


def read(text: str, world: World) -> tuple[tuple[Person, ...], tuple[MeetingReport, ...]]:
    return read_english(text, [Span(0, len(text))], world, Calendar((), DAY))


@pytest.mark.parametrize(
    ("text", "form", "status"),
    [
        (
            "President Kassym-Jomart Tokayev met with Foreign Minister Sergei Lavrov in Astana.",
            Form.MEETING,
            Status.HELD,
        ),
        ("Kassym-Jomart Tokayev held talks with Sergei Lavrov.", Form.TALKS, Status.HELD),
        ("Kassym-Jomart Tokayev received Sergei Lavrov.", Form.MEETING, Status.HELD),
        ("Sergei Lavrov was received by Kassym-Jomart Tokayev.", Form.MEETING, Status.HELD),
        (
            "Kassym-Jomart Tokayev spoke by phone with Sergei Lavrov.",
            Form.PHONE_CALL,
            Status.HELD,
        ),
        (
            "Kassym-Jomart Tokayev met Sergei Lavrov on the sidelines of the summit.",
            Form.SIDELINES,
            Status.HELD,
        ),
        ("Kassym-Jomart Tokayev will meet with Sergei Lavrov.", Form.MEETING, Status.PLANNED),
    ],
)
def test_reads_who_met(text: str, form: Form, status: Status, world: World) -> None:
    (report,) = read(text, world)[1]
    assert {p.name for p in report.participants} == {TOKAYEV, LAVROV}
    assert (report.form, report.status) == (form, status)
    assert report.evidence.of(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Kassym-Jomart Tokayev did not meet with Sergei Lavrov.",
        "Kassym-Jomart Tokayev is ready to meet with Sergei Lavrov.",
        "Kassym-Jomart Tokayev congratulated Sergei Lavrov.",
        "Kassym-Jomart Tokayev received a letter. Sergei Lavrov spoke later.",
        "The target was met with Sergei Lavrov's help.",
    ],
    ids=["negated", "ready", "greeted", "a letter", "another meaning"],
)
def test_leaves_alone_what_is_no_meeting(text: str, world: World) -> None:
    assert read(text, world)[1] == ()


def test_each_of_a_row_is_a_meeting_of_its_own(world: World) -> None:
    text = "Kassym-Jomart Tokayev met with Sergei Lavrov and UN Secretary-General António Guterres."
    others = [{p.name for p in r.participants} - {TOKAYEV} for r in read(text, world)[1]]
    assert others == [{LAVROV}, {"Антониу Гутерриш"}]


def test_a_name_the_tables_don_t_know_needs_a_title(world: World) -> None:
    text = "President Kassym-Jomart Tokayev met with Ambassador Jane Smithson. Big Apple shone."
    people, reports = read(text, world)
    assert [person.name for person in people] == [TOKAYEV, "Jane Smithson"]
    assert len(reports) == 1


def test_a_surname_is_the_full_name_of_the_article(world: World) -> None:
    text = "Kassym-Jomart Tokayev spoke. Later Tokayev met with Sergei Lavrov."
    (report,) = read(text, world)[1]
    assert {p.name for p in report.participants} == {TOKAYEV, LAVROV}


def test_without_a_date_the_article_s_day_counts(world: World) -> None:
    (report,) = read("Kassym-Jomart Tokayev met Sergei Lavrov.", world)[1]
    assert report.date == DAY
