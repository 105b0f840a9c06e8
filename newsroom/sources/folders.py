"""Folders that are watched: which files lie there, and the articles of one of them.

A mailbox is a folder of letters: `.eml` files, and those of a Maildir, whose names end in anything.
"""

import os
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.files import find_files, parse_file
from newsroom.sources.letters import parse_letter
from storage.models import SourceKind

WATCHED = frozenset({SourceKind.FOLDER, SourceKind.MAILBOX})
LETTERS = ".eml"
OF_MAILDIR = frozenset({"cur", "new"})
MOST_FILES = 10_000
"""The latest ones; whoever has more gives them to `python -m bot index`."""

MOST_LOOKED_AT = 200_000
LARGEST_FILE = 20_000_000
LARGEST_LETTER = 5_000_000
MOST_ARTICLES = 1000
"""Of one file."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A file as it is now; another `version` means that it has been written anew."""

    address: str
    version: str
    changed_ns: int


def list_folder(folder: Path, kind: SourceKind) -> list[Lying]:
    """The files in it and below, the latest first. Raises SourceError for a folder that isn't."""
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise SourceError(str(folder), "it is no folder that can be read")
    files = _letters_in(folder) if kind is SourceKind.MAILBOX else _articles_in(folder)
    lying = (_lying(file) for file in islice(files, MOST_LOOKED_AT))
    return nlargest(MOST_FILES, filter(None, lying), key=lambda one: one.changed_ns)


def parse_watched(kind: SourceKind, address: str) -> list[FetchedArticle]:
    """The articles of a file but those that can't be read. Raises SourceError if there are none."""
    file = path_of(address)
    if file.stat().st_size > (LARGEST_LETTER if kind is SourceKind.MAILBOX else LARGEST_FILE):
        raise SourceError(address, "it is too large to be watched", permanent=True)
    if kind is SourceKind.MAILBOX:
        return [parse_letter(file.read_bytes(), address)]
    given = list(islice(parse_file(file), MOST_ARTICLES))
    articles = [one for one in given if isinstance(one, FetchedArticle)]
    if not articles:
        raise next(
            (one for one in given if isinstance(one, SourceError)),
            SourceError(address, "there is nothing in it", permanent=True),
        )
    return articles


def version_of(address: str) -> str:
    """Raises OSError for a file that is gone."""
    status = path_of(address).stat()
    return f"{status.st_size}-{status.st_mtime_ns}"


def path_of(address: str) -> Path:
    return Path(os.fsdecode(unquote_to_bytes(urlsplit(address).path)))


def _articles_in(folder: Path) -> list[Path]:
    return [one for one in find_files([folder]) if one != folder]


def _letters_in(folder: Path) -> list[Path]:
    return [
        one
        for one in folder.rglob("*")
        if (one.suffix.lower() == LETTERS or one.parent.name in OF_MAILDIR) and one.name[0] != "."
    ]


def _lying(file: Path) -> Lying | None:
    """None for what is no file of its own: a link leads anywhere."""
    try:
        if file.is_symlink() or not file.is_file():
            return None
        address = file.absolute().as_uri()
        return Lying(address, version_of(address), file.stat().st_mtime_ns)
    except OSError:
        return None
