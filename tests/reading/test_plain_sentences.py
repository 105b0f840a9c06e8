"""Two named people meet in a plain sentence: never missed, whatever their titles look like."""

import pytest

from reading.facts import CONFIDENCE_THRESHOLD
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

Pairs = set[frozenset[str]]


def pairs(reader: Reader, text: str) -> Pairs:
    """Who met whom, surnames only: «Токаев–Шмид»."""
    found = reader.facts(f"{text}\nПодробности появятся позднее.").meetings
    surnames = [
        {participant.name.split()[-1] for participant in report.participants}
        for report in found
        if report.confidence >= CONFIDENCE_THRESHOLD
    ]
    return {frozenset({a, b}) for names in surnames for a in names for b in names if a < b}


def met(*pairs: str) -> Pairs:
    return {frozenset(pair.split("–")) for pair in pairs}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Высокий представитель Евросоюза по иностранным делам и политике безопасности "
            "Кая Каллас встретилась с Чон Ый Ёном.",
            met("Каллас–Ён"),
        ),
        (
            "Денис Шмыгаль встретился с исполнительным секретарём Рамочной конвенции ООН "
            "об изменении климата Саймоном Стилом.",
            met("Шмыгаль–Стил"),
        ),
        (
            "Хамад Аль Тани провёл переговоры со спецпредставителем президента России "
            "по инвестиционно-экономическому сотрудничеству Кириллом Дмитриевым.",
            met("Тани–Дмитриев"),
        ),
        (
            "Состоялась рабочая встреча министра иностранных дел Болгарии Марии Габриэль "
            "и министра энергетики Казахстана Алмасадама Саткалиева.",
            met("Габриэль–Саткалиев"),
        ),
        (
            "Состоялся телефонный разговор Ахмада ас-Сайяда с замминистра иностранных дел "
            "Японии Такэхиро Фунакоси.",
            met("ас-Сайяд–Фунакоси"),
        ),
        (
            "Президент Армении Ваагн Хачатурян и замминистра иностранных дел Японии "
            "Такэхиро Фунакоси провели переговоры в Пекине.",
            met("Хачатурян–Фунакоси"),
        ),
        (
            "Главу Офиса президента Украины Андрея Ермака принял посол Дмитрий Бабич.",
            met("Ермак–Бабич"),
        ),
        (
            "Главе департамента Наталье Герман позвонил Айбек Турсунов.",
            met("Герман–Турсунов"),
        ),
    ],
    ids=lambda value: None if isinstance(value, str) else "",
)
def test_long_titles(reader: Reader, text: str, expected: Pairs) -> None:
    assert pairs(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Насер Джудех принял Ли Чан Хо.", met("Джудех–Хо")),
        ("Ким Ён Су принял министр иностранных дел Канады Роб Николсон.", met("Су–Николсон")),
        ("Министр иностранных дел Аргентины Хорхе Фори был принят Ким Ён Су.", met("Фори–Су")),
        ("Муса Факи Махамат принял Имре Сабо.", met("Махамат–Сабо")),
        ("С Китом Келлогом встретился Лувсаннамсрайн Оюун-Эрдэнэ.", met("Келлог–Оюун-Эрдэнэ")),
        ("С Мелани Жоли встретился председатель правительства Садык Гулямов.", met("Жоли–Гулямов")),
        (
            "Состоялась встреча Буй Тхань Шона и министра обороны Турции Яшара Гюлера.",
            met("Шон–Гюлер"),
        ),
        ("Айбек Турсунов провёл телефонные переговоры с Сарой Сандерс.", met("Турсунов–Сандерс")),
        (
            "Во вторник Марта Новакова встретилась с Томашем Войцеховским.",
            met("Новакова–Войцеховский"),
        ),
    ],
    ids=lambda value: None if isinstance(value, str) else "",
)
def test_names_that_show_no_case(reader: Reader, text: str, expected: Pairs) -> None:
    assert pairs(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Во вторник министр иностранных дел Болгарии Мария Габриэль приняла в Акорде "
            "Николая Азарова, сообщает пресс-служба.",
            met("Габриэль–Азаров"),
        ),
        ("Ульрик Йоргенсен принял в пятницу Айбека Турсунова.", met("Йоргенсен–Турсунов")),
        (
            "Состоялась трёхсторонняя встреча Марты Новаковой, генерального прокурора Берика "
            "Асылова и Ионуца Попеску.",
            met("Новакова–Асылов", "Асылов–Попеску", "Новакова–Попеску"),
        ),
        (
            "На встрече с Масато Кандой Питер ван дер Мейер отметил важность сотрудничества.",
            met("Канда–Мейер"),
        ),
    ],
    ids=lambda value: None if isinstance(value, str) else "",
)
def test_order_of_words(reader: Reader, text: str, expected: Pairs) -> None:
    assert pairs(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Раджеш Шарма обсудил с Муратом Нуртлеу и Лейлой Мамедовой совместные проекты.",
            met("Нуртлеу–Шарма", "Мамедова–Шарма"),
        ),
        ("Посланник папы Франциска Маттео Дзуппи прибыл в Пекин.", set()),
        ("Айбек Турсунов принял в резиденции министра Лейлы Мамедовой посольскую почту.", set()),
    ],
    ids=lambda value: None if isinstance(value, str) else "",
)
def test_nobody_else_met(reader: Reader, text: str, expected: Pairs) -> None:
    assert pairs(reader, text) == expected
