"""Days in a sentence that are not the contact's own: of the plan before, of the eve, of the way."""

from datetime import date

import pytest

from reading.facts import Status
from tests.reading.conftest import Reader
from tests.reading.dated import days, told

pytestmark = pytest.mark.slow

MONDAY = date(2025, 6, 16)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Визит Хельги Шмид в Астану, намеченный на 20 июня, перенесли на 27 июня.",
            "2025-06-27",
        ),
        ("Визит Хельги Шмид в Астану перенесён с понедельника на вторник.", "2025-06-17"),
        (
            "На пятницу перенесли встречу Анджея Дуды и Хельги Шмид, назначенную на 18 июня.",
            "2025-06-20",
        ),
        ("Встреча Анджея Дуды и Хельги Шмид отложена до октября.", "2025-10-01/2025-10-31"),
        ("Встреча Анджея Дуды и Хельги Шмид отложена до 5 октября.", "2025-10-05"),
        (
            "Переговоры Анджея Дуды и Хельги Шмид, намеченные на 20 июня, перенесены "
            "на более поздний срок.",
            "2025-06-20",
        ),
    ],
    ids=["day for day", "weekdays", "told first", "till a month", "till a day", "no new day"],
)
def test_what_is_put_off_has_its_new_day(reader: Reader, text: str, expected: str) -> None:
    report = told(reader, text, "Хельга Шмид", MONDAY)
    assert (days(report), report.status) == (expected, Status.POSTPONED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Встреча Анджея Дуды с Хельгой Шмид, анонсированная накануне, не состоялась.", ""),
        (
            "Встреча Анджея Дуды с Хельгой Шмид, анонсированная на пятницу, не состоится.",
            "2025-06-20",
        ),
        ("Хельга Шмид приезжала в Астану.", ""),
        ("Хельга Шмид приезжала в Астану 5 мая.", "2025-05-05"),
        ("Хельга Шмид приехала в Астану.", "2025-06-16"),
        ("Накануне отъезда Анджей Дуда встретился с Хельгой Шмид.", "2025-06-15/2025-06-16"),
        ("Накануне Анджей Дуда встретился с Хельгой Шмид.", "2025-06-15"),
        ("Накануне выборов Анджей Дуда встретится с Хельгой Шмид.", ""),
        (
            "16–17 июня Анджей Дуда посетит Вену. Там он встретится с Хельгой Шмид.",
            "2025-06-16/2025-06-17",
        ),
        (
            "Вчера в Вене собрались Дорин Речан и Виктор Орбан.\n"
            "За день до того, 14 июня, Анджей Дуда принял Виктора Орбана. "
            "А в кулуарах саммита он побеседовал с Хельгой Шмид.",
            "2025-06-15",
        ),
    ],
    ids=[
        *("announced then", "announced for then", "came and left", "came then", "came"),
        *("on an unknown eve", "on the eve", "ahead of a day unknown", "days of a stay", "back"),
    ],
)
def test_a_day_of_something_else_is_left_to_it(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", MONDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "По словам пресс-секретаря Марии Захаровой, 24 июня Анджей Дуда встретится с "
            "Дорином Речаном, а 25 июня – с Хельгой Шмид.",
            "2025-06-25",
        ),
        (
            '"24 июня Анджей Дуда встретится с Дорином Речаном, а 25 июня - с Хельгой Шмид", - '
            "сказал Дмитрий Песков.",
            "2025-06-25",
        ),
        (
            "14 июня в Ашхабаде Анджей Дуда принял Дорина Речана, 15 июня в Осло – Хельгу Шмид.",
            "2025-06-15",
        ),
        (
            "Анджей Дуда примет участие в форуме, который пройдёт 29–30 июня в Минске. "
            "Там же запланирована его встреча с Хельгой Шмид.",
            "2025-06-29/2025-06-30",
        ),
    ],
    ids=["after «а»", "before who says it", "after a comma", "of the forum to come"],
)
def test_each_part_of_a_row_has_its_day(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", MONDAY)) == expected


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        (
            "На прошлой неделе Анджей Дуда встретился с Хельгой Шмид в Австрии. "
            "Встреча Анджея Дуды и Хельги Шмид прошла 12 июня в Вене.",
            "2025-06-12",
            "Вена",
        ),
        (
            "В начале июня Анджей Дуда встретился с Хельгой Шмид. Встреча прошла 2 июня.",
            "2025-06-02",
            "",
        ),
        (
            "Анджей Дуда принял Хельгу Шмид\n\n"
            "Президент Польши Анджей Дуда 15 июня принял в Кракове Хельгу Шмид.",
            "2025-06-15",
            "Краков",
        ),
    ],
    ids=["a week and a country", "part of a month", "the headline and the host's capital"],
)
def test_of_two_tellings_the_nearer_says_when_and_where(
    reader: Reader, text: str, day: str, place: str
) -> None:
    report = told(reader, text, "Хельга Шмид", MONDAY)
    assert (days(report), report.place.name if report.place else "") == (day, place)


