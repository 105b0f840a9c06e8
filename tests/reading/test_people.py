"""Whom an article means by an office: «глава государства», «польский коллега», «он»'s office."""

from datetime import date

import pytest

from reading.grammar.mentions import Mention, MentionKind
from reading.whom.mind import LIKELY
from reading.whom.people import People, find_people
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

JULY_2024 = (date(2024, 7, 3), date(2024, 7, 3))
NO_DAY = (None, None)
TOKAYEV = "Касым-Жомарт Токаев"


def read(
    reader: Reader,
    text: str,
    when: tuple[date | None, date | None] = JULY_2024,
    home: str | None = "KZ",
) -> People:
    return find_people(reader.tools.language.analyse(text), reader.tools.people, home, when)


def role(reader: Reader, text: str, words: str, **where: object) -> Mention:
    """The mention of these words of the text."""
    people = read(reader, text, **where)  # type: ignore[arg-type]
    (mention,) = [
        m for m in people.mentions if m.kind is MentionKind.ROLE and m.span.of(text) == words
    ]
    return mention


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        (
            "Президент Грузии Саломе Зурабишвили прибыла в Ереван. Глава Грузии дала интервью.",
            "Глава Грузии",
            "Саломе Зурабишвили",
        ),
        (
            "Генеральный секретарь ООН Антониу Гутерриш прибыл. Генсек ООН дал интервью.",
            "Генсек ООН",
            "Антониу Гутерриш",
        ),
        (
            f"Президент Казахстана {TOKAYEV} принял Антониу Гутерриша. Глава государства рад.",
            "Глава государства",
            TOKAYEV,
        ),
        (
            f"Президент {TOKAYEV} встретился с президентом Польши Анджеем Дудой. "
            "Польский лидер поблагодарил за приём.",
            "Польский лидер",
            "Анджей Дуда",
        ),
    ],
    ids=["of a country", "a synonym", "the outlet's own", "by adjective"],
)
def test_the_article_says_who_holds_the_office(
    reader: Reader, text: str, words: str, person: str
) -> None:
    assert role(reader, text, words).person == person


def test_the_world_says_who_held_the_office_that_day(reader: Reader) -> None:
    text = "Президент Украины провёл переговоры с гостями."
    meant = role(reader, text, "Президент Украины")
    assert (meant.person, meant.source) == ("Владимир Зеленский", "holders:ua_pres")


@pytest.mark.parametrize(
    ("day", "person", "source"),
    [
        (date(2025, 12, 30), "Кароль Навроцкий", "holders:pl_pres"),
        (date(2026, 11, 20), "Кароль Навроцкий", "holders:pl_pres (until 2025-12-31)"),
        (date(2027, 1, 10), None, None),
    ],
    ids=["known", "after the table has ended", "long after"],
)
def test_after_its_end_the_table_names_nobody_for_sure(
    reader: Reader, day: date, person: str | None, source: str | None
) -> None:
    text = "Президент Польши провёл переговоры с гостями."
    meant = role(reader, text, "Президент Польши", when=(day, day))
    assert (meant.person, meant.source) == (person, source)
    assert (meant.certainty < LIKELY) == ("until" in (source or ""))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Президент Польши принял Ингу Ругинене. Анджей Дуда молчит.", "Кароль Навроцкий"),
        ("Президент Польши принял гостей. Экс-президент Анджей Дуда молчит.", "Кароль Навроцкий"),
        ("Президент Польши Анджей Дуда ушёл. Президент Польши устал.", "Анджей Дуда"),
    ],
    ids=["only named", "called a former one", "the article still calls him so"],
)
def test_a_former_holder_is_not_the_one_of_today(reader: Reader, text: str, person: str) -> None:
    day = date(2025, 10, 20)
    people = read(reader, text, (day, day))
    assert next(m.person for m in people.mentions if m.kind is MentionKind.ROLE) == person


