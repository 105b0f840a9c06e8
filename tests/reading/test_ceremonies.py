"""Credentials: the host meets each ambassador the article names, and nobody else."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

HOST = "Касым-Жомарт Токаев"


def envoys(reader: Reader, text: str) -> list[set[str]]:
    reports = reader.facts(text).meetings
    return [{p.name for p in report.participants} - {HOST} for report in reports]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HOST} принял верительные грамоты. Посол Франции Дидье Канесс передал привет.",
            [{"Дидье Канесс"}],
        ),
        (
            f"{HOST} принял верительные грамоты. "
            "Грамоты вручили посол Чехии Рудольф Гикл и посол Италии Марко Альберти.",
            [{"Рудольф Гикл"}, {"Марко Альберти"}],
        ),
        (
            "Посол Чехии Рудольф Гикл вручил верительные грамоты президенту Казахстана.",
            [{"Рудольф Гикл"}],
        ),
        (
            f"{HOST} принял верительные грамоты. "
            "Их вручили послы Чехии Рудольф Гикл и Италии Марко Альберти.",
            [{"Рудольф Гикл"}, {"Марко Альберти"}],
        ),
        (
            "Верительные грамоты принял Марк Дюбуа; их вручил посол Кубы Ян Липавский.",
            [{"Марк Дюбуа", "Ян Липавский"}],
        ),
    ],
    ids=[
        "named after it",
        "two of them",
        "given to an office",
        "of one title",
        "a host of no known country",
    ],
)
def test_the_host_meets_each_ambassador(
    reader: Reader, text: str, expected: list[set[str]]
) -> None:
    assert envoys(reader, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Посол Франции Дидье Канесс передал привет. Грамоты напечатали в типографии.",
        f"{HOST} примет верительные грамоты. Посол Франции Дидье Канесс передаст привет.",
        f"{HOST} принял верительные грамоты. Министр Мурат Нуртлеу рад.",
        "Послы вручили верительные грамоты. Посол Хельга Шмид довольна.",
        f"{HOST} принял верительные грамоты послов. Посол Польши Хельга Шмид вручит их завтра.",
    ],
    ids=[
        "no ceremony",
        "not yet",
        "no ambassador",
        "to whom, nobody says",
        "an ambassador yet to come",
    ],
)
def test_nobody_else_is_met(reader: Reader, text: str) -> None:
    assert envoys(reader, text) == []


def test_credentials_are_handed_over_at_the_host_s(reader: Reader) -> None:
    text = (
        "Грамоты президенту Кыргызстана Садыру Жапарову, верительные, передали послы Чехии "
        "Рудольф Гикл и Италии Марко Альберти."
    )
    places = {report.place and report.place.name for report in reader.facts(text).meetings}
    assert places == {"Бишкек"}


def test_ambassadors_listed_after_a_colon_gave_their_credentials(reader: Reader) -> None:
    text = (
        "Президент Анджей Дуда принял верительные грамоты у послов: Франции — Этьена Понсе, "
        "Германии — Моники Иверсен."
    )
    met = [
        {p.name.split()[-1] for p in report.participants} for report in reader.facts(text).meetings
    ]
    assert met == [{"Дуда", "Понсе"}, {"Дуда", "Иверсен"}]


@pytest.mark.parametrize(
    "denied",
    [
        "Верительные грамоты посол Франции Хельга Шмид не вручила.",
        "Посол Франции Хельга Шмид верительные грамоты вручить не смогла.",
    ],
)
def test_who_did_not_hand_over_her_credentials_met_nobody(reader: Reader, denied: str) -> None:
    given = f"Посол Чехии Рудольф Гикл вручил верительные грамоты, их принял {HOST}."
    assert envoys(reader, f"{given} {denied}") == [{"Рудольф Гикл"}]


def test_of_two_in_one_sentence_each_has_the_own_verb(reader: Reader) -> None:
    text = (
        "Касым-Жомарту Токаеву верительные грамоты вручил посол Чехии Рудольф Гикл, "
        "а посол Франции Хельга Шмид их не вручила."
    )
    assert envoys(reader, text) == [{"Рудольф Гикл"}]
