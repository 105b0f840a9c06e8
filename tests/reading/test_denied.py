"""A contact that the sentence after it takes back."""

import pytest

from reading.facts import CONFIDENCE_THRESHOLD, Status
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

DUDA, SCHMID = "Анджей Дуда", "Хельга Шмид"
RUMOUR = "Газета сообщила о тайной встрече Анджея Дуды с Хельгой Шмид."


def met(reader: Reader, text: str) -> list[set[str]]:
    return [
        {p.name for p in report.participants}
        for report in reader.facts(text).meetings
        if report.confidence >= CONFIDENCE_THRESHOLD
    ]


@pytest.mark.parametrize(
    "denial",
    [
        "В Варшаве это опровергли.",
        "Пресс-секретарь Пётр Мюллер опроверг эту информацию.",
        "Однако в канцелярии сообщение назвали вымыслом.",
        "Администрация президента назвала его фейком.",
        "Это неправда, сказал Пётр Мюллер.",
        "В канцелярии заявили, что информация не соответствует действительности.",
        "В Варшаве эту информацию не подтвердили.",
        "Её не было, сказал Пётр Мюллер.",
        "В Варшаве отвечают коротко: такого не было.",
    ],
)
def test_a_rumour_denied_in_the_next_sentence_is_no_contact(reader: Reader, denial: str) -> None:
    assert met(reader, f"{RUMOUR} {denial}") == []


def test_a_plan_that_did_not_come_off_is_called_off(reader: Reader) -> None:
    text = "Анджей Дуда намеревался побывать в Каире. Не вышло: началась буря."
    (visit,) = reader.facts(text).meetings
    assert visit.status is Status.CANCELLED


@pytest.mark.parametrize(
    "text",
    [
        "Мюллер: встречи Анджея Дуды и Хельги Шмид в повестке нет",
        "Мюллер: разговора Анджея Дуды с Хельгой Шмид не было.",
        "Никакой встречи Анджея Дуды с Хельгой Шмид в Вене тоже не было: "
        "премьер в октябре летал только в Осло.",
        "О тайной встрече Анджея Дуды с Хельгой Шмид в Вене говорят коротко: её не было.",
    ],
)
def test_what_was_not_there_is_no_contact(reader: Reader, text: str) -> None:
    assert met(reader, text) == []


def test_the_headline_of_a_rumour_falls_with_it(reader: Reader) -> None:
    text = (
        "Анджей Дуда встретится с Хельгой Шмид – СМИ\n\nАнджей Дуда посетит Вену и встретится с "
        "Хельгой Шмид, пишет издание. Пресс-секретарь назвал это выдумкой."
    )
    assert {DUDA, SCHMID} not in met(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        f"{RUMOUR} Пётр Мюллер это подтвердил.",
        f"{RUMOUR} Пётр Мюллер опроверг слухи о своей отставке.",
        f"{RUMOUR} Он писал и о ссоре, но канцелярия это опровергла.",
        "Анджей Дуда встретился с Хельгой Шмид. Мюллер ждал войны, но это оказалось неправдой.",
        "На встрече с Анджеем Дудой Хельга Шмид обещала отставку. В Вене это опровергли.",
        f"{RUMOUR} Его не было в зале.",
    ],
)
def test_what_is_denied_besides_leaves_the_contact(reader: Reader, text: str) -> None:
    assert {DUDA, SCHMID} in met(reader, text)


@pytest.mark.parametrize(
    "paper",
    ["план консультаций на 2027–2028 годы", "протокол встреч на 2027 год", "график консультаций"],
)
def test_what_a_signed_paper_foresees_is_no_talk_of_its_own(reader: Reader, paper: str) -> None:
    text = f"Министры Анджей Дуда и Хельга Шмид подписали в Астане {paper}."
    (signing,) = reader.facts(text).meetings
    assert signing.status is Status.HELD
    assert {p.name for p in signing.participants} == {DUDA, SCHMID}


@pytest.mark.parametrize(
    "text",
    [
        "Хельга Шмид ждала Анджея Дуду. Встреча в пятницу не состоялась.",
        "Хельга Шмид ждала Анджея Дуду в Вене. Анджей Дуда в Вену не прилетел.",
        "Хельга Шмид ждала президента Польши. Встреча с президентом Польши во вторник не "
        "состоялась: Анджей Дуда в Вену не приехал.",
        "Хельга Шмид ждала Анджея Дуду, но тот не приехал.",
    ],
)
def test_who_waited_in_vain_met_nobody(reader: Reader, text: str) -> None:
    (meeting,) = reader.facts(text).meetings
    assert meeting.status is Status.CANCELLED
    assert {p.name for p in meeting.participants} == {DUDA, SCHMID}


@pytest.mark.parametrize(
    "text",
    [
        "Хельга Шмид ждала Анджея Дуду. Журналисты в Вену не прилетели.",
        "Хельга Шмид ждала Анджея Дуду у трапа. Встреча прошла в пятницу.",
        "Хельга Шмид приняла Анджея Дуду. Встреча с Петром Мюллером не состоялась.",
    ],
)
def test_what_fell_through_besides_leaves_the_contact(reader: Reader, text: str) -> None:
    held = [m for m in reader.facts(text).meetings if m.status is Status.HELD]
    assert [{p.name for p in m.participants} for m in held] == [{DUDA, SCHMID}]
