"""Dates of real phrases: what is found, what is left alone, which year is meant."""

import csv
from datetime import date
from pathlib import Path

import pytest

from reading.facts import Basis, Precision
from reading.tables import interval
from reading.when.dates import Partial, Tense, find_dates, resolve

WEDNESDAY = date(2024, 7, 3)
TABLE = Path(__file__).parent / "dates.tsv"


def rows() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8") as lines:
        return [
            (row["phrase"], row["anchor"], row["expected"])
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def spelled(text: str, anchor: date | None = WEDNESDAY) -> list[str]:
    """Every found date as «first/last», open ends empty."""
    return [
        f"{found.event_date.first or ''}/{found.event_date.last or ''}"
        for found in find_dates(text, anchor)
    ]


@pytest.mark.parametrize(("phrase", "anchor", "expected"), rows())
def test_dates_of_the_table(phrase: str, anchor: str, expected: str) -> None:
    found = find_dates(phrase, date.fromisoformat(anchor))
    if not expected:
        assert found == ()
        return
    first, _, last = expected.partition("/")
    (only,) = found
    assert only.event_date.last == interval(last or first)[1]
    # Of «до конца года» the table gives the end only.
    assert (
        only.event_date.precision is Precision.BOUND or only.event_date.first == interval(first)[0]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("визит пройдёт 30 сентября – 2 октября", "2024-09-30/2024-10-02"),
        ("the day before yesterday", "2024-07-01/2024-07-01"),
        ("in mid-October", "2024-10-11/2024-10-20"),
        ("Tuesday next week", "2024-07-09/2024-07-09"),
        ("October 3, 4 and 5", "2024-10-03/2024-10-05"),
        ("May 4, 24.kg reported", "2024-05-04/2024-05-04"),
        ("шілденің 20-сында", "2024-07-20/2024-07-20"),
        ("2025 жылғы қыркүйектің 3-інде", "2025-09-03/2025-09-03"),
        ("Posted 06/25/2024", "2024-06-25/2024-06-25"),
        ("с 28 апреля по 2 мая 2025 года", "2025-04-28/2025-05-02"),
        ("с 29 декабря 2024 года по 3 января 2025 года", "2024-12-29/2025-01-03"),
        ("с 29 декабря по 3 января 2025 года", "2024-12-29/2025-01-03"),
        ("саммит 9, 10 и 11 июля", "2024-07-09/2024-07-11"),
        ("в январе–мае 2024 года", "2024-01-01/2024-05-31"),
        ("в начале октября", "2024-10-01/2024-10-10"),
        ("в последних числах июля", "2024-07-21/2024-07-31"),
        ("в первой половине 2025 года", "2025-01-01/2025-06-30"),
        ("во втором полугодии 2023 года", "2023-07-01/2023-12-31"),
        ("прошлой осенью", "2023-09-01/2023-11-30"),
        ("next spring", "2025-03-01/2025-05-31"),
        ("last autumn", "2023-09-01/2023-11-30"),
        ("зимой 2022 года", "2022-12-01/2023-02-28"),
        ("встречу сдвинули на весну", "2024-03-01/2024-05-31"),
        ("в минувшем марте", "2024-03-01/2024-03-31"),
        ("в сентябре текущего года", "2024-09-01/2024-09-30"),
        ("этой осенью", "2024-09-01/2024-11-30"),
        ("следующей весной", "2025-03-01/2025-05-31"),
        ("в ходе прошлогоднего визита", "2023-01-01/2023-12-31"),
        ("на днях побывал в Баку", "2024-06-26/2024-07-10"),
        ("таяуда Бакуге барды", "2024-06-26/2024-07-10"),
        ("в мае 2007-го", "2007-05-01/2007-05-31"),
        ("ноябрь 2024 года", "2024-11-01/2024-11-30"),
        ("вчера, в воскресенье", "2024-07-02/2024-07-02"),
        ("Накануне, 2 июля,", "2024-07-02/2024-07-02"),
        ("накануне, в понедельник", "2024-07-01/2024-07-01"),
        ("Понедельник, Брюссель.", "2024-07-01/2024-07-01"),
        ("в минувшие выходные", "2024-06-29/2024-06-30"),
        ("в минувший вторник", "2024-07-02/2024-07-02"),
        ("в ближайшую пятницу", "2024-07-05/2024-07-05"),
        ("в ближайшие выходные", "2024-07-06/2024-07-07"),
        ("в предстоящие выходные", "2024-07-06/2024-07-07"),
        ("в ночь на 2 июля", "2024-07-01/2024-07-02"),
        ("в ночь на 1 июля 2023 года", "2023-06-30/2023-07-01"),
        ("полгода назад", "2023-12-04/2024-02-02"),
        ("несколько дней назад", "2024-06-26/2024-07-01"),
        ("несколько недель назад", "2024-05-22/2024-06-19"),
        ("несколько лет тому назад", "2016-07-05/2022-07-04"),
        ("спустя неделю", "2024-07-07/2024-07-13"),
        ("переговоры 12.11.24", "2024-11-12/2024-11-12"),
        ("2024-07-09", "2024-07-09/2024-07-09"),
        ("две недели назад", "2024-06-16/2024-06-22"),
        ("в выходные он прилетит", "2024-07-06/2024-07-07"),
        ("over the weekend", "2024-07-06/2024-07-07"),
        ("в ближайшие дни", "2024-07-03/2024-07-10"),
        ("was pushed back to October", "2024-10-01/2024-10-31"),
        ("в 2023–2025 годы", "2023-01-01/2025-12-31"),
        ("сентябрьского визита", "2024-09-01/2024-09-30"),
        ("до конца года", "2024-07-03/2024-12-31"),
        ("не позднее чем до четверга", "2024-07-03/2024-07-04"),
        ("с 1 июля вводится", "2024-07-01/"),
        ("2025 жылғы 17–18 қарашада", "2025-11-17/2025-11-18"),
        ("былтыр маусым айында", "2023-06-01/2023-06-30"),
        ("5 қыркүйекте кездеседі", "2024-09-05/2024-09-05"),
        ("осы бейсенбіде", "2024-07-04/2024-07-04"),
        ("өткен аптада", "2024-06-24/2024-06-30"),
        ("үш күн бұрын", "2024-06-30/2024-06-30"),
        ("жыл соңында", "2024-10-01/2024-12-31"),
        ("2030 жылға дейін", "2024-07-03/2030-12-31"),
        ("бүгiн", "2024-07-03/2024-07-03"),
        ("from June 16 to 18", "2024-06-16/2024-06-18"),
        ("Aug. 8, 2024", "2024-08-08/2024-08-08"),
        ("on 8 August 2024", "2024-08-08/2024-08-08"),
        ("Sunday, Feb. 5, 2023", "2023-02-05/2023-02-05"),
        ("MONDAY 1 JULY", "2024-07-01/2024-07-01"),
        ("late last month", "2024-06-21/2024-06-30"),
        ("in the fall of 2024", "2024-09-01/2024-11-30"),
        ("two days ago", "2024-07-01/2024-07-01"),
        ("by 2030", "2024-07-03/2030-12-31"),
        ("the first half of 2024", "2024-01-01/2024-06-30"),
    ],
)
def test_finds_one_date(text: str, expected: str) -> None:
    assert spelled(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "в 15:00 по местному времени",
        "на сегодняшний день это рекорд",
        "накануне государственного визита",
        "накануне саммита ШОС",
        "принцип 1,5 и 2,5 процента",
        "31 июня и 45 мая",
        "дом 24/7",
        "март",
        "резолюция 2231",
        "почти тридцать лет назад",
        "в среде дипломатов",
        "Стратегия «Казахстан-2050»",
        "в 1990-х",
        "счёт 2:1, 3–2",
        "they may agree",
        "Sunday Times",
        "8-летняя программа",
        "через три дня после визита",
        "спустя три дня после визита",
        "7/3/2024",
        "в Мар-а-Лаго",
        "2 мартеновские печи",
        "в третьем полугодии",
        "в 2020–2018 годах",
        "визит 24–22 сентября",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert spelled(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Переговоры прошли 9 июля 2024 года. На следующий день он улетел.",
            "2024-07-10/2024-07-10",
        ),
        ("В понедельник, 1 июля, он был в Баку. В тот же день вернулся.", "2024-07-01/2024-07-01"),
        ("On Monday, July 1, he left. A day earlier they had spoken.", "2024-06-30/2024-06-30"),
        ("On Monday, July 1, he left. Two days later they spoke.", "2024-07-03/2024-07-03"),
        ("On July 1 he came. That evening they dined.", "2024-07-01/2024-07-01"),
        ("On July 2 he came, they had met the previous day", "2024-07-01/2024-07-01"),
        ("9 июля 2024 года он улетел. Утром следующего дня вернулся.", "2024-07-10/2024-07-10"),
        ("9 июля 2024 года он улетел. На тот же день назначена речь.", "2024-07-09/2024-07-09"),
        ("1 июля он был в Баку. Накануне прошёл саммит.", "2024-06-30/2024-06-30"),
        ("Форум шёл 5–7 июня; на второй день говорил премьер.", "2024-06-06/2024-06-06"),
        ("Форум шёл 5–7 июня; в последний день говорил премьер.", "2024-06-07/2024-06-07"),
        ("Форум шёл 5–7 июня; в четвёртый день разъехались.", "/"),
        ("В пятницу пройдёт саммит. Накануне он был в Баку.", "2024-07-02/2024-07-02"),
        ("1 мая он был в Баку. Накануне прошёл саммит.", "2024-07-02/2024-07-02"),
        ("2024 жылғы 8 тамызда келді. Сол күні кездесті.", "2024-08-08/2024-08-08"),
    ],
)
def test_counts_from_the_day_told_before(text: str, expected: str) -> None:
    assert spelled(text)[-1] == expected


