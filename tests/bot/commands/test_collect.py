"""`collect` brings what a source published earlier; whatever stops it, it goes on from there."""

import asyncio
import json
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.database import Database
from storage.models import SourceKind
from storage.sources import NewSource
from tests.archive import NOW
from tests.bot.commands.test_index import NEWS
from tests.internet import Internet, Send, answer
from tests.programs import passed_on

Capture = pytest.CaptureFixture[str]

XML = "Content-Type: application/xml"
SINCE = ["--since", "2019-01-01"]
ROOT = Path(__file__).parents[3]


async def add(url: str, address: str, kind: SourceKind = SourceKind.FEED) -> None:
    """A source to which nobody's attention is drawn yet."""
    new = NewSource(url=address, kind=kind, name="Лента", is_active=True)
    async with Database(url) as database, database.begin() as work:
        await work.sources.add(new, NOW, timedelta(hours=1))


async def collect(wanted: str, since: list[str] | None = None) -> int:
    return await asyncio.to_thread(main, ["collect", *(since or SINCE), wanted])


def site(internet: Internet) -> None:
    """Its sitemap names a page that tells of a meeting, one that is missing and one of sport."""

    def entry(path: str, title: str) -> str:
        address = internet.url(path)
        return f"<url><loc>{address}</loc><lastmod>2019-09-25</lastmod><title>{title}</title></url>"

    entries = (
        entry("/met", "Токаев встретился с генсеком ООН")
        + entry("/gone", "Президенты Казахстана и Узбекистана провели переговоры")
        + entry("/sport", "«Кайрат» победил")
    )
    page = f"<h1>Токаев встретился с генсеком ООН</h1><article><p>{NEWS}</p></article>"
    internet.pages |= {
        "/robots.txt": answer(f"User-agent: *\nSitemap: {internet.url('/map.xml')}".encode()),
        "/map.xml": answer(f"<urlset>{entries}</urlset>".encode(), XML),
        "/met": answer(f"<html><body>{page}</body></html>".encode()),
    }


@pytest.mark.slow
async def test_what_the_sitemaps_name_is_fetched_once(
    archive_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("FETCH_LOOPBACK", "on")
    # The pauses are between requests to somebody else's site.
    monkeypatch.setattr("newsroom.polling.sites.PAUSE", timedelta(milliseconds=20))
    monkeypatch.setattr("newsroom.polling.backfilling.PATIENCE", timedelta(milliseconds=5))
    async with Internet() as internet:
        site(internet)
        await add(archive_url, internet.url("/feed"))
        assert await collect("лента") == 0
        assert capsys.readouterr().out.startswith("2 articles to fetch, at least 0.0 h")
        assert await collect("1") == 0
        asked = [head.split(" ")[1] for head in internet.requests]
    assert capsys.readouterr().out.startswith("0 articles to fetch")
    assert (asked.count("/met"), asked.count("/sport")) == (1, 0)
    assert await asyncio.to_thread(main, ["export", "meetings"]) == 0
    (meeting,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert meeting["participants"] == ["Касым-Жомарт Токаев", "Антониу Гутерриш"]


async def test_ctrl_c_says_how_to_go_on(database_url: str, folder: Path) -> None:
    """In a process of its own, which a signal ends."""
    async with asyncio.timeout(120), Internet() as internet:
        asked = asyncio.Event()

        async def hang(_: Send) -> None:
            asked.set()
            await asyncio.Event().wait()

        internet.pages["/robots.txt"] = hang
        await add(database_url, internet.url("/feed"))
        settings = {"DATABASE_URL": database_url, "FETCH_LOOPBACK": "on", "PYTHONPATH": str(ROOT)}
        program = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "collect", *SINCE, "Лента"),
            cwd=folder,
            env=passed_on() | settings,
            stderr=asyncio.subprocess.PIPE,
        )
        await asked.wait()
        program.send_signal(signal.SIGINT)
        _, errors = await program.communicate()
    assert program.returncode == 130
    assert errors.decode().splitlines()[-1] == (
        "collect: stopped; the same command goes on where it was"
    )


async def test_a_source_that_isnt_there_is_wrong_use(archive_url: str, capsys: Capture) -> None:
    await add(archive_url, "https://example.org/feed")
    assert await collect("Правда") == 2
    assert capsys.readouterr().err == "There is no source 'Правда'; /sources lists them\n"


async def test_a_folder_has_nothing_earlier(
    archive_url: str, folder: Path, capsys: Capture
) -> None:
    await add(archive_url, folder.as_uri(), SourceKind.FOLDER)
    assert await collect(folder.as_uri()) == 2
    assert "`python -m bot index` reads it" in capsys.readouterr().err


@pytest.mark.parametrize("since", ["yesterday", "2024-02-30", ""])
async def test_a_day_that_is_none_is_wrong_use(since: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as raised:
        await collect("Лента", ["--since", since])
    assert raised.value.code == 2
    assert "--since" in capsys.readouterr().err
