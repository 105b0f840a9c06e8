"""Figures of all benchmarks reach one table, which says what is not as wanted."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.__main__ import FULL, MINUTES, Part, run
from benchmarks.figures import GATHERED, Figure, contribute, gathered, spelled, table, tally

ROOT = Path(__file__).parents[2]
FAST = Figure("articles", 14.2, "/s", 31.0, "models alone", least=15)
SMALL = Figure("memory", 210, "MB", most=350)
TOLD = Figure("storing", 4.25, "ms")


def squeezed(row: str) -> str:
    return " ".join(row.split())


def test_the_table_tells_floor_ratio_and_what_is_not_as_wanted() -> None:
    _, room, fast, small, told = table({"reading": [FAST, SMALL, TOLD]}).splitlines()
    assert room == "reading"
    assert squeezed(fast) == "articles 14.2 /s 31 /s, models alone 0.46 ≥ 15 !"
    assert squeezed(small) == "memory 210 MB ≤ 350"
    assert squeezed(told) == "storing 4.25 ms"


def test_columns_stand_under_one_another() -> None:
    head, _, fast, small, _ = table({"reading": [FAST, SMALL, TOLD]}).splitlines()
    assert fast.index("≥") == small.index("≤") == head.index("wanted")


def test_a_room_without_any_figure_says_so() -> None:
    assert table({"chat": []}).splitlines()[1:] == ["chat", "  nothing was measured"]


def test_only_figures_of_which_something_is_wanted_are_judged() -> None:
    assert tally([FAST, SMALL, TOLD]) == "1 of 2 figures are as wanted"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (12345.6, "12,346"),
        (123.4, "123"),
        (12.34, "12.3"),
        (1.234, "1.23"),
        (0.5, "0.500"),
    ],
)
def test_a_number_has_as_many_digits_as_say_something(value: float, written: str) -> None:
    assert spelled(value) == written


@pytest.mark.parametrize(
    ("value", "is_good"), [(14.9, False), (15, True), (20, True), (20.1, False)]
)
def test_a_bound_belongs_to_what_is_wanted(value: float, *, is_good: bool) -> None:
    assert Figure("articles", value, "/s", least=15, most=20).is_good is is_good


def test_a_floor_of_nothing_has_no_ratio() -> None:
    assert Figure("turn", 3, "ms", 0, "nothing").ratio is None


def test_figures_come_back_as_they_were_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "figures.jsonl"
    monkeypatch.setenv(GATHERED, str(file))
    contribute(FAST, SMALL)
    contribute(TOLD)
    assert gathered(file) == [FAST, SMALL, TOLD]


def test_alone_a_benchmark_hands_nothing_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(GATHERED, raising=False)
    contribute(FAST)
    assert gathered(tmp_path / "figures.jsonl") == []


def test_a_part_that_fails_is_named_after_the_table(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([Part("chat", "nothing_of_that_name")]) == 1
    assert capfd.readouterr().out.splitlines()[-1] == "failed, see above: nothing_of_that_name"


@pytest.mark.parametrize("part", [*MINUTES, *FULL], ids=lambda part: part.module)
def test_every_part_exists_and_is_explained(part: Part) -> None:
    assert find_spec(f"benchmarks.{part.module}") is not None
    explained = (ROOT / "benchmarks/README.md").read_text(encoding="utf-8")
    assert f"`{part.module}`" in explained


def test_the_page_explains_nothing_that_is_gone() -> None:
    explained = (ROOT / "benchmarks/README.md").read_text(encoding="utf-8")
    for module in re.findall(r"^\| `([\w.]+)` \|", explained, re.MULTILINE):
        assert find_spec(f"benchmarks.{module}") is not None, module
