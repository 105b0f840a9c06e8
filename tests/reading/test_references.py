"""Whom pronouns, offices without a name and «стороны» mean."""

import pytest

from reading.whom.people import find_people
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

TOKAYEV = "Касым-Жомарт Токаев"
SCHMID = "Хельга Шмид"
DUDA = "Анджей Дуда"


def meant(reader: Reader, text: str, word: str) -> tuple[str, ...]:
    """The persons that the last occurrence of a word means."""
    analysis = reader.tools.language.analyse(text)
    people = find_people(analysis, reader.tools.people, "KZ")
    found = [m.people for m in people.mentions if m.span.of(text).lower().startswith(word)]
    return found[-1] if found else ()


@pytest.mark.parametrize(
    ("text", "word", "people"),
    [
        (f"{TOKAYEV} принял Хельгу Шмид. Она поблагодарила за приём.", "она", (SCHMID,)),
        (f"{TOKAYEV} принял Хельгу Шмид. Он рассказал о реформах.", "он", (TOKAYEV,)),
        (f"Хельга Шмид прибыла в Астану. Её принял {TOKAYEV}.", "её", (SCHMID,)),
        (
            f"{TOKAYEV} встретился с Хельгой Шмид. Стороны обсудили безопасность.",
            "стороны",
            (TOKAYEV, SCHMID),
        ),
        (
            "Посол Польши Анджей Дуда прибыл в Астану. Дипломата принял Мурат Нуртлеу.",
            "дипломата",
            (DUDA,),
        ),
        (f"{TOKAYEV} принял Хельгу Шмид. Гостья передала письмо.", "гостья", (SCHMID,)),
        (
            "Анджей Дуда беседовал с Хельгой Шмид, с которой он знаком давно.",
            "которой",
            (SCHMID,),
        ),
        (f"Президент {TOKAYEV} в Вене. Глава государства доволен.", "глава", (TOKAYEV,)),
        (
            "Президент США Дональд Трамп прибыл в Лондон. Кир Стармер ждал его. "
            "Хозяин Белого дома доволен.",
            "хозяин",
            ("Дональд Трамп",),
        ),
        (
            "Владимир Путин прилетел в Бишкек. Владимир Путин беседовал с Садыром Жапаровым. "
            "Путин доволен. Анатолий Добрынин вспоминал поездку. Он улетает завтра.",
            "он",
            ("Владимир Путин",),
        ),
        (
            "Сергей Лавров поехал в Эр-Рияд, где его принимал Абдалла II; затем он улетел.",
            "он",
            ("Сергей Лавров",),
        ),
        (
            "Госсекретарь США Энтони Блинкен беседовал с Пак Чином. "
            "С ним госсекретарь виделся и раньше.",
            "ним",
            ("Пак Чин",),
        ),
        (
            "Амир Хан Муттаки прибыл в Пакистан. Гостя принял Асим Мунир. Он доволен.",
            "он",
            ("Амир Хан Муттаки",),
        ),
        (
            "Анджей Дуда и Хельга Шмид прибыли в Вену. Их ждёт Мурат Нуртлеу.",
            "их",
            (DUDA, SCHMID),
        ),
        (
            f"{TOKAYEV} принял Хельгу Шмид. Мурат Нуртлеу и Серик Жумангарин присутствовали. "
            "С гостями беседовал Роман Василенко.",
            "гостями",
            (SCHMID,),
        ),
        (
            f"{TOKAYEV} принял Анджея Дуду. Он отметил, что Владимир Путин и Си Цзиньпин "
            "провели переговоры. Высокий гость доволен.",
            "высокий",
            (DUDA,),
        ),
        (
            "Сергей Лавров прибыл в Каир. Там его принял Самех Шукри. Он доволен.",
            "он",
            ("Сергей Лавров",),
        ),
        (
            "Король Иордании Абдалла II прибыл в Париж. Президент Эмманюэль Макрон ждал его. "
            "Король доволен.",
            "король",
            ("Абдалла II",),
        ),
        (
            "Премьер-министр Фумио Кисида и министр Элина Валтонен в Токио. Министр довольна. "
            "Глава правительства уехал.",
            "глава",
            ("Фумио Кисида",),
        ),
        (
            "Председатель Сената Маулен Ашимбаев принял председателя ОБСЕ Хельгу Шмид. "
            "Председатель рассказала о миссии.",
            "председатель",
            (SCHMID,),
        ),
        (
            "Министр Бахтиёр Саидов и министр Хакан Фидан прибыли в Астану. "
            "Узбекская делегация прибыла первой.",
            "делегация",
            ("Бахтиёр Саидов",),
        ),
    ],
    ids=[
        "she",
        "he",
        "her, before the verb",
        "both sides",
        "a title of its class",
        "the guest",
        "a relative pronoun",
        "a bare title",
        "whose house it is",
        "he whom the article is about",
        "he, not who received him aside",
        "with him, not with oneself",
        "the guest goes on",
        "them, who act together",
        "whoever was received",
        "a guest, not those spoken of",
        "he who is spoken of",
        "a king, no president",
        "a head of government",
        "a title of a woman",
        "a delegation by the other adjective of its country",
    ],
)
def test_says_whom_a_word_means(
    reader: Reader, text: str, word: str, people: tuple[str, ...]
) -> None:
    assert meant(reader, text, word) == people


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Она поблагодарила за приём.", "она"),
        ("Стороны обсудили безопасность.", "стороны"),
        (
            f"{TOKAYEV} принял Хельгу Шмид. Встреча делегаций из областей — у филармонии.",
            "делегаций",
        ),
        ("Глава организации выступил в Вене.", "глава"),
        ("Прошла встреча Анджея Дуды с Пак Чином. Она длилась час.", "она"),
        ("Премьер прибыл в Вену. Позже прилетит министр Албании Игли Хасани.", "премьер"),
        (
            f"{TOKAYEV} принял Хельгу Шмид. Она увидится с рядом других коллег.",
            "коллег",
        ),
        (
            f"{TOKAYEV} принял Хельгу Шмид. Она увидится с европейскими политиками.",
            "политиками",
        ),
        (
            f"{TOKAYEV} принял Хельгу Шмид. Она ждёт других коллег, чтобы беседовать с ними.",
            "ними",
        ),
    ],
    ids=[
        "nobody before",
        "nobody met",
        "from elsewhere",
        "whose organisation",
        "a meeting",
        "another's office",
        "other colleagues",
        "those of Europe",
        "with the others",
    ],
)
def test_leaves_open_what_nothing_tells(reader: Reader, text: str, word: str) -> None:
    assert meant(reader, text, word) == ()


