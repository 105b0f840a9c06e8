"""Letters are mended, lines joined, and nothing changes its place."""

import time

import pytest

from reading.text.letters import plain


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Пре\u00adзи\u00adдент принял", "Президент   принял"),
        ("Тока\u0301ев", "Токаев "),
        ("И\u0306ошкар-Ола", "Йошкар-Ола "),
        ("Café, де-факто", "Café, де-факто"),
        ("при\u200bнял\u00a0посла", "принял  посла"),
        ("\u202bТокаев\u202c", " Токаев "),
        ("а\x00б", "а б"),
        ("Tокаев в Бoлгарии", "Токаев в Болгарии"),
        ("СOP29", "COP29"),
        ("увиделся c премьером", "увиделся с премьером"),
        ("витамин C полезен, plan a готов", "витамин C полезен, plan a готов"),
        ("YouTube-канал", "YouTube-канал"),
        ("IT-компания", "IT-компания"),
        ("да\r\nнет", "да \nнет"),
        ("да\u2028нет", "да\nнет"),
        ("губерна-\nтором области", "губернатором   области"),
        ("ино-\nстран-\nных дел", "иностранных     дел"),
        ("Казахстан-\nРоссия", "Казахстан-\nРоссия"),
    ],
)
def test_mends_letters(text: str, mended: str) -> None:
    assert plain(text) == mended


COLUMN = (
    "Президент Казахстана сегодня принял посла\n"
    "Турции. Стороны обсудили торговлю и\n"
    "транспорт, а также подготовку к встрече\n"
    "глав государств.\n"
    "Новый посол прибыл вчера."
)


def test_joins_the_lines_of_a_narrow_column() -> None:
    assert plain(COLUMN).split("\n") == [
        "Президент Казахстана сегодня принял посла Турции. Стороны обсудили торговлю и "
        "транспорт, а также подготовку к встрече глав государств.",
        "Новый посол прибыл вчера.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Токаев принял посла\ndate 2025-04-16 РУ\n16:40, 16 Апрель 2025",
        "Путин говорил с Си\nПогода на неделю\nКурс тенге\nГороскоп",
        "Поделиться\nfacebook\ntwitter\nДругие новости",
        "Стороны обсудили:\n— торговлю;\n— транспорт;\n— энергетику.",
        f"{'Длинный абзац, ' * 9}конец\nи ещё один",
    ],
    ids=["a stamp", "headlines", "buttons", "a list", "paragraphs"],
)
def test_leaves_lines_alone(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("unit", ["а", "а-", "aа", "a\u0301", "слово слово\n", "т-\n", " \n", "«"])
def test_is_as_long_as_the_original_and_quick(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    started = time.process_time()
    assert len(plain(text)) == len(text)
    assert time.process_time() - started < 10
