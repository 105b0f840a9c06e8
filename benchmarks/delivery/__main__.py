"""Composing, sending, sharing and being killed: `python -m benchmarks.delivery [--full]`.

The full form is the one whose figures are promised; it takes a quarter of an hour. Each part is a
process of its own, so that its memory is.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence

SMALL = (
    ("composing", "--chats", "20000"),
    ("draining", "--unlimited", "1000", "--limited", "500"),
    ("sharing",),
    ("crashes", "--kills", "10"),
)
FULL = (("composing",), ("draining",), ("sharing",), ("crashes", "--kills", "50"))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.delivery", description=__doc__)
    parser.add_argument("--full", action="store_true", help="100,000 chats, 50 kills")
    args = parser.parse_args(arguments)
    codes = []
    for name, *options in FULL if args.full else SMALL:
        command = [sys.executable, "-m", f"benchmarks.delivery.{name}", *options]
        codes.append(subprocess.run(command, check=False).returncode)  # noqa: S603 - our own
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
