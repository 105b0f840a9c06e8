import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.database import Database
from tests.desk import DUDA, SEPTEMBER_24, TOKAYEV, Desk, met, on, says

Capture = pytest.CaptureFixture[str]


async def fill(url: str) -> None:
    async with Database(url) as database:
        await Desk(database).collect("Одна.", says(met(TOKAYEV, DUDA, when=on(SEPTEMBER_24))))


@pytest.fixture
def _archive(archive_url: str) -> None:
    asyncio.run(fill(archive_url))


@pytest.mark.usefixtures("_archive")
def test_what_was_put_right_is_listed_and_taken_back(capsys: Capture) -> None:
    assert main(["correct", "set", "meeting", "1", "place=Новый", "Орлеан"]) == 0
    assert "1 set_meeting 1 place: Новый Орлеан, 20" in capsys.readouterr().out
    assert main(["export", "meetings"]) == 0
    assert '"place": "Новый Орлеан"' in capsys.readouterr().out
    assert main(["correct", "undo", "1"]) == 0
    assert main(["correct", "list"]) == 0
    assert capsys.readouterr().out.count("by 0 (undone)\n") == 2
    assert main(["export", "meetings"]) == 0
    assert '"place": null' in capsys.readouterr().out


@pytest.mark.usefixtures("_archive")
@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["drop", "meeting", "99"], "there is no meeting 99"),
        (["undo", "7"], "there is no correction 7"),
        (["mend", "it"], "write it like one of these: set meeting 12 date=2019-09-24; "),
    ],
)
def test_what_cannot_be_is_wrong_use(capsys: Capture, words: list[str], reason: str) -> None:
    assert main(["correct", *words]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"correct: {reason}")
    assert captured.out == ""


def test_no_archive_is_made_only_to_be_corrected(folder: Path, capsys: Capture) -> None:
    assert main(["correct", "list"]) == 2
    assert "there is none" in capsys.readouterr().err
    assert list(folder.iterdir()) == []
