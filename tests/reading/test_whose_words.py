"""Words of one contact are not those of another: telephones, owners, pronouns, what was said."""

from datetime import date

import pytest

from reading.facts import Form, MeetingReport, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

DUDA, SCHMID, NURTLEU = "Анджей Дуда", "Хельга Шмид", "Мурат Нуртлеу"


def told(reader: Reader, text: str) -> list[tuple[set[str], Form, Status]]:
    """Of the contacts that are no visits, in the order of the text."""
    return [
        ({p.name for p in report.participants}, report.form, report.status)
        for report in reader.facts(text).meetings
        if report.form is not Form.VISIT
    ]


def reports(reader: Reader, text: str) -> tuple[MeetingReport, ...]:
    return reader.facts(text).meetings


def test_a_call_before_a_meeting_does_not_make_it_a_call(reader: Reader) -> None:
    text = f"{DUDA} поговорил по телефону с Хельгой Шмид перед предстоящей встречей с {NURTLEU}."
    text = text.replace(NURTLEU, "Муратом Нуртлеу")
    assert told(reader, text) == [
        ({DUDA, SCHMID}, Form.PHONE_CALL, Status.HELD),
        ({DUDA, NURTLEU}, Form.MEETING, Status.PLANNED),
    ]


def test_an_adjective_belongs_to_the_contact_it_describes(reader: Reader) -> None:
    text = f"{DUDA} встретился с Хельгой Шмид перед телефонными переговорами с Муратом Нуртлеу."
    assert told(reader, text) == [
        ({DUDA, SCHMID}, Form.MEETING, Status.HELD),
        ({DUDA, NURTLEU}, Form.PHONE_CALL, Status.HELD),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "В телефонном разговоре Анджей Дуда и Хельга Шмид обсудили границу.",
        "Анджей Дуда и Хельга Шмид обменялись по телефону мнениями и обсудили границу.",
        "Анджей Дуда по телефону сообщил Хельге Шмид о визите.",
    ],
)
def test_what_is_talked_over_by_phone_stays_a_call(reader: Reader, text: str) -> None:
    ((_, form, _),) = told(reader, text)
    assert form is Form.PHONE_CALL


def test_what_was_talked_of_has_no_people_of_what_was_prepared(reader: Reader) -> None:
    text = "Темой обсуждения стала подготовка встречи Анджея Дуды и Хельги Шмид."
    assert told(reader, text) == [({DUDA, SCHMID}, Form.MEETING, Status.PLANNED)]


def test_the_day_in_a_quote_is_not_that_of_who_speaks(reader: Reader) -> None:
    text = (
        "«Завтра здесь откроется выставка», – пояснил Анджей Дуда в начале беседы с Хельгой Шмид."
    )
    (report,) = reports(reader, text)
    assert report.status is Status.HELD
    assert report.date.first == date(2024, 7, 3)


def test_they_are_whom_the_sentence_speaks_of(reader: Reader) -> None:
    text = (
        "Президент Польши Анджей Дуда встретился с Хельгой Шмид. С ним приехали Мурат Нуртлеу, "
        "Пётр Мюллер и Иван Петров. Лидеры Польши и Литвы постоянно на связи, в последний раз "
        "они говорили 24 июня."
    )
    last = reports(reader, text)[-1]
    assert {p.name for p in last.participants} == {DUDA, "Гитанас Науседа"}


def test_offices_that_met_one_person_are_one_meeting(reader: Reader) -> None:
    text = "Встретиться с Анджеем Дудой планировали король Бутана, лидер Тонги и глава Самоа."
    assert len(reports(reader, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда не видит смысла в поездке в Киев.",
        "Разговор Анджея Дуды с Хельгой Шмид неизбежен.",
    ],
)
def test_no_point_and_no_way_round_are_no_contact(reader: Reader, text: str) -> None:
    assert reports(reader, text) == ()


def test_an_unnamed_spokesman_is_one_of_many(reader: Reader) -> None:
    text = "О переносе сообщили со ссылкой на представителя Белого дома."
    assert reader.facts(text).people == ()


def test_the_guest_is_who_travels(reader: Reader) -> None:
    text = "Мурат Нуртлеу рассказал об итогах визита Анджея Дуды в Астану."
    visits = [r for r in reports(reader, text) if r.form is Form.VISIT]
    assert [{p.name for p in visit.participants} for visit in visits] == [{DUDA}]


def test_shaking_hands_is_no_call(reader: Reader) -> None:
    text = (
        "Анджей Дуда пожал руку Хельге Шмид. Это их первая встреча, раньше Анджей Дуда и "
        "Хельга Шмид четыре раза говорили по телефону."
    )
    assert [form for _, form, _ in told(reader, text)] == [Form.MEETING, Form.PHONE_CALL]


@pytest.mark.parametrize(
    "text",
    [
        "Пётр Мюллер не знает о планах организовать встречу Анджея Дуды и Хельги Шмид.",
        "Петру Мюллеру не известно о встрече Анджея Дуды с Хельгой Шмид.",
        "Если Анджей Дуда готов, пусть приезжает в Вену.",
    ],
)
def test_what_nobody_knows_of_is_no_contact(reader: Reader, text: str) -> None:
    assert reports(reader, text) == ()


def test_he_had_talks_with_her(reader: Reader) -> None:
    text = "Анджей Дуда прилетел вчера в Вену. Вчера у него с Хельгой Шмид были переговоры."
    assert ({DUDA, SCHMID}, Form.TALKS, Status.HELD) in told(reader, text)


def test_none_of_a_list_goes_on_as_he(reader: Reader) -> None:
    text = (
        "Анджей Дуда встретился с Хельгой Шмид. Немецкую сторону представляли Пётр Мюллер, "
        "Иван Петров и Мария Браун. Затем он провёл переговоры с Муратом Нуртлеу."
    )
    assert {DUDA, NURTLEU} in [people for people, _, _ in told(reader, text)]


def test_who_greets_is_not_the_office_talked_to(reader: Reader) -> None:
    text = (
        "Мурат Нуртлеу провёл переговоры с главой ОБСЕ.\n\n"
        "В аэропорту Мурата Нуртлеу встречал посол Иван Петров."
    )
    first = reports(reader, text)[0]
    assert "Иван Петров" not in {participant.name for participant in first.participants}


def test_a_plural_office_gives_a_surname_its_given_name(reader: Reader) -> None:
    text = "Опубликовано фото Путина с Атамбаевым. На нём президенты России и Киргизии."
    assert {person.name for person in reader.facts(text).people} >= {"Алмазбек Атамбаев"}


def test_what_was_not_ruled_out_is_told_whole(reader: Reader) -> None:
    text = "Анджей Дуда сказал, что не исключал встречи с Хельгой Шмид."
    (statement,) = reader.facts(text).statements
    assert statement.quote.of(text) == "не исключал встречи с Хельгой Шмид"


def test_an_adjective_before_an_office_makes_it_nobody_s_of_another_body(reader: Reader) -> None:
    text = (
        "Аббас Аракчи опроверг встречу: «Я не встречался с ним». Американский представитель "
        "заявил со сцены, что «готов встретиться хоть в коридоре». Позднее в зал вошла верховный "
        "представитель ЕС Кая Каллас."
    )
    said = reader.facts(text, date(2026, 3, 12)).statements
    assert "Кая Каллас" not in {one.speaker for one in said}
