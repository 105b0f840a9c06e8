import pytest
from aiogram.methods import SendPhoto

from newsroom.drawing import MAKERS
from storage.database import Database
from tests.handlers.conftest import Feed
from tests.newsstand import MEMORY, Story, fill
from tests.people import OPERATOR, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message

STATS = """\
В цифрах
Состоялись 3 встречи, 3 человека
объявлено: 1
Как: встреча (1), встреча на полях (1), переговоры (1)
Кто: К.-Ж. Токаев (3), А. Гутерриш (2), А. Дуда (1)
Страны: Казахстан (3), Польша (1)
Где: Нью-Йорк (2), Астана (1)
Больше всего: 2019 (2)
По годам: 2019 — 2, 2025 — 1
В архиве: 3 статьи, 4 встречи, 2019–2025."""


@pytest.mark.usefixtures("archive")
async def test_the_archive_in_numbers(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/stats"))
    assert telegram.texts == [STATS]
    assert telegram.buttons == [
        ["Токаев", "Гутерриш", "Дуда"],
        ["Сеть встреч", "Вся хронология"],
    ]
    assert telegram.chats.files[0].name == "dipcourier-stats-all.png"


@pytest.mark.usefixtures("archive")
async def test_a_year_is_counted_by_months(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/stats Гутерриш 2019"))
    assert telegram.last.text.startswith(
        "В цифрах · Антониу Гутерриш · 2019\nСостоялась 1 встреча, 2 человека\n"
    )
    assert "Больше всего: сентябрь 2019 (1)" in telegram.last.text
    # He isn't among those whom he met.
    assert "Кто: К.-Ж. Токаев (1)\n" in telegram.last.text
    assert telegram.chats.files[0].name == "dipcourier-stats-2019.png"


@pytest.mark.usefixtures("archive")
async def test_from_numbers_to_the_network_and_to_a_card(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/stats 2019"))
    await feed(telegram.press("Сеть встреч"))
    assert telegram.last.text.startswith("Кто с кем встречается · 2019")
    await feed(telegram.press("В цифрах"))
    assert len(telegram.calls(SendPhoto)) == 3
    await feed(telegram.press("Дуда"))
    assert telegram.last.text.startswith("Анджей Дуда")


@pytest.mark.usefixtures("archive")
async def test_it_speaks_the_language_of_the_person(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/stats", STRANGER))
    assert "3 meetings held, 3 people\nannounced: 1" in telegram.last.text
    await feed(private_message("/stats", OPERATOR))
    assert "3 кездесу өтті, 3 адам\nжарияланған: 1" in telegram.last.text


@pytest.mark.usefixtures("archive")
async def test_the_strip_of_a_person(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/who Токаев"))
    await feed(telegram.press("Картинкой"))
    assert telegram.last.text.startswith("Хронология · Касым-Жомарт Токаев · 4 встречи\n")
    assert telegram.chats.files[0].name == "dipcourier-person-all.png"
    await feed(telegram.press("Карточка"))
    assert telegram.last.text.startswith("Касым-Жомарт Токаев\n")


@pytest.mark.parametrize("command", ["network", "stats"])
@pytest.mark.parametrize("argument", ["Ы" * 4000, "🙂 | 🙂", "<b>, <i>", "'; DROP TABLE", "%, _"])
@pytest.mark.usefixtures("archive")
async def test_hostile_words_get_one_answer(
    feed: Feed, telegram: FakeTelegram, command: str, argument: str
) -> None:
    await feed(private_message(f"/{command} {argument}"))
    assert len(telegram.texts) == 1


async def test_a_meeting_of_no_known_day_is_counted_all_the_same(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(database, Story(MEMORY.sentences, MEMORY.people, MEMORY.meetings))
    await feed(private_message("/stats"))
    assert "Состоялась 1 встреча" in telegram.last.text


def test_everything_that_is_sketched_has_a_maker() -> None:
    assert all(name.startswith("newsroom.rendering.") for name in MAKERS.values())
