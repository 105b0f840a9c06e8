"""The page about security names tests that exist, and all of its claims name one."""

import re

from tests.docs.pages import ROOT, rows, text_of

PAGE = ROOT / "docs" / "security.md"
NAME = re.compile(r"`(test_\w+)`")
HEADS = {"tried", "tried, or happens", "wanted", "who"}
WITHOUT = {"anybody", "a member of a group", "an operator", "whoever has the machine"}


def test_every_test_that_is_named_exists() -> None:
    named = set(NAME.findall(text_of("docs/security.md")))
    code = "\n".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py")
    )
    known = set(re.findall(r"^(?:async )?def (test_\w+)", code, re.MULTILINE))
    assert len(named) > 40
    assert named - known == set()


def test_every_threat_names_what_proves_that_it_is_met() -> None:
    unproved = [
        row[0]
        for row in rows(PAGE)
        if row[0] not in HEADS and not NAME.search(row[-1]) and not _is_somebody(row[0])
    ]
    assert unproved == []


def _is_somebody(cell: str) -> bool:
    """A row of who may do what."""
    return cell in WITHOUT or cell.startswith("an administrator")