def test_after_a_range_the_same_day_is_unknown() -> None:
    text = "7–8 августа он находился в Астане. В тот же день прошла встреча."
    assert spelled(text)[-1] == "/"


@pytest.mark.parametrize("text", ["до 2030 года", "к концу года", "с 1 июля"])
def test_a_bound_is_no_date_of_something_over(text: str) -> None:
    (found,) = find_dates(text, WEDNESDAY)
    assert resolve(found, WEDNESDAY, Tense.PAST) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 июня", "2025-06-29/2025-06-29"),
        ("в конце года", "2025-10-01/2025-12-31"),
        ("в марте прошлого года", "2024-03-01/2024-03-31"),
        ("в следующем году", "2026-01-01/2026-12-31"),
        ("на прошлой неделе", "/"),
        ("вчера", "/"),
    ],
)
def test_the_year_alone_helps_out_what_needs_no_more(text: str, expected: str) -> None:
    (found,) = find_dates(text, None, 2025)
    assert f"{found.event_date.first or ''}/{found.event_date.last or ''}" == expected
    assert found.partial is None


def test_a_date_does_not_go_on_in_the_next_line() -> None:
    assert spelled("Комментариев: 24\nМая Санду прибыла") == []


@pytest.mark.parametrize(
    "text", ["вчера", "в июне прошлого года", "на прошлой неделе", "2 дня назад"]
)
def test_a_relative_date_without_an_anchor_stays_unknown(text: str) -> None:
    (found,) = find_dates(text, None)
    assert (found.event_date.precision, found.event_date.basis) == (
        Precision.UNKNOWN,
        Basis.RELATIVE,
    )
    assert found.partial is None