@pytest.mark.parametrize(
    ("text", "word", "people"),
    [
        (
            "Министр Мурат Нуртлеу прибыл в Варшаву и увиделся с министром Радославом Сикорским. "
            "Затем министра принял президент Анджей Дуда.",
            "министра",
            ("Мурат Нуртлеу",),
        ),
        (
            f"Олжас Бектенов встретил у трапа Анджея Дуду. {TOKAYEV} провёл с ним переговоры.",
            "ним",
            (DUDA,),
        ),
        (
            f"{TOKAYEV} прибыл в Варшаву. В аэропорту его встретил Анджей Дуда. "
            "Лидеры двух стран побеседовали.",
            "лидеры",
            (DUDA, TOKAYEV),
        ),
        (
            "Анджея Дуду и его супругу Агату встретил Мурат Нуртлеу. Гость дал интервью.",
            "гость",
            (DUDA,),
        ),
    ],
)
def test_who_is_met_comes_from_elsewhere(
    reader: Reader, text: str, word: str, people: tuple[str, ...]
) -> None:
    assert set(meant(reader, text, word)) == set(people)


def test_of_strangers_the_nearest_stays(reader: Reader) -> None:
    text = "Кадзуо Мимура приезжал в июне, его принимал Серик Жумангарин."
    assert meant(reader, f"Фумио Кисида улетел. {text}", "его") == ("Кадзуо Мимура",)


@pytest.mark.parametrize(
    ("text", "word", "people"),
    [
        (
            "Анджей Дуда осудил Александра Стубба после его встречи с послом.",
            "его",
            ("Александр Стубб",),
        ),
        (
            "Анджей Дуда обсудил визит Александра Стубба и его встречу с послом.",
            "его",
            ("Александр Стубб",),
        ),
        (
            "Анджей Дуда напомнил Хельге Шмид об их встрече в Вене.",
            "их",
            (DUDA, SCHMID),
        ),
        (
            "Байба Браже улетела. За ней последовал разговор Анджея Дуды с Хельгой Шмид и их "
            "встреча в Вене.",
            "их",
            (DUDA, SCHMID),
        ),
        ("Переговоры Анджея Дуды с послом ждали, но они не состоялись.", "они", ()),
        (
            "Анджей Дуда сообщил, что его встреча с Хельгой Шмид состоялась.",
            "его",
            (DUDA,),
        ),
    ],
)
def test_whose_a_thing_is(reader: Reader, text: str, word: str, people: tuple[str, ...]) -> None:
    assert meant(reader, text, word) == people


@pytest.mark.parametrize(
    ("text", "word", "people"),
    [
        ("Петр Фиала прилетел. Чех побывал в Астане.", "чех", ("Петр Фиала",)),
        (
            "Президент Эмманюэль Макрон в Берлине. После переговоров с Фридрихом Мерцем француз "
            "улетел.",
            "француз",
            ("Эмманюэль Макрон",),
        ),
        ("Анджей Дуда прилетел. Его ждал чех Пётр Новак.", "чех", ()),
        ("Анджей Дуда прилетел. Чех его не заметил.", "чех", ()),
        (
            "Собрались Анджей Дуда, Александр Стубб и Байба Браже; принимал их Виктор Орбан.",
            "их",
            (DUDA, "Александр Стубб", "Байба Браже"),
        ),
        (
            "Анджей Дуда и Хельга Шмид вручили грамоты. Затем обоих дипломатов принял Орбан.",
            "обоих",
            (DUDA, SCHMID),
        ),
    ],
)
def test_whom_a_people_s_name_and_a_row_mean(
    reader: Reader, text: str, word: str, people: tuple[str, ...]
) -> None:
    assert meant(reader, text, word) == people


def test_a_delegation_is_meant_by_its_head(reader: Reader) -> None:
    text = "Делегация во главе с Анджеем Дудой посетила Вену, где её приняла Хельга Шмид."
    assert meant(reader, text, "её") == (DUDA,)


def test_nobody_meets_himself_by_an_infinitive(reader: Reader) -> None:
    text = "Анджей Дуда прилетел в Вену. Александр Стубб встречаться с ним не намерен."
    assert meant(reader, text, "ним") == (DUDA,)
