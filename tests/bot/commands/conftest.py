"""The command line at work: in a folder of its own, without settings but the default ones."""

from pathlib import Path

import pytest

from bot.settings import Settings


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the command runs."""
    place = tmp_path / "work"
    place.mkdir()
    monkeypatch.chdir(place)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return place


@pytest.fixture
def archive_url(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty archive, on either engine, which the command works on."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    return database_url
