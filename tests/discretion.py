"""No test may show a secret: not in a log, not on the screen, not in what a program says.

Whatever the suite logs and prints is looked through, also the output of programs it starts.
"""

import logging
from collections.abc import Generator, Iterator
from typing import Any

import pytest

from tests.people import TOKEN

PASSWORD = "spoken-to-nobody"  # noqa: S105 - made up
"""Of databases and Redis, wherever a test needs one."""

SECRETS = (TOKEN.partition(":")[2], PASSWORD)


def shown_in(text: str) -> bool:
    return any(secret in text for secret in SECRETS)


class Listener(logging.Handler):
    """Formats every record as a log would, and keeps those that show a secret."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        self.caught: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if shown_in(self.format(record)):
            self.caught.append(record.name)


LISTENER = Listener()


@pytest.fixture(autouse=True)
def _nobody_logs_a_secret() -> Iterator[None]:
    """The program takes over the handlers when a test calls it: the listener comes back."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    if LISTENER not in root.handlers:
        root.addHandler(LISTENER)
    LISTENER.caught.clear()
    yield
    assert LISTENER.caught == [], "these logged a secret"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, None]:
    """What was printed meanwhile, whatever the test looked at."""
    outcome = yield
    report = outcome.get_result()
    shown = [title for title, text in report.sections if shown_in(text)]
    if shown and report.passed:
        report.outcome = "failed"
        report.longrepr = f"a secret is shown in: {', '.join(shown)}"


def watch_captured() -> None:
    """What a test reads of the captured output is looked through as well."""
    read = pytest.CaptureFixture.readouterr

    def readouterr(self: pytest.CaptureFixture[Any]) -> Any:
        captured = read(self)
        assert not shown_in(f"{captured.out}{captured.err}"), "a secret is shown"
        return captured

    pytest.CaptureFixture.readouterr = readouterr  # type: ignore[method-assign]
