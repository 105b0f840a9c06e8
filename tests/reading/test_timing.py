"""When contacts took place, in articles that came with their day."""

from datetime import date

import pytest

from reading.facts import Status
from tests.reading.conftest import Reader
from tests.reading.dated import days, told

pytestmark = pytest.mark.slow

WEDNESDAY = date(2024, 7, 3)


@pytest.mark.parametrize(
    ("text", "expected", "status"),
    [
        (
            "Касым-Жомарт Токаев увидится с Хельгой Шмид в пятницу.",
            "2024-07-05",
            Status.PLANNED,
        ),
        ("5 июля – переговоры Токаева с Хельгой Шмид.", "2024-07-05", Status.PLANNED),
        ("5 июля Токаев встретится с Хельгой Шмид.", "2024-07-05", Status.PLANNED),
        ("В пятницу Токаев встречается с Хельгой Шмид.", "2024-07-05", Status.PLANNED),
        ("В среду Токаев встречается с Хельгой Шмид.", "2024-07-03", Status.HELD),
        ("В пятницу Токаев встречался с Хельгой Шмид.", "2024-06-28", Status.HELD),
        ("5 июня – переговоры Токаева с Хельгой Шмид.", "2024-06-05", Status.HELD),
        ("Токаев встретился с Хельгой Шмид 5 июля.", "2023-07-05", Status.HELD),
        (
            "Встреча Токаева с Хельгой Шмид перенесена на пятницу.",
            "2024-07-05",
            Status.POSTPONED,
        ),
    ],
)
def test_the_verb_of_the_contact_chooses_year_and_week(
    reader: Reader, text: str, expected: str, status: Status
) -> None:
    report = told(reader, text, "Хельга Шмид", WEDNESDAY)
    assert (days(report), report.status) == (expected, status)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Во вторник делегации сели за стол в Стамбуле.\n"
            "Накануне Анджей Дуда побывал в Анкаре, где его приняла Хельга Шмид.",
            "2024-07-01",
        ),
        (
            "В пятницу в Астане пройдёт саммит.\nНакануне Анджей Дуда принял Хельгу Шмид.",
            "2024-07-02",
        ),
        ("Вечером накануне Анджей Дуда обсудил это с Хельгой Шмид.", "2024-07-02"),
        (
            "1 июля Анджей Дуда прилетел в Баку.\n"
            "Утром следующего дня он встретился с Хельгой Шмид.",
            "2024-07-02",
        ),
        (
            "В пятницу Анджей Дуда прилетит в Баку. На тот же день назначена его встреча с "
            "Хельгой Шмид.",
            "2024-07-05",
        ),
        (
            "Дневник недели\n\nПонедельник. Анджей Дуда прилетел в Баку.\n\n"
            "Вторник. В Баку Анджей Дуда принял Хельгу Шмид.",
            "2024-07-02",
        ),
        (
            "Программа недели\n\nЧетверг. Анджей Дуда летит в Баку.\n\n"
            "Пятница. Анджей Дуда встретится с Хельгой Шмид.",
            "2024-07-05",
        ),
        ("Находящийся в Баку Анджей Дуда 2 июля встретился с Хельгой Шмид.", "2024-07-02"),
    ],
)
def test_counts_from_the_day_of_the_story(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "В Астане завершился саммит.\n"
            "Накануне Токаев принял Антониу Гутерриша.\n"
            "В кулуарах саммита Токаев побеседовал с Хельгой Шмид.",
            "2024-07-03",
        ),
        (
            "Анджей Дуда накануне находился в Баку.\n\nТам он встретился с Хельгой Шмид.",
            "2024-07-02",
        ),
        (
            "Токаев принял Антониу Гутерриша.\n"
            "В мае Анджей Дуда побывал в Баку. Там он встретился с Хельгой Шмид.",
            "2024-05-01/2024-05-31",
        ),
        (
            "Анджей Дуда принял Антониу Гутерриша и подтвердил, что эксперты приедут весной. "
            "Затем он встретился с Хельгой Шмид.",
            "2024-07-03",
        ),
        (
            "1 июля Анджей Дуда прилетел в Баку.\n\n30 июня\n\n"
            "Анджей Дуда встретился с Антониу Гутерришем.\n\n"
            "Затем Анджей Дуда принял Хельгу Шмид.",
            "2024-06-30",
        ),
        (
            "Онлайн\n17:40 Анджей Дуда прибыл. Два дня назад он был в Баку.\n"
            "16:55 Анджей Дуда принял Хельгу Шмид.",
            "2024-07-03",
        ),
    ],
)
def test_a_step_back_ends_with_its_paragraph(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сегодня вечером Анджей Дуда примет Хельгу Шмид.", "2024-07-03"),
        ("Во второй половине дня Анджей Дуда примет Хельгу Шмид.", "2024-07-03"),
        ("Встреча Анджея Дуды с Хельгой Шмид начнётся через полчаса.", "2024-07-03"),
        (
            "9 июля в Баку соберутся министры.\n"
            "На полях заседания Анджей Дуда проведёт встречу с Хельгой Шмид.",
            "2024-07-09",
        ),
        (
            "9 июля в Баку соберутся министры.\nАнджей Дуда встретится с Хельгой Шмид в Вене.",
            "",
        ),
        ("Анджей Дуда отправился в Баку, где 30 июля пройдёт саммит.", "2024-07-03"),
        (
            "График недели\n• 4 июля – Анджей Дуда прибудет в Баку.\n"
            "• 5–6 июля – визит в Вену; там предусмотрен разговор Анджея Дуды с Хельгой Шмид.",
            "2024-07-05/2024-07-06",
        ),
        ("Встреча Анджея Дуды с Хельгой Шмид отменена.", ""),
    ],
)
def test_what_is_planned_has_the_day_it_is_tied_to(
    reader: Reader, text: str, expected: str
) -> None:
    name = "Хельга Шмид" if "Шмид" in text else "Анджей Дуда"
    assert days(told(reader, text, name, WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 ИЮЛ, 12:31\nАнджей Дуда принял Хельгу Шмид.", "2024-07-09"),
        ("До этого Анджей Дуда побывал в Ташкенте, где беседовал с Хельгой Шмид.", ""),
    ],
)
def test_the_day_of_a_page_and_days_before_it(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", date(2024, 7, 9))) == expected


def test_the_eve_is_not_of_whom_he_met_before(reader: Reader) -> None:
    text = "Анджей Дуда встретился с Антониу Гутерришем, а накануне вечером – с Хельгой Шмид."
    assert days(told(reader, text, "Антониу Гутерриш", WEDNESDAY)) == "2024-07-03"


def test_the_eve_is_not_of_whom_the_other_half_of_the_sentence_tells(reader: Reader) -> None:
    text = "Хельгу Шмид принял Анджей Дуда, а вот Дорин Речан накануне слёг с гриппом."
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == "2024-07-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Баку он встретится с Хельгой Шмид.", "2024-07-08"),
        ("В Ереване его примет Хельга Шмид.", "2024-07-10"),
        ("В Вене он встретится с Хельгой Шмид.", ""),
        ("В Баку он встретится с Речаном, в Тбилиси – с Хельгой Шмид.", "2024-07-09"),
        ("Цель поездки пока не названа.\nВ Ереване его примет Хельга Шмид.", "2024-07-10"),
        ("В Баку его примет Речан, намечены переговоры с Хельгой Шмид.", "2024-07-08"),
    ],
)
def test_a_plan_on_a_tour_is_for_the_day_of_its_city(
    reader: Reader, text: str, expected: str
) -> None:
    tour = "Анджей Дуда 8 июля прилетит в Баку, 9 июля – в Тбилиси, а 10 июля – в Ереван."
    assert days(told(reader, f"{tour} {text}", "Хельга Шмид", WEDNESDAY)) == expected


