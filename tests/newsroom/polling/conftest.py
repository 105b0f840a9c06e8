from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from tests.internet import Internet
from tests.newsroom.polling.newsroom import Newsroom


@pytest.fixture
async def internet() -> AsyncIterator[Internet]:
    async with Internet() as internet:
        yield internet


@pytest.fixture
def newsroom(database: Database, internet: Internet) -> Newsroom:
    return Newsroom(database, internet)
