"""Who met whom: real phrases of outlets, what is read of them and what is left alone."""

from datetime import date

import pytest

from reading.facts import Basis, Form, MeetingReport, Part, Precision, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

TOKAYEV = "Касым-Жомарт Токаев"
SCHMID = "Хельга Шмид"
DUDA = "Анджей Дуда"
GEORGIAN = "Саломе Зурабишвили"


def names(report: MeetingReport) -> set[str]:
    return {participant.name for participant in report.participants}


def only(reader: Reader, text: str) -> MeetingReport:
    (report,) = reader.facts(text).meetings
    return report


@pytest.mark.parametrize(
    ("text", "people", "form"),
    [
        (f"{TOKAYEV} встретился с Хельгой Шмид.", {TOKAYEV, SCHMID}, Form.MEETING),
        (f"{TOKAYEV} принял Хельгу Шмид.", {TOKAYEV, SCHMID}, Form.MEETING),
        (f"{TOKAYEV} провёл переговоры с Хельгой Шмид.", {TOKAYEV, SCHMID}, Form.TALKS),
        (f"{TOKAYEV} созвонился с Хельгой Шмид.", {TOKAYEV, SCHMID}, Form.PHONE_CALL),
        (
            f"{TOKAYEV} провёл телефонный разговор с Хельгой Шмид.",
            {TOKAYEV, SCHMID},
            Form.PHONE_CALL,
        ),
        (
            "Состоялся телефонный разговор Анджея Дуды с Хельгой Шмид.",
            {DUDA, SCHMID},
            Form.PHONE_CALL,
        ),
        (
            f"{TOKAYEV} провёл переговоры с Хельгой Шмид по видеосвязи.",
            {TOKAYEV, SCHMID},
            Form.VIDEO_CALL,
        ),
        (
            f"{TOKAYEV} встретился с Хельгой Шмид на полях саммита ШОС.",
            {TOKAYEV, SCHMID},
            Form.SIDELINES,
        ),
        (
            "Прошли переговоры между Анджеем Дудой, Хельгой Шмид, Муратом Нуртлеу и "
            "Антониу Гутерришем.",
            {DUDA, SCHMID, "Мурат Нуртлеу", "Антониу Гутерриш"},
            Form.MULTILATERAL,
        ),
    ],
)
def test_reads_who_met_and_how(reader: Reader, text: str, people: set[str], form: Form) -> None:
    report = only(reader, text)
    assert names(report) == people
    assert report.form is form
    assert report.status is Status.HELD


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Вчера Анджеем Дудой был принят канцлер Вольфганг Шюссель.", {DUDA, "Вольфганг Шюссель"}),
        ("Вольфганг Шюссель прибыл. Он был принят Анджеем Дудой.", {DUDA, "Вольфганг Шюссель"}),
        ("Вольфганг Шюссель в Варшаве. Его принял Анджей Дуда.", {DUDA, "Вольфганг Шюссель"}),
        ("Анджей Дуда и Хельга Шмид общались по телефону.", {DUDA, SCHMID}),
        ("Анджей Дуда рассказал об итогах своей встречи с Хельгой Шмид.", {DUDA, SCHMID}),
        ("По инициативе Анджея Дуды состоялся разговор с Хельгой Шмид.", {DUDA, SCHMID}),
        ("Анджей Дуда дал аудиенцию Хельге Шмид в среду.", {DUDA, SCHMID}),
        ("Анджей Дуда улетел в Вену. Там прошли переговоры с Хельгой Шмид.", {DUDA, SCHMID}),
        (
            "Анджей Дуда прибыл в Вену. Советник Иван Петров отметил, что визит важен. "
            "Затем состоялась встреча с Хельгой Шмид.",
            {DUDA, SCHMID},
        ),
        (
            "Анджей Дуда и Мурат Нуртлеу в Вене. Вечером встретилась с послами. "
            "Анджея Дуду ждёт ужин, запланирована и встреча с Хельгой Шмид.",
            {DUDA, SCHMID},
        ),
        (
            "За столом переговоров – президент Польши Анджей Дуда, генсек ОБСЕ Хельга Шмид.",
            {DUDA, SCHMID},
        ),
        (
            "Анджей Дуда встретился с Хельгой Шмид, а на приёме присутствовал Мурат Нуртлеу.",
            {DUDA, SCHMID},
        ),
        (
            "Исполняющий обязанности министра инвестиций Шохрух Гуламов принял Хельгу Шмид.",
            {"Шохрух Гуламов", SCHMID},
        ),
        (
            "Пресс-секретарь рассказал о переговорах, которые Анджей Дуда провёл с Хельгой Шмид.",
            {DUDA, SCHMID},
        ),
        (
            "Прошли консультации Анджея Дуды с заместителем премьер-министра – министром "
            "иностранных дел Казахстана Муратом Нуртлеу.",
            {DUDA, "Мурат Нуртлеу"},
        ),
        (
            "Анджей Дуда прибыл в Вену. В ходе встречи с Хельгой Шмид отмечена важность мира.",
            {DUDA, SCHMID},
        ),
        (
            "Анджей Дуда сообщил о планах провести переговоры с Хельгой Шмид.",
            {DUDA, SCHMID},
        ),
        (
            "Анджей Дуда вчера провёл встречу президентом Грузии Саломе Зурабишвили.",
            {DUDA, GEORGIAN},
        ),
        (
            "Как их встретили, рассказал президент Анджей Дуда на встрече с Хельгой Шмид.",
            {DUDA, SCHMID},
        ),
        (
            "Об этом стало известно по итогам приёма президентом Анджеем Дудой генсека ОБСЕ "
            "Хельги Шмид.",
            {DUDA, SCHMID},
        ),
        (
            "Анджей Дуда у трапа встретил Хельгу Шмид. Оба политика начали переговоры.",
            {DUDA, SCHMID},
        ),
        ("Во вторник у Анджея Дуды и Хельги Шмид запланированы переговоры.", {DUDA, SCHMID}),
        (
            "Анджей Дуда провёл встречу с Хельгой Шмид, в которой участвовал и Мурат Нуртлеу.",
            {DUDA, SCHMID, "Мурат Нуртлеу"},
        ),
        (
            "Анджей Дуда провёл встречу с прибывшей для участия в сессии ОБСЕ Хельгой Шмид.",
            {DUDA, SCHMID},
        ),
    ],
    ids=[
        "passive",
        "passive of a pronoun",
        "a pronoun as object",
        "both are subjects",
        "one's own meeting",
        "on the initiative of one",
        "an audience given",
        "no subject of its own",
        "who tells of others doesn't go on",
        "whom the sentence names before",
        "at the table",
        "another's verb",
        "acting minister",
        "a clause of its own",
        "two offices of one",
        "a thing as subject",
        "plans to hold",
        "a preposition forgotten",
        "told at the meeting",
        "received by whom",
        "both of a kind",
        "at both of them",
        "who took part in it",
        "described between «с» and the name",
    ],
)
def test_reads_who_met_in_other_words(reader: Reader, text: str, people: set[str]) -> None:
    (report,) = [r for r in reader.facts(text).meetings if r.form is not Form.VISIT]
    assert names(report) == people


