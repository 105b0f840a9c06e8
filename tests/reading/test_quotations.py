"""Direct speech by its signs: marks of all kinds, dashes, the author's words beside and inside."""

import re

import pytest

from reading.facts import Span
from reading.said.quotations import Quotation, Sign, find_quotations

SAID = re.compile(r"\b(?:сказал|отметил|деді|said)\b")


def quotations(text: str) -> tuple[Quotation, ...]:
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    return find_quotations(text, lines, [Span(*match.span()) for match in SAID.finditer(text)])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«Да», — сказал он.", ["Да"]),
        ('"Да", - сказал он.', ["Да"]),
        ("„Да“, сказал он.", ["Да"]),
        ("“Yes,” he said.", ["Yes,"]),
        ("‘We’re ready,’ he said.", ["We’re ready,"]),
        ("‹‹Да››, — сказал он.", ["Да"]),
        ("<<Да>>, - сказал он.", ["Да"]),
        ("«Да, «Газпром» готов», — сказал он.", ["Да, «Газпром» готов"]),
        ('"Глава "Газпрома" готов", - сказал он.', ['Глава "Газпрома" готов']),
        ('"Да ", - сказал он. "Нет ", - отметил он.', ["Да ", "Нет "]),
        ('Песков сказал."Да", - отметил он.', ["Да"]),
        ("«Раз.\n«Два», — сказал он.", ["Раз.\n«Два"]),
        ("«Раз.\nДва», — сказал он.", ["Раз.\nДва"]),
        ("«Забыли закрыть, — сказал он.\n«Да», — отметил он.", ["Забыли закрыть", "Да"]),
        ("– Бәрі дайын, – деді ол.", ["Бәрі дайын"]),
        ("Готовы помочь, — сказал он.", ["Готовы помочь"]),
        ("— Ждём «Газпром», — сказал он.", ["Ждём «Газпром»"]),
    ],
)
def test_finds_the_words_quoted(text: str, words: list[str]) -> None:
    assert [one.words.of(text) for one in quotations(text)] == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("«Да, — сказал он. — Нет».", [("Да", "сказал он."), ("Нет", "сказал он.")]),
        ("«Да», — сказал он. — «Нет».", [("Да", "сказал он."), ("Нет", "сказал он.")]),
        ("«Да», — сказал он. Потом ушёл.", [("Да", "сказал он. Потом ушёл.")]),
        ("Назвал «старой» и ушёл.", [("старой", None)]),
        (
            "«Да», — сказал он. Она ответила: «Нет».",
            [("Да", "сказал он. Она ответила:"), ("Нет", None)],
        ),
    ],
    ids=["inside", "between", "after", "none", "another before the second"],
)
def test_finds_the_words_of_the_author(text: str, parts: list[tuple[str, str | None]]) -> None:
    found = [(one.words.of(text), one.author and one.author.of(text)) for one in quotations(text)]
    assert found == parts


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("«Да», — сказал он.", Sign.MARKS),
        ("— Да, — сказал он.", Sign.DASH),
        ("Да, — сказал он.", Sign.NONE),
    ],
    ids=["marks", "dash", "none"],
)
def test_tells_by_which_sign(text: str, sign: Sign) -> None:
    assert [one.sign for one in quotations(text)] == [sign]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Стороны обсудили визит — президент сказал, что уедет.",
        "— Кто вы?",
        "Вышел в 15:00 — опоздал.",
        "«Не закрыто",
        "the ministers’ meeting",
        'экран 6" и 7 дюймов',
    ],
    ids=["empty", "a clause", "a question", "a remark", "never closed", "apostrophe", "inches"],
)
def test_leaves_other_signs_alone(text: str) -> None:
    assert quotations(text) == ()


def test_a_mark_that_is_never_closed_costs_no_time() -> None:
    text = "\n".join(["«Слово за словом, строка за строкой" for _ in range(2000)])
    assert quotations(text) == ()
