"""Places that no table knows: their names in the nominative, and what is no such name."""

from datetime import date

import pytest

from reading.facts import MeetingReport
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

WEDNESDAY = date(2024, 7, 3)
MET = "Анджей Дуда встретился с Хельгой Шмид"


def told(reader: Reader, text: str) -> MeetingReport:
    """The report of the contact with Helga Schmid."""
    meetings = reader.facts(text, WEDNESDAY).meetings
    return next(m for m in meetings if any(p.name == "Хельга Шмид" for p in m.participants))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{MET} в Хунедоаре.", "Хунедоара"),
        (f"{MET} в норвежском Вадсё.", "Вадсё"),
        (f"{MET} в городке Хельмштедте.", "Хельмштедт"),
        (f"{MET} на острове Сент-Винсент.", "Сент-Винсент"),
        (f"Анджей Дуда прибыл в Хунедоару. Там он принял {'Хельгу Шмид'}.", "Хунедоара"),
        (f"Додома ждёт гостей. {MET} в Додоме.", "Додома"),
    ],
    ids=["feminine", "never declined", "a word before it", "an island", "the story", "told bare"],
)
def test_keeps_the_name_of_an_unknown_town(reader: Reader, text: str, name: str) -> None:
    place = told(reader, text).place
    assert place is not None
    assert place.name == name


def test_an_unknown_town_keeps_the_host_out_of_his_capital(reader: Reader) -> None:
    place = told(reader, "Президент Польши Анджей Дуда принял Хельгу Шмид в Хунедоаре.").place
    assert place is not None
    assert (place.name, place.country) == ("Хунедоара", None)


@pytest.mark.parametrize(
    "text",
    [
        f"{MET} в Европе.",
        f"{MET} на Донбассе.",
        f"{MET} в СНГ.",
        f"{MET} в аэропорту Эсенбога.",
    ],
    ids=["a continent", "upon a land", "an abbreviation", "an airport"],
)
def test_no_town_is_made_up(reader: Reader, text: str) -> None:
    assert told(reader, text).place is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Аким Кызылординской области Анджей Дуда принял Хельгу Шмид.", "Кызылорда"),
        (
            "Губернатор Хабаровского края Анджей Дуда принял генерального консула "
            "Китая в Токио Хельгу Шмид.",
            "Хабаровск",
        ),
        (f"{MET} в Согдийской области.", "Согдийская область"),
        (f"{MET} в Путраджае.", "Путраджая"),
    ],
    ids=["a governor's seat", "not the guest's post", "a region", "no capital"],
)
def test_regions_have_seats(reader: Reader, text: str, name: str) -> None:
    place = told(reader, text).place
    assert place is not None
    assert place.name == name
