import asyncio
from datetime import date, time, timedelta
from itertools import permutations

import pytest
from sqlalchemy import select

from newsroom.history import steps_of
from reading.facts import Basis, EventDate, Form, Part, Place, Span, Status
from storage.database import Database
from storage.models import Chat, ChatKind, RetiredId, Subscription, Told
from tests.archive import NOW
from tests.desk import (
    DUDA,
    GUTERRES,
    SEPTEMBER,
    SEPTEMBER_24,
    TOKAYEV,
    Desk,
    met,
    on,
    person,
    says,
    side,
)

FIRST, SECOND = "Первая статья о встрече.", "Вторая статья о ней же."
DAYS_LATER = on(SEPTEMBER_24 + timedelta(days=3))
UNDATED = EventDate()


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_two_articles_tell_of_one_meeting(desk: Desk) -> None:
    """The seeds do: September by the forum's calendar in the one, said outright in the other."""
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=SEPTEMBER)))
    explicit = EventDate(SEPTEMBER.first, SEPTEMBER.last, SEPTEMBER.precision, Basis.EXPLICIT)
    await desk.collect(SECOND, says(met(GUTERRES, TOKAYEV, when=explicit, form=Form.SIDELINES)))
    meeting = (await desk.only_meeting()).meeting
    assert (meeting.reports, meeting.independent_reports) == (2, 2)
    assert (meeting.basis, meeting.form) == (Basis.EXPLICIT, Form.SIDELINES)


async def test_the_same_pair_twice_in_a_week_stays_two_meetings(desk: Desk) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    await desk.collect(SECOND, says(met(TOKAYEV, GUTERRES, when=DAYS_LATER)))
    assert len(await desk.meetings()) == 2


ORDERS = list(permutations(range(4)))[::5]


@pytest.mark.parametrize("order", ORDERS, ids=str)
async def test_in_whatever_order_articles_come_the_meetings_are_the_same(
    desk: Desk, order: tuple[int, ...]
) -> None:
    articles = [
        says(met(TOKAYEV, GUTERRES, when=SEPTEMBER)),
        says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))),
        says(met(TOKAYEV, GUTERRES, when=DAYS_LATER)),
        says(met(TOKAYEV, GUTERRES, DUDA, when=on(SEPTEMBER_24))),
    ]
    for which in order:
        await desk.collect(f"Статья {which}.", articles[which], external_id=str(which))
    cards = [await desk.card(one.meeting.id) for one in await desk.meetings()]
    told = [{report.article.external_id for report in card.reports} for card in cards if card]
    assert sorted(told, key=sorted) == [{"0"}, {"1", "3"}, {"2"}]


async def test_a_report_that_fitted_two_meetings_joins_the_one_that_is_left(desk: Desk) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    await desk.collect(SECOND, says(met(TOKAYEV, GUTERRES, when=DAYS_LATER)))
    await desk.collect("Третья.", says(met(TOKAYEV, GUTERRES, when=SEPTEMBER)))
    assert len(await desk.meetings()) == 3
    await desk.read_again(SECOND, says(met(TOKAYEV, DUDA, when=DAYS_LATER)))
    assert sorted(one.meeting.reports for one in await desk.meetings()) == [1, 2]


async def test_reading_again_keeps_the_public_id(desk: Desk) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=SEPTEMBER)))
    before = (await desk.only_meeting()).meeting
    await desk.read_again(FIRST, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    after = (await desk.only_meeting()).meeting
    assert after.id == before.id
    assert (after.first_on, after.last_on) == (SEPTEMBER_24, SEPTEMBER_24)


async def test_each_of_two_meetings_of_one_pair_keeps_its_own_id(desk: Desk) -> None:
    memory = met(TOKAYEV, GUTERRES, when=on(date(2017, 5, 1)), evidence=Span(0, 8))
    news = met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24), evidence=Span(9, 20))
    await desk.collect(FIRST, says(memory, news))
    ids = {one.meeting.first_on: one.meeting.id for one in await desk.meetings()}
    await desk.read_again(FIRST, says(news))
    assert (await desk.only_meeting()).meeting.id == ids[SEPTEMBER_24]
    assert await desk.card(ids[date(2017, 5, 1)]) is None


async def test_a_meeting_keeps_its_id_when_a_name_is_read_differently(desk: Desk) -> None:
    await desk.collect(FIRST, says(met("Токаев", "Гутерриш", when=SEPTEMBER)))
    before = (await desk.only_meeting()).meeting.id
    await desk.read_again(FIRST, says(met(TOKAYEV, GUTERRES, when=SEPTEMBER)))
    assert (await desk.only_meeting()).meeting.id == before


