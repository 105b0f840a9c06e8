"""All days of a visit of which the text gives one end, and who came with a delegation."""

from datetime import date

import pytest

from reading.facts import Form, MeetingReport, Status
from tests.reading.conftest import Reader
from tests.reading.dated import days

pytestmark = pytest.mark.slow

THURSDAY = date(2025, 9, 18)


def visits(reader: Reader, text: str) -> list[MeetingReport]:
    return [m for m in reader.facts(text, THURSDAY).meetings if m.form is Form.VISIT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Визит Анджея Дуды в КНР, продолжавшийся четыре дня, вчера завершился.",
            "2025-09-14/2025-09-17",
        ),
        ("Вчера завершился трёхдневный визит Анджея Дуды в Латвию.", "2025-09-15/2025-09-17"),
        ("Анджей Дуда завершил трёхдневную поездку в Латвию.", "2025-09-16/2025-09-18"),
        (
            "Визит Анджея Дуды в Латвию, начавшийся 15 сентября, сегодня завершается.",
            "2025-09-15/2025-09-18",
        ),
        ("16 сентября начался двухдневный визит Анджея Дуды в Латвию.", "2025-09-16/2025-09-17"),
        ("Визит Анджея Дуды в Латвию завершается сегодня.", "2025-09-18"),
        ("Сегодня Анджей Дуда посетил Латвию.", "2025-09-18"),
        ("Визит Анджея Дуды в Латвию, длившийся недолго, начался 16 сентября.", "2025-09-16"),
    ],
)
def test_a_visit_has_all_its_days(reader: Reader, text: str, expected: str) -> None:
    (visit,) = visits(reader, text)
    assert days(visit) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Польскую делегацию, прибывшую в Ригу, возглавил министр Анджей Дуда.",
        "Вчера в Ригу прибыла делегация Польши во главе с Анджеем Дудой.",
    ],
)
def test_who_heads_a_delegation_came_with_it(reader: Reader, text: str) -> None:
    (visit,) = visits(reader, text)
    assert [p.name for p in visit.participants] == ["Анджей Дуда"]
    assert visit.place is not None
    assert visit.place.name == "Рига"


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда в Латвию не едет: поездку он отменил из-за погоды.",
        "Анджей Дуда согласился приехать в Латвию, а потом отказался.",
    ],
)
def test_who_stays_at_home_has_called_it_off(reader: Reader, text: str) -> None:
    (visit,) = visits(reader, text)
    assert visit.status is Status.CANCELLED
    assert visit.place is not None
    assert visit.place.name == "Латвия"


def test_who_agreed_to_come_has_not_come_yet(reader: Reader) -> None:
    (visit,) = visits(reader, "Анджей Дуда согласился приехать в Латвию.")
    assert visit.status is Status.PLANNED
