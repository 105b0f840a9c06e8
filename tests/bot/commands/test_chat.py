import asyncio
import io
import shutil
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.database import Database
from storage.migrating import migrate
from tests.newsstand import STORIES, fill
from tests.people import TOKEN

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def piped(database_url: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> pytest.MonkeyPatch:
    """The terminal over an archive of the newsstand, its input a pipe."""

    async def prepare() -> None:
        async with Database(database_url) as database:
            await fill(database, *STORIES)

    asyncio.run(prepare())
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("SEEDS", "off")
    return monkeypatch


def test_lines_may_be_piped_in_and_their_end_is_no_error(
    piped: pytest.MonkeyPatch, capsys: Capture
) -> None:
    piped.setattr("sys.stdin", io.StringIO("/who Дуда\n#1"))
    assert main(["chat"]) == 0
    shown = capsys.readouterr().out
    assert "› /who Дуда\nАнджей Дуда\n" in shown
    assert "› #1\n✅ Встреча · сентябрь 2019 · Нью-Йорк\n" in shown


class Keyboard(io.StringIO):
    """Somebody types; at the end Ctrl-D."""

    def isatty(self) -> bool:
        return True


def test_who_types_sees_the_prompt_once_and_ctrl_d_ends_it(
    piped: pytest.MonkeyPatch, capsys: Capture
) -> None:
    piped.setattr("sys.stdin", Keyboard("/who Дуда\n"))
    assert main(["chat"]) == 0
    shown = capsys.readouterr().out
    assert "› Анджей Дуда\nпрезидент Польши" in shown
    assert shown.endswith("› \n")


@pytest.mark.slow
@pytest.mark.usefixtures("archive_url")
def test_the_first_start_knows_the_articles_of_the_assignment(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("/stats"))
    assert main(["chat"]) == 0
    assert "5 статей, " in capsys.readouterr().out


def test_without_a_token_the_terminal_is_what_starts(
    piped: pytest.MonkeyPatch, capsys: Capture
) -> None:
    piped.setenv("BOT_TOKEN", "")
    piped.setattr("sys.stdin", io.StringIO(""))
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("Дипкурьер в терминале")


@pytest.mark.parametrize("command", ["chat", "run"])
def test_a_read_only_disk_stops_the_start_with_one_line(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    made = folder / "made.db"
    asyncio.run(migrate(f"sqlite:///{made}"))
    before = shutil.copy(made, folder / "before.db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///file:{made}?mode=ro&uri=true")
    monkeypatch.setenv("SEEDS", "off")
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert main([command]) == 2
    assert capsys.readouterr().err == (
        "DATABASE_URL: the archive can't be used: attempt to write a readonly database\n"
    )
    assert made.read_bytes() == Path(before).read_bytes()
