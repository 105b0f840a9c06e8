"""The year of a page without a day: by weekdays and those in office, by what was years before."""

import pytest

from tests.reading.conftest import Reader
from tests.reading.dated import days, told

pytestmark = pytest.mark.slow


def day_of(reader: Reader, text: str, name: str) -> str:
    return days(told(reader, text, name, None))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "В среду, 14 мая, Эммануэль Макрон принял Джорджу Мелони.",
            "Джорджа Мелони",
            "2025-05-14",
        ),
        (
            "Эммануэль Макрон принял Джорджу Мелони 14 мая (среда).",
            "Джорджа Мелони",
            "2025-05-14",
        ),
        (
            "В среду, 14 мая, Эммануэль Макрон принял Джорджу Мелони. "
            "Днём раньше он провёл переговоры с Хельгой Шмид.",
            "Хельга Шмид",
            "2025-05-13",
        ),
        (
            "Emmanuel Macron received Giorgia Meloni on Wednesday, May 14, in Paris.",
            "Джорджа Мелони",
            "2025-05-14",
        ),
        (
            "PARIS, May 14 - Emmanuel Macron received Giorgia Meloni on Wednesday.",
            "Джорджа Мелони",
            "2025-05-14",
        ),
    ],
    ids=["before the day", "after it", "the day before", "English", "in the dateline"],
)
def test_a_weekday_with_its_day_tells_the_year_of_those_in_office(
    reader: Reader, text: str, name: str, expected: str
) -> None:
    assert day_of(reader, text, name) == expected


def test_people_long_in_office_leave_the_year_open(reader: Reader) -> None:
    text = "В среду, 14 мая, Эмомали Рахмон принял Ильхама Алиева."
    assert day_of(reader, text, "Эмомали Рахмон") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Год назад, осенью 2022-го, о такой встрече никто не думал.\n"
            "12 мая Анджей Дуда принял Хельгу Шмид.",
            "2023-05-12",
        ),
        (
            "Через пять лет после подписания договора (март 2018 года) стороны продлили его.\n"
            "12 мая Анджей Дуда принял Хельгу Шмид.",
            "2023-05-12",
        ),
        (
            "ВАРШАВА (12.05). Анджей Дуда принял Хельгу Шмид.\n"
            "Год назад, осенью 2022-го, о такой встрече никто не думал.",
            "2023-05-12",
        ),
    ],
    ids=["ago", "after", "in the dateline"],
)
def test_years_counted_from_a_year_tell_that_of_the_page(
    reader: Reader, text: str, expected: str
) -> None:
    assert day_of(reader, text, "Хельга Шмид") == expected


def test_the_day_told_in_full_is_that_of_the_story(reader: Reader) -> None:
    text = (
        "В первой декаде октября 2023 года Хельга Шмид дважды пересекла границу.\n\n"
        "Сначала её принял Анджей Дуда."
    )
    assert day_of(reader, text, "Анджей Дуда") == "2023-10-01/2023-10-10"


