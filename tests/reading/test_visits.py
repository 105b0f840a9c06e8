"""Who went where: real phrases of outlets, and what is no visit."""

import pytest

from reading.facts import Form, MeetingReport, Part
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def told(report: MeetingReport) -> str:
    (traveller,) = [p.name for p in report.participants if p.part is Part.TRAVELLER]
    return f"{traveller} {report.status} {report.place.name if report.place else '-'}"


def visits(reader: Reader, text: str) -> list[str]:
    return [told(r) for r in reader.facts(text).meetings if r.form is Form.VISIT]


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        ("16 июля Сергей Лавров будет в Бишкеке.", "Сергей Лавров planned Бишкек"),
        ("В апреле Сергей Лавров был в Душанбе.", "Сергей Лавров held Душанбе"),
        ("Касым-Жомарт Токаев уже в Пекине.", "Касым-Жомарт Токаев held Пекин"),
        ("Виктор Орбан неожиданно оказался в Киеве.", "Виктор Орбан held Киев"),
        ("Ибрагим Калын появился в Дамаске.", "Ибрагим Калын held Дамаск"),
        ("Премьер-министр Акылбек Жапаров улетел в Ташкент.", "Акылбек Жапаров held Ташкент"),
        ("Сергей Лавров собирается в Ереван.", "Сергей Лавров planned Ереван"),
        (
            "Завтра в Москве ждут премьер-министра Ирака Мухаммеда ас-Судани.",
            "Мухаммед ас-Судани planned Москва",
        ),
        (
            "Майк Помпео начал поездку по Центральной Европе с Будапешта.",
            "Майк Помпео held Будапешт",
        ),
        (
            "Владимир Путин подтвердил, что приедет в Улан-Батор.",
            "Владимир Путин planned Улан-Батор",
        ),
        (
            "Путин провёл беседу с Шавкатом Мирзиёевым, прибывшим в Москву на саммит.",
            "Шавкат Мирзиёев held Москва",
        ),
        (
            "Хакан Фидан встретился с Анджеем Дудой, начавшим визит в Анкару.",
            "Анджей Дуда held Анкара",
        ),
        (
            "В Берлине прошли переговоры Олафа Шольца и Анджея Дуды, прибывшего в Германию.",
            "Анджей Дуда held Германия",
        ),
        (
            "Прошли переговоры Олафа Шольца и Анджея Дуды, который прибыл в Берлин.",
            "Анджей Дуда held Берлин",
        ),
        ("Хельга Шмид ждёт приезда Анджея Дуды в Вену.", "Анджей Дуда planned Вена"),
        (
            "Путин встретился с Анваром Ибрагимом, который находится в России с визитом.",
            "Анвар Ибрагим held Россия",
        ),
        (
            "Эммануэль Макрон стал первым президентом Франции, посетившим Улан-Батор.",
            "Эммануэль Макрон held Улан-Батор",
        ),
        (
            "Ожидается приезд в Астану президента ЕБРР Одиль Рено-Бассо.",
            "Одиль Рено-Бассо planned Астана",
        ),
        (
            "На следующей неделе в республику приедет спецпредставитель ЕС Терхи Хакала.",
            "Терхи Хакала planned -",
        ),
    ],
)
def test_reads_who_went_where(reader: Reader, text: str, visit: str) -> None:
    assert visits(reader, text) == [visit]


def test_all_in_a_row_came(reader: Reader) -> None:
    text = (
        "Шавкат Мирзиёев принял глав МИД Кыргызстана Жээнбека Кулубаева и Таджикистана "
        "Сироджиддина Мухриддина, прибывших в Ташкент."
    )
    assert visits(reader, text) == [
        "Жээнбек Кулубаев held Ташкент",
        "Сироджиддин Мухриддин held Ташкент",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Министр иностранных дел Армении Арарат Мирзоян находился в Ереване.",
        "Президент Армении был в Ереване, сообщил министр Арарат Мирзоян.",
        "Спецпредставитель президента России Александр Лаврентьев ответил, что приедет автобус.",
        "Сергея Лаврова ждут вопросы журналистов.",
        "Посольство Финляндии оказалось в Астане.",
        "Лидеры собираются обсудить поездку в Ереван.",
        "На приёме у Касым-Жомарта Токаева побывал Аббас Аракчи.",
        "Садыр Жапаров ждёт Анджея Дуду, что сделает его первым лидером, посетившим Бишкек.",
    ],
    ids=[
        "at home",
        "an office at home",
        "a bus",
        "questions",
        "no person",
        "to discuss",
        "a reception",
        "made",
    ],
)
def test_leaves_alone_what_is_no_visit(reader: Reader, text: str) -> None:
    assert visits(reader, text) == []


def test_whoever_gathers_somewhere_pays_no_visit(reader: Reader) -> None:
    text = "В Душанбе 14 июля соберутся Анджей Дуда, Байба Браже и Александр Стубб."
    assert visits(reader, text) == []


def test_a_visit_at_somebody_s_is_to_him(reader: Reader) -> None:
    text = "Хельга Шмид была с прощальным визитом у Анджея Дуды."
    (report,) = reader.facts(text).meetings
    assert {p.name for p in report.participants} == {"Хельга Шмид", "Анджей Дуда"}
