"""`python -m bot audit`: is what runs here what was pinned, and is none of it flawed?"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from bot.lockfile import LockError, flaws, parse_lock, unlike
from bot.settings import Settings

LOCK = Path(__file__).parents[2] / "requirements" / "run.lock"

DESCRIPTION = """\
Compare the installed packages with a lock file: every pin has its hashes, every package its pinned
version. With advisories (OSV, as PyPI's database publishes them) also: none of the pinned versions
is known to be flawed. Nothing is fetched.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "audit", help="compare installed packages with the lock", description=DESCRIPTION
    )
    parser.add_argument("--lock", type=Path, default=LOCK, metavar="FILE")
    parser.add_argument(
        "--advisories",
        type=Path,
        nargs="*",
        default=[],
        metavar="PATH",
        help="files of OSV advisories, or folders of them",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    try:
        pins = parse_lock(args.lock.read_text(encoding="utf-8"))
        advisories = [one for path in args.advisories for one in _advisories(path)]
    except (OSError, ValueError, LockError) as error:
        print(f"audit: {error}", file=sys.stderr)
        return 2
    installed: dict[str, str] = {
        canonicalize_name(one.metadata["Name"]): one.version for one in distributions()
    }
    wrong = list(unlike(pins, installed))
    wrong += [
        f"{one.pin.name} {one.pin.version}: {one.id} {one.summary}"
        for one in flaws(pins, advisories)
    ]
    for line in wrong:
        print(f"audit: {line}", file=sys.stderr)
    known = f", {len(advisories)} advisories" if advisories else ""
    print(f"{len(pins)} packages of {args.lock.name}{known}: {len(wrong)} to look at")
    return int(bool(wrong))


def _advisories(path: Path) -> Iterator[Any]:
    """Of a file: one, a list of them, or what a query to OSV answers."""
    files: Sequence[Path] = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    for file in files:
        content = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(content, dict) and "vulns" in content:
            content = content["vulns"]
        yield from content if isinstance(content, list) else [content]
