"""One bot as several processes: how fast people are answered, and what kills do.

Needs PostgreSQL and Redis (TEST_DATABASE_URL, TEST_REDIS_URL or their usual addresses).
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure, contribute
from benchmarks.processes.answering import Waits, answer_with
from benchmarks.processes.killing import SECONDS, Toll, toll_of
from tests.databases import (
    answers,
    postgresql_archive,
    postgresql_template,
    server_address,
    spelled,
)

WEBS = (1, 2, 4)
TAKEN_OVER_SECONDS = 30.0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.processes")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of kills")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["answering", "killing"])
    args = parser.parse_args(arguments)
    server = server_address()
    if not answers(server):
        print(f"several processes: left out, PostgreSQL at {server!r} doesn't answer")
        return 0
    is_good = True
    with postgresql_template(server) as template, tempfile.TemporaryDirectory() as folder:
        if args.only != "killing":
            for webs in WEBS:
                with postgresql_archive(server, template) as url:
                    waits = asyncio.run(answer_with(webs, spelled(url), Path(folder)))
                print_waits(waits)
                contribute(*waits_of(waits))
        if args.only != "answering":
            with postgresql_archive(server, template) as url:
                killing = toll_of(spelled(url), Path(folder), args.seconds, args.seed)
                toll = asyncio.run(killing)
            is_good = print_toll(toll)
            contribute(*toll_of_kills(toll))
    return 0 if is_good else 1


def print_waits(waits: Waits) -> None:
    print(
        f"{waits.webs} web: {len(waits.milliseconds)} questions, {waits.a_second:.0f} a second,"
        f" p50 {waits.percentile(50):.0f} ms, p95 {waits.percentile(95):.0f} ms,"
        f" p99 {waits.percentile(99):.0f} ms"
    )


def waits_of(waits: Waits) -> list[Figure]:
    name = f"/who, by {waits.webs} web, p"
    return [Figure(f"{name}{which}", waits.percentile(which), "ms") for which in (50, 95, 99)]


def toll_of_kills(toll: Toll) -> list[Figure]:
    none = {
        "digests lost": toll.lost,
        "digests doubled": toll.doubled,
        "articles unread": toll.unread,
        "articles read twice": toll.read_twice,
        "questions unanswered that no kill explains": toll.unexplained,
    }
    clock = max(toll.taken_over.get("clock", [0.0]))
    return [
        Figure("kills of processes", toll.kills, ""),
        *(Figure(name, value, "", most=0) for name, value in none.items()),
        Figure("the clock is taken over after", clock, "s", most=TAKEN_OVER_SECONDS),
    ]


def print_toll(toll: Toll) -> bool:
    print(f"2 web, 2 reader, 2 courier, 2 clock; {toll.kills} kills in {toll.seconds:.0f} s")
    print(
        f"  {toll.questions} questions: {toll.unanswered} unanswered,"
        f" {toll.under_way} were under way in processes that were killed,"
        f" {toll.unexplained} are none of them"
    )
    print(
        f"  {toll.digests} digests: {toll.lost} lost, {toll.doubled} doubled,"
        f" {toll.unknown} unknown, {toll.calls_at_kills} calls under way at kills"
    )
    print(f"  {toll.articles} articles: {toll.unread} unread, {toll.read_twice} read twice")
    for role, times in sorted(toll.taken_over.items()):
        shown = ", ".join(f"{one:.1f}" for one in times)
        print(f"  {role} taken over after {shown} s")
    for trouble, count in sorted(toll.troubles.items()):
        print(f"  {count} × {trouble}")
    slowest = max((max(times) for times in toll.taken_over.values()), default=0.0)
    is_good = toll.is_good and slowest <= TAKEN_OVER_SECONDS
    print(f"  {'good' if is_good else 'NOT GOOD'}: nothing lost, doubled or read twice")
    return is_good


if __name__ == "__main__":
    sys.exit(main())
