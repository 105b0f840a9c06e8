"""Who said what, word for word: direct speech, reported speech, and what is neither."""

import pytest

from reading.facts import Statement, StatementKind
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

WORDS = "Мы готовы углублять сотрудничество"
DUDA, SCHMID = "Анджей Дуда", "Хельга Шмид"


def statements(reader: Reader, text: str) -> tuple[Statement, ...]:
    return reader.facts(text).statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"«{WORDS}», — сказал Анджей Дуда.", DUDA),
        (f'"{WORDS}", - подчеркнула Хельга Шмид.', SCHMID),
        (f"“{WORDS}” – отметил Анджей Дуда.", DUDA),
        (f"«{WORDS}!» – заявил президент Польши Анджей Дуда журналистам.", DUDA),
        (f"Анджей Дуда заявил: «{WORDS}».", DUDA),
        (f"Прибыл Анджей Дуда. «{WORDS}», — сказал он.", DUDA),
        (f"Прибыла генсек ОБСЕ Хельга Шмид. «{WORDS}», — добавила генсек ОБСЕ.", SCHMID),
    ],
    ids=[
        "guillemets",
        "straight marks",
        "curly marks",
        "an office and a name",
        "after a colon",
        "a pronoun",
        "an office",
    ],
)
def test_finds_direct_speech_and_its_speaker(reader: Reader, text: str, speaker: str) -> None:
    (statement,) = statements(reader, text)
    assert (statement.speaker, statement.kind) == (speaker, StatementKind.DIRECT)
    assert statement.quote.of(text).rstrip("!") == WORDS


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Анджей Дуда заявил, что Польша поможет.", DUDA, "Польша поможет"),
        ("Хельга Шмид отметила на встрече, что форум важен.", SCHMID, "форум важен"),
        ("По словам Анджея Дуды, торговля растёт.", DUDA, "торговля растёт"),
        (
            "Анджей Дуда заявил, что Польша поможет, сообщает пресс-служба.",
            DUDA,
            "Польша поможет",
        ),
    ],
    ids=["that", "that, farther off", "in the words of", "who reports it is cut"],
)
def test_finds_reported_speech(reader: Reader, text: str, speaker: str, words: str) -> None:
    (statement,) = statements(reader, text)
    assert (statement.speaker, statement.kind) == (speaker, StatementKind.REPORTED)
    assert statement.quote.of(text) == words


def test_his_words_are_those_of_the_one_named_before(reader: Reader) -> None:
    text = "Анджей Дуда прибыл. По его словам, торговля растёт."
    (statement,) = statements(reader, text)
    assert statement.speaker == DUDA
    assert statement.confidence < 1


def test_speech_of_several_paragraphs_is_one_statement(reader: Reader) -> None:
    first = f'{WORDS}. Ваша страна была "строителем мостов", и мы это ценим.'
    text = f'"{first}\n{WORDS}" – сказал Анджей Дуда.'
    (statement,) = statements(reader, text)
    assert statement.quote.of(text).startswith(WORDS)
    assert statement.quote.of(text).endswith(WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Вышел фильм «Большая прогулка по Варшаве».",
        f"«{WORDS}», — сказал он.",
        f"«{WORDS}», — говорится в сообщении.",
        f"Анджей Дуда посетил форум «{WORDS}».",
        "Анджей Дуда знает, что форум важен.",
        "Анджей Дуда назвал это «успехом».",
    ],
    ids=[
        "empty",
        "a title in quotes",
        "speaker not named",
        "nobody's words",
        "a name in quotes",
        "a thought",
        "one word",
    ],
)
def test_leaves_alone_what_nobody_said(reader: Reader, text: str) -> None:
    assert statements(reader, text) == ()


def test_the_evidence_is_the_sentence_with_the_speaker(reader: Reader) -> None:
    text = f"Хельга Шмид прибыла. «{WORDS}», — сказал Анджей Дуда."
    (statement,) = statements(reader, text)
    assert statement.evidence.of(text).endswith("сказал Анджей Дуда.")