async def test_a_merged_meeting_leads_on_to_the_other(desk: Desk) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    await desk.collect(SECOND, says(met(TOKAYEV, GUTERRES, when=DAYS_LATER)))
    later, earlier = (one.meeting.id for one in await desk.meetings())
    await desk.read_again(SECOND, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    assert (await desk.only_meeting()).meeting.id == earlier
    card = await desk.card(later)
    assert card is not None
    assert card.meeting.id == earlier


async def test_a_retired_id_follows_every_later_merging(desk: Desk) -> None:
    texts = ["Первая.", "Вторая.", "Третья."]
    days = [SEPTEMBER_24 + timedelta(days=5 * number) for number in range(3)]
    for text, day in zip(texts, days, strict=True):
        await desk.collect(text, says(met(TOKAYEV, GUTERRES, when=on(day))))
    ids = [one.meeting.id for one in await desk.meetings()]
    await desk.read_again(texts[2], says(met(TOKAYEV, GUTERRES, when=on(days[1]))))
    for text in texts[1:]:
        await desk.read_again(text, says(met(TOKAYEV, GUTERRES, when=on(days[0]))))
    left = (await desk.only_meeting()).meeting.id
    for meeting_id in ids:
        card = await desk.card(meeting_id)
        assert card is not None
        assert card.meeting.id == left


async def test_who_was_told_of_a_merged_meeting_is_not_told_again(
    desk: Desk, database: Database
) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    await desk.collect(SECOND, says(met(TOKAYEV, GUTERRES, when=DAYS_LATER)))
    later, earlier = (one.meeting.id for one in await desk.meetings())
    async with database.begin() as work:
        for number, meetings in ((1, [later]), (2, [later, earlier]), (3, [])):
            work.session.add(a_chat(number))
            await work.session.flush()
            work.session.add(a_subscription(number))
            await work.session.flush()
            for meeting_id in meetings:
                told = Told(subscription_id=number, meeting_id=meeting_id, version=1, told_at=NOW)
                work.session.add(told)
    await desk.read_again(SECOND, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    async with database.read() as work:
        ledger = (await work.session.scalars(select(Told).order_by(Told.subscription_id))).all()
    assert [(one.subscription_id, one.meeting_id) for one in ledger] == [(1, earlier), (2, earlier)]


def a_chat(number: int) -> Chat:
    return Chat(id=number, kind=ChatKind.PRIVATE, language="ru", created_at=NOW)


def a_subscription(number: int) -> Subscription:
    return Subscription(
        id=number,
        chat_id=number,
        local_time=time(8),
        time_zone="Asia/Almaty",
        tells_empty_days=True,
        created_at=NOW,
    )


async def test_what_no_article_tells_any_more_is_retired(desk: Desk) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=SEPTEMBER)))
    gone = (await desk.only_meeting()).meeting.id
    await desk.read_again(FIRST, says())
    assert await desk.meetings() == []
    assert await desk.card(gone) is None
    await desk.collect(SECOND, says(met(TOKAYEV, GUTERRES, when=SEPTEMBER)))
    assert (await desk.only_meeting()).meeting.id != gone


async def test_a_report_nobody_is_sure_of_any_more_leaves_its_meeting(
    desk: Desk, database: Database
) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=SEPTEMBER)))
    await desk.read_again(FIRST, says(met(TOKAYEV, GUTERRES, when=SEPTEMBER, confidence=0.2)))
    assert await desk.meetings() == []
    async with database.read() as work:
        assert (await work.session.scalars(select(RetiredId.successor_id))).all() == [None]


async def test_unsure_reports_make_no_meeting(desk: Desk) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=SEPTEMBER, confidence=0.49)))
    assert await desk.meetings() == []


async def test_reports_of_delegates_alone_make_no_meeting(desk: Desk) -> None:
    delegates = side(TOKAYEV, Part.DELEGATE), side(GUTERRES, Part.GREETER)
    await desk.collect(FIRST, says(met(*delegates, when=SEPTEMBER)))
    assert await desk.meetings() == []


async def test_what_a_reader_would_notice_is_a_new_version_with_its_history(desk: Desk) -> None:
    planned = met(TOKAYEV, DUDA, when=on(SEPTEMBER_24), status=Status.PLANNED)
    held = met(TOKAYEV, DUDA, when=on(SEPTEMBER_24), place=Place("Нью-Йорк", "US"))
    await desk.collect(FIRST, says(planned), published_on=date(2019, 9, 20))
    await desk.collect(SECOND, says(held), published_on=date(2019, 9, 25))
    card = await desk.card((await desk.only_meeting()).meeting.id)
    assert card is not None
    assert card.meeting.version == 2
    (change,) = card.changes
    assert change.changes == {"status": ["planned", "held"], "place": [None, "Нью-Йорк"]}


async def test_another_report_of_the_same_is_no_new_version(desk: Desk) -> None:
    for text in (FIRST, SECOND):
        await desk.collect(text, says(met(TOKAYEV, DUDA, when=on(SEPTEMBER_24))))
    card = await desk.card((await desk.only_meeting()).meeting.id)
    assert card is not None
    assert (card.meeting.version, card.changes) == (1, [])
    assert card.meeting.reports == 2


