"""What must be so when everything is over, whatever went wrong meanwhile."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select, text

from benchmarks.processes.killing import READ_TIMES
from benchmarks.soak.asking import LONGEST_SECONDS, MARKED, Answered, answered
from benchmarks.soak.house import House
from benchmarks.soak.siege import Siege
from benchmarks.soak.telegram import StormyServer
from benchmarks.soak.usage import Table
from bot.models import load_lemmas
from newsroom.examining.archive import check_words
from newsroom.examining.counters import check_counters
from newsroom.examining.findings import Level
from reading.facts import RULES_VERSION
from storage.models import (
    Article,
    Delivery,
    DeliveryStatus,
    Digest,
    FoundArticle,
    FoundState,
    Subscription,
)
from tests.end_to_end.family import SECRET
from tests.people import TOKEN
from tests.telegram.conformity import wrong_request

SHOWN = 5
"""Of what is wrong, so many are named."""

LONGEST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the proof."""

    about: str
    is_ok: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Fate:
    """Of the messages of one chat. `digests`: composed for it; `sent` and `unknown`: what the
    archive thinks of them; `told`: how many came.
    """

    digests: int
    sent: int
    unknown: int
    told: int

    @property
    def is_lost(self) -> bool:
        return not self.digests or self.told < self.sent

    @property
    def is_doubled(self) -> bool:
        return self.digests > 1 or self.told > self.sent + self.unknown


async def checks(siege: Siege) -> list[Check]:
    """All of them, in the order in which news travels."""
    database, house = siege.database, siege.house
    found = [await of_articles(siege), await of_digests(siege)]
    siege.crowd.finish()
    asked = answered(siege.crowd.asked)
    found += [of_answers(asked), of_form(siege.server)]
    found += [
        Check(one.about, one.level is Level.OK, one.seen)
        for one in [
            *await check_counters(database, repairs=False),
            await check_words(database, load_lemmas(), repairs=False),
        ]
    ]
    found += [await of_leases(siege), of_logs(house.logs), *of_memory(house), of_ends(house)]
    return found


async def of_articles(siege: Siege) -> Check:
    """What came out is in the archive once, and read once."""
    published = set(siege.internet.published)
    async with siege.database.read() as work:
        rows = Counter(await work.session.scalars(select(Article.url)))
        unread = await work.articles.count_unread(RULES_VERSION)
        twice = 0
        if not siege.database.is_sqlite:
            twice = sum(one > 1 for one in await work.session.scalars(text(READ_TIMES)))
        reasons = select(FoundArticle.state, FoundArticle.reason, func.count()).where(
            FoundArticle.state != FoundState.KEPT
        )
        grouped = reasons.group_by(FoundArticle.state, FoundArticle.reason)
        left = (await work.session.execute(grouped)).all()
    missing, doubled = published - rows.keys(), [url for url, count in rows.items() if count > 1]
    strange = rows.keys() - published
    seen = (
        f"{len(published)} came out, {len(missing)} missing, {len(doubled)} twice,"
        f" {len(strange)} strange, {unread} unread, {twice} read twice"
    )
    if left:
        seen += f"; not kept: {', '.join(f'{count} {state} {why}' for state, why, count in left)}"
    return Check("articles", not (missing or doubled or strange or unread or twice), seen)


async def of_digests(siege: Siege) -> Check:
    """Each chat that was due has its digest, once."""
    fates = await _fates(siege)
    lost = sum(one.is_lost for one in fates.values())
    doubled = sum(one.is_doubled for one in fates.values())
    unknown = sum(one.unknown for one in fates.values())
    unclear = sum(siege.server.weather.unclear[chat] for chat in fates)
    most = siege.house.calls_at_kills + unclear
    seen = (
        f"{len(fates)} chats, {lost} lost, {doubled} doubled, {unknown} unknown"
        f" (calls under way at kills {siege.house.calls_at_kills}, broken by Telegram {unclear})"
    )
    return Check("digests", not lost and not doubled and unknown <= most, seen)