@pytest.mark.parametrize(
    ("words", "day", "person"),
    [
        ("Лидер Германии", date(2025, 6, 2), "Фридрих Мерц"),
        ("Британский лидер", date(2025, 6, 2), "Кир Стармер"),
        ("Лидер Франции", date(2025, 6, 2), "Эмманюэль Макрон"),
        ("Лидер Армении", date(2025, 6, 2), "Никол Пашинян"),
        ("Лидер Армении", date(2015, 6, 2), "Серж Саргсян"),
        ("Лидер Болгарии", date(2025, 6, 2), None),
    ],
    ids=["chancellor", "premier", "president", "premier today", "president once", "either"],
)
def test_a_leader_is_whoever_leads_that_country(
    reader: Reader, words: str, day: date, person: str | None
) -> None:
    text = f"{words} провёл переговоры с гостями."
    assert role(reader, text, words, when=(day, day)).person == person


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Глава Пентагона", "Ллойд Остин"),
        ("Президент Европарламента", "Роберта Мецола"),
        ("Спикер Госдумы", "Вячеслав Володин"),
        ("Генсекретарь ООН", "Антониу Гутерриш"),
        ("Глава кабмина Узбекистана", "Абдулла Арипов"),
        ("Руководитель МИД Казахстана", "Мурат Нуртлеу"),
    ],
)
def test_an_office_is_known_by_any_of_its_titles(reader: Reader, words: str, person: str) -> None:
    text = f"{words} провёл переговоры с гостями."
    assert role(reader, text, words, home="FR").person == person


@pytest.mark.parametrize("words", ["Глава МИД", "Спикер парламента"])
def test_a_title_of_any_country_means_nobody_by_itself(reader: Reader, words: str) -> None:
    people = read(reader, f"{words} провёл переговоры с гостями.", home=None)
    assert [mention.person for mention in people.mentions if mention.person] == []


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Грамоты вручили послы Китая Юй Цзюнь, Кубы Хуан Лопес и Ирана Реза Амири.",
            {"Юй Цзюнь": "посол Китая", "Хуан Лопес": "посол Кубы", "Реза Амири": "посол Ирана"},
        ),
        (
            "Он встретился с главами МИД Турции Хаканом Фиданом, а также Ирана – Аббасом Аракчи.",
            {"Хакан Фидан": "глава МИД Турции", "Аббас Аракчи": "глава МИД Ирана"},
        ),
        (
            "Прибыли министры обороны Польши Ян Новак и Литвы Пятрас Казлаускас, Латвия молчит.",
            {
                "Ян Новак": "министр обороны Польши",
                "Пятрас Казлаускас": "министр обороны Литвы",
            },
        ),
    ],
)
def test_one_title_is_shared_by_people_of_several_countries(
    reader: Reader, text: str, offices: dict[str, str]
) -> None:
    persons = read(reader, text).persons
    assert {p.name: x.title for p in persons for x in p.positions} == offices


@pytest.mark.parametrize("words", ["Папа римский", "Понтифик"])
def test_a_title_that_only_one_country_has_needs_no_country(reader: Reader, words: str) -> None:
    meant = role(reader, f"{words} провёл переговоры с гостями.", words)
    assert (meant.person, meant.country) == ("Франциск", "VA")


def test_without_a_day_the_office_stays_unnamed(reader: Reader) -> None:
    text = "Президент Украины провёл переговоры с гостями."
    meant = role(reader, text, "Президент Украины", when=NO_DAY)
    assert meant.person is None
    assert (meant.office, meant.country) == ("президент Украины", "UA")


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("лидером Германии", "Олаф Шольц"),
        ("японским лидером", "Фумио Кисида"),
        ("лидером Польши", "Анджей Дуда"),
        ("французским лидером", "Эмманюэль Макрон"),
        ("лидером Словакии", None),
    ],
)
def test_who_leads_a_country_depends_on_the_country(
    reader: Reader, words: str, person: str | None
) -> None:
    assert role(reader, f"{TOKAYEV} говорил с {words}.", words).person == person


def test_the_leader_of_either_office_is_who_the_article_names(reader: Reader) -> None:
    text = "Премьер-министр Армении Никол Пашинян в Ереване. Пресс-служба армянского лидера рада."
    assert role(reader, text, "армянского лидера").person == "Никол Пашинян"


def test_a_colleague_of_a_president_is_the_president_over_there(reader: Reader) -> None:
    text = f"Президент Казахстана {TOKAYEV} встретился со своим польским коллегой."
    meant = role(reader, text, "польским коллегой")
    assert (meant.person, meant.country) == ("Анджей Дуда", "PL")


