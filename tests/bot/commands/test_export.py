import asyncio
import csv
import json
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from newsroom import exporting
from reading.facts import (
    Basis,
    EventDate,
    Forum,
    Part,
    Participant,
    ParticipantKind,
    Place,
    Precision,
    Span,
    Statement,
    StatementKind,
    Status,
)
from storage.database import Database
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
from tests.kept import KEPT

Capture = pytest.CaptureFixture[str]

NEWS = "Токаев встретился с Гутерришем. «Мы рады», — сказал Токаев."
LATER = "Токаев и Гутерриш, как сообщалось, встретились 24 сентября."
VISIT = "Анджей Дуда прибудет в Казахстан."


async def fill(url: str) -> None:
    async with Database(url) as database:
        await KEPT.fill(database, __name__, lambda: collect(Desk(database)))


async def collect(desk: Desk) -> None:
    new_york = Place("Нью-Йорк", "US")
    said = Statement(TOKAYEV, StatementKind.DIRECT, Span(33, 40), Span(32, 59))
    first = says(
        met(
            TOKAYEV,
            side(GUTERRES),
            side("Хельга Шмид", Part.DELEGATE),
            when=SEPTEMBER,
            place=new_york,
            forum=Forum("74-я сессия ГА ООН", "unga-74"),
            topics=("climate",),
            evidence=Span(0, 31),
        ),
        people=[
            person(TOKAYEV, "президент Казахстана", "Казахстан", country="KZ"),
            person(GUTERRES, "генеральный секретарь ООН", "ООН"),
        ],
        statements=(said,),
        topics=("climate",),
    )
    host = Participant(ParticipantKind.COUNTRY, "Казахстан", Part.HOST, country="KZ")
    unnamed = Participant(ParticipantKind.OFFICE, "министр обороны", country="PL")
    visit = met(
        side(DUDA, Part.TRAVELLER, "PL"),
        unnamed,
        host,
        when=EventDate(),
        status=Status.POSTPONED,
        evidence=Span(0, len(VISIT)),
    )
    await desk.collect(
        NEWS,
        first,
        url="https://nur.kz/1",
        outlet="NUR.KZ",
        headline="=SUM(A1)",
        published_on=date(2019, 9, 25),
    )
    again = met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24), evidence=Span(0, len(LATER)))
    await desk.collect(LATER, says(again), external_id="l-2", published_on=date(2019, 10, 1))
    await desk.collect(VISIT, says(visit), url="https://zakon.kz/2")


@pytest.fixture
def _archive(archive_url: str) -> None:
    asyncio.run(fill(archive_url))