async def _fates(siege: Siege) -> Mapping[int, Fate]:
    async with siege.database.read() as work:
        digests = dict(
            (
                await work.session.execute(
                    select(Subscription.chat_id, func.count())
                    .join(Digest, Digest.subscription_id == Subscription.id)
                    .group_by(Subscription.chat_id)
                )
            ).all()
        )
        counted = select(Delivery.chat_id, Delivery.status, func.count())
        grouped = counted.group_by(Delivery.chat_id, Delivery.status)
        by_status = {(chat, state): n for chat, state, n in await work.session.execute(grouped)}
    return {
        chat: Fate(
            digests.get(chat, 0),
            by_status.get((chat, DeliveryStatus.SENT), 0),
            by_status.get((chat, DeliveryStatus.UNKNOWN), 0),
            siege.server.told(chat),
        )
        for chat in siege.subscribers
    }


def of_answers(found: Answered) -> Check:
    seen = (
        f"{found.asked} questions, {found.unanswered} unanswered: {found.excused} of killed"
        f" processes, {found.cut_off} broken off by Telegram, {len(found.unexplained)} others;"
        f" p50 {found.percentile(50):.0f} ms, p95 {found.percentile(95):.0f} ms,"
        f" {found.late} after more than {LONGEST_SECONDS:.0f} s"
    )
    if found.unexplained:
        seen += f": {Counter(found.unexplained).most_common(SHOWN)}"
    return Check("answers", not found.unexplained, seen)


def of_form(server: StormyServer) -> Check:
    """All that was said, read by the manual."""
    wrong = Counter(
        fault for one in server.requests for fault in wrong_request(one.method, one.fields)
    )
    wrong.update({words: len(of) for words, of in server.refused.items()})
    seen = f"{len(server.requests)} calls, {wrong.total()} against the manual or refused"
    if wrong:
        seen += f": {wrong.most_common(SHOWN)}"
    for refused in list(server.refused.values())[:SHOWN]:
        seen += f"\n{'':6} refused: {str(refused[0].fields)[:LONGEST_SHOWN]}"
    return Check("form", not wrong, seen)


async def of_leases(siege: Siege) -> Check:
    """Nobody holds anything, and nothing waits."""
    counts = await siege.left()
    seen = ", ".join(f"{name} {count}" for name, count in counts.items())
    return Check("leases", not any(counts.values()), f"left: {seen}")


def of_logs(logs: str) -> Check:
    """No secret in any, and nothing of what people write."""
    secrets = {"token": TOKEN, "webhook secret": SECRET, "a question": MARKED}
    told = [name for name, secret in secrets.items() if secret in logs]
    seen = f"{len(logs.splitlines()):,} lines"
    return Check("logs", not told, f"{seen}, in them: {', '.join(told) or 'no secret'}")


def of_memory(house: House) -> Iterator[Check]:
    for kind in house.kinds:
        memory = house.usage.memory_of(house.names(kind))
        if memory is None:
            yield Check(f"memory of {kind}", True, "none lived long enough to tell")  # noqa: FBT003
            continue
        seen = f"{memory.warm:.0f} MB warm, {memory.end:.0f} MB {memory.seconds:.0f} s later"
        yield Check(f"memory of {kind}", memory.is_flat, seen)


def of_ends(house: House) -> Check:
    """Who is asked to end does, and nobody's worker outlives it."""
    table = Table()
    left = [one for one in house.usage.seen if table.is_there(one)]
    seen = f"{house.kills} kills; bad ends {house.bad_ends}, workers left behind {len(left)}"
    return Check("ends", not house.bad_ends and not left, seen)


def errors_in(logs: str) -> Counter[str]:
    """What the processes called an error, without what differs from one to the next."""
    return Counter(_kind(line) for line in logs.splitlines() if '"level": "error"' in line)


def _kind(line: str) -> str:
    told = json.loads(line)
    words = f"{told['logger']}: {told['message']} {str(told.get('failure', '')).strip()[-120:]}"
    return " ".join("".join(sign for sign in words if not sign.isdigit()).split())