def test_a_surname_gets_its_given_name_from_the_office(reader: Reader) -> None:
    people = read(reader, "Его встретил президент Украины Зеленский.")
    assert [person.name for person in people.persons] == ["Владимир Зеленский"]


def test_a_surname_is_known_by_an_office_named_elsewhere(reader: Reader) -> None:
    text = "Глава МИД Киргизии прибыл в Нью-Йорк. Кулубаев выступит завтра."
    people = read(reader, text)
    assert {m.person for m in people.mentions} == {"Жээнбек Кулубаев"}


def test_initials_must_fit_the_holder(reader: Reader) -> None:
    text = "Прибыл министр иностранных дел Турции Х.Фидан."
    assert [p.name for p in read(reader, text).persons] == ["Хакан Фидан"]
    other = "Прибыл министр иностранных дел Турции Б.Фидан."
    assert [p.name for p in read(reader, other).persons] == ["Б. Фидан"]


def test_two_offices_of_one_person(reader: Reader) -> None:
    text = "Прибыл вице-премьер – министр иностранных дел Казахстана Мурат Нуртлеу."
    (person,) = read(reader, text).persons
    assert [position.title for position in person.positions] == [
        "вице-премьер",
        "министр иностранных дел Казахстана",
    ]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Он принял вице-премьера, министра финансов Анну Ковальчук.",
            {"Анна Ковальчук": ["вице-премьер", "министр финансов"]},
        ),
        (
            "Он беседовал с предшественником Каллас Жозепом Боррелем.",
            {"Каллас": [], "Жозеп Боррель": ["предшественник Каллас"]},
        ),
    ],
    ids=["a deputy premier heads a ministry, too", "who was before whom"],
)
def test_whose_the_offices_before_a_name_are(
    reader: Reader, text: str, offices: dict[str, list[str]]
) -> None:
    found = read(reader, text).persons
    assert {one.name: [office.title for office in one.positions] for one in found} == offices


def test_an_office_belongs_to_the_name_it_stands_at(reader: Reader) -> None:
    people = read(reader, "Прибыл Ержан Казыханов, советник президента Казахстана.")
    (person,) = [p for p in people.persons if p.name == "Ержан Казыханов"]
    assert [position.title for position in person.positions] == ["советник президента Казахстана"]
    assert person.country == "KZ"


@pytest.mark.parametrize(
    "text",
    [
        "С президентом США Токаев обсудил поставки газа.",
        "После переговоров с премьером Чехии Токаев вылетел в Анкару.",
        "С главой МИД Китая Токаев, президент Казахстана, встретился накануне.",
    ],
)
def test_who_acts_holds_no_office_in_another_case(reader: Reader, text: str) -> None:
    people = read(reader, text)
    (person,) = [p for p in people.persons if "Токаев" in p.name]
    assert {position.country for position in person.positions} <= {"KZ"}


def test_a_name_that_does_not_decline_holds_the_office_before_it(reader: Reader) -> None:
    people = read(reader, "С премьером Дании Фредериксен встретился Макрон.")
    assert {p.name for p in people.persons if p.country == "DK"} == {"Метте Фредериксен"}


@pytest.mark.parametrize(
    "text",
    ["Послы обсудили торговлю.", "Его коллега поблагодарил за приём.", "Глава отметил рост."],
    ids=["a plural", "a colleague of nobody", "a bare head"],
)
def test_words_that_say_nobody_name_nobody(reader: Reader, text: str) -> None:
    people = read(reader, text)
    assert people.persons == ()
    assert all(mention.person is None for mention in people.mentions)


