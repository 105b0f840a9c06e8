"""The day a page gives for itself, and days that are not its own."""

from datetime import date

import pytest

from reading.facts import Basis, Precision
from reading.when.datelines import find_dateline

BODY = "Президент принял министра иностранных дел в Акорде. Стороны обсудили торговлю."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"АСТАНА, 8 августа 2024 года – {BODY}", date(2024, 8, 8)),
        (f"Заголовок новости\n\nАСТАНА, 16 апреля 2025 г. {BODY}", date(2025, 4, 16)),
        (f"Бишкек, 13.10.25. /Кабар/. {BODY}", date(2025, 10, 13)),
        (f"Заголовок\nTengrinews.kz • 06 ноября 2024, 14:05 • 31\n{BODY}", date(2024, 11, 6)),
        (f"Заголовок\n11.03.2025, 21:44  ⏱ 2 мин.\n{BODY}", date(2025, 3, 11)),
        (f"{BODY}\n{BODY}\nОпубликовано: 13 августа 2025, 19:12", date(2025, 8, 13)),
        (f"Это рассылка. Сегодня суббота, 12 октября 2024 года.\n{BODY}", date(2024, 10, 12)),
        (f"Тақырып\n2024 жылғы 8 тамыз\n{BODY}", date(2024, 8, 8)),
        (f"By Staff Report in Nation on 9 August 2024\n{BODY}", date(2024, 8, 9)),
        (f"YEREVAN, May 20, 2024 - {BODY}", date(2024, 5, 20)),
        (f"ТАШКЕНТ / АСТАНА, 30 октября 2025 г. – {BODY}", date(2025, 10, 30)),
        (f"АКИpress, 12:44, 6 июня 2025 — {BODY}", date(2025, 6, 6)),
        (f"МОСКВА, 26 ноя 2024 - РИА Новости. {BODY}", date(2024, 11, 26)),
        (
            "\n".join(["Русский", "Türkmençe", "Қаз"] * 4) + f"\n11 июня 2022\n{BODY}",
            date(2022, 6, 11),
        ),
        (f"Газета, 11 апреля 1993 года\nАЛМАТЫ, 10 апреля. (КазТАГ) {BODY}", date(1993, 4, 10)),
    ],
)
def test_the_page_gives_its_day(text: str, expected: date) -> None:
    found = find_dateline(text, None)
    assert found is not None
    assert (found.first, found.last) == (expected, expected)
    assert (found.precision, found.basis) == (Precision.DAY, Basis.DATELINE)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"АНКАРА, 24 февраля. /ТАСС/. {BODY}",
        f"Переговоры прошли 9 июля 2024 года в городе Чолпон-Ата на берегу озера. {BODY}",
        f"Схожие публикации:\n05.06.23 Комментарий | 02.06.23 О приёме\n{BODY}",
        f"За день до того, 20 мая 2025 года, {BODY}",
        f"{BODY}\n" * 8 + "Читайте также\n12.04.2024 Выставка",
        f"В пятницу {BODY}",
        "В понедельник, 4 декабря 2023 года, Анджей Дуда принял Антониу Гутерриша.",
        "Ранее, 14 октября 2024 года, в Москве состоялась беседа министров.",
        "1 июля 2024 года президент прилетел в Баку.",
    ],
    ids=[
        "no day",
        "no year",
        "a sentence",
        "a list",
        "an apposition",
        "a sidebar",
        "a weekday",
        "a weekday before a day",
        "a memory",
        "a short sentence",
    ],
)
def test_a_day_of_something_else_is_left_alone(text: str) -> None:
    assert find_dateline(text, None) is None


def test_the_day_that_opens_the_text_goes_before_the_site_s() -> None:
    text = f"16.07.2025, 09:00\nТяньцзинь, 15 июля 2025 года – {BODY}"
    found = find_dateline(text, date(2025, 7, 16))
    assert found is not None
    assert found.first == date(2025, 7, 15)


def test_the_publication_helps_out_the_year() -> None:
    found = find_dateline(f"АНКАРА, 31 декабря. /ТАСС/. {BODY}", date(2025, 1, 1))
    assert found is not None
    assert found.first == date(2024, 12, 31)


def test_an_old_day_without_year_is_not_the_article_s() -> None:
    assert find_dateline(f"АНКАРА, 24 февраля. /ТАСС/. {BODY}", date(2025, 6, 1)) is None


@pytest.mark.parametrize(
    "line",
    [
        "Токаев 1 июля принял Дуду",
        "1 июля Токаев принял Дуду",
        "Токаев и Дуда: переговоры 1 июля",
        "Итоги 1 июля: Токаев, Дуда, Шмид",
        "Анджей Дуда, который 1 июля прилетел в Баку, сегодня принял Касым-Жомарта Токаева.",
    ],
)
def test_a_headline_with_a_day_is_no_stamp(line: str) -> None:
    assert find_dateline(f"{line}\n{BODY}", date(2024, 7, 3)) is None


@pytest.mark.parametrize("line", ["2 июля, 12:31", "2 ИЮЛ, 12:31 | Политика", "2 июля 2024"])
def test_a_day_with_its_clock_or_year_is_one(line: str) -> None:
    found = find_dateline(f"{line}\n{BODY}", date(2024, 7, 3))
    assert found is not None
    assert found.first == date(2024, 7, 2)
