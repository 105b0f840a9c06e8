"""Forums in a text, and which session of them the words, the city and the time allow."""

from datetime import date

import pytest

from reading.facts import Basis, Precision
from reading.when.forums import FoundForum, date_of, narrow
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow


def forums(reader: Reader, text: str) -> list[FoundForum]:
    return list(reader.tools.forums.find(reader.sentence(text).tokens))


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("Встреча прошла на полях 74-й сессии Генеральной Ассамблеи ООН.", "unga-hlw-74"),
        ("Он участвует в конференции СОР26 в Глазго.", "cop-26"),
        ("Гости приехали на ПМЭФ-2010.", "spief-14"),
        ("Гости приехали на XII саммит ОТГ.", "ots-12"),
    ],
    ids=["an ordinal", "an abbreviation with number", "a year", "a Roman number"],
)
def test_the_words_alone_name_the_session(reader: Reader, text: str, session: str) -> None:
    (found,) = forums(reader, text)
    assert found.session is not None
    assert found.session.id == session
    assert found.forum.key == session


@pytest.mark.parametrize(
    ("text", "day", "session"),
    [
        ("Он прибыл на Ассамблею Межпарламентского союза.", date(2025, 4, 6), "ipu-assembly-150"),
        (
            "Лидеры собрались на саммит Африканского союза.",
            date(2024, 2, 17),
            "african-union-2024-02-17",
        ),
        ("Лидеры собрались на саммит Содружества наций.", date(2024, 10, 25), "chogm-2024-10-21"),
        ("Они встретились на саммите СЕЛАК.", date(2023, 1, 24), "celac-7"),
        ("Они встретились на саммите ССАГПЗ.", date(2023, 12, 5), "gcc-summit-44"),
        ("Они встретились на саммите ЕС.", date(2023, 10, 27), "eu-summit-2023-10-26"),
    ],
)
def test_the_wider_world_has_its_calendar(
    reader: Reader, text: str, day: date, session: str
) -> None:
    (found,) = (narrow(one, day, day) for one in forums(reader, text))
    assert found.session is not None
    assert found.session.id == session


def test_a_series_without_number_stays_open(reader: Reader) -> None:
    (found,) = forums(reader, "Они участвовали в саммите ШОС.")
    assert found.session is None
    assert found.forum.key == "sco-chs"


def test_the_number_in_a_name_counts_no_sessions(reader: Reader) -> None:
    (found, _) = forums(reader, "Они увидятся на саммите Группы 20 (G20), где G20 решит всё.")
    assert found.session is None
    assert found.series.id == "g20"


@pytest.mark.parametrize(("years", "ids"), [(30, ["ashgabat-peace-2025"]), (20, [])])
def test_a_jubilee_in_a_name_is_that_very_one(reader: Reader, years: int, ids: list[str]) -> None:
    found = forums(reader, f"Гости прибыли на {years}-летие нейтралитета Туркменистана.")
    assert [one.forum.key for one in found] == ids


def test_the_time_of_the_article_narrows_a_series(reader: Reader) -> None:
    (found,) = forums(reader, "Они участвовали в саммите ШОС.")
    narrowed = narrow(found, date(2024, 7, 3), date(2024, 7, 3))
    assert narrowed.session is not None
    assert narrowed.session.id == "sco-chs-24"


def test_the_city_narrows_a_series(reader: Reader) -> None:
    (found,) = forums(reader, "Они встретились на саммите G20.")
    narrowed = narrow(found, None, None, frozenset({"Сеул"}))
    assert narrowed.session is not None
    assert narrowed.session.city == "Сеул"


def test_a_time_that_fits_no_session_decides_nothing(reader: Reader) -> None:
    (found,) = forums(reader, "Они участвовали в саммите ШОС.")
    assert narrow(found, date(1990, 1, 1), date(1990, 1, 1)) == found


@pytest.mark.parametrize(
    "text",
    [
        "Стороны договорились провести форум предпринимателей.",
        "Саммит завершился подписанием декларации.",
        "Ассамблея народа Казахстана провела заседание.",
    ],
    ids=["a common forum", "a bare summit", "another assembly"],
)
def test_leaves_other_gatherings_alone(reader: Reader, text: str) -> None:
    assert forums(reader, text) == []


def test_the_calendar_of_forums_proves_the_month_only(reader: Reader) -> None:
    (found,) = forums(reader, "Встреча прошла на 74-й сессии Генеральной Ассамблеи ООН.")
    assert found.session is not None
    when = date_of(found.session)
    assert (when.first, when.last) == (date(2019, 9, 1), date(2019, 9, 30))
    assert (when.precision, when.basis) == (Precision.MONTH, Basis.FORUM)
    assert when.source == "forums:unga-hlw-74"
