"""The seed articles read whole: every person, meeting, date and word, as tests/golden says."""

import json
from pathlib import Path
from typing import Any

import pytest

from reading.article import language_of
from reading.facts import EventDate, Facts, MeetingReport, Person, Statement
from tests.reading.conftest import Reader

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*.json"))


def person(value: Person) -> dict[str, Any]:
    return {
        "name": value.name,
        "country": value.country,
        "positions": [position.title for position in value.positions],
        "aliases": list(value.aliases),
    }


def when(value: EventDate, text: str) -> dict[str, Any]:
    return {
        "first": value.first and value.first.isoformat(),
        "last": value.last and value.last.isoformat(),
        "precision": value.precision.value,
        "basis": value.basis.value,
        "words": value.span.of(text) if value.span else None,
        "source": value.source,
    }


def meeting(value: MeetingReport, text: str) -> dict[str, Any]:
    return {
        "participants": {p.name: p.part.value for p in value.participants},
        "form": value.form.value,
        "status": value.status.value,
        "date": when(value.date, text),
        "place": value.place and value.place.name,
        "forum": value.forum and value.forum.key,
        "is_background": value.is_background,
        "topics": list(value.topics),
        "evidence": value.evidence.of(text),
        "more_evidence": [span.of(text) for span in value.more_evidence],
    }


def statement(value: Statement, text: str) -> dict[str, Any]:
    return {
        "speaker": value.speaker,
        "kind": value.kind.value,
        "quote": value.quote.of(text),
        "confidence": value.confidence,
    }


def told(facts: Facts, text: str) -> dict[str, Any]:
    return {
        "language": facts.language,
        "headline": facts.headline,
        "published": when(facts.published, text),
        "people": [person(value) for value in facts.people],
        "meetings": [meeting(value, text) for value in facts.meetings],
        "statements": [statement(value, text) for value in facts.statements],
        "topics": list(facts.topics),
    }


@pytest.mark.slow
@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_seed_is_read_whole(reader: Reader, golden: Path) -> None:
    text = (ROOT / "seeds" / f"{golden.stem}.txt").read_text(encoding="utf-8")
    facts = reader.facts(text, published_on=None)
    assert told(facts, text) == json.loads(golden.read_text(encoding="utf-8"))


def test_there_is_a_golden_file_for_every_seed() -> None:
    assert [g.stem for g in GOLDEN] == sorted(p.stem for p in (ROOT / "seeds").glob("*.txt"))


@pytest.mark.slow
def test_noise_of_the_page_is_no_fact(reader: Reader) -> None:
    text = (
        "Анджей Дуда встретился с Хельгой Шмид в Варшаве, сообщает пресс-служба.\n"
        "Стороны обсудили безопасность и торговлю, а также подготовку к новой встрече осенью.\n"
        "Читайте также: Анджей Дуда принял Антониу Гутерриша"
    )
    facts = reader.facts(text)
    assert len(facts.meetings) == 1
    assert [p.name for p in facts.people] == ["Анджей Дуда", "Хельга Шмид"]


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", "\n\n", "…", "12345"], ids=repr)
def test_a_text_without_words_gives_no_facts(reader: Reader, text: str) -> None:
    facts = reader.facts(text)
    assert (facts.people, facts.meetings) == ((), ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент встретился с министром.", "ru"),
        ("Мемлекет басшысы Қасым-Жомарт Тоқаев елшіні қабылдады.", "kk"),
        ("The president met with the minister.", "en"),
        ("Депутат Ә. Серікұлы выступил на заседании. " + "Он вернулся домой поздно. " * 9, "ru"),
        ("2024 / 07", "other"),
    ],
)
def test_letters_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language
