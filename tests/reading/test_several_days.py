"""The same people on several days: each of them is a contact of its own."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Анджей Дуда и Хельга Шмид виделись дважды: 12 апреля и 6 мая.", ["04-12", "05-06"]),
        (
            "Анджей Дуда встречался с Хельгой Шмид трижды: 2 марта, 12 апреля и 6 мая 2024 года.",
            ["03-02", "04-12", "05-06"],
        ),
        ("Встречи Анджея Дуды и Хельги Шмид прошли 12 апреля и 6 мая.", ["04-12", "05-06"]),
        ("Анджей Дуда и Хельга Шмид провели переговоры 30 апреля и 1 мая.", ["04-30"]),
        ("Анджей Дуда принял Хельгу Шмид 12 апреля, и 6 мая они подписали план.", ["04-12"]),
        ("Анджей Дуда принял Хельгу Шмид 12 апреля, а 6 мая слёг с гриппом.", ["04-12"]),
    ],
)
def test_each_day_is_a_contact_of_its_own(reader: Reader, text: str, days: list[str]) -> None:
    meetings = reader.facts(text).meetings
    assert [f"{meeting.date.first:%m-%d}" for meeting in meetings if meeting.date.first] == days
