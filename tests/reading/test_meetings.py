"""Who met whom: real phrases of outlets, what is read of them and what is left alone."""

from datetime import date

import pytest

from reading.facts import Basis, Form, MeetingReport, Part, Precision, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

TOKAYEV = "Касым-Жомарт Токаев"
SCHMID = "Хельга Шмид"
DUDA = "Анджей Дуда"


def names(report: MeetingReport) -> set[str]:
    return {participant.name for participant in report.participants}


def only(reader: Reader, text: str) -> MeetingReport:
    (report,) = reader.facts(text).meetings
    return report


@pytest.mark.parametrize(
    ("text", "people", "form"),
    [
        (f"{TOKAYEV} встретился с Хельгой Шмид.", {TOKAYEV, SCHMID}, Form.MEETING),
        (f"{TOKAYEV} принял Хельгу Шмид.", {TOKAYEV, SCHMID}, Form.MEETING),
        (f"{TOKAYEV} провёл переговоры с Хельгой Шмид.", {TOKAYEV, SCHMID}, Form.TALKS),
        (f"{TOKAYEV} созвонился с Хельгой Шмид.", {TOKAYEV, SCHMID}, Form.PHONE_CALL),
        (
            f"{TOKAYEV} провёл телефонный разговор с Хельгой Шмид.",
            {TOKAYEV, SCHMID},
            Form.PHONE_CALL,
        ),
        (
            "Состоялся телефонный разговор Анджея Дуды с Хельгой Шмид.",
            {DUDA, SCHMID},
            Form.PHONE_CALL,
        ),
        (
            f"{TOKAYEV} провёл переговоры с Хельгой Шмид по видеосвязи.",
            {TOKAYEV, SCHMID},
            Form.VIDEO_CALL,
        ),
        (
            f"{TOKAYEV} встретился с Хельгой Шмид на полях саммита ШОС.",
            {TOKAYEV, SCHMID},
            Form.SIDELINES,
        ),
        (
            "Прошли переговоры между Анджеем Дудой, Хельгой Шмид, Муратом Нуртлеу и "
            "Антониу Гутерришем.",
            {DUDA, SCHMID, "Мурат Нуртлеу", "Антониу Гутерриш"},
            Form.MULTILATERAL,
        ),
    ],
)
def test_reads_who_met_and_how(reader: Reader, text: str, people: set[str], form: Form) -> None:
    report = only(reader, text)
    assert names(report) == people
    assert report.form is form
    assert report.status is Status.HELD


@pytest.mark.parametrize(
    "text",
    [
        f"{TOKAYEV} поздравил Анджея Дуду с днём рождения.",
        f"{TOKAYEV} направил телеграмму Хельге Шмид.",
        f"{TOKAYEV} готов встретиться с Хельгой Шмид.",
        f"{TOKAYEV} предложил Анджею Дуде провести переговоры.",
        f"{TOKAYEV} рассказал о Хельге Шмид.",
        f"Пресс-служба опровергла встречу {TOKAYEV} с Хельгой Шмид.",
        f"{TOKAYEV} принял решение. Хельга Шмид поблагодарила.",
        "Сборная встретится с командой Анджея Дуды в финале турнира.",
    ],
    ids=["greeted", "telegram", "ready", "offered", "spoke of", "denied", "a decision", "sport"],
)
def test_leaves_alone_what_is_no_meeting(reader: Reader, text: str) -> None:
    assert reader.facts(text).meetings == ()


def test_each_of_a_series_is_a_meeting_of_its_own(reader: Reader) -> None:
    text = f"{TOKAYEV} провёл отдельные встречи с Анджеем Дудой и Хельгой Шмид."
    pairs = [names(report) for report in reader.facts(text).meetings]
    assert pairs == [{TOKAYEV, DUDA}, {TOKAYEV, SCHMID}]


def test_a_pronoun_takes_up_the_one_named_before(reader: Reader) -> None:
    text = f"{TOKAYEV} прибыл на церемонию. Он встретился с Хельгой Шмид."
    report = only(reader, text)
    assert names(report) == {TOKAYEV, SCHMID}
    assert report.confidence < 1


def test_a_visit_has_a_traveller_and_a_place(reader: Reader) -> None:
    report = only(reader, "Анджей Дуда прибыл с визитом в Астану.")
    (traveller,) = report.participants
    assert (traveller.name, traveller.part) == (DUDA, Part.TRAVELLER)
    assert report.form is Form.VISIT
    assert report.place is not None
    assert (report.place.name, report.place.country) == ("Астана", "KZ")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Анджей Дуда встретится с Хельгой Шмид 10 июля.", Status.PLANNED),
        ("Встреча Анджея Дуды с Хельгой Шмид отменена.", Status.CANCELLED),
        ("Встреча Анджея Дуды с Хельгой Шмид перенесена на осень.", Status.POSTPONED),
    ],
)
def test_not_every_meeting_took_place(reader: Reader, text: str, status: Status) -> None:
    assert only(reader, text).status is status


@pytest.mark.parametrize(
    ("words", "first", "last", "precision", "basis"),
    [
        ("2 июля 2024 года", date(2024, 7, 2), date(2024, 7, 2), Precision.DAY, Basis.EXPLICIT),
        ("Вчера", date(2024, 7, 2), date(2024, 7, 2), Precision.DAY, Basis.RELATIVE),
        ("Сегодня", date(2024, 7, 3), date(2024, 7, 3), Precision.DAY, Basis.RELATIVE),
        (
            "В мае 2023 года",
            date(2023, 5, 1),
            date(2023, 5, 31),
            Precision.MONTH,
            Basis.EXPLICIT,
        ),
    ],
)
def test_the_sentence_dates_its_meeting(
    reader: Reader, words: str, first: date, last: date, precision: Precision, basis: Basis
) -> None:
    when = only(reader, f"{words} Анджей Дуда встретился с Хельгой Шмид.").date
    assert (when.first, when.last) == (first, last)
    assert (when.precision, when.basis) == (precision, basis)
    assert when.span is not None


def test_without_a_date_the_publication_s_day_counts(reader: Reader) -> None:
    when = only(reader, "Анджей Дуда встретился с Хельгой Шмид.").date
    assert (when.first, when.basis) == (date(2024, 7, 3), Basis.PUBLICATION)


def test_a_planned_meeting_without_a_date_stays_undated(reader: Reader) -> None:
    when = only(reader, "Анджей Дуда планирует встретиться с Хельгой Шмид.").date
    assert (when.first, when.basis) == (None, Basis.NONE)


def test_an_old_meeting_is_background(reader: Reader) -> None:
    assert only(reader, "В мае 2023 года Анджей Дуда встретился с Хельгой Шмид.").is_background
    assert not only(reader, "Анджей Дуда встретился с Хельгой Шмид.").is_background


def test_headline_and_lead_tell_one_meeting(reader: Reader) -> None:
    text = (
        f"{TOKAYEV} встретился с Хельгой Шмид\n\n"
        f"{TOKAYEV} провёл переговоры с генеральным секретарём ОБСЕ Хельгой Шмид в Астане."
    )
    report = only(reader, text)
    assert names(report) == {TOKAYEV, SCHMID}
    assert len(report.more_evidence) == 1
    assert report.place is not None
    assert report.place.name == "Астана"


def test_a_report_says_why(reader: Reader) -> None:
    report = only(reader, "Анджей Дуда встретился с Хельгой Шмид в Варшаве.")
    assert {reason.field for reason in report.reasons} >= {
        "participants",
        "form",
        "status",
        "date",
        "place",
    }
