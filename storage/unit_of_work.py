"""One transaction, and the repositories that work in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncSession

from storage import sqlite_driver
from storage.agenda import Agendas
from storage.articles import Articles
from storage.cards import Cards
from storage.chats import Chats
from storage.concluding import Concluding
from storage.corrections import Corrections
from storage.counting import Counting
from storage.coverage import Archive
from storage.deliveries import Deliveries
from storage.delivery_figures import DeliveryCounts
from storage.digests import Digests
from storage.exporting import Exporting
from storage.facts import FactsOfArticles
from storage.found_articles import FoundArticles
from storage.linking import Linking
from storage.listing import Listing
from storage.meetings import Meetings
from storage.names import Names
from storage.naming import Naming
from storage.objections import Objections
from storage.overviews import Overviews
from storage.pauses import Pauses
from storage.personal import Personal
from storage.persons import Persons
from storage.quotes import Quotes
from storage.reading_queue import ReadingQueue
from storage.recounting import Recounting
from storage.reprints import Reprints
from storage.retention import Retention
from storage.retractions import Retractions
from storage.schema import Schema
from storage.search import Search
from storage.search_care import SearchCare
from storage.source_counts import SourceCounts
from storage.sources import Sources
from storage.statements import Statements
from storage.statistics import Statistics
from storage.subscriptions import Subscriptions
from storage.updates import Updates
from storage.versions import Versions
from storage.watches import Watches


class UnitOfWork:
    """One transaction; each repository is made when first asked for."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    @asynccontextmanager
    async def in_place(self) -> AsyncIterator[None]:
        """Many short statements to come: on SQLite without a visit to a thread for each.

        Nobody else gets a turn while one of them is carried out, so none may take long.
        """
        connection = await self.session.connection()
        driver = (await connection.get_raw_connection()).driver_connection
        if not isinstance(driver, sqlite_driver.QuickConnection):
            yield
            return
        driver.in_place = True
        try:
            yield
        finally:
            driver.in_place = False

    @cached_property
    def articles(self) -> Articles:
        return Articles(self.session)

    @cached_property
    def versions(self) -> Versions:
        return Versions(self.session)

    @cached_property
    def facts(self) -> FactsOfArticles:
        return FactsOfArticles(self.session)

    @cached_property
    def linking(self) -> Linking:
        return Linking(self.session)

    @cached_property
    def counting(self) -> Counting:
        return Counting(self.session)

    @cached_property
    def concluding(self) -> Concluding:
        return Concluding(self.session)

    @cached_property
    def persons(self) -> Persons:
        return Persons(self.session)

    @cached_property
    def cards(self) -> Cards:
        return Cards(self.session)

    @cached_property
    def overviews(self) -> Overviews:
        return Overviews(self.session)

    @cached_property
    def agendas(self) -> Agendas:
        return Agendas(self.session)

    @cached_property
    def quotes(self) -> Quotes:
        return Quotes(self.session)

    @cached_property
    def statistics(self) -> Statistics:
        return Statistics(self.session)

    @cached_property
    def names(self) -> Names:
        return Names(self.session)

    @cached_property
    def corrections(self) -> Corrections:
        return Corrections(self.session)

    @cached_property
    def statements(self) -> Statements:
        return Statements(self.session)

    @cached_property
    def objections(self) -> Objections:
        return Objections(self.session)

    @cached_property
    def reprints(self) -> Reprints:
        return Reprints(self.session)

    @cached_property
    def naming(self) -> Naming:
        return Naming(self.session)

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self.session)

    @cached_property
    def search(self) -> Search:
        return Search(self.session)

    @cached_property
    def listing(self) -> Listing:
        return Listing(self.session)

    @cached_property
    def archive(self) -> Archive:
        return Archive(self.session)

    @cached_property
    def exporting(self) -> Exporting:
        return Exporting(self.session)

    @cached_property
    def sources(self) -> Sources:
        return Sources(self.session)

    @cached_property
    def found(self) -> FoundArticles:
        return FoundArticles(self.session)

    @cached_property
    def chats(self) -> Chats:
        return Chats(self.session)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        return Subscriptions(self.session)

    @cached_property
    def digests(self) -> Digests:
        return Digests(self.session)

    @cached_property
    def retractions(self) -> Retractions:
        return Retractions(self.session)

    @cached_property
    def watches(self) -> Watches:
        return Watches(self.session)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.session)

    @cached_property
    def delivery_counts(self) -> DeliveryCounts:
        return DeliveryCounts(self.session)

    @cached_property
    def source_counts(self) -> SourceCounts:
        return SourceCounts(self.session)

    @cached_property
    def reading_queue(self) -> ReadingQueue:
        return ReadingQueue(self.session)

    @cached_property
    def updates(self) -> Updates:
        return Updates(self.session)

    @cached_property
    def pauses(self) -> Pauses:
        return Pauses(self.session)

    @cached_property
    def recounting(self) -> Recounting:
        return Recounting(self.session)

    @cached_property
    def schema(self) -> Schema:
        return Schema(self.session)

    @cached_property
    def search_care(self) -> SearchCare:
        return SearchCare(self.session)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self.session)

    @cached_property
    def personal(self) -> Personal:
        return Personal(self.session)
