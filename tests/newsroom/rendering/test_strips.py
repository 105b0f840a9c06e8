"""The strip of a person: names keep to their room, the time is labelled sparingly."""

from datetime import date, timedelta
from typing import Any

import pytest

from newsroom.rendering.pictures import strip
from newsroom.rendering.pictures.canvas import Canvas
from newsroom.rendering.sketches import Heading, Lane, Mark, StripSketch
from reading.facts import Form

MONTHS = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
MARCH_10 = date(2024, 3, 10)
Written = list[tuple[str, float]]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """What is written on the sheet, with its width in pixels."""
    seen: Written = []
    write = Canvas.write

    def writing(self: Canvas, x: float, y: float, words: str, size: float, **more: Any) -> None:
        seen.append((words, self.width_of(words, size)))
        write(self, x, y, words, size, **more)

    monkeypatch.setattr(Canvas, "write", writing)
    return seen


def sketch(label: str, days: int) -> StripSketch:
    """One counterpart, met twice, so many days apart."""
    ends = (MARCH_10, MARCH_10 + timedelta(days=days))
    marks = tuple(Mark(day, day, Form.MEETING, is_held=True) for day in ends)
    forms = ((str(Form.MEETING), "встреча"),)
    return StripSketch(
        Heading("Полоса", ""), (Lane(label, marks),), forms, date(2026, 9, 9), MONTHS
    )


@pytest.mark.parametrize(
    ("label", "lines", "ending"),
    [
        ("Токаев", 1, "Токаев"),
        ("Гурбангулы Бердымухамедов", 2, "Бердымухамедов"),
        ("Шри-Джаяварденепура-Котте", 1, "…"),
        ("Министр иностранных дел Соединённого Королевства", 2, "…"),
    ],
    ids=["short", "of two words", "of one long word", "of many words"],
)
def test_a_name_keeps_to_its_room_on_two_lines_at_most(
    written: Written, label: str, lines: int, ending: str
) -> None:
    strip.draw(sketch(label, 100))
    names = [(words, width) for words, width in written if words.rstrip("…") in label]
    assert len(names) == lines
    assert names[-1][0].endswith(ending)
    assert all(width <= strip.NAMES - 20 for _, width in names)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (60, ["апр", "май"]),
        (200, ["апр", "май", "июн", "июл", "авг", "сен"]),
        (1000, ["май", "сен", "2025", "май", "сен", "2026", "май", "сен"]),
        (365 * 14, ["2026", "2028", "2030", "2032", "2034", "2036", "2038"]),
    ],
    ids=["two months", "half a year", "less than three years", "many years"],
)
def test_the_time_is_labelled_by_months_while_they_fit(
    written: Written, days: int, labels: list[str]
) -> None:
    strip.draw(sketch("Токаев", days))
    assert [words for words, _ in written if words in {*MONTHS} or words.isdigit()] == labels
