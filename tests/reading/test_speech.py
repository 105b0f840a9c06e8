"""Direct speech: which sentences are inside of it, and whose it is."""

import pytest

from reading.said.speech import Quoted, find_quoted
from reading.said.voices import Voices
from reading.whom.people import find_people
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

LONG = "Мы всецело поддерживаем деятельность Организации в нынешних непростых условиях"


def quoted(reader: Reader, text: str) -> dict[int, Quoted]:
    analysis = reader.tools.language.analyse(text)
    people = find_people(analysis, reader.tools.people, "KZ")
    return find_quoted(Voices(analysis, people.mentions, reader.tools.speech))


@pytest.mark.parametrize(
    "text",
    [
        f"«{LONG}», – сказал Анджей Дуда.",
        f'"{LONG}", - подчеркнул Анджей Дуда.',
        f"“{LONG}” – отметил Анджей Дуда.",
        f"Прибыл Анджей Дуда. «{LONG}», — сказал он.",
    ],
    ids=["guillemets", "straight quotes", "curly quotes", "a pronoun"],
)
def test_the_words_after_the_dash_say_who_speaks(reader: Reader, text: str) -> None:
    speech = list(quoted(reader, text).values())[-1]
    assert speech.speaker is not None
    assert speech.speaker.person == "Анджей Дуда"
    assert speech.span.of(text).strip('«»"“”') == LONG


@pytest.mark.parametrize(
    "text",
    ["Прошёл форум «Астана».", "Вышел фильм «Брат».", "Кавычек здесь нет."],
    ids=["an event", "a film", "nothing quoted"],
)
def test_names_in_quotes_are_no_speech(reader: Reader, text: str) -> None:
    assert quoted(reader, text) == {}


def test_speech_of_nobody_named_has_no_speaker(reader: Reader) -> None:
    assert quoted(reader, f"«{LONG}».")[0].speaker is None
