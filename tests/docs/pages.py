"""The pages people read, and what they show, found by simple means."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for pattern in ("*.md", "docs/**/*.md", "benchmarks/**/*.md", "reading/**/*.md")
    for page in ROOT.glob(pattern)
)
FENCE = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^(?: {4}|\t).*$", re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?P<target>[^()\s]+)\)")
HEADING = re.compile(r"^#+ +(?P<title>.+?) *$", re.MULTILINE)
ASKED = re.compile(r"^› (.+)$", re.MULTILINE)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def spans(page: Path) -> list[str]:
    """What stands between backticks."""
    return SPAN.findall(FENCE.sub("", page.read_text(encoding="utf-8")))


def shown(page: Path) -> Iterator[str]:
    """Every piece of code on the page: spans, lines of blocks, lines of dialogues."""
    text = page.read_text(encoding="utf-8")
    yield from spans(page)
    yield from (line.strip() for line in INDENTED.findall(FENCE.sub("", text)))
    for block in FENCE.finditer(text):
        asked = ASKED.findall(block[0])
        yield from asked or block[0].splitlines()[1:-1]


def links(page: Path) -> list[str]:
    return [match["target"] for match in LINK.finditer(prose(page))]


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return INDENTED.sub("", FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """Of its headings, as GitHub makes them."""
    titles = (match["title"] for match in HEADING.finditer(FENCE.sub("", page.read_text("utf-8"))))
    return {anchor(title) for title in titles}


def anchor(title: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", title.replace("`", "").lower())
    return kept.strip().replace(" ", "-")


def rows(page: Path) -> Iterator[list[str]]:
    """The cells of every row of every table."""
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and not set(line) <= set("|- :"):
            yield [cell.strip() for cell in line.strip("|").split("|")]