def test_what_is_told_of_in_a_call_is_no_call(reader: Reader) -> None:
    text = (
        f"{TOKAYEV} провёл телефонный разговор с Анджеем Дудой, в ходе которого польский лидер "
        "рассказал о встрече с Хельгой Шмид."
    )
    forms = {frozenset(names(report)): report.form for report in reader.facts(text).meetings}
    assert forms == {
        frozenset({TOKAYEV, DUDA}): Form.PHONE_CALL,
        frozenset({DUDA, SCHMID}): Form.MEETING,
    }


def test_the_lead_says_on_which_day_the_headline_was(reader: Reader) -> None:
    text = (
        "Состоялась встреча Анджея Дуды и Хельги Шмид\n"
        "1 июля Анджей Дуда встретился с Хельгой Шмид в Вене."
    )
    report = only(reader, text)
    assert (report.date.first, report.date.last) == (date(2024, 7, 1), date(2024, 7, 1))


def test_a_dateline_begins_the_story_anew(reader: Reader) -> None:
    text = (
        "В понедельник министр ушёл в отставку.\n"
        "АСТАНА, 3 июля – Анджей Дуда встретился с Хельгой Шмид."
    )
    assert only(reader, text).date.first == date(2024, 7, 3)


def test_whoever_came_last_in_a_row_was_met_too(reader: Reader) -> None:
    text = (
        f"{TOKAYEV} провёл переговоры с президентами Польши Анджеем Дудой, Грузии Саломе "
        "Зурабишвили, а также с генсеком ОБСЕ Хельгой Шмид прибывшей на форум."
    )
    met = [names(r) - {TOKAYEV} for r in reader.facts(text).meetings if r.form is Form.TALKS]
    assert met == [{DUDA}, {"Саломе Зурабишвили"}, {SCHMID}]


