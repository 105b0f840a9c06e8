"""An archive with something in every table, some of it odd: for moving house."""

from datetime import timedelta

from sqlalchemy import func, select

from reading.facts import Span, Statement, StatementKind
from storage.copying import CONTENT, Proof, proof_of
from storage.database import Database
from storage.found_articles import NewFound
from storage.models import (
    Article,
    Aspect,
    Base,
    Correction,
    CorrectionAnchor,
    CorrectionKind,
    Digest,
    FoundState,
    Meeting,
    Objection,
    Person,
    RetiredId,
    RetiredKind,
    SourceKind,
    Told,
)
from storage.sources import NewSource
from storage.watches import NewWatch, Place
from tests import newsstand
from tests.desk import DUDA, GUTERRES, SEPTEMBER, SEPTEMBER_24, TOKAYEV, Desk, met, on, person, says
from tests.subscribers import NOW, READER, a_chat, a_message, a_wish, put, subscription

URL = "https://example.org/changing"
FAR_CHAT = -1_001_234_567_890


async def furnish(database: Database) -> None:
    await newsstand.fill(database, *newsstand.STORIES, newsstand.QUOTED)
    await _collect(database)
    await put(database, a_chat(), a_chat(FAR_CHAT), a_wish(), a_message())
    await _tell(database)
    await _correct(database)
    await _object(database)
    await _poll(database)
    await _follow(database)
    await _leave_waiting(database)
    await _bend(database)


async def _collect(database: Database) -> None:
    """A meeting that is known more and more exactly, one that is told no more, a reprint."""
    desk = Desk(database)
    said = Statement(TOKAYEV, StatementKind.DIRECT, Span(0, 5), Span(0, 9))
    vague = says(
        met(TOKAYEV, DUDA, when=SEPTEMBER, topics=("climate",)),
        people=[person(TOKAYEV, "президент Казахстана", "Казахстан", country="KZ")],
        statements=(said,),
        topics=("climate",),
    )
    await desk.collect("Токаев и «Дуда» 🤝 \\ ' \u2028.", vague, url="https://example.org/vague")
    await desk.collect(
        "Двадцать четвёртого.", says(met(TOKAYEV, DUDA, when=on(SEPTEMBER_24))), external_id="7"
    )
    await desk.collect("Было.", says(met(GUTERRES, "Хельга Шмид", when=SEPTEMBER)), url=URL)
    await desk.collect("Стало.", says(), url=URL)
    await desk.collect("Стало.", says(), url="https://example.org/reprint")


async def _tell(database: Database) -> None:
    wish = await subscription(database, READER)
    async with database.begin() as work:
        digest = Digest(
            subscription_id=wish.id,
            local_date=NOW.date(),
            slot="daily",
            due_at=NOW,
            composed_at=NOW + timedelta(microseconds=1),
            is_empty=False,
        )
        work.session.add(digest)
        await work.session.flush()
        await work.pauses.put(FAR_CHAT, NOW + timedelta(minutes=1), "retry after 60")
        meeting = (await work.session.scalars(select(Meeting).order_by(Meeting.id).limit(1))).one()
        work.session.add(
            Told(
                subscription_id=wish.id,
                meeting_id=meeting.id,
                version=1,
                digest_id=digest.id,
                told_at=NOW,
            )
        )


async def _follow(database: Database) -> None:
    place = Place(FAR_CHAT, 7)
    async with database.begin() as work:
        watch = NewWatch(place, "persons=1", {"persons": [1]})
        await work.watches.add(watch, NOW)
        meeting = (await work.session.scalars(select(Meeting).limit(1))).one()
        await work.watches.record_told(place, {meeting.id: 1}, "alert:1", NOW)
        await work.retractions.add(meeting.id, ["Дуда"], NOW, NOW)


async def _correct(database: Database) -> None:
    async with database.begin() as work:
        meeting = (await work.session.scalars(select(Meeting).order_by(Meeting.id).limit(1))).one()
        correction = Correction(
            kind=CorrectionKind.SET_MEETING,
            target_id=meeting.id,
            applies_to=meeting.id,
            field="place",
            value="Астана",
            names=[["анджей дуда"], []],
            made_by=2**40,
            made_at=NOW,
        )
        work.session.add(correction)
        await work.session.flush()
        work.session.add(
            CorrectionAnchor(
                correction_id=correction.id,
                number=1,
                article_id=1,
                start=0,
                stop=9,
                first_on=NOW.date(),
                keys=["person:1"],
                side=0,
            )
        )


async def _object(database: Database) -> None:
    async with database.begin() as work:
        await work.objections.add(
            Objection(
                is_person=False,
                target_id=1,
                aspect=Aspect.WHEN,
                words="24 сентября",
                said_by=2**40,
                language="ru",
                said_at=NOW,
                due_at=NOW,
            )
        )


async def _poll(database: Database) -> None:
    """A feed that fails, and a channel; what the feed named, in every state."""
    async with database.begin() as work:
        day = timedelta(days=1)
        new = NewSource("https://example.org/rss", SourceKind.FEED, "Лента", "KZ", is_active=True)
        source = await work.sources.add(new, NOW, day)
        post = NewSource("https://t.me/x", SourceKind.CHANNEL, "«Х»", chat_id=FAR_CHAT)
        await work.sources.add(post, NOW, day)
        assert source is not None
        source.failures, source.failing_since, source.trouble = 3, NOW, "status"
        found = [
            NewFound(f"https://example.org/{one.value}", published_at=NOW) for one in FoundState
        ]
        await work.found.note(source.id, found, NOW, NOW)
        for one, noted in zip(FoundState, found, strict=True):
            row = await work.found.find(noted.identity)
            assert row is not None
            row.state, row.article_id = one, 1 if one is FoundState.KEPT else None


async def _leave_waiting(database: Database) -> None:
    """An article to be read, and an update that somebody answers."""
    async with database.begin() as work:
        await work.reading_queue.put([1], NOW)
        await work.updates.take(FAR_CHAT, NOW)


async def _bend(database: Database) -> None:
    """The last person is gone, but not the id; an article repeats one that came after it."""
    async with database.begin() as work:
        last = Person(key="ушедший", name="Ушедший")
        work.session.add(last)
        await work.session.flush()
        await work.session.delete(last)
        work.session.add(RetiredId(kind=RetiredKind.PERSON, id=last.id, successor_id=1))
        articles = (await work.session.scalars(select(Article).order_by(Article.id))).all()
        articles[0].reprint_of_id = articles[-1].id


async def counts(database: Database) -> dict[str, int]:
    """Table → rows."""
    async with database.read() as work:
        return {
            table.name: await work.session.scalar(select(func.count()).select_from(table)) or 0
            for table in CONTENT
        }


async def contents(database: Database) -> dict[str, Proof]:
    """Table → what it holds, by the same measure on both engines."""
    async with database.read() as work:
        return {
            table.name: await proof_of(table, work.session) for table in Base.metadata.sorted_tables
        }
