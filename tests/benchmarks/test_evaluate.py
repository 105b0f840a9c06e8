"""The evaluation judges as its README says: gold agrees with itself, a fall is noticed."""

import json
from pathlib import Path

import pytest

from benchmarks.reading import evaluate, figures, score
from benchmarks.reading.evaluate import Outcome, find_unproved
from benchmarks.reading.statements import score_statements

SETS = ["seeds", *(f"part_{number}" for number in range(1, 11))]
TEXT = "Токаев принял Гутерриша. «Мы готовы», — сказал генсек."


def outcome(edges: float | None) -> Outcome:
    return Outcome([], {}, {"edges_bi": edges}, [])


def told(evidence: str, quote: str) -> Outcome:
    meetings = [{"participants": ["Токаев", "Гутерриш"], "evidence": evidence}]
    statements = [{"speaker": "Гутерриш", "quote": quote}]
    prediction = {"id": "a", "meetings": meetings, "statements": statements}
    return Outcome([{"id": "a", "text": TEXT}], {"a": prediction}, {}, [])


@pytest.mark.parametrize("name", SETS)
def test_gold_scored_against_itself_is_right_everywhere(name: str) -> None:
    gold = evaluate.load_gold(evaluate.GOLD / f"{name}.jsonl")
    predictions = {document["id"]: {"statements": [], **document} for document in gold}
    result = score.score(gold, predictions)
    assert result["edges_bi"]["f1"] == 1
    assert result["meetings"]["f1"] == 1
    assert result["missing_predictions"] == 0
    assert not result["false_alarm_docs"]["rate"]
    assert set(score_statements(gold, predictions).values()) <= {1, None}


def test_the_yardstick_passes_its_own_test() -> None:
    score.selftest()


def test_a_set_may_fall_by_the_tolerance_only(capsys: pytest.CaptureFixture[str]) -> None:
    recorded = {"part_1": {"edges_bi": 0.8}}
    assert evaluate.judge({"part_1": outcome(0.791)}, recorded) == 0
    assert evaluate.judge({"part_1": outcome(0.78)}, recorded) == 1
    assert "part_1: edges_bi fell from 0.800 to 0.780" in capsys.readouterr().err


def test_a_set_without_record_passes() -> None:
    assert evaluate.judge({"part_9": outcome(0.1)}, {}) == 0


def test_words_that_stand_in_the_article_are_proved() -> None:
    assert list(find_unproved(told("Токаев принял Гутерриша.", "Мы готовы"))) == []


@pytest.mark.parametrize(
    ("evidence", "quote", "named"),
    [
        ("Токаев встретил Гутерриша.", "Мы готовы", "Токаев встретил Гутерриша."),
        ("Токаев принял Гутерриша.", "Мы не готовы", "Мы не готовы"),
        ("", "Мы готовы", ""),
    ],
    ids=["evidence", "quote", "no evidence"],
)
def test_words_of_ones_own_are_no_proof(evidence: str, quote: str, named: str) -> None:
    (line,) = find_unproved(told(evidence, quote))
    assert line == f"a: not word for word in the article: «{named}»"


def test_articles_of_the_unread_part_are_never_named(capsys: pytest.CaptureFixture[str]) -> None:
    people = [{"name": "А"}, {"name": "Б"}]
    gold = [{"id": "x1", "people": people, "meetings": []}]
    meeting = {"participants": ["А", "Б"], "kind": "talks", "status": "held", "evidence": "А с Б."}
    predictions = {"x1": {"id": "x1", "meetings": [meeting], "statements": []}}
    wrong = [{"id": "x1", "edges_fp": [["А", "Б"]], "edges_fn": []}]
    outcomes = {
        name: Outcome(gold, predictions, {}, wrong) for name in ("part_1", *evaluate.UNREAD)
    }
    evaluate.print_worst(outcomes, 5)
    assert capsys.readouterr().out.splitlines() == [
        "x1 extra [['А', 'Б']] missed []",
        "    extra talks, held: А, Б «А с Б.»",
    ]


def test_the_table_shows_what_changed_and_what_is_wanted() -> None:
    row: dict[str, float | None] = dict.fromkeys((one.column for one in figures.FIGURES), None) | {
        "edges_bi": 0.75
    }
    lines = figures.table({"part_1": row}, {"part_1": {"edges_bi": 0.5}}).splitlines()
    assert [line.split()[:2] for line in lines[1:]] == [
        ["part_1", "0.750"],
        ["+0.250"],
        ["wanted", ">.90"],
    ]


@pytest.mark.slow
def test_a_gold_file_of_elsewhere_is_scored_and_not_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = {"id": 1, "lang": "ru", "text": TEXT, "people": [], "meetings": []}
    file = tmp_path / "mine.jsonl"
    file.write_text(json.dumps(article), encoding="utf-8")
    assert evaluate.main(["--gold", str(file), "--record"]) == 0
    assert "mine" in capsys.readouterr().out


GOLD_STATEMENTS = [
    {"speaker": "Антониу Гутерриш", "quote": "Мы готовы помочь всем странам региона"},
    {"speaker": "пресс-служба", "quote": "Стороны обсудили торговлю"},
]
ARTICLE = {
    "id": "a",
    "text": "«Мы готовы помочь всем странам региона», — сказал он. «Стороны обсудили торговлю», — "
    "сообщила пресс-служба. Погода хорошая.",
    "people": [{"name": "Антониу Гутерриш"}, {"name": "Касым-Жомарт Токаев"}],
    "statements": GOLD_STATEMENTS,
}


@pytest.mark.parametrize(
    ("speaker", "quote", "figures"),
    [
        ("Гутерриш", "готовы помочь всем странам региона", {"p": 1, "r": 1}),
        ("Касым-Жомарт Токаев", "Мы готовы помочь всем странам региона", {"p": 0, "r": 0}),
        ("Гутерриш", "Погода хорошая", {"p": 0, "r": 0}),
        ("Касым-Жомарт Токаев", "Стороны обсудили торговлю", {"p": None, "r": 0}),
    ],
    ids=["most of the words", "another speaker", "other words", "nobody's words"],
)
def test_a_statement_is_right_when_words_and_speaker_are(
    speaker: str, quote: str, figures: dict[str, float | None]
) -> None:
    statement = {"speaker": speaker, "quote": quote, "kind": "direct"}
    assert score_statements([ARTICLE], {"a": {"statements": [statement]}}) == figures


def test_reported_speech_that_the_gold_does_not_list_is_not_judged() -> None:
    statement = {"speaker": "Гутерриш", "quote": "Погода хорошая", "kind": "reported"}
    figures = score_statements([ARTICLE], {"a": {"statements": [statement]}})
    assert figures == {"p": None, "r": 0}