def test_aliases_are_the_forms_as_they_stand(reader: Reader) -> None:
    people = read(reader, "Анджей Дуда прибыл. Гостя приветствовал мэр. Дуду ждали переговоры.")
    assert people.persons[0].aliases == ("Анджей Дуда", "Дуду")


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (
            "Министр принял директора Международного агентства по атомной энергии (МАГАТЭ) "
            "Рафаэля Гросси.",
            "Рафаэль Гросси",
            "директор Международного агентства по атомной энергии",
        ),
        ("Советник Путина Ушаков рассказал о визите.", "Ушаков", "советник Путина"),
        (
            "Прибыл министр охраны окружающей среды Давид Сонгулашвили.",
            "Давид Сонгулашвили",
            "министр охраны окружающей среды",
        ),
        (
            "Прибыл сопредседатель Минской группы ОБСЕ от Франции Брис Рокфей.",
            "Брис Рокфей",
            "сопредседатель Минской группы ОБСЕ от Франции",
        ),
        (
            "Прибыл глава компании «Самрук-Энерго» Роберт Фицо.",
            "Роберт Фицо",
            "глава компании «Самрук-Энерго»",
        ),
        ("Прибыл глава Airbus Роберт Фицо.", "Роберт Фицо", "глава Airbus"),
        (
            "Он принял Чрезвычайного и Полномочного Посла Венгрии Роберта Фицо.",
            "Роберт Фицо",
            "чрезвычайный и полномочный посол Венгрии",
        ),
        (
            "Ведомство возглавил Сугионо – однопартиец президента.",
            "Сугионо",
            "однопартиец президента",
        ),
        ("В Вене его принял тогдашний канцлер Роберт Фицо.", "Роберт Фицо", "канцлер"),
    ],
    ids=[
        "a short name in brackets",
        "of a surname alone",
        "a participle",
        "sent by a country",
        "a company in quotes",
        "a company in Latin letters",
        "two adjectives before the title",
        "an office after a dash",
        "an adjective that says nothing",
    ],
)
def test_the_office_before_a_name_is_held_by_it(
    reader: Reader, text: str, name: str, title: str
) -> None:
    (person,) = [one for one in read(reader, text).persons if one.name == name]
    assert [position.title for position in person.positions] == [title]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Прибыла Урсула фон дер Ляйен. Фон дер Ляйен рада. Слова фон дер Ляйен звучат.",
            ["Урсула фон дер Ляйен"],
        ),
        ("Прибыл Луиджи Ди Майо. Ди Майо рад.", ["Луиджи Ди Майо"]),
        ("Прибыл Ван И. Его встретил Бен Уоллес.", ["Ван И", "Бен Уоллес"]),
    ],
    ids=["of nobility", "Italian", "given names like particles"],
)
def test_a_surname_may_be_of_several_words(reader: Reader, text: str, names: list[str]) -> None:
    assert [person.name for person in read(reader, text).persons] == names


def test_a_name_in_the_brackets_of_an_office_holds_nothing(reader: Reader) -> None:
    people = read(reader, "Прибыл министр (Давид Сонгулашвили) Анджей Дуда.")
    assert not [one for one in people.persons if one.name == "Анджей Дуда" and one.positions]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("С Мацеем Ковальчуком Токаев встретился утром.", {"Мацей Ковальчук", "Токаев"}),
        ("С министром Мехметом Шимшеком Силуанов беседовал.", {"Мехмет Шимшек", "Силуанов"}),
        ("С Нгуеном Ван Тханом Мишустин беседовал час.", {"Нгуен Ван Тхан", "Мишустин"}),
        ("Глава ведомства беседовал с Салманом Раджабом Назаровым.", {"Салман Раджаб Назаров"}),
        ("Министр встретился с Анной Ковальчук.", {"Анна Ковальчук"}),
        ("Министр встретился с Ким Чен Ыном.", {"Ким Чен Ын"}),
        ("С Ван И Сердар Бердымухамедов встретился.", {"Ван И", "Сердар Бердымухамедов"}),
        ("С Валтонен Кириакос Мицотакис беседовал.", {"Валтонен", "Кириакос Мицотакис"}),
        ("Министр беседовал с Сейедом Аббасом Аракчи.", {"Сейед Аббас Аракчи"}),
        ("То Лам беседовал с министром.", {"То Лам"}),
        ("Министр принял Каю Каллас.", {"Кая Каллас"}),
        ("Он беседовал с замминистра Кэйко Моритой.", {"Кэйко Морита"}),
        ("Министр беседовал с Мирзиёевым.", {"Мирзиёев"}),
        ("Зеленский провёл переговоры с послом.", {"Зеленский"}),
        ("Беседовали министр и президент Египта ас-Сиси.", {"Абдель Фаттах ас-Сиси"}),
        ("На встрече с Макроном Зеленский назвал срок.", {"Макрон", "Зеленский"}),
        ("После беседы с Эрдоганом Алиев улетел.", {"Эрдоган", "Алиев"}),
        ("Он ждал встречи с посланником Трампа Уиткоффом.", {"Трамп", "Уиткофф"}),
        ("Ван И беседовал с Ли Цяном и Чэнь Вэньцином.", {"Ван И", "Ли Цян", "Чэнь Вэньцин"}),
        ("Министр принял Чэнь Вэньцина.", {"Чэнь Вэньцин"}),
        ("Глава аппарата президента Саида Мирзиёева прибыла.", {"Саида Мирзиёева"}),
        ("Хусейн бен Абдалла II и Абдалла II ждут.", {"Хусейн бен Абдалла II", "Абдалла II"}),
        ("Министр принял Пэн Лиюань и Чжао Лэцзи.", {"Пэн Лиюань", "Чжао Лэцзи"}),
        (
            "Прибыли Жоао Паулу и Фердинанд Маркос-младший.",
            {"Жоао Паулу", "Фердинанд Маркос-младший"},
        ),
        ("Онлайн-встреча Токаева с Мирзиёевым прошла утром.", {"Токаев", "Мирзиёев"}),
    ],
)
def test_who_acts_is_no_part_of_his_company_s_name(
    reader: Reader, text: str, names: set[str]
) -> None:
    people = find_people(reader.tools.language.analyse(text), reader.tools.people, "KZ")
    assert {person.name for person in people.persons} == names


