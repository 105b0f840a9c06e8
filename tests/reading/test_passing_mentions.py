"""Who is only spoken of: leaders of a whole region, and whoever a quotation names."""

import pytest

from reading.facts import Form
from tests.reading.conftest import Reader
from tests.reading.test_who_met import met

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "body",
    ["глав государств Центральной Азии", "лидеров стран БРИКС", "министров государств ОДКБ"],
    ids=["region", "club", "alliance"],
)
def test_the_leaders_of_many_are_not_the_two_who_met(reader: Reader, body: str) -> None:
    text = (
        "Сергей Лавров провёл встречу с министром иностранных дел Польши Радославом Сикорским. "
        f"Собеседники обменялись мнениями по итогам встречи {body} с генсеком НАТО Марком Рютте."
    )
    together = [set(line.split()) for line in met(reader.facts(text))]
    assert together.count({"Лавров", "Сикорский"}) == 1
    assert not [one for one in together if "Рютте" in one and one & {"Лавров", "Сикорский"}]


def test_whoever_speaks_does_not_call_himself_by_his_name(reader: Reader) -> None:
    text = (
        "Министр иностранных дел Польши Радослав Сикорский собирается в Анкару, где проведёт "
        "встречу с главой МИД Турции Хаканом Фиданом.\n\n"
        "«Поездка состоится по приглашению Хакана Фидана», — сказал министр."
    )
    facts = reader.facts(text)
    assert {one.speaker for one in facts.statements} == {"Радослав Сикорский"}
    visits = [one for one in facts.meetings if one.form is Form.VISIT]
    assert {p.name for one in visits for p in one.participants} <= {"Радослав Сикорский"}