def test_at_the_meeting_with_one_of_them_the_sides_are_two(reader: Reader) -> None:
    text = (
        f"{TOKAYEV} провёл переговоры с Анджеем Дудой, Никосом Кристодулидисом и Хельгой Шмид. "
        "На встрече с Анджеем Дудой стороны обсудили торговлю."
    )
    met = [names(report) - {TOKAYEV} for report in reader.facts(text).meetings]
    assert met == [{DUDA}, {"Никос Кристодулидис"}, {SCHMID}]


def test_each_of_two_calls_has_its_day(reader: Reader) -> None:
    text = (
        f"{TOKAYEV} 30 июня провёл телефонный разговор с Анджеем Дудой, а вчера, 2 июля, — с "
        "Хельгой Шмид. В ходе этих разговоров стороны обсудили торговлю."
    )
    days = [(names(r) - {TOKAYEV}, r.date.first) for r in reader.facts(text).meetings]
    assert days == [({DUDA}, date(2024, 6, 30)), ({SCHMID}, date(2024, 7, 2))]


def test_who_presided_was_there(reader: Reader) -> None:
    text = (
        "Саммит пройдёт под председательством Ильхама Алиева. Об этом сообщила пресс-служба. "
        "В заседании примут участие Анджей Дуда, Виктор Орбан и Хельга Шмид."
    )
    (report,) = [r for r in reader.facts(text).meetings if len(r.participants) > 1]
    assert names(report) == {"Ильхам Алиев", DUDA, "Виктор Орбан", SCHMID}


@pytest.mark.parametrize(
    "met",
    [
        "Встреча прошла в рамках форума. На ней присутствовали",
        "Об этом сообщил источник. В запланированной на 6 июля встрече примут участие",
    ],
    ids=["it", "the meeting planned"],
)
def test_the_next_sentences_name_the_presidents_he_met(reader: Reader, met: str) -> None:
    verb = "встретится" if "примут" in met else "встретился"
    text = (
        f"Анджей Дуда {verb} с лидерами трёх стран Центральной Азии. {met} президенты Казахстана "
        f"{TOKAYEV}, Узбекистана Шавкат Мирзиёев и Таджикистана Эмомали Рахмон."
    )
    report = max(reader.facts(text).meetings, key=lambda report: len(names(report)))
    assert {DUDA, TOKAYEV, "Шавкат Мирзиёев", "Эмомали Рахмон"} <= names(report)


def test_a_past_talk_is_not_on_the_summit_to_come(reader: Reader) -> None:
    text = "Анджей Дуда общался с Хельгой Шмид на 80-й сессии Генеральной Ассамблеи ООН."
    (report,) = reader.facts(text, published_on=date(2025, 9, 1)).meetings
    assert report.status is Status.HELD
    assert report.date.first is None or report.date.first <= date(2025, 9, 1)


def test_plans_of_a_summit_are_no_summit(reader: Reader) -> None:
    text = (
        "Анджей Дуда принял Хельгу Шмид. Анджей Дуда и Хельга Шмид рассмотрели планы по "
        "проведению в Вене юбилейного саммита в октябре."
    )
    assert only(reader, text).status is Status.HELD


def test_whose_the_delegation_is_says_nothing_of_where_it_goes(reader: Reader) -> None:
    text = (
        "Делегация Республики Узбекистан во главе с Бахтиёром Саидовым посетит с визитом "
        "Соединенные Штаты Америки."
    )
    report = only(reader, text)
    assert report.place is not None
    assert report.place.country == "US"


def test_the_host_of_a_summit_was_there(reader: Reader) -> None:
    text = (
        "В саммите, созванном Ильхамом Алиевым, участвовали Анджей Дуда, Виктор Орбан и "
        "Хельга Шмид."
    )
    assert names(only(reader, text)) == {"Ильхам Алиев", DUDA, "Виктор Орбан", SCHMID}


