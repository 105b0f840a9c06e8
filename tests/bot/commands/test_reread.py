from pathlib import Path

import pytest

from bot.__main__ import main
from tests.bot.commands.test_index import NEWS

Capture = pytest.CaptureFixture[str]


def test_an_archive_without_articles_is_read_again_in_no_time(
    archive_url: str, capsys: Capture
) -> None:
    assert main(["reread"]) == 0
    assert main(["reread", "--all"]) == 0
    assert capsys.readouterr().out == ""
    assert archive_url


@pytest.mark.slow
@pytest.mark.usefixtures("archive_url")
def test_what_can_t_be_read_is_named_and_keeps_its_old_facts(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "news.txt").write_text(NEWS)
    assert main(["index", "news.txt"]) == 0
    monkeypatch.setattr("bot.reader.SLOWEST_SECONDS", 0.0)
    capsys.readouterr()
    assert main(["reread", "--all"]) == 1
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.startswith("Can't read ")
    assert told.endswith(": see the log")
    assert main(["export", "meetings"]) == 0
    assert "Антониу Гутерриш" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.usefixtures("archive_url")
def test_what_was_read_is_the_same_when_read_again(folder: Path, capsys: Capture) -> None:
    (folder / "news.txt").write_text(NEWS)
    assert main(["index", "news.txt"]) == 0
    capsys.readouterr()
    assert main(["export", "meetings"]) == 0
    before = capsys.readouterr()
    assert main(["reread", "--all"]) == 0
    assert main(["export", "meetings"]) == 0
    assert capsys.readouterr().out == before.out