async def test_a_day_that_gets_known_is_written_in_the_history(desk: Desk) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=SEPTEMBER)))
    await desk.collect(SECOND, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    card = await desk.card((await desk.only_meeting()).meeting.id)
    assert card is not None
    assert card.changes[0].changes == {
        "first_on": ["2019-09-01", "2019-09-24"],
        "last_on": ["2019-09-30", "2019-09-24"],
        "precision": ["month", "day"],
    }


async def test_participants_stand_in_the_order_of_the_leading_report(desk: Desk) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    others = met(DUDA, GUTERRES, TOKAYEV, when=SEPTEMBER)
    await desk.collect(SECOND, says(others))
    names = [one.name for one in (await desk.only_meeting()).participants]
    assert names == [TOKAYEV, GUTERRES, DUDA]


async def test_participants_are_called_by_the_office_the_reports_give_them(desk: Desk) -> None:
    president = person(DUDA, "президент Польши", "Польша")
    await desk.collect(FIRST, says(met(TOKAYEV, DUDA, when=on(SEPTEMBER_24)), people=[president]))
    offices = {one.name: one.office for one in (await desk.only_meeting()).participants}
    assert offices == {TOKAYEV: "", DUDA: "президент Польши"}


async def test_undated_meetings_sort_by_their_publication(desk: Desk) -> None:
    published = date(2020, 1, 2)
    await desk.collect(FIRST, says(met(TOKAYEV, DUDA, when=UNDATED)), published_on=published)
    assert (await desk.only_meeting()).meeting.sorts_on == published


async def test_people_count_their_meetings(desk: Desk, database: Database) -> None:
    await desk.collect(FIRST, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    await desk.collect(SECOND, says(met(TOKAYEV, GUTERRES, DUDA, when=DAYS_LATER)))
    assert await _counts(database) == {TOKAYEV: 2, GUTERRES: 2, DUDA: 1}
    await desk.read_again(SECOND, says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))))
    assert await _counts(database) == {TOKAYEV: 1, GUTERRES: 1, DUDA: 0}


async def test_collecting_at_once_is_like_collecting_one_by_one(
    desk: Desk, database: Database
) -> None:
    report = met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24))
    await asyncio.gather(*(desk.collect(f"Статья {n}.", says(report)) for n in range(6)))
    assert (await desk.only_meeting()).meeting.reports == 6
    assert await _counts(database) == {TOKAYEV: 1, GUTERRES: 1}


async def _counts(database: Database) -> dict[str, int]:
    async with database.read() as work:
        return {one.name: one.meetings for one in await work.persons.list_busiest(10)}


DAY_PLANNED, DAY_HELD = date(2019, 9, 20), date(2019, 9, 24)
MOVED = {
    "planned": (met(TOKAYEV, DUDA, when=on(DAY_PLANNED), status=Status.PLANNED), date(2019, 9, 2)),
    "moved": (met(TOKAYEV, DUDA, when=on(DAY_HELD), status=Status.POSTPONED), date(2019, 9, 15)),
    "held": (met(TOKAYEV, DUDA, when=on(DAY_HELD)), DAY_HELD),
}
EARLIER = met(TOKAYEV, DUDA, when=on(date(2019, 8, 1)))


@pytest.mark.parametrize("order", list(permutations(MOVED)), ids=" ".join)
async def test_what_was_moved_is_one_meeting_in_whatever_order_articles_come(
    desk: Desk, order: tuple[str, ...]
) -> None:
    await desk.collect("О прошлой встрече.", says(EARLIER), published_on=date(2019, 8, 2))
    for which in order:
        report, published = MOVED[which]
        await desk.collect(f"Статья: {which}.", says(report), published_on=published)
    last, first = (one.meeting for one in await desk.meetings())
    assert (first.reports, first.first_on) == (1, date(2019, 8, 1))
    assert (last.reports, last.status, last.first_on) == (3, Status.HELD, DAY_HELD)
    card = await desk.card(last.id)
    assert card is not None
    steps = [(one.status, one.is_new_day, one.said_on) for one in steps_of(card.reports)]
    assert steps == [
        (Status.PLANNED, False, date(2019, 9, 2)),
        (Status.POSTPONED, True, date(2019, 9, 15)),
        (Status.HELD, False, DAY_HELD),
    ]


@pytest.mark.parametrize(
    ("title", "organization", "country"),
    [
        ("верховный представитель ЕС", "ЕС", None),
        ("глава МИД", "", "EE"),
        ("", "", "EE"),
    ],
    ids=["of an organisation", "of no organisation", "none"],
)
async def test_who_speaks_for_an_organisation_has_no_country_beside_the_name(
    desk: Desk, title: str, organization: str, country: str | None
) -> None:
    """Once a premier of Estonia, as the archive remembers."""
    premier = person(KALLAS, "премьер-министр Эстонии", country="EE")
    await desk.collect(FIRST, says(people=[premier]))
    now = person(KALLAS, title, organization)
    await desk.collect(SECOND, says(met(TOKAYEV, KALLAS, when=on(SEPTEMBER_24)), people=[now]))
    sides = (await desk.only_meeting()).participants
    assert [one.country for one in sides if one.name == KALLAS] == [country]


KALLAS = "Кая Каллас"