def test_what_somebody_came_from_has_no_day_of_his_coming(reader: Reader) -> None:
    text = "Хельга Шмид прилетела 15 июня в Вену после поездки в Баку."
    by_place = {m.place.name: m for m in reader.facts(text, MONDAY).meetings if m.place}
    assert (days(by_place["Вена"]), days(by_place["Баку"])) == ("2025-06-15", "")


@pytest.mark.parametrize(
    "after",
    ["Следующую встречу решено провести в июне.", "Рядом стоял аким Шымкента Дархан Сатыбалды."],
    ids=["a plan", "the governor of another town"],
)
def test_a_weekday_with_its_year_proves_the_day_of_a_page(reader: Reader, after: str) -> None:
    text = f"В пятницу, 15 марта 2024 года, Анджей Дуда принял Хельгу Шмид. {after}"
    proved = reader.facts(text, None).published
    assert proved.first is not None
    assert proved.last is not None
    assert (proved.first.year, proved.last.year) == (2024, 2024)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Анджей Дуда встретился во вторник с Антониу Гутерришем. "
            "Тогда же состоялась беседа Дуды с Хельгой Шмид.",
            "2025-06-10",
        ),
        (
            "Анджей Дуда, тогда ещё кандидат, и Хельга Шмид провели встречу в четверг.",
            "2025-06-12",
        ),
        ("Анджей Дуда пять раз обсуждал это с Хельгой Шмид.", ""),
        ("Анджей Дуда не раз встречался с Хельгой Шмид.", ""),
        ("Анджей Дуда принял Хельгу Шмид и три раза поблагодарил её.", "2025-06-16"),
        (
            "Анджей Дуда 1 июля посетит Алжир, а 2 июля – Оман. "
            "В Маскате Дуда встретится с Хельгой Шмид.",
            "2025-07-02",
        ),
        (
            "1 июля Анджей Дуда посетит Алжир, а 2 июля – Оман. "
            "В Алжире Дуда встретится с Хельгой Шмид.",
            "2025-07-01",
        ),
    ],
    ids=["then too", "then still", "times", "not once", "thrice", "second land", "first land"],
)
def test_words_tell_on_which_of_the_days(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", MONDAY)) == expected


def test_the_next_sentence_tells_the_day_of_the_talks(reader: Reader) -> None:
    text = "Анджей Дуда принял Хельгу Шмид. Во время встречи, состоявшейся 12 июня, обсуждали Баку."
    assert days(told(reader, text, "Хельга Шмид", MONDAY)) == "2025-06-12"


MET = "Анджей Дуда принял в Осло Хельгу Шмид."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MET} Беседа, состоявшаяся в субботу, прошла при Дорине Речане.", "2025-06-14"),
        (f"{MET} Переговоры, прошедшие в субботу, касались торговли.", "2025-06-14"),
        (f"{MET} Встреча, длившаяся 14 июня три часа, была первой.", "2025-06-14"),
        (f"{MET} Прошлая встреча, состоявшаяся 2 июня, была короче.", "2025-06-16"),
        (f"{MET} Встреча, намеченная на субботу, сорвалась.", "2025-06-16"),
        (f"{MET} Форум, прошедший в субботу, собрал сто гостей.", "2025-06-16"),
    ],
)
def test_the_next_sentence_describes_what_was_told_by_its_day(
    reader: Reader, text: str, expected: str
) -> None:
    assert days(told(reader, text, "Хельга Шмид", MONDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Анджей Дуда в мае летал только в Баку. Там его приняла Хельга Шмид.",
            "2025-05-01/2025-05-31",
        ),
        (
            "В июне в Баку откроется выставка. Анджей Дуда встретился там с Хельгой Шмид.",
            "2025-06-05",
        ),
        (
            "Анджей Дуда сообщил, что в мае откроют завод в Баку. Там его приняла Хельга Шмид.",
            "2025-06-05",
        ),
    ],
)
def test_what_happened_there_did_so_in_the_month_of_the_journey(
    reader: Reader, text: str, expected: str
) -> None:
    assert days(told(reader, text, "Хельга Шмид", date(2025, 6, 5))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Дорин Речан накануне слёг с гриппом, и встречу с ним Хельге Шмид пришлось отменить.",
            "",
        ),
        (
            "Дневник недели\n\nЧетверг. Хельга Шмид прилетела в Осло. Её принял Анджей Дуда, а вот "
            "Дорин Речан накануне слёг с гриппом, и встречу с ним пришлось отменить.",
            "2025-06-12",
        ),
        ("Встречу с Хельгой Шмид, намеченную на 18 июня, Дорин Речан отменил.", "2025-06-18"),
    ],
)
def test_the_day_why_a_meeting_was_called_off_is_not_its_own(
    reader: Reader, text: str, expected: str
) -> None:
    assert days(told(reader, text, "Дорин Речан", MONDAY)) == expected
