"""A safe copy of a SQLite archive, also while it is in use, and the way back."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from storage.database import PATIENCE_SECONDS, DatabaseError
from storage.migrating import migrate_file


class BackupError(Exception):
    """No copy was made and nothing was changed; the text says why."""


class TakenError(BackupError):
    """There is a file already where the copy should go."""

    def __init__(self, target: Path | str) -> None:
        super().__init__(f"{target} is there already")


def copy_archive(source: Path, target: Path) -> None:
    """Copy the archive into a new file, which appears under its name only when whole and checked.

    Raises BackupError, also for a target that exists.
    """
    check_free(target)
    with in_the_making(source, target) as part:
        copy(source, part)
        publish(part, target)


def restore_archive(source: Path, target: Path, kept: Path | None) -> None:
    """Make `target` what the copy `source` holds, brought up to date and checked before.

    What was there is kept as `kept`; without it a target that exists is refused. An archive in use
    may be restored: it changes in one transaction. Raises BackupError; nothing is changed then.
    """
    check_is_file(source)
    if kept is None or not target.exists():
        check_free(target)
    with in_the_making(source, target) as part:
        copy(source, part)
        bring_up_to_date(source, part)
        if target.exists() and kept is not None:
            _replace(part, target, kept)
        else:
            publish(part, target)


def check_is_file(source: Path) -> None:
    if not source.is_file():
        raise BackupError(f"there is no file {source}")


def check_free(target: Path) -> None:
    if target.exists():
        raise TakenError(target)
    for left in _files_of(target):
        # SQLite would take it for the newest pages of the copy.
        raise BackupError(f"{left} is left of an archive that is gone; move it away first")


def _files_of(archive: Path) -> list[Path]:
    """The files there are: an archive in use has three."""
    names = [archive.with_name(f"{archive.name}{ending}") for ending in ("", "-wal", "-shm")]
    return [name for name in names if name.exists()]


@contextmanager
def in_the_making(source: Path, target: Path) -> Iterator[Path]:
    """An empty file beside the target, gone at the end. Raises BackupError."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        # SQLite's own words for what is not to be written are «unable to open database file».
        part.touch(exist_ok=False)
        yield part
    except sqlite3.Error as error:
        raise BackupError(f"can't copy {source} to {target}: {error}") from error
    except OSError as error:
        raise BackupError(f"can't write {target}: {error.strerror or error}") from error
    finally:
        for file in _files_of(part):
            file.unlink(missing_ok=True)


def copy(source: Path, part: Path) -> None:
    address = f"file:{quote(str(source.resolve()))}?mode=rw"
    with (
        closing(sqlite3.connect(address, uri=True)) as archive,
        closing(sqlite3.connect(part)) as part_of_it,
    ):
        archive.backup(part_of_it)
        (verdict,) = part_of_it.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise BackupError(f"{source} is damaged: {verdict.splitlines()[-1]}")
    in_one_file(part)


def in_one_file(archive: Path) -> None:
    """Easier to carry than one with its log; nobody may have it open."""
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def bring_up_to_date(source: Path, part: Path) -> None:
    """Raises BackupError for what is no archive of ours, or that of a newer program."""
    with closing(sqlite3.connect(part)) as copy:
        query = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        (known,) = copy.execute(query).fetchone()
    try:
        if not known:
            raise DatabaseError("it is no archive of Dipcourier")
        migrate_file(part)
    except DatabaseError as error:
        raise BackupError(f"{source} can't be used: {error}") from error
    with closing(sqlite3.connect(part)) as copy:
        broken = copy.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise BackupError(f"{source} is damaged: a row of {broken[0]} leads nowhere")


def _replace(part: Path, target: Path, kept: Path) -> None:
    """Put the part in the place of an archive that may be in use, which stays as `kept`."""
    try:
        copy_archive(target, kept)
    except BackupError:
        if kept.exists():
            raise
        # Too damaged to be copied: whoever has it open must open the new one.
        _move_away(target, kept)
        publish(part, target)
        return
    with (
        closing(sqlite3.connect(part)) as copy,
        closing(sqlite3.connect(target, timeout=PATIENCE_SECONDS)) as archive,
    ):
        copy.backup(archive)


def _move_away(target: Path, kept: Path) -> None:
    for file in _files_of(target):
        file.rename(kept.with_name(file.name.replace(target.name, kept.name, 1)))


def publish(part: Path, target: Path) -> None:
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
