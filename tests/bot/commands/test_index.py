import asyncio
import json
import os
import signal
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.programs import passed_on

ROOT = Path(__file__).parents[3]
Capture = pytest.CaptureFixture[str]

NEWS = (
    "24 сентября 2019 года в Нью-Йорке президент Казахстана Касым-Жомарт Токаев встретился "
    "с генеральным секретарем ООН Антониу Гутерришем."
)


def test_what_cannot_be_read_is_named_a_line_each(
    archive_url: str, folder: Path, capsys: Capture
) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "bad.jsonl").write_text('{"id": 1\n[]\n\n{"id": 3, "text": 4}\n')
    assert main(["index", "nowhere.txt", "empty.txt", "picture.png", "bad.jsonl"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "Can't read nowhere.txt: No such file or directory",
        "Can't read empty.txt: there are no words in it",
        "Can't read picture.png: .png is no kind of article we know",
        "Can't read bad.jsonl, line 1: it is not JSON (Expecting ',' delimiter)",
        "Can't read bad.jsonl, line 2: it is not a JSON object",
        "Can't read bad.jsonl, line 4: its 'text' is not a text",
    ]
    assert main(["export", "articles"]) == 0
    assert capsys.readouterr().out == ""
    assert archive_url


def test_indexing_nothing_is_wrong_use(folder: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["index"])
    assert raised.value.code == 2
    assert "PATH" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


@pytest.mark.slow
@pytest.mark.usefixtures("archive_url")
def test_good_articles_go_in_whatever_stands_beside_them(folder: Path, capsys: Capture) -> None:
    lines = [
        {"id": "good", "text": NEWS, "lang": "ru", "published": "2019-09-25"},
        {"id": "half a character \ud83d", "text": f"{NEWS} \ud83d", "headline": "\ud83d"},
        {"id": "nothing\u0000", "text": f"{NEWS} \u0000", "headline": "nothing\u0000"},
        {"id": "no words", "text": "12 34 ..."},
    ]
    (folder / "news.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert main(["index", "news.jsonl"]) == 1
    assert capsys.readouterr().err == "Can't read news.jsonl, line 4: there are no words in it\n"
    assert main(["index", "news.jsonl"]) == 1
    capsys.readouterr()
    assert main(["export", "articles"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert main(["export", "meetings"]) == 0
    (meeting,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert meeting["participants"] == ["Касым-Жомарт Токаев", "Антониу Гутерриш"]
    assert (meeting["date_start"], meeting["independent_reports"]) == ("2019-09-24", 1)


@pytest.mark.slow
@pytest.mark.usefixtures("archive_url")
def test_lines_come_from_standard_input_too(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n".join(json.dumps({"id": id_, "text": f"{NEWS} {id_}"}) for id_ in "ab")
    for told in ("2 new, 0 changed, 0 known", "0 new, 0 changed, 2 known"):
        given = BytesIO(f"{lines}\n{{".encode())
        monkeypatch.setattr("sys.stdin", TextIOWrapper(given))
        assert main(["index", "-"]) == 1
        captured = capsys.readouterr()
        assert captured.out == f"{told}, 1 left out\n"
        assert captured.err.startswith("Can't read standard input, line 3: it is not JSON")


async def test_ctrl_c_says_how_to_go_on(database_url: str, folder: Path) -> None:
    """In a process of its own, which a signal ends while it reads."""
    (folder / "a.txt").write_text("")
    (folder / "b.txt").write_text(NEWS)
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "index", "a.txt", "b.txt"),
        cwd=folder,
        env=passed_on() | {"DATABASE_URL": database_url, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert program.stderr is not None
    async with asyncio.timeout(120):
        assert b"a.txt" in await program.stderr.readline()
        program.send_signal(signal.SIGINT)
        _, errors = await program.communicate()
    assert program.returncode == 130
    assert errors.decode().splitlines()[-1] == (
        "index: stopped; the same command goes on where it was"
    )


def test_a_folder_without_articles_is_named(folder: Path, capsys: Capture) -> None:
    (folder / "news").mkdir()
    assert main(["index", "news"]) == 1
    reason = "there are no txt, html, jsonl or eml files in it"
    assert capsys.readouterr().err == f"Can't read news: {reason}\n"


def test_what_never_ends_or_is_a_folder_is_named_and_not_waited_for(
    archive_url: str, folder: Path, capsys: Capture
) -> None:
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "zeros.txt").symlink_to("/dev/zero")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "folder.txt").mkdir()
    names = ["pipe.txt", "pipe.jsonl", "zeros.txt", "round.txt", "folder.txt", "/dev/zero"]
    assert main(["index", *names]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "Can't read pipe.txt: it is a pipe or a device, no file",
        "Can't read pipe.jsonl: it is a pipe or a device, no file",
        "Can't read zeros.txt: it is a pipe or a device, no file",
        "Can't read round.txt: Too many levels of symbolic links",
        "Can't read folder.txt: Is a directory",
        "Can't read /dev/zero: it is a pipe or a device, no file",
    ]
    assert main(["export", "articles"]) == 0
    assert capsys.readouterr().out == ""
    assert archive_url