def test_a_summit_promised_in_a_call_is_no_meeting_of_the_two(reader: Reader) -> None:
    text = (
        "Анджей Дуда и Хельга Шмид провели телефонный разговор, в ходе которого польский лидер "
        "подтвердил своё участие в предстоящем заседании совета."
    )
    assert only(reader, text).form is Form.PHONE_CALL


def test_the_day_on_which_a_visit_was_announced_is_not_its_own(reader: Reader) -> None:
    text = "1 июля посол заявил, что стороны согласуют даты визита Анджея Дуды в Астану."
    assert only(reader, text).date.first is None


def test_a_weekday_of_an_unknown_week_is_no_day(reader: Reader) -> None:
    text = (
        "В этом году исполняется 25 лет независимости Казахстана. "
        "В воскресенье Анджей Дуда встретился с Хельгой Шмид."
    )
    (report,) = reader.facts(text, published_on=None).meetings
    assert report.date.precision is Precision.YEAR


def test_the_forum_places_what_the_dateline_only_sent(reader: Reader) -> None:
    text = (
        "Анджей Дуда встретился с Хельгой Шмид\n"
        "ТАШКЕНТ, 20 сентября – На полях 78-й сессии Генеральной Ассамблеи ООН состоялась встреча "
        "Анджея Дуды с Хельгой Шмид."
    )
    (report,) = reader.facts(text, published_on=date(2023, 9, 20)).meetings
    assert report.place is not None
    assert report.place.name == "Нью-Йорк"


def test_a_summit_yet_to_be_held_does_not_date_a_talk(reader: Reader) -> None:
    text = (
        "25 апреля Анджей Дуда встретился с Хельгой Шмид. Стороны затронули вопросы, касающиеся "
        "проведения VI Каспийского саммита. Анджей Дуда вручил Хельге Шмид верительные грамоты."
    )
    days = {r.date.first for r in reader.facts(text, published_on=None).meetings}
    assert days == {date(2022, 4, 25)}


def test_a_summit_prepared_is_not_where_they_talked(reader: Reader) -> None:
    text = "Ильхам Алиев и Анджей Дуда обменялись мнениями по подготовке к саммиту G20 в Риме."
    report = only(reader, text)
    assert (report.status, report.forum) == (Status.HELD, None)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"{TOKAYEV} провёл вечер с Хельгой Шмид.", Form.MEETING),
        (f"{TOKAYEV} и {SCHMID} провели переговоры утром 3 июля.", Form.TALKS),
        (f"{TOKAYEV} и {SCHMID} провели переговоры два дня назад.", Form.TALKS),
        (f"{TOKAYEV} и {SCHMID} провели переговоры во время саммита.", Form.TALKS),
        (
            "По инициативе Анджея Дуды состоялся телефонный разговор Касым-Жомарта "
            "Токаева с Хельгой Шмид.",
            Form.PHONE_CALL,
        ),
    ],
    ids=["spent", "in the morning", "ago", "during", "an initiative of a third"],
)
def test_when_talks_were_makes_no_evening_of_them(reader: Reader, text: str, form: Form) -> None:
    report = only(reader, text)
    assert names(report) == {TOKAYEV, SCHMID}
    assert report.form is form


def test_guests_of_several_countries_are_met_one_by_one(reader: Reader) -> None:
    text = (
        "Мурат Нуртлеу переговорил с латвийской коллегой Байбой Браже, люксембургским министром "
        "Ксавье Беттелем и с Вивианом Балакришнаном."
    )
    pairs = [names(report) - {"Мурат Нуртлеу"} for report in reader.facts(text).meetings]
    assert pairs == [{"Байба Браже"}, {"Ксавье Беттель"}, {"Вивиан Балакришнан"}]


def test_what_is_said_to_be_joint_is_one_meeting(reader: Reader) -> None:
    text = "Ильхам Алиев провёл трёхсторонние переговоры с Владимиром Путиным и Николом Пашиняном."
    assert names(only(reader, text)) == {"Ильхам Алиев", "Владимир Путин", "Никол Пашинян"}


