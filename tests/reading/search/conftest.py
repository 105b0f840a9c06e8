import pytest

from bot.models import load_lemmas
from reading.search.lemmas import Lemmas


@pytest.fixture(scope="session")
def lemmas() -> Lemmas:
    return load_lemmas()
