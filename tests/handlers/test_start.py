import pytest

from tests.handlers.conftest import Feed
from tests.people import OPERATOR, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message


@pytest.mark.parametrize("command", ["/start", "/help", "/start nosuchpayload"])
@pytest.mark.usefixtures("archive")
async def test_the_greeting_has_examples_that_work(
    feed: Feed, telegram: FakeTelegram, command: str
) -> None:
    await feed(private_message(command))
    assert "В архиве: 3 статьи, 4 встречи, 2019–2025." in telegram.last.text
    assert "/who Гутерриш — кто это и с кем встречался" in telegram.last.text
    assert telegram.buttons == [["Токаев", "Гутерриш"], ["Дуда"], ["Вся хронология"]]
    await feed(telegram.press("Вся хронология"))
    assert telegram.last.text.startswith("Хронология · 4 встречи")


async def test_an_empty_archive_greets_too(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/start"))
    assert "Архив пока пуст." in telegram.last.text
    assert telegram.buttons == []


@pytest.mark.parametrize(
    ("link", "beginning"),
    [("m3", "✅ Переговоры · 7 сентября 2025"), ("p3", "Анджей Дуда")],
)
@pytest.mark.usefixtures("archive")
async def test_a_deep_link_opens_what_it_names(
    feed: Feed, telegram: FakeTelegram, link: str, beginning: str
) -> None:
    await feed(private_message(f"/start {link}"))
    assert telegram.last.text.startswith(beginning)


@pytest.mark.usefixtures("archive")
async def test_the_bot_speaks_the_language_of_the_person(
    feed: Feed, telegram: FakeTelegram
) -> None:
    await feed(private_message("/start", STRANGER), private_message("/start", OPERATOR))
    assert telegram.texts[0].startswith("Dipcourier reads the news about diplomacy")
    assert telegram.texts[1].startswith("Дипкурьер дипломатия туралы жаңалықтарды оқиды")


@pytest.mark.usefixtures("archive")
async def test_about_tells_version_and_coverage(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/about"))
    assert telegram.last.text.split("\n")[:4] == [
        "Дипкурьер 1.2.3",
        "В архиве: 3 статьи, 4 встречи, 2019–2025.",
        "Людей: 3",
        "Издания: NUR.KZ, Казахстанская правда",
    ]
