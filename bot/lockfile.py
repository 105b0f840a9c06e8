"""What a lock file pins, beside what is installed and what is known to be flawed. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from packaging.markers import Marker
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)\s*(?:;(?P<marker>[^\\]+))?")
ECOSYSTEM = "PyPI"


@dataclass(frozen=True, slots=True)
class Pin:
    """One package; `marker`: where it is needed, "" for everywhere; `hashes`: how many."""

    name: str
    version: str
    marker: str
    hashes: int

    @property
    def is_needed(self) -> bool:
        """On this machine, by this Python."""
        return not self.marker or Marker(self.marker).evaluate()


@dataclass(frozen=True, slots=True)
class Flaw:
    """A published flaw of a version that is pinned."""

    pin: Pin
    id: str
    summary: str


class LockError(Exception):
    """The file isn't what it should be; the text says why."""


def parse_lock(text: str) -> list[Pin]:
    """Raises LockError for a line that pins nothing exactly."""
    pins: list[Pin] = []
    entries = text.replace("\\\n", " ").splitlines()
    for entry in (one.strip() for one in entries):
        if not entry or entry.startswith("#"):
            continue
        match = PIN.match(entry)
        if match is None:
            raise LockError(f"not pinned: {entry[:60]}")
        marker = (match["marker"] or "").partition("--hash")[0].strip()
        name = canonicalize_name(match["name"])
        pins.append(Pin(name, match["version"], marker, entry.count("--hash=sha256:")))
    return pins


def unlike(pins: Iterable[Pin], installed: Mapping[str, str]) -> Iterator[str]:
    """In words: pins without a hash, and packages installed in another version or not at all."""
    for pin in pins:
        if not pin.hashes:
            yield f"{pin.name} {pin.version} has no hash"
        if not pin.is_needed:
            continue
        there = installed.get(pin.name)
        if there is None:
            yield f"{pin.name} {pin.version} is not installed"
        elif there != pin.version:
            yield f"{pin.name} is {there}, pinned is {pin.version}"


def flaws(pins: Sequence[Pin], advisories: Iterable[Any]) -> list[Flaw]:
    """Those of the advisories (OSV, as decoded JSON) that are about a version that is pinned."""
    by_name = {pin.name: pin for pin in pins}
    found = []
    for advisory in advisories:
        if advisory.get("withdrawn"):
            continue
        for affected in advisory.get("affected", ()):
            package = affected.get("package", {})
            pin = by_name.get(canonicalize_name(package.get("name", "")))
            if pin and package.get("ecosystem") == ECOSYSTEM and _is_affected(pin, affected):
                summary = " ".join(str(advisory.get("summary", "")).split())[:100]
                found.append(Flaw(pin, str(advisory.get("id", "?")), summary))
    return found


def _is_affected(pin: Pin, affected: Mapping[str, Any]) -> bool:
    if pin.version in affected.get("versions", ()):
        return True
    ranges = [one for one in affected.get("ranges", ()) if one.get("type") == "ECOSYSTEM"]
    return any(_is_within(Version(pin.version), one.get("events", ())) for one in ranges)


def _is_within(version: Version, events: Iterable[Mapping[str, str]]) -> bool:
    """Events open (`introduced`) and close (`fixed`, `last_affected`) a range, in their order."""
    is_inside = False
    for event in events:
        for kind, written in event.items():
            at = _version(written)
            if kind == "introduced":
                is_inside = is_inside or version >= at
            elif version > at or (kind == "fixed" and version == at):
                is_inside = False
    return is_inside


def _version(written: str) -> Version:
    try:
        return Version(written)
    except InvalidVersion:
        return Version("0")
