"""A PostgreSQL archive as its own tools copy it (`pg_dump`), and the way back."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL

from storage.backup import (
    BackupError,
    check_free,
    check_is_file,
    in_the_making,
    publish,
)
from storage.database import parse_url
from storage.migrating import OURS, is_known_revision, migrate
from storage.snapshots import to_be_kept

ENDING = ".dump"

VERSION = re.compile(r"^COPY public\.alembic_version .*\n(\S+)$", re.MULTILINE)


def can_dump() -> bool:
    """Whether PostgreSQL's tools are here."""
    return shutil.which("pg_dump") is not None and shutil.which("pg_restore") is not None


def dump_archive(url: str, target: Path) -> None:
    """Copy the archive, as it is at one moment, into a new file. Raises BackupError."""
    check_free(target)
    with in_the_making(Path("the archive"), target) as part:
        _run("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={part}")
        check_dump(part)
        publish(part, target)


def check_dump(source: Path) -> None:
    """Raises BackupError for what is no dump of an archive, or that of a newer program."""
    listed = _run("pg_restore", None, "--list", str(source))
    if not all(f" TABLE DATA public {name} " in listed for name in OURS):
        raise BackupError(f"{source} is no archive of Dipcourier")
    told = _run("pg_restore", None, "--data-only", "--table=alembic_version", "-f-", str(source))
    version = VERSION.search(told)
    if version is None or not is_known_revision(version[1]):
        raise BackupError(f"{source} was written by a newer version of Dipcourier")


async def restore_dump(source: Path, url: str, kept: Path | None) -> None:
    """Make the archive at `url` what the dump holds, in one transaction, brought up to date then.

    An archive that is there is kept as the dump `kept`; without one it is refused. Raises
    BackupError, and DatabaseError where nobody answers.
    """
    check_is_file(source)
    check_dump(source)
    if (keeping := await to_be_kept(url, kept)) is not None:
        dump_archive(url, keeping)
    replacing = ("--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-privileges")
    database_name = parse_url(url).database
    _run("pg_restore", url, *replacing, f"--dbname={database_name}", str(source))
    await migrate(url)


def _run(program: str, url: str | None, *arguments: str) -> str:
    """What it prints. Raises BackupError with its own last words."""
    path = shutil.which(program)
    if path is None:
        raise BackupError(f"{program} is not installed here")
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, without a shell
        [path, *arguments],
        env={**os.environ, **(_connection(parse_url(url)) if url else {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        words = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise BackupError(words[-1])
    return done.stdout


def _connection(url: URL) -> Mapping[str, str]:
    """By the environment: arguments are seen by everybody on the machine."""
    ssl = url.query.get("sslmode") or url.query.get("ssl")
    values = {
        "PGHOST": url.host,
        "PGPORT": str(url.port) if url.port else None,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
        "PGSSLMODE": ssl if isinstance(ssl, str) else None,
    }
    return {name: value for name, value in values.items() if value}