def test_a_day_without_year_and_anchor_is_partial() -> None:
    (found,) = find_dates("турне началось 29 июня", None)
    assert found.partial == Partial((6, 29), (6, 29))
    assert found.event_date.first is None
    assert found.span.of("турне началось 29 июня") == "29 июня"


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("в декабре", Tense.PAST, date(2023, 12, 1)),
        ("в декабре", Tense.FUTURE, date(2024, 12, 1)),
        ("5 июля", Tense.PAST, date(2023, 7, 5)),
        ("5 июля", Tense.FUTURE, date(2024, 7, 5)),
        ("1 июля", Tense.FUTURE, date(2025, 7, 1)),
        ("3 июля", Tense.PAST, date(2024, 7, 3)),
        ("в пятницу", Tense.PAST, date(2024, 6, 28)),
        ("в пятницу", Tense.FUTURE, date(2024, 7, 5)),
        ("в пятницу", Tense.UNKNOWN, date(2024, 6, 28)),
        ("в среду", Tense.FUTURE, date(2024, 7, 3)),
        ("осенью", Tense.PAST, date(2023, 9, 1)),
    ],
)
def test_tense_chooses_the_year_or_week(text: str, tense: Tense, expected: date) -> None:
    (found,) = find_dates(text, WEDNESDAY)
    assert found.partial is not None
    resolved = resolve(found, WEDNESDAY, tense)
    assert resolved is not None
    assert resolved.first == expected