@pytest.mark.parametrize(
    "text",
    [
        f"{TOKAYEV} поздравил Анджея Дуду с днём рождения.",
        f"{TOKAYEV} направил телеграмму Хельге Шмид.",
        f"{TOKAYEV} готов встретиться с Хельгой Шмид.",
        f"{TOKAYEV} предложил Анджею Дуде провести переговоры.",
        f"{TOKAYEV} рассказал о Хельге Шмид.",
        f"Пресс-служба опровергла встречу {TOKAYEV} с Хельгой Шмид.",
        f"{TOKAYEV} принял решение. Хельга Шмид поблагодарила.",
        f"{TOKAYEV} принял отставку министра Мурата Нуртлеу.",
        "Сборная встретится с командой Анджея Дуды в финале турнира.",
        "Мурат Нуртлеу ответил на вопрос, будет ли у Анджея Дуды встреча с Хельгой Шмид.",
    ],
    ids=[
        "greeted",
        "telegram",
        "ready",
        "offered",
        "spoke of",
        "denied",
        "a decision",
        "a resignation",
        "sport",
        "asked about",
    ],
)
def test_leaves_alone_what_is_no_meeting(reader: Reader, text: str) -> None:
    assert reader.facts(text).meetings == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Перед встречей Анджея Дуды с Хельгой Шмид Мурат Нуртлеу вылетел в Вену.",
            [{DUDA, SCHMID}],
        ),
        (
            "Мурат Нуртлеу обсудил поездку Хельги Шмид в Польшу и её встречу с Анджеем Дудой.",
            [{DUDA, SCHMID}],
        ),
        (
            "Незадолго до переговоров с Анджеем Дудой Хельга Шмид позвонила Мурату Нуртлеу.",
            [{DUDA, SCHMID}, {SCHMID, "Мурат Нуртлеу"}],
        ),
        (
            "На встрече в Вене Анджей Дуда рассказал Хельге Шмид о планах.",
            [{DUDA, SCHMID}],
        ),
        (
            "Анджей Дуда прибудет в Вену вместе с Муратом Нуртлеу для проведения переговоров "
            "с Хельгой Шмид.",
            [{DUDA, SCHMID}],
        ),
    ],
    ids=[
        "whose meeting it is",
        "whose by a pronoun",
        "who was called",
        "told there",
        "comes along",
    ],
)
def test_whose_contact_it_was_the_words_say(
    reader: Reader, text: str, people: list[set[str]]
) -> None:
    contacts = [r for r in reader.facts(text).meetings if r.form is not Form.VISIT]
    assert [names(report) for report in contacts] == people


@pytest.mark.parametrize(
    "text",
    [
        "На встрече министров Анджей Дуда рассказал Хельге Шмид о планах.",
        "На встрече с журналистами Анджей Дуда ответил Хельге Шмид.",
        "На встрече в Вене Анджей Дуда поблагодарил Хельгу Шмид.",
        "Анджей Дуда показал карточку Мурату Нуртлеу за разговоры.",
    ],
    ids=["of others", "with others", "thanked from afar", "for talking"],
)
def test_whom_somebody_only_speaks_to_he_need_not_have_met(reader: Reader, text: str) -> None:
    contacts = [names(r) for r in reader.facts(text).meetings]
    assert not [people for people in contacts if len(people) > 1]


@pytest.mark.parametrize(
    ("agreed", "number"),
    [
        ("провести консультации внешнеполитических ведомств", 1),
        ("о встрече министров энергетики", 1),
        ("возобновить переговоры по новому соглашению", 1),
        ("провести новую встречу в марте", 2),
    ],
)
def test_what_others_are_to_hold_is_no_meeting_of_those_who_agreed(
    reader: Reader, agreed: str, number: int
) -> None:
    text = f"{TOKAYEV} встретился с Ильхамом Алиевым. Стороны договорились {agreed}."
    assert len(reader.facts(text).meetings) == number


def test_the_hour_before_a_name_and_a_hyphen_for_a_dash_hide_nobody(reader: Reader) -> None:
    text = "В 14.00 Анджей Дуда встретится с Хельгой Шмид, а в 15.00 - с Муратом Нуртлеу."
    assert [names(r) for r in reader.facts(text).meetings] == [
        {DUDA, SCHMID},
        {DUDA, "Мурат Нуртлеу"},
    ]


