"""What lies ahead or is over by the way it is told: aims, announcements of before, homes."""

import pytest

from reading.facts import Form, MeetingReport, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def told(reader: Reader, text: str, *, visits: bool) -> list[MeetingReport]:
    return [one for one in reader.facts(text).meetings if (one.form is Form.VISIT) is visits]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Радослав Сикорский вылетел в Ригу, чтобы провести встречу с Байбой Браже.", "planned"),
        ("Радослав Сикорский отбыл в Ригу, чтобы встретиться с Байбой Браже.", "planned"),
        ("Радослав Сикорский и Байба Браже встретились, чтобы обсудить торговлю.", "held"),
    ],
    ids=["a meeting", "to meet", "met"],
)
def test_the_aim_of_a_journey_lies_ahead(reader: Reader, text: str, status: str) -> None:
    (meeting,) = told(reader, text, visits=False)
    assert meeting.status is Status(status)


def test_what_was_announced_before_is_what_took_place(reader: Reader) -> None:
    text = (
        "Радослав Сикорский и Байба Браже провели переговоры. "
        "Ранее сообщалось, что встреча Сикорского и Браже пройдёт в закрытом режиме."
    )
    (meeting,) = told(reader, text, visits=False)
    assert meeting.status is Status.HELD


def test_what_is_announced_now_is_another_meeting(reader: Reader) -> None:
    text = (
        "Радослав Сикорский и Байба Браже провели переговоры. "
        "Следующая встреча Сикорского и Браже пройдёт в мае."
    )
    assert [one.status for one in told(reader, text, visits=False)] == [
        Status.HELD,
        Status.PLANNED,
    ]


def test_nobody_visits_his_own_country(reader: Reader) -> None:
    text = (
        "Эмомали Рахмон принял председателя парламента Габона Мишеля Ндонга. "
        "Это первый визит официальной делегации из Габона в Таджикистан."
    )
    visits = told(reader, text, visits=True)
    assert "Эмомали Рахмон" not in {p.name for one in visits for p in one.participants}


@pytest.mark.parametrize("word", ["прошедшей", "недавней", "состоявшейся"])
def test_the_day_of_telling_is_not_that_of_what_is_told(reader: Reader, word: str) -> None:
    text = (
        "17 августа 2025 года Радослав Сикорский и Байба Браже провели телефонный разговор, в ходе "
        f"которого министр рассказал о {word} встрече с Хаканом Фиданом."
    )
    with_fidan = [
        one
        for one in told(reader, text, visits=False)
        if "Хакан Фидан" in {p.name for p in one.participants}
    ]
    assert [one.date.first for one in with_fidan] == [None]
