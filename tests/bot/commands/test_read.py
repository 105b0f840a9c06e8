import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS, main

Capture = pytest.CaptureFixture[str]

NEWS = (
    "24 сентября 2019 года в Нью-Йорке президент Казахстана Касым-Жомарт Токаев встретился "
    "с генеральным секретарем ООН Антониу Гутерришем."
)


@pytest.mark.parametrize("arguments", [[], ["a.txt", "--jsonl"]], ids=["nothing", "both"])
def test_files_or_lines_but_not_both(arguments: list[str], capsys: Capture) -> None:
    assert main(["read", *arguments]) == 2
    error = capsys.readouterr().err
    assert error == "read: name files, or give --jsonl and lines on standard input\n"


@pytest.mark.slow
def test_a_line_gives_a_line_and_a_bad_one_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, folder: Path
) -> None:
    lines = [
        json.dumps({"id": 7, "text": NEWS}),
        "{",
        json.dumps({"id": "empty", "text": ""}),
        json.dumps([]),
        "",
        json.dumps({"id": "odd \ud83d", "text": f"{NEWS} \ud83d \u0000"}),
    ]
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(lines)))
    assert main(["read", "--jsonl"]) == 1
    captured = capsys.readouterr()
    good, *bad, odd = map(json.loads, captured.out.splitlines())
    assert (good["id"], good["meetings"][0]["date_start"]) == (7, "2019-09-24")
    assert good["meetings"][0]["evidence"] == NEWS
    assert [(one["id"], "error" in one) for one in bad] == [
        (None, True),
        ("empty", True),
        (None, True),
    ]
    assert (odd["id"], len(odd["meetings"])) == ("odd ", 1)
    assert captured.err == ""
    assert list(folder.iterdir()) == []


@pytest.mark.slow
def test_files_are_told_for_a_person_and_bad_ones_named(capsys: Capture, folder: Path) -> None:
    (folder / "news.txt").write_text(NEWS)
    (folder / "empty.txt").write_text("")
    assert main(["read", "news.txt", "empty.txt", "nowhere.txt"]) == 1
    captured = capsys.readouterr()
    assert "Касым-Жомарт Токаев — Антониу Гутерриш, Нью-Йорк" in captured.out
    assert captured.err.splitlines() == [
        "Can't read empty.txt: there are no words in it",
        "Can't read nowhere.txt: No such file or directory",
    ]


WITHOUT_TELEGRAM = ("read", "index", "export", "migrate", "backup", "digest")


def test_what_does_not_talk_to_telegram_does_not_import_it() -> None:
    """aiogram costs seconds on a small machine."""
    here = Path(__file__).parents[3]
    present = [
        f"bot.commands.{name}"
        for name in WITHOUT_TELEGRAM
        if (here / "bot" / "commands" / f"{name}.py").is_file()
    ]
    program = f"import sys, {', '.join(present)}; print('aiogram' in sys.modules)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], cwd=here, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
    assert set(WITHOUT_TELEGRAM) <= set(COMMANDS)