def test_who_came_along_to_a_meeting_did_not_meet_each_other(reader: Reader) -> None:
    text = "На встрече Анджея Дуду сопровождали Мурат Нуртлеу и Хельга Шмид."
    assert {"Мурат Нуртлеу", SCHMID} not in [names(r) for r in reader.facts(text).meetings]


def test_a_word_about_one_contact_says_nothing_of_another(reader: Reader) -> None:
    text = f"{TOKAYEV} провёл телефонный разговор с Анджеем Дудой после встречи с Хельгой Шмид."
    forms = {frozenset(names(r)): r.form for r in reader.facts(text).meetings}
    assert forms == {
        frozenset({TOKAYEV, DUDA}): Form.PHONE_CALL,
        frozenset({TOKAYEV, SCHMID}): Form.MEETING,
    }


def test_their_meeting_is_of_the_two_the_sentence_names(reader: Reader) -> None:
    text = (
        f"{TOKAYEV} принял Мурата Нуртлеу. Состоялись беседа Анджея Дуды с Хельгой Шмид и их "
        "встреча в Вене."
    )
    assert [names(r) for r in reader.facts(text).meetings] == [
        {TOKAYEV, "Мурат Нуртлеу"},
        {DUDA, SCHMID},
    ]


def test_those_before_whom_it_took_place_need_a_name(reader: Reader) -> None:
    text = f"В присутствии послов {TOKAYEV} встретился с Ильхамом Алиевым."
    (meeting,) = reader.facts(text).meetings
    assert {person.name for person in meeting.participants} == {TOKAYEV, "Ильхам Алиев"}


def test_each_of_a_series_is_a_meeting_of_its_own(reader: Reader) -> None:
    text = f"{TOKAYEV} провёл отдельные встречи с Анджеем Дудой и Хельгой Шмид."
    pairs = [names(report) for report in reader.facts(text).meetings]
    assert pairs == [{TOKAYEV, DUDA}, {TOKAYEV, SCHMID}]


def test_a_pronoun_takes_up_the_one_named_before(reader: Reader) -> None:
    text = f"{TOKAYEV} прибыл на церемонию. Он встретился с Хельгой Шмид."
    report = only(reader, text)
    assert names(report) == {TOKAYEV, SCHMID}
    assert report.confidence < 1


def test_the_country_of_an_office_is_no_destination(reader: Reader) -> None:
    reports = reader.facts("Столицу посетит председатель КНР Си Цзиньпин.").meetings
    assert all(report.place is None or report.place.country != "CN" for report in reports)


def test_a_visit_has_a_traveller_and_a_place(reader: Reader) -> None:
    report = only(reader, "Анджей Дуда прибыл с визитом в Астану.")
    (traveller,) = report.participants
    assert (traveller.name, traveller.part) == (DUDA, Part.TRAVELLER)
    assert report.form is Form.VISIT
    assert report.place is not None
    assert (report.place.name, report.place.country) == ("Астана", "KZ")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Анджей Дуда встретится с Хельгой Шмид 10 июля.", Status.PLANNED),
        ("Встреча Анджея Дуды с Хельгой Шмид отменена.", Status.CANCELLED),
        (
            "Пресс-секретарь сообщил о переговорах, которые Анджей Дуда проведёт с Хельгой Шмид.",
            Status.PLANNED,
        ),
        ("Встреча Анджея Дуды с Хельгой Шмид перенесена на осень.", Status.POSTPONED),
    ],
)
def test_not_every_meeting_took_place(reader: Reader, text: str, status: Status) -> None:
    assert only(reader, text).status is status


@pytest.mark.parametrize(
    ("words", "first", "last", "precision", "basis"),
    [
        ("2 июля 2024 года", date(2024, 7, 2), date(2024, 7, 2), Precision.DAY, Basis.EXPLICIT),
        ("Вчера", date(2024, 7, 2), date(2024, 7, 2), Precision.DAY, Basis.RELATIVE),
        ("Сегодня", date(2024, 7, 3), date(2024, 7, 3), Precision.DAY, Basis.RELATIVE),
        (
            "В мае 2023 года",
            date(2023, 5, 1),
            date(2023, 5, 31),
            Precision.MONTH,
            Basis.EXPLICIT,
        ),
    ],
)
def test_the_sentence_dates_its_meeting(
    reader: Reader, words: str, first: date, last: date, precision: Precision, basis: Basis
) -> None:
    when = only(reader, f"{words} Анджей Дуда встретился с Хельгой Шмид.").date
    assert (when.first, when.last) == (first, last)
    assert (when.precision, when.basis) == (precision, basis)
    assert when.span is not None


