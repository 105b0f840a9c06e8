"""Names of one article gathered into persons: never two out of one, never one out of two."""

import pytest

from reading.article import Tools
from reading.people.clusters import gather, without_patronymic

pytestmark = pytest.mark.slow


def persons(tools: Tools, text: str) -> list[str]:
    """The normal names, in the order of first naming."""
    named = tools.people.names.find(tools.language.analyse(text))
    return [c.name for c in gather(named, tools.people.world, tools.people.evidence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Мурат Нуртлеу принял Игоря Ховаева. Нуртлеу поблагодарил Ховаева за визит.",
            ["Мурат Нуртлеу", "Игорь Ховаев"],
        ),
        (
            "Состоялась встреча с Антониу Гутерришем. Антониу Гутерриш дал высокую оценку.",
            ["Антониу Гутерриш"],
        ),
        (
            "Касым-Жомарт Кемелевич Токаев прибыл в Ташкент. К. Токаев поблагодарил за прием.",
            ["Касым-Жомарт Токаев"],
        ),
        (
            "В Астану прибыл Король Иордании Абдалла II. Абдалла II возложил цветы.",
            ["Абдалла II"],
        ),
        (
            "Ильхам Алиев принял Никола Пашиняна. Пашинян поблагодарил Алиева.",
            ["Ильхам Алиев", "Никол Пашинян"],
        ),
        (
            "Министр С. Лавров провел переговоры с Мариной Седнева. Лавров улетел вечером.",
            ["С. Лавров", "Марина Седнева"],
        ),
        (
            "Прибыл Мухаммед бен Салман Аль Сауд. Мухаммед бен Салман проведет переговоры.",
            ["Мухаммед бен Салман Аль Сауд"],
        ),
        (
            "Прибыл Жан Ноэль Барро. Затем Жан-Ноэль Барро проведет переговоры.",
            ["Жан-Ноэль Барро"],
        ),
        (
            "Переговоры провели С.В.Лавров и Х.Фидан.",
            ["С.В. Лавров", "Х. Фидан"],
        ),
        (
            "Гостя приветствовал Лыонг Кыонг. Переговоры с Лыонг Кыонгом завершились.",
            ["Лыонг Кыонг"],
        ),
        (
            "Прошла встреча с Гурбангулы Бердымухамедовым и Сердаром Бердымухамедовым.",
            ["Гурбангулы Бердымухамедов", "Сердар Бердымухамедов"],
        ),
        (
            "На беседе с послом Мохаммедом Аттари Гульнара Сатпаева подняла вопрос о визах.",
            ["Мохаммед Аттари", "Гульнара Сатпаева"],
        ),
        (
            "С участием президента Касым-Жомарта Токаева Олжаса Бектенова представили депутатам.",
            ["Касым-Жомарт Токаев", "Олжас Бектенов"],
        ),
        (
            "На церемонию пришли госсекретарь Сүйүнбек Касмамбетов и президент Садыр Жапаров.",
            ["Сүйүнбек Касмамбетов", "Садыр Жапаров"],
        ),
        (
            "Министр встретился с послом Коста Рики Мануэлем Гонсалесом.",
            ["Мануэль Гонсалес"],
        ),
        (
            "Грамоту вручила посол Новой Зеландии Сара Мэри Уолш.",
            ["Сара Мэри Уолш"],
        ),
        (
            "Садыр Жапаров прибыл в Астану. Садыр Жапарова встретил Олжас Бектенов.",
            ["Садыр Жапаров", "Олжас Бектенов"],
        ),
        (
            "Председатель Халк Маслахаты Гурбангулы Бердымухамедов прибыл в Баку.",
            ["Гурбангулы Бердымухамедов"],
        ),
        (
            "Прибыл посол Петр Врублевский. Послу Петру Врублевскому вручили ноту. Пётр "
            "Врублевский уехал.",
            ["Петр Врублевский"],
        ),
        (
            "Нурланбек Тургунбек уулу посетит Анкару. Это первая поездка Тургунбек уулу.",
            ["Нурланбек Тургунбек уулу"],
        ),
        (
            "Владимир Путин говорил с Шавкатом Мирзиеевым. Мирзиееву исполнилось 63 года.",
            ["Владимир Путин", "Шавкат Мирзиёев"],
        ),
        (
            "Прибыла председатель Сената Олий Мажлиса Танзила Нарбаева.",
            ["Танзила Нарбаева"],
        ),
        (
            "Грамоту вручил посол Австралийского Союза Грейм Лесли Михан.",
            ["Грейм Лесли Михан"],
        ),
    ],
    ids=[
        "surnames join full names",
        "case forms are one",
        "patronymic and initial",
        "a king's number",
        "two persons",
        "initials only",
        "a part of a longer name",
        "a dash left out",
        "glued initials",
        "syllables that may decline",
        "father and son",
        "a guest and who speaks to him",
        "two families in one case",
        "letters of a neighbour's alphabet",
        "a land without its dash",
        "no abbreviation of a land",
        "half of a name left in a case",
        "a body whose words don't decline",
        "with dots and without",
        "son of",
        "a surname with dots and without",
        "a parliament before a name",
        "a rare name right after its land",
    ],
)
def test_gathers_the_persons(tools: Tools, text: str, expected: list[str]) -> None:
    assert persons(tools, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Президент провел заседание Совета безопасности.",
        "Международный форум «Астана» собрал гостей.",
        "В Акорде прошло совещание.",
    ],
    ids=["an office", "an event", "a residence"],
)
def test_leaves_titles_and_places_alone(tools: Tools, text: str) -> None:
    assert persons(tools, text) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Касым-Жомарт Кемелевич Токаев", "Касым-Жомарт Токаев"),
        ("Мария Владимировна Захарова", "Мария Захарова"),
        ("Қасым-Жомарт Кемелұлы Тоқаев", "Қасым-Жомарт Тоқаев"),
        ("Пан Ги Мун", "Пан Ги Мун"),
        ("Зоран Милович", "Зоран Милович"),
    ],
)
def test_a_patronymic_is_left_out_but_never_a_surname(name: str, expected: str) -> None:
    assert without_patronymic(name) == expected
