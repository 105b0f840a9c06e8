"""A PostgreSQL archive as a file that is an archive itself, and the way back.

The file is of SQLite: what `copy-to` makes, table by table, compared on both sides. What it does
not hold, the index of words, is made again from the articles.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.exc import DBAPIError

from storage.backup import (
    BackupError,
    TakenError,
    bring_up_to_date,
    check_free,
    check_is_file,
    copy,
    in_one_file,
    in_the_making,
    publish,
)
from storage.copying import CopyError, copy_everything, first_table_held
from storage.database import Database, DatabaseError
from storage.migrating import migrate

Tell = Callable[[str, int], None]


async def take_snapshot(url: str, target: Path, tell: Tell) -> None:
    """Copy the archive, as it is at one moment, into a new file. It may be in use.

    Raises BackupError, also for a target that exists, and DatabaseError for no archive.
    """
    check_free(target)
    await migrate(url)
    with in_the_making(Path("the archive"), target) as part:
        await _copy(url, _address(part), tell, replacing=False)
        in_one_file(part)
        publish(part, target)


async def to_be_kept(url: str, kept: Path | None) -> Path | None:
    """Where the archive at `url`, brought up to date, goes before it is replaced; None: it is new.

    Raises TakenError when it holds something and nobody says where that is to go.
    """
    await migrate(url)
    async with Database(url) as database, database.read() as work:
        held = await first_table_held(work.session)
    if held is None:
        return None
    if kept is None:
        raise TakenError(f"an archive that holds {held}")
    return kept


async def restore_snapshot(source: Path, url: str, kept: Path | None, tell: Tell) -> None:
    """Make the archive at `url` what the file holds, brought up to date before, or leave it as is.

    An archive that is there is replaced in one transaction and kept as the file `kept`; without
    one it is refused. Raises BackupError, and DatabaseError where nobody answers.
    """
    check_is_file(source)
    if (keeping := await to_be_kept(url, kept)) is not None:
        await take_snapshot(url, keeping, lambda *_: None)
    with TemporaryDirectory() as folder, in_the_making(source, Path(folder, "copy.db")) as part:
        copy(source, part)
        bring_up_to_date(source, part)
        await _copy(_address(part), url, tell, replacing=keeping is not None)


async def _copy(source: str, target: str, tell: Tell, *, replacing: bool) -> None:
    try:
        await migrate(target)
        async with Database(source) as here, Database(target) as there:
            await copy_everything(here, there, tell, replacing=replacing)
    except (CopyError, DatabaseError) as error:
        raise BackupError(str(error)) from error
    except DBAPIError as error:
        raise BackupError(f"nothing was copied: {error.orig}") from error


def _address(file: Path) -> str:
    return f"sqlite:///{file}"
