from dataclasses import replace
from datetime import date

from benchmarks.merging import Told, judge
from newsroom.merging import ReportToMerge
from reading.facts import Basis, Form, Precision, Status

A_DAY, ANOTHER = date(2024, 7, 3), date(2024, 7, 9)

REPORT = ReportToMerge(
    id=1,
    order=("id:1", 0, 1),
    source=1,
    participants=frozenset({"Касым-Жомарт Токаев", "Антониу Гутерриш"}),
    form=Form.MEETING,
    status=Status.HELD,
    first=A_DAY,
    last=A_DAY,
    precision=Precision.DAY,
    basis=Basis.EXPLICIT,
    date_source=None,
    place=None,
    country=None,
    forum=None,
    forum_key=None,
    host=None,
    is_background=False,
    published=None,
)


def told(number: int, event: str | None, day: date = A_DAY) -> Told:
    order = (f"id:{number}", 0, number)
    return Told(replace(REPORT, id=number, order=order, first=day, last=day), event)


def test_pairs_put_together_are_right_when_they_tell_of_one_event() -> None:
    judged = judge([told(1, "a"), told(2, "a"), told(3, "a", ANOTHER)])
    assert judged.right == {frozenset({1, 2})}
    assert judged.missed == {frozenset({1, 3}), frozenset({2, 3})}
    assert (judged.precision, round(judged.recall, 2)) == (1.0, 0.33)


def test_two_reports_of_no_event_are_no_pair() -> None:
    judged = judge([told(1, None), told(2, None), told(3, "b")])
    assert not judged.right
    assert len(judged.wrong) == 3
    assert judged.precision == 0.0
