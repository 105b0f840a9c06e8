"""Cities and zones as people type them."""

import pytest

from bot.knowledge import load_world
from newsroom.zones import city_of, find_zones
from reading.world import World


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Ташкент", "Asia/Tashkent"),
        ("Ташкенте", "Asia/Tashkent"),
        ("лондон", "Europe/London"),
        ("Berlin", "Europe/Berlin"),
        ("Астана", "Asia/Almaty"),
        ("Анкара", "Europe/Istanbul"),
        ("Вашингтон", "America/New_York"),
        ("europe/moscow", "Europe/Moscow"),
        ("New York", "America/New_York"),
        ("los angeles", "America/Los_Angeles"),
        ("UTC", "UTC"),
    ],
)
def test_a_city_or_zone_is_found(world: World, words: str, zone: str) -> None:
    assert find_zones(words, world) == [zone]


@pytest.mark.parametrize("words", ["", " ", "Мухосранск", "<b>", "а" * 4096, "Europe", "../etc"])
def test_what_is_no_city_is_none(world: World, words: str) -> None:
    assert find_zones(words, world) == []


def test_a_city_is_called_as_the_reader_calls_it() -> None:
    cities = [city_of("Europe/Moscow", language) for language in ("ru", "kk", "en")]
    assert cities == ["Москва", "Мәскеу", "Moscow"]
    assert city_of("Asia/Nowhere_Land", "ru") == "Nowhere Land"