def test_without_a_date_the_publication_s_day_counts(reader: Reader) -> None:
    when = only(reader, "Анджей Дуда встретился с Хельгой Шмид.").date
    assert (when.first, when.basis) == (date(2024, 7, 3), Basis.PUBLICATION)


def test_a_planned_meeting_without_a_date_stays_undated(reader: Reader) -> None:
    when = only(reader, "Анджей Дуда планирует встретиться с Хельгой Шмид.").date
    assert (when.first, when.basis) == (None, Basis.NONE)


def test_an_old_meeting_is_background(reader: Reader) -> None:
    assert only(reader, "В мае 2023 года Анджей Дуда встретился с Хельгой Шмид.").is_background
    assert not only(reader, "Анджей Дуда встретился с Хельгой Шмид.").is_background


def test_headline_and_lead_tell_one_meeting(reader: Reader) -> None:
    text = (
        f"{TOKAYEV} встретился с Хельгой Шмид\n\n"
        f"{TOKAYEV} провёл переговоры с генеральным секретарём ОБСЕ Хельгой Шмид в Астане."
    )
    report = only(reader, text)
    assert names(report) == {TOKAYEV, SCHMID}
    assert len(report.more_evidence) == 1
    assert report.place is not None
    assert report.place.name == "Астана"


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("Переговоры прошли в Ташкенте.", "Ташкент"),
        ("Он прилетел в Ташкент утром. Стороны обсудили торговлю.", "Ташкент"),
        ("Он участвует в предстоящей конференции в Ташкенте.", None),
        ("В Ташкенте солнечно, в Астане идёт дождь.", None),
    ],
    ids=["held there", "went there", "lies ahead", "two cities"],
)
def test_the_only_city_of_an_article_is_the_place(
    reader: Reader, after: str, place: str | None
) -> None:
    facts = reader.facts(f"Анджей Дуда встретился с Хельгой Шмид. {after}")
    found = facts.meetings[0].place
    assert (found.name if found else None) == place


def test_the_date_of_the_clause_goes_before_others_of_the_sentence(reader: Reader) -> None:
    text = "Анджей Дуда встретится с Хельгой Шмид 5–7 июля, сообщили в среду в Варшаве."
    assert only(reader, text).date.first == date(2024, 7, 5)


def test_a_report_says_why(reader: Reader) -> None:
    report = only(reader, "Анджей Дуда встретился с Хельгой Шмид в Варшаве.")
    assert {reason.field for reason in report.reasons} >= {
        "participants",
        "form",
        "status",
        "date",
        "place",
    }


def test_a_sentence_of_several_contact_words_is_shown_once(reader: Reader) -> None:
    text = (
        "Анджей Дуда встретился с Хельгой Шмид. "
        "В ходе встречи Анджей Дуда и Хельга Шмид провели переговоры и обсудили торговлю."
    )
    report = only(reader, text)
    assert [span.of(text)[:14] for span in report.more_evidence] == ["В ходе встречи"]


@pytest.mark.parametrize(
    "text",
    [
        "Делегацию Польши на переговорах возглавил Анджей Дуда, австрийскую – Хельга Шмид.",
        "Сопредседателями заседания выступили Анджей Дуда и Хельга Шмид.",
        "Состоялся обмен документами между Анджеем Дудой и Хельгой Шмид.",
    ],
)
def test_heads_of_both_sides_met(reader: Reader, text: str) -> None:
    assert names(only(reader, text)) == {DUDA, SCHMID}


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда, принятый перед этим президентом Хельгой Шмид, подписал договор.",
        "Газета вспомнила приём, который Анджей Дуда устроил в Варшаве Хельге Шмид.",
        "В Вене посла Анджея Дуду ждали у министра Хельги Шмид.",
    ],
)
def test_finds_host_and_guest(reader: Reader, text: str) -> None:
    assert {DUDA, SCHMID} in [names(report) for report in reader.facts(text).meetings]
