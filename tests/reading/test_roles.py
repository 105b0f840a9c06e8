"""Offices in the words of an article: how far they go, and whose they are."""

import pytest

from reading.people.roles import Role
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def roles(reader: Reader, text: str) -> tuple[Role, ...]:
    analysis = reader.tools.language.analyse(text)
    names = [named.span for named in reader.tools.people.names.find(analysis)]
    return reader.tools.people.roles.find(analysis.sentences[0], names)


@pytest.mark.parametrize(
    ("text", "title", "side"),
    [
        ("Прибыл президент Казахстана.", "президент Казахстана", "KZ"),
        (
            "Прибыл первый заместитель министра иностранных дел Казахстана Акан Рахметуллин.",
            "первый заместитель министра иностранных дел Казахстана",
            "KZ",
        ),
        (
            "Он встретился с Генеральным секретарем ООН Антониу Гутерришем.",
            "генеральный секретарь ООН",
            "ООН",
        ),
        ("Он беседовал с польским коллегой.", "польский коллега", "PL"),
        (
            "Принят посол США в Казахстане Дэниел Розенблюм.",
            "посол США в Казахстане",
            "US",
        ),
        (
            "Прибыл спецпредставитель ЕС по Центральной Азии Эдуардс Стипрайс.",
            "спецпредставитель ЕС по Центральной Азии",
            "ЕС",
        ),
        ("Об этом заявил глава МИД Турции.", "глава МИД Турции", "TR"),
        (
            "Выступил постоянный представитель Казахстана при ООН Кайрат Умаров.",
            "постоянный представитель Казахстана при ООН",
            "KZ",
        ),
        ("Король Иордании Абдалла II прибыл в Астану.", "король Иордании", "JO"),
        (
            "Принята председатель Милли Меджлиса Сахиба Гафарова.",
            "председатель Милли Меджлиса",
            "AZ",
        ),
        ("Прибыл министр торговли и интеграции Республики Казахстан.", None, "KZ"),
    ],
)
def test_finds_the_office_and_whose_it_is(
    reader: Reader, text: str, title: str | None, side: str
) -> None:
    (role,) = roles(reader, text)
    assert title is None or role.title == title
    assert role.side is not None
    assert side in {role.side.iso, role.side.name}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Он встретился с президентом Франции в Женеве.", "президент Франции"),
        ("Он принял премьер-министра Индии в Ташкенте.", "премьер-министр Индии"),
        ("Он видел главу МАГАТЭ в Вене.", "глава МАГАТЭ"),
        ("Он видел министра обороны США в Кабуле.", "министр обороны США"),
        ("Он видел главу миссии ОБСЕ в Бишкеке.", "глава миссии ОБСЕ в Бишкеке"),
        ("Он видел экс-посла США в Москве.", "экс-посол США в Москве"),
        ("Он видел спецпредставителя ООН в Сирии.", "спецпредставитель ООН в Сирии"),
        ("Он встретился с папой римским в Ватикане.", "папа римский"),
    ],
)
def test_where_somebody_was_is_no_part_of_his_office(reader: Reader, text: str, title: str) -> None:
    assert [role.title for role in roles(reader, text)] == [title]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Он провёл встречи с президентами Азербайджана Ильхамом Алиевым, Кыргызстана Садыром "
            "Жапаровым и Таджикистана Эмомали Рахмоном.",
            ["президент Азербайджана", "президент Кыргызстана", "президент Таджикистана"],
        ),
        (
            "Прибыли министры иностранных дел Узбекистана Бахтиёр Саидов и Кыргызской Республики "
            "Жээнбек Кулубаев.",
            [
                "министр иностранных дел Узбекистана",
                "министр иностранных дел Кыргызской Республики",
            ],
        ),
        ("Прибыли послы Чехии Рудольф Гикл и Марко Альберти.", ["посол Чехии"]),
    ],
    ids=["presidents", "ministers", "no second land"],
)
def test_an_office_said_once_belongs_to_each_land_with_a_name(
    reader: Reader, text: str, titles: list[str]
) -> None:
    assert [role.title for role in roles(reader, text)] == titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Он принял министра иностранных дел Индии.", "министр иностранных дел Индии"),
        ("Он видел председателя Европейского совета.", "председатель Европейского совета"),
        ("Он видел главу Мирового банка.", "глава Мирового банка"),
        ("Он видел спикера Сената парламента Казахстана.", "спикер Сената парламента Казахстана"),
    ],
)
def test_adjectives_of_a_noun_in_the_title_stay_as_they_are(
    reader: Reader, text: str, title: str
) -> None:
    assert [role.title for role in roles(reader, text)] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Президент Финляндии 3 марта 2025 года прибыл в Анкару.", "президент Финляндии"),
        ("Он обсудил с президентом Беларуси поставки газа.", "президент Беларуси"),
        ("Он увидел президента Литвы 4 марта.", "президент Литвы"),
        ("Он увидел главу литовского правительства.", "глава литовского правительства"),
    ],
    ids=["a day after it", "what was discussed", "a day at the end", "an adjective"],
)
def test_what_follows_the_country_is_no_part_of_an_office(
    reader: Reader, text: str, title: str
) -> None:
    assert [role.title for role in roles(reader, text)] == [title]


