from datetime import date

from reading.facts import EventDate
from storage.coverage import Coverage
from storage.database import Database
from tests.desk import DUDA, GUTERRES, TOKAYEV, Desk, met, on, says


async def test_an_empty_archive_covers_nothing(database: Database) -> None:
    async with database.read() as work:
        assert await work.archive.coverage() == Coverage(0, 0, 0, None, None, ())


async def test_coverage_counts_and_names_years_and_outlets(database: Database) -> None:
    desk = Desk(database)
    old, new = on(date(2019, 12, 31)), on(date(2025, 1, 1))
    reports = met(TOKAYEV, GUTERRES, when=old), met(TOKAYEV, DUDA, when=new)
    await desk.collect("Первая.", says(*reports), outlet="NUR.KZ")
    undated = met(GUTERRES, DUDA, when=EventDate())
    await desk.collect("Вторая.", says(undated), url="https://akorda.kz/1")
    await desk.collect("Третья.", says())
    async with database.read() as work:
        coverage = await work.archive.coverage()
    assert coverage == Coverage(3, 3, 3, 2019, 2025, ("NUR.KZ", "akorda.kz"))
