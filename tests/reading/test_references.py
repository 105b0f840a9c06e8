"""Whom pronouns, offices without a name and «стороны» mean."""

import pytest

from reading.people import find_people
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

TOKAYEV = "Касым-Жомарт Токаев"
SCHMID = "Хельга Шмид"
DUDA = "Анджей Дуда"


def meant(reader: Reader, text: str, word: str) -> tuple[str, ...]:
    """The persons that the last occurrence of a word means."""
    analysis = reader.tools.language.analyse(text)
    people = find_people(analysis, reader.tools.people, "KZ")
    found = [m.people for m in people.mentions if m.span.of(text).lower().startswith(word)]
    return found[-1] if found else ()


@pytest.mark.parametrize(
    ("text", "word", "people"),
    [
        (f"{TOKAYEV} принял Хельгу Шмид. Она поблагодарила за приём.", "она", (SCHMID,)),
        (f"{TOKAYEV} принял Хельгу Шмид. Он рассказал о реформах.", "он", (TOKAYEV,)),
        (f"Хельга Шмид прибыла в Астану. Её принял {TOKAYEV}.", "её", (SCHMID,)),
        (
            f"{TOKAYEV} встретился с Хельгой Шмид. Стороны обсудили безопасность.",
            "стороны",
            (TOKAYEV, SCHMID),
        ),
        (
            "Посол Польши Анджей Дуда прибыл в Астану. Дипломата принял Мурат Нуртлеу.",
            "дипломата",
            (DUDA,),
        ),
        (f"{TOKAYEV} принял Хельгу Шмид. Гостья передала письмо.", "гостья", (SCHMID,)),
        (
            "Анджей Дуда беседовал с Хельгой Шмид, с которой он знаком давно.",
            "которой",
            (SCHMID,),
        ),
        (f"Президент {TOKAYEV} в Вене. Глава государства доволен.", "глава", (TOKAYEV,)),
        (
            "Президент США Дональд Трамп прибыл в Лондон. Кир Стармер ждал его. "
            "Хозяин Белого дома доволен.",
            "хозяин",
            ("Дональд Трамп",),
        ),
        (
            "Сергей Лавров прибыл в Каир. Там его принял Самех Шукри. Он доволен.",
            "он",
            ("Сергей Лавров",),
        ),
        (
            "Король Иордании Абдалла II прибыл в Париж. Президент Эмманюэль Макрон ждал его. "
            "Король доволен.",
            "король",
            ("Абдалла II",),
        ),
        (
            "Премьер-министр Фумио Кисида и министр Элина Валтонен в Токио. Министр довольна. "
            "Глава правительства уехал.",
            "глава",
            ("Фумио Кисида",),
        ),
        (
            "Председатель Сената Маулен Ашимбаев принял председателя ОБСЕ Хельгу Шмид. "
            "Председатель рассказала о миссии.",
            "председатель",
            (SCHMID,),
        ),
    ],
    ids=[
        "she",
        "he",
        "her, before the verb",
        "both sides",
        "a title of its class",
        "the guest",
        "a relative pronoun",
        "a bare title",
        "whose house it is",
        "he who is spoken of",
        "a king, no president",
        "a head of government",
        "a title of a woman",
    ],
)
def test_says_whom_a_word_means(
    reader: Reader, text: str, word: str, people: tuple[str, ...]
) -> None:
    assert meant(reader, text, word) == people


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Она поблагодарила за приём.", "она"),
        ("Стороны обсудили безопасность.", "стороны"),
        ("Глава организации выступил в Вене.", "глава"),
    ],
    ids=["nobody before", "nobody met", "whose organisation"],
)
def test_leaves_open_what_nothing_tells(reader: Reader, text: str, word: str) -> None:
    assert meant(reader, text, word) == ()
