"""Who met whom in the words of outlets: real constructions, and near misses in which nobody met."""

import pytest

from reading.facts import CONFIDENCE_THRESHOLD, Facts, Form, Part, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def met(facts: Facts) -> list[str]:
    """The surnames of those who met, a line for each meeting; visits are left out."""
    return sorted(
        " ".join(
            sorted(p.name.split()[-1] for p in report.participants if p.part is Part.PRINCIPAL)
        )
        for report in facts.meetings
        if report.form is not Form.VISIT and report.confidence >= CONFIDENCE_THRESHOLD
    )


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "Министра Лаврова Фидан принял в Анкаре. Хакан Фидан поблагодарил Сергея Лаврова.",
            ["Лавров Фидан"],
        ),
        ("У Сергея Лаврова был Аббас Аракчи.", ["Аракчи Лавров"]),
        (
            "До этого на переговорах с Петером Сийярто премьер-министр Словакии Роберт Фицо "
            "поднял вопрос о газе.",
            ["Сийярто Фицо"],
        ),
        (
            "Канцлер Австрии Кристиан Штокер час беседовал с господином Фицо. Господин Роберт Фицо "
            "остался доволен.",
            ["Фицо Штокер"],
        ),
        (
            "Кроме Майи Санду и Эди Рамы, участие в саммите приняли Дик Схоф и Андрей Пленкович.",
            ["Пленкович Рама Санду Схоф"],
        ),
        (
            "Ильхам Алиев открыл саммит в Баку. На него прибыли президент Ирана Масуд Пезешкиан и "
            "премьер-министр Пакистана Шахбаз Шариф.",
            ["Алиев Пезешкиан Шариф"],
        ),
        (
            "Анджей Дуда принял Хельгу Шмид. На встрече, прошедшей с участием министра энергетики "
            "Адама Бжозовского и советника Яна Голембы, говорили о газе.",
            ["Дуда Шмид"],
        ),
        (
            "Министр Радослав Сикорский провёл встречу с министром транспорта Литвы Юрасом "
            "Таминскасом и министром экономики Латвии Виктором Валайнисом. Вторую встречу трёх "
            "министров отложили.",
            ["Валайнис Сикорский", "Валайнис Сикорский Таминскас", "Сикорский Таминскас"],
        ),
        (
            "Специальный координатор ООН по Чаду Жюстен Мбембе была принята спикером Ноэлем "
            "Кутюром.",
            ["Кутюр Мбембе"],
        ),
        (
            "Кульпаш Конырова приняла министра энергетики Республики Болгария Росена Христова.",
            ["Конырова Христов"],
        ),
        (
            "Посол Казахстана в Соединённых Штатах Магжан Ильясов встретился с Робертом Фицо.",
            ["Ильясов Фицо"],
        ),
        (
            "Глава МИД Эстонии по отдельности побеседовал с Робертом Фицо. Глава МИД Эстонии "
            "Маргус Цахкна доволен.",
            ["Фицо Цахкна"],
        ),
        (
            "Министры иностранных дел двух стран – Венгрии и Словакии – провели переговоры. Петер "
            "Сийярто, министр иностранных дел Венгрии, и Юрай Бланар, министр иностранных дел "
            "Словакии, довольны.",
            ["Бланар Сийярто"],
        ),
        ("Мурат Нуртлеу провёл переговоры с 🇺🇿 Бахтиёром Саидовым.", ["Нуртлеу Саидов"]),
        (
            "Глава МИД Мурат Нуртлеу встретился с Каей Каллас. По словам Каи Каллас, переговоры "
            "Каи Каллас и Мурата Нуртлеу удались.",
            ["Каллас Нуртлеу"],
        ),
        (
            "Пресс-секретарь Анджея Дуды Ян Големба рассказал о планах. Анджей Дуда примет Хельгу "
            "Шмид. На пятницу, по словам Голембы, намечен телефонный разговор с Робертом Фицо.",
            ["Дуда Фицо", "Дуда Шмид"],
        ),
    ],
    ids=[
        "the object first",
        "at his host's",
        "before that at talks",
        "Mr",
        "besides two",
        "who came to it",
        "with their part",
        "three of them",
        "a name after the land",
        "a name of common words",
        "ambassador in a land of two words",
        "apart",
        "of two countries by name",
        "a flag",
        "a name in the genitive",
        "by his words",
    ],
)
def test_reads_who_met_whom(reader: Reader, text: str, meetings: list[str]) -> None:
    assert met(reader.facts(text)) == meetings


@pytest.mark.parametrize(
    "text",
    [
        "Непрямые переговоры Роберта Фицо и Петера Сийярто прошли в Маскате.",
        "Роберт Фицо и Петер Сийярто общались через посредников.",
        "Роберт Фицо и Петер Сийярто вели диалог через посредничество Катара.",
        "От узбекской стороны в обмене мнениями участвовали Жамшид Ходжаев и Лазиз Кудратов.",
        "«Мы примем в Киеве сразу двух премьеров», – сказали там. Это Роберт Фицо и Дик Схоф.",
        "У Роберта Фицо был помощник Юрай Бланар.",
    ],
    ids=[
        "indirect talks",
        "through go-betweens",
        "through mediation",
        "of one side",
        "guests of nobody named",
        "his own man",
    ],
)
def test_leaves_alone_who_did_not_meet(reader: Reader, text: str) -> None:
    assert met(reader.facts(text)) == []


def test_whoever_only_tells_of_a_journey_does_not_travel(reader: Reader) -> None:
    text = (
        "Готовясь к поездке в Россию, президент Анджей Дуда изолировался, рассказала "
        "пресс-секретарь Галина Новак."
    )

    travellers = {p.name for r in reader.facts(text).meetings for p in r.participants}

    assert "Галина Новак" not in travellers


def test_the_clause_of_a_meeting_says_that_it_lies_ahead(reader: Reader) -> None:
    text = "Говорили о встрече Роберта Фицо и Дика Схофа, которая пройдёт в Брюсселе 31 августа."

    (meeting,) = reader.facts(text).meetings

    assert meeting.status is Status.PLANNED


def test_who_was_awaited_need_not_have_come(reader: Reader) -> None:
    assert reader.facts("В среду, 16 октября, Роберта Фицо ждали в Швейцарии.").meetings == ()
