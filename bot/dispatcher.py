"""Routers in order, and the services that handlers may ask for by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Dispatcher

from handlers import (
    about,
    agenda,
    articles,
    briefs,
    corrections,
    digests,
    errors,
    exports,
    inline,
    meetings,
    membership,
    mentions,
    networks,
    objections,
    overviews,
    persons,
    questions,
    quotes,
    search,
    settings,
    sources,
    start,
    statistics,
    strips,
    subscriptions,
    timeline,
    topics,
)
from handlers.answering import Answers, Rewording
from handlers.pace import Purses, Restraint
from handlers.visitors import OnlyTheAsker, Reception
from newsroom.drawing import Studio
from newsroom.polling.desk import SourcesDesk
from newsroom.reading_desk import ReadingDesk
from newsroom.rendering.texts import Texts
from reading.search.lemmas import Lemmas
from reading.world import World
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """What is injected by name. Reception adds `texts`, `now` and `today` for each update."""

    database: Database
    catalogues: Mapping[str, Texts]
    world: World
    lemmas: Lemmas
    clock: Callable[[], datetime]
    zone: ZoneInfo
    language: str
    version: str
    studio: Studio
    access: frozenset[int] | None = None
    operators: frozenset[int] = frozenset()
    desk: ReadingDesk | None = None
    sources: SourcesDesk | None = None
    answers: Answers = field(default_factory=Answers)
    purses: Purses = field(default_factory=Purses)

    def by_name(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@cache
def build_dispatcher() -> Dispatcher:
    """The one dispatcher of the process: a router can be attached only once."""
    dispatcher = Dispatcher()
    dispatcher.update.outer_middleware(Restraint())
    dispatcher.update.outer_middleware(Rewording())
    dispatcher.update.outer_middleware(Reception())
    dispatcher.callback_query.outer_middleware(OnlyTheAsker())
    # Questions come last: they take what no command took.
    dispatcher.include_routers(
        errors.router,
        membership.router,
        objections.router,
        start.router,
        persons.router,
        timeline.router,
        overviews.router,
        topics.router,
        agenda.router,
        quotes.router,
        networks.router,
        statistics.router,
        strips.router,
        briefs.router,
        exports.router,
        search.router,
        meetings.router,
        digests.router,
        subscriptions.router,
        settings.router,
        corrections.router,
        sources.router,
        about.router,
        inline.router,
        articles.router,
        mentions.router,
        questions.router,
    )
    return dispatcher