def test_a_heading_dates_the_entries_below_it(reader: Reader) -> None:
    text = (
        "Онлайн\n\nВОСКРЕСЕНЬЕ\n09:20. Тишина держится.\nСУББОТА, 17 МАЯ\n"
        "18:05. Джорджа Мелони объявила о перемирии.\n"
        "15:35. Эммануэль Макрон позвонил Хельге Шмид.\nПЯТНИЦА\n"
        "23:10. Эммануэль Макрон позвонил Анджею Дуде."
    )
    assert day_of(reader, text, "Хельга Шмид") == "2025-05-17"
    assert day_of(reader, text, "Анджей Дуда") == "2025-05-16"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Накануне саммита БРИКС в Казани Анджей Дуда принял Хельгу Шмид.",
            "2024-10-20/2024-10-21",
        ),
        (
            "За две недели до саммита БРИКС в Казани Анджей Дуда принял Хельгу Шмид.",
            "2024-10-05/2024-10-11",
        ),
        (
            "Two weeks before the BRICS summit in Kazan Andrzej Duda received Helga Schmid.",
            "2024-10-05/2024-10-11",
        ),
        (
            "Ahead of the BRICS summit in Kazan Andrzej Duda received Helga Schmid.",
            "2024-01-01/2024-10-21",
        ),
        (
            "В преддверии 30-летия независимости Казахстана Анджей Дуда встретился с Хельгой Шмид.",
            "2021-01-01/2021-12-15",
        ),
        (
            "Страна отметила 30-летие независимости Казахстана. Анджей Дуда встретился с Хельгой "
            "Шмид.",
            "2021-12-01/2021-12-31",
        ),
        (
            "На торжества по случаю 80-летия Победы прилетел Анджей Дуда. Он встретился с "
            "Хельгой Шмид.",
            "2025-05-02/2025-06-08",
        ),
        (
            "Анджей Дуда встретился с председателем 79-й сессии Генассамблеи ООН Филемоном Янгом "
            "и Хельгой Шмид.",
            "2024-09-22/2025-09-09",
        ),
        (
            "Год назад, когда прошёл 16-й саммит БРИКС, они молчали. Анджей Дуда встретился с "
            "Хельгой Шмид.",
            "2025-01-01/2025-12-31",
        ),
        ("291-31-02-2025\nАнджей Дуда встретился с Хельгой Шмид.", ""),
        (
            "On the sidelines of the 16th BRICS Summit, Andrzej Duda spoke. Andrzej Duda met "
            "Helga Schmid.",
            "2024-10-20/2024-10-26",
        ),
        (
            "Анджей Дуда поговорил по телефону с Хельгой Шмид и условился увидеться на саммите "
            "БРИКС, который пройдёт в Казани в октябре 2024 года.",
            "",
        ),
        (
            "Александр Стубб приедет к 85-летию победы на Халхин-Голе. Анджей Дуда принял Хельгу "
            "Шмид.",
            "2024-01-01/2024-12-31",
        ),
        ("В пятницу, 31 февраля 2025 года, Анджей Дуда принял Хельгу Шмид.", ""),
        ("Сегодня, 31 февраля 2025 года, Анджей Дуда принял Хельгу Шмид.", ""),
    ],
    ids=[
        "on the eve",
        "weeks before",
        "in English",
        "ahead of it",
        "before a jubilee",
        "after a jubilee",
        "around a jubilee",
        "in the year of a president of the session",
        "a year after a summit",
        "a number that is no day",
        "a summit in English",
        "agreed to meet at a summit to come",
        "a jubilee that is no day",
        "a weekday of no day",
        "today, of no day",
    ],
)
def test_a_page_is_as_old_as_its_summit_is_far(reader: Reader, text: str, expected: str) -> None:
    assert day_of(reader, text, "Хельга Шмид") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}\n291-15-05-2024", "2024-05-14"),
        ("{}\n© 2024 Вестник", "2024-05-14"),
        ("{} Они подвели итоги 2023 года.", "2024-05-14"),
        ("{} В следующем году отметят 80-летие ООН.", "2024-05-14"),
        ("{} В прошлом году отметили 75-летие НАТО.", "2025-05-14"),
        ("{} Год назад в Киеве отпраздновали 30-летие независимости Украины.", "2022-05-14"),
        ("{} Накануне в Вашингтоне отметили 75-летие НАТО.", "2024-05-14"),
        (
            "On May 14 Emmanuel Macron received Helga Schmid. Last year NATO marked the 75th "
            "anniversary of NATO.",
            "2025-05-14",
        ),
        ("ПАРИЖ (29.02). Эммануэль Макрон принял Хельгу Шмид.", "2024-02-29"),
        (
            "Paris, May 14. On the 75th anniversary of NATO Emmanuel Macron received Helga Schmid.",
            "2024-05-14",
        ),
        (
            "A year ago, in the summer of 2022, nobody expected such a meeting.\n"
            "On May 12 Andrzej Duda received Helga Schmid in Warsaw.",
            "2023-05-12",
        ),
        (
            "Қасым-Жомарт Тоқаев 14 мамырда Хельга Шмидті қабылдады. Кездесу БҰҰ-ның 80 жылдығына "
            "арналды.",
            "2025-05-14",
        ),
    ],
    ids=[
        "the number of a release",
        "its owner",
        "results",
        "a jubilee ahead",
        "a jubilee of last year",
        "a holiday a year ago",
        "a jubilee kept at a summit",
        "a jubilee of last year in English",
        "a day that few years have",
        "a jubilee in English",
        "years counted in English",
        "a jubilee in Kazakh",
    ],
)
def test_a_page_tells_its_year_by_the_way(reader: Reader, text: str, expected: str) -> None:
    text = text.format("Эммануэль Макрон 14 мая принял Хельгу Шмид.")
    assert day_of(reader, text, "Хельга Шмид") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Анджей Дуда принял Хельгу Шмид. Завтра, 3 марта 2025 года, она уедет.",
            "2025-03-02",
        ),
        ("Сегодня, 3 марта 2025 года, Анджей Дуда принял Хельгу Шмид.", "2025-03-03"),
        ("Вчера же, 3 марта 2025 года, Анджей Дуда принял Хельгу Шмид.", "2025-03-03"),
    ],
    ids=["tomorrow", "today", "yesterday"],
)
def test_a_day_by_two_names_is_that_of_the_page(reader: Reader, text: str, expected: str) -> None:
    assert day_of(reader, text, "Хельга Шмид") == expected
