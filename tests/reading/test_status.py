"""Held, planned, put off, cancelled, or no contact: real clauses around one contact word."""

import pytest

from reading.dates import Tense
from reading.facts import Status
from reading.status import Judgement, judge
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def judgement(reader: Reader, text: str) -> Judgement:
    """Of the first contact word of the sentence."""
    tokens = reader.sentence(text).tokens
    contacts = reader.tools.contacts
    words = {**contacts.nouns, **contacts.verbs}
    trigger = next(token for token in tokens if token.lemma in words)
    verb = next((token for token in tokens if token.pos == "VERB"), None)
    return judge(tokens, verb, trigger, contacts)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Президент встретился с министром.", Status.HELD),
        ("Состоялись переговоры с министром.", Status.HELD),
        ("Сегодня проходит встреча с министром.", Status.HELD),
        ("Президент встретится с министром.", Status.PLANNED),
        ("Президент планирует провести встречу с министром.", Status.PLANNED),
        ("Ожидается визит президента в Ташкент.", Status.PLANNED),
        ("Президент намерен посетить Ташкент.", Status.PLANNED),
        ("Запланированы переговоры с министром.", Status.PLANNED),
        ("Визит президента отменён.", Status.CANCELLED),
        ("Встреча министров не состоялась.", Status.CANCELLED),
        ("Встреча министров перенесена на март.", Status.POSTPONED),
        ("Визит министра отложен.", Status.POSTPONED),
    ],
)
def test_what_a_clause_says_of_its_contact(reader: Reader, text: str, status: Status) -> None:
    assert judgement(reader, text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "Президент готов встретиться с министром.",
        "Президент предложил провести встречу с министром.",
        "Стороны могли бы провести переговоры.",
        "Пресс-служба опровергла встречу президента с министром.",
        "Министр не встречался с послом.",
        "Наша команда встретится с соперником в матче.",
        "Он выразил надежду на встречу с министром.",
    ],
    ids=["ready", "offered", "could", "denied", "negated", "sport", "hoped"],
)
def test_words_under_which_nobody_met(reader: Reader, text: str) -> None:
    assert judgement(reader, text).status is None


def test_a_plan_lies_ahead(reader: Reader) -> None:
    assert judgement(reader, "Президент встретится с министром.").tense is Tense.FUTURE
    assert judgement(reader, "Президент встретился с министром.").tense is Tense.PAST
