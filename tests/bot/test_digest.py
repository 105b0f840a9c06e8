"""`python -m bot digest --dry-run`, as an operator types it."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.archive import utc_now
from storage.database import Database
from tests.newsroom.digests.publishing import DAY, TODAY, publish
from tests.subscribers import GROUP, NOW, READER, a_chat, a_wish, put

LATER = NOW + timedelta(days=400)


@pytest.fixture
def digest(
    database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> "Digest":
    monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
    monkeypatch.setenv("TIME_ZONE", "Asia/Almaty")
    monkeypatch.setenv("LANGUAGE", "ru")
    return Digest(capsys)


class Digest:
    """Runs the command in a process' own way, but here."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    async def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = await asyncio.to_thread(main, ["digest", "--dry-run", *arguments])
        shown = self.capsys.readouterr()
        return code, shown.out, shown.err


async def test_it_prints_what_a_new_subscriber_would_get(
    database: Database, digest: Digest
) -> None:
    await publish(database, fetched_at=LATER)
    code, out, err = await digest("--at", "2025-09-09T08:00")
    assert (code, err) == (0, "")
    assert out == (
        "Дипломатия · вторник, 9 сентября\n\n"
        "Состоялось\n"
        "✅ вчера, Астана — встреча: К.-Ж. Токаев — А. Дуда ¹\n"
        "«Касым-Жомарт Токаев провел встречу.» — NUR.KZ https://nur.kz/1 ↗\n"
    )


@pytest.mark.parametrize(
    ("at", "is_shown"),
    [
        ("2025-09-08T23:59", False),
        ("2025-09-09T00:00", True),
        ("2025-09-09", True),
        ("2025-09-08T19:00Z", True),
        ("2025-09-08T18:59+00:00", False),
        ("2025-09-20T08:00", False),
    ],
    ids=["the day before", "midnight there", "a day alone", "in UTC", "before", "long after"],
)
async def test_the_moment_is_a_local_one(
    database: Database,
    digest: Digest,
    at: str,
    is_shown: bool,  # noqa: FBT001
) -> None:
    await publish(database, published_on=TODAY, fetched_at=LATER)
    _, out, _ = await digest("--at", at)
    assert ("Астана" in out) is is_shown


async def test_a_chat_gets_what_it_has_not_been_told_in_its_language(
    database: Database, digest: Digest
) -> None:
    await publish(database)
    await put(database, a_chat(language="en"), a_wish(interests={"countries": ["GE"]}))
    code, out, _ = await digest("--chat", str(READER), "--at", "2025-09-09T08:00")
    assert (code, out) == (0, "A quiet day: no new meetings.\n")


async def test_a_chat_without_a_subscription_sees_what_it_would_get(
    database: Database, digest: Digest
) -> None:
    """At its own eight o'clock, in its language."""
    await publish(database)
    await put(database, a_chat(language="en", time_zone="America/New_York"))
    _, out, _ = await digest("--chat", str(READER), "--at", "2025-09-09T08:00")
    assert out.startswith("Diplomacy · Tuesday, 9 September\n")


async def test_without_a_moment_it_is_now(database: Database, digest: Digest) -> None:
    now = utc_now()
    yesterday = now.date() - DAY
    await publish(
        database, published_on=now.date(), fetched_at=now, first_on=yesterday, last_on=yesterday
    )
    code, out, _ = await digest()
    assert (code, "Астана" in out) == (0, True)


async def test_each_subscription_of_a_group_is_shown(database: Database, digest: Digest) -> None:
    await publish(database, first_on=TODAY - 30 * DAY, last_on=TODAY - 30 * DAY)
    await put(database, a_chat(GROUP), a_wish(GROUP), a_wish(GROUP, thread_id=4))
    _, out, _ = await digest("--chat", str(GROUP), "--at", "2025-09-09T08:00")
    assert out == (
        "--- topic 0, daily, 08:00\n\n(nothing is sent)\n\n"
        "--- topic 4, daily, 08:00\n\n(nothing is sent)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--at", "tomorrow"], "digest: --at 'tomorrow' is not a time like 2025-09-09T08:00\n"),
        (["--at", ""], "digest: --at '' is not a time like 2025-09-09T08:00\n"),
        (["--at", "2025-02-30"], "digest: --at '2025-02-30' is not a time"),
        (["--at", "0001-01-01T00:00"], "digest: --at 0001-01-01T00:00:00 is too far away\n"),
        (["--at", "9999-12-31T23:59-12:00"], "is too far away\n"),
        (["--chat", "5"], "digest: there is no chat 5 in the archive\n"),
    ],
    ids=["no time", "nothing", "no such day", "too early", "too late", "no such chat"],
)
async def test_wrong_use_is_one_clear_line(
    database: Database, digest: Digest, arguments: list[str], complaint: str
) -> None:
    await publish(database)
    code, out, err = await digest(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1


async def test_an_empty_archive_says_how_to_fill_it(digest: Digest) -> None:
    code, out, err = await digest("--at", datetime.now(UTC).date().isoformat())
    assert (code, out) == (0, "Тихий день: новых встреч нет.\n")
    assert "index" in err


def test_only_a_dry_run_can_be_asked_for() -> None:
    with pytest.raises(SystemExit) as raised:
        main(["digest"])
    assert raised.value.code == 2


def test_it_does_not_pay_for_telegram() -> None:
    """In a process of its own: this one may have loaded it for other tests."""
    code = "import sys, bot.commands.digest; sys.exit('aiogram' in sys.modules)"
    root = Path(str(sys.modules["bot"].__path__[0])).parent
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, cwd=root, check=False).returncode == 0  # noqa: S603