def test_a_plan_in_a_capital_is_for_the_day_of_its_country(reader: Reader) -> None:
    tour = "Анджей Дуда 8 июля посетит Азербайджан, а 9 июля – Грузию."
    text = f"{tour}\nВ Тбилиси его примет Хельга Шмид."
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == "2024-07-09"


@pytest.mark.parametrize(
    "text",
    [
        "Через два дня после переговоров с Хельгой Шмид Анджей Дуда прилетел в Вену.",
        "Анджей Дуда прилетел в Вену спустя неделю после встречи с Хельгой Шмид.",
        "За день до выборов Анджей Дуда созвонился с Хельгой Шмид.",
    ],
)
def test_the_days_counted_from_something_else_are_not_those_of_the_article(
    reader: Reader, text: str
) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == ""


def test_days_are_counted_from_the_contact_told_before(reader: Reader) -> None:
    text = "1 июля Анджей Дуда принял Речана. Через день после беседы он созвонился с Хельгой Шмид."
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == "2024-07-02"


def test_a_part_of_the_day_is_of_the_article(reader: Reader) -> None:
    text = "Во второй половине дня гость поедет в Сенат, где его примет Хельга Шмид."
    text = f"Анджей Дуда прилетел в Прагу.\n{text}"
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == "2024-07-03"


