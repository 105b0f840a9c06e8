"""Folders and mailboxes are watched: what comes into them is read once, what changes again."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.__main__ import main
from newsroom.collecting import ReadingError
from newsroom.sources.errors import SourceError
from newsroom.sources.folders import list_folder
from storage.database import Database
from storage.models import FoundState, Source, SourceKind
from tests.newsroom.polling.newsroom import BODY, HEADLINE, Newsroom

CORRECTED = BODY.replace("Ташкенте", "Самарканде")


def letter(subject: str = HEADLINE, body: str = BODY, number: int = 1) -> bytes:
    return (
        f"From: press@example.org\nSubject: {subject}\nMessage-ID: <{number}@example.org>\n"
        f"Date: Mon, 8 Sep 2025 12:00:00 +0500\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}"
    ).encode()


async def watch(newsroom: Newsroom, folder: Path, kind: SourceKind = SourceKind.FOLDER) -> Source:
    return await newsroom.add(url=folder.as_uri(), kind=kind, name="Пресс-служба")


def texts(newsroom: Newsroom) -> list[str]:
    return [one.strip() for one in newsroom.read]


async def states(newsroom: Newsroom) -> list[FoundState]:
    return [one.state for one in await newsroom.found()]


async def test_what_comes_into_a_folder_is_read_once(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    await watch(newsroom, tmp_path)
    await newsroom.wait(minutes=3)
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "Ещё одна.txt").write_text(CORRECTED)
    await newsroom.wait(minutes=10)
    assert texts(newsroom) == [BODY.strip(), CORRECTED.strip()]
    assert await states(newsroom) == [FoundState.KEPT, FoundState.KEPT]


async def test_what_is_written_anew_is_read_again(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(letter())
    await watch(newsroom, tmp_path)
    await newsroom.wait(minutes=3)
    file.write_bytes(letter(body=CORRECTED))
    await newsroom.wait(minutes=3)
    assert texts(newsroom) == [BODY.strip(), CORRECTED.strip()]
    async with newsroom.database.read() as work:
        assert await work.articles.count() == 1
        assert len(await work.versions.list(1)) == 1


async def test_a_file_of_many_articles_is_read_whole(newsroom: Newsroom, tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"{BODY} {n}"}) for n in range(3)]
    (tmp_path / "many.jsonl").write_text("\n".join([*lines, "{broken"]))
    await watch(newsroom, tmp_path)
    await newsroom.wait(minutes=3)
    assert len(newsroom.read) == 3


async def test_of_a_mailbox_only_diplomacy_is_kept(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1757.M1P2.host").write_bytes(letter())
    (tmp_path / "spam.eml").write_bytes(letter("Скидки", "Купите диван со скидкой. " * 20, 2))
    (tmp_path / "notes.txt").write_text(BODY)
    await watch(newsroom, tmp_path, SourceKind.MAILBOX)
    await newsroom.wait(minutes=3)
    assert texts(newsroom) == [BODY.strip()]
    assert sorted(await states(newsroom)) == [FoundState.KEPT, FoundState.SKIPPED]
    async with newsroom.database.read() as work:
        article = await work.articles.get(1)
        outlet = await work.articles.outlet(article)
    assert outlet is not None
    assert (outlet.name, article.headline) == ("Пресс-служба", HEADLINE)


async def test_what_cannot_be_read_is_left_until_it_changes(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    file = tmp_path / "a.html"
    file.write_text("<nav>меню</nav>")
    await watch(newsroom, tmp_path)
    await newsroom.wait(minutes=10)
    assert await states(newsroom) == [FoundState.FAILED]
    file.write_text(f"<html><body><article><p>{BODY}</p></article></body></html>")
    await newsroom.wait(minutes=3)
    assert await states(newsroom) == [FoundState.KEPT]


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("…")
    watched = tmp_path / "watched"
    watched.mkdir()
    (watched / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert list_folder(watched, SourceKind.FOLDER) == []
    with pytest.raises(SourceError, match="no folder"):
        list_folder(tmp_path / "nowhere", SourceKind.FOLDER)


async def test_a_folder_that_is_gone_fails_like_any_source(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    await watch(newsroom, tmp_path / "nowhere")
    await newsroom.wait(minutes=3)
    source = await newsroom.source()
    assert (source.trouble, source.failures) == ("no-folder", 1)


def test_a_folder_is_added_on_the_command_line(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.chdir(tmp_path)
    box = tmp_path / "почта"
    box.mkdir()
    assert main(["watch", str(box), "--mailbox", "--name", "МИД", "--country", "kz"]) == 0
    assert main(["watch", str(tmp_path / "nowhere")]) == 2
    assert main(["watch", str(tmp_path), "--country", "KAZ"]) == 2
    assert main(["watch", str(tmp_path), "--country", "ҚЗ"]) == 2

    async def added() -> list[tuple[str, str | None, SourceKind, bool]]:
        async with Database(database_url) as database, database.read() as work:
            sources = await work.sources.list()
        return [(one.name, one.country, one.kind, one.is_active) for one in sources]

    assert asyncio.run(added()) == [("МИД", "KZ", SourceKind.MAILBOX, True)]


async def test_a_file_the_rules_stumble_over_is_left_until_it_changes(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.facts[BODY.strip()] = ReadingError("a rule failed")
    file = tmp_path / "a.txt"
    file.write_text(BODY)
    await watch(newsroom, tmp_path)
    await newsroom.wait(minutes=10)
    assert await states(newsroom) == [FoundState.FAILED]
    file.write_text(CORRECTED)
    await newsroom.wait(minutes=3)
    assert await states(newsroom) == [FoundState.KEPT]
