"""Procfile, image, compose.yaml and units start the same program with settings that it has."""

import argparse
import importlib
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from bot.settings import Settings, load_settings
from tests.docs.deployment import compose, dockerfile, environment, of, procfile, units
from tests.docs.pages import ROOT, text_of

PYPROJECT = tomllib.loads(text_of("pyproject.toml"))
SETTINGS = {name.upper() for name in Settings.model_fields}
# Of Python, numpy and matplotlib.
OF_OTHERS = {
    "PATH",
    "PYTHONUNBUFFERED",
    "PYTHONDONTWRITEBYTECODE",
    "OPENBLAS_NUM_THREADS",
    "MPLCONFIGDIR",
}
BUILD, RUN = dockerfile()
ALL_IN_ONE, STEPS = "bot", {"release"}


def parsed(words: list[str]) -> argparse.Namespace:
    """As the program takes them; SystemExit: it doesn't."""
    parser = argparse.ArgumentParser()
    name, *_ = words
    command = importlib.import_module(f"bot.commands.{name.replace('-', '_')}")
    command.add_parser(parser.add_subparsers())
    return parser.parse_args(words)


@pytest.mark.parametrize("words", procfile().values(), ids=procfile())
def test_the_program_takes_what_the_procfile_says(words: list[str]) -> None:
    parsed(words)


def test_compose_runs_every_process_type_as_the_procfile_does() -> None:
    ours = {name: one for name, one in compose().items() if "build" in one.values}
    assert {name: one.words("command") for name, one in ours.items()} == procfile()


def test_one_profile_has_the_file_the_other_a_process_for_each_kind_of_work() -> None:
    profiles: dict[str, set[str]] = {"sqlite": set(), "postgresql": set()}
    for name, service in compose().items():
        (profile,) = service.words("profiles")
        profiles[profile].add(name)
    assert profiles["sqlite"] == {ALL_IN_ONE}
    assert profiles["postgresql"] == set(procfile()) - {ALL_IN_ONE} | {"postgresql", "redis"}


def test_nothing_of_ours_may_write_beside_its_volume() -> None:
    for service in compose().values():
        if "build" not in service.values:
            continue
        assert service.values["read_only"] == "true"
        assert service.words("cap_drop") == ["ALL"]
        assert service.words("tmpfs") == ["/tmp"]  # noqa: S108 - of a container of its own
        assert {one.partition(":")[2] for one in service.words("volumes") if one} <= {"/data"}


def test_the_archive_of_one_process_lies_in_the_volume() -> None:
    (volume,) = of(RUN, "VOLUME")
    in_image = re.search(r"DATABASE_URL=(\S+)", " ".join(of(RUN, "ENV")))
    assert in_image is not None
    assert in_image[1].startswith(f"sqlite:///{volume}/")
    assert in_image[1] in compose()[ALL_IN_ONE].values["environment"]


def test_the_image_has_the_whole_program() -> None:
    copied = {words[0] for words in map(str.split, of(BUILD, "COPY"))}
    assert {*PYPROJECT["tool"]["importlinter"]["root_packages"], "seeds"} <= copied
    sent = {line[1:] for line in text_of(".dockerignore").splitlines() if line.startswith("!")}
    assert {Path(word).parts[0] for word in copied} <= sent
    assert all((ROOT / name).exists() for name in copied | sent)


def test_the_image_is_made_with_the_python_and_the_packages_of_the_lock() -> None:
    oldest = PYPROJECT["project"]["requires-python"].removeprefix(">=")
    images = [value.split()[0] for stage in (BUILD, RUN) for value in of(stage, "FROM")]
    assert images == [f"python:{oldest}-slim-bookworm"] * 2
    assert any("requirements/run.lock" in value for value in of(BUILD, "RUN"))


def test_the_image_runs_as_nobody_who_may_do_anything() -> None:
    assert [int(user) for user in of(RUN, "USER")] == [10001]
    assert not {name for name, _ in RUN[[name for name, _ in RUN].index("USER") :]} & {
        "RUN",
        "COPY",
    }


def test_the_image_starts_the_program_and_asks_for_its_health() -> None:
    (start,), (words,) = of(RUN, "ENTRYPOINT"), of(RUN, "CMD")
    assert start == '["python", "-m", "bot"]'
    parsed([word.strip('" ') for word in words.strip("[]").split(",")])
    (health,) = of(RUN, "HEALTHCHECK")
    assert "/health" in health
    assert '"/health"' in text_of("bot/web.py")


def test_every_process_type_has_a_unit_that_starts_the_same() -> None:
    names = {"dipcourier.service": ALL_IN_ONE}
    names |= {f"dipcourier-{one}@.service": one for one in set(procfile()) - {ALL_IN_ONE} - STEPS}
    started = {names[unit]: _started(lines) for unit, lines in units().items()}
    assert started == {name: words for name, words in procfile().items() if name not in STEPS}


def _started(unit: dict[str, list[str]]) -> list[str]:
    (start,) = unit["ExecStart"]
    _, _, words = start.partition(" -m bot ")
    return shlex.split(words)


def test_units_differ_in_what_they_start_and_where_it_listens_alone() -> None:
    own = {"Description", "ExecStart", "Environment"}
    kept = [{key: one[key] for key in one.keys() - own} for one in units().values()]
    assert all(one == kept[0] for one in kept)
    ports = [re.findall(r"PORT=(\d+)%i", " ".join(one["Environment"])) for one in units().values()]
    assert len({port for (port,) in filter(None, ports)}) == len(ports) - 1


@pytest.mark.parametrize("unit", units().values(), ids=units())
def test_a_unit_may_write_its_data_alone(unit: dict[str, list[str]]) -> None:
    assert unit["User"] == ["dipcourier"]
    assert unit["ProtectSystem"] == ["strict"]
    assert unit["ReadWritePaths"] == [f"{unit['WorkingDirectory'][0]}/data"]
    assert unit["RestartPreventExitStatus"] == ["2"]


def test_every_name_they_set_is_a_setting() -> None:
    assert set(environment()) - OF_OTHERS - SETTINGS == set()


def test_the_example_starts_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text(text_of("deploy/env.example"), encoding="utf-8")
    settings = load_settings()
    assert settings.database_url == "sqlite:///data/dipcourier.db"
    assert settings.bot_token is None
    assert settings.operators == frozenset()
