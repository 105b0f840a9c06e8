"""Feeds, sitemaps, robots.txt and pages with their bytes shuffled: no crash, no hang, no growth.

python -m benchmarks.sources.fuzzing [--minutes 10] [--seed 1]
"""

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from benchmarks.figures import Figure, contribute
from benchmarks.sources.layouts import layouts
from newsroom.sources.encodings import decode
from newsroom.sources.errors import SourceError
from newsroom.sources.feeds import parse_feed
from newsroom.sources.index_pages import linked_feeds, parse_index
from newsroom.sources.pages import parse_page
from newsroom.sources.robots import parse_robots
from newsroom.sources.sitemaps import parse_sitemap

URL = "https://outlet.example/news/1"
SLOWEST_SECONDS = 5.0
MOST_GROWTH_MB = 150
SEEDS = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>A</title><item><title>B</title>"
    b"<link>https://outlet.example/1</link><pubDate>Tue, 09 Sep 2025 03:00:00 GMT</pubDate>"
    b"<description>&lt;p&gt;C&lt;/p&gt;</description></item></channel></rss>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>B</title>"
    b"<link href='/1'/><updated>2025-09-09T03:00:00Z</updated></entry></feed>",
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/1", "title": "B"}]}',
    b"<urlset><url><loc>https://outlet.example/1</loc><lastmod>2025-09-09</lastmod></url></urlset>",
    b"User-agent: *\nDisallow: /*a*b\nCrawl-delay: 1\nSitemap: https://outlet.example/s.xml",
)
BITS = (
    *(
        b"<",
        b">",
        b"&",
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"<!DOCTYPE a [",
        b"<!ENTITY a 'b'>",
        b"&a;",
    ),
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"*", b"{", b"[", b'"', b"'", b"\\u"),
    *(b"<div>" * 200, b"<article>", b"</p>", b"<table><tr>", b"<time datetime='", b"9" * 400),
    *(b"charset=utf-7", b"<script type='application/ld+json'>", b"javascript:", b"http://["),
)


def parse_all(content: bytes) -> None:
    """Everything that reads what strangers send."""
    text = decode(content)
    parsers: tuple[Callable[[], object], ...] = (
        lambda: parse_feed(content, URL),
        lambda: parse_sitemap(content, URL),
        lambda: parse_index(content, "", URL, "news"),
        lambda: list(linked_feeds(content, "", URL)),
        lambda: parse_page(text, URL),
        lambda: parse_robots(content).allows(URL),
    )
    for parse in parsers:
        # Whatever else is raised is what we look for.
        with suppress(SourceError):
            parse()


def mutated(chance: random.Random, content: bytes) -> bytes:
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.randint(0, 60))
        match chance.randrange(5):
            case 0:
                content = content[:at] + chance.choice(BITS) + content[at:]
            case 1:
                content = content[:at] + content[end:]
            case 2:
                content = content[:at] + content[at:end] * chance.randint(2, 50) + content[end:]
            case 3:
                content = content[:at] + chance.randbytes(end - at) + content[end:]
            case _:
                content = content[:at] + chance.choice(BITS) * chance.randint(1, 300) + content[at:]
    return content


def inputs(chance: random.Random) -> Iterator[bytes]:
    seeds = [*SEEDS, *(one.html.encode() for one in layouts())]
    while True:
        yield mutated(chance, chance.choice(seeds))


def memory_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)  # noqa: S311 - no secrets
    end, count, slowest, settled = time.monotonic() + args.minutes * 60, 0, 0.0, 0
    for content in inputs(chance):
        before = time.process_time()
        parse_all(content)
        slowest = max(slowest, time.process_time() - before)
        count += 1
        if count == 50:  # noqa: PLR2004 - whatever is loaded late is loaded
            settled = memory_mb()
        if time.monotonic() > end:
            break
    growth = memory_mb() - settled
    print(f"{count} inputs, the slowest {slowest:.2f} s of CPU, {growth} MB more than at first")
    contribute(
        Figure("shuffled inputs, the slowest", slowest, "s", most=SLOWEST_SECONDS),
        Figure("growth meanwhile", growth, "MB", most=MOST_GROWTH_MB),
    )
    if slowest > SLOWEST_SECONDS or growth > MOST_GROWTH_MB:
        raise SystemExit("too slow, or it grows")


if __name__ == "__main__":
    main()
