import asyncio
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.__main__ import main
from storage.copying import Proof, copy_everything
from storage.database import Database
from storage.migrating import migrate
from storage.models import Article, Outlet, Person
from tests.databases import spelled
from tests.furnished import contents, counts, furnish
from tests.subscribers import a_chat

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def other_url(archive_url: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """An empty archive on the other engine; where PostgreSQL doesn't answer, another file."""
    archive = request.getfixturevalue("_postgresql")
    if archive is None or archive_url.startswith("postgresql"):
        return f"sqlite:///{folder / 'other.db'}"
    return spelled(archive.take())


async def content(url: str) -> dict[str, Proof]:
    async with Database(url) as database:
        return await contents(database)


async def filled(url: str) -> None:
    async with Database(url) as database:
        await furnish(database)


def test_everything_arrives_with_all_ids(archive_url: str, other_url: str, capsys: Capture) -> None:
    asyncio.run(filled(archive_url))
    assert main(["copy-to", other_url]) == 0
    assert asyncio.run(content(other_url)) == asyncio.run(content(archive_url))
    told = capsys.readouterr().out
    assert "counts and checksums of all tables agree" in told
    assert ["chats", "2"] in [line.split() for line in told.splitlines()]


def test_there_and_back_is_where_it_was(
    archive_url: str, other_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(filled(archive_url))
    assert main(["copy-to", other_url]) == 0
    monkeypatch.setenv("DATABASE_URL", other_url)
    back = f"sqlite:///{folder / 'back.db'}"
    assert main(["copy-to", back]) == 0
    assert asyncio.run(content(back)) == asyncio.run(content(archive_url))
    monkeypatch.setenv("DATABASE_URL", back)
    assert main(["export", "meetings"]) == 0


def test_no_id_is_given_twice(archive_url: str, other_url: str) -> None:
    """The last person of the archive has gone, but links with that id are still out there."""

    async def next_ids(url: str) -> tuple[int, int]:
        async with Database(url) as database, database.begin() as work:
            person, outlet = Person(key="новый", name="Новый"), Outlet(name="Новый")
            work.session.add_all([person, outlet])
            await work.session.flush()
            return person.id, outlet.id

    asyncio.run(filled(archive_url))
    assert main(["copy-to", other_url]) == 0
    assert asyncio.run(next_ids(other_url)) == asyncio.run(next_ids(archive_url))


def test_an_empty_archive_is_copied_too(archive_url: str, other_url: str, capsys: Capture) -> None:
    assert main(["copy-to", other_url]) == 0
    assert capsys.readouterr().out.startswith("0 rows arrived")
    assert archive_url


def test_another_archive_is_not_mixed_with_ours(
    archive_url: str, other_url: str, capsys: Capture
) -> None:
    async def prepare() -> None:
        await migrate(other_url)
        async with Database(other_url) as database, database.begin() as work:
            work.session.add(a_chat())

    asyncio.run(filled(archive_url))
    asyncio.run(prepare())
    before = asyncio.run(content(other_url))
    assert main(["copy-to", other_url]) == 2
    reason = "the other database is not empty: it holds chats"
    assert capsys.readouterr().err == f"copy-to: {reason}\n"
    assert asyncio.run(content(other_url)) == before


LOSING = {
    "sqlite": "CREATE TRIGGER lose AFTER INSERT ON told BEGIN DELETE FROM told; END",
    "postgresql": "CREATE RULE lose AS ON INSERT TO told DO INSTEAD NOTHING",
}


def test_what_would_not_arrive_as_it_is_is_not_kept(
    archive_url: str, other_url: str, capsys: Capture
) -> None:
    async def set_a_trap() -> None:
        await migrate(other_url)
        async with Database(other_url) as database, database.begin() as work:
            await work.session.execute(text(LOSING[database.url.get_backend_name()]))

    async def what_is_there() -> set[int]:
        async with Database(other_url) as database:
            return set((await counts(database)).values())

    asyncio.run(filled(archive_url))
    asyncio.run(set_a_trap())
    assert main(["copy-to", other_url]) == 2
    assert (
        capsys.readouterr().err == "copy-to: told would not arrive as it is; nothing was copied\n"
    )
    assert asyncio.run(what_is_there()) == {0}


async def test_the_archive_is_copied_as_it_is_at_one_moment(
    archive_url: str, other_url: str
) -> None:
    """The bot goes on writing meanwhile."""
    await filled(archive_url)
    await migrate(other_url)
    async with Database(archive_url) as source, Database(other_url) as target:
        before = await counts(source)

        async with Database(archive_url) as bot:
            written: list[str] = []

            async def write() -> None:
                async with bot.begin() as work:
                    work.session.add(a_chat(99))

            def tell(table: str, rows: int) -> None:
                written.append(table)

            await asyncio.gather(copy_everything(source, target, tell), write())
        after = await counts(target)
    assert written
    assert after in (before, before | {"chats": before["chats"] + 1})


WRONG = {
    "no address": ("nonsense", "the other database can't be used: it is not a database address"),
    "another engine": ("mysql://u:geheim@h/d", "mysql is not supported"),
    "no such folder": ("sqlite:///nowhere/other.db", "unable to open"),
    "nobody answers": ("postgresql://u:geheim@127.0.0.1:1/d", "can't be used"),
    "a letter": ("sqlite:///letter.db", "not a database"),
}


@pytest.mark.parametrize(("url", "reason"), WRONG.values(), ids=WRONG.keys())
def test_where_nothing_can_be_copied_to_is_told_in_one_line(
    archive_url: str, folder: Path, capsys: Capture, url: str, reason: str
) -> None:
    (folder / "letter.db").write_text("Dear archive, " * 1000)
    assert main(["copy-to", url]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("copy-to: the other database can't be used: ")
    assert reason in captured.err
    assert captured.err.count("\n") == 1
    assert "geheim" not in captured.err
    assert captured.out == ""
    assert archive_url


def test_an_archive_that_is_not_there_is_not_made(folder: Path, capsys: Capture) -> None:
    assert main(["copy-to", "sqlite:///other.db"]) == 2
    assert "there is none at dipcourier.db yet" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


async def test_the_furnished_archive_leaves_little_out(archive_url: str) -> None:
    await filled(archive_url)
    async with Database(archive_url) as database:
        empty = {table for table, rows in (await counts(database)).items() if rows == 0}
        async with database.read() as work:
            forward = select(Article.id).where(Article.reprint_of_id > Article.id)
            assert await work.session.scalar(forward)
    assert empty == set()
