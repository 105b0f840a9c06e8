"""A safe copy of a SQLite archive, also while it is in use."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote


class BackupError(Exception):
    """No copy was made and nothing was changed; the text says why."""


def copy_archive(source: Path, target: Path) -> None:
    """Copy the archive into a new file, which appears under its name only when whole and checked.

    Raises BackupError, also for a target that exists.
    """
    if target.exists():
        raise BackupError(f"{target} is there already")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _copy(source, part)
        _publish(part, target)
    except sqlite3.Error as error:
        raise BackupError(f"can't copy {source} to {target}: {error}") from error
    except OSError as error:
        raise BackupError(f"can't write {target}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> None:
    # SQLite's own words for it would be «unable to open database file».
    part.touch(exist_ok=False)
    address = f"file:{quote(str(source.resolve()))}?mode=rw"
    with (
        closing(sqlite3.connect(address, uri=True)) as archive,
        closing(sqlite3.connect(part)) as copy,
    ):
        archive.backup(copy)
        # One file is easier to carry than one with its log.
        copy.execute("PRAGMA journal_mode=DELETE")
        (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise BackupError(f"{source} is damaged: {verdict.splitlines()[-1]}")


def _publish(part: Path, target: Path) -> None:
    """Give the copy its name, never over another file."""
    with part.open("rb") as copy:
        os.fsync(copy.fileno())
    try:
        # Unlike a renaming, a link fails if somebody else took the name meanwhile.
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        # The disk knows no links, like most memory sticks.
        part.rename(target)