def exported(capsys: Capture, *arguments: str) -> list[dict[str, Any]]:
    assert main(["export", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def names(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(row["name"] for row in rows)


@pytest.mark.usefixtures("_archive")
def test_a_meeting_is_told_with_its_reports_and_its_history(capsys: Capture) -> None:
    meeting, _ = exported(capsys, "meetings")
    history, reports = meeting.pop("history"), meeting.pop("reports")
    assert meeting == {
        "id": 1,
        "participants": [TOKAYEV, GUTERRES],
        "unnamed": [],
        "kind": "meeting",
        "status": "held",
        "postponed": False,
        "place": "Нью-Йорк",
        "country": "US",
        "date_start": "2019-09-24",
        "date_end": "2019-09-24",
        "date_precision": "day",
        "basis": "explicit",
        "forum": "74-я сессия ГА ООН",
        "topics": ["climate"],
        "evidence": "Токаев встретился с Гутерришем.",
        "independent_reports": 2,
        "version": 2,
        "doubted": False,
    }
    assert [(one["url"], one["external_id"], one["evidence"]) for one in reports] == [
        ("https://nur.kz/1", None, "Токаев встретился с Гутерришем."),
        (None, "l-2", LATER),
    ]
    assert [(one["date_start"], one["published"]) for one in reports] == [
        ("2019-09", "2019-09-25"),
        ("2019-09-24", "2019-10-01"),
    ]
    assert history[0]["changes"]["precision"] == ["month", "day"]
    assert [one["said_on"] for one in history] == ["2019-10-01"]


@pytest.mark.parametrize("order", sorted(permutations(range(3))))
def test_the_history_is_the_same_whatever_came_first(
    archive_url: str, capsys: Capture, order: tuple[int, ...]
) -> None:
    october = EventDate(date(2024, 10, 1), date(2024, 10, 31), Precision.MONTH, Basis.EXPLICIT)
    told = [
        ("Встретятся в октябре.", Status.PLANNED, october, date(2024, 9, 1)),
        ("Встретятся шестого.", Status.PLANNED, on(date(2024, 10, 6)), date(2024, 9, 20)),
        ("Встретились шестого.", Status.HELD, on(date(2024, 10, 6)), date(2024, 10, 7)),
    ]

    async def collect() -> None:
        async with Database(archive_url) as database:
            for number in order:
                text, status, when, day = told[number]
                facts = says(met(TOKAYEV, GUTERRES, when=when, status=status))
                await Desk(database).collect(text, facts, external_id=text, published_on=day)

    asyncio.run(collect())
    (meeting,) = exported(capsys, "meetings")
    assert meeting["history"] == [
        {
            "said_on": "2024-09-20",
            "changes": {
                "first_on": ["2024-10-01", "2024-10-06"],
                "last_on": ["2024-10-31", "2024-10-06"],
                "precision": ["month", "day"],
            },
        },
        {"said_on": "2024-10-07", "changes": {"status": ["planned", "held"]}},
    ]


@pytest.mark.usefixtures("_archive")
def test_who_is_not_named_stands_apart_and_a_visit_put_off_is_cancelled(capsys: Capture) -> None:
    _, visit = exported(capsys, "meetings")
    assert (visit["participants"], visit["unnamed"]) == ([DUDA], ["министр обороны"])
    assert (visit["status"], visit["postponed"], visit["date_start"]) == ("cancelled", True, None)


@pytest.mark.usefixtures("_archive")
def test_a_person_is_told_with_offices_and_counts(capsys: Capture) -> None:
    (tokayev,) = exported(capsys, "people", "--person", "Токаеву")
    assert tokayev == {
        "id": 1,
        "name": TOKAYEV,
        "country": "KZ",
        "aliases": [TOKAYEV],
        "roles": ["президент Казахстана"],
        "orgs": ["Казахстан"],
        "offices": [
            {
                "title": "президент Казахстана",
                "organization": "Казахстан",
                "first": "2019-09-25",
                "last": "2019-09-25",
            }
        ],
        "articles": 2,
        "meetings": 1,
    }


@pytest.mark.usefixtures("_archive")
def test_articles_and_statements_come_with_their_outlet(capsys: Capture) -> None:
    article = exported(capsys, "articles")[0]
    assert (article["outlet"], article["published"], article["topics"]) == (
        "NUR.KZ",
        "2019-09-25",
        ["climate"],
    )
    (statement,) = exported(capsys, "statements")
    assert (statement["speaker"], statement["quote"], statement["outlet"]) == (
        TOKAYEV,
        "Мы рады",
        "NUR.KZ",
    )


@pytest.mark.usefixtures("_archive")
def test_an_article_comes_with_its_text_and_what_it_said_before(
    archive_url: str, capsys: Capture
) -> None:
    async def correct() -> None:
        async with Database(archive_url) as database:
            await Desk(database).collect("Дуда не прибудет.", says(), url="https://zakon.kz/2")

    asyncio.run(correct())
    article = exported(capsys, "articles")[-1]
    assert article["text"] == "Дуда не прибудет."
    assert [(one["number"], one["text"]) for one in article["versions"]] == [(1, VISIT)]


@pytest.mark.slow
@pytest.mark.usefixtures("_archive")
def test_what_is_exported_can_be_indexed_elsewhere(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["export", "articles"]) == 0
    (folder / "articles.jsonl").write_text(capsys.readouterr().out)
    first = exported(capsys, "articles")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder / 'other.db'}")
    assert main(["index", "articles.jsonl"]) == 0
    capsys.readouterr()
    again = exported(capsys, "articles")
    lasting = ("external_id", "url", "outlet", "headline", "published", "published_at", "text")
    for one, other in zip(first, again, strict=True):
        assert {key: other[key] for key in lasting} == {key: one[key] for key in lasting}


FILTERS = {
    "a surname in another case": (["meetings", "--person", "Гутерришем"], 1),
    "the wrong keyboard layout": (["meetings", "--person", "Uenthhbi"], 1),
    "a country of a side": (["meetings", "--country", "pl"], 1),
    "a country of the place": (["meetings", "--country", "US"], 1),
    "a country of nobody": (["meetings", "--country", "FR"], 0),
    "from a year": (["meetings", "--from", "2019"], 1),
    "to a month": (["meetings", "--to", "2019-08"], 0),
    "a day": (["meetings", "--from", "2019-09-24", "--to", "2019-09-24"], 1),
    "a status": (["meetings", "--status", "postponed"], 1),
    "a form": (["meetings", "--form", "visit"], 0),
    "people of a country": (["people", "--country", "KZ"], 1),
    "articles that name somebody": (["articles", "--person", "Дуда"], 1),
    "articles of a time": (["articles", "--from", "2019-10", "--to", "2019"], 1),
    "statements of somebody": (["statements", "--person", "Гутерриш"], 0),
    "statements of a time": (["statements", "--from", "2019-09-25"], 1),
}


@pytest.mark.usefixtures("_archive")
@pytest.mark.parametrize(("arguments", "count"), FILTERS.values(), ids=FILTERS.keys())
def test_a_filter_leaves_what_fits(capsys: Capture, arguments: list[str], count: int) -> None:
    assert len(exported(capsys, *arguments)) == count


WRONG = {
    "a thing we don't have": (["treaties"], "'treaties' is none of people, meetings"),
    "a format we don't write": (["people", "--format", "xml"], "--format: 'xml' is none of"),
    "a country nobody knows": (["people", "--country", "ZZ"], "--country: 'ZZ'"),
    "a date of another kind": (["meetings", "--from", "24.09.2019"], "is not YYYY"),
    "a month that isn't": (["meetings", "--from", "2019-13"], "no such day as 2019-13"),
    "a day that isn't": (["meetings", "--to", "2019-02-30"], "no such day as 2019-02-30"),
    "an end before the start": (["meetings", "--from", "2020", "--to", "2019"], "lies before"),
    "a status that isn't": (["meetings", "--status", "done"], "--status: 'done' is none of"),
    "a form that isn't": (["meetings", "--form", "dinner"], "--form: 'dinner' is none of"),
    "a filter of something else": (["people", "--from", "2019"], "--from is no filter of people"),
    "somebody unknown": (["people", "--person", "Зурабишвили"], "nobody called «Зурабишвили»"),
}


@pytest.mark.usefixtures("_archive")
@pytest.mark.parametrize(("arguments", "reason"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_filter_is_named_in_one_line(
    capsys: Capture, arguments: list[str], reason: str
) -> None:
    assert main(["export", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert reason in captured.err
    assert captured.err.count("\n") == 1


def test_of_several_people_the_names_to_choose_from_are_told(
    archive_url: str, capsys: Capture
) -> None:
    async def collect() -> None:
        async with Database(archive_url) as database:
            people = [person("Пётр Иванов"), person("Павел Иванов")]
            await Desk(database).collect("Ивановы.", says(people=people))

    asyncio.run(collect())
    assert main(["export", "people", "--person", "Иванов"]) == 2
    assert "may be Павел Иванов, Пётр Иванов" in capsys.readouterr().err


@pytest.mark.usefixtures("_archive")
@pytest.mark.parametrize("thing", exporting.THINGS)
def test_a_table_has_a_row_for_each_and_a_heading(capsys: Capture, thing: str) -> None:
    count = len(exported(capsys, thing))
    assert main(["export", thing, "--format", "csv"]) == 0
    heading, *rows = csv.reader(StringIO(capsys.readouterr().out))
    assert heading[0] == "id"
    assert len(rows) == count
    assert {len(row) for row in rows} == {len(heading)}


@pytest.mark.usefixtures("_archive")
def test_a_spreadsheet_is_given_no_formula(capsys: Capture) -> None:
    assert main(["export", "articles", "--format", "csv"]) == 0
    rows = csv.DictReader(StringIO(capsys.readouterr().out))
    assert [row["headline"] for row in rows] == ["'=SUM(A1)", "", ""]


def test_a_long_archive_comes_page_by_page_in_the_order_of_ids(
    archive_url: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "PAGE", 2)

    async def collect() -> None:
        async with Database(archive_url) as database:
            days = [on(SEPTEMBER_24 - timedelta(days=9 * number)) for number in range(5)]
            await Desk(database).collect(NEWS, says(*(met(TOKAYEV, DUDA, when=d) for d in days)))

    asyncio.run(collect())
    ids = [row["id"] for row in exported(capsys, "meetings")]
    assert len(ids) == 5
    assert all(one < other for one, other in pairwise(ids))


def test_an_archive_that_is_not_there_is_named_and_not_made(folder: Path, capsys: Capture) -> None:
    assert main(["export", "people"]) == 2
    error = capsys.readouterr().err
    assert "there is none at dipcourier.db yet" in error
    assert error.count("\n") == 1
    assert list(folder.iterdir()) == []