def test_the_turn_of_the_year_takes_the_nearest_year() -> None:
    assert spelled("28 декабря", date(2025, 1, 9)) == ["2024-12-28/2024-12-28"]
    assert spelled("в январе", date(2024, 12, 20)) == ["2025-01-01/2025-01-31"]


def test_a_weekday_beside_a_day_proves_its_year() -> None:
    (found,) = find_dates("в пятницу, 5 июля", date(2024, 12, 30))
    assert found.event_date.first == date(2024, 7, 5)
    assert found.partial is None


def test_29_february_far_from_a_leap_year_has_no_date() -> None:
    (found,) = find_dates("29 февраля", date(2026, 7, 1))
    assert found.event_date.precision is Precision.UNKNOWN


def test_spans_count_in_the_original_text() -> None:
    text = "Встреча прошла 5\u00a0июля 2024\u00a0года в Баку"
    (found,) = find_dates(text, None)
    assert found.span.of(text) == "5\u00a0июля 2024\u00a0года"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 июля они говорили. За два дня до этого он был в Баку", "2024-06-29/2024-06-29"),
        ("1 июля они говорили. За неделю до этого он был в Баку", "2024-06-21/2024-06-27"),
        ("1 июля они говорили. За день до того он был в Баку", "2024-06-30/2024-06-30"),
        ("1 июля они говорили. За два дня до встречи он был в Баку", "2024-06-29/2024-06-29"),
        ("1 июля он прилетел. Через день после приезда он был в Баку", "2024-07-02/2024-07-02"),
        ("1 июля они говорили. За несколько дней до этого он был в Баку", "2024-06-24/2024-06-29"),
        ("1 мая они говорили. Несколькими днями позже он был в Баку", "2024-05-03/2024-05-08"),
        ("1 мая они говорили. Через три дня после этого он был в Баку", "2024-05-04/2024-05-04"),
        ("1 July they spoke. A few days earlier he was in Baku", "2024-06-24/2024-06-29"),
        ("1 июля они говорили. Незадолго до этого он был в Баку", "2024-06-01/2024-07-01"),
    ],
)
def test_days_are_counted_from_the_day_told_before(text: str, expected: str) -> None:
    assert spelled(text)[1:] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "1 июля они говорили. За много лет до этого он был в Баку",
        "1 июля они говорили. Незадолго до того, как сесть в поезд, он звонил",
        "1 июля они говорили. Сразу после этого он уехал",
        "1 июля они говорили. За день до саммита он уехал",
    ],
)
def test_what_is_counted_from_no_day_is_no_day(text: str) -> None:
    assert spelled(text)[1:] == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("перенесён со 2 июля на 18-е.", "2024-07-18/2024-07-18"),
        ("прилетел 2 июля, а 1-го вечером был дома", "2024-07-01/2024-07-01"),
        ("arrived on July 1 and left on the 2nd.", "2024-07-02/2024-07-02"),
        ("В июле 1971 года летал в Пекин. Через семь месяцев", "1972-02-01/1972-02-29"),
        ("Поездка была в марте 2023 года. Год спустя", "2024-03-01/2024-03-31"),
        ("соберутся 25 июля. Днём ранее", "2024-07-24/2024-07-24"),
        ("решат до 25 июля. Днём ранее", "2024-07-24/2024-07-24"),
        ("26–27 июня принимал послов. На следующий день", "2024-06-27/2024-06-27"),
        (
            "They met on Tuesday.\nHe was in Kyiv on Monday.\nX had met Y a day earlier",
            "2024-07-01/2024-07-01",
        ),
        ("They met on Tuesday. X had met Y the same morning", "2024-07-02/2024-07-02"),
        ("Над этим работали на выходных", "2024-06-29/2024-06-30"),
    ],
)
def test_counts_from_what_was_told_before(text: str, last: str) -> None:
    found = find_dates(text, WEDNESDAY)[-1]
    when = resolve(found, WEDNESDAY, Tense.PAST) or found.event_date
    assert f"{when.first or ''}/{when.last or ''}" == last


def test_the_same_day_of_what_is_over_is_that_of_the_story() -> None:
    text = (
        "He arrived on Tuesday for talks ahead of Nov. 6. Earlier the same day, he saw the envoy."
    )
    found = find_dates(text, WEDNESDAY)[-1]
    when = resolve(found, WEDNESDAY, Tense.PAST)
    assert when is not None
    assert str(when.first) == "2024-07-02"
