"""Operators put things right; it holds when articles are read again, and can be taken back."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot.models import load_lemmas
from newsroom.collecting import Collector
from newsroom.correcting import correct, undo
from newsroom.correction_requests import USAGE, CorrectionError, parse_request
from newsroom.rereading import rebuild_names, reread
from reading.facts import Place, Precision, Span, Statement, StatementKind, Status
from reading.spelling.office_titles import title_key
from storage.database import Database
from storage.exporting import Selection, WholePerson
from storage.meetings import MeetingCard
from storage.models import Article, Correction
from storage.unit_of_work import UnitOfWork
from tests.archive import NOW
from tests.desk import ALMATY, DUDA, GUTERRES, SEPTEMBER_24, TOKAYEV, Desk, met, on, person, says

OPERATOR = 104
LATER = SEPTEMBER_24 + timedelta(days=3)
NEW_YORK, ALMATY_CITY = Place("Нью-Йорк", "US"), Place("Алматы", "KZ")


@pytest.fixture
async def desk(database: Database) -> Desk:
    """1 and 2: a pair twice in a week, of articles 1 and 2; article 3 tells of the first, too."""
    desk = Desk(database)
    when, again = on(SEPTEMBER_24), on(LATER)
    first = met(TOKAYEV, GUTERRES, when=when, place=NEW_YORK)
    await desk.collect("Одна.", says(first), external_id="a")
    await desk.collect("Две.", says(met(TOKAYEV, GUTERRES, when=again)), external_id="b")
    await desk.collect("Три.", says(met(TOKAYEV, GUTERRES, when=when)), external_id="c")
    return desk


async def put_right(desk: Desk, words: str) -> int:
    async with desk.database.begin_alone() as work:
        return (await correct(work, parse_request(words.split()), OPERATOR, NOW)).id


async def take_back(desk: Desk, number: int) -> None:
    async with desk.database.begin_alone() as work:
        await undo(work, number, OPERATOR, NOW)


async def read_everything_again(desk: Desk) -> None:
    async with desk.database.begin() as work:
        await work.session.execute(update(Article).values(read_with="an older version"))
    collector = Collector(desk.database, desk.read, desk.world, ALMATY, load_lemmas())
    async for _ in reread(collector, lambda: NOW):
        pass
    await rebuild_names(desk.database)


Told = list[tuple[date | None, list[str]]]


async def told(desk: Desk) -> Told:
    """Each meeting by its day and the articles that tell of it."""
    cards = [await desk.card(one.meeting.id) for one in await desk.meetings()]
    return sorted(
        (card.meeting.first_on, sorted(str(one.article.external_id) for one in card.reports))
        for card in cards
        if card is not None
    )


AS_READ: Told = [(SEPTEMBER_24, ["a", "c"]), (LATER, ["b"])]


async def test_the_archive_before_anybody_put_anything_right(desk: Desk) -> None:
    assert await told(desk) == AS_READ


VALUES = {
    "date=2019-09-26": {"first_on": date(2019, 9, 26), "last_on": date(2019, 9, 26)},
    "date=2019-10": {"first_on": date(2019, 10, 1), "precision": Precision.MONTH},
    "date=2019-09-25..2019-09-27": {"last_on": date(2019, 9, 27), "precision": Precision.RANGE},
    "date=unknown": {"first_on": None, "last_on": None},
    "place=Новый Орлеан": {"place": "Новый Орлеан", "country": None},
    "place=": {"place": None},
    "status=cancelled": {"status": Status.CANCELLED},
    "forum=Саммит ШОС": {"forum": "Саммит ШОС"},
}


@pytest.mark.parametrize(("words", "values"), VALUES.items(), ids=VALUES.keys())
async def test_a_value_that_was_put_right_stays_right(
    desk: Desk, words: str, values: dict[str, object]
) -> None:
    before = {name: getattr((await card(desk, 1)).meeting, name) for name in values}
    number = await put_right(desk, f"set meeting 1 {words}")
    for again in (False, True):
        if again:
            await read_everything_again(desk)
        meeting = (await card(desk, 1)).meeting
        assert {name: getattr(meeting, name) for name in values} == values
    await take_back(desk, number)
    meeting = (await card(desk, 1)).meeting
    assert {name: getattr(meeting, name) for name in values} == before


async def test_the_last_word_counts_and_a_change_is_news(desk: Desk) -> None:
    await put_right(desk, "set meeting 1 date=2019-09-26")
    number = await put_right(desk, "set meeting 1 date=2019-09-27")
    assert (await card(desk, 1)).meeting.first_on == date(2019, 9, 27)
    assert (await card(desk, 1)).meeting.version == 3
    await take_back(desk, number)
    assert (await card(desk, 1)).meeting.first_on == date(2019, 9, 26)


async def test_two_meetings_become_one_and_two_again(desk: Desk) -> None:
    number = await put_right(desk, "merge meetings 1 2")
    for again in (False, True):
        if again:
            await read_everything_again(desk)
        assert await told(desk) == [(LATER, ["a", "b", "c"])]
        assert (await card(desk, 1)).meeting.id == (await card(desk, 2)).meeting.id == 1
    await take_back(desk, number)
    assert await told(desk) == AS_READ
    assert (await card(desk, 1)).meeting.first_on == SEPTEMBER_24
    assert (await card(desk, 2)).meeting.first_on == LATER


async def test_what_was_put_together_takes_up_what_is_told_later(desk: Desk) -> None:
    await put_right(desk, "merge meetings 1 2")
    await desk.collect("Пять.", says(met(TOKAYEV, GUTERRES, when=on(LATER))), external_id="d")
    assert await told(desk) == [(LATER, ["a", "b", "c", "d"])]


async def test_one_meeting_becomes_two_and_one_again(desk: Desk) -> None:
    number = await put_right(desk, "split meeting 1 3")
    for again in (False, True):
        if again:
            await read_everything_again(desk)
        assert await told(desk) == [(SEPTEMBER_24, ["a"]), (SEPTEMBER_24, ["c"]), (LATER, ["b"])]
    await take_back(desk, number)
    assert await told(desk) == AS_READ


async def test_what_is_wrong_goes_and_comes_back(desk: Desk) -> None:
    number = await put_right(desk, "drop meeting 1")
    for again in (False, True):
        if again:
            await read_everything_again(desk)
        assert await told(desk) == [(LATER, ["b"])]
        assert await desk.card(1) is None
        assert await counts(desk) == {TOKAYEV: 1, GUTERRES: 1}
    await take_back(desk, number)
    assert await told(desk) == AS_READ
    assert (await card(desk, 1)).meeting.first_on == SEPTEMBER_24
    assert await counts(desk) == {TOKAYEV: 2, GUTERRES: 2}


async def test_one_wrong_report_goes_alone(desk: Desk) -> None:
    await put_right(desk, "drop meeting 1 1")
    await read_everything_again(desk)
    assert await told(desk) == [(SEPTEMBER_24, ["c"]), (LATER, ["b"])]


async def test_another_meeting_told_by_the_same_article_is_not_taken_for_the_wrong_one(
    desk: Desk,
) -> None:
    await put_right(desk, "drop meeting 1 1")
    desk.readings["Одна."] = says(
        met(TOKAYEV, DUDA, when=on(SEPTEMBER_24)),
        met(TOKAYEV, GUTERRES, when=on(date(2017, 5, 1)), evidence=Span(20, 30)),
    )
    await read_everything_again(desk)
    assert (SEPTEMBER_24, ["a"]) in await told(desk)
    assert (date(2017, 5, 1), ["a"]) in await told(desk)


async def test_a_corrected_article_loses_what_was_denied_of_its_old_text(desk: Desk) -> None:
    await put_right(desk, "drop meeting 2")
    await desk.collect("Новый текст.", says(met(TOKAYEV, DUDA, when=on(LATER))), external_id="b")
    assert await told(desk) == [(SEPTEMBER_24, ["a", "c"]), (LATER, ["b"])]


@pytest.fixture
async def people(database: Database) -> Desk:
    """1 Иван Ли, 3 Пётр Цой, 4 Жан Мартен: each met Duda."""
    desk = Desk(database)
    for number, name in enumerate(["Иван Ли", "Пётр Цой", "Жан Мартен"]):
        day = SEPTEMBER_24 + timedelta(days=10 * number)
        await desk.collect(f"{number}.", says(met(name, DUDA, when=on(day)), people=[person(name)]))
    async with database.read() as work:
        assert await ids(desk) == {"Иван Ли": 1, DUDA: 2, "Пётр Цой": 3, "Жан Мартен": 4}
        assert work
    return desk


async def test_two_people_become_one_and_two_again(people: Desk) -> None:
    number = await put_right(people, "merge people 1 3")
    for again in (False, True):
        if again:
            await read_everything_again(people)
        assert await ids(people) == {"Иван Ли": 1, DUDA: 2, "Жан Мартен": 4}
        assert await who(people, 3) == "Иван Ли"
        assert await counts(people) == {"Иван Ли": 2, DUDA: 3, "Жан Мартен": 1}
    await take_back(people, number)
    assert (await who(people, 1), await who(people, 3)) == ("Иван Ли", "Пётр Цой")
    assert await counts(people) == {"Иван Ли": 1, DUDA: 3, "Пётр Цой": 1, "Жан Мартен": 1}


async def test_a_name_that_no_article_had_meanwhile_is_still_his_whom_an_operator_gave_it(
    people: Desk,
) -> None:
    await put_right(people, "merge people 1 3")
    await people.read_again("1.", says())
    await rebuild_names(people.database)
    assert await ids(people) == {"Иван Ли": 1, DUDA: 2, "Жан Мартен": 4}
    await people.collect("Новая.", says(people=[person("Пётр Цой")]))
    assert await ids(people) == {"Иван Ли": 1, DUDA: 2, "Жан Мартен": 4}


async def test_a_name_that_is_somebody_elses_leaves(people: Desk) -> None:
    await put_right(people, "merge people 1 3")
    await put_right(people, "merge people 1 4")
    number = await put_right(people, "split person 1 Пётр Цой")
    for again in (False, True):
        if again:
            await read_everything_again(people)
        assert await counts(people) == {"Иван Ли": 2, DUDA: 3, "Пётр Цой": 1}
    await take_back(people, number)
    assert await counts(people) == {"Иван Ли": 3, DUDA: 3}


async def test_somebody_is_called_as_an_operator_says(people: Desk) -> None:
    number = await put_right(people, "rename person 4 Иван Ли-младший")
    for again in (False, True):
        if again:
            await read_everything_again(people)
        assert await who(people, 4) == "Иван Ли-младший"
        assert "Иван Ли-младший" in {
            side.name for one in await people.meetings() for side in one.participants
        }
    async with people.database.read() as work:
        assert {one.id for one in await work.persons.list_known() if "младший" in one.name} == {4}
    await take_back(people, number)
    assert await who(people, 4) == "Жан Мартен"


MINISTER = "министр иностранных дел"
WORDS = "Мир держится на встречах"


@pytest.fixture
async def speakers(database: Database) -> Desk:
    """1 Иван Ли, called minister and ambassador, 2 Пётр Цой; the minister met Цой and spoke."""
    desk = Desk(database)
    text = f"«{WORDS}», — сказал он."
    said = Statement("Иван Ли", StatementKind.DIRECT, Span(1, 25), Span(0, len(text)))
    li = person("Иван Ли", MINISTER, "МИД")
    spoke = met("Иван Ли", "Пётр Цой", when=on(SEPTEMBER_24))
    await desk.collect(text, says(spoke, people=[li], statements=(said,)))
    await desk.collect("Посол.", says(people=[person("Иван Ли", "посол", "МИД")]))
    return desk


async def test_somebody_never_had_an_office_and_had_it_after_all(speakers: Desk) -> None:
    number = await put_right(speakers, f"drop office 1 {MINISTER.upper()}")
    for again in (False, True):
        if again:
            await read_everything_again(speakers)
        assert await offices(speakers, 1) == ["посол"]
        assert await office_of_first_side(speakers) == ""
        async with speakers.database.read() as work:
            assert await work.names.find_called([title_key(f"{MINISTER} МИД")]) == []
            (exported,) = [one for one in await all_people(work) if one.id == 1]
        assert [one.title for one in exported.offices] == ["посол"]
    await take_back(speakers, number)
    assert sorted(await offices(speakers, 1)) == sorted([MINISTER, "посол"])
    assert await office_of_first_side(speakers) == MINISTER


async def test_an_office_that_is_dropped_stays_so_for_whom_he_is_merged_with(
    speakers: Desk,
) -> None:
    await put_right(speakers, f"drop office 1 {MINISTER}")
    await put_right(speakers, "merge people 2 1")
    async with speakers.database.read() as work:
        owner = await work.persons.get(1)
    assert owner is not None
    assert await offices(speakers, owner.id) == ["посол"]


async def test_words_that_were_never_said_go_and_come_back(speakers: Desk) -> None:
    number = await put_right(speakers, "drop statement 1")
    for again in (False, True):
        if again:
            await read_everything_again(speakers)
        assert await quotes(speakers) == {}
        assert await exported_speakers(speakers) == []
    await take_back(speakers, number)
    assert await quotes(speakers) == {1: WORDS}


async def test_words_are_given_to_who_said_them_and_back(speakers: Desk) -> None:
    number = await put_right(speakers, "set speaker 1 2")
    for again in (False, True):
        if again:
            await read_everything_again(speakers)
        assert await quotes(speakers) == {2: WORDS}
        assert await exported_speakers(speakers) == ["Пётр Цой"]
    await take_back(speakers, number)
    assert await quotes(speakers) == {1: WORDS}
    assert await exported_speakers(speakers) == ["Иван Ли"]


async def test_words_follow_whom_they_were_given_to(speakers: Desk) -> None:
    await speakers.collect("Третий.", says(people=[person("Жан Мартен")]))
    await put_right(speakers, "set speaker 1 3")
    await put_right(speakers, "merge people 2 3")
    assert await quotes(speakers) == {2: WORDS}
    await read_everything_again(speakers)
    assert await quotes(speakers) == {2: WORDS}


async def test_words_are_known_again_though_the_text_was_changed_before_them(
    speakers: Desk,
) -> None:
    await put_right(speakers, "drop statement 1")
    text = f"Обновлено. «{WORDS}», — сказал он."
    start = text.index(WORDS)
    whole = Span(start, start + len(WORDS))
    again = Statement("Иван Ли", StatementKind.DIRECT, whole, Span(0, len(text)))
    other = Statement("Иван Ли", StatementKind.DIRECT, Span(0, 25), Span(0, len(text)))
    async with speakers.database.begin() as work:
        article = await work.articles.get(1)
        article.external_id, article.identity = "first", "id:first"
    said = says(people=[person("Иван Ли")], statements=(other, again))
    await speakers.collect(text, said, external_id="first")
    assert await exported_quotes(speakers) == [text[:25]]


async def test_who_changed_what_and_when_is_kept(desk: Desk) -> None:
    number = await put_right(desk, "set meeting 1 place=Алматы")
    await take_back(desk, number)
    async with desk.database.read() as work:
        (row,) = (await work.session.scalars(select(Correction))).all()
    assert (row.made_by, row.made_at, row.undone_by, row.undone_at) == (OPERATOR, NOW) * 2
    assert (row.field, row.before, row.value) == ("place", "Нью-Йорк", "Алматы")


REFUSED: Sequence[tuple[str, str]] = (
    ("", "write it like one of these"),
    ("set meeting", "write it like one of these"),
    ("merge meetings 1", "write it like one of these"),
    ("merge meetings 1 2 3", "write it like one of these"),
    ("drop person 1", "write it like one of these"),
    ("set meeting 1 colour=red", "'colour' is no value of a meeting"),
    ("set meeting 1 date=yesterday", "yesterday"),
    ("set meeting 1 date=2019-02-30", "day is out of range"),
    ("set meeting 1 date=2019-09-30..2019-09-01", "comes after"),
    ("set meeting 1 status=great", "great"),
    (f"set meeting 1 place={'х' * 81}", "more than 80"),
    ("set meeting 99 place=Алматы", "there is no meeting 99"),
    ("set meeting one place=Алматы", "'one' is no number"),
    ("set meeting 99999999999 place=Алматы", "is no number"),
    ("merge meetings 1 1", "are one meeting already"),
    ("split meeting 1 2", "name articles that tell of it: 1, 3"),
    ("split meeting 1 1 3", "no report would be left"),
    ("merge people 1 99", "there is no person 99"),
    ("merge people 1 1", "are one person already"),
    ("split person 1 Кто-то", f"1 has: {TOKAYEV}"),
    (f"rename person 1 {'х' * 101}", "1 to 100 letters"),
    ("drop office 1 посол", "1 has: "),
    ("drop office 99 посол", "there is no person 99"),
    ("drop statement 99", "there is no statement 99"),
    ("drop statement 1 2", "write it like one of these"),
    ("set speaker 99 1", "there is no statement 99"),
    ("set speaker 1", "write it like one of these"),
)


@pytest.mark.parametrize(("words", "reason"), REFUSED)
async def test_what_cannot_be_is_refused_in_a_line_and_changes_nothing(
    desk: Desk, words: str, reason: str
) -> None:
    with pytest.raises(CorrectionError, match=reason):
        await put_right(desk, words)
    assert await told(desk) == AS_READ
    async with desk.database.read() as work:
        assert (await work.session.scalars(select(Correction))).all() == []


async def test_what_is_undone_or_was_never_made_is_not_undone(desk: Desk) -> None:
    number = await put_right(desk, "drop meeting 1")
    await take_back(desk, number)
    for wrong in (number, 99):
        with pytest.raises(CorrectionError, match=str(wrong)):
            await take_back(desk, wrong)


@pytest.mark.parametrize("words", USAGE)
def test_every_example_is_understood(words: str) -> None:
    assert parse_request(words.split()).target in {3, 12}


async def card(desk: Desk, number: int) -> MeetingCard:
    found = await desk.card(number)
    assert found is not None
    return found


async def counts(desk: Desk) -> dict[str, int]:
    async with desk.database.read() as work:
        return {one.name: one.meetings for one in await work.persons.list_busiest(10)}


async def ids(desk: Desk) -> dict[str, int]:
    async with desk.database.read() as work:
        return {one.name: one.id for one in await work.persons.list_busiest(10)}


async def who(desk: Desk, number: int) -> str | None:
    async with desk.database.read() as work:
        found = await work.persons.get(number)
    return found.name if found else None


async def offices(desk: Desk, number: int) -> list[str]:
    async with desk.database.read() as work:
        return [one.title for one in await work.persons.list_offices(number)]


async def office_of_first_side(desk: Desk) -> str:
    return (await desk.only_meeting()).participants[0].office


async def all_people(work: UnitOfWork) -> Sequence[WholePerson]:
    return await work.exporting.people(Selection(), 0, 100)


async def quotes(desk: Desk) -> dict[int, str]:
    """Whose latest words there are."""
    async with desk.database.read() as work:
        said = {one.id: await work.persons.latest_quote(one.id) for one in await all_people(work)}
    return {number: one.words for number, one in said.items() if one is not None}


async def exported_speakers(desk: Desk) -> list[str]:
    async with desk.database.read() as work:
        return [one.speaker for one in await work.exporting.statements(Selection(), 0, 100)]


async def exported_quotes(desk: Desk) -> list[str]:
    async with desk.database.read() as work:
        return [one.quote for one in await work.exporting.statements(Selection(), 0, 100)]