def test_the_day_after_an_untold_one_is_not_that_of_the_article(reader: Reader) -> None:
    text = "На следующий день после выборов Анджей Дуда встретился с Хельгой Шмид."
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "1 июля в Баку Анджея Дуду принял Дорин Речан, а 3 июля в Осло – Хельга Шмид.",
        "1 июля в Баку Анджей Дуда говорил с Дорином Речаном, а 3 июля в Осло – с Хельгой Шмид.",
        "1 июля Анджей Дуда увиделся с Дорином Речаном в Баку, а 3 июля – с Хельгой Шмид в Осло.",
        "1 июля Дуда говорил с Дорином Речаном в Баку, а два дня спустя – с Хельгой Шмид в Осло.",
    ],
)
def test_each_half_of_a_sentence_has_its_day_and_place(reader: Reader, text: str) -> None:
    for name, expected in (("Дорин Речан", "2024-07-01 Баку"), ("Хельга Шмид", "2024-07-03 Осло")):
        report = told(reader, text, name, WEDNESDAY)
        assert report.place is not None
        assert f"{days(report)} {report.place.name}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "Переговоры Дуды и Хельги Шмид ранее трижды проходили в Вене.",
        "Анджей Дуда и Хельга Шмид уже дважды встречались.",
        "Анджей Дуда неоднократно встречался с Хельгой Шмид.",
        "Анджей Дуда и Хельга Шмид виделись совсем недавно – в Осло.",
        "На недавней встрече с Хельгой Шмид Анджей Дуда говорил об этом.",
        "В ходе предыдущих переговоров Анджей Дуда и Хельга Шмид говорили о газе.",
        "Когда-то Анджей Дуда встречался с Хельгой Шмид.",
        "В своё время Анджей Дуда и Хельга Шмид вели переговоры о газе.",
        "Стороны вспомнили встречу Анджея Дуды с Хельгой Шмид в Осло.",
    ],
)
def test_a_contact_that_is_only_recalled_has_no_day_of_the_story(reader: Reader, text: str) -> None:
    story = "Анджей Дуда принял Дорина Речана в Варшаве."
    report = told(reader, f"{story} {text}", "Хельга Шмид", WEDNESDAY)
    assert days(report) == ""
    assert report.place is None or report.place.name in {"Вена", "Осло"}


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда встретился с Хельгой Шмид, недавно избранной на этот пост.",
        "Анджей Дуда переговорил с рядом гостей.\n"
        "С Хельгой Шмид; её самолёт, напомним, облетал Балтику.",
        "Анджей Дуда дважды за утро встретился с Хельгой Шмид.",
        "Анджей Дуда встретился с Хельгой Шмид и вспомнил о прошлой беседе с Дорином Речаном.",
    ],
)
def test_what_the_contact_recalls_is_of_another_day_than_it(reader: Reader, text: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == "2024-07-03"


def test_a_weekday_of_an_undated_page_follows_the_day_before_it(reader: Reader) -> None:
    text = (
        "В понедельник, 4 декабря 2023 года, Анджей Дуда принял Антониу Гутерриша. "
        "Хельга Шмид встретилась с ним в среду."
    )
    assert days(told(reader, text, "Хельга Шмид", None)) == "2023-12-06"


def test_years_head_the_parts_of_a_chronology(reader: Reader) -> None:
    text = (
        "Хронология\n\n2022\n6 апреля Анджей Дуда встретился с Антониу Гутерришем.\n\n"
        "2023\nВ начале мая Анджей Дуда принял Хельгу Шмид."
    )
    assert days(told(reader, text, "Хельга Шмид", None)) == "2023-05-01/2023-05-10"


def test_a_place_and_a_day_head_the_parts_of_a_chronology(reader: Reader) -> None:
    text = (
        "Хронология переговоров\n\n"
        "Прага, 6 октября 2022 года. Здесь Анджей Дуда встретился с Антониу Гутерришем.\n\n"
        "Мюнхен, 17 февраля 2024 года. Анджей Дуда принял Хельгу Шмид.\n\n"
        "Абу-Даби, 10 июня 2024 года. Анджей Дуда встретился с Муратом Нуртлеу."
    )
    report = told(reader, text, "Хельга Шмид", None)
    assert days(report) == "2024-02-17"
    assert report.place is not None
    assert report.place.name == "Мюнхен"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Визит Анджея Дуды в Баку, намеченный на 9 июля, не состоится.\n"
            "Встречу с Хельгой Шмид отложили до особого решения.",
            "2024-07-09",
        ),
        (
            "Анджей Дуда отменил поездку в Баку, запланированную на 11–12 июля.\n"
            "Там он должен был встретиться с Хельгой Шмид.",
            "2024-07-11/2024-07-12",
        ),
        (
            "Хельга Шмид отложила визит в Баку, который должен был начаться в пятницу.",
            "2024-07-05",
        ),
        (
            "Переговоры Анджея Дуды с Хельгой Шмид, намеченные на понедельник, не состоялись.",
            "2024-07-01",
        ),
        ("Отменена встреча Хельги Шмид с Анджеем Дудой, дом которого накануне сгорел.", ""),
        ("Хельга Шмид отменила визит в Баку. Он планировался на 9 июля.", "2024-07-09"),
        (
            "Забастовка сорвала поездку Хельги Шмид в Баку.\n"
            "Причин не называют.\nВо вторник, 9 июля, Шмид ждали в Баку.",
            "2024-07-09",
        ),
        ("Хельга Шмид отменила визит в Баку. Ожидалось, что она прилетит 9 июля.", "2024-07-09"),
        ("Хельга Шмид отменила визит в Баку. Анджея Дуду там ждали 9 июля.", ""),
        ("Хельга Шмид отменила визит в Баку. Новая поездка назначена на 9 июля.", ""),
        ("Хельга Шмид отменила визит в Баку. В среду открыли завод, который строили с 5 мая.", ""),
        ("Хельга Шмид отменила визит в Баку.\n5 июля, пятница.", ""),
    ],
)
def test_what_is_called_off_was_meant_for_a_day(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Визит Хельги Шмид, намеченный на 9 июля, переносится и состоится 20 июля.", "2024-07-20"),
        ("Встречи Дуды с Хельгой Шмид сегодня не будет, она состоится завтра.", "2024-07-04"),
        ("Переговоров Дуды с Хельгой Шмид 9 июля не будет, они пройдут 10 июля.", "2024-07-10"),
        ("Встречи Дуды с Хельгой Шмид 9 июля не будет, она пройдёт позже.", ""),
        ("Встреча Дуды с Хельгой Шмид 1 июля не состоялась, она сорвалась.", "2024-07-01"),
    ],
)
def test_what_is_moved_is_on_its_new_day(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 июля – поездка Дуды в Баку. С Хельгой Шмид поговорили о программе.", "2024-07-03"),
        ("25 июля – поездка Дуды в Баку. С Хельгой Шмид поговорили о программе.", "2024-07-03"),
        ("10 июля – поездка Дуды в Баку. С Хельгой Шмид он увидится там.", "2024-07-10"),
        ("10 июня – поездка Дуды в Баку. С Хельгой Шмид поговорили о программе.", "2024-06-10"),
    ],
    ids=["days ahead", "weeks ahead", "a plan there", "behind"],
)
def test_a_day_to_come_is_not_that_of_last_year(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected


def test_what_is_called_off_leaves_no_place_behind(reader: Reader) -> None:
    text = "Анджей Дуда отменил визит в Баку. Вместо этого он побеседовал с Хельгой Шмид."
    assert told(reader, text, "Хельга Шмид", WEDNESDAY).place is None


def test_a_day_of_an_undated_page_is_near_the_day_told_in_full(reader: Reader) -> None:
    text = (
        "6 июня 2023 года Анджей Дуда принял Антониу Гутерриша.\n"
        "7 июня Касым-Жомарт Токаев принял Хельгу Шмид."
    )
    assert days(told(reader, text, "Хельга Шмид", None)) == "2023-06-07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Встреча прошла в понедельник в Вене.", "2024-07-01 Вена"),
        ("Произошло это в минувшую пятницу в Вене.", "2024-06-28 Вена"),
        ("Церемония состоялась 20 июня в Женеве.", "2024-06-20 Женева"),
        ("Предыдущая встреча прошла в мае в Женеве.", "2024-07-03 "),
        ("Первая встреча в таком составе состоялась в мае в Женеве.", "2024-07-03 "),
        ("Ранее встреча состоялась в мае в Женеве.", "2024-07-03 "),
        ("Встреча прошла перед форумом, намеченным на пятницу.", "2024-07-03 "),
        ("Встреча не состоялась в понедельник в Вене.", "2024-07-03 "),
    ],
)
def test_the_next_sentence_adds_day_and_place(reader: Reader, text: str, expected: str) -> None:
    report = told(reader, f"Анджей Дуда говорил с Хельгой Шмид. {text}", "Хельга Шмид", WEDNESDAY)
    place = report.place.name if report.place else ""
    assert f"{days(report)} {place}" == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "10–11 июля в Варшаве пройдёт форум.\nОтдельно Хельга Шмид увидится с Анджеем Дудой.",
            "2024-07-10/2024-07-11",
        ),
        (
            "10–11 июля в Варшаве пройдёт форум.\nОтдельно Хельга Шмид увидится с Вучичем.",
            "",
        ),
        (
            "Анджей Дуда вылетел в Астану на саммит ШОС.\n"
            "На полях саммита он проведёт встречу с Хельгой Шмид.",
            "2024-07-03/2024-07-04",
        ),
        ("Анджей Дуда вылетел в Астану на саммит ШОС.\nОн проведёт встречу с Хельгой Шмид.", ""),
        (
            "Хельга Шмид посетит Варшаву 10–11 июля.\nОжидается её встреча с Дональдом Туском.",
            "2024-07-10/2024-07-11",
        ),
    ],
    ids=["with the host", "with another", "on the margins", "not said to be there", "the host"],
)
def test_a_plan_falls_on_the_days_announced_for_its_place(
    reader: Reader, text: str, expected: str
) -> None:
    assert days(told(reader, text, "Хельга Шмид", date(2024, 7, 2))) == expected


