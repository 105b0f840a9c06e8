"""Files and folders as articles: .txt, .html, .jsonl, .eml."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from newsroom.sources.encodings import decode
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.legible import legible
from newsroom.sources.letters import parse_letter
from newsroom.sources.pages import parse_page
from newsroom.sources.records import parse_lines

LARGEST_BYTES = 5_000_000
"""Of one article, whether it is a file or a line of one."""

UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)
KINDS = frozenset({".txt", ".html", ".htm", ".jsonl", ".eml"})
CHUNK_BYTES = 1 << 20


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files meant: folders stand for the article files inside them, in the order of names.

    A folder without any stays in the list, so that it is missed.
    """
    found: list[Path] = []
    for path in paths:
        found += sorted(_articles_in(path)) or [path]
    return found


def _articles_in(folder: Path) -> Iterator[Path]:
    """Hidden files are left out: what systems keep beside ours looks like articles, too."""
    for file in folder.rglob("*") if folder.is_dir() else ():
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.suffix.lower() in KINDS and not hidden and file.is_file():
            yield file


def count_articles(path: Path) -> int:
    """How many articles a file promises, without reading them; 1 for one that can't be opened."""
    if path.suffix.lower() != ".jsonl" or _never_ends(path):
        return 1
    try:
        with path.open("rb") as file:
            chunks = iter(lambda: file.read(CHUNK_BYTES), b"")
            return max(1, sum(chunk.count(b"\n") for chunk in chunks))
    except OSError:
        return 1


def parse_file(path: Path) -> Iterator[FetchedArticle | SourceError]:
    """The articles of one file. What can't be read comes as a SourceError beside the others."""
    source = str(path)
    if _never_ends(path):
        yield SourceError(source, "it is a pipe or a device, no file", permanent=True)
        return
    try:
        match path.suffix.lower():
            case ".jsonl":
                with path.open("rb") as file:
                    yield from parse_lines(decoded_lines(file), source)
            case ".html" | ".htm":
                yield parse_page(decode(_bytes(path)), source)
            case ".eml":
                yield parse_letter(_bytes(path), source)
            case ".txt":
                # A file's name is no identity: folders of two days have the same names.
                yield FetchedArticle(legible(decode(_bytes(path)), source), source)
            case suffix:
                yield SourceError(source, _why_not(path, suffix), permanent=True)
    except OSError as error:
        yield SourceError(source, error.strerror or str(error), permanent=True)
    except SourceError as error:
        yield error


def _never_ends(path: Path) -> bool:
    """A pipe nobody writes to, /dev/zero: reading one might go on for ever."""
    return path.exists() and not path.is_file() and not path.is_dir()


def decoded_lines(file: BinaryIO) -> Iterator[str | None]:
    """Lines decoded one by one: a bad one spoils no other, and a long file fills no memory.

    None stands for a line larger than an article may be.
    """
    lines = _lines(file)
    first = next(lines, b"")
    if first is not None and first.startswith(UTF_16):
        yield from decode(first + file.read()).split("\n")
        return
    for line in chain([first], lines):
        yield None if line is None else decode(line)


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    while line := file.readline(LARGEST_BYTES):
        if len(line) < LARGEST_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while not line.endswith(b"\n") and (line := file.readline(LARGEST_BYTES)):
            pass
        yield None


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_BYTES:
        raise SourceError(
            str(path), f"it is larger than {LARGEST_BYTES // 1_000_000} MB", permanent=True
        )
    return path.read_bytes()


def _why_not(path: Path, suffix: str) -> str:
    if path.is_dir():
        return "there are no txt, html, jsonl or eml files in it"
    if not path.exists():
        return "No such file or directory"
    return f"{suffix or 'a name without an ending'} is no kind of article we know"
