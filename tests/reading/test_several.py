"""One word of an office for several holders, and offices of whom somebody serves."""

import pytest

from reading.facts import Facts
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def offices(facts: Facts) -> dict[str, list[str]]:
    return {p.name: [position.title for position in p.positions] for p in facts.people}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Президенты Польши Анджей Дуда и Литвы Гитанас Науседа провели переговоры.",
            "президент Польши",
            "президент Литвы",
        ),
        (
            "Состоялась беседа президентов Польши Анджея Дуды и Литвы Гитанаса Науседы.",
            "президент Польши",
            "президент Литвы",
        ),
        (
            "Главы Польши и Литвы Анджей Дуда и Гитанас Науседа встретились.",
            "глава Польши",
            "глава Литвы",
        ),
        (
            "Польский и литовский лидеры Анджей Дуда и Гитанас Науседа встретились.",
            "польский лидер",
            "литовский лидер",
        ),
        (
            "Президент Польши и лидер Литвы Анджей Дуда и Гитанас Науседа встретились.",
            "президент Польши",
            "лидер Литвы",
        ),
    ],
)
def test_each_gets_the_office_of_his_own_country(
    reader: Reader, text: str, first: str, second: str
) -> None:
    facts = reader.facts(text)
    assert offices(facts) == {"Анджей Дуда": [first], "Гитанас Науседа": [second]}
    (report,) = facts.meetings
    assert len(report.participants) == 2


def test_one_head_of_one_state_stays_one(reader: Reader) -> None:
    facts = reader.facts("По приглашению главы Польши Анджея Дуды в Варшаву прибыли послы.")
    assert offices(facts) == {"Анджей Дуда": ["глава Польши"]}


@pytest.mark.parametrize(
    ("text", "who", "title"),
    [
        ("Помощник Макрона Солер прибыл в Ереван.", "Солер", "помощник Макрона"),
        (
            "Глава канцелярии Зеленского Ермак прибыл в Вену.",
            "Ермак",
            "глава канцелярии Зеленского",
        ),
        (
            "Дуда принял посланника Байдена Джона Салливана.",
            "Джон Салливан",
            "посланник Байдена",
        ),
        (
            "Дуда принял советника французского президента Эмманюэля Макрона Поля Солера.",
            "Поль Солер",
            "советник французского президента Эмманюэля Макрона",
        ),
    ],
)
def test_whom_somebody_serves_is_another(reader: Reader, text: str, who: str, title: str) -> None:
    facts = reader.facts(text)
    assert offices(facts)[who] == [title]
    met = {p.name for report in facts.meetings for p in report.participants}
    assert met <= {who, "Дуда"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Президента Макрона Эмманюэля встретили послы.", "Макрон Эмманюэль"),
        ("Депутат Захарова Мария прибыла в Вену.", "Захарова Мария"),
        ("Посол Ли Хуэй прибыл в Вену.", "Ли Хуэй"),
    ],
)
def test_one_name_stays_one(reader: Reader, text: str, name: str) -> None:
    assert [person.name for person in reader.facts(text).people] == [name]


def test_a_policy_is_no_politician(reader: Reader) -> None:
    facts = reader.facts("Остался советник Дуды по внешней политике Поль Солер.")
    assert "политик" not in offices(facts)["Поль Солер"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Президент Сирии аш-Шараа прибыл в Вену.", "аш-Шараа"),
        ("Ахмед аш-Шараа прибыл в Вену. Аш-Шараа встретят утром.", "аш-Шараа"),
    ],
)
def test_an_arab_surname_is_no_part_of_a_country(reader: Reader, text: str, name: str) -> None:
    (person,) = reader.facts(text).people
    assert person.name.endswith(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("«Рад встрече», — сказал Токаев Путину.", ["Токаев", "Путин"]),
        ("Сергей Лавров прибыл. Хакан Фидан ждал. Лавров Фидану передал письмо.", None),
        ("Президент Эмомали Рахмон Сергею Лаврову вручил орден.", ["Эмомали Рахмон", None]),
    ],
    ids=["two surnames", "a surname that is a given name too", "two full names"],
)
def test_who_acts_and_whom_it_concerns_are_two(
    reader: Reader, text: str, names: list[str | None] | None
) -> None:
    expected = [name or "Сергей Лавров" for name in names or ["Сергей Лавров", "Хакан Фидан"]]
    assert [person.name for person in reader.facts(text).people] == expected


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Встречу провёл референт главы Кыргызстана Нурбек Осмонов.", []),
        (
            "Об этом сказал завотделом культуры мэрии Бишкека Нурбек Осмонов.",
            ["завотделом культуры мэрии Бишкека"],
        ),
        ("В театре прошла российская премьера драмы Нурбека Осмонова.", []),
        ("Мэр принял премьера Литвы Нурбека Осмонова.", ["премьер Литвы"]),
    ],
    ids=["an office in another case", "never declines", "a first night", "a premier"],
)
def test_whose_office_it_is_shows_in_its_case(reader: Reader, text: str, titles: list[str]) -> None:
    assert offices(reader.facts(text))["Нурбек Осмонов"] == titles


def test_each_heads_the_ministry_of_his_own_country(reader: Reader) -> None:
    text = "Главы внешнеполитических ведомств Польши и Литвы Анджей Дуда и Гитанас Науседа прибыли."
    assert offices(reader.facts(text)) == {
        "Анджей Дуда": ["глава внешнеполитического ведомства Польши"],
        "Гитанас Науседа": ["глава внешнеполитического ведомства Литвы"],
    }


def test_no_president_serves_anybody(reader: Reader) -> None:
    text = "С участием президента Анджея Дуды Гитанаса Науседу утвердили на пост."
    assert offices(reader.facts(text)) == {"Анджей Дуда": ["президент"], "Гитанас Науседа": []}


def test_an_envoy_of_a_president_is_no_president(reader: Reader) -> None:
    text = (
        "Анджей Дуда встретил посланника президента Литвы Новака в аэропорту. "
        "Посланник президента Литвы Ян Новак улетел."
    )
    assert offices(reader.facts(text))["Ян Новак"] == ["посланник президента Литвы"]
