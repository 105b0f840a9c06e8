"""Routers in order, and the services that handlers may ask for by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Dispatcher
from aiogram.methods import Response
from aiogram.types import Message, ResultChatMemberUnion, Update, User

from bot.metrics import Metrics, Watched
from handlers import (
    about,
    agenda,
    articles,
    briefs,
    corrections,
    digests,
    errors,
    exports,
    health,
    inline,
    meetings,
    membership,
    mentions,
    networks,
    objections,
    overviews,
    pauses,
    personal,
    persons,
    posts,
    questions,
    quotes,
    search,
    settings,
    sources,
    start,
    statistics,
    strips,
    subscription_pages,
    subscriptions,
    timeline,
    topics,
    watches,
)
from handlers.answering import Answers, Rewording
from handlers.bounds import Bounds
from handlers.doubts import Reminder
from handlers.pace import Purses, Restraint
from handlers.visitors import OnlyTheAsker, Reception
from newsroom.delivery.tidying import Kept
from newsroom.drawing import Studio
from newsroom.polling.desk import SourcesDesk
from newsroom.reading_desk import ReadingDesk
from newsroom.rendering.texts import Texts
from reading.search.lemmas import Lemmas
from reading.world import World
from storage.database import Database

# aiogram looks for the model of each answer of Telegram by its type. pydantic forgets those that
# nobody holds on to, and making one anew takes longer than most of our answers.
HELD = (
    Response[Message],
    Response[Message | bool],
    Response[bool],
    Response[list[Update]],
    Response[User],
    Response[ResultChatMemberUnion],
)


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
    metrics: Metrics = field(default_factory=Metrics)
    kept: Kept = field(default_factory=Kept)

    def by_name(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@cache
def build_dispatcher() -> Dispatcher:
    """The one dispatcher of the process: a router can be attached only once."""
    dispatcher = Dispatcher()
    dispatcher.update.outer_middleware(Watched())
    dispatcher.update.outer_middleware(Bounds())
    dispatcher.update.outer_middleware(Restraint())
    dispatcher.update.outer_middleware(Rewording())
    dispatcher.update.outer_middleware(Reception())
    dispatcher.update.outer_middleware(Reminder())
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
        subscription_pages.router,
        watches.router,
        pauses.router,
        settings.router,
        personal.router,
        corrections.router,
        sources.router,
        posts.router,
        health.router,
        about.router,
        inline.router,
        articles.router,
        mentions.router,
        questions.router,
    )
    return dispatcher