def test_who_agreed_to_meet_at_a_summit_to_come_did_not_do_so_on_it(reader: Reader) -> None:
    text = (
        "Анджей Дуда позвонил Хельге Шмид. Они условились продолжить общение на полях саммита "
        "БРИКС, который пройдёт в Казани в октябре 2024 года."
    )
    assert days(told(reader, text, "Хельга Шмид", None)) == ""


def test_on_one_journey_each_city_has_the_day_before_it(reader: Reader) -> None:
    text = "8 июля Анджей Дуда прилетит в Баку, днём позже он будет в Риме."
    meetings = reader.facts(text, WEDNESDAY).meetings
    stops = {m.place.name: days(m) for m in meetings if m.place}
    assert stops == {"Баку": "2024-07-08", "Рим": "2024-07-09"}


def test_the_eve_in_a_memory_is_of_its_days(reader: Reader) -> None:
    text = "В начале марта он говорил в Риме с Речаном, а накануне – с Хельгой Шмид."
    text = f"Анджей Дуда прилетел в Вену.\n{text}"
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == "2024-03-01/2024-03-10"


def test_an_undated_page_is_not_of_the_year_of_a_summit_it_recalls(reader: Reader) -> None:
    text = (
        "Касым-Жомарт Токаев встретился с Хельгой Шмид.\n"
        "На саммите ШОС в 2019 году он говорил с Владимиром Путиным."
    )
    assert days(told(reader, text, "Хельга Шмид", None)) == ""
    assert days(told(reader, text, "Владимир Путин", None)) == "2019-06-13/2019-06-14"


