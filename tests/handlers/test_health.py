import pytest

from tests.handlers.conftest import Feed
from tests.people import JOURNALIST, OPERATOR
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import private_message

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@on_sqlite
async def test_operators_see_how_sending_goes(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/health", OPERATOR))
    assert telegram.texts[0].splitlines()[:3] == [
        "Жіберу",
        "Жіберетін уақыты келді: 0; кезегін күтуде: 0; жіберілуде: 0",
        "Ең ескісі күтіп тұр, минут: 0",
    ]


@on_sqlite
async def test_others_don_t(feed: Feed, telegram: FakeTelegram) -> None:
    await feed(private_message("/health", JOURNALIST))
    assert "Жіберу" not in "".join(telegram.texts)