def test_heads_of_many_bodies_are_nobody_named_before(reader: Reader) -> None:
    text = (
        "Встретились глава правительства Казахстана Олжас Бектенов и глава правительства России "
        "Михаил Мишустин. Вечером прошла консультация с главами парламентских фракций."
    )
    assert role(reader, text, "главами парламентских фракций").people == ()


def test_nobody_has_talks_with_himself(reader: Reader) -> None:
    text = (
        "Министр иностранных дел Азербайджана Джейхун Байрамов прибыл в Белград. У главы "
        "внешнеполитического ведомства запланированы переговоры с министром Марко Джуричем."
    )
    words = "главы внешнеполитического ведомства"
    assert role(reader, text, words, home="RS").person == "Джейхун Байрамов"


def test_as_whom_somebody_acts_is_himself(reader: Reader) -> None:
    text = (
        "Прибыли Касым-Жомарт Токаев и Шавкат Мирзиёев. Шавкат Мирзиёев, как председатель "
        "встречи, открыл её."
    )
    assert role(reader, text, "председатель встречи").person == "Шавкат Мирзиёев"


def test_the_head_of_a_ministry_is_no_prime_minister(reader: Reader) -> None:
    text = (
        "Премьер-министр Узбекистана Абдулла Арипов прибыл в Москву. Глава Минэкономразвития "
        "отметил рост торговли."
    )
    people = read(reader, text)
    assert [m.person for m in people.mentions if m.span.of(text).startswith("Глава")] in (
        [],
        [None],
    )


