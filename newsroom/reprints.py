"""Which articles repeat one another's text: all of them together are one independent source.

A text is known again by its shortest hashes (MinHash, taken from the bottom): each run of four
words is hashed, a quarter of the hashes is kept, and the sixteen smallest are looked up. Because
the same quarter is kept of every text, its sketch tells how much of a short text stands in a long
one, too, which bands of permutations can't; and a library for it would bring scipy for these lines.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from reading.facts import Facts
from storage.reprints import Filed, Reprints

RUN = 4
"""Words hashed together: single words come back in any text about the same."""

KEPT = 4
"""One hash of so many is kept."""

LONGEST = 512
"""Hashes kept of the longest text: some eight pages."""

FEWEST = 6
"""With fewer, a text is too short to be known again but word for word."""

REPEATED = 0.6
"""So much of the shorter text stands in the longer one."""

WORD = re.compile(r"[^\W_]+")
HASH_BYTES = 4
HASHES = 2**31


def sketch_of(text: str, facts: Facts) -> tuple[int, ...]:
    """The kept hashes of an article, smallest first; what of the page is no article is left out."""
    words = _words(_without_noise(text, facts))
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    hashes = (_hash(run) for run in runs)
    return tuple(sorted(one for one in hashes if one % KEPT == 0)[:LONGEST])


def repeats(one: Sequence[int], other: Sequence[int]) -> bool:
    """The shorter of two texts stands in the longer one."""
    if min(len(one), len(other)) < FEWEST:
        return False
    # Of a text that was cut off, what lies beyond its last hash is unknown.
    reach = min((max(kept) for kept in (one, other) if len(kept) == LONGEST), default=HASHES)
    first, second = ({hash_ for hash_ in kept if hash_ <= reach} for kept in (one, other))
    shorter = min(len(first), len(second))
    return shorter >= FEWEST and len(first & second) / shorter >= REPEATED


def clusters(articles: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """Articles that repeat one another, directly or by way of others."""
    groups = {one: {one} for one in articles}
    for one, other in pairs:
        if groups[one] is not groups[other]:
            groups[one] |= groups[other]
            for member in groups[other]:
                groups[member] = groups[one]
    return list({id(group): frozenset(group) for group in groups.values()}.values())


async def file_reprints(
    reprints: Reprints, article_id: int, sketch: Sequence[int]
) -> frozenset[int]:
    """Keep the sketch, and find out whose text is whose. Returns articles of another source now."""
    old = {one.article_id: one for one in await reprints.cluster(article_id)}
    old[article_id] = await reprints.keep(old[article_id], sketch)
    pairs: set[tuple[int, int]] = set()
    near: set[int] = set(old)
    # Of the same words each finds all the others.
    for filed in {one.content_hash: one for one in old.values()}.values():
        found = [one for one in await reprints.like(filed) if _repeat(filed, one)]
        pairs |= {(filed.article_id, one.article_id) for one in found}
        near |= {one.article_id for one in found}
    if near == {article_id}:
        return frozenset()
    everybody: set[int] = set(near)
    for one in near - old.keys():
        cluster = {other.article_id for other in await reprints.cluster(one)}
        everybody |= cluster
        pairs |= {(one, member) for member in cluster}
    return await reprints.write(clusters(everybody, pairs))


def _repeat(one: Filed, other: Filed) -> bool:
    if one.content_hash == other.content_hash:
        return True
    return repeats(one.sketch or (), other.sketch or ())


def _without_noise(text: str, facts: Facts) -> str:
    kept, at = [], 0
    for span in sorted(facts.noise):
        kept.append(text[at : span.start])
        at = max(at, span.stop)
    return " ".join([*kept, text[at:]])


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower().replace("ё", "е"))


def _hash(run: str) -> int:
    digest = blake2b(run.encode(), digest_size=HASH_BYTES).digest()
    return int.from_bytes(digest) % HASHES
