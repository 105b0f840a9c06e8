"""Contacts whose day is counted from another contact, an hour, or the heading of a chronicle."""

from datetime import date

import pytest

from tests.reading.conftest import Reader
from tests.reading.dated import days, told

pytestmark = pytest.mark.slow

THURSDAY = date(2025, 9, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Во вторник Анджей Дуда принял Байбу Браже через два дня после переговоров с "
            "Хельгой Шмид.",
            "2025-09-14",
        ),
        (
            "10 сентября Анджей Дуда встретился в Осло с Байбой Браже, через три дня после того, "
            "как его приняла в Риге Хельга Шмид.",
            "2025-09-07",
        ),
        (
            "Анджей Дуда принял Хельгу Шмид через два дня после переговоров 10 сентября с "
            "Байбой Браже.",
            "2025-09-12",
        ),
        (
            "Во вторник Анджей Дуда принял Байбу Браже спустя неделю после беседы с Хельгой Шмид.",
            "2025-09-08/2025-09-10",
        ),
        ("После 14 часов Анджей Дуда позвонит Хельге Шмид.", "2025-09-18"),
        ("Сегодня Анджей Дуда принял Хельгу Шмид; Рига, напомним, столица Латвии.", "2025-09-18"),
        ("В 17:00 Анджей Дуда примет Хельгу Шмид.", "2025-09-18"),
        (
            "2018, апрель. Анджей Дуда слетал в Осло и пообщался с Хельгой Шмид.",
            "2018-04-01/2018-04-30",
        ),
        (
            "Памятным вышло воскресенье. Сначала Анджей Дуда принял Хельгу Шмид, затем ужинал.",
            "2025-09-14",
        ),
    ],
)
def test_a_day_is_counted(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", THURSDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Анджей Дуда примет Хельгу Шмид вскоре после выборов.", ""),
        ("Анджей Дуда принял Хельгу Шмид через два дня.", "2025-09-18"),
        ("Через 36 часов после шторма порт откроют. Анджей Дуда позвонит Хельге Шмид.", ""),
    ],
)
def test_what_counts_from_nothing_told_is_left_alone(
    reader: Reader, text: str, expected: str
) -> None:
    report = told(reader, text, "Хельга Шмид", THURSDAY)
    assert days(report) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Во вторник Анджей Дуда принял Хельгу Шмид через 99999999999 дней после беседы с Путиным.",
        "Во вторник Анджей Дуда принял Хельгу Шмид через 900000 недель после беседы с Путиным.",
        "Во вторник Анджей Дуда принял Хельгу Шмид через ² дня после беседы с Путиным.",
        "Вчера завершился визит Хельги Шмид в Латвию, продолжавшийся 99999999999 дней.",
        "99999999999 лет назад, летом 2014 года, Анджей Дуда принял Хельгу Шмид.",
        "Emmanuel Macron met Olaf Scholz on Tuesday, 99999999999 days after talks with Putin.",
        "Emmanuel Macron met Olaf Scholz on Tuesday, ² days after talks with Donald Tusk.",
        "99999999999 years ago, in the summer of 2014, Emmanuel Macron met Olaf Scholz.",
    ],
)
def test_a_count_that_no_calendar_holds_is_none(reader: Reader, text: str) -> None:
    for published_on in (THURSDAY, None):
        assert reader.facts(text, published_on).meetings


def test_either_side_has_its_own_place(reader: Reader) -> None:
    text = (
        "10 сентября Анджей Дуда встретился в Осло с Байбой Браже, через три дня после того, как "
        "его приняла в Риге Хельга Шмид."
    )
    places = [told(reader, text, name, THURSDAY).place for name in ("Байба Браже", "Хельга Шмид")]
    assert [place and place.name for place in places] == ["Осло", "Рига"]


def test_a_city_heads_what_is_told_of_it(reader: Reader) -> None:
    text = (
        "2018, октябрь. Осло. Анджей Дуда принял Хельгу Шмид.\n\n"
        "2019, май. Рига. Анджей Дуда принял Байбу Браже."
    )
    reports = [told(reader, text, name, THURSDAY) for name in ("Хельга Шмид", "Байба Браже")]
    assert [report.place and report.place.name for report in reports] == ["Осло", "Рига"]


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда принял Байбу Браже. А на завтра в его графике стоит Хельга Шмид.",
        "Анджей Дуда принял Байбу Браже. Назавтра в графике глава ОБСЕ Хельга Шмид.",
        "Завтра в расписании Анджея Дуды значится Хельга Шмид.",
    ],
)
def test_who_stands_on_an_agenda_is_to_be_met(reader: Reader, text: str) -> None:
    report = told(reader, text, "Хельга Шмид", THURSDAY)
    assert {p.name for p in report.participants} == {"Анджей Дуда", "Хельга Шмид"}
    assert (days(report), report.status) == ("2025-09-19", "planned")


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда принял Байбу Браже. В графике роста цен виден скачок, считает Хельга Шмид.",
        "Анджей Дуда принял Байбу Браже. В его графике произошли перемены, сказала Хельга Шмид.",
    ],
)
def test_who_speaks_of_an_agenda_is_not_on_it(reader: Reader, text: str) -> None:
    people = {p.name for report in reader.facts(text).meetings for p in report.participants}
    assert "Хельга Шмид" not in people


def test_months_head_the_parts_of_a_chronology(reader: Reader) -> None:
    text = (
        "Июнь 2014 года. Всё началось в Осло: 6 июня Анджей Дуда принял Хельгу Шмид.\n\n"
        "Май 2019 года. Ждали недолго: 9 мая Анджей Дуда принял Байбу Браже."
    )
    reports = [told(reader, text, name, THURSDAY) for name in ("Хельга Шмид", "Байба Браже")]
    assert [days(report) for report in reports] == ["2014-06-06", "2019-05-09"]
