"""What came of talks, as the words say it; and what is only planned, denied, or of another time."""

import pytest

from reading.facts import MeetingReport
from reading.said.outcomes import find_outcomes
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

TALKS = "Касым-Жомарт Токаев провел переговоры с Анджеем Дудой в Варшаве."


def outcomes(reader: Reader, text: str) -> list[str]:
    sentence = reader.sentence(text)
    return [told.words.of(text) for told in find_outcomes(sentence, reader.tools.outcomes)]


def report(reader: Reader, text: str) -> tuple[MeetingReport, list[str]]:
    first = reader.facts(text).meetings[0]
    return first, [span.of(text) for span in first.outcomes]


@pytest.mark.parametrize(
    "text",
    [
        "По итогам переговоров подписаны 12 документов.",
        "Стороны подписали меморандум о транспорте.",
        "Министры договорились создать рабочую группу.",
        "Достигнута договорённость о прямых рейсах.",
        "Лидеры приняли совместное заявление.",
        "Президенты утвердили дорожную карту сотрудничества.",
        "В столице открылось посольство Польши.",
        "Стороны установили дипломатические отношения.",
        "Министры обменялись ратификационными грамотами.",
        "Заключён договор о союзничестве.",
        "Собеседники договорились, что комиссия соберётся и завершит работу в мае.",
        "Касым-Жомарт Токаев подписал соглашение.",
    ],
)
def test_finds_what_came_of_talks(reader: Reader, text: str) -> None:
    assert outcomes(reader, text) == [text[:-1]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Они обсудили торговлю и условились увидеться осенью.", "условились увидеться осенью"),
        ("Он подписал соглашение; затем он уехал.", "Он подписал соглашение"),
        ("Стороны подписали меморандум и осмотрели музей.", "Стороны подписали меморандум"),
        ("Он отметил, что подписаны два соглашения.", "подписаны два соглашения"),
    ],
    ids=["after another verb", "before a semicolon", "before another verb", "after that"],
)
def test_an_outcome_is_told_by_its_own_clause(reader: Reader, text: str, words: str) -> None:
    assert outcomes(reader, text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Стороны планируют подписать меморандум.",
        "В мае будут подписаны 12 документов.",
        "Стороны подпишут меморандум.",
        "Стороны не подписали соглашение.",
        "Стороны могли бы подписать соглашение.",
        "Министр рассказал, какие документы уже согласованы.",
        "Президент подписал указ о назначении посла.",
        "Парламент ратифицировал соглашение.",
        "Евросоюз продлил санкции.",
        "Стороны приняли гостей в резиденции.",
        "Министр открыл окно.",
        "Стороны обсудили соглашение.",
    ],
    ids=[
        "planned",
        "passive to come",
        "future",
        "denied",
        "supposed",
        "asked",
        "a decree",
        "a parliament",
        "somebody else",
        "guests",
        "a window",
        "only discussed",
    ],
)
def test_leaves_alone_what_is_no_outcome(reader: Reader, text: str) -> None:
    assert outcomes(reader, text) == []


def test_an_outcome_belongs_to_the_talks_told_before(reader: Reader) -> None:
    _, words = report(reader, f"{TALKS} Стороны обсудили торговлю. Подписаны два соглашения.")
    assert words == ["Подписаны два соглашения"]


@pytest.mark.parametrize(
    "text",
    [
        f"{TALKS} Ранее стороны подписали соглашение о торговле.",
        f"{TALKS} Соглашение о торговле стороны подписали в 2019 году.",
        f"{TALKS} Хельга Шмид подписала меморандум.",
        "Касым-Жомарт Токаев проведет переговоры с Анджеем Дудой. Подписаны два соглашения.",
    ],
    ids=["earlier", "in another year", "by others", "talks to come"],
)
def test_other_deeds_are_no_outcome_of_the_talks(reader: Reader, text: str) -> None:
    assert report(reader, text)[1] == []
