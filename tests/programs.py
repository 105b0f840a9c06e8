"""Programs that tests start."""

import os

PASSED_ON = ("PATH", "HOME", "COVERAGE_PROCESS_CONFIG")
"""Of our environment: where Python is, and that the lines it runs are counted."""


def passed_on() -> dict[str, str]:
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ}
