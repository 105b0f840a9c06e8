import json
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.__main__ import COMMANDS, main
from bot.commands.read import read_lines
from bot.tools import build_tools
from reading.article import Tools, read_article
from reading.facts import ArticleText, Facts

Capture = pytest.CaptureFixture[str]

NEWS = (
    "24 сентября 2019 года в Нью-Йорке президент Казахстана Касым-Жомарт Токаев встретился "
    "с генеральным секретарем ООН Антониу Гутерришем."
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return build_tools()


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
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO("\n".join(lines).encode())))
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
    assert (odd["id"], len(odd["meetings"])) == ("odd \ufffd", 1)
    assert captured.err == ""
    assert list(folder.iterdir()) == []


LINES: dict[str, bytes] = {
    "another encoding": json.dumps({"id": 1, "text": NEWS}, ensure_ascii=False).encode("cp1251"),
    "no json": b"{",
    "brackets": b"[" * 100_000,
    "a number too long": b'{"id": ' + b"9" * 5000 + b"}",
    "garbled": json.dumps({"id": 1, "text": NEWS.encode().decode("cp1251", "ignore")}).encode(),
    "no words": json.dumps({"id": 1, "text": "🔥🔥🔥 123"}).encode(),
    "chinese": json.dumps({"id": 1, "text": "会谈在阿斯塔纳举行。"}).encode(),
    "control signs": json.dumps({"id": 1, "text": "\u202b\x07Президент\x00\u202c"}).encode(),
    "not utf-8 at all": b'{"id": 1, "text": "\xff\xfe\xfa"}',
}


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_every_line_gets_one_answer_and_the_next_is_read(
    line: bytes, monkeypatch: pytest.MonkeyPatch, capsys: Capture, tools: Tools
) -> None:
    good = json.dumps({"id": 2, "text": NEWS}).encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(line + b"\n" + good)))
    monkeypatch.setattr("bot.commands.read.build_tools", lambda _: tools)
    main(["read", "--jsonl"])
    captured = capsys.readouterr()
    first, second = map(json.loads, captured.out.splitlines())
    assert ("error" in first) != ("meetings" in first)
    assert len(second["meetings"]) == 1
    assert captured.err == ""


@pytest.mark.slow
def test_a_rule_that_fails_is_named_and_the_next_line_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, tools: Tools
) -> None:
    def stumble(article: ArticleText, given: Tools) -> Facts:
        if "Нью-Йорк" not in article.text:
            raise KeyError("?")
        return read_article(article, given)

    lines = [json.dumps({"id": 1, "text": "Слово."}), json.dumps({"id": 2, "text": NEWS})]
    monkeypatch.setattr("bot.commands.read.read_article", stumble)
    assert read_lines(lines, tools, ZoneInfo("Asia/Almaty")) == 1
    bad, good = map(json.loads, capsys.readouterr().out.splitlines())
    assert bad == {"id": 1, "error": "Can't read line 1: a rule failed: KeyError('?')"}
    assert len(good["meetings"]) == 1


@pytest.mark.slow
def test_files_are_told_for_a_person_and_bad_ones_named(capsys: Capture, folder: Path) -> None:
    (folder / "news.txt").write_text(NEWS)
    (folder / "empty.txt").write_text("")
    assert main(["read", "news.txt", "empty.txt", "nowhere.txt"]) == 1
    captured = capsys.readouterr()
    assert "meeting, held: Касым-Жомарт Токаев — Антониу Гутерриш" in captured.out
    assert captured.err.splitlines() == [
        "Can't read empty.txt: there are no words in it",
        "Can't read nowhere.txt: No such file or directory",
    ]


def test_without_the_models_one_line_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, folder: Path
) -> None:
    monkeypatch.setattr("bot.models.CARRIER", "a-package-nobody-has")
    (folder / "news.txt").write_text(NEWS)
    assert main(["read", "news.txt"]) == 2
    assert capsys.readouterr() == (
        "",
        "the package a-package-nobody-has is not installed; run `make run`\n",
    )


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