def test_who_told_goes_on_telling(reader: Reader) -> None:
    text = (
        "Касым-Жомарт Токаев прибыл в Ташкент. Касым-Жомарт Токаев провёл встречу. Касым-Жомарт "
        "Токаев улетел. Шавкат Мирзиёев рассказал о форуме. Он отметил рост торговли."
    )
    (he,) = [m for m in read(reader, text).mentions if m.span.of(text) == "Он"]
    assert he.person == "Шавкат Мирзиёев"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Грамоты вручили послы Королевства Бахрейн – Ахмед бин Рашид, Республики Перу – "
            "Хуан Дель Кампо, Республики Мозамбик – Жуау Машава.",
            ["Ахмед бин Рашид", "Хуан Дель Кампо", "Жуау Машава"],
        ),
        ("Как передаёт корреспондент Укринформа, Дик Схоф прибыл.", ["Дик Схоф"]),
        (
            "Гейр Педерсен собрал Ахмада Кузбари и Хади аль-Бахру. Аль-Бахра был разговорчивее.",
            ["Гейр Педерсен", "Ахмад Кузбари", "Хади аль-Бахра"],
        ),
        ("Позиции президентов Эстонии, Латвии и Литвы известны. Дик Схоф ждёт.", ["Дик Схоф"]),
        ("Спикер Мажилиса Ерлан Кошанов встретился с Диком Схофом.", ["Ерлан Кошанов", "Дик Схоф"]),
        ("Председатель Стортинга Масуд Гарахани ждёт.", ["Масуд Гарахани"]),
        ("Председатель Никола Мария Грубач ждёт.", ["Никола Мария Грубач"]),
        ("Президент Эстонии приедет. Дик Схоф ждёт.", ["Алар Карис", "Дик Схоф"]),
        ("Премьера «Иванов» прошла. «Иванов» понравился всем.", []),
        ("Орден «Олий Даражали Дустлик» вручён вчера.", []),
        (
            "Матушка Тереза спела. С Наурызом поздравил всех Дик Схоф.",
            ["Матушка Тереза", "Дик Схоф"],
        ),
    ],
    ids=[
        "envoys of a list",
        "an agency",
        "a surname that acts",
        "a row of offices",
        "a chamber",
        "another chamber",
        "two given names",
        "an office",
        "a play",
        "an order",
        "a given name that is a feast",
    ],
)
def test_whom_an_article_is_said_to_name(reader: Reader, text: str, people: list[str]) -> None:
    assert [person.name for person in reader.facts(text).people] == people


def met(reader: Reader, text: str) -> list[set[str]]:
    """Names and offices of those who met."""
    return [{p.name for p in m.participants} for m in reader.facts(text).meetings]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Пресс-секретарь президента Токаева встретился с Хельгой Шмид.",
            [{"пресс-секретарь президента Казахстана", "Хельга Шмид"}],
        ),
        (
            "Пресс-секретарь президента Токаева Берик Уали встретился с Хельгой Шмид.",
            [{"Берик Уали", "Хельга Шмид"}],
        ),
        (
            "Пресс-секретарь президента Захарова встретилась с Хельгой Шмид.",
            [{"Захарова", "Хельга Шмид"}],
        ),
        ("Помощник президента Макрона провёл переговоры с Хельгой Шмид.", []),
        (
            "Помощник президента Кулеба провёл переговоры с Хельгой Шмид.",
            [{"Кулеба", "Хельга Шмид"}],
        ),
    ],
)
def test_whom_an_aide_serves_did_not_act(reader: Reader, text: str, people: list[set[str]]) -> None:
    assert met(reader, text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Во дворце «Каср аш-Шати» Анджей Дуда принял Хельгу Шмид.", {"Анджей Дуда"}),
        ("В ресторане «Марко Поло» Анджей Дуда встретился с Хельгой Шмид.", {"Анджей Дуда"}),
        ("С Хельгой Шмид встретился лидер по прозвищу «Абу Мазен».", {"Абу Мазен"}),
        ("Патриарх Московский и всея Руси Кирилл принял Хельгу Шмид.", {"Кирилл"}),
        ("Патриарх всея Руси Кирилл принял Хельгу Шмид.", {"Кирилл"}),
        ("С Патриархом всея Руси Кириллом встретилась Хельга Шмид.", {"Кирилл"}),
    ],
)
def test_houses_and_churches_are_no_part_of_anybody(
    reader: Reader, text: str, people: set[str]
) -> None:
    assert met(reader, text) == [people | {"Хельга Шмид"}]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Токаев встретился с верховным представителем ЕС Каей Каллас.", None),
        ("Токаев встретился с Каей Каллас.", None),
        ("Токаев встретился с премьер-министром Эстонии Каей Каллас.", "EE"),
        ("Токаев встретился с премьер-министром Албании Эди Рамой.", "AL"),
        ("Токаев встретился с Эди Рамой.", "AL"),
    ],
    ids=["named by the office", "by name alone", "as a premier", "a premier", "once a chairman"],
)
def test_who_left_a_country_for_an_organisation_is_of_no_country(
    reader: Reader, text: str, country: str | None
) -> None:
    (person,) = [one for one in read(reader, text).persons if "Токаев" not in one.name]
    assert person.country == country
