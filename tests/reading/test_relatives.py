"""Whom «который» takes up, also where the parser loses the clause over its time."""

import pytest

from reading.facts import Form
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

DUDA = "Анджей Дуда"
KIM = "Ким Чен Ын"
KARIS = "Алар Карис"
SCHMID = "Хельга Шмид"


def pairs(reader: Reader, text: str) -> list[set[str]]:
    """Who met whom, the journeys left aside."""
    meetings = reader.facts(text).meetings
    return [{p.name for p in one.participants} for one in meetings if one.form is not Form.VISIT]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{DUDA}, с которым беседовала {SCHMID}, доволен.", {DUDA, SCHMID}),
        (f"{KIM}, который на прошлой неделе встретился с Хельгой Шмид, уехал.", {KIM, SCHMID}),
        (
            f"{SCHMID}, с которой в минувшую пятницу встретился {KARIS}, осталась довольна.",
            {SCHMID, KARIS},
        ),
        (f"{DUDA}, которого в понедельник, 3 июня, принял {KARIS}, доволен.", {DUDA, KARIS}),
        (
            f"{DUDA}, президент Польши, который вчера встретился с Хельгой Шмид, доволен.",
            {DUDA, SCHMID},
        ),
        (
            f"Прилетел {DUDA}, президент Польши, с которым вчера в Вене долго говорила Хельга "
            "Шмид.",
            {DUDA, SCHMID},
        ),
    ],
)
def test_whom_a_relative_clause_describes_takes_part(
    reader: Reader, text: str, people: set[str]
) -> None:
    assert pairs(reader, text) == [people]


@pytest.mark.parametrize(
    "text",
    [
        f"{DUDA} осмотрел завод, который в минувшую пятницу посетила {SCHMID}.",
        f"{DUDA} написал книгу, с которой в прошлом месяце познакомилась {SCHMID}.",
        f"Их познакомил {DUDA}, жена которого на прошлой неделе встретилась с Хельгой Шмид.",
    ],
    ids=["a thing", "a thing with «с»", "his wife"],
)
def test_what_else_a_relative_clause_describes_is_nobody(reader: Reader, text: str) -> None:
    assert pairs(reader, text) == []
