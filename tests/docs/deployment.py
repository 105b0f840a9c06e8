"""What the files say that start the program elsewhere; the little of YAML that ours use."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.docs.pages import ROOT, text_of

UNIT_LINE = re.compile(r"^(\w+)=(.*)$", re.MULTILINE)
INSTRUCTION = re.compile(r"^([A-Z]+) +((?:.*\\\n)*.*)$", re.MULTILINE)
START = ".venv/bin/python -m bot "


def procfile() -> dict[str, list[str]]:
    """Process type → what follows `python -m bot`."""
    lines = (line.partition(":") for line in text_of("Procfile").splitlines() if line)
    return {name: _after_start(command) for name, _, command in lines}


def _after_start(command: str) -> list[str]:
    return shlex.split(command[command.index(START) + len(START) :])


@dataclass(frozen=True, slots=True)
class Service:
    """Of compose.yaml, with what it takes over from others."""

    name: str
    values: Mapping[str, str]

    def words(self, key: str) -> list[str]:
        """The items of `[a, b]`."""
        return [one.strip().strip('"') for one in self.values.get(key, "").strip("[]").split(",")]


def compose() -> dict[str, Service]:
    text = text_of("compose.yaml")
    shared: dict[str, dict[str, str]] = {}
    for match in re.finditer(r"^x-[\w-]+: &(\w+)\n((?: {2}.*\n|\n)+)", text, re.MULTILINE):
        shared[match[1]] = _values(match[2], "  ", shared)
    services = text.partition("\nservices:\n")[2].partition("\nvolumes:\n")[0] + "\n"
    found = re.finditer(r"^ {2}(\w+):\n((?: {4}.*\n|\n)+)", services, re.MULTILINE)
    return {match[1]: Service(match[1], _values(match[2], "    ", shared)) for match in found}


def _values(block: str, indent: str, shared: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """Key → what stands after it, with the lines of its block."""
    parts = re.split(rf"^{indent}(?=\S)", block, flags=re.MULTILINE)[1:]
    own = dict(_pair(part) for part in parts if not part.startswith("#"))
    taken = own.pop("<<", "").removeprefix("*")
    return {**shared.get(taken, {}), **own}


def _pair(part: str) -> tuple[str, str]:
    key, _, value = part.partition(":")
    return key, value.strip()


def units() -> dict[str, dict[str, list[str]]]:
    """File → key → its values, in order."""
    files = sorted((ROOT / "deploy").glob("*.service"))
    return {file.name: _lines(file.read_text(encoding="utf-8")) for file in files}


def _lines(unit: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in UNIT_LINE.findall(unit):
        found.setdefault(key, []).append(value)
    return found


def dockerfile() -> list[list[tuple[str, str]]]:
    """The instructions of each stage."""
    stages: list[list[tuple[str, str]]] = []
    for name, value in INSTRUCTION.findall(text_of("Dockerfile")):
        if name == "FROM":
            stages.append([])
        stages[-1].append((name, value.replace("\\\n", " ")))
    return stages


def of(stage: list[tuple[str, str]], name: str) -> list[str]:
    return [value for instruction, value in stage if instruction == name]


def environment() -> Iterator[str]:
    """Every name that any of these files sets."""
    for value in of(dockerfile()[-1], "ENV"):
        yield from re.findall(r"(\w+)=", value)
    for unit in units().values():
        for line in unit["Environment"]:
            yield from re.findall(r"(\w+)=", line)
    for service in compose().values():
        if "build" in service.values:
            yield from re.findall(r"^ *([A-Z_]+):", service.values["environment"], re.MULTILINE)
    yield from re.findall(r"^#?([A-Z_]+)=", text_of("deploy/env.example"), re.MULTILINE)
