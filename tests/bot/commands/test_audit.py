"""What runs is what was pinned, with its hashes; what is flawed is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.commands.audit import LOCK
from bot.lockfile import LockError, flaws, parse_lock, unlike

Capture = pytest.CaptureFixture[str]

TEXT = """\
# by uv
some-package==1.2.3 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
Other_Package==2.0 ; python_version < '3' \\
    --hash=sha256:cc
bare==1.0
"""


@pytest.mark.parametrize("lock", ["run.lock", "dev.lock"])
def test_everything_is_installed_as_it_is_pinned(lock: str, capsys: Capture) -> None:
    assert main(["audit", "--lock", str(LOCK.with_name(lock))]) == 0
    assert capsys.readouterr().err == ""


def test_a_lock_is_read_with_its_markers_and_hashes() -> None:
    some, other, bare = parse_lock(TEXT)
    assert (some.name, some.version, some.hashes) == ("some-package", "1.2.3", 2)
    assert (other.name, other.marker, other.hashes) == ("other-package", "python_version < '3'", 1)
    assert not other.is_needed
    assert bare.hashes == 0


@pytest.mark.parametrize("line", ["package>=1", "package", "git+https://example.org/package"])
def test_what_pins_nothing_is_refused(line: str) -> None:
    with pytest.raises(LockError, match="not pinned"):
        parse_lock(line)


@pytest.mark.parametrize(
    ("installed", "told"),
    [
        ({"some-package": "1.2.3", "bare": "1.0"}, ["bare 1.0 has no hash"]),
        (
            {"some-package": "1.2.4", "bare": "1.0"},
            ["some-package is 1.2.4, pinned is 1.2.3", "bare 1.0 has no hash"],
        ),
        (
            {"bare": "1.0"},
            ["some-package 1.2.3 is not installed", "bare 1.0 has no hash"],
        ),
    ],
)
def test_what_is_unlike_the_lock_is_named(installed: dict[str, str], told: list[str]) -> None:
    assert list(unlike(parse_lock(TEXT), installed)) == told


def an_advisory(**affected: Any) -> dict[str, Any]:
    package = {"ecosystem": "PyPI", "name": "Some_Package"}
    return {"id": "PYSEC-1", "summary": "Bad", "affected": [{"package": package, **affected}]}


def a_range(*events: dict[str, str]) -> dict[str, Any]:
    return {"ranges": [{"type": "ECOSYSTEM", "events": [*events]}]}


@pytest.mark.parametrize(
    ("affected", "is_flawed"),
    [
        ({"versions": ["1.2.3"]}, True),
        ({"versions": ["1.2.2"]}, False),
        (a_range({"introduced": "0"}), True),
        (a_range({"introduced": "0"}, {"fixed": "1.2.3"}), False),
        (a_range({"introduced": "0"}, {"fixed": "1.10"}), True),
        (a_range({"introduced": "1.3"}), False),
        (a_range({"introduced": "0"}, {"last_affected": "1.2.3"}), True),
        (a_range({"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "1.2"}), True),
        (a_range({"introduced": "the first"}, {"fixed": "2"}), True),
    ],
)
def test_an_advisory_is_about_versions(
    affected: dict[str, Any],
    is_flawed: bool,  # noqa: FBT001
) -> None:
    assert bool(flaws(parse_lock(TEXT), [an_advisory(**affected)])) is is_flawed


def test_an_advisory_that_was_taken_back_tells_nothing() -> None:
    advisory = an_advisory(versions=["1.2.3"]) | {"withdrawn": "2025-01-01T00:00:00Z"}
    assert flaws(parse_lock(TEXT), [advisory]) == []


@pytest.mark.parametrize("is_asked", [True, False], ids=["an answer of OSV", "a file of OSV"])
def test_a_flaw_that_is_known_is_named_and_fails(
    folder: Path,
    capsys: Capture,
    is_asked: bool,  # noqa: FBT001
) -> None:
    [aiogram] = [pin for pin in parse_lock(LOCK.read_text("utf-8")) if pin.name == "aiogram"]
    advisory = an_advisory(versions=[aiogram.version])
    advisory["affected"][0]["package"]["name"] = "aiogram"
    content = {"vulns": [advisory]} if is_asked else advisory
    (folder / "osv.json").write_text(json.dumps(content))
    assert main(["audit", "--advisories", "osv.json"]) == 1
    assert f"aiogram {aiogram.version}: PYSEC-1 Bad" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "[", "rubbish"])
def test_what_is_no_advisory_is_wrong_use(folder: Path, capsys: Capture, content: str) -> None:
    (folder / "osv.json").write_text(content)
    assert main(["audit", "--advisories", "osv.json"]) == 2
    assert capsys.readouterr().err.startswith("audit: ")
