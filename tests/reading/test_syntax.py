"""What a mention hangs on: governor, preposition, case, over titles, rows and appositions."""

import pytest

from reading.grammar.syntax import Attached, Parsed
from reading.whom.people import find_people
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def parsed(reader: Reader, text: str) -> Parsed:
    analysis = reader.tools.language.analyse(text)
    people = find_people(analysis, reader.tools.people, "KZ")
    (sentence,) = people.analysis.sentences
    return Parsed(sentence, people.mentions)


def attached(reader: Reader, text: str, person: str) -> tuple[Parsed, Attached]:
    sentence = parsed(reader, text)
    (item,) = [a for a in sentence.attached if a.mention.person == person]
    return sentence, item


@pytest.mark.parametrize(
    ("text", "person", "governor", "preposition", "case"),
    [
        (
            "Мурат Нуртлеу встретился с Хельгой Шмид.",
            "Хельга Шмид",
            "встретился",
            "с",
            "Ins",
        ),
        (
            "Мурат Нуртлеу встретился с генеральным секретарём ОБСЕ Хельгой Шмид.",
            "Хельга Шмид",
            "встретился",
            "с",
            "Ins",
        ),
        (
            "Состоялись переговоры президента Анджея Дуды с Хельгой Шмид.",
            "Анджей Дуда",
            "переговоры",
            "",
            "Gen",
        ),
        (
            "Мурат Нуртлеу провёл встречу с Анджеем Дудой и Хельгой Шмид.",
            "Хельга Шмид",
            "встречу",
            "с",
            "Ins",
        ),
        (
            "Прошла встреча между Анджеем Дудой и Хельгой Шмид.",
            "Анджей Дуда",
            "встреча",
            "между",
            "Ins",
        ),
    ],
    ids=["a name", "a title", "an owner", "a row", "between"],
)
def test_a_mention_hangs_on_its_word(
    reader: Reader, text: str, person: str, governor: str, preposition: str, case: str
) -> None:
    sentence, item = attached(reader, text, person)
    assert sentence.tokens[item.governor].text == governor
    assert (item.preposition, item.case) == (preposition, case)


def test_a_clause_ends_where_another_begins(reader: Reader) -> None:
    sentence = parsed(reader, "Прошла встреча министров, которую сорвали протесты; ждали гостя.")
    texts = [" ".join(sentence.tokens[i].text for i in sentence.clause(at)) for at in (1, 5, 10)]
    assert texts == ["Прошла встреча министров", "которую сорвали протесты", "ждали гостя ."]


def test_a_comma_that_nothing_follows_ends_no_clause(reader: Reader) -> None:
    sentence = parsed(reader, "Прошла встреча министров,")
    assert list(sentence.clause(0)) == list(range(len(sentence.tokens)))


def test_the_verb_over_a_word(reader: Reader) -> None:
    sentence = parsed(reader, "Мурат Нуртлеу провёл встречу с Хельгой Шмид.")
    meeting = next(i for i, t in enumerate(sentence.tokens) if t.text == "встречу")
    verb = sentence.verb_over(meeting)
    assert verb is not None
    assert sentence.tokens[verb].text == "провёл"
