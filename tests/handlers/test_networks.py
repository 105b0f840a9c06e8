import pytest
from aiogram.methods import SendPhoto

from newsroom.drawing import DrawingError, Sketch, Studio
from tests.handlers.conftest import Feed
from tests.people import JOURNALIST, OPERATOR, STRANGER, Someone
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import group_message, private_message

PNG = b"\x89PNG\r\n\x1a\n"
CAPTION = """\
Кто с кем встречается
3 встречи, 3 человека
Чаще всего:
1. Токаев — Гутерриш: 2
2. Токаев — Дуда: 1"""


@pytest.mark.usefixtures("archive")
async def test_who_meets_whom_is_drawn_and_told(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/network"))
    assert telegram.texts == [CAPTION]
    assert telegram.buttons == [["1", "2"], ["В цифрах", "Вся хронология"]]
    (upload,) = telegram.chats.files
    assert upload.name == "dipcourier-network-all.png"
    assert upload.content.startswith(PNG)


@pytest.mark.usefixtures("archive")
async def test_a_pair_is_a_tap_away(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/network"))
    await feed(telegram.press("1"))
    assert telegram.last.text.startswith("Касым-Жомарт Токаев · Антониу Гутерриш\nВстречи: 2")
    # The picture stays where it is.
    assert telegram.last.method == "sendMessage"
    assert telegram.unanswered == set()


@pytest.mark.usefixtures("archive")
async def test_the_same_picture_is_sent_by_its_name(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/network"), private_message("/network"))
    first, second = telegram.calls(SendPhoto)
    assert isinstance(second.photo, str)
    assert not isinstance(first.photo, str)


@pytest.mark.usefixtures("archive")
async def test_a_name_that_telegram_forgot_is_no_harm(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/network"))
    # The first refusal meets «uploads a photo», which is only a courtesy.
    for _ in range(2):
        telegram.fail_next(400, "Bad Request: wrong file identifier/HTTP URL specified")
    await feed(private_message("/network"))
    assert telegram.texts == [CAPTION, CAPTION]
    assert not isinstance(telegram.calls(SendPhoto)[-1].photo, str)


@pytest.mark.parametrize(
    ("asked", "caption"),
    [
        ("/network Дуда", "Кто с кем встречается · Анджей Дуда\n1 встреча, 2 человека"),
        ("/network 2019", "Кто с кем встречается · 2019\n2 встречи, 3 человека"),
        ("/network переговоры", "Кто с кем встречается · переговоры\n1 встреча, 2 человека"),
        ("/network 1999", "Встреч двух названных людей под этот запрос в архиве нет."),
        ("/network запланированные", "Встреч двух названных людей под этот запрос в архиве нет."),
        ("/network Иванько", "Иванько"),
    ],
)
@pytest.mark.usefixtures("archive")
async def test_the_filters_are_those_of_the_timeline(
    feed: Feed, telegram: FakeTelegram, asked: str, caption: str
) -> None:
    await feed(private_message(asked))
    assert caption in telegram.last.text


@pytest.mark.parametrize(
    ("someone", "title"),
    [
        (JOURNALIST, "Кто с кем встречается"),
        (OPERATOR, "Кім кіммен кездеседі"),
        (STRANGER, "Who meets whom"),
    ],
    ids=["ru", "kk", "en"],
)
@pytest.mark.usefixtures("archive")
async def test_it_speaks_the_language_of_the_person(
    feed: Feed, telegram: FakeTelegram, someone: Someone, title: str
) -> None:
    await feed(private_message("/network", someone))
    assert telegram.last.text.startswith(title)


@pytest.mark.usefixtures("archive")
async def test_in_a_group_the_picture_quotes_who_asked(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(group_message("/network"))
    (sent,) = telegram.calls(SendPhoto)
    assert sent.reply_parameters is not None
    await feed(telegram.press("2"))
    assert telegram.last.text.startswith("Касым-Жомарт Токаев · Анджей Дуда")


@pytest.mark.usefixtures("archive")
async def test_without_a_picture_the_words_remain(feed: Feed, telegram: FakeTelegram) -> None:
    async def fail(sketch: Sketch) -> bytes:
        raise DrawingError("no ink")

    await feed(private_message("/network"), studio=Studio(fail))
    assert telegram.last.text == f"Картинку нарисовать не удалось; то же словами:\n{CAPTION}"
    assert telegram.buttons == [["1", "2"], ["В цифрах", "Вся хронология"]]


async def test_an_empty_archive_says_so(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/network"), private_message("/stats"))
    assert [text.splitlines()[0] for text in telegram.texts] == [
        "Встреч двух названных людей под этот запрос в архиве нет.",
        "Таких встреч в архиве нет.",
    ]


@pytest.mark.usefixtures("archive")
async def test_words_too_long_for_a_caption_come_in_a_message_of_their_own(
    feed: Feed, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.files.CAPTION_LIMIT", len(CAPTION) - 1)
    await feed(private_message("/network"))
    (sent,) = telegram.calls(SendPhoto)
    assert sent.caption is None
    assert telegram.last.text == CAPTION
    assert telegram.buttons == [["1", "2"], ["В цифрах", "Вся хронология"]]


@pytest.mark.usefixtures("archive")
async def test_a_picture_that_telegram_refuses_is_apologised_for(
    feed: Feed, telegram: FakeTelegram
) -> None:
    # The first call says that a picture is on its way.
    for _ in range(2):
        telegram.fail_next(400, "Bad Request: IMAGE_PROCESS_FAILED")
    await feed(private_message("/network"))
    assert len(telegram.calls(SendPhoto)) == 1
    assert [text.split(":")[0] for text in telegram.texts] == ["Не получилось ответить"]
