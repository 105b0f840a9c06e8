"""Who took part when more than two did: real phrases and who of them met whom."""

import pytest

from reading.facts import MeetingReport, Part
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def told(report: MeetingReport) -> str:
    """The surnames of those who met, sorted; who sat by follows a slash."""
    met = sorted(p.name.split()[-1] for p in report.participants if p.part is Part.PRINCIPAL)
    sat = sorted(p.name.split()[-1] for p in report.participants if p.part is Part.DELEGATE)
    return " ".join(met) + (" / " + " ".join(sat) if sat else "")


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "Токаев провёл переговоры с президентом Конго Дени Сассу-Нгессо. "
            "С казахстанской стороны в переговорах участвовали Мурат Нуртлеу, Серик Жумангарин.",
            ["Сассу-Нгессо Токаев / Жумангарин Нуртлеу"],
        ),
        (
            "Мурат Нуртлеу принял Хельгу Шмид. На встрече присутствовали Айбек Смадияров "
            "и Роман Василенко.",
            ["Нуртлеу Шмид / Василенко Смадияров"],
        ),
        (
            "Анджей Дуда и Хельга Шмид провели переговоры, в них участвовал Мурат Нуртлеу.",
            ["Дуда Шмид / Нуртлеу"],
        ),
        (
            "Владимир Путин примет участие в сессии Совета коллективной безопасности. Кроме "
            "него, в ней примут участие Садыр Жапаров, Эмомали Рахмон и Александр Лукашенко.",
            ["Жапаров Лукашенко Путин Рахмон"],
        ),
        (
            "Совещание провёл Дональд Трамп, в нём участвовали Садыр Жапаров и Эмомали Рахмон.",
            ["Жапаров Рахмон Трамп"],
        ),
        (
            "Заседание прошло под председательством Александра Лукашенко. В нём участвовали "
            "Садыр Жапаров и Эмомали Рахмон.",
            ["Жапаров Лукашенко Рахмон"],
        ),
        (
            "В саммите приняли участие Садыр Жапаров, Эмомали Рахмон и Александр Лукашенко.",
            ["Жапаров Лукашенко Рахмон"],
        ),
        (
            "В Абу-Даби прошли переговоры Ильхама Алиева и Никола Пашиняна при участии "
            "Дональда Трампа.",
            ["Алиев Пашинян Трамп"],
        ),
        (
            "В Москве встретились министры иностранных дел России Сергей Лавров, Турции Хакан "
            "Фидан и Ирана Хосейн Амир Абдоллахиян.",
            ["Абдоллахиян Лавров Фидан"],
        ),
    ],
    ids=[
        "of one side",
        "present",
        "of talks",
        "besides him",
        "held by one",
        "chaired",
        "a summit",
        "a mediator",
        "the word for all is no party",
    ],
)
def test_reads_who_took_part(reader: Reader, text: str, meetings: list[str]) -> None:
    assert [told(report) for report in reader.facts(text).meetings] == meetings


@pytest.mark.parametrize(
    "text",
    [
        "Мурат Нуртлеу участвовал в конференции. В ней участвовали представители 20 стран.",
        "Токаев встретился с Хельгой Шмид. В саммите министров участвовал Мурат Нуртлеу.",
        "Форум прошёл под председательством России с участием депутатов.",
    ],
    ids=["nobody else is named", "another event", "nobody is named"],
)
def test_leaves_alone_who_met_nobody(reader: Reader, text: str) -> None:
    people = {p.name for report in reader.facts(text).meetings for p in report.participants}
    assert "Мурат Нуртлеу" not in people


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "В саммите приняли участие Садыр Жапаров, Эмомали Рахмон, Ильхам Алиев и Анджей "
            "Дуда. Вечером Анджей Дуда встретился с Ильхамом Алиевым.",
            ["Алиев Дуда Жапаров Рахмон", "Алиев Дуда"],
        ),
        (
            "Садыр Жапаров, Эмомали Рахмон и Ильхам Алиев провели переговоры. До этого Эмомали "
            "Рахмон и Ильхам Алиев беседовали с глазу на глаз.",
            ["Алиев Жапаров Рахмон", "Алиев Рахмон"],
        ),
        (
            "Садыр Жапаров, Эмомали Рахмон и Ильхам Алиев провели переговоры. Садыр Жапаров "
            "обсудил с Эмомали Рахмоном границу.",
            ["Алиев Жапаров Рахмон"],
        ),
    ],
    ids=["at a summit", "between themselves", "within it"],
)
def test_a_meeting_of_two_is_told_apart(reader: Reader, text: str, meetings: list[str]) -> None:
    assert [told(report) for report in reader.facts(text).meetings] == meetings
