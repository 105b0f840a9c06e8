"""The rest of what an archive can tell of itself: its schema, words, queue and sources."""

from datetime import datetime, timedelta

from newsroom.examining.findings import Finding, Level, derived, fine
from newsroom.indexing import index_missing
from newsroom.rendering.health import Trouble, troubles_of
from reading.facts import RULES_VERSION
from reading.search.lemmas import Lemmas
from storage.database import Database
from storage.models import Source

PROBED = 50
"""Of the newest articles, each is looked for by its own headline."""

LOST_AT_ONCE = 500
LEFT_FOR = timedelta(minutes=5)
"""Couriers look after leases that ran out every few seconds."""

AHEAD = timedelta(minutes=5)
FAILING_FOR = timedelta(days=1)
WAITING_FOR = timedelta(minutes=30)
NAMED = 5

UPDATE = "update the program, or restore a backup of its own version"
QUEUE = {
    Trouble.LAG: "messages wait to be sent: is `run` at work?",
    Trouble.OVERDUE: "digests wait to be composed: is `run` at work?",
    Trouble.UNKNOWN: "messages of a day may not have arrived; their chats are asked",
    Trouble.REFUSED: "many chats refused messages: see `/health` in the chat",
    Trouble.PAUSED: "Telegram wants nothing of us for a while",
}


async def check_schema(database: Database, expected: str, *, repairs: bool) -> list[Finding]:
    """Anything worse than a missing index: nothing else can be checked."""
    async with database.read() as work:
        revision = await work.schema.revision()
        if revision is None:
            return [
                Finding("schema", Level.ERROR, "no archive of Dipcourier", "check DATABASE_URL")
            ]
        if revision != expected:
            seen = f"{revision}, this program has {expected}"
            advice = "`python -m bot migrate`" if revision < expected else UPDATE
            return [Finding("schema", Level.ERROR, seen, advice)]
        lacking = await work.schema.lacking()
    if lacking.rest:
        seen = f"{revision}, but it lacks or has otherwise: {', '.join(lacking.rest)}"
        return [Finding("schema", Level.ERROR, seen, "restore a backup")]
    schema = fine("schema", f"{revision}, as this program has it")
    if not lacking.indexes:
        return [schema, fine("indexes", "all there")]
    names = ", ".join(sorted(str(one.name) for one in lacking.indexes))
    if not repairs:
        return [schema, Finding("indexes", Level.ERROR, f"missing: {names}", "`doctor --repair`")]
    async with database.begin_alone() as work:
        await work.schema.make(lacking.indexes)
    return [schema, Finding("indexes", Level.REPAIRED, f"made again: {names}")]


async def check_words(database: Database, lemmas: Lemmas, *, repairs: bool) -> Finding:
    """Every article that was read can be found, and the newest by their own headlines."""
    wrong = 0
    while True:
        async with database.read() as work:
            lost = set(await work.search_care.list_lost(LOST_AT_ONCE))
            lost |= set(await work.search_care.list_unfound(lemmas, PROBED))
            missing = await work.search_care.count_missing()
        wrong += len(lost)
        if not lost or not repairs:
            break
        async with database.begin_alone() as work:
            await work.search_care.forget(lost)
    if repairs and missing:
        await index_missing(database, lemmas)
    # Those that were lost are among the missing once their documents are gone.
    count = missing if repairs else missing + wrong
    return derived("search", count, "articles, by their words", repairs=repairs)


async def check_leases(database: Database, now: datetime, *, repairs: bool) -> Finding:
    """Messages that a courier took and never came back for."""
    async with database.read() as work:
        left = await work.delivery_counts.left_behind(now - LEFT_FOR)
    if not left:
        return fine("couriers", "no message was left behind")
    if not repairs:
        advice = "`run` takes care of them, or `doctor --repair`"
        return Finding("couriers", Level.WARNING, f"messages left behind: {left:,}", advice)
    async with database.begin() as work:
        released = await work.deliveries.release_leases(now)
    seen = f"to be sent again: {released.pending:,}, of unknown fate: {released.unknown:,}"
    return Finding("couriers", Level.REPAIRED, seen)


async def check_queue(database: Database, now: datetime) -> list[Finding]:
    async with database.read() as work:
        figures = await work.delivery_counts.figures(now)
    troubles = troubles_of(figures)
    seen = (
        f"due {figures.due:,}, later {figures.queued:,}, unknown {figures.unknown:,};"
        f" digests to compose {figures.overdue_digests:,}"
    )
    if not troubles:
        return [fine("delivery", seen)]
    return [Finding("delivery", Level.WARNING, seen, QUEUE[trouble]) for trouble in troubles]


async def check_reading(database: Database, now: datetime) -> Finding:
    """Articles that no process has read yet, and those that none can."""
    async with database.read() as work:
        queue = await work.reading_queue.figures(now)
        left = await work.articles.count_unread(RULES_VERSION)
        unreadable = await work.articles.count_unreadable()
    seen = f"to be read {left:,}, of them waiting {queue.waiting:,}; unreadable {unreadable:,}"
    if queue.lag is not None and queue.lag > WAITING_FOR:
        advice = "start more readers: `python -m bot run --only reader`"
        return Finding("reading", Level.WARNING, seen, advice)
    return fine("reading", seen)


async def check_sources(database: Database, now: datetime) -> Finding:
    async with database.read() as work:
        sources = [one for one in await work.sources.list() if one.is_active]
    failing = [one for one in sources if _is_failing(one, now)]
    if not failing:
        return fine("sources", f"polled: {len(sources)}, none has failed for a day")
    names = ", ".join(one.name for one in failing[:NAMED])
    more = f" and {len(failing) - NAMED} more" if len(failing) > NAMED else ""
    advice = "see `/sources` in the chat: mend the address, or pause it"
    seen = f"failing for a day or longer: {names}{more}"
    return Finding("sources", Level.WARNING, seen, advice)


async def check_moments(database: Database, now: datetime) -> Finding:
    """Nothing was fetched in the future, as it were if the clock had been put back."""
    async with database.read() as work:
        newest = await work.archive.newest_fetched_at()
    if newest is None or newest <= now + AHEAD:
        return fine("moments", "nothing in the archive is of the future")
    seen = f"an article was fetched at {newest:%Y-%m-%d %H:%M} UTC, which is to come"
    return Finding("moments", Level.WARNING, seen, "the clock was wrong, or is: check it")


def _is_failing(source: Source, now: datetime) -> bool:
    return source.failing_since is not None and source.failing_since <= now - FAILING_FOR
