"""The evaluation judges as its README says: gold agrees with itself, a fall is noticed."""

import pytest

from benchmarks.reading import evaluate, score

SETS = ["seeds", "part_1", "part_2", "part_3", "part_4"]


def outcome(edges: float | None) -> evaluate.Outcome:
    return evaluate.Outcome(figures={"edges_bi": edges}, worst=())


@pytest.mark.parametrize("name", SETS)
def test_gold_scored_against_itself_is_right_everywhere(name: str) -> None:
    gold = score.load(evaluate.GOLD / f"{name}.jsonl")
    result = score.score(gold, {document["id"]: document for document in gold})
    assert result["edges_bi"]["f1"] == 1
    assert result["meetings"]["f1"] == 1
    assert result["missing_predictions"] == 0
    assert not result["false_alarm_docs"]["rate"]


def test_the_yardstick_passes_its_own_test() -> None:
    score.selftest()


def test_a_set_may_fall_by_the_tolerance_only(capsys: pytest.CaptureFixture[str]) -> None:
    recorded: dict[str, evaluate.Figures] = {"part_1": {"edges_bi": 0.8}}
    assert evaluate.judge({"part_1": outcome(0.791)}, recorded) == 0
    assert evaluate.judge({"part_1": outcome(0.78)}, recorded) == 1
    assert "part_1: edges_bi fell from 0.800 to 0.780" in capsys.readouterr().err


def test_a_set_without_record_passes() -> None:
    assert evaluate.judge({"part_9": outcome(0.1)}, {}) == 0


def test_articles_of_the_unread_part_are_never_named(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {"id": "x1", "edges_fp": [["А", "Б"]], "edges_fn": []}
    outcomes = {
        name: evaluate.Outcome(figures={}, worst=[wrong]) for name in ("part_1", evaluate.UNREAD)
    }
    evaluate.print_worst(outcomes, 5)
    assert capsys.readouterr().out.splitlines() == ["x1 extra [['А', 'Б']] missed []"]