def test_offices_of_several_countries_are_told_apart(reader: Reader) -> None:
    (role,) = roles(reader, "Ждём руководителей Азербайджана, Армении и Туркменистана.")
    assert role.is_plural
    assert [one.side.iso for one in role.each if one.side] == ["AZ", "AM", "TM"]


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("Президент поблагодарил гостей.", True),
        ("Глава государства поблагодарил гостей.", True),
        ("Министр иностранных дел поблагодарил гостей.", True),
        ("Президент Грузии поблагодарил гостей.", False),
    ],
)
def test_a_bare_title_does_not_say_whose(reader: Reader, text: str, *, is_bare: bool) -> None:
    assert roles(reader, text)[0].is_bare is is_bare


def test_a_colleague_stands_in_for_an_office(reader: Reader) -> None:
    (role,) = roles(reader, "Его коллега поблагодарил за приём.")
    assert role.stands_in


@pytest.mark.parametrize(
    "text",
    ["Стороны обсудили торговлю.", "Форум откроется завтра.", "Встреча прошла в Акорде."],
)
def test_leaves_other_words_alone(reader: Reader, text: str) -> None:
    assert roles(reader, text) == ()


def test_no_role_runs_into_a_name(reader: Reader) -> None:
    (role,) = roles(reader, "Прошла встреча министра Мурата Нуртлеу с делегацией.")
    assert role.title == "министр"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Польский лидер прибыл.", {"head_of_state"}),
        ("Лидер Польши прибыл.", {"head_of_state"}),
        ("Глава МИД Намибии прибыл.", {"foreign_minister"}),
        ("Армянский премьер-министр прибыл.", {"head_of_government"}),
        ("Лидер оппозиции Грузии прибыл.", set()),
        ("Президент Академии наук прибыл.", set()),
        ("Первый президент Казахстана прибыл.", {"other"}),
    ],
)
def test_titles_have_levels(reader: Reader, text: str, levels: set[str]) -> None:
    assert roles(reader, text)[0].levels == levels


def test_the_name_of_a_state_is_taken_whole(reader: Reader) -> None:
    (role,) = roles(reader, "Министр иностранных дел Республики Казахстан Мурат Нуртлеу прибыл.")
    assert role.title == "министр иностранных дел Республики Казахстан"
    assert [office.id for office in role.offices] == ["kz_fm"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Премьер – Министр Республики Казахстан прибыл.", "премьер-министр Республики Казахстан"),
        ("Председатель Халк Маслахаты прибыл.", "председатель Халк Маслахаты"),
        ("В доме президента Турции «Анкара» гости.", "президент Турции"),
        ("Прошла встреча министров Чехии в Баку.", "министр Чехии"),
        ("Прибыл посол Чехии в Баку.", "посол Чехии в Баку"),
        ("Встреча министра иностранных дел Чехии.", "министр иностранных дел Чехии"),
        ("Визит папы римского.", "папа римский"),
        ("Прибыл торага Жогорку Кенеша.", "торага Жогорку Кенеша"),
        ("Прибыл посол Австралийского Союза Грейм Михан.", "посол Австралийского Союза"),
        ("Прибыл генконсул Чехии в г. Алматы Ян Петрачек.", "генконсул Чехии в г. Алматы"),
        ("Прибыл консул Чехии в городе Алматы Ян Петрачек.", "консул Чехии в городе Алматы"),
        ("Премьер-министр Чехии в г. Алматы встретил посла.", "премьер-министр Чехии"),
        ("Посол Чехии в городе не появился.", "посол Чехии"),
    ],
    ids=[
        *("a dash set too wide", "a body that doesn't decline", "a name in quotes of another"),
        *("several met there", "one is posted there", "adjectives of another noun"),
        *("its own adjective", "a speaker as he is called at home"),
        "a union is no carrier of names",
        *("one is posted in a town in short", "in a town in full"),
        *("a premier is posted nowhere", "a town without a name"),
    ],
)
def test_an_office_ends_where_its_words_end(reader: Reader, text: str, title: str) -> None:
    assert roles(reader, text)[0].title == title


def test_of_two_words_in_one_form_the_likelier_is_meant(reader: Reader) -> None:
    """«супруга» is the nominative of a wife before it is the genitive of a husband."""
    found = roles(reader, "Гостя ждала супруга президента Мехрибан Алиева.")
    assert "супруга президента" in [role.title for role in found]
