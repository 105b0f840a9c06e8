"""Who takes part in a contact, by the slots of one clause."""

import pytest

from reading.frames import BY_GRAMMAR, Frame, find_frames
from reading.people import find_people
from reading.syntax import Parsed
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def frames(reader: Reader, text: str) -> tuple[Frame, ...]:
    analysis = reader.tools.language.analyse(text)
    people = find_people(analysis, reader.tools.people, "KZ")
    (sentence,) = analysis.sentences
    places = tuple(reader.tools.places.find(sentence.tokens))
    return find_frames(Parsed(sentence, people.mentions), reader.tools.contacts, places)


@pytest.mark.parametrize(
    ("text", "lemma", "people"),
    [
        (
            "Мурат Нуртлеу встретился с Хельгой Шмид.",
            "встретиться",
            {"Мурат Нуртлеу", "Хельга Шмид"},
        ),
        (
            "Мурат Нуртлеу принял Хельгу Шмид.",
            "принять",
            {"Мурат Нуртлеу", "Хельга Шмид"},
        ),
        (
            "Мурат Нуртлеу провёл переговоры с Хельгой Шмид.",
            "переговоры",
            {"Мурат Нуртлеу", "Хельга Шмид"},
        ),
        (
            "Состоялась встреча Мурата Нуртлеу и Хельги Шмид.",
            "встреча",
            {"Мурат Нуртлеу", "Хельга Шмид"},
        ),
        (
            "Прошли переговоры между Анджеем Дудой и Хельгой Шмид.",
            "переговоры",
            {"Анджей Дуда", "Хельга Шмид"},
        ),
        (
            "Серия встреч Анджея Дуды продолжилась переговорами с Хельгой Шмид.",
            "переговоры",
            {"Анджей Дуда", "Хельга Шмид"},
        ),
        (
            "Анджей Дуда позвонил Хельге Шмид.",
            "позвонить",
            {"Анджей Дуда", "Хельга Шмид"},
        ),
        (
            "На встрече с Хельгой Шмид Анджей Дуда поблагодарил за поддержку.",
            "встреча",
            {"Анджей Дуда", "Хельга Шмид"},
        ),
    ],
    ids=[
        "subject and с",
        "object",
        "carried noun",
        "owners in a row",
        "between",
        "two nouns of one verb",
        "dative",
        "inside of it",
    ],
)
def test_a_frame_names_who_takes_part(
    reader: Reader, text: str, lemma: str, people: set[str]
) -> None:
    (frame,) = frames(reader, text)
    assert frame.word.lemma == lemma
    assert {mention.person for mention in frame.participants} == people


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда принял решение.",
        "Анджей Дуда рассказал о погоде.",
        "Анджей Дуда посетил выставку.",
        "Анджей Дуда обсудил бюджет.",
    ],
    ids=["a decision", "no contact word", "no place", "a subject only"],
)
def test_words_that_bring_nobody_together_open_no_frame(reader: Reader, text: str) -> None:
    assert frames(reader, text) == ()


def test_a_visit_goes_to_every_place_of_the_row(reader: Reader) -> None:
    (frame,) = frames(reader, "Анджей Дуда посетил Турцию, Грузию и Армению.")
    assert [place.iso for place in frame.whither] == ["TR", "GE", "AM"]


def test_what_the_parse_shows_is_certain(reader: Reader) -> None:
    (frame,) = frames(reader, "Анджей Дуда встретился с Хельгой Шмид.")
    assert frame.certainty == BY_GRAMMAR