@pytest.mark.parametrize(
    ("day", "text", "cities"),
    [
        (1, "Фидан 2 июля посетит Ташкент, 3 июля – Душанбе, а 4 июля – Бишкек.", 3),
        (20, "Фидан 2 июля посетил Ташкент, 3 июля – Душанбе, а 4 июля – Бишкек.", 3),
        (1, "2 июля Фидан отправится в Ташкент, 3 июля – в Душанбе.", 2),
        (20, "Фидан 2 июля посетил Ташкент, а 3 июля в Душанбе открылся форум.", 1),
    ],
    ids=["to come", "over", "whither", "of another"],
)
def test_each_stop_of_a_tour_is_a_visit_of_its_day(
    reader: Reader, day: int, text: str, cities: int
) -> None:
    meetings = reader.facts(text, date(2024, 7, day)).meetings
    visits = [m for m in meetings if [p.name for p in m.participants] == ["Фидан"]]
    stops = ["2024-07-02 Ташкент", "2024-07-03 Душанбе", "2024-07-04 Бишкек"]
    assert [f"{days(m)} {m.place.name if m.place else ''}" for m in visits] == stops[:cities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2 июля Анджей Дуда прибудет в Баку, а 4 июля встретится с Хельгой Шмид.",
            "2024-07-04",
        ),
        ("2 июля Дуда прибудет в Баку и 4 июля встретится с Хельгой Шмид.", "2024-07-04"),
        ("Дуда прибудет в Баку 4 июля и встретится с Хельгой Шмид.", "2024-07-04"),
        (
            "В июле Анджей Дуда встретится с Хельгой Шмид и 4 июля вылетит в Баку.",
            "2024-07-01/2024-07-31",
        ),
    ],
    ids=["after a comma", "in a row", "of the first only", "of the next deed"],
)
def test_of_deeds_in_a_row_each_has_its_own_day(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", date(2024, 7, 1))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Переговоры пройдут 10 июля в Вене.", "2024-07-10 Вена"),
        ("Встреча состоится в пятницу в Женеве.", "2024-07-05 Женева"),
        ("Встреча запланирована на 10 июля.", "2024-07-10 "),
        ("Следующая встреча пройдёт 10 июля в Вене.", " "),
        ("Форум пройдёт 10 июля в Вене.", " "),
        ("Встреча не состоится 10 июля.", " "),
    ],
)
def test_the_next_sentence_announces_day_and_place(
    reader: Reader, text: str, expected: str
) -> None:
    report = told(reader, f"Анджей Дуда увидится с Хельгой Шмид. {text}", "Хельга Шмид", WEDNESDAY)
    place = report.place.name if report.place else ""
    assert f"{days(report)} {place}" == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Через два дня он принял Хельгу Шмид.", "2024-06-22"),
        ("Спустя неделю он принял Хельгу Шмид.", "2024-06-24/2024-06-30"),
        ("Через два дня он примет Хельгу Шмид.", "2024-07-05"),
    ],
    ids=["of the past", "since", "of the future"],
)
def test_after_so_many_days_of_the_past_counts_from_the_day_told(
    reader: Reader, text: str, expected: str
) -> None:
    text = f"20 июня Анджей Дуда принял Дорина Речана. {text}"
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Токаев принял Хельгу Шмид, генерального секретаря ОБСЕ, в Вене 27 июня.",
            "2024-06-27",
        ),
        (
            "Токаев провёл переговоры с Хельгой Шмид по видеосвязи в минувшую пятницу.",
            "2024-06-28",
        ),
        ("Токаев встретился с Хельгой Шмид, гостьей форума в Вене 27 июня.", "2024-07-03"),
        ("Токаев в ходе визита 27 июня встретился с Хельгой Шмид.", "2024-06-27"),
        (
            "Токаев, прилетавший 27 июня на переговоры с Хельгой Шмид, сегодня выступил в Баку.",
            "2024-06-27",
        ),
        ("Токаев накануне переговорил с Хельгой Шмид.", "2024-07-02"),
        ("Накануне встречались Токаев и Хельга Шмид.", "2024-07-02"),
        ("Встреча Токаева с Хельгой Шмид в Давосе отложена.", ""),
    ],
    ids=[
        *(
            "hung on the place",
            "hung on the means",
            "hung on something else",
            "in the course of",
            "in an aside",
        ),
        *("the eve", "the eve of no meeting", "put off"),
    ],
)
def test_a_day_beside_a_place_or_the_means_is_that_of_the_contact(
    reader: Reader, text: str, expected: str
) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Встреча пройдёт 9 июля, а не 8 июля, как сообщалось ранее. "
            "Токаев примет в Астане Хельгу Шмид.",
            "2024-07-09",
        ),
        (
            "Саммит пройдёт не 8 июля, как писали раньше, а 9 июля. "
            "На полях саммита Токаев встретится с Хельгой Шмид.",
            "2024-07-09",
        ),
        (
            "Встреча пройдёт во вторник, 9 июля, а не в понедельник, 8 июля. "
            "Токаев примет в Астане Хельгу Шмид.",
            "2024-07-09",
        ),
        (
            "Переговоры прошли 2 июля, а не 1 июля. Касым-Жомарт Токаев принял Хельгу Шмид.",
            "2024-07-02",
        ),
        # Against no other day: nothing is put right.
        ("Токаев встретится с Хельгой Шмид не раньше 8 июля, а в Осло не полетит.", "2024-07-08"),
    ],
)
def test_a_day_put_right_is_nobody_s(reader: Reader, text: str, expected: str) -> None:
    assert days(told(reader, text, "Хельга Шмид", WEDNESDAY)) == expected
