"""The clock of the stages charges each second to one stage only."""

import time
from collections.abc import Iterator

import pytest

from benchmarks.stages import STAGES, TAGGING, Clock, measure_stages, stage_table


def busy(seconds: float) -> None:
    stop = time.process_time() + seconds
    while time.process_time() < stop:
        pass


def test_time_inside_another_stage_is_taken_off() -> None:
    clock = Clock()
    with clock.stage("outer"):
        busy(0.02)
        with clock.stage("inner"):
            busy(0.04)
    assert clock.seconds["inner"] == pytest.approx(0.04, abs=0.015)
    assert clock.seconds["outer"] == pytest.approx(0.02, abs=0.015)


def test_a_generator_is_timed_to_its_end() -> None:
    def slow() -> Iterator[int]:
        busy(0.03)
        yield 1

    clock = Clock()
    assert list(clock.timed("slow", slow)()) == [1]
    assert clock.seconds["slow"] >= 0.03


def test_the_table_tells_how_many_times_the_tagger() -> None:
    table = stage_table("seeds", {TAGGING: 10.0, "morphology": 5.0, "syntax": 5.0, "dates": 10.0})
    assert "33.3 articles a second" in table
    assert "3.00 × the tagger" in table
    assert "1.50 × all models" in table


def test_every_stage_still_has_its_functions() -> None:
    for stage, owner, names in STAGES:
        assert any(hasattr(owner, name) for name in names), stage


@pytest.mark.slow
def test_an_article_is_measured_stage_by_stage() -> None:
    stages = measure_stages(["Анджей Дуда встретился с Хельгой Шмид в Варшаве."] * 3)
    assert {TAGGING, "morphology", "syntax", "cleaning", "statements"} <= set(stages)
