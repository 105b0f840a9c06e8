"""Players and people in a plot don't meet; officials at a match or a première do."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

MATCH = "Теннисистка вышла в четвертьфинал турнира, тренер доволен. "
STORY = "Фильм снял режиссёр Карен Иванов, сценарий написан по роману. "
OFFICIALS = "Президент Польши Анджей Дуда встретился с генеральным секретарём ОБСЕ Хельгой Шмид."


@pytest.mark.parametrize(
    "text",
    [
        MATCH + "В следующем круге Елену Рыбакину ждёт встреча с итальянкой Жасмин Паолини.",
        MATCH + "Вероника Кудерметова встретится с Жасмин Паолини в среду.",
        STORY + "В поезде Отто Вебер встречается с Вячеславом Молотовым.",
        STORY + "По сюжету посол Отто Вебер встречается с министром Вячеславом Молотовым.",
    ],
    ids=["a next round", "players", "in a film", "in a plot"],
)
def test_nobody_met(reader: Reader, text: str) -> None:
    assert reader.facts(text).meetings == ()


@pytest.mark.parametrize(
    "text", [MATCH + OFFICIALS, STORY + OFFICIALS, "Матч окончен. " + OFFICIALS]
)
def test_officials_met(reader: Reader, text: str) -> None:
    (report,) = reader.facts(text).meetings
    assert {p.name for p in report.participants} == {"Анджей Дуда", "Хельга Шмид"}
