import pytest

from tests.handlers.conftest import Feed
from tests.people import OPERATOR, STRANGER
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message

SCREEN = 25


@pytest.mark.parametrize("command", ["/start", "/start nosuchpayload"])
@pytest.mark.usefixtures("archive")
async def test_the_greeting_has_examples_that_work(
    feed: Feed, telegram: FakeTelegram, command: str
) -> None:
    await feed(private_message(command))
    assert "В архиве: 3 статьи, 4 встречи, 2019–2025." in telegram.last.text
    pair = "Токаев и Гутерриш: что между ними"
    assert telegram.buttons == [["Кто это: Гутерриш"], [pair], ["Что объявлено"]]
    for label in ("Кто это: Гутерриш", pair, "Что объявлено"):
        await feed(private_message(command))
        await feed(telegram.press(label))
    beginnings = [text.split("\n")[0] for text in telegram.texts[2::2]]
    assert beginnings == [
        "Антониу Гутерриш",
        "Касым-Жомарт Токаев · Антониу Гутерриш",
        "Объявлено · 1 встреча",
    ]


@pytest.mark.usefixtures("archive")
async def test_help_is_one_screen_and_its_examples_work(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/help"))
    lines = telegram.last.text.split("\n")
    assert "/who Гутерриш — кто это и с кем встречался" in lines
    assert len(lines) <= SCREEN
    commands = [line.split(" — ")[0] for line in lines if line.startswith("/")]
    for command in commands:
        await feed(private_message(command))
        assert not telegram.last.text.startswith("Такой команды нет"), command


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
