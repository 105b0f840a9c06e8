"""Lists of whom somebody met, a name a line, and words that name one person in several ways."""

import pytest

from reading.facts import Status
from tests.reading.conftest import Reader
from tests.reading.test_who_met import met

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "Роберт Фицо провёл в Нью-Йорке пять встреч. Список собеседников опубликован:\n"
            "- глава МИД Эстонии Маргус Цахкна;\n- премьер-министр Нидерландов Дик Схоф.",
            ["Схоф Фицо", "Фицо Цахкна"],
        ),
        (
            "Роберт Фицо провёл встречи со следующими министрами:\n– Маргус Цахкна (Эстония);\n"
            "– Юрай Бланар (Словакия).",
            ["Бланар Фицо", "Фицо Цахкна"],
        ),
        (
            "Роберт Фицо встретился с сопредседателем Минской группы ОБСЕ, советником "
            "госсекретаря США Джоном Смитом.",
            ["Смит Фицо"],
        ),
        ("Роберт Фицо принял помощницу Стивена Манна госпожу Элизабет Руд.", ["Руд Фицо"]),
        (
            "В беседе с Диком Схофом речь шла о приезде президента России в Гаагу. Роберт Фицо "
            "доволен.",
            [],
        ),
        (
            "Несостоявшиеся встречи Роберта Фицо и Дика Схофа:\n– Кая Каллас;\n– Байба Браже.",
            ["Схоф Фицо"],
        ),
    ],
    ids=[
        "interlocutors",
        "meetings with",
        "two offices",
        "an aide and her chief",
        "spoken of",
        "a heading of two people",
    ],
)
def test_reads_lists_and_offices(reader: Reader, text: str, meetings: list[str]) -> None:
    assert met(reader.facts(text)) == meetings


@pytest.mark.parametrize(
    "text",
    [
        "Роберт Фицо провёл пять встреч. В делегацию вошли:\n- Маргус Цахкна;\n- Юрай Бланар.",
        "Пресс-секретарь президента Ян Големба рассказал о встрече с Робертом Фицо.",
        "В архиве есть подборка встреч Роберта Фицо и Дика Схофа.",
        "В графике президента разговора с Робертом Фицо нет.",
        "Среди возможных собеседников Роберта Фицо:\n– Дик Схоф;\n– Кая Каллас;\n– Байба Браже.",
    ],
    ids=[
        "a delegation",
        "a spokesman",
        "an archive",
        "none in the diary",
        "whom somebody may yet talk to",
    ],
)
def test_leaves_other_lists_alone(reader: Reader, text: str) -> None:
    assert "Фицо" not in " ".join(met(reader.facts(text)))


@pytest.mark.parametrize(
    "text",
    [
        "В графике Дика Схофа на сегодня есть разговор с Робертом Фицо.",
        "Встреча Дика Схофа с Робертом Фицо не подразумевает подписания документов.",
    ],
)
def test_what_stands_in_a_diary_lies_ahead(reader: Reader, text: str) -> None:
    (meeting,) = reader.facts(text).meetings

    assert meeting.status is Status.PLANNED
